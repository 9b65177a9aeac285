"""A content file that says something else, with its comments, its order and its quotes where they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder.editing.commented import Entry, Value, read_commented, tree_of
from builder.editing.fmt import UnformattableError, read_source, written
from builder.reading.strict_yaml import parse


def amended(source: str, schema: Mapping[str, Any], value: Mapping[str, Any], path: str = "") -> str:
    """The text of a content file that says `value` (text, truth values, lists and mappings, as the strict reader gives
    them) instead of what `source` says. Comments go with what they are about, and go away with it.

    `schema` is without references; `path` names the file in problems. Raises UnformattableError for a file that the
    strict reader refuses, before or after.
    """
    text, before = read_source(source, path)
    if before == value:
        return source
    commented = read_commented(text)
    commented.root = _amended(commented.root, before, value)
    result = "\n".join(written(commented, schema)) + "\n"
    after = parse(result.encode(), path)
    if after.value != value:
        raise UnformattableError("the text that came out does not say what it should", after.problems)
    return result


def _amended(tree: Value, old: Any, new: Any) -> Value:
    """The tree of `old` so that it says `new`; what stays the same stays the same entry."""
    if old == new:
        return tree
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        tree.entries = _keys(tree, old, new)
        tree.flow = tree.flow and all(entry.value.kind == "scalar" for entry in tree.entries)
        return tree
    if isinstance(old, list) and isinstance(new, list):
        tree.entries = _items(tree, old, new)
        return tree
    if isinstance(old, str) and isinstance(new, str):
        made = tree_of(new)
        made.style = tree.style or made.style
        return made
    return tree_of(new)


def _keys(tree: Value, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Entry]:
    kept = []
    for entry in tree.entries:
        if entry.key is not None and entry.key in new:
            entry.value = _amended(entry.value, old[entry.key], new[entry.key])
            kept.append(entry)
    return kept + [Entry(key, tree_of(value), 0) for key, value in new.items() if key not in old]


def _items(tree: Value, old: list[Any], new: list[Any]) -> list[Entry]:
    """Equal items keep their entry. A mapping that changed keeps that of the one it has most in common with."""
    free = dict(enumerate(old))
    same: dict[int, int] = {}
    for at, item in enumerate(new):
        found = next((place for place, other in free.items() if other == item), None)
        if found is not None:
            same[at] = found
            del free[found]
    entries = []
    for at, item in enumerate(new):
        place = same.get(at)
        if place is None and isinstance(item, Mapping):
            alike = {left: _shared(other, item) for left, other in free.items() if isinstance(other, Mapping)}
            place = max(alike, key=lambda left: alike[left], default=None)
            if place is not None and alike[place]:
                tree.entries[place].value = _amended(tree.entries[place].value, free.pop(place), item)
            else:
                place = None
        entries.append(Entry(None, tree_of(item), 0) if place is None else tree.entries[place])
    return entries


def _shared(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How many keys say the same in both."""
    return sum(one[key] == other.get(key) for key in one)
