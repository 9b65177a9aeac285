"""The open data for who writes a program: every address, and the fields of what is behind the first one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.exporting.catalogue_schema import catalogue_schema
from builder.exporting.publication import CATALOGUE, DESCRIPTION, SCHEMA, addresses
from builder.rendering.edition import Edition
from builder.rendering.page import Page
from builder.routes import Routes

Node = Mapping[str, Any]
_DEFINED = "#/$defs/"


@dataclass(frozen=True)
class Field:
    name: str
    kind: str  # such as `string`, `Id[]` or `active | closed`
    always: bool  # whether it is never left out


def programs_page(edition: Edition) -> Page:
    schema = catalogue_schema(SCHEMA)
    site = edition.catalogue.site
    first = Routes.for_(site.languages[0], site.languages[0])
    return edition.page(
        "programs.html",
        edition.routes.programs,
        section="over",
        title=edition._("The data for programs"),
        description=edition._("Addresses and fields of the open data of this directory, for who writes a program."),
        styles=("assets/css/figures.css", "assets/css/embed.css"),
        addresses=[replace(each, title=edition._(each.title)) for each in addresses(first)],
        whole=site.url + CATALOGUE,
        openapi=DESCRIPTION,
        schema=SCHEMA,
        lists={name: tuple(fields_of(node["items"])) for name, node in schema["properties"].items() if "items" in node},
        shapes={name: tuple(fields_of(node)) for name, node in sorted(schema["$defs"].items()) if "required" in node},
        licence=site.licence,
    )


def fields_of(node: Node) -> Iterator[Field]:
    """The fields of an object in a JSON Schema."""
    for name, field in node["properties"].items():
        yield Field(name, kind_of(field), name in node["required"])


def kind_of(node: Node) -> str:
    """What kind of value a schema describes, as short as programmers write it."""
    if reference := node.get("$ref", ""):
        return str(reference).removeprefix(_DEFINED)
    if "enum" in node:
        return " | ".join(map(str, node["enum"]))
    match node.get("type", "any"):
        case "array":
            return f"{kind_of(node['items'])}[]"
        case "object" if isinstance(node.get("additionalProperties"), Mapping):
            return f"{{…: {kind_of(node['additionalProperties'])}}}"
        case "object" if "properties" in node:
            return f"{{{', '.join(node['properties'])}}}"
        case [*kinds]:
            return " | ".join(kinds)
        case kind:
            return str(kind)
