"""Colours keep their contrast: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (parts of controls 3:1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.rendering.tokens import PAIRS, TEXT, tokens_of


@pytest.mark.parametrize("accent", ["#0b5e55", "#ffe100", "#000000", "#c8102e"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_controls_have_contrast(mode: str, accent: str) -> None:
    weak = [
        f"{pair.front} on {pair.back}: {pair.ratio:.2f} < {pair.least}"
        for pair in tokens_of(accent).pairs(mode)
        if pair.ratio < pair.least
    ]
    assert not weak


@pytest.mark.parametrize("mode", ["light-more", "dark-more"])
def test_who_asks_for_more_contrast_gets_seven_to_one(mode: str) -> None:
    weak = [pair for pair in tokens_of().pairs(mode) if pair.ratio < (7 if pair.least == TEXT else pair.least)]
    assert weak == []


def test_every_colour_that_text_may_have_is_judged(root: Path) -> None:
    """A style sheet that writes in another colour gets a pair of its own."""
    sheets = " ".join(path.read_text("utf-8") for path in sorted((root / "theme/assets/css").glob("*.css")))
    written = set(re.findall(r"(?<![-\w])color: var\(--ww-([a-z-]+)\)", sheets))
    judged = {front for front, _, least in PAIRS if least == TEXT}
    assert written - judged <= {"line-strong", "surface"}  # of what is switched off; on the tones of packages
