"""What changes between two versions of a file, field by field, in the words that people know the fields by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.problems import Phrase

CONTEXT = 3  # words shown before and after the part of a long text that changed
LONG = 80  # characters from which only the part of a text that changed is shown
# What tells items of a list apart.
_NAMED_BY = ("sector", "type", "label", "name", "title", "role", "file", "url", "date")
Node = Mapping[str, Any]
Label = Callable[[str, str, str], str]  # (reference, id, sector beside it) -> the word for it


@dataclass(frozen=True)
class Change:
    """`field` is the way to the value: Locaties, Genk, Telefoon; a Phrase where the words are ours.
    `before` and `after` are words; None: not there."""

    key: str  # the way as keys of the file: locations.phone
    field: tuple[str, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Reader:
    """Reads values aloud in one language. `label` gives the word for an id out of a list or a file."""

    language: str
    label: Label
    yes: str
    no: str

    def changes(self, before: Node, after: Node, schema: Node) -> list[Change]:
        """Every difference between two values of a kind of file, in the order of its fields."""
        return list(self._mappings(before, after, schema, "", ()))

    def title(self, node: Node, key: str) -> str:
        own = node.get("x-i18n", {}).get(self.language, {}) if self.language != "nl" else node
        title = own.get("title") or node.get("title")
        return Phrase(title) if title else key

    def _between(
        self, before: Any, after: Any, node: Node, key: str, field: tuple[str, ...], sector: str
    ) -> Iterator[Change]:
        if before == after:
            return
        if isinstance(before, dict) and isinstance(after, dict):
            yield from self._mappings(before, after, node, key, field)
        elif isinstance(before, list) and isinstance(after, list):
            yield from self._lists(before, after, node, key, field, sector)
        elif isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > LONG:
            yield Change(key, field, *differing_parts(before, after))
        else:
            yield Change(key, field, self.spoken(before, node, sector), self.spoken(after, node, sector))

    def _mappings(self, before: Node, after: Node, node: Node, key: str, field: tuple[str, ...]) -> Iterator[Change]:
        known = node.get("properties", {})
        names = [name for name in known if name in before or name in after]
        names += [name for name in dict.fromkeys([*before, *after]) if name not in known]
        for name in names:
            inner = known.get(name) or _of_family(node, name)
            titles = (*field, self.title(inner, name))
            place = f"{key}.{name}" if key else name
            sector = str(after.get("sector") or before.get("sector") or "")
            yield from self._between(before.get(name), after.get(name), inner, place, titles, sector)

    def _lists(
        self, before: Sequence[Any], after: Sequence[Any], node: Node, key: str, field: tuple[str, ...], sector: str
    ) -> Iterator[Change]:
        items = node.get("items", {})
        gone = [each for each in before if each not in after]
        new = [each for each in after if each not in before]
        if not gone and not new:  # another order
            yield Change(key, field, self.spoken(before, node, sector), self.spoken(after, node, sector))
            return
        if not all(isinstance(each, dict) for each in (*gone, *new)):
            yield Change(key, field, self.spoken(gone or None, node, sector), self.spoken(new or None, node, sector))
            return
        for old, young in _pairs(gone, new):
            if old is not None and young is not None:
                yield from self._mappings(old, young, items, key, (*field, self._called(young, items)))
            else:
                yield Change(key, field, self.spoken(old, items), self.spoken(young, items))

    def _called(self, item: Node, node: Node) -> str:
        """What an item of a list is called: a location by its town, an offer by its sector."""
        for name in ("name", "street", "municipality", *_NAMED_BY):
            if name in item:
                return self.spoken(item[name], node.get("properties", {}).get(name, {})) or ""
        return ""

    def spoken(self, value: Any, node: Node, sector: str = "") -> str | None:
        """A value in words; None for nothing."""
        if value is None:
            return None
        if isinstance(value, bool):
            return self.yes if value else self.no
        if isinstance(value, dict):
            beside = str(value.get("sector", ""))
            known = node.get("properties", {})
            parts = (
                self.spoken(each, known.get(name) or _of_family(node, name), beside) for name, each in value.items()
            )
            return ", ".join(part for part in parts if part)
        if isinstance(value, list):
            return ", ".join(filter(None, (self.spoken(each, node.get("items", {}), sector) for each in value)))
        text = str(value)
        if labels := node.get("x-labels", {}).get(text):
            return str(labels.get(self.language) or text)
        return self.label(node["x-ref"], text, sector) if "x-ref" in node else text


def differing_parts(before: str, after: str) -> tuple[str, str]:
    """The part of each text that differs from the other, with a few words around it."""
    old, new = re.findall(r"\S+", before), re.findall(r"\S+", after)
    least = min(len(old), len(new))
    start = next((at for at in range(least) if old[at] != new[at]), least)
    end = next((at for at in range(least - start) if old[-1 - at] != new[-1 - at]), least - start)
    return _part(old, start, end), _part(new, start, end)


def _part(words: Sequence[str], start: int, end: int) -> str:
    first, last = max(0, start - CONTEXT), min(len(words), len(words) - end + CONTEXT)
    middle = " ".join(words[first:last])
    return ("… " if first else "") + middle + (" …" if last < len(words) else "")


def _of_family(node: Node, name: str) -> Node:
    """The schema of a key that has no line of its own."""
    families = node.get("patternProperties", {})
    found = next((each for pattern, each in families.items() if re.search(pattern, name)), None)
    others = node.get("additionalProperties")
    return found or (others if isinstance(others, dict) else {})


def _pairs(gone: Sequence[Node], new: Sequence[Node]) -> Iterator[tuple[Node | None, Node | None]]:
    """Items of a list that are the same thing in two versions: they share what names them, or most of what they say."""
    left = list(new)
    for old in gone:
        alike = [(_likeness(old, young), -at) for at, young in enumerate(left)]
        best, place = max(alike, default=(0, 0))
        yield old, left.pop(-place) if best else None
    for young in left:
        yield None, young


def _likeness(one: Node, other: Node) -> int:
    """How much two items say the same; 0 when they are two things."""
    named = [name for name in _NAMED_BY if name in one or name in other]
    if named and one.get(named[0]) == other.get(named[0]):
        return 100
    shared = sum(one.get(name) == other.get(name) for name in one if name in other)
    return shared if 2 * shared >= min(len(one), len(other)) else 0
