"""One search, from a question to hits: what `werkwijzer search` and a server ask of the Whoosh index."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from builder.finding.answers import AnswerPage, answers_to
from builder.finding.conditions import Conditions
from builder.finding.fielded import parse
from builder.finding.needs import Needs, needs_of
from builder.finding.ranking import LEAST, Scores, scores_of
from builder.finding.reading import Reader, Reading
from builder.finding.shelf import Kept, Shelf
from builder.finding.whereabouts import Point, There, Whereabouts
from builder.finding.whoosh_library import And, NumericRange, Query
from builder.finding.whoosh_documents import DEGREE

FACETS = ("sector", "activity", "region", "municipality", "customer", "form", "type", "label", "federation",
          "verification")  # fmt: skip
KM_PER_DEGREE = (111.2, 68.0)  # of latitude; of longitude, less than it is anywhere in Belgium


@dataclass(frozen=True)
class Hit:
    kind: str
    id: str
    title: str
    url: str
    score: float
    why: tuple[str, ...]
    summary: str = ""
    where: str = ""
    km: int | None = None
    inside: bool = False
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Understood:
    """What some words of the question were taken for: `kind` is that of a concept, `name`, `ignored` or `unknown`."""

    text: str
    kind: str
    id: str = ""
    label: str = ""
    guess: bool = False
    how: str | None = None  # form, prefix, typo, parts
    as_: str = ""
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Found:
    hits: tuple[Hit, ...]
    total: int  # organisations and pages, also beyond the limit
    understood: tuple[Understood, ...]
    facets: Mapping[str, tuple[Count, ...]]
    unknown: tuple[str, ...]
    suggestions: tuple[str, ...]  # the question with an error in typing put right
    inside: int | None  # organisations in the place that is asked for; None when none is
    nearest: int | None  # km to the nearest that is shown


@dataclass(frozen=True)
class Request:
    query: str
    limit: int = 10
    near: str | None = None  # postal code, place, or `latitude,longitude`
    within: float | None = None  # km around `near`
    facets: bool = False
    seed: str = ""  # the order of equals
    typing: bool = True  # the last word may be unfinished


class Finder:
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.reader = Reader(shelf)
        self.conditions = Conditions(shelf, self.reader)

    def search(self, request: Request) -> Found:
        """Raises QueryError for a question with fields that cannot be read, or a place nobody knows."""
        asked = parse(request.query)
        near = self.conditions.point(request.near) if request.near else None
        kept = self._kept(asked.condition, near, request.within)
        reading = self.reader.read(asked.words, request.typing)
        needs = needs_of(reading, self.shelf)
        where = Whereabouts(self.shelf, reading, near)
        pool = self.shelf.organisations if kept is None else kept
        scores = scores_of(self.shelf, reading, needs, where, pool)
        if kept is not None and not scores.totals and not needs.anything and not any(w.unknown for w in reading.words):
            scores.totals = dict.fromkeys(pool, 0.5)
        if kept is not None:
            scores.totals = {number: total for number, total in scores.totals.items() if number in kept}
        ordered = self._ordered(scores, where, request.seed)
        pages = self._pages(reading, needs, where, asked.condition, kept, len(ordered) < request.limit)
        hits = [
            *(_page_hit(page) for page in pages if page.top),
            *(self._hit(number, score, scores, where, asked.condition) for number, score in ordered[: request.limit]),
            *(_page_hit(page) for page in pages if not page.top),
        ]
        return Found(
            hits=tuple(hits[: request.limit]),
            total=len(ordered) + len(pages),
            understood=self._understood(reading, needs, where),
            facets=self._facets([number for number, _ in ordered]) if request.facets else {},
            unknown=tuple(request.query[0:0] + reading.text([word]) for word in reading.words if word.unknown),
            suggestions=self._suggestions(reading),
            inside=_inside(ordered, where),
            nearest=min((km for number, _ in ordered if (km := where.there(number).km) is not None), default=None)
            if where.asked
            else None,
        )
