"""Opening hours as a week people can read, or not at all."""

from __future__ import annotations

import pytest

from builder.rendering.hours import DayRow, week_table, weeks_of_the_year
from builder.rendering.words import Words

DUTCH = Words("nl")


def lines(hours: str) -> list[str]:
    week = week_table(hours)
    assert week is not None
    return [f"{DUTCH.day_row(row)}: {DUTCH.spans(row.spans)}" for row in week.rows]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Mo-Fr 09:00-17:00", ["maandag tot vrijdag: 9 – 17 uur", "zaterdag en zondag: gesloten"]),
        (
            "Mo 13:00-18:00; Tu-Sa 09:30-12:00,13:00-17:30",
            [
                "maandag: 13 – 18 uur",
                "dinsdag tot zaterdag: 9.30 – 12 en 13 – 17.30 uur",
                "zondag: gesloten",
            ],
        ),
        ("Mo-Su 08:00-20:00", ["maandag tot zondag: 8 – 20 uur"]),
        ("08:00-20:00", ["maandag tot zondag: 8 – 20 uur"]),
        (
            "Mo-Sa 10:00-18:00; We off",
            [
                "maandag en dinsdag: 10 – 18 uur",
                "woensdag: gesloten",
                "donderdag tot zaterdag: 10 – 18 uur",
                "zondag: gesloten",
            ],
        ),
    ],
)
def test_a_plain_week(hours: str, expected: list[str]) -> None:
    assert lines(hours) == expected


def test_holidays_are_told_only_when_they_are_named() -> None:
    assert week_table("Mo 09:00-12:00").holidays is None
    assert week_table("Mo 09:00-12:00; PH off").holidays == ()
    assert week_table("Mo,PH 09:00-12:00").holidays == (("09:00", "12:00"),)


def test_day_and_night() -> None:
    week = week_table("24/7")
    assert week.always
    assert week.rows == ()


def test_the_last_rule_of_a_day_holds() -> None:
    assert week_table("Mo-Su 09:00-17:00; Su 10:00-12:00").rows[-1] == DayRow(6, 6, (("10:00", "12:00"),))


@pytest.mark.parametrize(
    "hours",
    [
        "",
        "Jan-Mar 09:00-12:00",
        "Mo-Fr 09:00-17:00; SH off",
        "Mo 09:00+",
        "sunrise-sunset",
        'Mo "op afspraak"',
        "Fr-Mo 09:00-12:00",
        "Fr 22:00-02:00",
        "Fr 20:00-26:00",
        "week 1-20 Mo 09:00-12:00",
        "Mo[1] 09:00-12:00",
        "Mo-Fr",
    ],
)
def test_what_is_more_than_a_plain_week_is_not_half_read(hours: str) -> None:
    assert week_table(hours) is None


def test_parts_of_the_year_have_weeks_of_their_own() -> None:
    weeks = weeks_of_the_year("Oct-Mar Tu-Sa 10:00-16:00; Apr,May-Sep: Mo-Sa 09:00-18:00; Aug off; PH off")
    assert [week.on(1) for week in weeks] == [
        *[(("10:00", "16:00"),)] * 3,
        *[(("09:00", "18:00"),)] * 4,
        (),
        (("09:00", "18:00"),),
        *[(("10:00", "16:00"),)] * 3,
    ]
    assert weeks[0].on(0) == ()
    assert {week.on(7) for week in weeks} == {()}
