"""Plain language: how it is measured, and that the words we write ourselves keep within the bounds of B1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

from builder.checking.plain_language import Jargon, jargon
from builder.checking.readability import (
    LONGEST_SENTENCE,
    LOWEST_SCORE,
    blocks,
    measure,
    sentences,
    syllables,
    words,
)
from builder.language import catalogue_path
from builder.reading.pages import page_texts

CONTENT = Path(__file__).resolve().parents[2] / "content"
INTERFACE = catalogue_path("nl", "interface")

LONGEST_AVERAGE = 12  # words in a sentence
MOST_LONG_WORDS = 0.1  # of all words, by page; the names of our own field are some of them

Spot = tuple[str, str]  # file:line, text


@pytest.fixture(scope="module")
def known() -> tuple[Jargon, ...]:
    files = sorted((CONTENT / "glossary").glob("*.yml"))
    return jargon({file.stem: yaml.safe_load(file.read_text("utf-8")) for file in files})


def interface() -> Iterator[Spot]:
    with INTERFACE.open("rb") as source:
        for message in read_po(source):
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            for text in forms if message.id else ():
                yield f"{INTERFACE}:{message.lineno}", re.sub(r"%\(\w+\)s|\{\w+\}", "x", text)


def glossary() -> Iterator[Spot]:
    for file in sorted((CONTENT / "glossary").glob("*.yml")):
        value = yaml.safe_load(file.read_text("utf-8"))
        lines = file.read_text("utf-8").splitlines()
        for field in ("definition", "explanation"):
            if field in value:
                yield f"{file}:{lines.index(f'{field}:') + 1}", value[field]["nl"]


def too_long(spots: Iterator[Spot]) -> list[str]:
    return [
        f"{place}: {len(words(sentence))} words: {sentence}"
        for place, text in spots
        for _, sentence in sentences(text)
        if len(words(sentence)) > LONGEST_SENTENCE
    ]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("werk", 1),
        ("groei", 1),
        ("VDAB", 1),
        ("2026", 1),
        ("nieuwe", 2),
        ("lijsten", 2),
        ("draaien", 2),
        ("kringwinkel", 3),
        ("België", 3),
        ("sociale", 4),
        ("coöperatie", 5),
        ("financiële", 5),
    ],
)
def test_syllables_are_those_that_are_heard(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_score_is_that_of_douma() -> None:
    found = measure(["De kat slaapt op de mat. Zij wil vandaag niet wandelen met jou!"])
    assert (found.sentences, found.words, found.syllables, found.long_words) == (2, 13, 16, 0)
    assert found.score == pytest.approx(206.8 - 0.77 * (100 * 16 / 13) - 0.93 * 6.5)


def test_long_words_are_counted_and_labels_are_not() -> None:
    found = measure(["Telefoonnummer van de winkel", "Vraag de organisatie om een wijk-werker te sturen."])
    assert (found.sentences, found.words, found.long_words) == (1, 8, 1)


def test_a_page_falls_apart_in_what_people_read() -> None:
    prose = "# Wie\n\nEen [link](x.md) en\nnog *een*. Twee.\n\n- Punt\n"
    found = list(blocks(f"---\ntitle: Over ons\n---\n{prose}| A | |\n|---|---|\n| b | 3 |\n"))
    assert [(each.line, each.text) for each in found] == [
        (2, "Over ons"),
        (4, "Wie"),
        (6, "Een link en nog een. Twee."),
        (9, "Punt"),
        (10, "A"),
        (12, "b"),
        (12, "3"),
    ]
    assert [found[2].line_at(place) for place, _ in sentences(found[2].text)] == [6, 7]


def test_jargon_is_known_in_the_forms_of_a_sentence(known: tuple[Jargon, ...]) -> None:
    by_entry = {each.entry: each.pattern for each in known}
    assert len(by_entry) > 25
    assert by_entry["maatwerkbedrijf"].search("Maatwerkbedrijven zoeken werk")
    assert by_entry["enclave"].search("twee enclaves")
    assert by_entry["ocmw"].search("de OCMW’s")
    assert not by_entry["ocmw"].search("een sociaal huis")
    assert by_entry["ama"].search("via AMA")
    assert not by_entry["ama"].search("drama")


@pytest.mark.parametrize(("page", "text"), page_texts(CONTENT).items(), ids=page_texts(CONTENT))
def test_pages_are_plain(page: str, text: str) -> None:
    """Single sentences and jargon are what `check` warns of."""
    found = measure(block.text for block in blocks(text))
    assert found.score >= LOWEST_SCORE, page
    assert found.average <= LONGEST_AVERAGE, page
    assert found.share_of_long_words <= MOST_LONG_WORDS, page


def test_the_interface_is_plain(known: tuple[Jargon, ...]) -> None:
    assert too_long(interface()) == []
    found = measure(text for _, text in interface())
    assert found.score >= LOWEST_SCORE
    assert found.average <= LONGEST_AVERAGE
    assert found.share_of_long_words <= MOST_LONG_WORDS


def test_the_interface_uses_no_jargon(known: tuple[Jargon, ...]) -> None:
    pages = {block.text for text in page_texts(CONTENT).values() for block in blocks(text) if block.heading}
    found = {
        f"{place}: “{match[0]}” in “{text}”; say: {each.everyday}"
        for place, text in interface()
        if text not in pages  # the name of the page that explains it
        for each in known
        if (match := each.pattern.search(text))
    }
    assert sorted(found) == []


def test_the_glossary_explains_in_short_sentences() -> None:
    assert too_long(glossary()) == []


@pytest.mark.parametrize(
    ("synonyms", "said"),
    [
        ({"nl": ["PB", "proberen"]}, True),
        ({"nl": ["PB", {"proberen": "c"}, 3]}, True),
        ({"nl": "PB"}, True),
        ({"nl": {"PB": "b"}}, False),
        ({"nl": None}, False),
        (["PB"], False),
        ("PB", False),
        (None, False),
    ],
    ids=str,
)
def test_synonyms_of_a_wrong_shape_are_passed_over(synonyms: object, said: bool) -> None:
    (found,) = jargon({"proef": {"term": "proefbedrijf", "everyday": "bedrijf", "synonyms": synonyms}})
    assert found.pattern.search("een proefbedrijf")
    assert bool(found.pattern.search("een PB")) is said
