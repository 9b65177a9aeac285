"""The letters of the brochures, and which characters they can show.

A tagged PDF may not hold a character without a shape, so a text is made printable before it is set: what the fonts do
not have becomes an open box, what shows nothing by itself (controls, joiners) goes.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

FONT_PACKAGE = "fontpkg_source_sans_3"
MISSING = "□"
# The Arabic letters of DejaVu Sans Mono, which Typst carries and falls back on.
_ARABIC = (range(0x0621, 0x063B), range(0x0641, 0x0653))


def font_folder() -> Path:
    """Where the font files are: in a package, so that every machine sets the same letters."""
    return Path(str(files(FONT_PACKAGE))) / "files"


def font_files() -> tuple[Path, ...]:
    return tuple(sorted(font_folder().glob("*.ttf")))


def printable(text: str) -> str:
    """The text with a box for each character that the fonts cannot show; line ends and tabs become spaces."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


@cache
def _shown(character: str) -> str:
    if character.isspace():
        return " " if character != "\u00a0" else character
    if ord(character) in characters():
        return character
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Mn", "Me") else MISSING


@cache
def characters() -> frozenset[int]:
    """The code points that every style of the font has, and the Arabic letters."""
    shared = frozenset.intersection(*(frozenset(_mapped(file.read_bytes())) for file in font_files()))
    visible = (point for point in shared if unicodedata.category(chr(point)) not in ("Cc", "Cf", "Co"))
    return frozenset(visible).union(*_ARABIC)


def _mapped(font: bytes) -> Iterator[int]:
    """Code points that the Unicode table of a TrueType font (`cmap`, formats 4 and 12) gives a glyph."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for record in range(count):
        platform, _encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * record)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if platform in (0, 3) and form == 12:
            yield from _groups(font, start + offset)
        elif platform in (0, 3) and form == 4:
            yield from _segments(font, start + offset)


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for record in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * record)
        if tag == name:
            return int(offset)
    raise ValueError(f"the font has no table {name!r}")


def _groups(font: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    for group in range(count):
        first, last, _glyph = struct.unpack_from(">III", font, start + 16 + 12 * group)
        yield from range(first, last + 1)


def _segments(font: bytes, start: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, start + 6)
    half = double // 2
    ends = struct.unpack_from(f">{half}H", font, start + 14)
    starts = struct.unpack_from(f">{half}H", font, start + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        if first != 0xFFFF:
            yield from range(first, last + 1)
