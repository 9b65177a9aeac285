"""Colours, letters and drawings for print."""

from __future__ import annotations

import pytest

from builder.catalogue.model import Catalogue
from builder.colours import READABLE, contrast
from builder.printing.drawings import place_map, qr_code
from builder.printing.glyphs import characters, printable
from builder.printing.inks import palette


@pytest.mark.parametrize("accent", ["#0b5e55", "#ffbf2e", "#000000", "#ffffff", "#ff0000"])
def test_words_are_readable_with_any_accent(accent: str) -> None:
    def rgb(colour: str) -> tuple[int, int, int]:
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:], 16)

    inks = palette(accent)
    assert contrast(rgb(inks.strong), rgb("#ffffff")) >= READABLE
    assert contrast(rgb(inks.strong), rgb(inks.soft)) >= READABLE - 0.9
    assert contrast(rgb(inks.on_accent), rgb(inks.accent)) >= 3.9
    assert inks.accent == accent


def test_letters_of_our_languages_stay_and_others_become_boxes() -> None:
    dutch = "Coördinatie, naïef, façade – “ja” ’s avonds, € 5, ½, œuvre, ë ï ü É Ç ß 1² … · ✓ □"
    assert printable(dutch) == dutch
    assert printable("a\u0301 b\tc\nd\u00a0e") == "a\u0301 b c d\u00a0e"
    assert printable("\u202e😀\u200b中\u0007") == "□□"
    assert printable("مرحبا Привет Ελλάδα") == "مرحبا Привет Ελλάδα"
    assert ord("q") in characters()


def test_a_map_draws_the_area_a_dot_for_each_place_and_names_that_do_not_meet(catalogue: Catalogue) -> None:
    region = catalogue.regions["limburg"]
    inside = [municipality.nis for municipality in region.municipalities]
    places = [place for one in catalogue.active for place in one.locations if place.municipality.nis in inside]
    inks = palette(catalogue.site.accent)
    drawn = place_map(catalogue.places, inks, places, lambda town: town.name, inside, width=200, ratio=1.6)
    assert drawn is not None
    assert drawn.svg.count(f'fill="{inks.tint}"') == len(inside)
    assert 1 < drawn.svg.count("<circle") <= len(places)
    names = [name.words for name in drawn.names]
    assert len(names) == len(set(names)) > 5
    assert set(names) <= {place.municipality.name for place in places}
    assert all(0 <= name.x <= 1 and 0 <= name.y <= 1 for name in drawn.names)


def test_a_code_is_a_drawing_without_an_edge() -> None:
    drawn = qr_code("https://werkwijzer.example/organisaties/bewel/")
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" ')
    assert "viewBox" in drawn
