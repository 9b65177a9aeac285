"""The open data of a site: files with stable names, and an index that says what they are.

Everything below `v1/` keeps its meaning: fields may be added, none changes or goes away without a `v2/` beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from builder.catalogue.days import first_day, newest_day
from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.checking.schemas import load_schemas
from builder.exporting.catalogue_json import VERSION, catalogue_json, catalogue_listing
from builder.exporting.catalogue_schema import catalogue_schema
from builder.exporting.columns import COLUMNS, Rows
from builder.exporting.geojson import geojson, points_listing
from builder.exporting.hsds import services, services_listing, taxonomy_terms
from builder.exporting.listing import Pieces
from builder.exporting.oslo import linked_data, linked_listing
from builder.exporting.spreadsheet import row_number
from builder.exporting.table import DELIMITER, table
from builder.exporting.workbook import organisations_workbook
from builder.project import SCHEMA_DIR
from builder.routes import Routes
from builder.writing import compact

FOLDER = "data/"
VERSIONED = f"{FOLDER}v{VERSION}/"
CATALOGUE = f"{VERSIONED}catalogue.json"
SCHEMA = f"{VERSIONED}catalogue.schema.json"
TABLE = f"{VERSIONED}organisaties.csv"
WORKBOOK = f"{VERSIONED}organisaties.xlsx"
POINTS = f"{VERSIONED}locaties.geojson"
LINKED = f"{VERSIONED}organisaties.jsonld"
SERVICES = f"{VERSIONED}hsds.json"
TERMS = f"{VERSIONED}hsds-terms.json"
PROFILES = f"{VERSIONED}organisations/"  # each profile as its file is
PACKAGE = f"{FOLDER}datapackage.json"
DESCRIPTION = f"{FOLDER}openapi.json"
ATOM = "application/atom+xml"


@dataclass(frozen=True)
class Address:
    """Where something can be read: `path` below the site's root, with `{id}` for the id of one of many. `title` is a
    message of the domain `interface`."""

    path: str
    title: str
    media_type: str


@dataclass(frozen=True, kw_only=True)
class DataFile:
    """A file of the open data. `rows` counts what it lists; `about` is what the index says beside that."""

    path: str  # below the site's root
    data: bytes
    rows: int
    about: Mapping[str, Any] = field(default_factory=dict)


def _(message: str) -> str:
    """Marks a message for the catalogues."""
    return message


_WHOLE: tuple[Address, ...] = (
    Address(
        CATALOGUE,
        _("The whole directory: organisations, vocabularies, places, examples, events, requests and terms"),
        "application/json",
    ),
    Address(SCHEMA, _("JSON Schema (2020-12) of catalogue.json"), "application/schema+json"),
    Address(
        TABLE,
        _("Organisations as a table, with those that stopped; a cell that looks like a formula begins with '"),
        "text/csv",
    ),
    Address(
        WORKBOOK,
        _("The same table as a workbook, with choices and explanation; it can be imported again"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Address(POINTS, _("Locations of active organisations as points (GeoJSON, WGS 84)"), "application/geo+json"),
    Address(LINKED, _("Active organisations as linked data in OSLO terms (JSON-LD)"), "application/ld+json"),
    Address(SERVICES, _("Services of active organisations in HSDS 3.0 (Open Referral)"), "application/json"),
    Address(TERMS, _("Terms that the services point to: sectors and activities, in HSDS 3.0"), "application/json"),
)


def addresses(routes: Routes) -> tuple[Address, ...]:
    """Everything that programs may read, in the order of the page about it."""
    return (
        *_WHOLE,
        Address(
            f"{PROFILES}{{id}}.yml", _("The profile of an organisation, as its file is (YAML)"), "application/yaml"
        ),
        Address(routes.card("{id}"), _("An active organisation for an address book (vCard 3.0)"), "text/vcard"),
        Address(routes.news_feed, _("New examples, events and requests"), ATOM),
        Address(routes.organisations_feed, _("Profiles that were looked at last"), ATOM),
        Address(routes.sector_feed("{id}"), _("Profiles in a sector that were looked at last"), ATOM),
        Address(routes.region_feed("{id}"), _("Profiles in a region that were looked at last"), ATOM),
        Address(routes.calendar, _("All events with a day (iCalendar)"), "text/calendar"),
        Address(PACKAGE, _("What there is: counts, sizes, sha256 and licence of every file"), "application/json"),
    )


_IDENTIFIER = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"}}


def data_files(directory: Directory, pieces: Pieces | None = None) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and content of every file of the open data, the index last. One file at a time is in
    memory. What `pieces` has of an organisation is not made again."""
    catalogue, resources = directory.catalogue, []
    for file, address in zip(_files(directory, pieces or Pieces()), _WHOLE, strict=True):
        yield file.path, file.data
        resources.append(_resource(address, file))
    yield PACKAGE, _json(_package(catalogue, resources), indent=1)
    yield DESCRIPTION, _json(_description(catalogue), indent=1)


