"""Did you mean: the known word that an unknown word looks like."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

_CUTOFF = 72  # of 100; lower gives far-fetched suggestions


def plain(text: str) -> str:
    """The text without capitals, accents and signs, with single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each if each.isalnum() else " " for each in letters if ord(each) not in _MARKS).split())


_MARKS = frozenset(range(0x300, 0x370))  # combining accents, apart from their letter after NFKD


def closest(found: str, known: Iterable[str]) -> str:
    """The known word that looks most like the one found; empty when none does."""
    return meant(found, {word: word for word in known})


def meant(found: str, words: Mapping[str, str]) -> str:
    """The id that somebody meant: `words` maps every word for it (id, label, synonym) to the id."""
    from rapidfuzz import fuzz, process

    spoken: dict[str, str] = {}
    for word, identifier in words.items():
        spoken.setdefault(plain(word), identifier)
    asked = plain(found)
    if not asked:
        return ""
    if asked in spoken:
        return spoken[asked]
    best = process.extractOne(asked, sorted(spoken), scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return spoken[best[0]] if best else ""
