"""Organisations as a workbook (XLSX) that people fill in and import again: the table, its columns explained, lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from builder.catalogue.model import Catalogue
from builder.exporting.columns import COLUMNS, READ_ONLY, titles
from builder.exporting.spreadsheet import Column, Sheet, column_letter, first_cell, workbook, written_rows
from builder.exporting.table import harmless
from builder.language import translator

WIDTHS = {"name": 32, "summary": 60, "work": 50, "website": 28, "email": 28, "activities": 40, "street": 28, "url": 40}
WIDTH = 18  # characters, of other columns
FIXED = 2  # the web name and the name stay in sight
# A telephone number is checked to be a + and digits: no apostrophe that somebody would dial.
_ARE_PLAIN = [column.name == "phone" for column in COLUMNS]


def organisations_workbook(
    catalogue: Catalogue, rows: Iterable[Sequence[str] | bytes], schema: Mapping[str, Any]
) -> bytes:
    """The file, in the first language of the site; `rows` as in `builder.exporting.columns`, or as they are written in
    another one; `schema` is that of organisations, without references."""
    language = catalogue.site.languages[0]
    words = translator(language, "interface").gettext
    lists = _lists(catalogue, schema)
    names, helps = titles(schema, language), _helps(schema, language)
    sheets = (words("Organisations"), words("Explanation"), words("Lists"))
    columns = [
        Column(
            title=names[column.name],
            width=WIDTHS.get(column.name, WIDTH),
            help=helps[column.name],
            choices=_range(sheets[2], list(lists).index(column.name), lists) if column.name in lists else "",
        )
        for column in COLUMNS
    ]
    explained = [
        Column(title=words("Column"), width=24),
        Column(title=words("Name"), width=20),
        Column(title=words("What it is"), width=90, wrap=True),
    ]
    return workbook(
        [
            Sheet(name=sheets[0], columns=columns, rows=_cells(rows), fixed=FIXED, filtered=True),
            Sheet(
                name=sheets[1],
                columns=explained,
                rows=[[names[column.name], column.name, helps[column.name]] for column in COLUMNS],
            ),
            Sheet(
                name=sheets[2],
                columns=[Column(title=names[name], width=32) for name in lists],
                rows=list(zip_longest(*lists.values(), fillvalue="")),
            ),
        ]
    )


def rows_by_id(book: bytes) -> Iterator[tuple[str, bytes]]:
    """The rows of organisations as they are written in such a file, each with its id."""
    return ((first_cell(row), row) for row in written_rows(book)[1:])


def _cells(rows: Iterable[Sequence[str] | bytes]) -> Iterator[Sequence[str] | bytes]:
    for row in rows:
        yield row if isinstance(row, bytes) else list(map(_cell, _ARE_PLAIN, row))


def _cell(plain: bool, cell: str) -> str:
    return cell if plain else harmless(cell)


def _helps(schema: Mapping[str, Any], language: str) -> dict[str, str]:
    """What to fill in, by column: the words of the schema, or that there is nothing to fill in."""
    words = translator(language, "interface").gettext
    several = words("Put | between more than one.")
    found = {
        "id": words("Says which profile this row is. Leave it as it is; leave it empty for a new organisation."),
        "enterprise_number": words("The number in the Crossroads Bank for Enterprises: ten digits."),
        "phone": words("The general number."),
        "postal_code": words("Four digits."),
        "street": words("Street, number and box of the first location."),
        "activities": words("Sector and activity with a stroke between them, or your own words. %(several)s")
        % {"several": several},
        "work": words("The sectors and activities in words."),
        "work_area": words("Where it comes to work: a region, a municipality, or 25 km. %(several)s")
        % {"several": several},
    }
    location = schema["properties"]["locations"]["items"]["properties"]
    for column in COLUMNS:
        if column.name in READ_ONLY:
            found[column.name] = words("Only to read: importing does not change it.")
        elif column.name not in found:
            about = schema["properties"].get(column.name) or location[column.name]
            text = about.get("x-i18n", {}).get(language, {}).get("description") or about["description"]
            found[column.name] = f"{text} {several}" if about.get("type") == "array" else text
    return found


def _lists(catalogue: Catalogue, schema: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """What may be filled in, by column, in the order of the vocabulary."""
    lists = catalogue.vocabulary
    sectors = lists.sectors.values()
    return {
        "types": list(lists.types),
        "legal_form": list(lists.legal_forms),
        "sectors": [sector.id for sector in sectors],
        "activities": [activity.key for sector in sectors for activity in sector.activities],
        "customers": list(lists.customers),
        "forms": list(lists.forms),
        "labels": list(lists.labels),
        "services": list(lists.services),
        "federations": list(catalogue.federations),
        "languages": list(schema["properties"]["languages"]["items"]["enum"]),
    }


def _range(sheet: str, at: int, lists: Mapping[str, Sequence[str]]) -> str:
    """The cells of one list, below its head."""
    letter, length = column_letter(at), len(list(lists.values())[at])
    return f"'{sheet}'!${letter}$2:${letter}${length + 1}"
