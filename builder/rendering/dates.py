"""Dates for reading. A partial date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; an event's may go on with `THH:MM`."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale


@cache
def _months(language: str) -> dict[int, str]:
    return dict(Locale.parse(language).months["format"]["wide"])


def for_scripts(language: str) -> dict[str, Any]:
    """What theme/assets/js/common/words.js has to know to write a date as `readable_date` does."""
    return {"language": language, "months": [name for _number, name in sorted(_months(language).items())]}


@cache
def readable_date(date: str, language: str) -> str:
    """`2018-12-31` as "31 december 2018", `2018-12` as "december 2018", `2018` as it is; a time is left out."""
    parts = date.partition("T")[0].split("-")
    if len(parts) == 1:
        return parts[0]
    month = _months(language)[int(parts[1])]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    day = "1er" if language == "fr" and int(parts[2]) == 1 else str(int(parts[2]))
    return f"{day} {month} {parts[0]}"


def clock_of(date: str) -> str | None:
    """The time in `2026-11-26T19:00`: `19:00`; None when there is none."""
    return date.partition("T")[2][:5] or None


def readable_clock(time: str, language: str) -> str:
    """`09:30` as people write it: "9.30" in Dutch, "9 h 30" in French, "9:30" in English."""
    hour, minute = time.split(":")
    hour = str(int(hour))
    if language == "nl":
        return hour if minute == "00" else f"{hour}.{minute}"
    if language == "fr":
        return f"{hour} h" if minute == "00" else f"{hour} h {minute}"
    return f"{hour}:{minute}"
