"""The JSON Schemas of the content, with every reference resolved, and what each field asks of a value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.reading.kinds import BY_NAME, KINDS

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_NOTES = frozenset(
    "title description x-i18n x-labels x-text x-steps x-step x-rare x-picture examples $schema $id $defs".split()  # noqa: SIM905
)
_UNDERSTOOD = _NOTES | {
    "type", "properties", "additionalProperties", "required", "items", "minItems", "maxItems", "minLength", "maxLength",
    "enum", "pattern", "uniqueItems", "minimum", "maximum", "minProperties", "maxProperties", "propertyNames",
    "format", "x-ref", "patternProperties", "if", "then",
}  # fmt: skip


class SchemaError(ValueError):
    """A schema file that cannot be used."""


@dataclass(frozen=True)
class Shape:
    """What one place in a schema asks. `plain` is False where only a full JSON Schema engine can tell what is right."""

    types: frozenset[str]
    plain: bool
    properties: Mapping[str, Shape]
    families: tuple[tuple[re.Pattern[str], Shape], ...]  # of keys whose name fits a pattern
    others: Shape | None  # of all other keys
    is_open: bool  # whether such keys are allowed
    required: tuple[str, ...]
    condition: Condition | None
    items: Shape | None
    names: Shape | None  # shape of the keys themselves
    sizes: tuple[int, int]  # least and most keys of a mapping
    counts: tuple[int, int]  # of items of a list
    lengths: tuple[int, int]  # of characters of a text
    bounds: tuple[float, float]
    enum: tuple[str, ...] | None
    pattern: re.Pattern[str] | None
    unique: bool
    format: str | None
    reference: str | None

    @cached_property
    def number(self) -> str | None:
        """Whether text that looks like a number becomes one: "integer", "number" or None."""
        if "string" in self.types:
            return None
        return "integer" if "integer" in self.types else "number" if "number" in self.types else None


@dataclass(frozen=True)
class Condition:
    """When the keys of `present` are there with the values of `equal`, those of `required` must be there too."""

    present: tuple[str, ...]
    equal: Mapping[str, str]
    required: tuple[str, ...]

    @classmethod
    def of(cls, given: Any, then: Any) -> Condition | None:
        """The condition, or None when it says more than this."""
        values = given.get("properties", {})
        simple = given.keys() <= {"required", "properties"} and then.keys() == {"required"}
        if not simple or any(each.keys() != {"const"} for each in values.values()):
            return None
        equal = {name: each["const"] for name, each in values.items()}
        return cls(tuple(given.get("required", ())), equal, tuple(then["required"]))

    def is_met(self, value: Mapping[str, Any]) -> bool:
        applies = all(name in value for name in self.present) and all(
            value.get(name, wanted) == wanted for name, wanted in self.equal.items()
        )
        return not applies or all(name in value for name in self.required)


@dataclass(frozen=True)
class Schema:
    """One kind's schema, without references."""

    flat: dict[str, Any]
    shape: Shape = field(repr=False)

    @cached_property
    def validator(self) -> Draft202012Validator:
        # Only broken files need the engine, and it is slow to load. The registry is empty and fetches nothing.
        from jsonschema import Draft202012Validator
        from referencing import Registry

        return Draft202012Validator(self.flat, registry=Registry())


@cache
def load_schemas(schema_dir: Path) -> Mapping[str, Schema]:
    """The schema of every kind, by the kind's name. Raises SchemaError for a file that is missing or no JSON; a schema
    that says what we do not know raises it when it is asked for."""
    files: dict[str, Any] = {}
    for file in sorted(schema_dir.glob("*.schema.json")):
        try:
            files[file.name] = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise SchemaError(f"{file}: {error}") from error
    for kind in KINDS:
        if kind.schema not in files:
            raise SchemaError(f"{schema_dir / kind.schema} is missing")
    return _Schemas(files)


