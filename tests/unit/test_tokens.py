"""Colours keep their contrast: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (parts of controls 3:1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEXT = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink", "accent-soft"),
    ("ink", "warm-soft"),
    ("ink", "warn-soft"),
    ("ink-soft", "paper"),
    ("ink-soft", "surface"),
    ("ink-soft", "sunken"),
    ("accent", "paper"),
    ("accent", "surface"),
    ("accent", "sunken"),
    ("accent", "accent-soft"),
    ("accent-strong", "surface"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-strong"),
    ("warm", "paper"),
    ("warm", "surface"),
    ("warm", "warm-soft"),
    ("warn", "warn-soft"),
    ("focus-ink", "focus"),
]
PARTS = [("line-strong", "paper"), ("line-strong", "surface"), ("focus", "focus-ink")]


def _blocks(root: Path) -> dict[str, dict[str, str]]:
    sheet = (root / "theme/assets/css/tokens.css").read_text("utf-8")
    colours = [
        dict(re.findall(r"--ww-([a-z-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r"\{([^{}]*)\}", sheet)
    ]
    light, dark_by_system, dark_by_choice = colours
    assert dark_by_system == dark_by_choice
    return {"light": light, "dark": dark_by_choice}


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    dark, light = sorted((_luminance(a), _luminance(b)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_controls_have_contrast(root: Path, mode: str) -> None:
    tokens = _blocks(root)[mode]
    weak = [
        f"{front} on {back}: {ratio:.2f} < {least}"
        for pairs, least in ((TEXT, 4.5), (PARTS, 3.0))
        for front, back in pairs
        if (ratio := _contrast(tokens[front], tokens[back])) < least
    ]
    assert not weak
