"""What is asked of the Whoosh index and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_PLACES = 6  # that a card or a match names of one organisation


@dataclass(frozen=True)
class Hit:
    kind: str
    id: str
    title: str
    url: str
    score: float
    why: tuple[str, ...]
    summary: str = ""
    places: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    km: int | None = None
    at: str = ""  # the municipality that distance is of


@dataclass(frozen=True)
class Understood:
    """What words of the question were taken for: `kind` is that of a concept, or `name`, `ignored`, `unknown`."""

    text: str
    kind: str
    id: str = ""
    label: str = ""
    guess: bool = False
    how: str | None = None  # form, prefix, typo, parts
    as_: str = ""
    alternatives: tuple[str, ...] = ()
    related: tuple[str, ...] = ()  # sectors that come close to it, where nobody does it
    guesses: tuple[str, ...] = ()  # known words that one which is not known looks like


@dataclass(frozen=True)
class Count:
    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Found:
    hits: tuple[Hit, ...]
    organisations: int  # how many, also beyond the limit
    understood: tuple[Understood, ...]
    unknown: tuple[str, ...]
    suggestions: tuple[str, ...]  # the question with a likely error in typing put right
    facets: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)
    place: str | None = None  # that was asked for
    inside: int = 0  # organisations in it, or that come to work there
    nearest: int | None = None  # km

    @property
    def guess(self) -> bool:
        return bool(self.unknown) or any(one.guess for one in self.understood)


@dataclass(frozen=True)
class Request:
    query: str
    limit: int = 10
    near: str | None = None  # postal code, place, or `latitude,longitude`
    within: float | None = None  # km around `near`
    facets: bool = False
    seed: str = ""  # the order of equals
    typing: bool = True  # the last word may be unfinished
    day: str = ""  # year-month-day: requests that ended before it are left out
