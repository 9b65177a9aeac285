"""Calendars and feeds: whole, in the rules of their format, the same each time, and closed to hostile text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.catalogue.related import Related
from builder.exporting.atom import MOST, Entry, feed, feeds
from builder.exporting.content_lines import OCTETS
from builder.exporting.ical import calendar, calendars
from tests.catalogue_samples import SOURCES, catalogue
from tests.rendering_samples import REST

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "Dag; met, een \\ en\r\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Vals </title><script> & é🎉" + " lang" * 30


def event(**more: Any) -> dict[tuple[str, str], dict[str, Any]]:
    given = {"title": "Dag", "kind": "andere", "summary": "Kom.", "start": "2026-11-26", "sources": SOURCES}
    return {("event", "dag"): {**given, **more}}


def lines_of(text: str) -> list[str]:
    """The lines of a calendar as a reader puts them together again."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= OCTETS
    return text.replace("\r\n ", "").split("\r\n")


def value_of(text: str, name: str) -> str:
    """The value of the one property of the event with this name and parameters."""
    lines = lines_of(text)
    own = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    [value] = [line.partition(":")[2] for line in own if line.partition(":")[0] == name]
    return value


def files_of(made: Catalogue) -> dict[str, str]:
    return dict(calendars(made, Related(Directory(made)), "nl"))


def test_an_event_with_hours_is_at_the_hour_of_brussels() -> None:
    text = files_of(catalogue(REST))["agenda/dag.ics"]
    assert value_of(text, "DTSTART;TZID=Europe/Brussels") == "20261126T190000"
    assert value_of(text, "DTEND;TZID=Europe/Brussels") == "20261126T220000"
    assert value_of(text, "UID") == "dag@gids.example"
    assert value_of(text, "DTSTAMP") == "20261101T000000Z"
    assert value_of(text, "LOCATION") == "De zaal\\, Cedorp"
    assert value_of(text, "URL") == "https://gids.example/agenda/dag/"
    assert lines_of(text).index("TZID:Europe/Brussels") < lines_of(text).index("BEGIN:VEVENT")


@pytest.mark.parametrize(
    ("given", "start", "after"),
    [
        ({"start": "2026-11-26"}, "20261126", "20261127"),
        ({"start": "2026-12-30", "end": "2026-12-31"}, "20261230", "20270101"),
        ({"start": "2026-12-30", "end": "2026-12-31T12:00"}, "20261230", "20270101"),
        ({"start": "2026-12-30", "end": "2027"}, "20261230", "20261231"),
    ],
)
def test_days_end_on_the_day_after(given: dict[str, str], start: str, after: str) -> None:
    text = files_of(catalogue(event(**given)))["agenda/dag.ics"]
    assert value_of(text, "DTSTART;VALUE=DATE") == start
    assert value_of(text, "DTEND;VALUE=DATE") == after


def test_an_event_without_a_known_day_is_in_no_calendar() -> None:
    files = files_of(catalogue(event(start="2016-11")))
    assert list(files) == ["agenda.ics"]
    assert "BEGIN:VEVENT" not in files["agenda.ics"]


def test_the_calendar_has_all_events_and_is_the_same_each_time() -> None:
    two = REST | {("event", "later"): event(start="2027-01-01")[("event", "dag")]}
    text = files_of(catalogue(two))["agenda.ics"]
    assert [line for line in lines_of(text) if line.startswith("UID:")] == [
        "UID:dag@gids.example",
        "UID:later@gids.example",
    ]
    assert files_of(catalogue(dict(reversed(two.items())))) == files_of(catalogue(two))


def test_hostile_text_stays_one_value_of_a_calendar() -> None:
    made = catalogue(event(title=HOSTILE, summary=HOSTILE, organisers=[HOSTILE], venue=HOSTILE))
    text = calendar(made, made.events.values(), "nl")
    lines = lines_of(text)
    assert [lines.count(name) for name in ("BEGIN:VEVENT", "END:VEVENT")] == [1, 1]
    summary = value_of(text, "SUMMARY")
    plain = summary.replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\")
    assert plain == HOSTILE.replace("\r\n", "\n")


def test_feeds_have_what_atom_asks_for() -> None:
    made = catalogue(REST)
    written = dict(feeds(made, Related(Directory(made)), "nl"))
    groups = [f"feeds/regios/{region}.xml" for region in made.regions]
    groups += [f"feeds/sectoren/{sector}.xml" for sector in made.vocabulary.sectors]
    assert sorted(written) == sorted(["feeds/nieuws.xml", "feeds/organisaties.xml", *groups])
    of_sector = ElementTree.fromstring(written["feeds/sectoren/groen.xml"])
    assert {entry.findtext(f"{ATOM}title") for entry in of_sector.findall(f"{ATOM}entry")} == {
        "Alles",
        "De Tuin",
        "Eik",
        "acacia",
    }
    for path, data in written.items():
        root = ElementTree.fromstring(data)
        assert root.findtext(f"{ATOM}id") == f"https://gids.example/{path}"
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "De uitgever"
        entries = root.findall(f"{ATOM}entry")
        days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        assert entries or path in groups
        assert days == sorted(days, reverse=True)
        assert root.findtext(f"{ATOM}updated") == (days[0] if days else "2026-11-22T00:00:00Z")
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(ids) == len(set(ids))
        assert all(entry.findtext(f"{ATOM}title") for entry in entries)
    news = ElementTree.fromstring(written["feeds/nieuws.xml"])
    assert {entry.findtext(f"{ATOM}title") for entry in news.findall(f"{ATOM}entry")} == {
        "Samen maaien",
        "Een dag",
        "Gras maaien",
    }
    assert dict(feeds(made, Related(Directory(made)), "nl")) == written


def test_hostile_text_stays_text_in_a_feed() -> None:
    made = catalogue(REST)
    made = replace(made, site=replace(made.site, publisher=HOSTILE))
    data = feed(made, "feeds/x.xml", HOSTILE, [Entry("x/", HOSTILE, HOSTILE, "2026-11-22", HOSTILE)], "nl")
    root = ElementTree.fromstring(data)
    assert [len(list(root.iter(f"{ATOM}{name}"))) for name in ("entry", "script")] == [1, 0]
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == HOSTILE.replace("\r\n", "\n").replace("\r", "\n")


def test_a_feed_is_not_endless() -> None:
    entries = [Entry(f"{number}/", "Titel", "Zin", f"2026-01-{number % 28 + 1:02}", "Soort") for number in range(80)]
    root = ElementTree.fromstring(feed(catalogue(), "feeds/x.xml", "Veel", entries, "nl"))
    assert len(root.findall(f"{ATOM}entry")) == MOST
