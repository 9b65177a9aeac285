"""Organisations as a table (CSV): one row each, ids for programs and words for people.

With semicolons, quotes around every cell and a byte order mark, because Excel in Belgium needs them. A cell that a
spreadsheet could take for a formula gets an apostrophe in front, on each of its lines; the raw table has none.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from builder.exporting.columns import COLUMNS
from builder.rendering.words import national

DELIMITER = ";"
BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"^(?=[^\S\r\n]*[\u200b\u2060\ufeff]*[=+\-@＝＋－＠\t\r])", re.MULTILINE)
_GUARDED = re.compile(r"^'(?=[^\S\r\n]*[\u200b\u2060\ufeff]*[=+\-@＝＋－＠\t])", re.MULTILINE)
_LINE_ENDS = re.compile(r"\r?\n|\r|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def table(rows: Iterable[Sequence[str]], *, raw: bool = False) -> str:
    """The table with its header; `rows` as in `builder.exporting.columns`.

    `raw` leaves values as they are, for programs: no apostrophes, telephone numbers with their country, no byte order
    mark.
    """
    text = io.StringIO()
    text.write("" if raw else BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=DELIMITER, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    phone = [column.name for column in COLUMNS].index("phone")
    for row in rows:
        if raw:
            writer.writerow(row)
            continue
        shown = [harmless(cell) for cell in row]
        shown[phone] = harmless(national(row[phone]))  # so that no spreadsheet reckons with a +
        writer.writerow(shown)
    return text.getvalue()


def harmless(cell: str) -> str:
    """`cell` as text that no spreadsheet takes for a formula."""
    if not cell or (cell[0].isalnum() and cell.isprintable()):  # most cells: one line that begins with a letter
        return cell
    return _FORMULA.sub("'", _LINE_ENDS.sub("\n", cell))


def meant(cell: str) -> str:
    """`cell` without the apostrophes that `harmless` put in front of its lines."""
    return _GUARDED.sub("", cell) if "'" in cell else cell
