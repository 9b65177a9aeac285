"""Content lines, of which calendars (RFC 5545) and address cards (RFC 2426) are made: `NAME:value`, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable

OCTETS = 75  # of a line before it is folded
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\u0085\v\f]")
_CONTROLS = re.compile("[\0-\x09\x0b-\x1f\x7f]")
_SPECIAL = re.compile(r"[\\;,]")
_NOT_PLAIN = re.compile("[\0-\x1f\x7f\u2028\u2029\u0085\\\\;,]")


def written(lines: Iterable[str]) -> str:
    """The text of a file with these lines."""
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def value(text: str) -> str:
    """`text` as a value that cannot end its line or its field, nor begin another property."""
    if not _NOT_PLAIN.search(text):  # most values
        return text
    lines = _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text))
    return _SPECIAL.sub(r"\\\g<0>", lines).replace("\n", "\\n")


def _folded(line: str) -> str:
    """`line` in pieces of at most OCTETS bytes, never within a character."""
    if len(line) <= OCTETS and (line.isascii() or len(line.encode()) <= OCTETS):  # most lines
        return line
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces)
