"""Tables of every program are read: their headings in three languages, and what a cell says."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from builder.checking.schemas import load_schemas
from builder.checking.suggestions import plain
from builder.editing.sheets import notes
from builder.editing.sheets.cells import Said, said, split_address, split_street
from builder.editing.sheets.headings import columns_of, known_headings, mapping_of
from builder.editing.sheets.reading import Line, SheetError, read_sheet, sheet_names
from builder.exporting.columns import COLUMNS, titles
from builder.exporting.spreadsheet import column_letter
from builder.exporting.table import harmless, meant
from builder.language import LANGUAGES
from builder.project import SCHEMA_DIR

SCHEMA = load_schemas(SCHEMA_DIR)["organisation"]


@pytest.mark.parametrize(
    "data",
    [
        b"naam;gemeente\r\nD\xc3\xa9 Tuin;Aadorp\r\n",
        "\ufeffnaam;gemeente\r\nDé Tuin;Aadorp\r\n".encode(),
        "naam,gemeente\nDé Tuin,Aadorp\n".encode("cp1252"),
        "naam\tgemeente\nDé Tuin\tAadorp\n".encode("utf-16"),
        'sep=;\n"naam";"gemeente"\n"Dé Tuin";"Aadorp"\n'.encode(),
    ],
)
def test_tables_of_every_program(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "leden.csv").write_bytes(data)
    lines = read_sheet(tmp_path / "leden.csv")
    assert [line.cells for line in lines][-2:] == [("naam", "gemeente"), ("Dé Tuin", "Aadorp")]


def test_a_workbook_has_the_sheet_that_is_asked(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Leden 2026"
    for name in ("Oud", "Geheim"):
        book.create_sheet(name)
    for sheet in book.worksheets:
        sheet.append(["Naam", sheet.title])
    book["Geheim"].sheet_state = "hidden"
    book.save(tmp_path / "leden.xlsx")
    file = tmp_path / "leden.xlsx"
    assert sheet_names(file) == ("Leden 2026", "Oud")
    for asked, name in (("", "Leden 2026"), ("oud", "Oud"), ("2", "Oud"), ("1", "Leden 2026")):
        assert [line.cells for line in read_sheet(file, asked)] == [("Naam", name)]
    for unknown in ("Geheim", "3", "0"):
        with pytest.raises(SheetError) as refused:
            read_sheet(file, unknown)
        assert refused.value.params == {"found": unknown, "known": "“Leden 2026”, “Oud”"}
    (tmp_path / "leden.csv").write_text("Naam", "utf-8")
    assert sheet_names(tmp_path / "leden.csv") == ()


def test_a_workbook_with_a_million_empty_rows_is_read_at_once(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Naam", None, "Opgericht"])
    book.active.append(["De Tuin", "", datetime.datetime(1993, 4, 1)])
    book.active.cell(1_000_000, 1, "ver weg")
    book.create_sheet("Andere").append(["niet dit blad"])
    book.save(tmp_path / "leden.xlsx")
    first, second = read_sheet(tmp_path / "leden.xlsx")
    assert first.cells[::2] == ("Naam", "Opgericht")
    assert second == Line(2, ("De Tuin", None, datetime.datetime(1993, 4, 1)))


def workbook(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"xl/workbook.xml": b"<workbook/>", **parts}.items():
            archive.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (workbook(bomb=bytes(9_000_000)), "unpacks"),
        (workbook(**{"xl/vbaProject.bin": b"x"}), "macros"),
        (workbook(), "cannot be read"),
        (workbook(**{"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "aa">]><workbook>&a;</workbook>'}), "cannot be read"),
        (b"PK\x03\x04 and no more", "cannot be read"),
        (b"\xd0\xcf\x11\xe0 old", "old Excel"),
        (b"\x00\x01\x02", "no table"),
    ],
)
def test_files_that_are_refused(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "kwaad.xlsx").write_bytes(data)
    with pytest.raises(SheetError, match=why):
        read_sheet(tmp_path / "kwaad.xlsx")


# --- headings ---


def test_headings_in_three_languages_below_a_title() -> None:
    known = known_headings(SCHEMA.flat)
    for heads in (
        ("Lid", "Postcode", "Tel.", "Taken", "BTW-nr"),
        ("Nom", "Code postal", "Téléphone", "Tâches", "N° TVA"),
        ("Organisation name", "Zip code", "Phone number", "Tasks", "VAT"),
    ):
        columns = columns_of([Line(1, ("Leden 2026",)), Line(4, (*heads, "Opmerking"))], known, {})
        assert dict(columns.of) == {"name": 0, "postal_code": 1, "phone": 2, "work": 3, "enterprise_number": 4}
        assert (columns.line, columns.unknown) == (4, (5,))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_of_the_workbook_are_known(language: str) -> None:
    known = known_headings(SCHEMA.flat)
    assert {name: known.get(plain(title)) for name, title in titles(SCHEMA.flat, language).items()} == {
        column.name: column.name for column in COLUMNS
    }


def test_columns_that_are_named() -> None:
    given = mapping_of(["name=Wie,phone=Gsm van Jan"], ["name", "phone"])
    columns = columns_of([Line(1, ("Naam", "Wie", "Gsm van Jan"))], known_headings(SCHEMA.flat), given)
    assert dict(columns.of) == {"name": 1, "phone": 2}
    with pytest.raises(SheetError, match="no column"):
        columns_of([Line(1, ("Naam",))], known_headings(SCHEMA.flat), {"phone": "Gsm"})
    with pytest.raises(SheetError, match="No column with names"):
        columns_of([Line(1, ("Prijs", "Aantal"))], known_headings(SCHEMA.flat), {})
    with pytest.raises(SheetError, match="FIELD=HEADING"):
        mapping_of(["colour=Kleur"], ["name"])


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    assert [column_letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


# --- cells ---


@pytest.mark.parametrize(
    ("field", "cell", "text", "note"),
    [
        ("phone", "011/27.27.27", "+32 11 27 27 27", ""),
        ("phone", "+32 (0)11 27 27 27", "+32 11 27 27 27", ""),
        ("phone", "'+32 11 27 27 27", "+32 11 27 27 27", ""),
        ("phone", 11272727, "+32 11 27 27 27", notes.ZERO),
        ("phone", 471234567.0, "+32 471 23 45 67", notes.ZERO),
        ("phone", "4,71234567E+08", "+32 471 23 45 67", notes.ZERO),
        ("phone", "4.71E+08", "", notes.ROUNDED),
        ("phone", 32471234567, "+32 471 23 45 67", notes.PLUS),
        ("phone", "Tel: 011 27 27 27 / 0471 23 45 67", "+32 11 27 27 27", notes.SEVERAL_PHONES),
        ("phone", "tel: 011-272727 (ma-vr)", "+32 11 27 27 27", ""),
        ("phone", "0471", "", notes.NO_PHONE),
        ("enterprise_number", 407229358, "0407.229.358", notes.ZERO),
        ("enterprise_number", "BE 0407.229.358", "0407.229.358", ""),
        ("enterprise_number", "4,07229358E+08", "0407.229.358", notes.ZERO),
        ("enterprise_number", "0407.229.359", "", notes.NO_ENTERPRISE_NUMBER),
        ("postal_code", 3590.0, "3590", ""),
        ("postal_code", "B-3590 Diepenbeek", "3590", ""),
        ("postal_code", "590", "", notes.NO_POSTAL_CODE),
        ("email", "mailto:info@bewel.be; jan@bewel.be", "info@bewel.be", notes.SEVERAL_EMAILS),
        ("email", "info(at)bewel.be", "info@bewel.be", notes.AT),
        ("email", "info bij bewel.be", "", notes.NO_EMAIL),
        ("website", "www.bewel.be", "https://www.bewel.be/", ""),
        ("website", "javascript:alert(1)", "", notes.NO_WEBSITE),
        ("founded", 1993, "1993", ""),
        ("founded", 44927, "2023-01-01", notes.COUNTED_DAYS),
        ("founded", "1/4/1993", "1993-04-01", ""),
        ("founded", datetime.datetime(1993, 4, 1), "1993-04-01", ""),
        ("founded", "lang geleden", "", notes.NO_DAY),
        ("name", "  De\n Tuin ", "De Tuin", ""),
        ("name", "n.v.t.", "", ""),
    ],
)
def test_what_a_cell_says(field: str, cell: object, text: str, note: str) -> None:
    assert said(field, cell) == Said(text, note)  # type: ignore[arg-type]


def test_addresses_in_one_cell() -> None:
    assert split_address("Kerkstraat 1 bus 2, 3600 Genk") == ("Kerkstraat 1 bus 2", "3600", "Genk")
    assert split_address("Kerkstraat 1\nB-3600 Genk") == ("Kerkstraat 1", "3600", "Genk")
    assert split_street("Kerkstraat 1 bus 2") == ("Kerkstraat", "1", "2")
    assert split_street("Rue du 8 Mai 45a/47 bte B3") == ("Rue du 8 Mai", "45a/47", "B3")
    assert split_street("Dorpsplein") == ("Dorpsplein", "", "")


@settings(max_examples=50)
@given(st.text(alphabet=st.sampled_from("=+-@＝＋\t' \na1"), max_size=8))
def test_what_guards_against_formulas_is_undone(text: str) -> None:
    if "'" not in text:
        assert meant(harmless(text)) == text
