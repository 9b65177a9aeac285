"""What words say about concepts: a phrase of the vocabulary fully, its words and the parts of its compounds in part.

Weights are whole numbers from 1 to FULL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.catalogue.model import Catalogue, TaskWords, Text
from builder.finding.compounds import Splitter
from builder.finding.concepts import KIND_OF, VOCABULARIES, Concepts
from builder.finding.keys import key_of
from builder.finding.normalise import joined, words
from builder.finding.phrasebook import ACTS
from builder.finding.small_words import SMALL, STOP
from builder.finding.stems import stem

LEAST = 2  # weaker evidence is left out
TASK_WEIGHTS = {"strong": 0.9, "typical": 0.65, "weak": 0.35}
REDUCED = 0.6  # of a phrase of which only one word matters
PART_OF_PHRASE = 0.75  # what a word of a phrase says, when no other sector uses that word
THING_OF_PHRASE = 1.0  # the one word of it that is not what is done: `bedrijfswagens` of `bedrijfswagens wassen`
PART_OF_COMPOUND = (0.55, 0.4)  # first parts, last part
BESIDE_ITS_ACTIVITY = 0.4  # what a phrase says of a sector, when it also means an activity of it
# Terms that tell nobody apart: everyone is a social enterprise; a zetel is also a sofa.
OF_EVERYONE = frozenset({("purposes", "zetel"), ("purposes", "kantoor"), ("types", "andere")})
READ_IN_PARTS = frozenset({"sector", "activity"})


@dataclass(frozen=True)
class Phrase:
    """Something said in the vocabulary, for one concept."""

    concept: int
    text: str
    weight: float  # 0 to 1


@dataclass
class Evidence:
    """`exact` by key (all words that matter, joined); `part` by stem. Both: concept number -> weight 0 to 1."""

    phrases: tuple[Phrase, ...]
    concepts: Concepts
    exact: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    lead: set[str] = field(default_factory=set)  # keys that begin with a word of no weight
    surfaces: set[str] = field(default_factory=set)  # single words seen
    pieces: set[str] = field(default_factory=set)  # those that may be a part of a compound

    def add(self, key: str, concept: int, weight: float) -> None:
        self.exact[key][concept] = max(weight, self.exact[key].get(concept, 0.0))

    @cached_property
    def splitter(self) -> Splitter:
        return Splitter(self.pieces)

    @cached_property
    def part(self) -> Mapping[str, Mapping[int, float]]:
        """Reckoned when it is asked for: who only looks for whole phrases does without."""
        found: dict[str, dict[int, float]] = defaultdict(dict)
        for phrase in self.phrases:
            if self.concepts[phrase.concept].kind in READ_IN_PARTS:
                _add_parts(found, phrase, self.splitter)
        return {word_stem: _shared(by_concept, self.concepts) for word_stem, by_concept in found.items()}


def _reduced(text: str, leads: bool) -> bool:
    """Whether one word is left of several: `medewerkers zoeken` is looked up as `medewerkers`."""
    everything = words(text)
    return not leads and len(everything) > 1 and sum(word not in STOP for word in everything) == 1


def phrases_of(catalogue: Catalogue, concepts: Concepts) -> Iterator[Phrase]:
    """Everything the vocabularies say, in every language."""
    number = concepts.number
    for sector in catalogue.vocabulary.sectors.values():
        yield from _said(number["sector", sector.id], sector.label, sector.synonyms, sector.task_words)
        for activity in sector.activities:
            yield from _said(number["activity", activity.key], activity.label, activity.synonyms, activity.task_words)
    renewed = _renewed_types(catalogue)
    for name in VOCABULARIES:
        for term in getattr(catalogue.vocabulary, name).values():
            if (name, term.id) in OF_EVERYONE:
                continue
            concept = number[KIND_OF[name], renewed.get(term.id, term.id) if name == "types" else term.id]
            yield from _said(concept, term.label, term.synonyms, TaskWords())


def evidence_of(phrases: Iterable[Phrase], concepts: Concepts) -> Evidence:
    found = Evidence(tuple(phrases), concepts)
    for phrase in found.phrases:
        key, leads = key_of(phrase.text)
        if not key:
            continue
        if leads:
            found.lead.add(key)
        reduced = _reduced(phrase.text, leads)
        found.add(key, phrase.concept, phrase.weight * (REDUCED if reduced else 1.0))
        if reduced:  # also as it is written, which is no form of another word
            found.add(joined(phrase.text), phrase.concept, phrase.weight)
        content = [word for word in words(phrase.text) if word not in SMALL]
        found.surfaces.update(content)
        if not any(map(str.isdigit, content)):  # `iso` of `iso 9001` is no part of `isoleren`
            found.pieces.update(content)
    for by_concept in found.exact.values():
        for number in list(by_concept):
            sector = concepts[number].parent
            if by_concept.get(sector, 0.0) >= by_concept[number]:
                by_concept[sector] = by_concept[number] * BESIDE_ITS_ACTIVITY
    return found


def _add_parts(part: dict[str, dict[int, float]], phrase: Phrase, splitter: Splitter) -> None:
    content = [word for word in words(phrase.text) if word not in SMALL and len(word) > 2]
    things = [word for word in content if word not in ACTS]
    for word in content:
        if len(content) > 1:
            share = THING_OF_PHRASE if things == [word] else PART_OF_PHRASE
            _accumulate(part[stem(word)], phrase.concept, phrase.weight * share)
        for at, piece in enumerate(pieces := splitter.split(word)):
            share = PART_OF_COMPOUND[at == len(pieces) - 1] / len(content) ** 0.5
            _accumulate(part[stem(piece)], phrase.concept, phrase.weight * share)


def _accumulate(by_concept: dict[int, float], concept: int, weight: float) -> None:
    """Saying it again adds little: two phrases weigh less than twice one."""
    by_concept[concept] = 1 - (1 - by_concept.get(concept, 0.0)) * (1 - weight * 0.7)


def _shared(by_concept: Mapping[int, float], concepts: Concepts) -> dict[int, float]:
    """A word that many sectors use says little about each of them."""
    sectors: dict[int, float] = defaultdict(float)
    for concept, weight in by_concept.items():
        sector = concepts[concept].parent or concept
        sectors[sector] = max(sectors[sector], weight)
    total = sum(sectors.values())
    return {concept: weight * (sectors[concepts[concept].parent or concept] / total) ** 0.7
            for concept, weight in by_concept.items()}  # fmt: skip


def _said(concept: int, label: Text, synonyms: Mapping[str, tuple[str, ...]], tasks: TaskWords) -> Iterator[Phrase]:
    for text in label.by_language.values():
        yield Phrase(concept, text, 1.0)
    for texts in synonyms.values():
        for text in texts:
            yield Phrase(concept, text, 1.0)
    for name, weight in TASK_WEIGHTS.items():
        for texts in getattr(tasks, name).values():
            for text in texts:
                yield Phrase(concept, text, weight)


def _renewed_types(catalogue: Catalogue) -> dict[str, str]:
    """Types that are no longer given out, with the type that took their place, as the glossary tells."""
    types, glossary = catalogue.vocabulary.types, catalogue.glossary
    found = {}
    for term in types.values():
        entry = glossary.get(term.glossary or "")
        if term.historical and entry is not None and entry.replaced_by and entry.replaced_by in types:
            found[term.id] = entry.replaced_by
    return found
