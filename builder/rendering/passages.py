"""Longer texts: plain paragraphs and simple lists, split by us and escaped by the templates.

A blank line ends a paragraph; lines that begin with `- ` make a list. Nothing else has a meaning.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """One paragraph, or one list when `items` is filled."""

    text: str = ""
    items: tuple[str, ...] = ()


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs and lists of `text`, in order."""
    found: list[Block] = []
    paragraph: list[str] = []
    items: list[str] = []

    def close() -> None:
        if paragraph:
            found.append(Block(text=" ".join(paragraph)))
        if items:
            found.append(Block(items=tuple(items)))
        paragraph.clear()
        items.clear()

    for line in (line.strip() for line in text.splitlines()):
        if not line:
            close()
        elif line.startswith("- "):
            if paragraph:
                close()
            items.append(line[2:].strip())
        elif items:
            items[-1] += f" {line}"  # a list item that goes on
        else:
            paragraph.append(line)
    close()
    return tuple(found)
