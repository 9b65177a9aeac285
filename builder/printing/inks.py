"""The colours of print: those that go with the site's accent and stay readable on white paper."""

from __future__ import annotations

from dataclasses import dataclass

from builder.colours import BLACK, LIGHT_INK, contrast, hexadecimal, mixed, readable, rgb

PAPER, INK = "#ffffff", LIGHT_INK


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Colours as #rrggbb. `on_accent` is for words on the accent, `strong` for coloured words on paper."""

    accent: str
    on_accent: str
    strong: str
    tint: str
    soft: str
    ink: str = INK
    quiet: str = "#4b5752"
    line: str = "#d5d2c8"


def palette(accent: str) -> Palette:
    """What goes with `accent`, #rrggbb."""
    own = rgb(accent)
    on_accent = PAPER if contrast(own, rgb(PAPER)) >= contrast(own, rgb(INK)) else INK
    return Palette(
        accent=hexadecimal(own),
        on_accent=on_accent,
        strong=hexadecimal(readable(own, BLACK, [rgb(PAPER)])),
        tint=hexadecimal(mixed(own, rgb(PAPER), 0.28)),
        soft=hexadecimal(mixed(own, rgb(PAPER), 0.08)),
    )
