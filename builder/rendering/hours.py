"""Opening hours for reading: the common patterns of OSM's opening_hours as a table of weekdays.

What is understood: rules split by `;`, each `Mo-Fr,Su 09:00-12:00,13:00-17:00` or `Sa off`, `PH` for holidays, and
`24/7`. A later rule replaces an earlier one for its days. Everything else (months, weeks, sunset, comments, school
holidays) is not read at all: half an answer would mislead somebody who stands before a closed door.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

_DAYS = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?"
_SPAN = r"[0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d"
_RULE = re.compile(rf"(?:(?P<days>{_DAYS}(?:,\s*{_DAYS})*)\s+)?(?P<times>off|closed|{_SPAN}(?:,\s*{_SPAN})*)")

Span = tuple[str, str]  # ("09:30", "17:30")


@dataclass(frozen=True)
class DayRow:
    """Days in a row that have the same hours; `first` and `last` count from Monday 0. No spans: closed."""

    first: int
    last: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class WeekTable:
    rows: tuple[DayRow, ...]
    holidays: tuple[Span, ...] | None  # None: nothing is said about holidays; (): closed
    always: bool = False  # day and night


@cache
def week_table(hours: str) -> WeekTable | None:
    """The week that `hours` describes, or None when it says more than a plain week."""
    if hours.strip() == "24/7":
        return WeekTable((), None, always=True)
    week: list[tuple[Span, ...]] = [()] * 7
    holidays: tuple[Span, ...] | None = None
    rules = [rule.strip() for rule in hours.split(";") if rule.strip()]
    if not rules:
        return None
    for rule in rules:
        found = _RULE.fullmatch(rule)
        if found is None:
            return None
        spans = _spans(found["times"])
        days = _days(found["days"])
        if spans is None or days is None:
            return None
        for day in days:
            if day == "PH":
                holidays = spans
            else:
                week[WEEKDAYS.index(day)] = spans
    return WeekTable(tuple(_rows(week)), holidays)


def _spans(times: str) -> tuple[Span, ...] | None:
    if times in ("off", "closed"):
        return ()
    spans = tuple((span[:5], span[6:]) for span in re.split(r",\s*", times))
    return spans if all(start < end for start, end in spans) else None


def _days(days: str | None) -> list[str] | None:
    if days is None:
        return list(WEEKDAYS)
    named: list[str] = []
    for part in re.split(r",\s*", days):
        first, _, last = part.partition("-")
        if not last:
            named.append(first)
        elif first == "PH" or WEEKDAYS.index(first) > WEEKDAYS.index(last):
            return None
        else:
            named += WEEKDAYS[WEEKDAYS.index(first) : WEEKDAYS.index(last) + 1]
    return named


def _rows(week: list[tuple[Span, ...]]) -> list[DayRow]:
    rows: list[DayRow] = []
    for day, spans in enumerate(week):
        if rows and rows[-1].spans == spans:
            rows[-1] = DayRow(rows[-1].first, day, spans)
        else:
            rows.append(DayRow(day, day, spans))
    return rows
