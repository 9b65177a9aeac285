"""Pages of the site, as far as finding needs them; most are written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice, product

from builder.reading.pages import WrittenPage

MOST_WAYS = 400  # to say one phrase
_FIELD = re.compile(r"^(title|description):\s*(.+?)\s*$", re.MULTILINE)
_ASKED = re.compile(r"^asked:[ \t]*\n((?:[ \t]*-[ \t].*(?:\n|\Z))+)", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_LINK_TARGET = re.compile(r"\]\([^)]*\)|<[^>]*>|^!!!.*$", re.MULTILINE)


@dataclass(frozen=True)
class SitePage:
    id: str  # its address in the first language without the last slash: werk-zoeken
    title: str
    description: str
    text: str
    elsewhere: tuple[str, ...] = ()  # its titles in the other languages of the site
    asked: tuple[str, ...] = ()  # what people type who look for it, in all languages


def pages_by_language(written: Iterable[WrittenPage]) -> dict[str, tuple[SitePage, ...]]:
    """The hand-written pages of a site as they read in each of its languages; whoever asks in another finds them by
    their titles, and by what people ask in that one."""
    read = [(page, hand_written_page(page.id, page.text)) for page in written]
    found: dict[str, list[SitePage]] = {}
    for page, own in read:
        others = [
            each
            for other, each in read
            if other.id == page.id and other.translated and other.language != page.text_language
        ]
        asked = dict.fromkeys(phrase for each in (own, *others) for phrase in each.asked)
        said = replace(own, elsewhere=tuple(each.title for each in others), asked=tuple(asked))
        found.setdefault(page.language, []).append(said)
    return {language: tuple(pages) for language, pages in found.items()}


def hand_written_page(page_id: str, markdown: str) -> SitePage:
    """A page of Markdown with front matter: `title`, `description` and `asked`, a list of what people type who look for
    it. What is not there is empty, a missing title is the id."""
    front, body = "", markdown
    if markdown.startswith("---\n"):
        front, _, body = markdown[4:].partition("\n---\n")
    fields = {name: value.strip("\"'") for name, value in _FIELD.findall(front)}
    text = _LINK_TARGET.sub("]", body)
    asked = tuple(
        phrase for those in _ASKED.findall(front) for item in _ITEM.findall(those) for phrase in spelled(item)
    )
    return SitePage(page_id, fields.get("title", page_id), fields.get("description", ""), text, asked=asked)


def spelled(phrase: str) -> list[str]:
    """The ways to say it: `adres/logo wijzigen` is `adres wijzigen` and `logo wijzigen`."""
    ways = product(*(word.split("/") for word in phrase.strip("\"'").split()))
    return [" ".join(said) for said in islice(ways, MOST_WAYS)]
