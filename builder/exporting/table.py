"""Organisations as a table (CSV): one row each, ids for programs and words for people.

With semicolons, quotes around every cell and a byte order mark, because Excel in Belgium needs them. A cell that a
spreadsheet could take for a formula gets an apostrophe in front, on each of its lines; the raw table has none.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.catalogue.model import Catalogue, Term
from builder.catalogue.queries import Directory
from builder.exporting.catalogue_json import work_area_codes
from builder.rendering.routes import Routes

DELIMITER = ";"
SEVERAL = " | "  # between the values of one cell
BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"^(?=[^\S\r\n]*[\u200b\u2060\ufeff]*[=+\-@＝＋－＠\t\r])", re.MULTILINE)
_LINE_ENDS = re.compile(r"\r?\n|\r|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BELGIAN = re.compile(r"^\+32\s*(?=[1-9])")


class Column(NamedTuple):
    name: str
    meaning: str


COLUMNS = (
    Column("id", "Stable id: the last part of the address of the profile"),
    Column("name", "Name as the organisation writes it"),
    Column("summary", "What it does, in one sentence"),
    Column("status", "active, merged or closed"),
    Column("verification", "confirmed by the organisation itself, or unconfirmed"),
    Column("last_reviewed", "Day on which somebody last checked the profile"),
    Column("types", "Recognitions it has now"),
    Column("legal_form", "Legal form"),
    Column("enterprise_number", "Number in the Crossroads Bank for Enterprises (KBO)"),
    Column("founded", "Year, month or day of its start"),
    Column("website", "Its own website"),
    Column("email", "General e-mail address"),
    Column("phone", "General telephone number"),
    Column("street", "Street, number and box of its first location"),
    Column("postal_code", "Postal code of its first location"),
    Column("municipality", "Municipality of its first location, in Dutch"),
    Column("nis", "NIS code (Statbel) of that municipality"),
    Column("locations", "How many locations it has"),
    Column("sectors", "Ids of sectors"),
    Column("activities", "Ids of activities, as sector/activity"),
    Column("work", "Sectors and activities in words"),
    Column("customers", "Ids of kinds of customers"),
    Column("forms", "Ids of forms of working together"),
    Column("labels", "Ids of labels it holds"),
    Column("services", "Ids of support services"),
    Column("federations", "Ids of federations it is a member of"),
    Column("languages", "Languages spoken, as ISO 639-1 codes"),
    Column("regions", "Ids of regions where it has a location"),
    Column("work_area", "Where it comes to work, as everywhere:, region:, municipality: (NIS) or km:"),
    Column("url", "Address of the profile on this site"),
)


def table(catalogue: Catalogue, *, raw: bool = False) -> str:
    """The table with its header. `raw` leaves values as they are, for programs: no apostrophes, telephone numbers with
    their country, no byte order mark."""
    text = io.StringIO()
    text.write("" if raw else BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=DELIMITER, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    phone = [column.name for column in COLUMNS].index("phone")
    for row in _rows(catalogue):
        if not raw:
            row[phone] = _BELGIAN.sub("0", row[phone])
            row = [harmless(cell) for cell in row]
        writer.writerow(row)
    return text.getvalue()


def harmless(cell: str) -> str:
    """`cell` as text that no spreadsheet takes for a formula."""
    if not cell or (cell[0].isalnum() and cell.isprintable()):  # most cells: one line that begins with a letter
        return cell
    return _FORMULA.sub("'", _LINE_ENDS.sub("\n", cell))


def _rows(catalogue: Catalogue) -> Iterator[list[str]]:
    directory, language = Directory(catalogue), catalogue.site.languages[0]
    routes = Routes.for_(language, language)
    for one in catalogue.organisations.values():
        seat = one.seat
        work = [*(offer.sector.label for offer in one.offers), *(activity.label for activity in one.activities)]
        yield [
            one.slug,
            one.name,
            one.summary.in_(language),
            one.status.value,
            one.verification.value,
            one.last_reviewed,
            _ids(one.current_types),
            one.legal_form.id if one.legal_form else "",
            one.enterprise_number or "",
            one.founded or "",
            one.website or "",
            one.email or "",
            one.phone or "",
            seat.street_line if seat else "",
            (seat.postal_code or "") if seat else "",
            seat.municipality.name if seat else "",
            seat.municipality.nis if seat else "",
            str(len(one.locations)),
            _several(offer.sector.id for offer in one.offers),
            _several(activity.key for activity in one.activities),
            _several(label.in_(language) for label in work),
            _ids(one.customers),
            _ids(one.forms),
            _ids(held.label for held in one.labels),
            _ids(one.services),
            _several(one.federations),
            _several(one.languages),
            _several(region.id for region in directory.regions_of(one)),
            _several(work_area_codes(one.work_area)),
            catalogue.site.url + routes.organisation(one.slug),
        ]


def _ids(terms: Iterable[Term]) -> str:
    return _several(term.id for term in terms)


def _several(values: Iterable[str]) -> str:
    """Each once, in their order."""
    return SEVERAL.join(dict.fromkeys(values))
