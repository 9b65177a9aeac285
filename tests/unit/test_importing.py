"""Spreadsheets become profiles: nothing is lost, nothing is guessed without saying so, and no file does harm."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from builder.catalogue.model import Catalogue
from builder.checking.schemas import load_schemas
from builder.editing.amend import amended
from builder.editing.fmt import format_text, write_text
from builder.editing.sheets import notes
from builder.editing.sheets.cells import said
from builder.editing.sheets.headings import FIELDS
from builder.editing.sheets.merging import merged
from builder.editing.sheets.plan import Plan, Wishes, plan_import
from builder.editing.sheets.reading import Line, read_sheet
from builder.editing.sheets.rows import Told
from builder.exporting.columns import COLUMNS, rows
from builder.exporting.publication import workbook_of
from builder.exporting.table import table
from builder.project import SCHEMA_DIR
from builder.reading.strict_yaml import parse
from tests.catalogue_samples import catalogue as sample
from tests.catalogue_samples import content
from tests.member_list import TITLE_ROWS, write_member_list

SCHEMA = load_schemas(SCHEMA_DIR)["organisation"]
TODAY = "2026-11-22"
WORK = "haag scheren; toveren"
WISHES = Wishes(type="maatwerkbedrijf", source="https://koepel.example/leden")
FILE = """\
# yaml-language-server: $schema=../../schema/organisation.schema.json
name: De Tuin # zo schrijven ze het zelf

# wat ze doen
types:
  - type: maatwerkbedrijf # sinds 2019
  - type: sociale-werkplaats
