"""Running text with its jargon explained: the first use of a word of the glossary leads to its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from markupsafe import Markup, escape

from builder.catalogue.jargon import forms, names, stem
from builder.catalogue.model import GlossaryEntry, Text
from builder.language import typeset
from builder.rendering.passages import Block, blocks
from builder.routes import Routes

_LINK = Markup('<a href="{}">{}</a>')


@dataclass(frozen=True)
class _Word:
    path: str
    pattern: re.Pattern[str]


class Explanations:
    """What the glossary has an everyday word for. Names of brands and of organisations are left as they are."""

    def __init__(self, glossary: Iterable[GlossaryEntry], routes: Routes, language: str) -> None:
        self._language = language
        terms = [each for each in glossary if each.kind == "term" and each.everyday and each.standing != "brand"]
        self._known = cache(lambda spoken: [pair for each in terms for pair in _by_stem(each, routes, spoken)])

    def blocks(self, text: Text, root: str, path: str) -> list[Block]:
        """The paragraphs and lists of `text` on the page at `path`, safe to show: each word is linked once, and not on
        its own page."""
        spoken = text.language_for(self._language)
        told = {path}

        def told_once(plain: str) -> Markup:
            return _linked(plain, self._known(spoken), root, told)

        return [
            replace(block, text=told_once(block.text), items=tuple(map(told_once, block.items)))
            for block in blocks(typeset(text.in_(self._language), self._language))
        ]


def _by_stem(entry: GlossaryEntry, routes: Routes, language: str) -> Iterator[tuple[str, _Word]]:
    """A word with each of its stems: text without any of these does not have it.

    Looking is quicker than matching."""
    called = names(entry.term.in_(language), entry.synonyms.get(language, ()))
    # A capital makes it a name: `Maatwerkbedrijf De Brug`. Short names have capitals of their own.
    pattern = "|".join(forms(name, capital=False) for name in called)
    word = _Word(routes.glossary_entry(entry.id), re.compile(pattern))
    return ((stem(name), word) for name in called)


def _linked(plain: str, known: Iterable[tuple[str, _Word]], root: str, told: set[str]) -> Markup:
    """`plain` with links for the words that were not `told` yet; of words that overlap the first, then the longest."""
    found = [
        (match.start(), -match.end(), word.path)
        for word in dict.fromkeys([word for stem_, word in known if stem_ in plain])
        if word.path not in told and (match := word.pattern.search(plain))
    ]
    made, begin = Markup(""), 0
    for start, end, path in sorted(found):
        if start >= begin:
            told.add(path)
            made += escape(plain[begin:start]) + _LINK.format(root + path, plain[start:-end])
            begin = -end
    return made + escape(plain[begin:])
