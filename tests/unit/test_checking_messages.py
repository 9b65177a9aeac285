"""The words of the problems: complete in three languages, with the same fields, short, and without technical terms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import builder
from builder.language import LANGUAGES, catalogue_path, translator
from builder.problems import MAX_MESSAGE, Phrase, hint, listing, message, problem
from builder.rules import RULES

PACKAGE = Path(builder.__file__).parent
SPEAKING = [PACKAGE / "problems.py", *(PACKAGE / "reading").glob("*.py"), *(PACKAGE / "checking").glob("*.py")]
FIELD = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")


def catalogue(language: str) -> Catalog:
    with catalogue_path(language, "problems").open("rb") as source:
        return read_po(source, locale=language)


def spoken() -> Iterator[str]:
    """Every message id the code can ask for."""
    for rule in RULES.values():
        yield from filter(None, (rule.message, rule.hint))
        yield str(rule.severity)
    for file in SPEAKING:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("Phrase", "gettext", "ngettext") and isinstance(node.args[0], ast.Constant):
                    yield node.args[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    words = catalogue(language)
    missing = [each for each in dict.fromkeys(spoken()) if not words.get(each) or not words.get(each).string]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language: str) -> None:
    ids = {each.id if isinstance(each.id, str) else each.id[0] for each in catalogue(language) if each.id}
    assert ids - set(spoken()) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_same_fields(language: str) -> None:
    for each in catalogue(language):
        if each.id:
            ids = [each.id] if isinstance(each.id, str) else list(each.id)
            strings = [each.string] if isinstance(each.string, str) else list(each.string)
            for said in strings:
                assert set(FIELD.findall(said)) == set(FIELD.findall(ids[-1])), said


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_translations_differ_from_english(language: str) -> None:
    same = [each.id for each in catalogue(language) if each.id and each.id == each.string]
    # Words that are the same in both languages.
    assert set(same) <= {"labels", "services", "organisations", "{found}: {right}. {municipality}: {codes}."}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(RULES))
def test_messages_and_hints_are_filled_in_and_short(code: str, language: str) -> None:
    rule = RULES[code]
    fields = set(FIELD.findall(rule.message + rule.hint))
    params = dict.fromkeys(fields, "x" * 500)
    filled = problem(code, "content/site.yml", suggestion="y" * 500, **params)
    words = translator(language, "problems")
    for text in (message(filled, words), hint(filled, words)):
        assert len(text) <= MAX_MESSAGE
        assert not FIELD.search(text)


def test_a_phrase_is_translated_and_a_found_word_is_not() -> None:
    words = translator("nl", "problems")
    assert "een lijst" in message(problem("wrong-type", "x", expected=Phrase("text"), found=Phrase("a list")), words)
    assert "a list" in message(problem("wrong-type", "x", expected=Phrase("text"), found="a list"), words)


def test_a_list_that_is_cut_short_ends_in_one_ellipsis() -> None:
    words = translator("nl", "problems")
    allowed = listing(f"waarde-{number}" for number in range(100))
    assert hint(problem("not-allowed", "x", found="z", allowed=allowed), words).endswith(", …")
