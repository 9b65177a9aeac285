"""Days: the first and the last one of a partial date, and the newest one that the data itself speaks of.

A build has no clock: the same content gives the same site. What is over is told apart by the newest day on which
somebody looked at a source or a profile; the visitor's own browser knows the real day and puts the rest right.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from itertools import chain

from builder.catalogue.model import Catalogue, Source

BEGINNING = "1970-01-01"


def first_day(date: str) -> str:
    """The first day of `2026`, `2026-11` or `2026-11-26T19:00`, as year-month-day; of "" the beginning of time."""
    day = date.partition("T")[0]
    return day + BEGINNING[len(day) :]


def last_day(date: str) -> str:
    """The last day of `2026`, `2026-11` or `2026-11-26T19:00`, as year-month-day."""
    day = date.partition("T")[0]
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]}"
    return day


def month_number(date: str) -> int:
    """Months from the year 0 to that of a partial date; a year alone counts as its start."""
    return int(date[:4]) * 12 + int(date[5:7] or 1) - 1


def last_read(sources: Iterable[Source]) -> str | None:
    """The day the newest of these sources was read; None when nobody wrote it down."""
    return max((source.read_on for source in sources if source.read_on), default=None)


def newest_day(catalogue: Catalogue) -> str:
    """The newest day on which a profile was reviewed or a source was read; "" when nothing says so."""
    return max(chain(_reviews(catalogue), _readings(catalogue)), default="")


def _reviews(catalogue: Catalogue) -> Iterator[str]:
    return (one.last_reviewed for one in catalogue.organisations.values())


def _readings(catalogue: Catalogue) -> Iterator[str]:
    kinds = (
        catalogue.organisations,
        catalogue.federations,
        catalogue.regions,
        catalogue.practices,
        catalogue.events,
        catalogue.requests,
        catalogue.glossary,
    )
    sources: Iterator[Source] = (source for kind in kinds for one in kind.values() for source in one.sources)
    figures = (figure.source for figure in catalogue.figures)
    return (source.read_on for source in chain(sources, figures) if source.read_on)
