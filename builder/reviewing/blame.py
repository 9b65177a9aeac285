"""Which problems are of a change, and which were there before: nobody's pull request fails on another's file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from builder.problems import Problem

Mark = tuple[str, str, str, str]


@dataclass(frozen=True)
class Blame:
    """`own` problems count; `elsewhere` stood in files that the change does not touch, and stand there still."""

    own: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.own if each.is_error)


def blame(now: Iterable[Problem], before: Iterable[Problem], changed: Collection[str]) -> Blame:
    """Every problem of a changed file counts, and of other files those that were not there before: whoever removes
    an organisation hears about the pages that named it. `changed` are paths as in `Problem.path`."""
    known = Counter(_mark(each) for each in before)
    own: list[Problem] = []
    elsewhere: list[Problem] = []
    for each in now:
        mark = _mark(each)
        old = known[mark] > 0
        known[mark] -= old
        (elsewhere if old and each.path not in changed else own).append(each)
    return Blame(tuple(own), tuple(elsewhere))


def _mark(each: Problem) -> Mark:
    """What makes it the same problem on another line."""
    return each.path, each.code, each.key, str(each.params.get("found", ""))
