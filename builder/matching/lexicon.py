"""What task words mean: the phrases of the sectors as sets of stems, so that `de haag elke maand scheren` is understood
as `haag scheren`.

The words themselves are taken apart by builder/finding: the same folding, stems, endings and compounds as in searching.
theme/assets/match/ does the same from the published table; tests/matching holds the two together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import OSA

from builder.catalogue.matching import Matching
from builder.catalogue.model import Activity, Catalogue
from builder.finding.compounds import Splitter
from builder.finding.concepts import Concepts
from builder.finding.guesses import guesses
from builder.finding.normalise import joined, words
from builder.finding.small_words import SMALL
from builder.finding.stems import endings_of, stem
from builder.matching.evidence import BESIDE, SHORTEST_PART, STEPS, Evidence, content_of, learned, sayings, texts_of

MOST_UNITS = 4  # words of a phrase that must be there
SHORTEST_FORM = 4  # letters of a word that is another form of the one that is written
MOST_ALIKE = 4
STEPS_OF_WEIGHT = 20  # few different weights are packed better
SURE_LENGTH = 6  # letters; in a shorter word an error may as well be another word
LONG_WORD = 9  # letters from which two errors are forgiven
# Endings of French and English beside the Dutch ones of finding; the browser gets them with the table.
ENDINGS: tuple[tuple[str, str], ...] = (
    ("(?:issons|issez|issage|issant)$", "ir"),
    ("(?:ons|ez|ent|ant|age|ages|e|es|ee|ees)$", "er"),
    ("(?:age|ages)$", ""),
    ("aux$", "al"),
    ("(?:ing|ings|ed)$", ""),
    ("(?:ing|ed)$", "e"),
    ("([bdgmnprt])\\1(?:ing|ed)$", "\\1"),
    ("ies$", "y"),
    ("skes?$", "jes"),
    ("([aeou])\\1ft?$", "\\1ven"),
    ("([aeou])\\1st?$", "\\1zen"),
    ("ekes?$", "en"),
    ("^(aan|af|bij|door|in|los|mee|na|om|op|over|uit|weg|bijeen|klaar|leeg|schoon)(?:ge|te)(.+?)[dt]?$", "\\1\\2en"),
    ("^(aan|af|bij|in|los|om|op|uit|weg|klaar|leeg|schoon)ge(.+en)$", "\\1\\2"),
    ("^(.+en)d?e?$", "\\1"),
)  # fmt: skip


@dataclass(frozen=True)
class Phrase:
    """`units` are stems, sorted; `concept` is an activity's key; `weight` 0 to 1."""

    units: tuple[str, ...]
    concept: str
    weight: float


@dataclass
class Lexicon:
    phrases: tuple[Phrase, ...]
    surfaces: frozenset[str]  # words that phrases have
    filler: frozenset[str]
    stray: frozenset[str]  # stems
    irregular: Mapping[str, str]
    alike: Mapping[str, tuple[str, ...]]  # stems that mean the same in a phrase, by stem
    evidence: Evidence
    _units: dict[str, Mapping[str, float]] = field(default_factory=dict)

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Phrase, ...]]:
        """Phrases by their rarest stem: they are looked for only where that stands."""
        counted: dict[str, int] = defaultdict(int)
        for phrase in self.phrases:
            for unit in phrase.units:
                counted[unit] += 1
        found: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            found[min(phrase.units, key=lambda unit: (counted[unit], unit))].append(phrase)
        return {unit: tuple(those) for unit, those in found.items()}

    @cached_property
    def idle(self) -> frozenset[str]:
        """Stems of filler."""
        return frozenset(stem(word) for word in self.filler)

    @cached_property
    def splitter(self) -> Splitter:
        return Splitter(self.surfaces)

    @cached_property
    def by_length(self) -> Mapping[int, tuple[str, ...]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self.surfaces):
            if len(word) > SHORTEST_FORM:
                found[len(word)].append(word)
        return {length: tuple(those) for length, those in found.items()}

    def units(self, word: str, recognition: Mapping[str, float]) -> Mapping[str, float]:
        """The stems that a word of a text may stand for, each with how surely (0 to 1); empty for unknown words."""
        if word not in self._units:
            self._units[word] = self._found(word, recognition)
        return self._units[word]

    def told(self, word: str, units: Mapping[str, float], rules: Mapping[str, float]) -> Mapping[str, float] | None:
        """What a word tells of each work, by the stems it may stand for; None for a word that is not known."""
        found: dict[str, float] = {}
        for unit, sure in units.items():
            for work, steps in self.evidence.get(unit, ()):
                found[work] = max(steps / STEPS * sure, found.get(work, 0.0))
        if word in self.filler:
            found = {work: told if work == BESIDE else told * rules["filler"] for work, told in found.items()}
        return found if units else None

    def borrowed(self, units: Mapping[str, float], sure: float) -> Mapping[str, float]:
        """Stems of other words that mean the same as those of a word: they count in a phrase, never alone."""
        found: dict[str, float] = {}
        for unit, own in sorted(units.items()):
            for other in self.alike.get(unit, ()):
                if other not in units:
                    found[other] = max(own * sure, found.get(other, 0.0))
        return found

    def _found(self, word: str, recognition: Mapping[str, float]) -> Mapping[str, float]:
        found: dict[str, float] = {}
        if word in self.surfaces:
            found[stem(word)] = 1.0
        others = [self.irregular[word]] if word in self.irregular else forms_of(word)
        for other in others:
            if len(other) >= SHORTEST_FORM and other in self.surfaces:
                found.setdefault(stem(other), recognition["form"])
        if word in self.filler:
            return found
        if word not in self.surfaces or len(word) > LONG_WORD:
            for part in self._parts(word):
                found.setdefault(stem(part), recognition["compound"])
        if not found:
            for near in self._alike(word):
                found.setdefault(stem(near), recognition["typo" if len(word) > SURE_LENGTH else "typo_short"])
        return found

    def with_particle(self, word: str, particle: str) -> str | None:
        """The stem of a verb that is said in two: `geeft … in` is `ingeven`."""
        for other in (word, *forms_of(word)):
            if particle + other in self.surfaces:
                return stem(particle + other)
        return None

    def _parts(self, word: str) -> tuple[str, ...]:
        for other in (word, *forms_of(word)):
            parts = self.splitter.split(other)
            if parts:
                return parts if min(map(len, parts)) >= SHORTEST_PART else ()
        return ()

    def _alike(self, word: str) -> tuple[str, ...]:
        """The known words that are nearest, when they are near enough to be meant by an error in typing."""
        if len(word) <= SHORTEST_FORM or any(char.isdigit() for char in word):
            return ()
        most = 2 if len(word) >= LONG_WORD else 1
        found: list[tuple[int, str]] = []
        for length in range(len(word) - most, len(word) + most + 1):
            for known in self.by_length.get(length, ()):
                if known[0] == word[0] or known[-3:] == word[-3:]:
                    distance = OSA.distance(word, known, score_cutoff=most)
                    if distance <= most:
                        found.append((distance, known))
        nearest = min((distance for distance, _ in found), default=0)
        return tuple(sorted(known for distance, known in found if distance == nearest))[:MOST_ALIKE]


