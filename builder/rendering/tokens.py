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
MARKS = ("accent", "warm", "warn", "sky", "plum", "moss")  # colours of monograms, each on its own soft ground
_COLOUR = re.compile(r"--ww-([a-z-]+): (#[0-9a-f]{6}|var\(--ww-[a-z-]+\));")

# What stands on what, and the contrast it needs.
PAIRS = (
    *(("ink", ground, TEXT) for ground in ("paper", "surface", "sunken", "accent-soft", "warm-soft", "warn-soft")),
    *(("ink-soft", ground, TEXT) for ground in ("paper", "surface", "sunken")),
    *(("accent", ground, TEXT) for ground in ("paper", "surface", "sunken", "accent-soft")),
    ("accent-strong", "surface", TEXT),
    ("accent-ink", "accent", TEXT),
    ("accent-ink", "accent-strong", TEXT),
    *(("warm", ground, TEXT) for ground in ("paper", "surface")),
    *((mark, f"{mark}-soft", TEXT) for mark in MARKS[1:]),
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
    colours: Mapping[str, Mapping[str, str]]  # of light, dark, light-more, dark-more, by name: #rrggbb
    steps: Mapping[str, str]  # sizes of type by name, as CSS
    spaces: Mapping[str, float]  # in rem, by name

    def pairs(self, mode: str) -> list[Pair]:
        """What stands on what in `light`, `dark`, `light-more` or `dark-more`."""
        of = self.colours[mode]
        return [
            Pair(front, back, of[front], of[back], contrast(rgb(of[front]), rgb(of[back])), least)
            for front, back, least in PAIRS
        ]


def tokens_of(accent: str = DEFAULT_ACCENT) -> Tokens:
    """The tokens of the theme, with the colours that go with the `accent` of a site where it has one of its own."""
    own = accent_tokens(accent) if accent.lower() != DEFAULT_ACCENT else {}
    made = _read(SHEET)
    more = made.colours["more"]
    colours = {mode: {**made.colours[mode], **own.get(mode, {})} for mode in ("light", "dark")}
    colours |= {f"{mode}-more": {**those, **more} for mode, those in colours.items()}
    return Tokens({mode: _resolved(those) for mode, those in colours.items()}, made.steps, made.spaces)


def _resolved(colours: Mapping[str, str]) -> Mapping[str, str]:
    """Colours of which some are named after others, as they are."""

    def resolved(colour: str) -> str:
        return colour if colour.startswith("#") else resolved(colours[colour[len("var(--ww-") : -1]])

    return {name: resolved(colour) for name, colour in colours.items()}


@cache
def _read(sheet: Path) -> Tokens:
    text = sheet.read_text("utf-8")
    blocks = [dict(_COLOUR.findall(block)) for block in re.findall(r"\{([^{}]*)\}", text)]
    light, by_system, by_choice, more = blocks
    if by_system != by_choice:
        raise ValueError(f"{sheet.name}: the dark of the system and of the visitor's choice differ")
    spaces = {name: float(size) for name, size in re.findall(r"--ww-(space-\d): ([\d.]+)rem;", text)}
    steps = dict(re.findall(r"--ww-(step-[-\d]+): ([^;]+);", text))
    return Tokens({"light": light, "dark": by_choice, "more": more}, steps, spaces)
