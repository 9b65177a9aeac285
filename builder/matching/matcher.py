"""From a description of work to packages, forms and organisations: `Matcher(catalogue).match(request)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

from builder.catalogue.days import month_number
from builder.catalogue.matching import Cue, Matching
from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.queries import Directory
from builder.finding.concepts import FLANDERS
from builder.finding.corpus import Corpus
from builder.finding.gazetteer import CODE
from builder.finding.keys import key_of
from builder.finding.normalise import joined, words
from builder.finding.small_words import STOP
from builder.matching.circumstances import Circumstances
from builder.matching.fit import Around, Profile, fit_of
from builder.matching.forms import forms_for
from builder.matching.lexicon import Lexicon, lexicon_of
from builder.matching.packages import packages_of
from builder.matching.recognition import Task, recognise
from builder.matching.request import Answer, Candidate, Package, Request
from builder.matching.text import Sentence, cues_in, places_in, sentences_of

STEP = 500  # scores that differ less are equal
SURE_OF_PLACE = CODE - 1  # a postal code is as much of one municipality as of another from this weight


class UnknownPlaceError(ValueError):
    """The place that is asked for is not known; the text is the place."""


class NoMatchingError(ValueError):
    """The content has no vocabulary/matching.yml."""


class Matcher:
    def __init__(self, catalogue: Catalogue, corpus: Corpus | None = None) -> None:
        """`corpus` is that of the catalogue, where there is one already. Raises NoMatchingError."""
        if catalogue.matching is None:
            raise NoMatchingError
        self.catalogue = catalogue
        self.matching: Matching = catalogue.matching
        self._corpus = corpus or Corpus(Directory(catalogue))
        self.directory, self.concepts = self._corpus.directory, self._corpus.concepts

    @cached_property
    def lexicon(self) -> Lexicon:
        return lexicon_of(self.catalogue, self.matching, self.concepts)

    def match(self, request: Request) -> Answer:
        """Raises UnknownPlaceError for a place that nobody knows."""
        sentences = sentences_of(request.text)
        meanings = self._meanings(request.meanings)
        asked = self.circumstances(request, sentences, meanings)
        read = recognise(request.text, sentences, asked, meanings, self.lexicon, self.matching)
        around = self._around(asked)
        groups = packages_of(read.tasks, self._members, self.matching)
        packages = tuple(self._package(those, asked, around, request) for those in groups)
        whole = self._package(read.tasks, asked, around, request) if len(packages) > 1 else None
        return Answer(packages, whole, read.unplaced, asked)

    def rank(self, tasks: Sequence[Task], asked: Circumstances, request: Request) -> Package:
        """Who can do work that is known already."""
        return self._package(tasks, asked, self._around(asked), request)

    @cached_property
    def works(self) -> frozenset[str]:
        """Sectors and activities that a word can mean."""
        return frozenset(concept.id for concept in self.concepts.of_kind("sector", "activity"))

    def _meanings(self, given: Mapping[str, str]) -> Mapping[str, str]:
        """Corrections by the word as it is compared; without those that name no work of this directory."""
        return {word: work for said, work in given.items() if not work or work in self.works for word in words(said)}

    # --- what is asked beside the work ----------------------------------------------------------------------------

    def circumstances(
        self, request: Request, sentences: Sequence[Sentence], meanings: Mapping[str, str] = MappingProxyType({})
    ) -> Circumstances:
        rules = self.matching
        floors, often, conditions, customers = (
            cues_in(sentences, cues, meanings)
            for cues in (rules.floors, rules.frequencies, rules.conditions, rules.customers)
        )
        named = places_in(sentences, self.places, meanings)
        key = self._place_key(request.place) if request.place else next((place.key for place in named), "")
        concepts = self.places.get(key, ())
        if request.place and not concepts:
            raise UnknownPlaceError(request.place)
        stretches = tuple((place.start, place.end) for place in named)
        spans = [span for found in (floors, often, conditions, customers) for those in found.values() for span in those]
        said = Circumstances(
            customer=request.customer or _strongest(rules.customers, customers),
            floor=request.floor or _strongest(rules.floors, floors),
            frequency=_strongest(rules.frequencies, often),
            conditions=tuple(conditions),
            spans=tuple(sorted([*spans, *stretches])),
            named=stretches,
        )
        return self.located(said, concepts)

    def located(self, asked: Circumstances, concepts: Sequence[int]) -> Circumstances:
        """The same, asked in a municipality or a region, by number; a postal code may be of several."""
        nis = frozenset(self.concepts[town].id for number in concepts for town in self._towns(number))
        label = self.concepts[concepts[0]].label if concepts else ""
        return replace(asked, nis=nis, concepts=tuple(concepts), place=label)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of what each key is as a place: of a name the surest, of a postal code all that it is equally."""
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for key, concept, weight, _ in self._corpus.gazetteer.entries():
            if key not in STOP:
                found[key][concept] = max(weight, found[key].get(concept, 0))
        return {key: _meant(key, those) for key, those in sorted(found.items())}

    def _place_key(self, place: str) -> str:
        """Names are kept whole, or without their little words: Heist-op-den-Berg."""
        whole = joined(place)
        return whole if whole in self.places else key_of(place)[0]

    def _towns(self, number: int) -> tuple[int, ...]:
        """Numbers of the municipalities of a place."""
        return self._corpus.gazetteer.members.get(number, (number,))

    def _around(self, asked: Circumstances) -> Around | None:
        if not asked.concepts:
            return None
        known = self.catalogue.places.municipalities
        places = (known[nis] for nis in sorted(asked.nis))
        points = ((_thousandths(place.latitude), _thousandths(place.longitude)) for place in places)
        covering = (one for number in asked.concepts for one in self._covering(number))
        return Around(tuple(points), frozenset(self._number[one.slug] for one in covering))

    def _covering(self, number: int) -> Iterable[Organisation]:
        """Who comes to work there: of a region, who covers at least half of it; of all of Flanders, any of it."""
        place = self.concepts[number]
        if place.kind == "municipality":
            return self.directory.works_in(place.id)
        return self.anywhere if place.id == FLANDERS else self.directory.covering_region(place.id)

    @cached_property
    def anywhere(self) -> tuple[Organisation, ...]:
        """Who comes to work in some municipality of Flanders."""
        towns = {self.concepts[town].id for town in self._towns(self.concepts.number["region", FLANDERS])}
        areas = self.directory.areas.items()
        found = {slug for area, slugs in areas if not towns.isdisjoint(area) for slug in slugs}
        those = (profile.organisation for profile in self.profiles)
        return tuple(sorted((one for one in those if one.slug in found), key=lambda one: one.slug))

    # --- organisations --------------------------------------------------------------------------------------------

    @cached_property
    def _number(self) -> Mapping[str, int]:
        return {profile.organisation.slug: profile.number for profile in self.profiles}

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        organisations, known = self._corpus.organisations, self._corpus.profiles
        newest = max((month_number(one.last_reviewed) for one in organisations), default=0)
        return tuple(
            Profile(
                organisation=one,
                number=number,
                work={
                    self.concepts[concept].id: weight
                    for concept, weight in sorted(profile.concepts.items())
                    if self.concepts[concept].kind in ("sector", "activity")
                },
                customers=frozenset(term.id for term in one.customers),
                forms=frozenset(term.id for term in one.forms),
                labels=frozenset(held.label.id for held in one.labels),
                points=tuple(
                    dict.fromkeys((_thousandths(at.latitude), _thousandths(at.longitude)) for at in one.locations)
                ),
                towns=frozenset(place.nis for place in one.municipalities),
                months=newest - month_number(one.last_reviewed),
            )
            for number, (one, profile) in enumerate(zip(organisations, known, strict=True))
        )

    @cached_property
    def _members(self) -> Mapping[str, frozenset[str]]:
        """Slugs of who declares a sector."""
        return {
            sector: frozenset(one.slug for one in self.directory.in_sector(sector))
            for sector in self.catalogue.vocabulary.sectors
        }

    def _package(self, tasks: Sequence[Task], asked: Circumstances, around: Around | None, request: Request) -> Package:
        activities = tuple(dict.fromkeys(task.activity for task in tasks))
        sectors = tuple(dict.fromkeys(task.sector for task in tasks))
        forms = forms_for(sectors, asked, self.matching)
        found = []
        for profile in self.profiles:
            score, reasons, km = fit_of(profile, activities, forms, asked, around, self.matching)
            score = rounded(score)
            if score:
                found.append((-score, scramble(request.seed, profile.number), profile, reasons, km))
        found.sort(key=lambda each: each[:2])
        candidates = tuple(
            Candidate(profile.organisation, -score, reasons, km)
            for score, _, profile, reasons, km in found[: request.limit]
        )
        keys = tuple(activity for activity in activities if "/" in activity)
        return Package(tuple(tasks), keys, sectors, forms, candidates, len(found))


def rounded(score: float) -> float:
    return int(score * STEP + 0.5) / STEP


def scramble(seed: str, number: int) -> int:
    """A number for an order that is even and the same for the same seed; the browser makes the same one."""
    mixed = 2166136261 ^ number
    for char in f"{seed}{number}":
        mixed = ((mixed ^ ord(char)) * 16777619) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 15)) * 2246822507) & 0xFFFFFFFF
    return mixed ^ (mixed >> 13)


def _meant(key: str, readings: Mapping[int, int]) -> tuple[int, ...]:
    """`readings` are concept numbers with their weight."""
    surest = sorted(readings, key=lambda number: (-readings[number], number))
    same = [number for number in surest if readings[number] >= SURE_OF_PLACE] if key.isdigit() else []
    return tuple(same or surest[:1])


def _strongest(cues: Iterable[Cue], found: Mapping[str, object]) -> str | None:
    """The last of the cues that the text gives: they stand from weak to strong."""
    return next((cue.id for cue in reversed(tuple(cues)) if cue.id in found), None)


def _thousandths(degrees: float) -> int:
    return round(degrees * 1000)
