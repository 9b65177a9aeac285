"""What one page of the site is, before the frame is put around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from builder.rendering.covers import Cover
from builder.rendering.escaping import html
from builder.writing import compact_text

DESCRIPTION_LIMIT = 160  # what search engines show
# U+2028 and U+2029 end a line in old JavaScript; the rest could end the script element.
_JSON_IN_HTML = tuple((character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029")


@dataclass(frozen=True, kw_only=True)
class Feed:
    """Another form of a page, for programs that follow it."""

    media_type: str
    title: str
    path: str  # below the site's root


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page's own part. `path` is its address below the site's root, ending in a slash (the home page: empty).

    `place` is the same without the prefix of the language: where the page is below the root of each language.
    """

    path: str
    place: str
    language: str
    section: str  # the tab that is marked: organisaties, sectoren, regios, praktijk, agenda, begrippen, over; home: ""
    title: str  # plain text, without the site's name
    description: str  # plain text, at most DESCRIPTION_LIMIT characters
    body: Markup  # breadcrumbs, one h1 and all that follows
    json_ld: tuple[dict[str, Any], ...]
    cover: Cover  # what others show with its address
    last_changed: str | None  # YYYY, YYYY-MM or YYYY-MM-DD
    styles: tuple[str, ...] = ()  # style sheets of this page alone, by their path below the site's root
    scripts: tuple[str, ...] = ()  # modules of this page alone, likewise
    early: tuple[str, ...] = ()  # what these will ask for, worth fetching at once: modules and data
    feeds: tuple[Feed, ...] = ()
    stands_for: str = ""  # the path of the page that this is another form of: search engines go there
    moved: bool = False  # a browser goes there too, at once
    images_from: str = ""  # another server that pictures of this page may come from, when a visitor asks for them
    bare: bool = False  # without header, footer and scripts, to be shown within a page of another site

    @property
    def root(self) -> str:
        """The way back to the site's root, relative to this page: `../../`."""
        return "../" * self.path.count("/")


def data_block(
    data: Mapping[str, Any] | Sequence[Any], media_type: str = "application/json", identifier: str = ""
) -> Markup:
    """Data that a browser does not run, in a script element that no text in the data can end early."""
    text = compact_text(data)
    for character, written in _JSON_IN_HTML:  # quicker than str.translate, as there are hardly any
        text = text.replace(character, written)
    named = f' id="{html(identifier)}"' if identifier else ""
    return Markup(f'<script type="{media_type}"{named}>{text}</script>')


def shortened(text: str, limit: int = DESCRIPTION_LIMIT) -> str:
    """`text` on one line and cut after a whole word, so that it is at most `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:.–-") + "…"


class Planned(NamedTuple):
    """A page that can be made: where it will be, and who makes it of what. `about` are ids, so that whoever makes the
    page looks everything else up."""

    path: str
    make: Callable[..., Page]
    about: tuple[str, ...] = ()
    listed: bool = True  # False of a page that stands for another one
