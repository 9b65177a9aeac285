"""Organisations as a table (CSV): one row each, ids for programs and words for people.

With semicolons, quotes around every cell and a byte order mark, because Excel in Belgium needs them. A cell that a
spreadsheet could take for a formula gets an apostrophe in front, on each of its lines; the raw table has none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from builder.exporting.columns import COLUMNS
from builder.rendering.words import national

DELIMITER, LINE_END = ";", "\r\n"
BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"^(?=[^\S\r\n]*[\u200b\u2060\ufeff]*[=+\-@＝＋－＠\t\r])", re.MULTILINE)
_GUARDED = re.compile(r"^'(?=[^\S\r\n]*[\u200b\u2060\ufeff]*[=+\-@＝＋－＠\t])", re.MULTILINE)
_LINE_ENDS = re.compile(r"\r?\n|\r|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def table(rows: Iterable[Sequence[str] | bytes], *, raw: bool = False) -> str:
    """The table with its header; `rows` as in `builder.exporting.columns`.

    `raw` leaves values as they are, for programs: no apostrophes, telephone numbers with their country, no byte order
    mark.
    """
    line_of = _line if raw else _harmless_line
    lines = (row.decode() if isinstance(row, bytes) else line_of(row) for row in rows)
    head = ("" if raw else BYTE_ORDER_MARK) + _line([column.name for column in COLUMNS])
    return "".join([head, *lines])


def _harmless_line(row: Sequence[str]) -> str:
    shown = [harmless(cell) for cell in row]
    shown[_PHONE] = harmless(national(row[_PHONE]))  # so that no spreadsheet reckons with a +
    return _line(shown)


def lines_by_id(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The lines of organisations in a table that is not raw, each with its id: only there no cell has the end of a
    line in it."""
    end = LINE_END.encode()
    for line in data.split(end)[1:-1]:
        yield line[1 : line.index(b'"', 1)].decode(), line + end


class _Told:
    """A file that gives back what is written to it."""

    @staticmethod
    def write(text: str) -> str:
        return text


_line: Callable[[Sequence[str]], str] = csv.writer(
    _Told, delimiter=DELIMITER, quoting=csv.QUOTE_ALL, lineterminator=LINE_END
).writerow
_PHONE = [column.name for column in COLUMNS].index("phone")


def harmless(cell: str) -> str:
    """`cell` as text that no spreadsheet takes for a formula."""
    if not cell or (cell[0].isalnum() and cell.isprintable()):  # most cells: one line that begins with a letter
        return cell
    return _FORMULA.sub("'", _LINE_ENDS.sub("\n", cell))


def meant(cell: str) -> str:
    """`cell` without the apostrophes that `harmless` put in front of its lines."""
    return _GUARDED.sub("", cell) if "'" in cell else cell
