"""The site's words: complete in Dutch, dates and numbers in the right form, texts split into paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

import builder
from builder.catalogue.words import Text
from builder.language import LANGUAGES, catalogue_path
from builder.rendering.dates import readable_clock, readable_date
from builder.rendering.environment import TEMPLATE_DIR
from builder.rendering.icons import icon, icon_sheet
from builder.rendering.passages import Block, blocks
from builder.rendering.words import Words, dialled, domain

PACKAGE = Path(builder.__file__).parent
ROOMS = ("exporting", "printing", "publishing", "rendering")
KEYWORDS = {"_": None, "words": None, "ngettext": (1, 2)}
FIELD = re.compile(r"%\(\w+\)s|\{\w+\}")


def spoken() -> Iterator[str | tuple[str, ...]]:
    """Every message id that templates and code ask for; a pair is one with a plural."""
    for template in sorted(TEMPLATE_DIR.glob("*.html")):
        with template.open("rb") as source:
            for _line, _function, message, _comments in babel_extract(source, ("_", "ngettext"), [], {}):
                parts = tuple(part for part in (message if isinstance(message, tuple) else (message,)) if part)
                yield parts if len(parts) > 1 else parts[0]
    for module in sorted(file for room in ROOMS for file in (PACKAGE / room).glob("*.py")):
        with module.open("rb") as source:
            for _line, message, _comments, _context in extract("python", source, KEYWORDS):
                yield message


def translations(language: str) -> dict[str | tuple[str, ...], str | tuple[str, ...]]:
    with catalogue_path(language, "interface").open("rb") as source:
        return {message.id: message.string for message in read_po(source, locale=language) if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    translated = translations(language)
    missing = [message for message in spoken() if not all(_texts(translated.get(message, "")))]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language: str) -> None:
    assert set(translations(language)) == set(spoken())


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_values(language: str) -> None:
    for message, translation in translations(language).items():
        wanted = set(FIELD.findall(_texts(message)[-1]))
        assert all(set(FIELD.findall(text)) <= wanted for text in _texts(translation)), message
        assert set(FIELD.findall(_texts(translation)[-1])) == wanted, message


def _texts(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (message,)


@pytest.mark.parametrize(
    ("date", "language", "readable"),
    [
        ("2018", "nl", "2018"),
        ("2018-12", "nl", "december 2018"),
        ("2018-12-31", "nl", "31 december 2018"),
        ("2026-11-26T19:00", "nl", "26 november 2026"),
        ("2019-01-01", "fr", "1er janvier 2019"),
        ("2019-02-03", "en", "3 February 2019"),
    ],
)
def test_dates(date: str, language: str, readable: str) -> None:
    assert readable_date(date, language) == readable


@pytest.mark.parametrize(
    ("language", "readable"), [("nl", ["9", "17.30"]), ("fr", ["9 h", "17 h 30"]), ("en", ["9:00", "17:30"])]
)
def test_clocks(language: str, readable: list[str]) -> None:
    assert [readable_clock(time, language) for time in ("09:00", "17:30")] == readable


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("2016", None, "2016"),
        ("2026-11-26", "2026-11-27", "26 november 2026 – 27 november 2026"),
        ("2026-11-26T19:00", None, "26 november 2026, vanaf 19 uur"),
        ("2026-11-26T19:00", "2026-11-26T22:30", "26 november 2026, 19 tot 22.30 uur"),
    ],
)
def test_when_an_event_is(start: str, end: str | None, when: str) -> None:
    assert Words("nl").when(start, end) == when


def test_lists_of_names() -> None:
    words = Words("nl")
    assert words.listed([]) == ""
    assert words.listed(["Genk"]) == "Genk"
    assert words.listed(["Genk", "Hasselt", "Diest"]) == "Genk, Hasselt en Diest"
    assert words.listed(["Genk", "Hasselt", "Diest"], 2) == "Genk, Hasselt en nog 1"


def test_labels_within_a_sentence_keep_their_abbreviations() -> None:
    words = Words("nl")
    assert [words.within(label) for label in ("Groen", "ISO 9001", "enclave")] == ["groen", "ISO 9001", "enclave"]
    assert [words.sentence(text) for text in ("groen", "ISO", "")] == ["Groen", "ISO", ""]


def test_numbers_have_the_marks_of_the_language() -> None:
    assert Words("nl").number(8800) == "8.800"
    assert Words("en").number(8800) == "8,800"


@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        ("meer dan 8.800", "nl", "meer dan 8.800"),
        ("meer dan 8.800", "en", "more than 8,800"),
        ("ongeveer 100", "fr", "environ 100"),
        ("12.228", "en", "12,228"),
        ("3,5", "en", "3,5"),
        ("tussen 3 en 5", "fr", "tussen 3 en 5"),
    ],
)
def test_figures_of_sources_are_said_in_the_language_of_the_page(written: str, language: str, said: str) -> None:
    assert Words(language).amount(written) == said


def test_no_french_line_begins_with_a_colon_or_a_question_mark() -> None:
    text = Text({"fr": "Damhert : « un lieu » ?", "nl": "Damhert : wat?"})
    assert Words("fr").text(text) == "Damhert\u00a0: «\u00a0un lieu\u00a0»\u00a0?"
    assert Words("nl").text(text) == "Damhert : wat?"
    assert Words("fr")._("What do you need?").endswith("\u00a0?")


def test_addresses_for_people_and_for_telephones() -> None:
    assert domain("https://www.bewel.be/contact") == "bewel.be"
    assert dialled("+32 11 27 27 27") == "+3211272727"


def test_paragraphs_and_lists() -> None:
    assert blocks("Een\nzin.\n\n- a\n- b\n  verder\n\nSlot.") == (
        Block(text="Een zin."),
        Block(items=("a", "b verder")),
        Block(text="Slot."),
    )
    assert blocks("Eerst:\n- a") == (Block(text="Eerst:"), Block(items=("a",)))
    assert blocks(" \n\n") == ()


def test_an_icon_is_a_picture_without_words() -> None:
    made = icon("material/flower", "../../")
    assert made == '<svg aria-hidden="true"><use href="../../icons.svg#flower"/></svg>'


def test_the_sheet_has_each_icon_of_templates_and_sectors_once() -> None:
    sheet = ElementTree.fromstring(icon_sheet(["material/flower", "material/phone"], "W"))
    names = [symbol.get("id") for symbol in sheet]
    of_all = {"mark", "flower", "phone", "bookmark-outline", "home-heart"}  # site, sector, page, frame, door
    assert of_all < set(names)
    assert sorted(names) == sorted(set(names))
    assert all(symbol.get("viewBox") and len(symbol) for symbol in sheet)
    with pytest.raises(FileNotFoundError):
        icon_sheet(["material/does-not-exist"], "W")
