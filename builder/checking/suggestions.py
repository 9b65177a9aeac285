"""Did you mean: the known word that an unknown word looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

_CUTOFF = 72  # of 100; lower gives far-fetched suggestions


def plain(text: str) -> str:
    """The text without capitals, accents and signs, with single spaces."""
    if text.isascii():  # the most of them, told quickly
        return " ".join(_WORD.findall(text.lower()))
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_MARKS)
    if letters.isascii():
        return " ".join(_WORD.findall(letters))
    return " ".join("".join(each if each.isalnum() else " " for each in letters).split())


_MARKS = dict.fromkeys(range(0x300, 0x370))  # combining accents, apart from their letter after NFKD
_WORD = re.compile("[a-z0-9]+")


class Lexicon:
    """Words and what each stands for: every word for a thing (its id, label, synonyms) maps to its id."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._spoken: dict[str, str] = {}
        for word, identifier in words.items():
            self._spoken.setdefault(plain(word), identifier)
        self._sorted = sorted(self._spoken)

    def meant(self, found: str) -> str:
        """The id that somebody meant by a word that is not an id; empty when nothing looks like it."""
        from rapidfuzz import fuzz, process

        asked = plain(found)
        if not asked:
            return ""
        if asked in self._spoken:
            return self._spoken[asked]
        best = process.extractOne(asked, self._sorted, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
        return self._spoken[best[0]] if best else ""


def closest(found: str, known: Iterable[str]) -> str:
    """The known word that looks most like the one found; empty when none does."""
    return Lexicon({word: word for word in known}).meant(found)
