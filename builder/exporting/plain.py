"""Values of the catalogue as plain JSON values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any

from builder.catalogue.model import Activity, Sector, Term, Text
from builder.catalogue.places import Municipality

DECIMALS = 5  # of degrees: about a metre


def plain(value: Any) -> Any:
    """Text becomes a mapping of languages; terms, sectors, activities and municipalities become their id, key or NIS
    code; any other dataclass becomes a mapping of what is known in it. Raises TypeError for anything else."""
    convert = _FORMS.get(type(value))
    if convert is None:
        convert = _FORMS[type(value)] = _form_of(value)
    return convert(value)


def known_fields(value: Any, *without: str) -> dict[str, Any]:
    """What is known of a dataclass, by field, in the order of the model; `without` are fields to leave out."""
    names, values = _read(type(value), without)  # type: ignore[arg-type]  # a class can be hashed
    found = {}
    for name, inner in zip(names, values(value), strict=True):
        if not inner and (inner is None or inner == ()):  # most fields of most things
            continue
        written = inner if type(inner) is str else plain(inner)
        if written or (written is not None and written != [] and written != {}):
            found[name] = written
    return found


def without_gaps(data: Mapping[str, Any]) -> dict[str, Any]:
    """`data` without what is None, empty or nought."""
    return {key: value for key, value in data.items() if value}


def _form_of(value: Any) -> Callable[[Any], Any]:
    """How values of this one's type are written."""
    match value:
        case Enum():
            return lambda value: value.value
        case None | str() | bool() | int():
            return lambda value: value
        case float():
            return lambda value: round(value, DECIMALS)
        case Text():
            return lambda value: dict(value.by_language)
        case Term() | Sector():
            return lambda value: value.id
        case Activity():
            return lambda value: value.key
        case Municipality():
            return lambda value: value.nis
        case Mapping():
            return lambda value: {str(key): plain(inner) for key, inner in value.items()}
        case tuple():
            return lambda value: [plain(inner) for inner in value]
    if is_dataclass(value):
        return known_fields
    raise TypeError(f"{type(value).__name__} has no plain form")


@cache
def _read(of: type[Any], without: tuple[str, ...]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The fields of a dataclass apart from some, and how to read all of their values at once."""
    names = tuple(field.name for field in fields(of) if field.name not in without)
    if len(names) == 1:
        return names, lambda value: (getattr(value, names[0]),)
    return names, attrgetter(*names) if names else lambda value: ()


_FORMS: dict[type, Callable[[Any], Any]] = {}  # a catalogue has a hundred thousand values of a few types