class _Schemas(Mapping[str, Schema]):
    """Each is made when it is first asked for: a check of one file needs no other."""

    def __init__(self, files: Mapping[str, Any]) -> None:
        self._files = files
        self._made: dict[str, Schema] = {}

    def __getitem__(self, kind: str) -> Schema:
        if kind not in self._made:
            self._made[kind] = schema_from(self._files, BY_NAME[kind].schema)
        return self._made[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(BY_NAME)

    def __len__(self) -> int:
        return len(BY_NAME)


def schema_from(files: Mapping[str, Any], name: str) -> Schema:
    """The schema in the file `name`; `files` holds all that it may refer to."""
    flat = _resolved(files[name], name, files, ())
    return Schema(flat, _shape(flat))


def _resolved(node: Any, file: str, files: Mapping[str, Any], trail: tuple[str, ...]) -> Any:
    """A copy of a schema node in which every `$ref` is replaced by what it points at."""
    if isinstance(node, list):
        return [_resolved(each, file, files, trail) for each in node]
    if not isinstance(node, dict):
        return node
    own = {key: _resolved(each, file, files, trail) for key, each in node.items() if key not in ("$ref", "$defs")}
    if isinstance(pattern := own.get("pattern"), str):
        own["pattern"] = _whole(pattern)
    if isinstance(families := own.get("patternProperties"), dict):
        own["patternProperties"] = {_whole(pattern): each for pattern, each in families.items()}
    target = node.get("$ref")
    if not isinstance(target, str):
        return own
    name, _, pointer = target.partition("#")
    name = name or file
    if (step := f"{name}#{pointer}") in trail:
        raise SchemaError(f"{file}: {target} refers to itself")
    found: Any = files.get(name)
    for part in filter(None, pointer.split("/")):
        found = found.get(part) if isinstance(found, dict) else None
    if found is None:
        raise SchemaError(f"{file}: {target} does not exist")
    base = _resolved(found, name, files, (*trail, step))
    for key in own.keys() & base.keys() - _NOTES:
        if own[key] != base[key]:
            raise SchemaError(f"{file}: {key} stands beside {target} and differs from it")
    return base | own


def _whole(pattern: str) -> str:
    """The pattern with an end that is the end: in Python `$` also fits before a last line break."""
    return f"{pattern[:-1]}\\Z" if pattern.endswith("$") and not pattern.endswith("\\$") else pattern


def _shape(node: Any) -> Shape:
    if not isinstance(node, dict):
        node = {} if node else {"not": {}}
    kinds = node.get("type", ())
    others = node.get("additionalProperties", True)
    condition = Condition.of(node["if"], node["then"]) if "if" in node and "then" in node else None
    most = 10**9
    return Shape(
        types=frozenset([kinds] if isinstance(kinds, str) else kinds),
        plain=node.keys() <= _UNDERSTOOD and (condition is not None or not node.keys() & {"if", "then"}),
        properties={name: _shape(each) for name, each in node.get("properties", {}).items()},
        families=tuple((re.compile(name), _shape(each)) for name, each in node.get("patternProperties", {}).items()),
        others=_shape(others) if isinstance(others, dict) else None,
        is_open=others is not False,
        required=tuple(node.get("required", ())),
        condition=condition,
        items=_shape(node["items"]) if "items" in node else None,
        names=_shape(node["propertyNames"]) if "propertyNames" in node else None,
        sizes=(node.get("minProperties", 0), node.get("maxProperties", most)),
        counts=(node.get("minItems", 0), node.get("maxItems", most)),
        lengths=(node.get("minLength", 0), node.get("maxLength", most)),
        bounds=(node.get("minimum", -float("inf")), node.get("maximum", float("inf"))),
        enum=tuple(node["enum"]) if "enum" in node else None,
        pattern=re.compile(node["pattern"]) if "pattern" in node else None,
        unique=node.get("uniqueItems", False),
        format=node.get("format"),
        reference=node.get("x-ref"),
    )
