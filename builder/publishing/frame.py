"""The frame: the page around the content, made once by the generator and filled many times by us.

The generator renders one empty page for each language and depth of path, with markers where title, description,
canonical link, head and body go; text substitution does the rest. Values are escaped here, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.rendering.escaping import html
from builder.rendering.page import Page, data_block
from builder.writing import unended

MAX_DEPTH = 4  # fr/sectoren/groen/kempen/
FRAME_FOLDER = "frames"
SLOTS = frozenset({"title", "name", "description", "cover", "motif", "canonical", "head", "body"})  # each is there once
OWN_IMAGES = "img-src 'self'"  # in the policy of every page
PLACE = "place"  # the same page in each language: in links, as often as needed
_AROUND = re.compile(r"<script\b[^>]*></script>\n?|(?<=<body>).*?(?=<main)|(?<=</main>).*(?=</body>)", re.DOTALL)
_MARKER = re.compile(r"@@([a-z]+)(?::([a-z-]+))?@@")


class FrameError(Exception):
    """The generator's page is not a frame we can fill: a marker is missing, unknown or there twice."""


FrameKey = tuple[str, int]  # language, depth


def frame_keys(languages: Sequence[str]) -> list[FrameKey]:
    """The frames of a site: of depth 0 there is only the home page in its first language."""
    return [(one, depth) for one in languages for depth in range(int(one != languages[0]), MAX_DEPTH + 1)]


def frame_sources(languages: Sequence[str]) -> dict[str, str]:
    """Markdown sources, by path in the docs folder, whose pages become the frames."""
    return {
        _source_path(language, depth): f"---\ntitle: frame\nframe: {depth}\nlanguage: {language}\n---\n"
        for language, depth in frame_keys(languages)
    }


def frame_output(language: str, depth: int) -> str:
    """Where the generator puts the frame for pages of `depth` path segments, relative to its output folder."""
    return "index.html" if depth == 0 else _source_path(language, depth).removesuffix(".md") + "/index.html"


def frame_folder(language: str) -> str:
    """What the generator makes for the frames of a language, apart from the home page."""
    return f"{FRAME_FOLDER}-{language}"


def _source_path(language: str, depth: int) -> str:
    if depth == 0:
        return "index.md"
    folder = frame_folder(language)
    return "/".join([folder, *["deep"] * (depth - 2), "page.md"]) if depth > 1 else f"{folder}.md"


@dataclass(frozen=True)
class Frame:
    """A frame split at its markers: plain text and slot names in turn."""

    parts: tuple[str, ...]  # text, slot, text, slot, …, text

    @classmethod
    def parse(cls, html: str, section: str) -> Frame:
        """Raise FrameError when the frame lacks a slot. The nav link of `section` is marked as current here."""
        parts: list[str] = [""]
        end = 0
        for match in _MARKER.finditer(html):
            parts[-1] += html[end : match.start()]
            end = match.end()
            name, argument = match.groups()
            if name == "nav":
                parts[-1] += 'aria-current="true"' if argument == section else ""
            else:
                parts += [name, ""]
        parts[-1] += html[end:]
        slots = [part for part in parts[1::2] if part != PLACE]
        if wrong := sorted(SLOTS ^ set(slots)):
            raise FrameError(f"the frame lacks or does not know {', '.join(wrong)}")
        if len(slots) != len(SLOTS):
            raise FrameError("the frame has a marker twice")
        return cls(tuple(part.replace(" >", ">") if index % 2 == 0 else part for index, part in enumerate(parts)))

    def fill(self, slots: Mapping[str, str]) -> str:
        return "".join(slots[part] if index % 2 else part for index, part in enumerate(self.parts))


class FrameSet:
    """The frames of one generator run, by language, depth and section; parsed when first needed."""

    def __init__(self, html: Mapping[FrameKey, str], *, site_name: str, site_url: str) -> None:
        self._html = html
        self._site_name = site_name
        self._site_url = site_url
        self._parsed: dict[tuple[FrameKey, str, bool], Frame] = {}

    @property
    def html(self) -> list[str]:
        """Every frame, with which it is."""
        return [f"{key} {html}" for key, html in sorted(self._html.items())]

    def page_html(self, page: Page) -> str:
        """The whole HTML of a page."""
        key = ((page.language, page.path.count("/")), page.section, page.bare)
        frame = self._parsed.get(key)
        if frame is None:
            empty = _AROUND.sub("", self._html[key[0]]) if page.bare else self._html[key[0]]
            frame = self._parsed[key] = Frame.parse(unended(empty), page.section)
        title = self._site_name if not page.title else f"{page.title} – {self._site_name}"
        whole = frame.fill(
            {
                "title": html(title),
                "name": html(page.title or self._site_name),
                "description": html(page.description),
                "cover": html(self._site_url + page.cover.path),
                "motif": html(page.cover.words),
                "canonical": html(self._site_url + (page.stands_for or page.path)),
                "head": "\n".join(_head(page)),
                "body": page.body,
                PLACE: html(page.place),
            }
        )
        whole = _nearer(whole, page.path)
        return whole.replace(OWN_IMAGES, f"{OWN_IMAGES} {html(page.images_from)}", 1) if page.images_from else whole


def _nearer(whole: str, path: str) -> str:
    """Links to what is in a folder of the page go up to that folder, not to the root of the site and down again."""
    folders = path.split("/")[:-1]
    for depth in range(len(folders) - 1, 0, -1):
        down = "../" * len(folders) + "/".join(folders[:depth])
        whole = whole.replace(f'href="{down}/', f'href="{"../" * (len(folders) - depth)}')
    return whole


def _head(page: Page) -> Iterator[str]:
    """What only this page has in its head."""
    if page.moved:
        yield f'<meta http-equiv="refresh" content="0; url={html(page.root + page.stands_for)}">'
    for path in page.styles:
        yield f'<link rel="stylesheet" href="{html(page.root + path)}">'
    for path in page.early:
        way = 'rel="modulepreload"' if path.endswith(".js") else 'rel="preload" as="fetch" crossorigin'
        yield f'<link {way} href="{html(page.root + path)}">'
    for path in page.scripts:
        yield f'<script type="module" src="{html(page.root + path)}"></script>'
    for feed in page.feeds:
        address = html(page.root + feed.path)
        yield f'<link rel="alternate" type="{html(feed.media_type)}" title="{html(feed.title)}" href="{address}">'
    if page.json_ld:
        yield data_block(_graph(page.json_ld), "application/ld+json")


def _graph(things: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Linked data about some things, that says once by which context."""
    if len(things) == 1:
        return things[0]
    (context,) = {thing["@context"] for thing in things}
    told = [{key: value for key, value in thing.items() if key != "@context"} for thing in things]
    return {"@context": context, "@graph": told}
