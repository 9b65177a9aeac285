"""When organisations are open: for each weekday, and for public holidays, who is open from when to when.

Not by the clock: the visitor's browser knows what day and time it is in Belgium, and reads the file of that day. Only
what the hours say for sure is told. Left out are hours that are more than weeks and months, places that are visited by
appointment, and holidays of which the hours say nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from builder.catalogue.model import Organisation
from builder.finding.shards import deltas
from builder.rendering.hours import WEEKDAYS, Span, minute, weeks_of_the_year

BLOCK = 4096  # organisations in one file
DAYS = len(WEEKDAYS) + 1  # the last is for public holidays
ALL_YEAR = (1 << 12) - 1

Closed = tuple[tuple[str, str], ...]  # (since, until) of times at which the hours do not hold
Opening = tuple[tuple[Span, ...], int, Closed]  # hours, the months in which they hold as bits, except when


def opening_files(organisations: Sequence[Organisation]) -> list[list[Any]]:
    """For each day the files of BLOCK organisations, by their numbers; empty when nobody tells when they are open.

    A file has rows `[[from, to, …] in minutes, steps of numbers, months as bits or 0 for all, [[since, until], …]]`.
    """
    blocks = range(0, len(organisations), BLOCK)
    found: list[list[dict[Opening, list[int]]]] = [[defaultdict(list) for _ in blocks] for _ in range(DAYS)]
    for number, one in enumerate(organisations):
        for day, opening in _openings(one):
            found[day][number // BLOCK][opening].append(number)
    files = [[_row(*opening, those) for opening, those in sorted(block.items())] for day in found for block in day]
    return files if any(files) else []


def tells_hours(one: Organisation) -> bool:
    """Whether there is a day on which it is known when the organisation is open."""
    return bool(_openings(one))


def _openings(one: Organisation) -> set[tuple[int, Opening]]:
    """With their days."""
    found: set[tuple[int, Opening]] = set()
    for location in one.locations:
        if location.hours and not location.by_appointment:
            closed = tuple((other.since, other.until) for other in location.hours_exceptions)
            for hours in location.hours.values():
                found.update((day, (spans, months, closed)) for day, spans, months in _spans_of(hours))
    return found


@cache
def _spans_of(hours: str) -> tuple[tuple[int, tuple[Span, ...], int], ...]:
    """The days with their hours and the months in which these hold; many organisations have the same."""
    found: dict[tuple[int, tuple[Span, ...]], int] = defaultdict(int)
    for month, week in enumerate(weeks_of_the_year(hours) or ()):
        for day in range(DAYS):
            found[day, week.on(day)] |= 1 << month
    return tuple((day, spans, months) for (day, spans), months in found.items() if spans)


def _row(spans: tuple[Span, ...], months: int, closed: Closed, numbers: list[int]) -> list[Any]:
    row: list[Any] = [[minute(time) for span in spans for time in span], deltas(numbers)]
    if months != ALL_YEAR or closed:
        row.append(0 if months == ALL_YEAR else months)
    if closed:
        row.append([list(between) for between in closed])
    return row
