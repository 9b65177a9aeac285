"""Hand-written pages, as far as finding needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIELD = re.compile(r"^(title|description):\s*(.+?)\s*$", re.MULTILINE)
_LINK_TARGET = re.compile(r"\]\([^)]*\)|<[^>]*>|^!!!.*$", re.MULTILINE)


@dataclass(frozen=True)
class HandWrittenPage:
    id: str  # its path below content/pages without ending: werk-zoeken
    title: str
    description: str
    text: str


def hand_written_page(page_id: str, markdown: str) -> HandWrittenPage:
    """A page of Markdown with front matter; what is not there is empty, a missing title is the id."""
    front, body = "", markdown
    if markdown.startswith("---\n"):
        front, _, body = markdown[4:].partition("\n---\n")
    fields = {name: value.strip("\"'") for name, value in _FIELD.findall(front)}
    text = _LINK_TARGET.sub("]", body)
    return HandWrittenPage(page_id, fields.get("title", page_id), fields.get("description", ""), text)
