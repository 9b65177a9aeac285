"""Honest guesses for everyday words that the vocabulary does not have: `heggenschaar`, `behang`, `wastafel`.

guesses.txt and things.txt say beside which activity a word usually stands; the example sentences of the vocabulary
teach the rest. errands.txt says who does what people want done with a thing: no guess, but less sure than the rest.
A guess is shown as a guess, and a synonym in the vocabulary always takes its place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from builder.catalogue.model import Catalogue
from builder.finding.concepts import Concepts
from builder.finding.normalise import words
from builder.finding.phrasebook import ACTS
from builder.finding.small_words import SMALL
from builder.finding.stems import stem

TABLE = Path(__file__).with_name("guesses.txt")
THINGS = Path(__file__).with_name("things.txt")
ERRANDS = Path(__file__).with_name("errands.txt")
SURE, SHARED = 9, 7  # weight of a guess, 1 to 15; less when a word stands beside several activities
LEARNED = 7  # …of a word that examples have
FEWEST = 2  # sentences with a word that have to be of one sector…
TELLING = 0.5  # …and what part of all
SHORTEST = 4  # letters of a word that is learned


def guesses(concepts: Concepts, *more: Path) -> Mapping[str, Mapping[int, int]]:
    """Weights by concept number for each normalised word of the table, and of `more` tables. What points at an activity
    or sector that this directory does not have is skipped."""
    found = _told((TABLE, *more), concepts)
    return {word: dict.fromkeys(those, SURE if len(those) == 1 else SHARED) for word, those in sorted(found.items())}


def errands(concepts: Concepts) -> Mapping[str, list[int]]:
    """Who does what people want done with a thing: concept numbers by verb. These are no guesses, and not as sure as
    the vocabulary either: with the verb, one of the meanings of the thing comes first."""
    return dict(sorted(_told((ERRANDS,), concepts).items()))


def menders(concepts: Concepts) -> Mapping[int, list[int]]:
    """Who mends the things of an activity, by its concept number."""
    found: dict[int, list[int]] = defaultdict(list)
    for line in ERRANDS.read_text("utf-8").splitlines():
        mends, less, sells = line.partition(" < ")
        if less and ("activity", mends) in concepts.number and ("activity", sells) in concepts.number:
            found[concepts.number["activity", sells]].append(concepts.number["activity", mends])
    return found


def _told(tables: Iterable[Path], concepts: Concepts) -> dict[str, list[int]]:
    """Concept numbers by word, of tables with lines of `activity or sector: words`."""
    found: dict[str, list[int]] = defaultdict(list)
    for line in chain.from_iterable(table.read_text("utf-8").splitlines() for table in tables):
        key, colon, text = line.partition(":")
        number = concepts.number.get(("activity" if "/" in key else "sector", key)) if colon else None
        if number and not line.startswith("#"):
            for word in dict.fromkeys(words(text)):
                found[word].append(number)
    return found


def learned(catalogue: Catalogue, concepts: Concepts) -> Mapping[str, Mapping[int, int]]:
    """What the example sentences tell of their words: where most sentences with a word, in whatever form, are of one
    sector, the activities of that sector that they are about."""
    forms: dict[str, set[str]] = defaultdict(set)
    sentences: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for sector in catalogue.vocabulary.sectors.values():
        for activity in sector.activities:
            for texts in activity.examples.values():
                for text in texts:
                    said = {word for word in words(text) if len(word) >= SHORTEST and word.isalpha()} - SMALL - ACTS
                    units = {word: stem(word) for word in said}
                    for word, unit in units.items():
                        forms[unit].add(word)
                    for unit in set(units.values()):
                        sentences[unit][sector.id, activity.key] += 1
    found = {}
    for unit, counted in sorted(sentences.items()):
        sectors: Counter[str] = Counter()
        for (sector_id, _), count in counted.items():
            sectors[sector_id] += count
        often = counted.total()
        likely, most = max(sorted(sectors.items()), key=lambda item: item[1])
        if most < FEWEST or most / often < TELLING:
            continue
        told = {
            concepts.number["activity", key]: max(2, round(LEARNED * (count / most) ** 0.5))
            for (sector_id, key), count in sorted(counted.items())
            if sector_id == likely
        }
        found.update(dict.fromkeys(sorted(forms[unit]), told))
    return found
