"""What the JSON Schema engine found, as problems of our own rules in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from builder.checking.schemas import Schema
from builder.checking.suggestions import Lexicon, closest
from builder.problems import Phrase, Problem, listing, problem
from builder.reading.document import Document, Path, Position, key_of

if TYPE_CHECKING:
    from jsonschema import ValidationError

EXPECTED = {
    "string": Phrase("text"),
    "object": Phrase("a block with keys of its own"),
    "array": Phrase("a list, with a dash before each item"),
    "integer": Phrase("a whole number"),
    "number": Phrase("a number"),
    "boolean": Phrase("“true” or “false”"),
}
NOTHING = Phrase("a value")
FOUND: dict[type, Phrase] = {dict: Phrase("a block with keys"), list: Phrase("a list")}


def violations(document: Document, value: Any, schema: Schema) -> list[Problem]:
    """All violations of a schema; `value` is the document's value with numbers converted."""
    found: dict[Problem, None] = {}
    for error in schema.validator.iter_errors(value):
        for each in _problems(document, error):
            found.setdefault(each)
    return list(found)


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    path: Path = tuple(error.absolute_path)
    instance, limit = error.instance, error.validator_value
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(document, path, instance, error.schema)
        case "required":
            yield from _missing_keys(document, path, instance, limit)
        case "type":
            yield _wrong_type(document, path, instance, limit)
        case "enum" | "const":
            allowed = [str(each) for each in (limit if error.validator == "enum" else [limit])]
            text = _shown(instance)
            suggestion = closest(text, allowed)
            yield at(document, path, "not-allowed", found=text, allowed=listing(allowed), suggestion=suggestion)
        case "minLength":
            yield at(document, path, "empty-text", found=len(instance), limit=limit)
        case "maxLength":
            yield at(document, path, "too-long", found=len(instance), limit=limit)
        case "minItems" | "minProperties":
            yield at(document, path, "too-few-items", found=len(instance), limit=limit)
        case "maxItems" | "maxProperties":
            yield at(document, path, "too-many-items", found=len(instance), limit=limit)
        case "minimum" | "maximum" if path[-2:-1] == ("coordinates",):
            place = _value_at(document.value, path[:-1])
            yield at(document, path[:-1], "coordinates-abroad", found=coordinates_shown(place))
        case "minimum" | "maximum":
            lowest, highest = error.schema.get("minimum", "…"), error.schema.get("maximum", "…")
            yield at(document, path, "out-of-range", found=instance, lowest=lowest, highest=highest)
        case "pattern":
            expected = (error.schema.get("examples") or [limit])[0]
            yield at(document, path, "wrong-form", found=instance, expected=expected)
        case "uniqueItems":
            yield from _repeated(document, path, instance)
        case _:
            yield at(document, path, "not-fitting", found=_shown(instance))


def at(document: Document, path: Path, code: str, on_key: bool = False, /, **params: object) -> Problem:
    """A problem at a place in a document: of the value, or of its key. An empty suggestion is left out."""
    # What a file as a whole lacks stands nowhere: the first line.
    position = Position(1, 1) if not path else document.key_position(path) if on_key else document.position(path)
    params = {name: value for name, value in params.items() if name != "suggestion" or value}
    return problem(code, document.path, position.line, position.column, key_of(path), **params)


def _unknown_keys(document: Document, path: Path, instance: dict[str, Any], schema: Any) -> Iterator[Problem]:
    known = list(schema.get("properties", {}))
    free = [name for name in known if name not in instance]
    families = list(schema.get("patternProperties", {}))
    for name in instance:
        if name not in known and not any(re.search(pattern, name) for pattern in families):
            suggestion = Lexicon(_names(schema, free)).meant(name)
            listed = listing(free or known)
            yield at(document, (*path, name), "unknown-key", True, found=name, allowed=listed, suggestion=suggestion)


def _names(schema: Any, keys: list[str]) -> dict[str, str]:
    """What people call the keys: the key itself and its title in every language."""
    names: dict[str, str] = {}
    for key in keys:
        field = schema["properties"][key]
        titles = [field.get("title"), *(each.get("title") for each in field.get("x-i18n", {}).values())]
        names |= {title: key for title in titles if title and title not in names}
    return names | {key: key for key in keys}


def _missing_keys(document: Document, path: Path, instance: dict[str, Any], names: list[str]) -> Iterator[Problem]:
    for name in names:
        if name in instance:
            continue
        if name == "consent" and "name" in instance:
            yield at(document, (*path, "name"), "name-without-consent", found=_shown(instance["name"]))
        else:
            yield at(document, path, "missing-key", found=name)


def _wrong_type(document: Document, path: Path, instance: Any, types: str | list[str]) -> Problem:
    first = types if isinstance(types, str) else types[0]
    expected = EXPECTED.get(first, NOTHING)
    if instance is None:
        return at(document, path, "empty-value")
    if isinstance(instance, bool) and first == "string":
        return at(document, path, "quotes-needed", found=_shown(instance))
    return at(document, path, "wrong-type", expected=expected, found=_shown(instance))


def coordinates_shown(coordinates: dict[str, Any]) -> str:
    return f"lat {coordinates.get('lat')}, lon {coordinates.get('lon')}"


def _value_at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _repeated(document: Document, path: Path, instance: list[Any]) -> Iterator[Problem]:
    for index, each in enumerate(instance):
        if each in instance[:index]:
            line = document.position((*path, instance.index(each))).line
            yield at(document, (*path, index), "repeated-item", found=_shown(each), other=line)


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return FOUND[type(value)]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
