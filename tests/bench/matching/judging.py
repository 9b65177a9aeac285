"""How good matching is: precision and recall of activities, and nDCG@5 of organisations from what profiles declare."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from builder.catalogue.model import Organisation
from builder.catalogue.queries import Directory
from builder.matching.request import Answer, Request
from tests.bench.matching.packages_file import JudgedPackage

DEPTH = 5
DOES, IN_SECTOR = 3, 1


class CanMatch(Protocol):
    def match(self, request: Request) -> Answer: ...


@dataclass(frozen=True)
class Judgement:
    package: JudgedPackage
    found: frozenset[str]
    ndcg: float | None  # None where there is nothing to rank

    @property
    def right(self) -> int:
        return len(self.found & self.package.activities)

    @property
    def wrong(self) -> frozenset[str]:
        return self.found - self.package.activities - self.package.also

    @property
    def missed(self) -> frozenset[str]:
        return self.package.activities - self.found


@dataclass(frozen=True)
class Measures:
    packages: int
    precision: float
    recall: float
    ndcg: float


def judged(matcher: CanMatch, directory: Directory, packages: Iterable[JudgedPackage]) -> tuple[Judgement, ...]:
    found = []
    for package in packages:
        answer = matcher.match(Request(package.text, package.place, limit=DEPTH))
        activities = frozenset(key for each in answer.packages for key in each.activities)
        ranked = answer.whole or (answer.packages[0] if answer.packages else None)
        order = [candidate.organisation for candidate in ranked.candidates] if ranked else []
        found.append(Judgement(package, activities, _ndcg(order, package.activities, directory)))
    return tuple(found)


def _gain(one: Organisation, activities: frozenset[str]) -> float:
    """Of all the work: fully what the profile declares, in part what is of the sector."""
    total = 0.0
    for activity in sorted(activities):
        total += DOES if activity in one.work else IN_SECTOR if activity.partition("/")[0] in one.work else 0
    return total / len(activities)


def _ndcg(order: Sequence[Organisation], activities: frozenset[str], directory: Directory) -> float | None:
    if not activities:
        return None
    best = sorted((_gain(one, activities) for one in directory.catalogue.active), reverse=True)[:DEPTH]
    ideal = _dcg(best)
    return _dcg([_gain(one, activities) for one in order[:DEPTH]]) / ideal if ideal else None


def _dcg(gains: Iterable[float]) -> float:
    return sum(gain / math.log2(at + 2) for at, gain in enumerate(gains))


def measures(judgements: Iterable[Judgement]) -> Measures:
    """Precision and recall over all activities together. A kind in which nothing is there to be found has recall 1."""
    those = tuple(judgements)
    right, wrong = sum(one.right for one in those), sum(len(one.wrong) for one in those)
    missed = sum(len(one.missed) for one in those)
    ndcgs = [one.ndcg for one in those if one.ndcg is not None]
    return Measures(
        len(those),
        right / (right + wrong) if right + wrong else 1.0,
        right / (right + missed) if right + missed else 1.0,
        sum(ndcgs) / len(ndcgs) if ndcgs else 1.0,
    )


def by_kind(judgements: Iterable[Judgement]) -> Mapping[str, Measures]:
    kinds: dict[str, list[Judgement]] = {}
    for one in judgements:
        kinds.setdefault(one.package.kind, []).append(one)
    return {kind: measures(those) for kind, those in kinds.items()}
