"""The columns of the table of organisations, in CSV and XLSX: one row each, ids for programs and words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from builder.catalogue.model import Catalogue, Organisation, Term
from builder.catalogue.queries import Directory
from builder.exporting.catalogue_json import work_area_codes
from builder.language import translator
from builder.routes import Routes

SEVERAL = " | "  # between the values of one cell


class Column(NamedTuple):
    name: str
    meaning: str


COLUMNS = (
    Column("id", "Stable id: the last part of the address of the profile"),
    Column("name", "Name as the organisation writes it"),
    Column("summary", "What it does, in one sentence"),
    Column("status", "active, merged, closed, or unreviewed for too long"),
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
# Columns that other columns say already, or that are not decided in a spreadsheet.
READ_ONLY = frozenset({"status", "verification", "last_reviewed", "nis", "locations", "regions", "url"})


def titles(schema: Mapping[str, Any], language: str) -> dict[str, str]:
    """What people read above each column, by its name; `schema` is that of organisations, without references."""
    words = translator(language, "interface").gettext
    found = {
        "id": words("Web name"),
        "nis": words("NIS code"),
        "activities": words("Activities"),
        "work": words("Work in words"),
        "regions": words("Regions"),
        "url": words("Page"),
    }
    location = schema["properties"]["locations"]["items"]["properties"]
    for column in COLUMNS:
        if column.name not in found:
            about = schema["properties"].get(column.name) or location[column.name]
            found[column.name] = about.get("x-i18n", {}).get(language, {}).get("title") or about["title"]
    return found


def rows(catalogue: Catalogue) -> Iterator[list[str]]:
    """A cell for each of COLUMNS, for every organisation, as values are."""
    return map(row_maker(catalogue), catalogue.organisations.values())


def row_maker(catalogue: Catalogue) -> Callable[[Organisation], list[str]]:
    """What gives the row of an organisation; it follows from that one and from nothing else of the organisations."""
    directory, language = Directory(catalogue), catalogue.site.languages[0]
    routes = Routes.for_(language, language)

    def row(one: Organisation) -> list[str]:
        seat = one.seat
        work = [*(offer.sector.label for offer in one.offers), *(activity.label for activity in one.activities)]
        return [
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

    return row


class Rows(dict[str, list[str]]):
    """By slug, made once for who needs them."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._organisations, self._row = catalogue.organisations, row_maker(catalogue)

    def __missing__(self, slug: str) -> list[str]:
        made = self[slug] = self._row(self._organisations[slug])
        return made


def _ids(terms: Iterable[Term]) -> str:
    return _several(term.id for term in terms)


def _several(values: Iterable[str]) -> str:
    """Each once, in their order."""
    return SEVERAL.join(dict.fromkeys(values))
