"""The last look at a finished site before it is published: what is wrong here never reaches a visitor."""

from __future__ import annotations

import html
import json
import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from builder.processes import divided, slice_of

MAX_BYTES = 800_000_000  # GitHub Pages takes 1 GB
MAX_FILES = 60_000

_LINK = re.compile(r'<(?:a|area|form|link|script|img|source|use|iframe)\b[^>]*?\b(?:href|src|action)="([^"]*)"')
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_DATA = re.compile(r'\btype="application/(?:ld\+)?json"')
# Quick, and too eager: it also meets words that people wrote. Where it does, the exact one decides.
_MAYBE_UNSAFE = re.compile(r"""[\s/"'](?:on[a-z]+|style)\s*=""", re.IGNORECASE)
_UNSAFE_ATTRIBUTE = re.compile(
    r"""<[a-z][a-z0-9-]*(?:[\s/]+[^\s"'<>=/]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*?[\s/]+(?:on[a-z]+|style)\s*=""",
    re.IGNORECASE,
)
_OWN_LOAD = re.compile(
    r'<(?:script\b|img\b|source\b|iframe\b|link\b[^>]*\brel="(?:stylesheet|icon|preload)")[^>]*\b(?:src|href)="(?:https?:)?//'
)
_ID = re.compile(r'\sid="([^"]*)"')
_H1 = re.compile(r"<h1\b")
_ELSEWHERE = re.compile(r"(?:https?|mailto|tel):")  # the most of those that leave the site, told quickly
_UP = re.compile(r"(?:\.\./)*")


@dataclass(frozen=True, kw_only=True)
class Fault:
    path: str  # of the file within the site
    message: str


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """What a look at some pages gave; `wanted` is each (target file, id) with a page that links there."""

    faults: list[Fault]
    ids: dict[str, frozenset[str]]
    wanted: dict[tuple[str, str], str]


def verify(site: Path, base: str = "/", jobs: int = 1) -> list[Fault]:
    """All faults of the site in this folder, sorted by file. `base` is the path at which it will be visited."""
    sizes = _sizes(site)
    pages = [name for name in sizes if name.endswith(".html")]
    looks = divided(lambda share, of: _look_at(site, pages[slice_of(len(pages), share, of)], sizes.keys(), base), jobs)
    faults = list(_size_faults(sizes))
    ids: dict[str, frozenset[str]] = {}
    wanted: dict[tuple[str, str], str] = {}
    for seen in looks:
        faults += seen.faults
        ids |= seen.ids
        wanted = seen.wanted | wanted
    faults += [
        Fault(path=source, message=f"links to #{fragment} of {target}, which has no such id")
        for (target, fragment), source in wanted.items()
        if fragment not in ids[target]
    ]
    return sorted(faults, key=lambda fault: (fault.path, fault.message))


def _look_at(site: Path, pages: Iterable[str], files: Collection[str], base: str) -> _Seen:
    seen = _Seen(faults=[], ids={}, wanted={})
    known: dict[tuple[str, str], tuple[str | None, str]] = {}  # links from a folder: all pages have the same ones
    for name in pages:
        text = (site / name).read_text("utf-8")
        seen.ids[name] = frozenset(_ID.findall(text))
        seen.faults.extend(Fault(path=name, message=message) for message in page_faults(text))
        folders = _folders(name)
        for link in sorted(set(_links(text))):
            if _ELSEWHERE.match(link):
                continue
            up = _UP.match(link).end()  # type: ignore[union-attr]  # it also fits nothing
            if 0 < up // 3 < len(folders):
                key = (folders[up // 3], link[up:])
                found = known.get(key)
                if found is None:
                    found = known[key] = _target(name, key[0], f"./{key[1]}", base)
            else:
                found = _target(name, folders[0], link, base)
            target, fragment = found
            if target is None:
                continue
            if target not in files:
                seen.faults.append(Fault(path=name, message=f"links to {link}, which is not on the site"))
            elif fragment and target.endswith(".html"):
                seen.wanted.setdefault((target, fragment), name)
    return seen


def page_faults(text: str) -> Iterator[str]:
    """What is wrong with one page's HTML by itself."""
    head = text.rpartition("</head>")[0]  # an SVG in the body has a title of its own
    once = {
        "one h1": len(_H1.findall(text)),
        "one title": head.count("<title>"),
        "one content security policy": text.count('http-equiv="Content-Security-Policy"'),
    }
    for meaning, count in once.items():
        if count != 1:
            yield f"should have {meaning}, has {count}"
    if _MAYBE_UNSAFE.search(text) and (attribute := _UNSAFE_ATTRIBUTE.search(text)):
        yield f"has an inline handler or style: {attribute[0][:80]}"
    if load := _OWN_LOAD.search(text):
        yield f"loads something from another site: {load[0][:120]}"
    for attributes, body in _SCRIPT.findall(text):
        if _DATA.search(attributes):  # a browser does not run it
            try:
                json.loads(body)
            except ValueError as error:
                yield f"has JSON that does not parse: {error}"
        elif body.strip():
            yield "has an inline script"


def _sizes(site: Path) -> dict[str, int]:
    """The files of the site, sorted, with their bytes."""
    found: dict[str, int] = {}
    for folder, _, names in os.walk(site):
        below = os.path.relpath(folder, site)
        place = "" if below == "." else f"{below.replace(os.sep, '/')}/"
        found |= {f"{place}{name}": os.path.getsize(os.path.join(folder, name)) for name in names}
    return dict(sorted(found.items()))


def _size_faults(sizes: Mapping[str, int]) -> Iterable[Fault]:
    if len(sizes) > MAX_FILES:
        yield Fault(path=".", message=f"has {len(sizes)} files; GitHub Pages does well up to {MAX_FILES}")
    if (total := sum(sizes.values())) > MAX_BYTES:
        yield Fault(path=".", message=f"is {total:,} bytes; GitHub Pages takes up to 1,000,000,000")


def _links(text: str) -> Iterator[str]:
    yield from map(html.unescape, _LINK.findall(text))


def _folders(page: str) -> list[str]:
    """The folder that a page's links start from, and those above it."""
    parts = [] if page == "404.html" else page.split("/")[:-1]  # the 404 page links from the root
    return ["/".join(parts[:end]) for end in range(len(parts), -1, -1)]


def _target(page: str, folder: str, link: str, base: str) -> tuple[str | None, str]:
    """The file a link in `folder` leads to and the id in it; None for a link that leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    if not parts.path:
        return page, unquote(parts.fragment)
    asked = unquote(parts.path)
    path = asked.removeprefix(base).lstrip("/") if asked.startswith("/") else posixpath.join(folder, asked)
    target = posixpath.normpath(path)
    if parts.path.endswith("/") or target == "." or "." not in posixpath.basename(target):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(parts.fragment)
