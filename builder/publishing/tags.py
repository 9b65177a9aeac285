"""The tags of a page's HTML: what is wrong with each by itself, and where it leads."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

KEPT = 10_000  # tags of which is known what they say; many return on every page

_TAG = re.compile(rb"<[^/>][^>]*>")
_PLAIN = re.compile(rb'</?[a-z][\w-]*(?:\s+[a-zA-Z][\w:.-]*(?:="[^"<>]*")?)*\s*/?>|<!doctype html>')
# With quotes as browsers read them. Our templates write only plain tags; whoever writes a page by hand may write these.
_ANY_TAG = re.compile(rb"""<[a-zA-Z](?:"[^"]*"|'[^']*'|[^"'>])*>""")
_TELLING = re.compile(rb"""[\s/"'](?:id|href|src|action|style|on)""", re.IGNORECASE)  # most tags have none of these
_LINK = re.compile(rb'<a (?:class="[^"&<>]*" )?href="([^"&<>]*)">')  # the most of those that tell something, at once
_NAME = re.compile(r"<([^\s/>]*)")
_ATTRIBUTE = re.compile(r"""(?<=[\s/"'])([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?""")
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_LEADS = {"a", "area", "form", "link", "script", "img", "source", "use", "iframe"}
_LINKS = ("href", "src", "action")
_LOADS = {"script", "img", "source", "iframe"}
_LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload"}


class Tag(NamedTuple):
    identifier: str = ""
    links: tuple[str, ...] = ()
    fault: str = ""


_SILENT = Tag()


def distinct_tags(page: bytes) -> set[bytes]:
    """The tags in a page (UTF-8) that begin something, as they are written there."""
    return set(_TAG.findall(page))


def irregular(tags: Iterable[bytes]) -> bool:
    """Whether one of these may end elsewhere than it seems: then only `tags_exactly` knows the tags of the page."""
    return not all(map(_PLAIN.fullmatch, tags))


def tags_exactly(page: bytes) -> set[bytes]:
    """The same as `distinct_tags` for a page in which a > may stand within quotes: as exact, and ten times as slow."""
    return set(_ANY_TAG.findall(page))


@lru_cache(maxsize=KEPT)
def read_tag(written: bytes) -> Tag:
    """What a tag says."""
    if not _TELLING.search(written):
        return _SILENT
    if link := _LINK.fullmatch(written):
        return Tag(links=(link[1].decode(errors="replace"),))
    text = written.decode(errors="replace")
    found = _NAME.match(text)
    name = found[1].lower() if found else ""
    attributes: dict[str, str] = {}
    for key, double, single, bare in _ATTRIBUTE.findall(text, len(name) + 1):
        key = key.lower()
        if key.startswith("on") or key == "style":
            return Tag(fault=f"has an inline handler or style: {text[:80]}")
        attributes.setdefault(key, double or single or bare)
    identifier = html.unescape(attributes.get("id", ""))
    if name not in _LEADS:
        return Tag(identifier)
    links = tuple(html.unescape(attributes[each]) for each in _LINKS if each in attributes)
    loads = name in _LOADS or (name == "link" and attributes.get("rel") in _LOADED_LINKS)
    if loads and any(map(_ELSEWHERE.match, links)):
        return Tag(identifier, fault=f"loads something from another site: {text[:120]}")
    return Tag(identifier, links)