def forms_of(word: str) -> Iterator[str]:
    """Other forms that a word may be of, likeliest first."""
    yield from endings_of(word)
    for pattern, replacement in ENDINGS:
        other = re.sub(pattern, replacement, word, count=1)
        if other != word:
            yield other


def lexicon_of(catalogue: Catalogue, matching: Matching, concepts: Concepts) -> Lexicon:
    best: dict[tuple[tuple[str, ...], str], float] = {}
    surfaces: set[str] = set()
    said: list[tuple[str, str, float]] = []  # single words
    for sector in catalogue.vocabulary.sectors.values():
        if sector.activities:  # its words are known, but a phrase is always of one activity
            surfaces.update(word for _, text in texts_of(sector) for word in content_of(text))
    for concept, text, weight in _said(catalogue, matching):
        content = content_of(text)
        units = tuple(sorted({stem(word) for word in content}))
        if not units or len(units) > MOST_UNITS:
            continue
        surfaces.update(content)
        if len(units) == 1:
            said.append((content[0], concept, weight))
        key = units, concept
        best[key] = max(best.get(key, 0.0), weight)
    for (units, concept), weight in _taken_apart(said, Splitter(surfaces)):
        best.setdefault((units, concept), weight * matching.recognition["compound"])
    for word, by_concept in guesses(concepts).items():
        surfaces.add(word)
        for number in by_concept:
            if concepts[number].kind == "activity":
                best.setdefault(((stem(word),), concepts[number].id), matching.words["guess"])
    steps = [(units, concept, round(weight * STEPS_OF_WEIGHT)) for (units, concept), weight in sorted(best.items())]
    phrases = tuple(Phrase(units, concept, weight / STEPS_OF_WEIGHT) for units, concept, weight in steps)
    lessons = sayings(catalogue, matching)
    surfaces.update(word for saying in lessons for word in saying.content)
    stray = frozenset(stem(word) for text in matching.stray for word in words(text))
    filler = frozenset(word for text in matching.filler for word in words(text))
    alike = _alike(matching, surfaces)
    irregular = {joined(said): joined(means) for said, means in matching.irregular.items()}
    evidence = learned(lessons, Splitter(surfaces), matching.learning)
    return Lexicon(phrases, frozenset(surfaces), filler, stray, irregular, alike, evidence)


def _alike(matching: Matching, surfaces: set[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in matching.alike:
        stems = {stem(word) for text in group for word in words(text)}
        surfaces.update(word for text in group for word in words(text))
        for one in stems:
            found[one] |= stems - {one}
    return {one: tuple(sorted(others)) for one, others in sorted(found.items())}


def _taken_apart(
    said: Iterable[tuple[str, str, float]], splitter: Splitter
) -> Iterator[tuple[tuple[tuple[str, ...], str], float]]:
    """Compounds as the phrases they are: `hoevewinkel` is also `winkel` and `hoeve`."""
    for word, concept, weight in said:
        parts = splitter.split(word)
        units = tuple(sorted({stem(part) for part in parts}))
        if len(units) > 1 and min(map(len, parts)) >= SHORTEST_PART:
            yield (units, concept), weight


def _said(catalogue: Catalogue, matching: Matching) -> Iterator[tuple[str, str, float]]:
    """Activity, words and weight of all that is said of activities."""
    for sector in catalogue.vocabulary.sectors.values():
        habit = matching.habits.get(sector.id)
        likely = habit.weight if habit else 1.0
        for activity in sector.activities:
            for text, weight in _of(activity, matching.words):
                yield activity.key, text, weight * likely


def _of(activity: Activity, weights: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for kind, text in texts_of(activity):
        if kind == "synonym":
            kind = "synonym_phrase" if _several(text) else "synonym_word"
        elif kind == "typical" and _several(text):
            kind = "typical_phrase"
        yield text, weights[kind]


def _several(text: str) -> bool:
    return len({word for word in words(text) if word not in SMALL}) > 1
