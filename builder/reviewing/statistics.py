"""The data in numbers for who looks after it: what profiles answer, by federation, and how old they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from builder.catalogue.model import Catalogue
from builder.reading.document import Document
from builder.reviewing.completeness import QUESTIONS, completeness, coverage
from builder.reviewing.freshness import ALONE, months_between

BANDS = (6, 12, 24)  # months since a review up to which a profile is in a band; after the last one it is old


@dataclass(frozen=True)
class Part:
    """A federation, or everything: how many profiles, how many of the questions they answer on average, how many are
    confirmed, and the age in months of the one that nobody looked at longest. Parts are not put in order of these."""

    name: str
    profiles: int
    answered: float
    confirmed: int
    oldest: int


@dataclass(frozen=True)
class Statistics:
    """`coverage` and `steps` by key of a question: how many profiles answer it, and of how many it is the next step.
    `ages` counts profiles by the last month of their band; "old" is after the last one."""

    everything: Part
    federations: tuple[Part, ...]
    coverage: dict[str, int]
    steps: dict[str, int]
    ages: dict[str, int]

    def plain(self) -> dict[str, Any]:
        return {"questions": len(QUESTIONS), **asdict(self)}


def statistics(catalogue: Catalogue, documents: Collection[Document], today: str) -> Statistics:
    """Of the organisations that the site shows."""
    shown = {one.slug for one in catalogue.active}
    profiles = {each.id: each.value for each in documents if each.kind == "organisation" and each.id in shown}
    ages = {one.slug: months_between(one.last_reviewed, today) for one in catalogue.active}

    def part(name: str, slugs: Collection[str]) -> Part:
        values = [profiles[slug] for slug in slugs]
        return Part(
            name=name,
            profiles=len(values),
            answered=round(sum(completeness(value).answered for value in values) / len(values), 1) if values else 0.0,
            confirmed=sum(value["verification"]["state"] == "confirmed" for value in values),
            oldest=max((ages[slug] for slug in slugs), default=0),
        )

    members: dict[str, list[str]] = {}
    for one in catalogue.active:
        for federation in one.federations or (ALONE,):
            members.setdefault(federation, []).append(one.slug)
    steps = Counter(step.key for value in profiles.values() if (step := completeness(value).next_step))
    bands = Counter(next((str(band) for band in BANDS if age < band), "old") for age in ages.values())
    return Statistics(
        everything=part("", list(profiles)),
        federations=tuple(part(name, slugs) for name, slugs in sorted(members.items())),
        coverage=coverage(profiles.values()),
        steps={question.key: steps[question.key] for question in QUESTIONS if steps[question.key]},
        ages={band: bands[band] for band in (*map(str, BANDS), "old")},
    )
