"""The last look at a finished site before it is published: what is wrong here never reaches a visitor."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from builder.fingerprints import files_below
from builder.processes import divided, slice_of
from builder.publishing.tags import distinct_tags, irregular, read_tag, tags_exactly
from builder.routes import Routes

MAX_BYTES = 800_000_000  # GitHub Pages takes 1 GB
MAX_FILES = 60_000
# Above these a site works, but is slow to publish or to open: that is told, and no fault.
LIGHT_BYTES = 300_000_000
LIGHT_PROFILE = 28_000  # bytes of the page of one organisation
LIGHT_PAGE = 150_000  # bytes of any page
KNOWN = 20_000  # tags of a folder's pages that are looked at once; those that return on many pages come early

_SCRIPT = re.compile(rb"<script\b", re.IGNORECASE)
_DATA = re.compile(rb'\btype="application/(?:ld\+)?json"')
_ELSEWHERE = re.compile(r"(?:https?|mailto|tel):")  # the most of those that leave the site, told quickly
_WITH_IDS = (".html", ".svg")
_UP = re.compile(r"(?:\.\./)+")
_PROFILE = re.compile(rf"(?:[a-z]{{2}}/)?{Routes().organisations}[^/]{{2,}}/index\.html")
_USUAL = re.compile(r"((?:\.\./)*)((?:[a-z0-9][a-z0-9-]*/)*)")  # the most of those on the site: up, and down again


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


@dataclass(frozen=True, kw_only=True)
class Verified:
    """A site that was found right by this program: the folder it is in, its files, and those that the new site has the
    same."""

    site: Path
    files: Collection[str]
    same: Collection[str]


def verify(
    site: Path,
    base: str = "/",
    jobs: int = 1,
    before: Verified | None = None,
    heavy: Callable[[Fault], None] = lambda fault: None,
    sizes: Mapping[str, int] | None = None,
    large: bool = False,
) -> list[Fault]:
    """All faults of the site in this folder, sorted by file. `base` is the path at which it will be visited. Where it
    follows another one, only what is different is looked at, unless something went away that others may lead to.
    `heavy` is told what is no fault, but takes more bytes than it should. `sizes` are the bytes of the files by path,
    where somebody has looked already. A `large` site is meant for a host that takes more than GitHub Pages."""
    sizes = sizes or {path: entry.stat().st_size for path, entry in files_below(site)}
    too_large = list(_size_faults(sizes))
    for fault in (*_heavy(sizes), *(too_large if large else ())):
        heavy(fault)
    pages = [name for name in sizes if name.endswith(".html")]
    if before:
        changed = [name for name in pages if name not in before.same]
        pages = pages if _something_gone(site, changed, sizes.keys(), before) else changed
    looks = divided(lambda share, of: _look_at(site, pages[slice_of(len(pages), share, of)], sizes.keys(), base), jobs)
    faults = [] if large else too_large
    ids: dict[str, frozenset[str]] = {}
    wanted: dict[tuple[str, str], str] = {}
    for seen in looks:
        faults += seen.faults
        ids |= seen.ids
        wanted = seen.wanted | wanted
    ids |= {target: _ids(site, target) for target, _ in wanted if target not in ids}
    faults += [
        Fault(path=source, message=f"links to #{fragment} of {target}, which has no such id")
        for (target, fragment), source in wanted.items()
        if fragment not in ids[target]
    ]
    return sorted(faults, key=lambda fault: (fault.path, fault.message))


def _something_gone(site: Path, changed: Iterable[str], files: Collection[str], before: Verified) -> bool:
    """Whether the new site lacks a file of the one before, or one of the `changed` pages an id that it had."""
    return any(name not in files for name in before.files) or any(
        _ids(before.site, name) - _ids(site, name) for name in changed if name in before.files
    )


def _ids(site: Path, page: str) -> frozenset[str]:
    data = (site / page).read_bytes()
    tags = distinct_tags(data)
    found = tags_exactly(data) if irregular(tags) else tags
    return frozenset(tag.identifier for tag in map(read_tag, found) if tag.identifier)


def _look_at(site: Path, pages: Iterable[str], files: Collection[str], base: str) -> _Seen:
    seen = _Seen(faults=[], ids={}, wanted={})
    fine: dict[tuple[str, ...], set[bytes]] = defaultdict(set)  # tags that are right, by the folder above a page's
    for name in pages:
        with open(os.path.join(site, name), "rb") as file:
            page = file.read()
        folders = _folders(name)
        above = fine[tuple(folders[1:2])]
        tags = distinct_tags(page) - above
        if odd := irregular(tags):
            tags = tags_exactly(page)
        ids: list[str] = []
        messages = list(page_faults(page, odd))
        for written in sorted(tags):
            tag = read_tag(written)
            returns = not tag.identifier and not tag.fault
            if tag.identifier:
                ids.append(tag.identifier)
            if tag.fault:
                messages.append(tag.fault)
            for link in tag.links:
                target, fragment = _target(name, folders, link, base)
                returns &= target is None or bool(_UP.match(link))  # means the same on the page beside it
                if target is None:
                    continue
                if target not in files:
                    returns = False
                    messages.append(f"links to {link}, which is not on the site")
                elif fragment and target.endswith(_WITH_IDS):
                    seen.wanted.setdefault((target, fragment), name)
            if returns and len(above) < KNOWN:
                above.add(written)
        seen.ids[name] = frozenset(ids)
        seen.faults.extend(Fault(path=name, message=message) for message in dict.fromkeys(messages))
    return seen


def page_faults(page: bytes, odd: bool) -> Iterator[str]:
    """What is wrong with one page's HTML as a whole; `odd` says that it has tags which our templates do not write."""
    head = page.partition(b"</head>")[0]  # an SVG in the body has a title of its own
    once = {
        "one h1": page.count(b"<h1"),
        "one title": head.count(b"<title>"),
        "one content security policy": head.count(b'http-equiv="Content-Security-Policy"'),
    }
    for meaning, count in once.items():
        if count != 1:
            yield f"should have {meaning}, has {count}"
    for part in (_SCRIPT.split(page) if odd else page.split(b"<script"))[1:]:
        attributes, _, rest = part.partition(b">")
        body = rest.partition(b"</script")[0]
        if _DATA.search(attributes):  # a browser does not run it
            try:
                json.loads(body)
            except ValueError as error:
                yield f"has JSON that does not parse: {error}"
        elif body.strip():
            yield "has an inline script"


