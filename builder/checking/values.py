"""One walk over a value along its schema: text becomes a number where the schema says so, and special text is noted.

The walk also decides whether a value is certainly in order. Only when it is not, or when the schema asks something the
walk does not know, the JSON Schema engine says what is wrong. The engine is right where they differ; a test compares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from builder.checking.schemas import Shape
from builder.reading.document import KEY, Path

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")


class Special(NamedTuple):
    """A text with a format or a reference. For a key, `path` ends in KEY. `sector` is what stands beside it under that
    name, if anything."""

    path: Path
    text: str
    format: str | None
    reference: str | None
    sector: Any = None


@dataclass(slots=True)
class Walk:
    """What a walk found: `sound` is True when the value surely fits its schema."""

    sound: bool = True
    specials: list[Special] = field(default_factory=list)

    def value(self, value: Any, shape: Shape, path: Path, parent: dict[str, Any]) -> Any:
        """The value, with numbers where the schema asks for them."""
        kind = type(value)
        if kind is str:
            return self._text(value, shape, path, parent)
        if kind is dict:
            return self._mapping(value, shape, path)
        if kind is list:
            return self._list(value, shape, path, parent)
        if kind is not bool or "boolean" not in shape.types or shape.enum or not shape.plain:
            self.sound = False
        return value

    def _text(self, value: str, shape: Shape, path: Path, parent: dict[str, Any]) -> Any:
        if shape.number:
            return self._number(value, shape)
        least, most = shape.lengths
        if (
            (shape.types and "string" not in shape.types)
            or not least <= len(value) <= most
            or (shape.enum is not None and value not in shape.enum)
            or (shape.pattern is not None and not shape.pattern.search(value))
            or not shape.plain
        ):
            self.sound = False
        if shape.format or shape.reference:
            self.specials.append(Special(path, value, shape.format, shape.reference, parent.get("sector")))
        return value

    def _number(self, value: str, shape: Shape) -> Any:
        form = _INTEGER if shape.number == "integer" else _NUMBER
        if not form.fullmatch(value):
            self.sound = False
            return value
        number = int(value) if _INTEGER.fullmatch(value) else float(value)
        if not shape.bounds[0] <= number <= shape.bounds[1] or shape.enum is not None or not shape.plain:
            self.sound = False
        return number

    def _mapping(self, value: dict[str, Any], shape: Shape, path: Path) -> dict[str, Any]:
        if "object" not in shape.types or not shape.plain or not shape.sizes[0] <= len(value) <= shape.sizes[1]:
            self.sound = False
        for name in shape.required:
            if name not in value:
                self.sound = False
        if shape.condition is not None and not shape.condition.is_met(value):
            self.sound = False
        made: dict[str, Any] = {}
        for name, each in value.items():
            place = (*path, name)
            if shape.names is not None:
                self.value(name, shape.names, (*place, KEY), value)
            inner = shape.properties.get(name) or self._family(name, shape)
            if inner is not None:
                made[name] = self.value(each, inner, place, value)
            else:
                made[name] = each
                self.sound = self.sound and shape.is_open
        return made

    @staticmethod
    def _family(name: str, shape: Shape) -> Shape | None:
        return next((each for pattern, each in shape.families if pattern.search(name)), shape.others)

    def _list(self, value: list[Any], shape: Shape, path: Path, parent: dict[str, Any]) -> list[Any]:
        if "array" not in shape.types or not shape.plain or not shape.counts[0] <= len(value) <= shape.counts[1]:
            self.sound = False
        if shape.unique and len({repr(each) for each in value}) < len(value):
            self.sound = False
        if shape.items is None:
            return value
        items = shape.items
        return [self.value(each, items, (*path, index), parent) for index, each in enumerate(value)]
