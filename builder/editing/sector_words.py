"""Which sectors a sentence speaks of, by the words of the vocabulary.

A first guess for somebody who fills in a profile: whole words without accents, and the plural or another ending of a
word. It weighs nothing that the vocabulary does not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.catalogue.model import Activity, Sector, TaskWords, Vocabulary
from builder.checking.suggestions import plain

LEAST = 2  # points: a typical word, or better
ENDING = 3  # letters that a word may have more than the one it is compared with


@dataclass(frozen=True)
class SectorGuess:
    sector: Sector
    activities: tuple[Activity, ...]  # those the sentence speaks of, in the order of the sector
    words: tuple[str, ...]  # words of the vocabulary that were recognised, in its spelling
    points: int


def guess_sectors(sentence: str, vocabulary: Vocabulary, number: int = 3) -> tuple[SectorGuess, ...]:
    """The sectors that fit a sentence best, best first; empty when no word is recognised."""
    spoken = plain(sentence).split()
    guesses = [_guess(sector, spoken) for sector in vocabulary.sectors.values()]
    fitting = [guess for guess in guesses if guess.points >= LEAST]
    return tuple(sorted(fitting, key=lambda guess: (-guess.points, guess.sector.id))[:number])


def _guess(sector: Sector, spoken: list[str]) -> SectorGuess:
    found = _recognised(sector, spoken)
    activities = []
    for activity in sector.activities:
        own = _recognised(activity, spoken)
        if own:
            activities.append(activity)
        for words, points in own.items():
            found[words] = max(points, found.get(words, 0))
    return SectorGuess(sector, tuple(activities), tuple(found), sum(found.values()))


def _recognised(entry: Sector | Activity, spoken: list[str]) -> dict[str, int]:
    """Words of the entry that the sentence says, with their points: more for a strong word, and for more words."""
    found: dict[str, int] = {}
    for words, weight in _words_of(entry):
        parts = plain(words).split()
        if parts and _says(spoken, parts):
            found[words] = max(weight * len(parts), found.get(words, 0))
    return found


def _words_of(entry: Sector | Activity) -> Iterator[tuple[str, int]]:
    task_words: TaskWords = entry.task_words
    weighed: tuple[tuple[Mapping[str, tuple[str, ...]], int], ...] = (
        ({language: (label,) for language, label in entry.label.by_language.items()}, 3),
        (entry.synonyms, 3),
        (task_words.strong, 3),
        (task_words.typical, 2),
    )
    for by_language, weight in weighed:
        for words in by_language.values():
            for each in words:
                yield each, weight


def _says(spoken: list[str], parts: list[str]) -> bool:
    """Whether the words stand in the sentence, one after the other."""
    starts = range(len(spoken) - len(parts) + 1)
    return any(all(_same(spoken[start + place], part) for place, part in enumerate(parts)) for start in starts)


def _same(one: str, other: str) -> bool:
    """Equal, or one is the other with an ending: tuin and tuinen, fiets and fietsen."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 4 and long.startswith(short) and len(long) - len(short) <= ENDING)
