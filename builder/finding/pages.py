"""Hand-written pages, as far as finding needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.reading.pages import WrittenPage

_FIELD = re.compile(r"^(title|description):\s*(.+?)\s*$", re.MULTILINE)
_LINK_TARGET = re.compile(r"\]\([^)]*\)|<[^>]*>|^!!!.*$", re.MULTILINE)


@dataclass(frozen=True)
class HandWrittenPage:
    id: str  # its path below content/pages without ending: werk-zoeken
    title: str
    description: str
    text: str
    elsewhere: tuple[str, ...] = ()  # its titles in the other languages of the site


def pages_by_language(written: Iterable[WrittenPage]) -> dict[str, tuple[HandWrittenPage, ...]]:
    """The pages of a site as they read in each of its languages; whoever asks in another finds them by their titles."""
    read = [(page, hand_written_page(page.id, page.text)) for page in written]
    found: dict[str, list[HandWrittenPage]] = {}
    for page, own in read:
        others = (
            each.title
            for other, each in read
            if other.id == page.id and other.translated and other.language != page.text_language
        )
        found.setdefault(page.language, []).append(replace(own, elsewhere=tuple(others)))
    return {language: tuple(pages) for language, pages in found.items()}


def hand_written_page(page_id: str, markdown: str) -> HandWrittenPage:
    """A page of Markdown with front matter; what is not there is empty, a missing title is the id."""
    front, body = "", markdown
    if markdown.startswith("---\n"):
        front, _, body = markdown[4:].partition("\n---\n")
    fields = {name: value.strip("\"'") for name, value in _FIELD.findall(front)}
    text = _LINK_TARGET.sub("]", body)
    return HandWrittenPage(page_id, fields.get("title", page_id), fields.get("description", ""), text)
