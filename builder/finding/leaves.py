"""The lexicon as the browser reads it: its sorted keys in small files, with what each of them says of concepts and of
organisations; and its single words spelt backwards, by which typing errors are found."""

from __future__ import annotations

from typing import Any

from builder.finding.lexicon import Lexicon
from builder.finding.readings import Reading
from builder.finding.shards import beginnings, cut, front_coded

REVERSED_CHARACTERS = 5000  # in one file
LEAD = 5  # letters by which a phrase may be one that begins with a word of no weight


def _coded(reading: Reading) -> list[int]:
    """Concepts as number * 16 + weight, then organisations as minus (number * 16 + weight); guesses after a 0, and of a
    word that says nothing just that."""
    codes = [number * 16 + weight for number, weight in reading.concepts.items()]
    codes += [-(number * 16 + weight) for number, weight in reading.organisations.items()]
    if reading.guessed or not codes:
        codes += [0, *(number * 16 + weight for number, weight in reading.guessed.items())]
    return codes


def leaves_of(lexicon: Lexicon) -> tuple[list[Any], list[str]]:
    """`[front-coded keys, [codes, …]]` for each leaf, and where each begins."""
    coded = {key: _coded(reading) for key, reading in lexicon.readings.items()}
    groups = cut((key, len(key) // 2 + 6 * len(codes) + 4) for key, codes in coded.items())
    return [[front_coded(keys), [coded[key] for key in keys]] for keys in groups], beginnings(groups)


def leads_of(lexicon: Lexicon) -> list[str]:
    """How the phrases begin that begin with a word of no weight: a reader looks for such a phrase only where the words
    of a question begin so too."""
    return sorted({key[:LEAD] for key in lexicon.lead if key in lexicon.readings})


def reversed_words(lexicon: Lexicon) -> tuple[list[list[str]], list[str]]:
    """`[front-coded words, spelt backwards]` for each file, and where each begins."""
    backwards = sorted(word[::-1] for word in lexicon.words)
    groups = cut(((word, len(word)) for word in backwards), REVERSED_CHARACTERS)
    return [[front_coded(words)] for words in groups], beginnings(groups)
