"""Events as iCalendar (RFC 5545): one file for each event with a known day, and one calendar of all of them.

Times are those of Brussels. A stamp comes from the data, so that the same content gives the same bytes. An event of
which only the month or the year is known has no place in a calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from builder.catalogue.days import last_read
from builder.catalogue.model import Catalogue, Event
from builder.catalogue.related import Related
from builder.exporting.content_lines import value, written
from builder.routes import Routes

ZONE = "Europe/Brussels"
_TIMEZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def has_day(event: Event) -> bool:
    return len(event.start) >= len("2026-11-26")


def calendars(catalogue: Catalogue, related: Related, language: str) -> Iterator[tuple[str, str]]:
    """Path below the site's root and text of each calendar file in one language."""
    routes = Routes.for_(language, catalogue.site.languages[0])
    events = [event for event in reversed(related.events) if has_day(event)]
    yield routes.calendar, calendar(catalogue, events, language)
    for event in events:
        yield routes.event_file(event.id), calendar(catalogue, [event], language)


def calendar(catalogue: Catalogue, events: Iterable[Event], language: str) -> str:
    """An iCalendar file with `events`, in their order."""
    site = catalogue.site
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{value(site.name)}//Werkwijzer//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{value(site.name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        *_TIMEZONE,
    ]
    for event in events:
        lines += _event(catalogue, event, language)
    return written([*lines, "END:VCALENDAR"])


def _event(catalogue: Catalogue, event: Event, language: str) -> Iterator[str]:
    site = catalogue.site
    address = site.url + Routes.for_(language, site.languages[0]).event(event.id)
    told = [event.summary.in_(language), ", ".join(event.organisers), event.website or "", address]
    where = ", ".join(part for part in (event.venue, event.municipality and event.municipality.name) if part)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{urlsplit(site.url).hostname}"
    yield f"DTSTAMP:{_stamp(event)}"
    yield from _moments(event)
    yield f"SUMMARY:{value(event.title.in_(language))}"
    yield f"DESCRIPTION:{value(chr(10).join(part for part in told if part))}"
    if where:
        yield f"LOCATION:{value(where)}"
    yield f"URL:{address}"
    yield f"CATEGORIES:{value(event.kind)}"
    yield "END:VEVENT"


def _moments(event: Event) -> Iterator[str]:
    """Begin and end: both a day or both an hour; the end of days is the first day after them."""
    start, end = event.start, event.end or ""
    if "T" in start:
        yield f"DTSTART;TZID={ZONE}:{_hour(start)}"
        if "T" in end and end > start:
            yield f"DTEND;TZID={ZONE}:{_hour(end)}"
    else:
        last = end.partition("T")[0]
        after = date.fromisoformat(max(start, last) if len(last) == len(start) else start) + timedelta(days=1)
        yield f"DTSTART;VALUE=DATE:{start.replace('-', '')}"
        yield f"DTEND;VALUE=DATE:{after.isoformat().replace('-', '')}"


def _hour(moment: str) -> str:
    return moment.replace("-", "").replace(":", "") + "00"


def _stamp(event: Event) -> str:
    """When the data was last looked at; without that, the day of the event itself."""
    read = last_read(event.sources) or event.start[:10]
    return f"{read.replace('-', '')}T000000Z"
