"""The last look at a finished site before it is published: what is wrong here never reaches a visitor."""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

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


@dataclass(frozen=True, kw_only=True)
class Fault:
    path: str  # of the file within the site
    message: str


def verify(site: Path, base: str = "/") -> list[Fault]:
    """All faults of the site in this folder, sorted by file. `base` is the path at which it will be visited."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    faults = list(_size_faults(files))
    ids: dict[str, frozenset[str]] = {}
    wanted: dict[tuple[str, str], str] = {}  # (target file, id) -> a page that links there
    for name, path in files.items():
        if not name.endswith(".html"):
            continue
        text = path.read_text("utf-8")
        ids[name] = frozenset(_ID.findall(text))
        faults += [Fault(path=name, message=message) for message in page_faults(text)]
        for link in sorted(set(_links(text))):
            target, fragment = _target(name, link, base)
            if target is None:
                continue
            if target not in files:
                faults.append(Fault(path=name, message=f"links to {link}, which is not on the site"))
            elif fragment and target.endswith(".html"):
                wanted.setdefault((target, fragment), name)
    faults += [
        Fault(path=source, message=f"links to #{fragment} of {target}, which has no such id")
        for (target, fragment), source in wanted.items()
        if fragment not in ids[target]
    ]
    return sorted(faults, key=lambda fault: (fault.path, fault.message))


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


def _size_faults(files: Mapping[str, Path]) -> Iterable[Fault]:
    if len(files) > MAX_FILES:
        yield Fault(path=".", message=f"has {len(files)} files; GitHub Pages does well up to {MAX_FILES}")
    total = sum(path.stat().st_size for path in files.values())
    if total > MAX_BYTES:
        yield Fault(path=".", message=f"is {total:,} bytes; GitHub Pages takes up to 1,000,000,000")


def _links(text: str) -> Iterator[str]:
    yield from map(html.unescape, _LINK.findall(text))


def _target(page: str, link: str, base: str) -> tuple[str | None, str]:
    """The file a link leads to and the id in it; None for a link that leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    folder = "" if page == "404.html" else posixpath.dirname(page)  # the 404 page links from the root
    if not parts.path:
        return page, unquote(parts.fragment)
    asked = unquote(parts.path)
    path = asked.removeprefix(base).lstrip("/") if asked.startswith("/") else posixpath.join(folder, asked)
    target = posixpath.normpath(path)
    if parts.path.endswith("/") or target == "." or "." not in posixpath.basename(target):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(parts.fragment)
