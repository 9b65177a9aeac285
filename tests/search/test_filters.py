"""Filters: the number beside each is what it leaves; who is open now, by Belgian time and public holidays."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from opening_hours import OpeningHours

from builder.catalogue.model import Catalogue, HoursException, Organisation, Text
from builder.catalogue.queries import Directory
from builder.finding.index import search_files
from builder.finding.opening import opening_files
from builder.finding.scripts import FOLDER
from builder.writing import put

ASK = """
import { readFile } from "node:fs/promises";
import { openIndex } from "%(engine)s/engine.js";
import { holidays, inBelgium } from "%(engine)s/calendar.js";
const index = await openIndex((path) => readFile("%(index)s/" + path));
const given = [];
for (const { query, filters, now, year, limit = 200 } of JSON.parse(await readFile("%(asked)s", "utf8"))) {
  if (year) given.push(holidays(year));
  else if (query === undefined) given.push(inBelgium(new Date(now)));
  else {
    const found = await index.search(query, { limit, filters, now: new Date(now), seed: "1" });
    const counts = limit ? await found.facets : {};
    const ids = found.hits.filter((hit) => hit.places).map((hit) => hit.id);
    given.push({ ...counts, ids, organisations: found.organisations });
  }
}
console.log(JSON.stringify(given));
"""
Ask = Callable[..., list[Any]]

HOURS = (
    "Mo-Sa 09:30-17:30; PH off",
    "Mo-Fr 08:00-12:00,12:30-16:45; Sa 10:00-13:00; PH 10:00-12:00",
    "Apr-Sep Mo-Sa 08:00-18:00; Oct-Mar Tu-Fr 09:00-16:00; PH off",
    "24/7",
    "Su 14:00-18:00; PH off",
)
UNSURE = ("Mo-Fr 09:00-17:00; SH off", "week 1-20 Mo-Su 00:00-24:00", "Mo-Su 00:00-24:00; Dec 24 off")
BELGIUM = ZoneInfo("Europe/Brussels")
EASTER = [date.fromisoformat(day) for day in (  # among them the earliest and latest, and two that simple rules miss
    "1981-04-19", "2000-04-23", "2008-03-23", "2024-03-31", "2026-04-05", "2027-03-28", "2038-04-25", "2076-04-19",
)]  # fmt: skip


def _with(one: Organisation, hours: str, **more: Any) -> Organisation:
    return replace(one, locations=(replace(one.locations[0], hours={"winkel": hours}, **more), *one.locations[1:]))


@pytest.fixture(scope="module")
def told(catalogue: Catalogue) -> dict[str, Organisation]:
    """Organisations with hours, by slug; those of the last four cannot be told, or are by appointment."""
    some = [one for one in catalogue.active if one.locations][: len(HOURS) + len(UNSURE) + 1]
    changed = [_with(one, hours) for one, hours in zip(some, (*HOURS, *UNSURE), strict=False)]
    changed.append(_with(some[-1], "24/7", by_appointment=True))
    changed[0] = replace(changed[0], languages=("nl", "fr"))
    changed[1] = replace(changed[1], languages=("fr",))
    return {one.slug: one for one in changed}


@pytest.fixture(scope="module")
def ask(catalogue: Catalogue, told: dict[str, Organisation], tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("open")
    changed = replace(catalogue, organisations=MappingProxyType({**catalogue.organisations, **told}))
    for name, data in search_files(Directory(changed)).items():
        put(folder, name, data)

    def ask(*asked: dict[str, Any], zone: str = "America/New_York") -> list[Any]:
        questions, script = folder / "asked.json", folder / "ask.mjs"
        questions.write_text(json.dumps(asked), "utf-8")
        script.write_text(ASK % {"engine": FOLDER, "index": folder, "asked": questions}, "utf-8")
        ran = subprocess.run(
            ["node", script], capture_output=True, text=True, check=True, timeout=600, env={"TZ": zone}
        )
        return json.loads(ran.stdout)

    return ask


MOMENTS = [
    "2026-11-20T09:29", "2026-11-20T09:30", "2026-11-20T17:30", "2026-11-20T12:10", "2026-11-21T11:00",
    "2026-11-22T15:00", "2026-07-06T08:30", "2026-12-07T08:30", "2026-12-25T11:00", "2027-03-29T11:00",
    "2026-05-14T14:00", "2026-06-30T23:30", "2026-10-25T02:30", "2026-09-30T17:59", "2026-10-01T08:30",
]  # fmt: skip


def test_the_filter_agrees_with_the_hours_at_every_moment(ask: Ask, told: dict[str, Organisation]) -> None:
    moments = [datetime.fromisoformat(moment).replace(tzinfo=BELGIUM) for moment in MOMENTS]
    given = ask(*({"query": "", "filters": {"open": ["now"]}, "now": moment.timestamp() * 1000} for moment in moments))
    rules = {slug: OpeningHours(hours, country="BE") for slug, hours in zip(told, HOURS, strict=False)}
    for moment, found in zip(moments, given, strict=True):
        expected = {slug for slug, hours in rules.items() if hours.is_open(moment.replace(tzinfo=None))}
        assert set(found["ids"]) == expected, moment
        assert {count["id"]: count["count"] for count in found["open"]}["now"] == len(expected)


def test_counts_are_exact_beside_other_filters(ask: Ask, told: dict[str, Organisation]) -> None:
    noon = datetime(2026, 11, 20, 11, tzinfo=BELGIUM).timestamp() * 1000
    first, second = list(told)[:2]
    spoken, both = ask(
        {"query": "", "filters": {"language": ["fr"]}, "now": noon},
        {"query": "", "filters": {"language": ["fr"], "open": ["saturday"]}, "now": noon},
    )
    assert set(spoken["ids"]) == set(both["ids"]) == {first, second}
    assert {count["id"]: count["count"] for count in spoken["open"]} == {"now": 2, "saturday": 2}
    assert {count["id"]: count["count"] for count in both["language"]} == {"fr": 2, "nl": 1}


@pytest.mark.parametrize("query", ["", "groen"])
def test_the_number_beside_a_filter_is_what_it_leaves(ask: Ask, query: str) -> None:
    """Also when filters of other kinds are on."""
    others = {"form": ["onderaanneming", "dienst"], "region": ["provincie-antwerpen", "provincie-limburg"]}
    now = "2026-11-20T10:00Z"
    plain, narrowed = ask({"query": query, "now": now}, {"query": query, "filters": others, "now": now})
    asked, expected = [], []
    for found, filters in ((plain, {}), (narrowed, others)):
        kinds = [kind for kind in found if kind not in ("ids", "organisations")]
        assert len(kinds) >= 12
        for kind in kinds:
            for value in found[kind]:
                asked.append({"query": query, "filters": {**filters, kind: [value["id"]]}, "now": now, "limit": 0})
                expected.append(value["count"])
    assert sum(count > 0 for count in expected) > 100
    assert [found["organisations"] for found in ask(*asked)] == expected


def test_saturday_is_the_one_that_comes(ask: Ask, told: dict[str, Organisation]) -> None:
    """15 August 2026 is a Saturday and a holiday."""
    slugs = list(told)
    before, after = ask(
        *({"query": "", "filters": {"open": ["saturday"]}, "now": f"2026-08-{day}T12:00Z"} for day in (13, 16))
    )
    assert set(before["ids"]) == {slugs[1], slugs[3]}
    assert set(after["ids"]) == {slugs[0], slugs[1], slugs[2], slugs[3]}


def test_belgian_time_and_holidays_wherever_the_visitor_is(ask: Ask) -> None:
    summer, winter, *years = ask(
        {"now": "2026-03-29T01:00:00Z"}, {"now": "2026-12-31T23:30:00Z"}, *({"year": sunday.year} for sunday in EASTER)
    )
    assert (summer["date"], summer["day"], summer["minute"]) == ("2026-03-29", 6, 180)  # the clock went forward
    assert (winter["date"], winter["day"], winter["month"], winter["minute"]) == ("2027-01-01", 7, 0, 30)
    for sunday, days in zip(EASTER, years, strict=True):
        moved = [(sunday + timedelta(days)).isoformat() for days in (1, 39, 50)]
        fixed = ["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"]
        assert days == sorted([*moved, *(f"{sunday.year}-{day}" for day in fixed)])


def test_the_clock_in_belgium_is_that_of_the_time_zone(ask: Ask) -> None:
    """Once a week, and every hour of the days in which the clock may change."""
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    weekly = [begin + timedelta(weeks=week, hours=week) for week in range(600)]
    sundays = [
        datetime(year, month, day, tzinfo=UTC)
        for year in range(2024, 2037)
        for month in (3, 10)
        for day in range(24, 32)
    ]
    moments = weekly + [day + timedelta(hours=hour, minutes=59) for day in sundays for hour in range(4)]
    for moment, told in zip(moments, ask(*({"now": moment.isoformat()} for moment in moments)), strict=True):
        there = moment.astimezone(BELGIUM)
        assert (told["date"], told["minute"]) == (there.date().isoformat(), there.hour * 60 + there.minute)


def test_hours_do_not_hold_while_an_exception_lasts(catalogue: Catalogue) -> None:
    one = next(one for one in catalogue.active if one.locations)
    holiday = HoursException(text=Text.of("Zomersluiting"), since="2026-07", until="2026-08-15")
    files = opening_files([_with(one, "Mo 09:00-12:00", hours_exceptions=(holiday,))])
    assert files == [[[[540, 720], [0], 0, [["2026-07", "2026-08-15"]]]], [], [], [], [], [], [], []]
    assert opening_files([_with(one, "Mo 09:00-12:00", by_appointment=True)]) == []
