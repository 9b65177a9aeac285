"""Whether a place is open today: the hours of a profile, read by the script of the page for moments in Belgium."""

from __future__ import annotations

import json
from pathlib import Path

from builder.rendering.hours import week_table
from builder.rendering.profile import week_data
from builder.rendering.said import said_files
from builder.rendering.words import Words
from tests.catalogue_samples import catalogue
from tests.page_scripts import answered
from tests.rendering_samples import REST

ASK = """
import { readFileSync } from "node:fs";
import { inBelgium } from "../search/calendar.js";
import { todayIn } from "./today.js";
const { week, moments } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(moments.map((at) => todayIn(week, inBelgium(new Date(at))) ?? null)));
"""


def test_what_is_said_of_a_day_in_belgium(root: Path, tmp_path: Path) -> None:
    active = catalogue(REST).active
    location = next(at for one in active for at in one.locations if at.hours_exceptions)
    week = week_table("Mo-Fr 09:30-12:00,13:00-17:00; PH off")
    assert week is not None
    moments = {
        "2026-06-01T06:00:00Z": {"state": "later", "from": "9.30", "until": "12"},  # Monday, 8 h in Brussels
        "2026-06-01T07:30:00Z": {"state": "now", "from": "9.30", "until": "12"},
        "2026-06-01T10:00:00Z": {"state": "later", "from": "13", "until": "17"},
        "2026-06-01T14:59:00Z": {"state": "now", "from": "13", "until": "17"},
        "2026-06-01T15:00:00Z": {"state": "over"},
        "2026-06-06T10:00:00Z": {"state": "closed"},  # Saturday
        "2026-05-25T10:00:00Z": {"state": "holiday"},  # Whit Monday
        "2026-07-14T10:00:00Z": None,  # the summer holiday of the sample: its hours do not hold
        "2026-01-05T08:29:00Z": {"state": "later", "from": "9.30", "until": "12"},  # winter time
    }
    given = {"week": week_data(Words("nl"), location, week), "moments": list(moments)}
    assert dict(zip(moments, answered(root, tmp_path, ASK, given), strict=True)) == moments
    [(_, words)] = said_files(["nl"])
    states = {told["state"] for told in moments.values() if told}
    assert {key for key in json.loads(words) if key.startswith("today_")} == {f"today_{state}" for state in states}