def _size_faults(sizes: Mapping[str, int]) -> Iterable[Fault]:
    elsewhere = "another host may take more: build --large"
    if len(sizes) > MAX_FILES:
        yield Fault(
            path=".", message=f"has {len(sizes):,} files; GitHub Pages does well up to {MAX_FILES:,}; {elsewhere}"
        )
    if (total := sum(sizes.values())) > MAX_BYTES:
        yield Fault(path=".", message=f"is {total:,} bytes; GitHub Pages takes up to 1,000,000,000; {elsewhere}")


def _heavy(sizes: Mapping[str, int]) -> Iterator[Fault]:
    """The whole site, and the heaviest page of each sort, where they are above what is light."""
    if (total := sum(sizes.values())) > LIGHT_BYTES:
        yield Fault(path=".", message=f"is {total:,} bytes; up to {LIGHT_BYTES:,} a site is published quickly")
    pages = {name: size for name, size in sizes.items() if name.endswith(".html")}
    profiles = {name: size for name, size in pages.items() if _PROFILE.fullmatch(name)}
    for limit, those in ((LIGHT_PROFILE, profiles), (LIGHT_PAGE, pages)):
        above = [name for name, size in those.items() if size > limit]
        if above:
            name = max(above, key=lambda each: those[each])
            others = f", and {len(above) - 1} others are above it" if len(above) > 1 else ""
            yield Fault(path=name, message=f"is {those[name]:,} bytes; such a page should stay below {limit:,}{others}")


def _folders(page: str) -> list[str]:
    """The folder that a page's links start from, and those above it."""
    parts = [] if page == "404.html" else page.split("/")[:-1]  # the 404 page links from the root
    return ["/".join(parts[:end]) for end in range(len(parts), -1, -1)]


def _target(page: str, folders: Sequence[str], link: str, base: str) -> tuple[str | None, str]:
    """The file a link in a page of the first of `folders` leads to and the id in it; None for a link that leaves the
    site."""
    if link and (usual := _USUAL.fullmatch(link)) and len(usual[1]) // 3 < len(folders):
        folder = folders[len(usual[1]) // 3]
        return (f"{folder}/{usual[2]}index.html" if folder else f"{usual[2]}index.html"), ""
    if _ELSEWHERE.match(link):
        return None, ""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    if not parts.path:
        return page, unquote(parts.fragment)
    asked = unquote(parts.path)
    path = asked.removeprefix(base).lstrip("/") if asked.startswith("/") else posixpath.join(folders[0], asked)
    target = posixpath.normpath(path)
    if parts.path.endswith("/") or target == "." or "." not in posixpath.basename(target):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(parts.fragment)
