"""Tasks put together into packages that one organisation can take: by sector, by what goes together, and by what
organisations in fact combine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.catalogue.matching import Matching
from builder.matching.recognition import Task


def packages_of(
    tasks: Iterable[Task], members: Mapping[str, frozenset[str]], matching: Matching
) -> tuple[tuple[Task, ...], ...]:
    """`members` are the slugs of the organisations of each sector. Packages are in the order of the text."""
    groups: dict[frozenset[str], list[Task]] = {}
    for task in tasks:
        groups.setdefault(frozenset({task.sector}), []).append(task)
    while True:
        best = _nearest(list(groups), members, matching)
        if best is None:
            return tuple(tuple(those) for those in groups.values())
        one, other = best
        merged: dict[frozenset[str], list[Task]] = {}
        for sectors, those in groups.items():
            if sectors == one:
                merged[one | other] = [*those, *groups[other]]
            elif sectors != other:
                merged[sectors] = those
        groups = merged


def _nearest(
    groups: list[frozenset[str]], members: Mapping[str, frozenset[str]], matching: Matching
) -> tuple[frozenset[str], frozenset[str]] | None:
    """The two groups that go together best; the first in the text is the first of the two."""
    rules = matching.packages
    best: tuple[float, int, int] | None = None
    for first, one in enumerate(groups):
        for second in range(first + 1, len(groups)):
            other = groups[second]
            if len(one | other) > rules["most_sectors"]:
                continue
            share = _share(one, other, members, rules["least"])
            related = any(one & set(those) and other & set(those) for those in matching.together)
            worth = share + (rules["related"] if related and share else 0.0)
            if worth >= rules["share"] and (best is None or worth > best[0]):
                best = (worth, first, second)
    return (groups[best[1]], groups[best[2]]) if best else None


def _share(one: frozenset[str], other: frozenset[str], members: Mapping[str, frozenset[str]], least: float) -> float:
    """Which part of the organisations of the smaller group do the work of both; 0 when too few do."""
    does_one, does_other = _doing_all(one, members), _doing_all(other, members)
    both = len(does_one & does_other)
    return both / min(len(does_one), len(does_other)) if both and both >= least else 0.0


def _doing_all(sectors: frozenset[str], members: Mapping[str, frozenset[str]]) -> frozenset[str]:
    those = [members.get(sector, frozenset()) for sector in sorted(sectors)]
    return those[0].intersection(*those[1:])
