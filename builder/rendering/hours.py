"""Opening hours for reading: the common patterns of OSM's opening_hours as weeks, one for each part of the year.

What is understood: rules split by `;`, each `Mo-Fr,Su 09:00-12:00,13:00-17:00` or `Sa off`, `PH` for holidays, months
before the days (`Apr-Sep Mo-Fr 08:00-18:00`), and `24/7`. A later rule replaces an earlier one for its days. Everything
else (dates, weeks, sunset, comments, school holidays) is not read at all: half an answer would mislead somebody who
stands before a closed door.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_DAYS = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?"
_SEASON = rf"(?:{'|'.join(MONTHS)})(?:-(?:{'|'.join(MONTHS)}))?"
_SPAN = r"[0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d"
_RULE = re.compile(
    rf"(?:(?P<months>{_SEASON}(?:,\s*{_SEASON})*):?\s+)?(?:(?P<days>{_DAYS}(?:,\s*{_DAYS})*)\s+)?"
    rf"(?P<times>off|closed|{_SPAN}(?:,\s*{_SPAN})*)"
)

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

    def on(self, day: int) -> tuple[Span, ...]:
        """The hours of a weekday, Monday 0, or of public holidays, 7: nothing said is nothing promised."""
        if self.always:
            return (("00:00", "24:00"),)
        if day == len(WEEKDAYS):
            return self.holidays or ()
        return next(row.spans for row in self.rows if row.first <= day <= row.last)


def minute(time: str) -> int:
    """Minutes since midnight of a time such as 09:30."""
    return int(time[:2]) * 60 + int(time[3:])


@cache
def week_table(hours: str) -> WeekTable | None:
    """The week that `hours` describes, or None when it says more than a plain week."""
    weeks = weeks_of_the_year(hours)
    return weeks[0] if weeks is not None and len(set(weeks)) == 1 else None


@cache
def weeks_of_the_year(hours: str) -> tuple[WeekTable, ...] | None:
    """The week in each of the twelve months, or None when `hours` says more than that."""
    if hours.strip() == "24/7":
        return (WeekTable((), None, always=True),) * len(MONTHS)
    weeks: list[list[tuple[Span, ...]]] = [[()] * len(WEEKDAYS) for _ in MONTHS]
    holidays: list[tuple[Span, ...] | None] = [None] * len(MONTHS)
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
        for month in _months(found["months"]):
            for day in days:
                if day == "PH":
                    holidays[month] = spans
                else:
                    weeks[month][WEEKDAYS.index(day)] = spans
    return tuple(WeekTable(tuple(_rows(week)), closed) for week, closed in zip(weeks, holidays, strict=True))


def _spans(times: str) -> tuple[Span, ...] | None:
    if times in ("off", "closed"):
        return ()
    spans = tuple((span[:5], span[6:]) for span in re.split(r",\s*", times))
    return spans if all(start < end <= "24:00" for start, end in spans) else None


def _months(months: str | None) -> list[int]:
    """Numbers from January 0; `Oct-Mar` goes on into the next year."""
    if months is None:
        return list(range(len(MONTHS)))
    named: list[int] = []
    for part in re.split(r",\s*", months):
        first, _, last = part.partition("-")
        start = MONTHS.index(first)
        length = (MONTHS.index(last or first) - start) % len(MONTHS)
        named += [(start + step) % len(MONTHS) for step in range(length + 1)]
    return named


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
