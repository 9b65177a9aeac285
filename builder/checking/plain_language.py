"""Hand-written Dutch pages read easily: no long sentences, no hard words, and jargon explained where it comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.catalogue.jargon import forms, names
from builder.checking.index import Index, spoken
from builder.checking.readability import LONGEST_SENTENCE, LOWEST_SCORE, Block, blocks, measure, sentences, words
from builder.problems import Problem, problem
from builder.reading.pages import FOLDER

DUTCH = "nl"
_LINK_TO_PAGE = re.compile(r"\[([^\]]*)\]\([\w-]+\.md[)#]")
_LANGUAGE_FOLDER = re.compile(r"[a-z]{2}/")


@dataclass(frozen=True)
class Jargon:
    """A word of the field that the glossary has an everyday word for."""

    entry: str  # its id in the glossary
    everyday: str
    pattern: re.Pattern[str]


def plain_language_problems(index: Index) -> Iterator[Problem]:
    """Warnings about the pages in Dutch."""
    known = jargon({name: document.value for name, document in index.of_kind("glossary").items()})
    for path, text in dutch_pages(index).items():
        found = tuple(blocks(text))
        yield from _hard_sentences(path, found)
        yield from _unexplained(path, found, known)


def dutch_pages(index: Index) -> Mapping[str, str]:
    """The pages of `index` that are in Dutch, by path."""
    languages = [language for site in index.of_kind("site").values() for language in site.value.get("languages", ())]
    folder = f"{index.root}/{FOLDER}/"
    if languages[:1] != [DUTCH]:
        return {path: text for path, text in index.pages.items() if path.startswith(f"{folder}{DUTCH}/")}
    return {path: text for path, text in index.pages.items() if not _LANGUAGE_FOLDER.match(path.removeprefix(folder))}


def jargon(glossary: Mapping[str, Mapping[str, Any]]) -> tuple[Jargon, ...]:
    """The terms with an everyday word, with the short names in capitals beside them (`OCMW`), by id."""
    found = []
    for entry, value in sorted(glossary.items()):
        term, everyday = _dutch(value.get("term")), _dutch(value.get("everyday"))
        if not term or not everyday:
            continue
        short = [word for place, word in spoken(value, ()) if place[:2] == ("synonyms", DUTCH)]
        found.append(Jargon(entry, everyday, re.compile("|".join(map(forms, names(term, short))))))
    return tuple(found)


def _dutch(text: object) -> str:
    given = text.get(DUTCH) if isinstance(text, dict) else text
    return given if isinstance(given, str) else ""


def _hard_sentences(path: str, found: tuple[Block, ...]) -> Iterator[Problem]:
    for block in found:
        for place, sentence in sentences(block.text):
            count = len(words(sentence))
            if count > LONGEST_SENTENCE:
                line = block.line_at(place)
                yield problem("long-sentence", path, line, found=count, limit=LONGEST_SENTENCE, sentence=sentence)
    score = measure(block.text for block in found).score
    if score < LOWEST_SCORE:
        yield problem("hard-page", path, found=round(score), limit=LOWEST_SCORE)


def _unexplained(path: str, found: tuple[Block, ...], known: tuple[Jargon, ...]) -> Iterator[Problem]:
    """A word is explained by a link to its entry in the paragraph, or the cell, where it comes first. It may also be
    the text of a link to a page that is about it."""
    prose = [block for block in found if not block.heading]
    for each in known:
        for block in prose:
            match = each.pattern.search(block.text)
            if match:
                links = " ".join(_LINK_TO_PAGE.findall(block.written))
                if f"/{each.entry}/)" not in block.written and not each.pattern.search(links):
                    line = block.line_at(match.start())
                    yield problem("unexplained-jargon", path, line, found=match[0], everyday=each.everyday)
                break
