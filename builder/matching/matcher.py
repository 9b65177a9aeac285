"""From a description of work to packages, forms and organisations: `Matcher(catalogue).match(request)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from builder.catalogue.matching import Cue, Matching
from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.queries import Directory
from builder.finding.concepts import FLANDERS, concepts_of
from builder.finding.fields import clear_phrases, profile_of
from builder.finding.gazetteer import CODE, Gazetteer
from builder.finding.index import published_order
from builder.finding.lexicon import base_evidence
from builder.finding.normalise import joined
from builder.finding.phrasebook import STOP
from builder.matching.circumstances import Circumstances
from builder.matching.fit import Around, Profile, fit_of
from builder.matching.forms import forms_for
from builder.matching.lexicon import lexicon_of
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
    def __init__(self, catalogue: Catalogue) -> None:
        if catalogue.matching is None:
            raise NoMatchingError
        self.catalogue = catalogue
        self.matching: Matching = catalogue.matching
        self.directory = Directory(catalogue)
        self.concepts = concepts_of(self.directory, (), catalogue.site.languages[0])
        self.lexicon = lexicon_of(catalogue, self.matching, self.concepts)

    def match(self, request: Request) -> Answer:
        """Raises UnknownPlaceError for a place that nobody knows."""
        sentences = sentences_of(request.text)
        asked = self.circumstances(request, sentences)
        read = recognise(request.text, sentences, asked, self.lexicon, self.matching)
        around = self._around(asked.nis)
        groups = packages_of(read.tasks, self._members, self.matching)
        packages = tuple(self._package(those, asked, around, request) for those in groups)
        whole = self._package(read.tasks, asked, around, request) if len(packages) > 1 else None
        return Answer(packages, whole, read.unplaced, asked)

    def rank(self, tasks: Sequence[Task], asked: Circumstances, request: Request) -> Package:
        """Who can do work that is known already."""
        return self._package(tasks, asked, self._around(asked.nis), request)

    # --- what is asked beside the work ----------------------------------------------------------------------------

    def circumstances(self, request: Request, sentences: Sequence[Sentence]) -> Circumstances:
        rules = self.matching
        floors, often = cues_in(sentences, rules.floors), cues_in(sentences, rules.frequencies)
        conditions, customers = cues_in(sentences, rules.conditions), cues_in(sentences, rules.customers)
        named = places_in(sentences, self._places)
        key = joined(request.place) if request.place else next((place.key for place in named), "")
        nis, label = self._place(key)
        if request.place and not nis:
            raise UnknownPlaceError(request.place)
        stretches = tuple((place.start, place.end) for place in named)
        spans = [span for found in (floors, often, conditions, customers) for those in found.values() for span in those]
        return Circumstances(
            nis=nis,
            place=label,
            customer=request.customer or _strongest(rules.customers, customers),
            floor=request.floor or _strongest(rules.floors, floors),
            frequency=_strongest(rules.frequencies, often),
            conditions=tuple(conditions),
            spans=tuple(sorted([*spans, *stretches])),
            named=stretches,
        )

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(self.catalogue, self.concepts)

    @cached_property
    def _places(self) -> Mapping[str, list[tuple[int, int]]]:
        """Concept numbers with their weight, by key; surest first."""
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for key, concept, weight, _ in self._gazetteer.entries():
            if key not in STOP:
                found[key][concept] = max(weight, found[key].get(concept, 0))
        return {key: sorted(those.items(), key=lambda item: (-item[1], item[0])) for key, those in found.items()}

    def _place(self, key: str) -> tuple[frozenset[str], str]:
        """NIS codes of a place, and its name."""
        readings = self._places.get(key, [])
        if not readings:
            return frozenset(), ""
        meant = [number for number, weight in readings if weight >= SURE_OF_PLACE] if key.isdigit() else []
        numbers = meant or [readings[0][0]]
        label = self.concepts[numbers[0]].label
        towns: set[str] = set()
        for number in numbers:
            concept = self.concepts[number]
            members = self._gazetteer.members.get(number, (number,)) if concept.kind == "region" else (number,)
            towns.update(self.concepts[member].id for member in members)
        return frozenset(towns), label

    def _around(self, nis: frozenset[str]) -> Around | None:
        if not nis:
            return None
        places = self.catalogue.places.municipalities
        points = tuple((_thousandths(places[one].latitude), _thousandths(places[one].longitude)) for one in sorted(nis))
        covering = {self._number[one.slug] for one in self._covering(nis)}
        return Around(points, frozenset(covering))

    def _covering(self, nis: frozenset[str]) -> Iterable[Organisation]:
        """Who comes to work there: of a region, who covers at least half of it."""
        if len(nis) < 2:
            return self.directory.works_in(next(iter(nis)))
        regions = self.catalogue.regions.values()
        region = next((each.id for each in regions if {place.nis for place in each.municipalities} == nis), FLANDERS)
        if region != FLANDERS:
            return self.directory.covering_region(region)
        return {one.slug: one for each in sorted(nis) for one in self.directory.works_in(each)}.values()

    # --- organisations --------------------------------------------------------------------------------------------

    @cached_property
    def _number(self) -> Mapping[str, int]:
        return {profile.organisation.slug: profile.number for profile in self.profiles}

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        clear = clear_phrases(base_evidence(self.catalogue, self.concepts), self.concepts)
        organisations = published_order(self.catalogue)
        newest = max((_months(one.last_reviewed) for one in organisations), default=0)
        return tuple(
            Profile(
                organisation=one,
                number=number,
                work={
                    self.concepts[concept].id: weight
                    for concept, weight in sorted(profile_of(one, self.concepts, clear).concepts.items())
                    if self.concepts[concept].kind in ("sector", "activity")
                },
                customers=frozenset(term.id for term in one.customers),
                forms=frozenset(term.id for term in one.forms),
                labels=frozenset(held.label.id for held in one.labels),
                points=tuple(
                    dict.fromkeys((_thousandths(at.latitude), _thousandths(at.longitude)) for at in one.locations)
                ),
                towns=frozenset(place.nis for place in one.municipalities),
                months=newest - _months(one.last_reviewed),
            )
            for number, one in enumerate(organisations)
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
            score = int(score * STEP + 0.5) / STEP
            if score:
                found.append((-score, scramble(request.seed, profile.number), profile, reasons, km))
        found.sort(key=lambda each: each[:2])
        candidates = tuple(
            Candidate(profile.organisation, -score, reasons, km)
            for score, _, profile, reasons, km in found[: request.limit]
        )
        keys = tuple(activity for activity in activities if "/" in activity)
        return Package(tuple(tasks), keys, sectors, forms, candidates, len(found))


def scramble(seed: str, number: int) -> int:
    """A number for an order that is even and the same for the same seed; the browser makes the same one."""
    mixed = 2166136261 ^ number
    for char in f"{seed}{number}":
        mixed = ((mixed ^ ord(char)) * 16777619) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 15)) * 2246822507) & 0xFFFFFFFF
    return mixed ^ (mixed >> 13)


def _strongest(cues: Iterable[Cue], found: Mapping[str, object]) -> str | None:
    """The last of the cues that the text gives: they stand from weak to strong."""
    return next((cue.id for cue in reversed(tuple(cues)) if cue.id in found), None)


def _months(date: str) -> int:
    """Months since the year 0; a year alone counts as its start."""
    year, month = int(date[:4]), int(date[5:7] or 1)
    return year * 12 + month - 1


def _thousandths(degrees: float) -> int:
    return round(degrees * 1000)
