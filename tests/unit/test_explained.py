"""Jargon in running text leads to its explanation once, and text stays text."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from builder.catalogue.model import GlossaryEntry, Text
from builder.rendering.explained import Explanations
from builder.routes import Routes


def entry(name: str, term: str, **more: Any) -> GlossaryEntry:
    known: dict[str, Any] = {"kind": "term", "term": Text.of(term), "everyday": Text.of("gewoon")}
    known |= {"definition": Text.of("Uitleg."), "explanation": None, "standing": "current", "since": None}
    known |= {"until": None, "replaced_by": None, "synonyms": MappingProxyType({"nl": ("PB", "proberen")})}
    return GlossaryEntry(id=name, legal_basis=(), see=(), sources=(), **known | more)


WORDS = (
    entry("proefbedrijf", "proefbedrijf"),
    entry("groot-proefbedrijf", "groot proefbedrijf", synonyms=MappingProxyType({})),
    entry("merk", "winkel", standing="brand"),
    entry("gewoon", "tuin", everyday=None),
)
LINK = '<a href="../begrippen/proefbedrijf/">{}</a>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Twee proefbedrijven.", f"Twee {LINK.format('proefbedrijven')}."),
        ("Een proefbedrijf is een proefbedrijf.", f"Een {LINK.format('proefbedrijf')} is een proefbedrijf."),
        ("Via PB.", f"Via {LINK.format('PB')}."),
        ("Proefbedrijf De Brug proefdraait, proberen.", "Proefbedrijf De Brug proefdraait, proberen."),
        ("In de winkel en de tuin.", "In de winkel en de tuin."),
        ("<b>proefbedrijf</b>", f"&lt;b&gt;{LINK.format('proefbedrijf')}&lt;/b&gt;"),
        ("een groot proefbedrijf", 'een <a href="../begrippen/groot-proefbedrijf/">groot proefbedrijf</a>'),
    ],
)
def test_the_first_use_is_linked(text: str, shown: str) -> None:
    (block,) = Explanations(WORDS, Routes(), "nl").blocks(Text.of(text), "../", "over/")
    assert block.text == shown


def test_a_word_is_explained_once_on_a_page_and_not_on_its_own() -> None:
    text = Text.of("Een proefbedrijf.\n\n- Ook een proefbedrijf.\n- <i>")
    explanations = Explanations(WORDS, Routes(), "nl")
    first, second = explanations.blocks(text, "../", "over/")
    assert (first.text, second.items) == (f"Een {LINK.format('proefbedrijf')}.", ("Ook een proefbedrijf.", "&lt;i&gt;"))
    assert explanations.blocks(text, "../", "begrippen/proefbedrijf/")[0].text == "Een proefbedrijf."


def test_words_are_those_of_the_language_that_is_shown() -> None:
    word = replace(WORDS[0], id="pb", term=Text({"nl": "proefbedrijf", "fr": "essai"}))
    explanations = Explanations([word], Routes("fr/"), "fr")
    assert 'href="../fr/begrippen/pb/">essai' in explanations.blocks(Text({"fr": "Un essai."}), "../", "fr/x/")[0].text
    assert "proefbedrijf</a>" in explanations.blocks(Text.of("Een proefbedrijf."), "../", "fr/x/")[0].text
