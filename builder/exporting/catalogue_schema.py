"""The JSON Schema (2020-12) of the catalogue's JSON, which the site publishes beside it."""

from __future__ import annotations

from typing import Any

from builder.catalogue.model import (
    ConversationCard,
    Event,
    Federation,
    Figure,
    GlossaryEntry,
    LabelHeld,
    Location,
    Organisation,
    Practice,
    Recognition,
    Region,
    Request,
    Sector,
    Site,
    Status,
    Term,
    VerificationState,
)
from builder.catalogue.places import Municipality
from builder.catalogue.vocabulary import Activity
from builder.exporting.catalogue_json import VERSION, VOCABULARIES
from builder.exporting.shapes import Schema, Shapes

TEXT = {"type": "string"}
TITLE = {"description": "In the site's first language", "type": "string", "minLength": 1}
URL = {"description": "Of its page, below the site's address", "type": "string", "format": "uri-reference"}
DEGREES = {"description": "WGS 84", "type": "number"}
IDS = {"type": "array", "items": {"$ref": "#/$defs/Id"}}
KEYS = {"type": "array", "items": {"$ref": "#/$defs/ActivityId"}}
TITLES = {"$ref": "#/$defs/Text"}
WORK_AREA = {
    "description": "Where it comes to work, from wide to near; km is around its first location",
    "type": "array",
    "items": {"type": "string", "pattern": "^(everywhere:.+|region:.+|municipality:[0-9]{5}|km:[0-9]+)$"},
}


def catalogue_schema(address: str) -> dict[str, Any]:
    """The schema of `catalogue_json`, published at `address`."""
    shapes = Shapes()
    site = shapes.of(Site)
    lists = {
        "organisations": _organisation(shapes),
        "sectors": _sector(shapes),
        "regions": _entry(shapes, Region, organisations=IDS),
        "municipalities": _municipality(shapes),
        "federations": _entry(shapes, Federation, organisations=IDS),
        "practices": _entry(shapes, Practice),
        "events": _entry(shapes, Event),
        "requests": _entry(shapes, Request),
        "glossary": _entry(shapes, GlossaryEntry),
        "figures": _entry(shapes, Figure),
        "conversation_cards": _entry(shapes, ConversationCard),
    }
    term = shapes.entry(Term, "id", also={"id": {"$ref": "#/$defs/Id"}, "title": TITLE})
    terms = {name: {"type": "array", "items": term} for name in VOCABULARIES}
    properties = {
        "version": {"description": "Raised when a key changes its meaning or goes away", "const": VERSION},
        "site": site,
        "vocabularies": {
            "type": "object",
            "additionalProperties": False,
            "required": list(terms),
            "properties": terms,
        },
        **{name: {"type": "array", "items": entry} for name, entry in lists.items()},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "The whole directory",
        "description": "Ids join the lists. What is not known is left out.",
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
        "$defs": shapes.definitions,
    }


def _entry(shapes: Shapes, kind: Any, **more: Schema) -> Schema:
    """What every kind has, then its own."""
    basic: dict[str, Schema] = {"id": {"$ref": "#/$defs/Id"}, "title": TITLE, "url": URL, "titles": TITLES}
    return shapes.entry(kind, "id", "title", also=basic | more, loose="titles")


def _organisation(shapes: Shapes) -> Schema:
    lists: dict[str, Schema] = {
        "types": {"description": "Recognitions it has now", **IDS},
        "sectors": IDS,
        "activities": KEYS,
        "customers": IDS,
        "forms": IDS,
        "labels": IDS,
        "federations": IDS,
        "locations": {"type": "array", "items": _location(shapes)},
        "work_area": WORK_AREA,
    }
    also: dict[str, Schema] = {
        "id": {"$ref": "#/$defs/Id"},
        "title": TITLE,
        "url": URL,
        **lists,
        "status": shapes.of(Status),
        "verification": shapes.of(VerificationState),
        "regions": {"description": "Where it has a location", **IDS},
        "recognitions": {"description": "Those of before too", **shapes.of(tuple[Recognition, ...])},
        "labels_held": shapes.of(tuple[LabelHeld, ...]),
        "sector_notes": {"description": "By sector", "type": "object", "additionalProperties": TITLES},
    }
    without = ("slug", "offers", "status", "verification", *lists)
    return shapes.entry(Organisation, *without, also=also, loose="recognitions labels_held sector_notes")


def _location(shapes: Shapes) -> Schema:
    also: dict[str, Schema] = {
        "postal_code": {"type": ["string", "null"]},
        "nis": {"$ref": "#/$defs/Nis"},
        "municipality": TEXT,
        "lat": DEGREES,
        "lon": DEGREES,
    }
    return shapes.entry(Location, "postal_code", "municipality", "latitude", "longitude", also=also)


def _sector(shapes: Shapes) -> Schema:
    activity = shapes.entry(
        Activity,
        "id",
        "sector",
        also={"id": {"$ref": "#/$defs/ActivityId"}, "title": TITLE, "url": URL, "organisations": IDS},
    )
    also: dict[str, Schema] = {
        "id": {"$ref": "#/$defs/Id"},
        "title": TITLE,
        "url": URL,
        "activities": {"type": "array", "items": activity},
        "organisations": IDS,
    }
    return shapes.entry(Sector, "id", "activities", also=also)


def _municipality(shapes: Shapes) -> Schema:
    also: dict[str, Schema] = {
        "id": {"$ref": "#/$defs/Nis"},
        "title": TEXT,
        "url": URL,
        "lat": DEGREES,
        "lon": DEGREES,
        "regions": IDS,
        "organisations": IDS,
    }
    return shapes.entry(Municipality, "nis", "latitude", "longitude", also=also)
