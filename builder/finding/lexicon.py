"""The lexicon: every key that can be looked up, with what it says of concepts and of organisations.

This is all the understanding there is, made ready at build time; the browser and the command line only look up.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.catalogue.model import Catalogue
from builder.finding.concepts import Concepts, nearly_the_same
from builder.finding.entries import Entry, word_weights
from builder.finding.evidence import LEAST, Evidence, evidence_of, phrases_of
from builder.finding.fields import WEIGHTS, Profile
from builder.finding.gazetteer import SECTION, Gazetteer
from builder.finding.guesses import THINGS, errands, guesses, learned, menders
from builder.finding.inflections import Inflections, verb_forms
from builder.finding.keys import FULL, key_of
from builder.finding.normalise import joined, words
from builder.finding.phrasebook import ZERO
from builder.finding.readings import Reading
from builder.finding.small_words import SILENT, SMALL, STOP
from builder.finding.stems import by_stem, stem

SIBLING = 0.9  # a word with the stem of a word that is in the vocabulary
CLEARLY = 8  # weight from which no guess is needed
BESIDE = 7  # the most that other forms say of a word of its own: `landen` is not `land`, `geschenk` not `schenken`
ERRAND = 10  # what a verb says of who does that with a thing
MENDED = 0.6  # what a thing that is sold says of who mends it
ALSO = 4  # what a guess says of a word that is only known as a part of phrases: `kamp` of `koken op kamp`
OF_A_PIECE = 0.2  # what a part of a compound says, of the compound
LONGEST_BARE = 3  # words of a name of which the one that matters says it all: `ik zoek werk`
SHORT = 4  # letters; what looks like a form of a verb may well be a noun: `last`, `lint`
MOST_POSTINGS = 48  # organisations that one word names; more say nothing
FULL_NAME, SHORT_FORMER_NAME = 15, 14
NAMED = WEIGHTS["name"]
ONCE_NAMED = WEIGHTS["former"]  # from here, a word is looked up also where many profiles have it
_PARTS = re.compile(r"\s+(?:en|et|and|[-–/])\s+")  # of a name


@dataclass(frozen=True)
class Lexicon:
    readings: Mapping[str, Reading]  # sorted by key
    lead: tuple[str, ...]  # keys that begin with a word of no weight
    zero: tuple[str, ...]
    words: tuple[str, ...]  # single words that a typing error may have meant


def base_evidence(catalogue: Catalogue, concepts: Concepts) -> Evidence:
    return evidence_of(phrases_of(catalogue, concepts), concepts)


def lexicon_of(
    catalogue: Catalogue,
    entries: Sequence[Entry],
    concepts: Concepts,
    evidence: Evidence,
    profiles: Iterable[Profile],
    gazetteer: Gazetteer,
) -> Lexicon:
    """`profiles` in the order of their numbers."""
    maker = _Maker(concepts, evidence)
    maker.add_vocabulary()
    maker.add_entries(entries)
    maker.add_places(gazetteer)
    maker.add_profiles(profiles)
    maker.add_inflections()
    maker.add_errands()
    maker.add_verb_forms()
    maker.add_inflected_phrases()
    maker.add_guesses(catalogue)
    maker.add_related(catalogue)
    maker.add_menders()
    maker.silence()
    return maker.lexicon()


class _Maker:
    def __init__(self, concepts: Concepts, evidence: Evidence) -> None:
        self.concepts = concepts
        self.evidence = evidence
        self.readings: dict[str, Reading] = defaultdict(Reading)
        self.lead = set(evidence.lead)
        self.led_names: list[tuple[str, str]] = []  # De Schakel: its key, and its word by itself
        self.typed = set(evidence.surfaces)
        self.corpus: Counter[str] = Counter()  # in how many profiles a word stands

    def add_vocabulary(self) -> None:
        for key, by_concept in self.evidence.exact.items():
            for concept, weight in by_concept.items():
                self._concept(key, concept, weight * FULL)

    def add_entries(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            for name, weight in entry.names:
                key, leads = key_of(name)
                self._concept(key, entry.concept, weight)
                if leads:
                    self.lead.add(key)
                    if len(words(name)) <= LONGEST_BARE:
                        bare = "".join(word for word in words(name) if word not in STOP)
                        self._concept(bare, entry.concept, weight - 2)
                self.typed.update(word for word in words(name) if len(word) > 3)
        self.entry_words = word_weights(entries)
        for entry in entries:
            for _, text in entry.texts:
                self.typed.update(word for word in words(text) if len(word) > 1 and stem(word) in self.entry_words)

    def add_places(self, gazetteer: Gazetteer) -> None:
        for key, concept, weight, leads in gazetteer.entries():
            self._concept(key, concept, weight)
            if leads:
                self.lead.add(key)
            elif not key.isdigit():
                self.typed.add(key)

    def add_profiles(self, profiles: Iterable[Profile]) -> None:
        profiles = list(profiles)
        for number, profile in enumerate(profiles):
            self.corpus.update(profile.words.keys())
            for at, name in enumerate(profile.names):
                key, leads = key_of(name)
                whole = joined(name.replace("&", " en "))  # as it is said: Opnieuw & Co
                for each in dict.fromkeys((key, joined(name), whole)):
                    self._organisation(each, number, FULL_NAME if at == 0 else SHORT_FORMER_NAME)
                if leads:
                    self.led_names += [(each, words(name)[-1]) for each in dict.fromkeys((key, whole))]
                for part in _PARTS.split(name):  # `Dozen & Co` of `Dozen & Co en Zoc@home`
                    if part != name and len(words(part)) > 1:
                        self._organisation(key_of(part)[0], number, SHORT_FORMER_NAME)
        self.typed.update(self.corpus)
        kept: dict[str, dict[int, int]] = defaultdict(dict)
        for number, profile in enumerate(profiles):
            for word, weight in profile.words.items():
                if weight >= ONCE_NAMED or self.corpus[word] <= MOST_POSTINGS:
                    kept[word][number] = weight
        for word, postings in kept.items():
            if len(postings) <= MOST_POSTINGS:
                for number, weight in postings.items():
                    self._organisation(word, number, weight)

    def add_inflections(self) -> None:
        """Words of the vocabulary and the profiles say what other forms of them say, and what their parts say."""
        exact = self.evidence.exact
        groups = by_stem(self.typed)
        for word_stem, group in groups.items():
            shared: dict[int, float] = {}
            for word in group:
                for concept, weight in exact.get(word, {}).items():
                    shared[concept] = max(shared.get(concept, 0.0), weight)
            part = self.evidence.part.get(word_stem, {})
            told = self.entry_words.get(word_stem, {})
            for word in group:
                apart = self._names_a_place(word) or (word in exact and _led_by_ge(word, word_stem))
                most = BESIDE if apart else FULL
                for concept, weight in shared.items():
                    self._concept(word, concept, min(most, weight * SIBLING * FULL))
                for concept, weight in (*part.items(), *told.items()):
                    self._concept(word, concept, min(most, weight * FULL))
                for piece in self.evidence.splitter.split(word):
                    partly = self.evidence.part.get(stem(piece), {})
                    for concept, weight in (*exact.get(piece, {}).items(), *partly.items()):
                        self._concept(word, concept, weight * OF_A_PIECE * FULL)

    def add_errands(self) -> None:
        """What is to be done with a thing tells which of its meanings is meant: `kast verkopen`, `kast maken`."""
        for word, those in errands(self.concepts).items():
            self.typed.add(word)
            for concept in those:
                self._concept(word, concept, ERRAND)

    def add_verb_forms(self) -> None:
        """`wast` says what `wassen` says, also where it looks like another word: `waste`, `ruimte`."""
        for form, verb in self._verbs.items():
            if len(form) > SHORT and form in self.readings and form not in self.evidence.exact:
                for concept, weight in [*self.readings[verb].concepts.items()]:
                    if self.concepts[concept].kind in ("sector", "activity"):
                        self._concept(form, concept, weight * SIBLING)

    @cached_property
    def _verbs(self) -> Mapping[str, str]:
        """The verbs that say what can be done, by their forms."""
        return verb_forms(w for w in sorted(self.typed) if len(w) > SHORT and w.endswith("en") and self._said(w))

    def add_inflected_phrases(self) -> None:
        """Phrases say in other forms what they say; what stands in the vocabulary itself keeps its meaning."""
        exact, phrases = self.evidence.exact, self.evidence.phrases
        inflections = Inflections([phrase.text for phrase in phrases], frozenset(self.typed), self._verbs)
        for phrase in phrases:
            key, leads = key_of(phrase.text)
            for other in inflections.of(phrase.text):
                if other not in exact and other not in self.typed:
                    self._concept(other, phrase.concept, exact[key][phrase.concept] * SIBLING * FULL)
                    if leads:
                        self.lead.add(other)

    def _names_a_place(self, word: str) -> bool:
        """A municipality, or a part of one that the vocabulary has no word for: Buizingen is not `buizen`."""
        known = self.readings[word].concepts if word in self.readings else {}
        least = FULL if word in self.evidence.surfaces else SECTION
        return any(weight >= least and self.concepts[number].kind == "municipality" for number, weight in known.items())

    def add_guesses(self, catalogue: Catalogue) -> None:
        """For words, and other forms of words, of which nothing is known; what is a place or a name stays one."""
        guessed = guesses(self.concepts, THINGS)
        stems: dict[str, dict[int, int]] = defaultdict(dict)
        for word, weights in guessed.items():
            for concept, weight in weights.items():
                stems[stem(word)][concept] = max(weight, stems[stem(word)].get(concept, 0))
        taught = learned(catalogue, self.concepts)
        for word, told in taught.items():
            stems.setdefault(stem(word), dict(told))
        for word in sorted({*guessed, *taught, *self.corpus}):
            if word in SMALL or word in self._verbs or stem(word) not in stems or self._is_a_name(word):
                continue
            if not self._said(word):
                self.readings[word].guessed = dict(guessed.get(word) or stems[stem(word)])
                self.typed.add(word)
            elif word not in self.evidence.exact:
                for concept in guessed.get(word, ()):
                    self._concept(word, concept, ALSO)

    def _is_a_name(self, word: str) -> bool:
        """Of a place, or in the name of an organisation, also of one that is no more."""
        reading = self.readings[word]
        past = any(
            self.concepts[n].kind == "organisation" and weight >= NAMED for n, weight in reading.concepts.items()
        )
        return past or self._names_a_place(word) or max(reading.organisations.values(), default=0) >= NAMED

    def _said(self, word: str) -> bool:
        """Whether a word says anything clear of what can be done."""
        return any(
            weight >= CLEARLY and self.concepts[concept].kind in ("sector", "activity")
            for concept, weight in self.readings[word].concepts.items()
        )

    def add_related(self, catalogue: Catalogue) -> None:
        """What means an activity also means, less surely, work that is nearly the same: `verhuis` in two sectors."""
        related = nearly_the_same(catalogue, self.concepts)
        for reading in self.readings.values():
            for known in (reading.concepts, reading.guessed):
                for concept, weight in [*known.items()]:
                    whole = known.get(self.concepts[concept].parent, 0) >= weight  # `kringwinkel` is the whole sector
                    for other, share in () if whole else related.get(concept, ()):
                        if round(weight * share) > max(known.get(other, 0), LEAST):
                            known[other] = round(weight * share)

    def add_menders(self) -> None:
        """What means a thing that is sold also means, less surely, who mends it: `sofa opknappen`."""
        mended = menders(self.concepts)
        for reading in self.readings.values():
            for known in (reading.concepts, reading.guessed):
                most = max(known.values(), default=0)
                for other in [each for sold in known if known[sold] == most for each in mended.get(sold, ())]:
                    known[other] = max(known.get(other, 0), round(most * MENDED))

    def silence(self) -> None:
        """Small words are known, and say nothing; in the name of an organisation they stay a name. What the vocabulary
        says of one counts: it belongs to the directory."""
        small = SILENT - self.evidence.exact.keys()
        for word in small:
            names = {n: weight for n, weight in self.readings[word].organisations.items() if weight >= NAMED}
            self.readings[word] = Reading(organisations=names)
        self.typed -= small

    def lexicon(self) -> Lexicon:
        kept = {}
        for key in sorted(self.readings):
            reading = self.readings[key]
            if key and (reading.about or reading.organisations or key in SILENT):
                kept[key] = reading.surest(self.concepts)
        # Where that word says something else as well, the name is looked for as a whole.
        self.lead.update(key for key, word in self.led_names if word in kept and kept[word].about)
        real = tuple(sorted(word for word in self.typed if len(word) > 3 and word.isalpha() and word in kept))
        return Lexicon(kept, tuple(sorted(self.lead)), tuple(sorted({joined(text) for text in ZERO})), real)

    def _concept(self, key: str, concept: int, weight: float) -> None:
        if round(weight) >= LEAST:
            known = self.readings[key].concepts
            known[concept] = max(known.get(concept, 0), round(weight))

    def _organisation(self, key: str, number: int, weight: int) -> None:
        known = self.readings[key].organisations
        known[number] = max(known.get(number, 0), weight)


def _led_by_ge(word: str, word_stem: str) -> bool:
    """Whether the stem took `ge` for the sign of a participle: that of `geschenken` is `schenk`."""
    return word.startswith("ge") and not word_stem.startswith("ge")