EXPORTS: Mapping[str, Callable[[Catalogue], Any]] = {
    "json": catalogue_json,
    "schema": lambda catalogue: catalogue_schema(catalogue.site.url + SCHEMA),
    "geojson": geojson,
    "jsonld": lambda catalogue: linked_data(catalogue, catalogue.site.url + LINKED),
    "hsds": services,
    "hsds-terms": taxonomy_terms,
}  # values that are written as JSON, by the name of their format


def _files(directory: Directory, pieces: Pieces) -> Iterator[DataFile]:
    """In the order of their addresses."""
    catalogue = directory.catalogue
    yield _catalogue(directory, pieces)
    yield _schema(catalogue)
    rows = Rows(catalogue)
    yield _table(catalogue, rows, pieces.rows(TABLE))
    yield _workbook(catalogue, rows, pieces.rows(WORKBOOK))
    del rows
    yield _points(catalogue, pieces)
    yield _linked(catalogue, pieces)
    yield _services(catalogue, pieces)
    yield _terms(catalogue)


def _catalogue(directory: Directory, pieces: Pieces) -> DataFile:
    return DataFile(
        path=CATALOGUE,
        data=pieces.written(CATALOGUE, catalogue_listing(directory)),
        rows=len(directory.catalogue.organisations),
        about={"jsonSchema": "v1/catalogue.schema.json"},
    )


def _schema(catalogue: Catalogue) -> DataFile:
    return DataFile(
        path=SCHEMA,
        data=_json(EXPORTS["schema"](catalogue), indent=1),
        rows=1,
    )


