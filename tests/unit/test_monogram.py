"""What stands for an organisation without a logo: the same in pages and in what scripts make."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.catalogue.model import Catalogue
from builder.rendering.monogram import colour, letters
from tests.page_scripts import answered

SCRIPT = """
import { readFileSync } from "node:fs";
import { monogram } from "./monogram.js";
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(([name, slug]) => monogram(name, slug))));
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("De Kringwinkel Maasland", "KM"),
        ("Bewel", "Be"),
        ("AMAB", "AM"),
        ("3Wplus", "3W"),
        ("A-kwadraat", "AK"),
        ("de Biehal", "Bi"),
        ("’t Veer", "Ve"),
        ("De", "De"),
        ("élan vzw", "ÉV"),
        ("!?", ""),
    ],
)
def test_letters_of_a_name(name: str, said: str) -> None:
    assert letters(name) == said


def test_scripts_give_everybody_the_same(root: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    named = [*((one.name, one.slug) for one in catalogue.active), ("!?", "x"), ("élan vzw", "elan")]
    said = [{"monogram": letters(name), "colour": colour(slug)} for name, slug in named]
    assert answered(root, tmp_path, SCRIPT, named) == said
    assert len({one["colour"] for one in said}) == 6
