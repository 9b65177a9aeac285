"""What HSDS 3.0 (Open Referral) asks of the objects that we publish: fields, kinds of values and what is required.

Written down from the specification's own schemas of service, organization, location and what these hold. A field that
is not named here is none of theirs.
"""

from __future__ import annotations

from typing import Any

TEXT, NUMBER = {"type": "string"}, {"type": "number"}
UUID = {"type": "string", "format": "uuid", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
WEB = {"type": "string", "format": "uri", "pattern": "^https?://"}
MAIL = {"type": "string", "format": "email", "pattern": "^[^@\\s]+@[^@\\s]+$"}
DAY = {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}


def _one_of(*values: str) -> dict[str, Any]:
    return {"enum": list(values)}


def _many(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _object(required: str, **fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["id", *required.split()],
        "properties": {"id": UUID, **fields},
        "additionalProperties": False,
    }


def _link(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


COUNTS = ("total_items", "total_pages", "page_number", "size")
FLAGS = ("first_page", "last_page", "empty")
PLACES = ("physical", "postal", "virtual")
OBJECTS = {
    "service": _object(
        "name status",
        organization_id=UUID,
        name=TEXT,
        alternate_name=TEXT,
        description=TEXT,
        url=WEB,
        email=MAIL,
        status=_one_of("active", "inactive", "defunct", "temporarily closed"),
        assured_date=DAY,
        last_modified=TEXT,
        phones=_many("phone"),
        service_areas=_many("service_area"),
        service_at_locations=_many("service_at_location"),
        languages=_many("language"),
        organization=_link("organization"),
        attributes=_many("attribute"),
    ),
    "organization": _object(
        "name description",
        name=TEXT,
        alternate_name=TEXT,
        description=TEXT,
        email=MAIL,
        website=WEB,
        year_incorporated=NUMBER,
        legal_status=TEXT,
        logo=TEXT,
        uri=WEB,
        organization_identifiers=_many("organization_identifier"),
    ),
    "organization_identifier": _object(
        "identifier_type identifier", identifier_scheme=TEXT, identifier_type=TEXT, identifier=TEXT
    ),
    "service_at_location": _object("", service_id=UUID, location_id=UUID, description=TEXT, location=_link("location")),
    "location": _object(
        "location_type",
        location_type=_one_of(*PLACES),
        name=TEXT,
        description=TEXT,
        latitude={"type": "number", "minimum": -90, "maximum": 90},
        longitude={"type": "number", "minimum": -180, "maximum": 180},
        external_identifier=TEXT,
        external_identifier_type=TEXT,
        addresses=_many("address"),
        phones=_many("phone"),
    ),
    "address": _object(
        "address_1 city state_province postal_code country address_type",
        address_1=TEXT,
        address_2=TEXT,
        city=TEXT,
        region=TEXT,
        state_province=TEXT,
        postal_code=TEXT,
        country={"type": "string", "pattern": "^[A-Z]{2}$"},
        address_type=_one_of(*PLACES),
    ),
    "phone": _object("number", number=TEXT, extension=NUMBER, type=TEXT, description=TEXT),
    "service_area": _object("", name=TEXT, description=TEXT, extent=TEXT, extent_type=TEXT, uri=TEXT),
    "language": _object("", name=TEXT, code={"type": "string", "pattern": "^[a-z]{2,3}$"}, note=TEXT),
    "attribute": _object(
        "", link_id=UUID, taxonomy_term_id=UUID, link_type=TEXT, link_entity=TEXT, taxonomy_term=_link("taxonomy_term")
    ),
    "taxonomy_term": _object(
        "name description",
        code=TEXT,
        name=TEXT,
        description=TEXT,
        parent_id=UUID,
        taxonomy=TEXT,
        language=TEXT,
        term_uri=WEB,
    ),
}


def page_of(name: str) -> dict[str, Any]:
    """What a page with objects of this kind is."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": [*COUNTS, *FLAGS, "contents"],
        "properties": {
            **{count: {"type": "integer"} for count in COUNTS},
            **{flag: {"type": "boolean"} for flag in FLAGS},
            "contents": _many(name),
        },
        "additionalProperties": False,
        "$defs": OBJECTS,
    }
