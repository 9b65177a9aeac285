"""The design tokens of the theme, as the style sheets use them: colours in light and dark, type and space.

`theme/assets/css/tokens.css` is the source; the accent of content/site.yml takes the place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.catalogue.entries import DEFAULT_ACCENT
from builder.colours import READABLE, accent_tokens, contrast, rgb
from builder.project import THEME_DIR

SHEET = THEME_DIR / "assets" / "css" / "tokens.css"
TEXT, PART = READABLE, 3.0  # contrast that WCAG 2.2 asks of text (1.4.3) and of parts of controls (1.4.11)

# What stands on what, and the contrast it needs.
PAIRS = (
    *(("ink", ground, TEXT) for ground in ("paper", "surface", "sunken", "accent-soft", "warm-soft", "warn-soft")),
    *(("ink-soft", ground, TEXT) for ground in ("paper", "surface", "sunken")),
    *(("accent", ground, TEXT) for ground in ("paper", "surface", "sunken", "accent-soft")),
    ("accent-strong", "surface", TEXT),
    ("accent-ink", "accent", TEXT),
    ("accent-ink", "accent-strong", TEXT),
    *(("warm", ground, TEXT) for ground in ("paper", "surface", "warm-soft")),
    ("warn", "warn-soft", TEXT),
    *(("paper", ground, TEXT) for ground in ("ink", "warm")),
    ("focus-ink", "focus", TEXT),
    ("line-strong", "paper", PART),
    ("line-strong", "surface", PART),
    ("focus", "focus-ink", PART),
)


@dataclass(frozen=True)
class Pair:
    """A colour on a ground, by name and as `#rrggbb`, with its contrast (1 to 21) and what it needs."""

    front: str
    back: str
    front_colour: str
    back_colour: str
    ratio: float
    least: float


@dataclass(frozen=True)
class Tokens:
    colours: Mapping[str, Mapping[str, str]]  # of light and dark, by name: #rrggbb
    steps: Mapping[str, str]  # sizes of type by name, as CSS
    spaces: Mapping[str, float]  # in rem, by name

    def pairs(self, mode: str) -> list[Pair]:
        """What stands on what in `light` or `dark`."""
        of = self.colours[mode]
        return [
            Pair(front, back, of[front], of[back], contrast(rgb(of[front]), rgb(of[back])), least)
            for front, back, least in PAIRS
        ]


def tokens_of(accent: str = DEFAULT_ACCENT) -> Tokens:
    """The tokens of the theme, with the colours that go with the `accent` of a site where it has one of its own."""
    own = accent_tokens(accent) if accent.lower() != DEFAULT_ACCENT else {}
    made = _read(SHEET)
    colours = {mode: {**those, **own.get(mode, {})} for mode, those in made.colours.items()}
    return Tokens(colours, made.steps, made.spaces)


@cache
def _read(sheet: Path) -> Tokens:
    text = sheet.read_text("utf-8")
    blocks = [
        dict(re.findall(r"--ww-([a-z-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r"\{([^{}]*)\}", text)
    ]
    light, by_system, by_choice = blocks
    if by_system != by_choice:
        raise ValueError(f"{sheet.name}: the dark of the system and of the visitor's choice differ")
    spaces = {name: float(size) for name, size in re.findall(r"--ww-(space-\d): ([\d.]+)rem;", text)}
    return Tokens({"light": light, "dark": by_choice}, dict(re.findall(r"--ww-(step-[-\d]+): ([^;]+);", text)), spaces)
