"""The colours of print: those that go with the site's accent and stay readable on white paper."""

from __future__ import annotations

from dataclasses import dataclass

PAPER, INK = "#ffffff", "#1c2421"
READABLE = 4.5  # contrast that WCAG asks of text

Rgb = tuple[int, int, int]


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
    own = _rgb(accent)
    strong = own
    while contrast(strong, _rgb(PAPER)) < READABLE:
        strong = _mixed(strong, (0, 0, 0), 0.92)
    on_accent = PAPER if contrast(own, _rgb(PAPER)) >= contrast(own, _rgb(INK)) else INK
    return Palette(
        accent=_hex(own),
        on_accent=on_accent,
        strong=_hex(strong),
        tint=_hex(_mixed(own, _rgb(PAPER), 0.28)),
        soft=_hex(_mixed(own, _rgb(PAPER), 0.08)),
    )


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours as WCAG counts it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Rgb) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
