"""Words as they are compared: without case, accents, apostrophes and hyphens, and with one spelling for `ij` and `y`.

The browser does the same in theme/assets/search/words.js; tests/search holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

_RAW_WORD = re.compile(r"[^\W_]+(?:[.'’`´\u0300-\u036f]+[^\W_]*)*")
_ACCENT = re.compile("[\u0300-\u036f]")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu)['’`´](?=[a-z0-9]{2})")  # l'entretien, d'occasion
_ORDINALS = ((re.compile(r"^1(?:ste|e)"), "eerste"), (re.compile(r"^2(?:de|e)"), "tweede"))
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_WORD = re.compile(r"[a-z0-9]+")
_MARK = re.compile("['’`´]")
_AROUND = ".,;:!?()"  # a word


class Token(NamedTuple):
    """A word as it is compared, and where it stands in the text it came from."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=1 << 17)
def _words_in(piece: str) -> tuple[str, ...]:
    """Of a piece of text without spaces: `(art.60,` is `art` and `60`. Most pieces come back, and are known then."""
    plain = piece.strip(_AROUND)
    if plain.isascii() and plain.isalpha():  # as most are
        return (plain.lower().replace("ij", "y"),)
    return tuple(_spelt_out(word) for raw in _RAW_WORD.findall(piece) for word in _WORD.findall(fold(raw)))


def _spelt_out(word: str) -> str:
    """`2dehands` is `tweedehands`. Of a whole word, not of a raw one: `½e` and `1.2e` fall apart first."""
    if word[0] in "12":
        for ordinal, spelt in _ORDINALS:
            word = ordinal.sub(spelt, word)
    return word


def fold(text: str) -> str:
    """One raw word (no spaces) in the spelling that is compared; may still hold points: `n.v.t.`."""
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", text.lower()))
    plain = plain.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    plain = _ELISION.sub("", plain)
    plain = _THOUSANDS.sub("", plain)
    return _MARK.sub("", plain).replace("ij", "y")


def tokens(text: str) -> list[Token]:
    """The words of a text in order. `art.60` gives two, that share the place of the raw word."""
    return [Token(word, raw.start(), raw.end()) for raw in _RAW_WORD.finditer(text) for word in _words_in(raw[0])]


def words(text: str) -> list[str]:
    return list(chain.from_iterable(map(_words_in, text.split())))


def joined(text: str) -> str:
    """All words of a text as one key: `Wijk-werken` and `wijk werken` are both `wykwerken`."""
    return "".join(words(text))
