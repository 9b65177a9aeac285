"""Values of the catalogue as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from builder.catalogue.model import Activity, Sector, Term, Text
from builder.catalogue.places import Municipality

DECIMALS = 5  # of degrees: about a metre


def plain(value: Any) -> Any:
    """Text becomes a mapping of languages; terms, sectors, activities and municipalities become their id, key or NIS
    code; any other dataclass becomes a mapping of what is known in it. Raises TypeError for anything else."""
    match value:
        case Enum():
            return value.value
        case None | str() | bool() | int():
            return value
        case float():
            return round(value, DECIMALS)
        case Text():
            return dict(value.by_language)
        case Term() | Sector():
            return value.id
        case Activity():
            return value.key
        case Municipality():
            return value.nis
        case Mapping():
            return {str(key): plain(inner) for key, inner in value.items()}
        case tuple():
            return [plain(inner) for inner in value]
    if is_dataclass(value):
        return known_fields(value)
    raise TypeError(f"{type(value).__name__} has no plain form")


def known_fields(value: Any, *without: str) -> dict[str, Any]:
    """What is known of a dataclass, by field, in the order of the model; `without` are fields to leave out."""
    given = ((field.name, getattr(value, field.name)) for field in fields(value) if field.name not in without)
    found = ((name, plain(inner)) for name, inner in given)
    return {name: inner for name, inner in found if inner not in (None, [], {})}
