"""Taking a person or an organisation out of the content: its file, its pictures, and where others name it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from builder.checking.schemas import Schema
from builder.checking.suggestions import plain
from builder.editing.amend import amended
from builder.reading.document import Document

_GONE = object()
SHORT = 4  # letters of a name that is not looked for in running text: it may be any word


@dataclass(frozen=True)
class Mention:
    """A line that still names what was forgotten. `path` starts at the content folder's name, `line` counts from 1."""

    path: str
    line: int
    text: str


@dataclass(frozen=True)
class Forgotten:
    """`removed` are paths of files that go, `changed` the new texts of others; `mentions` are left for a person.

    Paths start at the content folder's name.
    """

    removed: tuple[str, ...]
    changed: Mapping[str, str]
    mentions: tuple[Mention, ...]


def forget(
    asked: str, documents: Iterable[Document], texts: Mapping[str, str], schemas: Mapping[str, Schema]
) -> Forgotten:
    """What has to change so that nobody finds `asked` any more: the web name or name of an organisation, or the name
    of a person. `documents` have values as the strict reader gives them; `texts` are those of all content files."""
    everything = tuple(documents)
    own = [one for one in everything if one.kind == "organisation" and _is(one, asked)]
    removed = {one.path for one in own} | _pictures_of(own, everything)
    slugs = {one.id for one in own}
    names = {plain(name) for name in [asked, *(each for one in own for each in _names(one))] if plain(name)}

    def is_gone(text: str, node: Mapping[str, Any]) -> bool:
        if node.get("x-ref") == "organisation":
            return text in slugs
        return plain(text) in names or (node.get("format") == "email" and not own and _mailbox_of(text, asked))

    changed: dict[str, str] = {}
    for document in everything:
        if document.path not in removed:
            value = _without(document.value, schemas[document.kind].flat, is_gone)
            if value is not _GONE and value != document.value:
                flat = schemas[document.kind].flat
                changed[document.path] = amended(texts[document.path], flat, value, document.path)
    left = {path: changed.get(path, text) for path, text in texts.items() if path not in removed}
    needles = {name for name in names if len(name) >= SHORT} | {host for one in own for host in _hosts(one)}
    return Forgotten(tuple(sorted(removed)), changed, tuple(_mentions(left, needles)))


def _is(document: Document, asked: str) -> bool:
    return document.id == asked or plain(asked) in {plain(name) for name in _names(document)[:1]}


def _names(document: Document) -> list[str]:
    value = document.value
    former = [old.get("name") for old in value.get("former_names", []) if isinstance(old, dict)]
    return [name for name in (value.get("name"), value.get("short_name"), *former) if isinstance(name, str)]


def _pictures_of(own: Iterable[Document], everything: Iterable[Document]) -> set[str]:
    """Files of pictures that nobody else shows."""
    mine = {one.path for one in own}
    used: dict[str, set[str]] = {}
    for document in everything:
        for name in _files(document.value):
            used.setdefault(name, set()).add(document.path)
    root = next((path.partition("/")[0] for path in mine), "")
    return {f"{root}/images/{name}" for name, paths in used.items() if paths <= mine}


def _files(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("file"), str):
            yield value["file"]
        for inner in value.values():
            yield from _files(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _files(inner)


def _hosts(document: Document) -> Iterator[str]:
    website = document.value.get("website")
    host = urlsplit(website).hostname if isinstance(website, str) else None
    if host:
        yield plain(host.removeprefix("www."))


def _mailbox_of(address: str, person: str) -> bool:
    """Whether a mailbox is that of a person: jan.peeters@, j.peeters@ or janpeeters@ of Jan Peeters. A last name alone
    may be that of a firm."""
    box = plain(address.partition("@")[0]).split()
    parts = plain(person).split()
    if len(parts) < 2:
        return False
    whole = "".join(box)
    return whole in ("".join(parts), "".join(reversed(parts))) or (
        len(box) == 2 and parts[-1] in box and any(each == parts[0] or each == parts[0][0] for each in box)
    )


def _without(value: Any, node: Mapping[str, Any], is_gone: Callable[[str, Mapping[str, Any]], bool]) -> Any:
    """`value` without what is gone, or _GONE when nothing that may stand alone is left of it."""
    if isinstance(value, str):
        return _GONE if is_gone(value, node) else value
    if isinstance(value, list):
        items = [_without(each, node.get("items", {}), is_gone) for each in value]
        left = [each for each in items if each is not _GONE]
        return left if len(left) == len(value) or len(left) >= max(1, node.get("minItems", 1)) else _GONE
    if not isinstance(value, Mapping):
        return value
    known = node.get("properties", {})
    kept = {}
    for key, inner in value.items():
        found = _without(inner, known.get(key, {}), is_gone)
        if found is not _GONE:
            kept[key] = found
        elif key in node.get("required", ()) or key == "name":  # what is named so is gone whole
            return _GONE
    if "into" in value and "into" not in kept:  # it went into what is forgotten: it stopped
        kept["state"] = "closed"
    return kept


def _mentions(texts: Mapping[str, str], needles: Iterable[str]) -> Iterator[Mention]:
    wanted = [f" {each} " for each in sorted(needles)]
    for path, text in sorted(texts.items()):
        for number, line in enumerate(text.split("\n"), 1):
            said = f" {plain(line)} "
            if any(each in said for each in wanted):
                yield Mention(path, number, line.strip())
