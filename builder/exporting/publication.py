"""The open data of a site: files with stable names, and an index that says what they are.

Everything below `v1/` keeps its meaning: fields may be added, none changes or goes away without a `v2/` beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.catalogue.days import first_day, newest_day
from builder.catalogue.model import Catalogue
from builder.checking.schemas import load_schemas
from builder.exporting.catalogue_json import VERSION, catalogue_json
from builder.exporting.catalogue_schema import catalogue_schema
from builder.exporting.columns import COLUMNS
from builder.exporting.geojson import geojson
from builder.exporting.hsds import services, taxonomy_terms
from builder.exporting.oslo import linked_data
from builder.exporting.table import DELIMITER, table
from builder.exporting.workbook import organisations_workbook
from builder.project import SCHEMA_DIR
from builder.rendering.routes import Routes
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


@dataclass(frozen=True, kw_only=True)
class DataFile:
    """A file of the open data. `rows` counts what it lists; `about` is what the index says beside that."""

    path: str  # below the site's root
    title: str
    media_type: str
    data: bytes
    rows: int
    about: Mapping[str, Any] = field(default_factory=dict)


def data_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and content of every file of the open data, the index last. One file at a time is in
    memory."""
    resources, described = [], []
    for make in (_catalogue, _schema, _table, _workbook, _points, _linked, _services, _terms):
        file = make(catalogue)
        yield file.path, file.data
        resources.append(_resource(file))
        described.append((file.path, file.title, file.media_type))
    yield PACKAGE, _json(_package(catalogue, resources), indent=1)
    yield DESCRIPTION, _json(_description(catalogue, described), indent=1)


EXPORTS: Mapping[str, Callable[[Catalogue], Any]] = {
    "json": catalogue_json,
    "schema": lambda catalogue: catalogue_schema(catalogue.site.url + SCHEMA),
    "geojson": geojson,
    "jsonld": lambda catalogue: linked_data(catalogue, catalogue.site.url + LINKED),
    "hsds": services,
    "hsds-terms": taxonomy_terms,
}  # values that are written as JSON, by the name of their format


def _catalogue(catalogue: Catalogue) -> DataFile:
    return DataFile(
        path=CATALOGUE,
        title="The whole directory: organisations, vocabularies, places, examples, events, requests and terms",
        media_type="application/json",
        data=_json(EXPORTS["json"](catalogue)),
        rows=len(catalogue.organisations),
        about={"jsonSchema": "v1/catalogue.schema.json"},
    )


def _schema(catalogue: Catalogue) -> DataFile:
    return DataFile(
        path=SCHEMA,
        title="JSON Schema (2020-12) of catalogue.json",
        media_type="application/schema+json",
        data=_json(EXPORTS["schema"](catalogue), indent=1),
        rows=1,
    )


def _table(catalogue: Catalogue) -> DataFile:
    fields = [{"name": column.name, "type": "string", "description": column.meaning} for column in COLUMNS]
    return DataFile(
        path=TABLE,
        title="Organisations as a table, with those that stopped; a cell that looks like a formula begins with '",
        media_type="text/csv",
        data=table(catalogue).encode(),
        rows=len(catalogue.organisations),
        about={
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "dialect": {"delimiter": DELIMITER, "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
            "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
        },
    )


def _workbook(catalogue: Catalogue) -> DataFile:
    return DataFile(
        path=WORKBOOK,
        title="The same table as a workbook, with choices and explanation; it can be imported again",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        data=workbook_of(catalogue),
        rows=len(catalogue.organisations),
    )


def workbook_of(catalogue: Catalogue) -> bytes:
    """Organisations as a workbook (XLSX)."""
    return organisations_workbook(catalogue, load_schemas(SCHEMA_DIR)["organisation"].flat)


def _points(catalogue: Catalogue) -> DataFile:
    value = EXPORTS["geojson"](catalogue)
    return DataFile(
        path=POINTS,
        title="Locations of active organisations as points (GeoJSON, WGS 84)",
        media_type="application/geo+json",
        data=_json(value),
        rows=len(value["features"]),
    )


def _linked(catalogue: Catalogue) -> DataFile:
    return DataFile(
        path=LINKED,
        title="Active organisations as linked data in OSLO terms (JSON-LD)",
        media_type="application/ld+json",
        data=_json(EXPORTS["jsonld"](catalogue)),
        rows=len(catalogue.active),
    )


def _services(catalogue: Catalogue) -> DataFile:
    value = EXPORTS["hsds"](catalogue)
    return DataFile(
        path=SERVICES,
        title="Services of active organisations in HSDS 3.0 (Open Referral)",
        media_type="application/json",
        data=_json(value),
        rows=value["total_items"],
    )


def _terms(catalogue: Catalogue) -> DataFile:
    value = EXPORTS["hsds-terms"](catalogue)
    return DataFile(
        path=TERMS,
        title="Terms that the services point to: sectors and activities, in HSDS 3.0",
        media_type="application/json",
        data=_json(value),
        rows=value["total_items"],
    )


def _resource(file: DataFile) -> dict[str, Any]:
    path = file.path.removeprefix(FOLDER)
    return {
        "name": path.removeprefix("v1/").replace(".", "-"),
        "path": path,
        "title": file.title,
        "format": path.rpartition(".")[2],
        "mediatype": file.media_type,
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
        "rows": file.rows,
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


def _description(catalogue: Catalogue, files: list[tuple[str, str, str]]) -> dict[str, Any]:
    """The files as an API (OpenAPI 3.1): nothing but GET, no parameters but the id of an organisation."""
    site, routes = catalogue.site, Routes.for_(catalogue.site.languages[0], catalogue.site.languages[0])
    paths = {f"/{path}": _get(title, media_type) for path, title, media_type in files}
    paths[f"/{CATALOGUE}"]["get"]["responses"]["200"]["content"]["application/json"] = {
        "schema": {"$ref": site.url + SCHEMA}
    }
    paths[f"/{PACKAGE}"] = _get("What there is: counts, sizes, sha256 and licence of every file", "application/json")
    paths[f"/{routes.news_feed}"] = _get("New examples, events and requests", "application/atom+xml")
    paths[f"/{routes.organisations_feed}"] = _get("Profiles that were looked at last", "application/atom+xml")
    paths[f"/{routes.calendar}"] = _get("All events with a day (iCalendar)", "text/calendar")
    identifier = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"}}
    of_one = {
        f"{PROFILES}{{id}}.yml": ("The profile of an organisation, as its file is (YAML)", "application/yaml"),
        routes.card("{id}"): ("An active organisation for an address book (vCard 3.0)", "text/vcard"),
        routes.sector_feed("{id}"): ("Profiles in a sector that were looked at last", "application/atom+xml"),
        routes.region_feed("{id}"): ("Profiles in a region that were looked at last", "application/atom+xml"),
    }
    for path, (title, media_type) in of_one.items():
        paths[f"/{path}"] = {"parameters": [identifier], **_get(title, media_type)}
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


def _get(title: str, media_type: str) -> dict[str, Any]:
    return {"get": {"summary": title, "responses": {"200": {"description": title, "content": {media_type: {}}}}}}


def _json(value: Any, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode() if indent else compact(value)