summary: Tuinen.
phone: "+32 11 27 27 27"
customers: [particulier, bedrijf]
"""


def planned(lines: list[list[object]], wishes: Wishes = WISHES, within: Catalogue | None = None) -> Plan:
    rows = [Line(number, tuple(cells)) for number, cells in enumerate(lines, 1)]  # type: ignore[arg-type]
    return plan_import(rows, within or sample(), file_of, SCHEMA, TODAY, wishes)


def file_of(slug: str) -> str:
    return write_text(content()["organisation", slug], SCHEMA.flat)


def value_of(plan: Plan, slug: str) -> dict:
    (entry,) = (entry for entry in plan.entries if entry.slug == slug)
    return parse(entry.after.encode(), slug).value or {}


# --- rows ---


def test_a_new_organisation_out_of_everyday_columns() -> None:
    plan = planned(
        [
            ["Naam", "Adres", "Tel", "Activiteiten", "Website", "Rechtsvorm", "Klanten"],
            ["Café De Schaar", "Dorpsstraat 7, 1001 AADORP", 11272727, WORK, "www.schaar.be", "", "gezinnen, bedrijf"],
        ]
    )
    assert value_of(plan, "cafe-de-schaar") == {
        "name": "Café De Schaar",
        "types": [{"type": "maatwerkbedrijf"}],
        "summary": "Haag scheren, toveren, Aadorp.",
        "website": "https://www.schaar.be/",
        "phone": "+32 11 27 27 27",
        "sectors": [{"sector": "groen", "activities": ["tuinonderhoud"]}],
        "customers": ["bedrijf"],
        "locations": [{"street": "Dorpsstraat", "number": "7", "postal_code": "1001", "municipality": "Aadorp"}],
        "verification": {"state": "unconfirmed"},
        "last_reviewed": TODAY,
        "sources": [{"url": "https://koepel.example/leden", "read": TODAY}],
    }
    assert plan.entries[0].problems == ()
    told = {(note.column, note.row): (note.message, note.mended) for note in plan.notes}
    assert told["C", 2] == (notes.ZERO, True)
    assert told["G", 2] == (notes.UNKNOWN_WORDS, False)


def test_a_profile_keeps_what_it_has_and_gets_what_it_lacks() -> None:
    plan = planned(
        [["Naam", "Tel", "Klanten", "Werk"], ["DE TUIN V.Z.W.", "011 27 27 27", "school", "fietsen herstellen"]]
    )
    before, after = parse(file_of("de-tuin").encode(), "x").value or {}, value_of(plan, "de-tuin")
    assert after["name"] == "De Tuin"
    assert {key: after[key] for key in before.keys() - {"phone", "customers", "sectors", "sources"}} == {
        key: before[key] for key in before.keys() - {"phone", "customers", "sectors", "sources"}
    }
    assert after["phone"] == "+32 11 27 27 27"
    assert after["sectors"][: len(before["sectors"])] == before["sectors"]
    assert after["sources"][-1]["url"] == WISHES.source
    assert planned([["Naam", "Tel"], ["De Tuin", ""]]).entries[0].changes is False


def test_a_row_with_its_web_name_may_change_the_name_and_the_address() -> None:
    plan = planned(
        [["id", "name", "street", "municipality"], ["de-tuin", "De Tuinen", "Nieuwstraat 8 bus 1", "Aadorp"]]
    )
    after = value_of(plan, "de-tuin")
    assert after["name"] == "De Tuinen"
    first = after["locations"][0]
    assert (first["street"], first["number"], first["box"]) == ("Nieuwstraat", "8", "1")
    assert len(after["locations"]) == len(content()["organisation", "de-tuin"]["locations"])


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({"street": "Nieuwstraat"}, {"municipality": "Aadorp", "street": "Nieuwstraat", "phone": "x"}),
        ({"number": "8"}, {"municipality": "Aadorp", "street": "Dorp", "number": "8", "phone": "x"}),
        ({"street": "dorp"}, {"municipality": "Aadorp", "street": "Dorp", "number": "1", "box": "2", "phone": "x"}),
    ],
)
def test_what_no_longer_holds_goes_with_an_address(told: dict[str, str], left: dict[str, object]) -> None:
    coordinates = {"coordinates": {"lat": "50.5", "lon": "4.5"}}
    place = {"municipality": "Aadorp", "street": "Dorp", "number": "1", "box": "2", "phone": "x", **coordinates}
    (now,) = merged({"locations": [place]}, Told(location={"municipality": "Aadorp", **told}), "nl", own=False)[
        "locations"
    ]
    assert now == (left | coordinates if told == {"street": "dorp"} else left)


def test_rows_of_one_organisation_are_its_locations() -> None:
    plan = planned(
        [["Naam", "Adres"], ["Nieuw Werk", "Straat 1, 1001 Aadorp"], ["Nieuw Werk vzw", "Laan 2, 1002 Bedorp"]]
    )
    (entry,) = plan.entries
    assert entry.rows == (2, 3)
    assert [place["municipality"] for place in value_of(plan, "nieuw-werk")["locations"]] == ["Aadorp", "Bedorp"]


def test_who_only_looks_like_somebody_is_left_until_it_is_said() -> None:
    lines: list[list[object]] = [["Naam", "Tel"], ["Acaccia", "011 27 27 27"]]
    (left,) = planned(lines).left
    assert (left.row, left.message, left.params["slug"]) == (2, notes.LOOKS_LIKE, "acacia")
    assert [entry.slug for entry in planned(lines, replace(WISHES, rows={2: "acacia"})).entries] == ["acacia"]
    assert [entry.slug for entry in planned(lines, replace(WISHES, rows={2: "new"})).entries] == ["acaccia"]
    assert planned(lines, replace(WISHES, rows={2: "skip"})).entries == ()


def test_what_a_new_profile_needs_is_asked() -> None:
    lines: list[list[object]] = [["Naam"], ["Iemand"]]
    assert [note.message for note in planned(lines, Wishes()).left] == [notes.GIVEN_TYPE]
    assert [note.message for note in planned(lines, Wishes(type="maatwerkbedrijf")).left] == [notes.GIVEN_SOURCE]
    assert [note.message for note in planned([["Naam", "Tel"], ["", 1]]).left] == [notes.NO_NAME]


def test_a_heading_or_a_total_among_the_rows_is_nobody() -> None:
    head = ["Lid", "Gemeente", "Wat doen ze"]
    lines = [head, ["Antwerpen", "", ""], ["De Haag", "Genk", "hagen scheren"], ["Totaal: 1", None, None]]
    plan = planned(lines)
    assert [entry.slug for entry in plan.entries] == ["de-haag"]
    assert [(note.row, note.message) for note in plan.left] == [(2, notes.ONLY_NAME), (4, notes.ONLY_NAME)]
    said = planned(lines, replace(WISHES, rows={2: "new"}))
    assert [entry.slug for entry in said.entries] == ["antwerpen", "de-haag"]


def test_the_only_words_about_the_work_say_the_sector_too() -> None:
    lines = [["Lid", "Wat doen ze"], ["De Haag", "haag scheren"]]
    plan = planned(lines)
    assert plan.entries[0].value["summary"] == "haag scheren"
    assert [offer["sector"] for offer in plan.entries[0].value["sectors"]] == ["groen"]
    assert notes.WORK_IN_SENTENCE in [note.message for note in plan.notes]
    beside = planned([[*lines[0], "Sector"], [*lines[1], "toveren"]])
    assert notes.WORK_IN_SENTENCE not in [note.message for note in beside.notes]


def test_a_town_is_recognised_by_its_postal_code_and_its_sections() -> None:
    def place(code: object, town: str) -> dict:
        plan = planned([["Naam", "Postcode", "Gemeente"], ["Iemand", code, town]])
        return value_of(plan, "iemand").get("locations", [{}])[0]

    assert place(1001, "AADÖRP")["municipality"] == "Aadorp"
    assert place(1001, "Aadorp (Dorp)")["municipality"] == "Aadorp"
    assert place(None, "1002 Bedorp") == {"postal_code": "1002", "municipality": "Bedorp"}
    assert place(1005, "Kapelle")["municipality"] == "Eedorp"
    assert place(1001, "Bedorp") == {}


# --- files of profiles ---


def test_comments_stay_where_something_else_changes() -> None:
    value = parse(FILE.encode(), "x").value
    assert value is not None
    value["phone"] = "+32 11 27 27 28"
    value["customers"] = ["particulier", "bedrijf", "school"]
    value["types"] = [value["types"][0]]
    text = amended(FILE, SCHEMA.flat, value)
    assert "De Tuin  # zo schrijven ze het zelf" in text
    assert "# wat ze doen\ntypes:\n  - type: maatwerkbedrijf  # sinds 2019\nsummary" in text
    assert 'phone: "+32 11 27 27 28"\ncustomers: [particulier, bedrijf, school]\n' in text
    assert format_text(text, SCHEMA.flat) == text
    assert amended(FILE, SCHEMA.flat, parse(FILE.encode(), "x").value or {}) == FILE


# --- the whole way ---


def test_84_members_of_a_federation_need_no_hand(tmp_path: Path, catalogue: Catalogue) -> None:
    members = [one for one in catalogue.active if one.seat][:84]
    assert len(members) == 84
    write_member_list(tmp_path / "leden.xlsx", members)
    empty = replace(catalogue, organisations={})
    wishes = Wishes(type="maatwerkbedrijf", source="https://koepel.example/leden", federation="groep-maatwerk")
    plan = plan_import(read_sheet(tmp_path / "leden.xlsx"), empty, file_of, SCHEMA, TODAY, wishes)
    assert [(note.found, note.message) for note in plan.left] == []
    assert [entry.slug for entry in plan.entries if any(each.is_error for each in entry.problems)] == []
    assert sum(len(entry.rows) for entry in plan.entries) == len(plan.entries) == 84
    by_row = {entry.rows[0]: parse(entry.after.encode(), entry.slug).value or {} for entry in plan.entries}
    for number, one in enumerate(members, TITLE_ROWS + 1):
        value, seat = by_row[number], one.seat
        assert seat is not None
        assert value["locations"][0]["municipality"] == seat.municipality.name
        assert value["phone"] in ("+32 11 27 27 27", "+32 471 23 45 67")
        assert value.get("enterprise_number") == one.enterprise_number
        assert {offer["sector"] for offer in value["sectors"]} >= {
            offer.sector.id for offer in one.offers if offer.activities
        }
        assert value["federations"] == ["groep-maatwerk"]
    unclear = [note for note in plan.notes if not note.mended]
    assert unclear == []


def csv_of(catalogue: Catalogue) -> bytes:
    return table(rows(catalogue)).encode()


def xlsx_of(catalogue: Catalogue) -> bytes:
    return workbook_of(catalogue, rows(catalogue))


@pytest.mark.parametrize("make", [csv_of, xlsx_of], ids=["csv", "xlsx"])
def test_the_published_table_comes_back_without_a_change(
    tmp_path: Path, catalogue: Catalogue, root: Path, make: Callable[[Catalogue], bytes]
) -> None:
    def source_of(slug: str) -> str:
        return (root / f"content/organisations/{slug}.yml").read_text("utf-8")

    (tmp_path / "tabel").write_bytes(make(catalogue))
    lines = list(read_sheet(tmp_path / "tabel"))
    plan = plan_import(lines, catalogue, source_of, SCHEMA, TODAY)
    assert [entry.slug for entry in plan.entries if entry.changes] == []
    assert (plan.notes, plan.left, len(plan.entries)) == ((), (), len(catalogue.organisations))
    # And with one cell changed, one line changes.
    at = plan.columns.of["phone"]
    changed = random.Random(1).choice(lines[1:])
    cells = (*changed.cells[:at], "011 99 88 77", *changed.cells[at + 1 :])
    (entry,) = plan_import([lines[0], Line(2, cells)], catalogue, source_of, SCHEMA, TODAY).entries
    before, after = entry.before.splitlines(), entry.after.splitlines()
    assert [line for line in after if line not in before] == ['phone: "+32 11 99 88 77"']
    assert len(before) - len(after) in (0, -1)


def test_hostile_names_come_back_from_both_tables(tmp_path: Path) -> None:
    made = sample()
    names = ('=cmd|"/c calc"!A1', "@SUM(1)", "- streepje", "+32 telt", "＝A1", "<b>&amp;</b>", "'=aanhaling")
    for name in names:
        one = replace(made.organisations["de-tuin"], name=name, phone="+31 20 123 4567")
        changed = replace(made, organisations={**made.organisations, "de-tuin": one})
        for data in (csv_of(changed), xlsx_of(changed)):
            (tmp_path / "tabel").write_bytes(data)
            lines = read_sheet(tmp_path / "tabel")
            row = next(line.cells for line in lines if line.cells[0] == "de-tuin")
            assert not str(row[1]).startswith(tuple("=@-+＝"))
            assert said("name", row[1]).text == name.removeprefix("'")
            assert said("phone", row[12]).text == "+31 20 123 4567"


def test_a_workbook_is_text_with_choices_and_the_same_bytes() -> None:
    data = xlsx_of(sample())
    assert data == xlsx_of(sample())
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", f"A1:AD{len(sample().organisations) + 1}")
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    choices = {str(each.sqref)[0]: each.formula1 for each in sheet.data_validations.dataValidation if each.formula1}
    lists = book.worksheets[2]
    where = choices["G"].rpartition("!")[2].replace("$", "")
    assert [row[0].value for row in lists[where]] == list(sample().vocabulary.types)
    assert book.worksheets[1].max_row == len(COLUMNS) + 1


HOSTILE_CELLS = st.one_of(
    st.none(),
    st.integers(-10, 10**15),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.text(max_size=40),
    st.sampled_from(
        [
            "de-tuin",
            "Acacia",
            "1001 Aadorp",
            "Straat 1 bus 2, 1001 Aadorp",
            "groen | fiets",
            "=1+1",
            "9E99",
            "\u202e",
            "x" * 5000,
        ]
    ),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(HOSTILE_CELLS, min_size=27, max_size=27), min_size=1, max_size=2))
def test_no_cell_of_a_stranger_stops_an_import(rows: list[list[object]]) -> None:
    names = ["id", "name", *sorted(FIELDS - {"id", "name"})]
    plan = planned(
        [names, *([cell.strip() or None if isinstance(cell, str) else cell for cell in row] for row in rows)]
    )
    assert all(note.row > 1 and note.column for note in (*plan.notes, *plan.left))
    for entry in plan.entries:
        assert entry.refused or {"name", "types", "sources"} <= value_of(plan, entry.slug).keys()