def _table(catalogue: Catalogue, rows: Mapping[str, Sequence[str]], known: Mapping[str, bytes]) -> DataFile:
    fields = [{"name": column.name, "type": "string", "description": column.meaning} for column in COLUMNS]
    return DataFile(
        path=TABLE,
        data=table(known.get(slug) or rows[slug] for slug in catalogue.organisations).encode(),
        rows=len(catalogue.organisations),
        about={
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "dialect": {"delimiter": DELIMITER, "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
            "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
        },
    )


def _workbook(catalogue: Catalogue, rows: Mapping[str, Sequence[str]], known: Mapping[str, bytes]) -> DataFile:
    """What is known of a row stays only in its place: its number is in it."""
    standing = {slug: row for number, slug in enumerate(catalogue.organisations, 2)
                if (row := known.get(slug)) and row_number(row) == number}  # fmt: skip
    return DataFile(
        path=WORKBOOK,
        data=workbook_of(catalogue, (standing.get(slug) or rows[slug] for slug in catalogue.organisations)),
        rows=len(catalogue.organisations),
    )


def workbook_of(catalogue: Catalogue, rows: Iterable[Sequence[str] | bytes]) -> bytes:
    """Organisations as a workbook (XLSX), of their `rows`."""
    return organisations_workbook(catalogue, rows, load_schemas(SCHEMA_DIR)["organisation"].flat)


def _points(catalogue: Catalogue, pieces: Pieces) -> DataFile:
    return DataFile(
        path=POINTS,
        data=pieces.written(POINTS, points_listing(catalogue)),
        rows=sum(len(one.locations) for one in catalogue.active),
    )


def _linked(catalogue: Catalogue, pieces: Pieces) -> DataFile:
    return DataFile(
        path=LINKED,
        data=pieces.written(LINKED, linked_listing(catalogue, catalogue.site.url + LINKED)),
        rows=len(catalogue.active),
    )


def _services(catalogue: Catalogue, pieces: Pieces) -> DataFile:
    return DataFile(
        path=SERVICES,
        data=pieces.written(SERVICES, services_listing(catalogue)),
        rows=len(catalogue.active),
    )


def _terms(catalogue: Catalogue) -> DataFile:
    value = EXPORTS["hsds-terms"](catalogue)
    return DataFile(path=TERMS, data=_json(value), rows=value["total_items"])


def _resource(address: Address, file: DataFile) -> dict[str, Any]:
    path = address.path.removeprefix(FOLDER)
    return {
        "name": path.removeprefix("v1/").replace(".", "-"),
        "path": path,
        "title": address.title,
        "format": path.rpartition(".")[2],
        "mediatype": address.media_type,
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
        # Programs for data packages count the rows of whatever has `rows`, and take JSON for a table unless told.
        **({"type": "json", "count": file.rows} if "json" in address.media_type else {"rows": file.rows}),
        **file.about,
    }


def _package(catalogue: Catalogue, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """The index, a data package (Frictionless, version 1). Its version is the newest day of the data."""
    site = catalogue.site
    counts = {
        "organisations": len(catalogue.organisations),
        "active_organisations": len(catalogue.active),
        "locations": sum(len(one.locations) for one in catalogue.active),
        "practices": len(catalogue.practices),
        "events": len(catalogue.events),
        "requests": len(catalogue.requests),
        "glossary": len(catalogue.glossary),
    }
    return {
        "profile": "data-package",
        "name": "werkwijzer",
        "id": site.url + PACKAGE,
        "title": site.name,
        "description": site.description.in_(site.languages[0]),
        "homepage": site.url,
        "version": first_day(newest_day(catalogue)),
        "licenses": [{"name": site.licence.id, "title": site.licence.title, "path": site.licence.url}],
        "contributors": [{"title": site.publisher, "role": "publisher"}],
        "counts": counts,
        "resources": resources,
    }


def _description(catalogue: Catalogue) -> dict[str, Any]:
    """The files as an API (OpenAPI 3.1): nothing but GET, no parameters but the id of one of many."""
    site, language = catalogue.site, catalogue.site.languages[0]
    paths = {f"/{each.path}": _get(each) for each in addresses(Routes.for_(language, language))}
    # From where this file is, so that a copy of both is whole.
    reference = {"schema": {"$ref": SCHEMA.removeprefix(FOLDER)}}
    paths[f"/{CATALOGUE}"]["get"]["responses"]["200"]["content"]["application/json"] = reference
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.name,
            "version": f"{VERSION}.0.0",
            "summary": "Static files: read them as often as you like, without a key",
            "license": {"name": site.licence.title, "identifier": site.licence.id},
        },
        "servers": [{"url": site.url.rstrip("/")}],
        "paths": paths,
    }


def _get(address: Address) -> dict[str, Any]:
    answer = {"200": {"description": address.title, "content": {address.media_type: {}}}}
    operation = {"get": {"summary": address.title, "responses": answer}}
    return {"parameters": [_IDENTIFIER], **operation} if "{id}" in address.path else operation


def _json(value: Any, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode() if indent else compact(value)
