"""A spreadsheet as rows of text: CSV as programs in Belgium write it, and XLSX.

A file is not trusted: its size, and what it would unpack to, have limits, and formulas and macros are not looked at.
"""

from __future__ import annotations

import csv
import datetime
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from builder.problems import printable

MAX_BYTES = 20_000_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 200  # unpacked to packed
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL = 32_767  # characters, as in Excel
EMPTY_ROWS = 500  # after so many in a row the rest is taken for empty
DELIMITERS = ";,\t|"
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Cell = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | None


class SheetError(ValueError):
    """The file cannot be read as a table; the message, of the domain `cli`, says why."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


@dataclass(frozen=True)
class Line:
    """`number` is that of the row in the file, from 1; cells are as the file has them."""

    number: int
    cells: tuple[Cell, ...]


def read_sheet(file: Path, sheet: str = "") -> tuple[Line, ...]:
    """The rows of a file that have something in them; of a workbook those of one `sheet`, by its name or number from 1,
    else of the first that can be seen. Raises SheetError, and OSError for a file that cannot be read."""
    data = _data(file)
    found = _workbook_rows(data, sheet) if data.startswith(_ZIP) else _text_rows(data)
    return tuple(_with_something(found))


def sheet_names(file: Path) -> tuple[str, ...]:
    """The sheets of a workbook that can be seen; none for another table. Raises as `read_sheet` does."""
    data = _data(file)
    return tuple(each.title for each in _sheets(data)) if data.startswith(_ZIP) else ()


def _data(file: Path) -> bytes:
    with file.open("rb") as source:
        data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SheetError("The file is larger than {limit} MB.", limit=MAX_BYTES // 1_000_000)
    if data.startswith(_OLD_EXCEL):
        raise SheetError("This is a file of an old Excel, or one with a password. Save it as .xlsx first.")
    return data


def _with_something(rows: Iterable[Iterable[Any]]) -> Iterator[Line]:
    empty = 0
    for number, row in enumerate(rows, start=1):
        cells = [_tidy(cell) for cell in islice(row, MAX_COLUMNS)]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            empty = 0
            yield Line(number, tuple(cells))
        else:
            empty += 1
        if number > MAX_ROWS and empty == 0:
            raise SheetError("The table has more than {limit} rows.", limit=MAX_ROWS)
        if empty >= EMPTY_ROWS:
            return


def _tidy(cell: Any) -> Cell:
    if not isinstance(cell, str):
        return cell if isinstance(cell, int | float | datetime.datetime | datetime.date | datetime.time) else None
    whole = cell[:MAX_CELL].encode("utf-8", "replace").decode()  # half a character cannot be written
    text = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()
    return text or None


# --- CSV --------------------------------------------------------------------------------------------------------------


def _text_rows(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    if "\x00" in text:
        raise SheetError("This is no table: give a file that ends in .csv or .xlsx.")
    delimiter = _delimiter(text)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise SheetError("The table cannot be read: {reason}.", reason=str(error)) from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # Excel on Windows, when it is not asked for UTF-8
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The sign that stands most often in the first lines, outside quotes."""
    head = "".join(part for place, part in enumerate(text[:20_000].split('"')) if place % 2 == 0)
    lines = head.splitlines()[:10]
    return max(DELIMITERS, key=lambda sign: (max((line.count(sign) for line in lines), default=0), sign == ";"))


# --- XLSX -------------------------------------------------------------------------------------------------------------


def _workbook_rows(data: bytes, name: str) -> Iterator[tuple[Any, ...]]:
    sheet = _chosen(_sheets(data), name)
    with _refusing():
        sheet.reset_dimensions()  # what the file says of its own size may be wrong
        yield from sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)


def _sheets(data: bytes) -> list[Any]:
    """Those that can be seen, or all when none can."""
    from openpyxl import load_workbook

    _refuse_bombs(data)
    with _refusing():
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        found = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    if not found:
        raise SheetError("This is no table: give a file that ends in .csv or .xlsx.")
    return found


def _chosen(sheets: Sequence[Any], name: str) -> Any:
    if not name:
        return sheets[0]
    by_name = {each.title.strip().casefold(): each for each in sheets}
    if found := by_name.get(name.strip().casefold()):
        return found
    if name.isdecimal() and 0 < int(name) <= len(sheets):
        return sheets[int(name) - 1]
    raise SheetError(
        "There is no sheet “{found}”. There are: {known}.", found=name, known=listed(each.title for each in sheets)
    )


def listed(names: Iterable[str]) -> str:
    """The names of sheets, as words in a message."""
    return ", ".join(f"“{printable(name)}”" for name in names)


@contextmanager
def _refusing() -> Iterator[None]:
    """Whatever is wrong with a stranger's file, it is not a table we can read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts of Excel that openpyxl leaves out: we leave them out too
            yield
    except SheetError:
        raise
    except Exception as error:
        raise SheetError("The table cannot be read: {reason}.", reason=type(error).__name__) from error


def _refuse_bombs(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise SheetError("The table cannot be read: {reason}.", reason="BadZipFile") from error
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(data), 10_000):
        raise SheetError("The file unpacks to more than a table of organisations can be.")
    names = {part.filename for part in parts}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise SheetError("The file has macros. Save it as .xlsx first.")
    if "xl/workbook.xml" not in names:
        raise SheetError("This is no table: give a file that ends in .csv or .xlsx.")
