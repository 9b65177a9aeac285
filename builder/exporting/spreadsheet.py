"""A workbook for spreadsheets (XLSX, ECMA-376) of cells with text, and nothing that a spreadsheet could run.

Written by hand: the parts that are needed fit on a page, the same cells give the same bytes, and ten thousand rows take
a second.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

ROWS = 5000  # as many rows get choices and help, so that a table can grow
MAX_PROMPT, MAX_PROMPT_TITLE = 255, 32  # characters, of Excel
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that an archive knows
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEVEL = 5  # of 9: takes half the time of 6, for a hundredth more bytes
_HEAD, _TEXT, _GUARDED, _WRAPPED = 1, 2, 3, 4  # styles, in the order of _STYLES
_SHEET, _ROW_END = "xl/worksheets/sheet{}.xml", b"</row>"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE3E9E7"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment wrapText="1" vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, kw_only=True)
class Column:
    """`help` is shown at each cell. `choices` is where a list of what may be filled in stands, such as
    `Lijsten!$A$2:$A$9`; other text is allowed too, as a cell may hold more than one."""

    title: str
    width: int  # in characters
    help: str = ""
    choices: str = ""
    wrap: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The head stays in sight while the rows move; so do the first `fixed` columns. A row has its cells, or is as
    another file of the same columns has it in the same place."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str] | bytes]
    fixed: int = 0
    filtered: bool = False


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The file. Names of sheets are at most 31 characters, without any of `[]:*?/\\`."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES,
        **{_SHEET.format(at): b"".join(_worksheet(sheet)) for at, sheet in enumerate(sheets, 1)},
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, data, compresslevel=_LEVEL)
    return held.getvalue()


def written_rows(book: bytes) -> list[bytes]:
    """The rows of the first sheet of such a file as they are written, the head among them."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read(_SHEET.format(1))
    _, begins, rows = sheet.partition(b"<sheetData>")
    return [row + _ROW_END for row in rows.partition(b"</sheetData>")[0].split(_ROW_END)[:-1]] if begins else []


def row_number(row: bytes) -> int:
    """Where a written row stands, counted from 1."""
    return int(row[len(b'<row r="') : row.index(b'"', len(b'<row r="'))])


def first_cell(row: bytes) -> str:
    """The text of the first cell of a written row."""
    return html.unescape(row.partition(b'preserve">')[2].partition(b"<")[0].decode())


def column_letter(index: int) -> str:
    """How spreadsheets call a column, counted from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _content_types(number: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for at in range(1, number + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{sheets}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _book(sheets: Sequence[Sheet]) -> str:
    rows = "".join(
        f'<sheet name={_quoted(sheet.name)} sheetId="{at}" r:id="rId{at}"/>' for at, sheet in enumerate(sheets, 1)
    )
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{rows}</sheets></workbook>'


def _worksheet(sheet: Sheet) -> Iterator[bytes]:
    for part in _parts_of(sheet):
        yield part if isinstance(part, bytes) else part.encode()


def _parts_of(sheet: Sheet) -> Iterator[str | bytes]:
    letters = [column_letter(at) for at in range(len(sheet.columns))]
    styles = [_WRAPPED if column.wrap else _TEXT for column in sheet.columns]
    yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{_pane(sheet.fixed)}</sheetView>'
    yield '</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>'
    for at, (column, style) in enumerate(zip(sheet.columns, styles, strict=True), 1):
        yield f'<col min="{at}" max="{at}" width="{column.width}" style="{style}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield _row(1, letters, [column.title for column in sheet.columns], [_HEAD] * len(styles))
    number = 1
    for number, row in enumerate(sheet.rows, 2):
        yield row if isinstance(row, bytes) else _row(number, letters, row, styles)
    yield "</sheetData>"
    if sheet.filtered:
        yield f'<autoFilter ref="A1:{letters[-1]}{number}"/>'
    helped = [(at, column) for at, column in enumerate(sheet.columns) if column.help or column.choices]
    if helped:
        yield f'<dataValidations count="{len(helped)}">'
        yield from (_validation(column_letter(at), column, max(ROWS, number)) for at, column in helped)
        yield "</dataValidations>"
    yield "</worksheet>"


def _pane(fixed: int) -> str:
    across = f' xSplit="{fixed}"' if fixed else ""
    pane = "bottomRight" if fixed else "bottomLeft"
    corner = f"{column_letter(fixed)}2"
    return f'<pane{across} ySplit="1" topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'


def _row(number: int, letters: Sequence[str], cells: Sequence[str], styles: Sequence[int]) -> str:
    return f'<row r="{number}">{"".join(_cells(number, letters, cells, styles))}</row>'


def _cells(number: int, letters: Sequence[str], cells: Sequence[str], styles: Sequence[int]) -> Iterator[str]:
    for letter, text, style in zip(letters, cells, styles, strict=True):
        if text:
            # Without the mark a cell such as +32 11 … becomes a sum as soon as somebody touches it.
            mark = _GUARDED if style == _TEXT and not text[0].isalnum() else style
            shown = _escaped(text if text.isprintable() else _UNWRITABLE.sub("", text))
            yield f'<c r="{letter}{number}" s="{mark}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _quoted(text: str) -> str:
    """As the value of an attribute, in which the end of a line is no end of a line unless it is written so."""
    return f'"{html.escape(text)}"'.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def _validation(letter: str, column: Column, last: int) -> str:
    shown = f" promptTitle={_quoted(column.title[:MAX_PROMPT_TITLE])} prompt={_quoted(column.help[:MAX_PROMPT])}"
    kind, formula = ("", "")
    if column.choices:
        kind, formula = ' type="list"', f"<formula1>{_escaped(column.choices)}</formula1>"
    return (
        f'<dataValidation{kind} allowBlank="1" showInputMessage="1" showErrorMessage="0"{shown}'
        f' sqref="{letter}2:{letter}{last}">{formula}</dataValidation>'
    )
