"""A quick reader of YAML mappings: the value of a text without mistakes, as `strict_yaml` gives it, without positions.

Whatever is not plain is left to that strict reader, which says what is wrong and where.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import yaml

from builder.reading.characters import suspect_in_value
from builder.reading.plain_yaml import SPECIAL, quickest_mapping

try:
    from yaml.cyaml import CParser as CParser  # strict_yaml takes it from here
except ImportError as error:  # pragma: no cover - depends on how PyYAML was built
    raise ImportError(
        "Werkwijzer needs PyYAML with libyaml. A ready-made wheel has it: pip install --only-binary :all: pyyaml"
    ) from error

MAX_DEPTH = 12
MAX_NODES = 2_000

NO_KEY: Any = object()  # the mark of a mapping that waits for a key


def plain_mapping(text: str) -> dict[str, Any] | None:
    """The value of a text about which there is nothing to say, in a third of the time; None: let `strict_yaml` look."""
    if (value := quickest_mapping(text)) is not None:
        return value
    return _mapping_of_events(text)


def _mapping_of_events(text: str) -> dict[str, Any] | None:
    take = CParser(text).get_event
    root: dict[str, Any] | None = None
    container: Any = None
    key: Any = NO_KEY
    seen: set[str] = set()
    outer: list[tuple[Any, set[str]]] = []
    nodes = documents = 0
    try:
        while (event := take()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                nodes += 1
                value, style = event.value, event.style
                if container is None or event.anchor is not None or event.tag is not None or nodes > MAX_NODES:
                    return None
                if not value.isascii():
                    value = unicodedata.normalize("NFC", value)
                if style == '"' and suspect_in_value(value, "", 0, 0, ""):
                    return None
                if key is NO_KEY and type(container) is dict:
                    folded = value.casefold()
                    if not value or folded in seen or (value == "<<" and not style):
                        return None
                    seen.add(folded)
                    key = value
                    continue
                if not style:
                    value = SPECIAL.get(value, value)
                if key is NO_KEY:
                    container.append(value)
                else:
                    container[key] = value
                    key = NO_KEY
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                nodes += 1
                inner: Any = {} if kind is yaml.MappingStartEvent else []
                if event.anchor is not None or event.tag is not None or len(outer) >= MAX_DEPTH or nodes > MAX_NODES:
                    return None
                if container is None:
                    if type(inner) is not dict:
                        return None
                    root = inner
                elif key is not NO_KEY:
                    container[key] = inner
                elif type(container) is list:
                    container.append(inner)
                else:
                    return None
                outer.append((container, seen))
                container, key, seen = inner, NO_KEY, set()
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                container, seen = outer.pop()
            elif kind is yaml.AliasEvent:
                return None
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1 or event.version or event.tags:
                    return None
            elif kind is yaml.StreamEndEvent:
                break
    except yaml.YAMLError:
        return None
    return root
