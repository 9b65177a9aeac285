"""JSON Schema (2020-12) of plain values: what `plain` makes of a type of the catalogue.

Read from the type hints of the model, so that the published schema cannot say something else than the export does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from builder.catalogue.model import Activity, Sector, Term, Text
from builder.catalogue.places import Municipality

Schema = dict[str, Any]

_SIMPLE: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Text: {"$ref": "#/$defs/Text"},
    Term: {"$ref": "#/$defs/Id"},
    Sector: {"$ref": "#/$defs/Id"},
    Activity: {"$ref": "#/$defs/ActivityId"},
    Municipality: {"$ref": "#/$defs/Nis"},
}
BASIC: Mapping[str, Schema] = {
    "Text": {
        "description": "Words for people, by language",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": "^[a-z]{2}$"},
        "additionalProperties": {"type": "string"},
    },
    "Id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"},
    "ActivityId": {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"},
    "Nis": {"description": "Code of a municipality (Statbel)", "type": "string", "pattern": "^[0-9]{5}$"},
}


class Shapes:
    """Makes schemas and keeps those of dataclasses, each once under its name, in `definitions`."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = dict(BASIC)

    def of(self, kind: Any) -> Schema:
        """The schema of a type. Raises TypeError for one that has no plain form."""
        if kind in _SIMPLE:
            return dict(_SIMPLE[kind])
        inner = get_args(kind)
        match get_origin(kind):
            case origin if origin in (Union, UnionType):  # what is None is left out
                (present,) = (one for one in inner if one is not NoneType)
                return self.of(present)
            case origin if origin is tuple:
                return {"type": "array", "items": self.of(inner[0])}
            case origin if origin is Mapping:
                return {"type": "object", "additionalProperties": self.of(inner[1])}
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"enum": [one.value for one in kind]}
        if isinstance(kind, type) and is_dataclass(kind):
            name = kind.__name__
            if name not in self.definitions:
                self.definitions[name] = {}  # it may be within itself
                self.definitions[name] = self.entry(kind)
            return {"$ref": f"#/$defs/{name}"}
        raise TypeError(f"{kind} has no plain form")

    def entry(self, kind: Any, *without: str, also: Mapping[str, Schema] | None = None, loose: str = "") -> Schema:
        """The schema of `known_fields(value, *without)` with the keys of `also`, which are always there but for those
        that `loose` names."""
        more = dict(also or {})
        own = {name: hint for name, hint in hints(kind).items() if name not in without}
        always = [name for name, hint in own.items() if _always(hint)]
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [*(name for name in more if name not in loose.split()), *always],
            "properties": {**more, **{name: self.of(hint) for name, hint in own.items()}},
        }


@cache
def hints(kind: Any) -> Mapping[str, Any]:
    """The types of a dataclass's fields, in their order."""
    found = get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(kind)}


def _always(hint: Any) -> bool:
    """Whether a field of this type is never left out: it cannot be None or empty."""
    if get_origin(hint) in (Union, UnionType, tuple, Mapping):
        return False
    if is_dataclass(hint) and hint not in _SIMPLE:
        return any(_always(inner) for inner in hints(hint).values())  # type: ignore[arg-type]  # a class can be hashed
    return True
