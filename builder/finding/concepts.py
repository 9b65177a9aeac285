"""Everything a question can be about, each with a number: sectors, places, terms of the glossary, pages and so on.

Organisations are not concepts: they are what most concepts lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.catalogue.model import Catalogue, Text
from builder.catalogue.places import Municipality
from builder.catalogue.queries import Directory
from builder.finding.pages import SitePage
from builder.language import typeset
from builder.routes import Routes

VOCABULARIES = ("customers", "forms", "types", "labels", "services", "purposes")
KIND_OF = {"customers": "customer", "forms": "form", "types": "type", "labels": "label", "services": "service",
           "purposes": "purpose"}  # fmt: skip
NEARLY = 0.4  # what a word says of an activity that is nearly the same work as the one that it means
NEARLY_THERE = 0.75  # …where both are of one sector: more than who does not say what it does there
FLANDERS = "vlaanderen"  # the whole of it, as a place to look in; has no page of its own
FLANDERS_NAME = Text({"nl": "Vlaanderen", "fr": "Flandre", "en": "Flanders"})


@dataclass(frozen=True)
class Concept:
    number: int  # from 1
    kind: str
    id: str
    label: str
    url: str | None
    summary: str
    parent: int = 0  # number of an activity's sector
    language: str = ""  # of the label, where that is not the one asked for

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.id


@dataclass(frozen=True)
class Concepts:
    all: tuple[Concept, ...]

    @cached_property
    def number(self) -> Mapping[tuple[str, str], int]:
        """Numbers by kind and id; an activity's id is its key: `groen/tuinonderhoud`."""
        return {concept.key: concept.number for concept in self.all}

    def __getitem__(self, number: int) -> Concept:
        return self.all[number - 1]

    def of_kind(self, *kinds: str) -> tuple[Concept, ...]:
        return tuple(concept for concept in self.all if concept.kind in kinds)


def related(concept: Concept, directory: Directory, concepts: Concepts) -> list[int]:
    """Where nobody does what is meant: the numbers of the sectors that come close to it."""
    if concept.kind not in ("sector", "activity"):
        return []
    return [concepts.number["sector", one.id] for one in directory.instead_of(concept.id.partition("/")[0])]


def nearly_the_same(catalogue: Catalogue, concepts: Concepts) -> Mapping[int, list[tuple[int, float]]]:
    """Work that is nearly the same, by the number of each activity, with what a word for one says of the other."""
    number = concepts.number
    return {
        number["activity", activity.key]: [
            (number["activity", key], NEARLY_THERE if key.partition("/")[0] == sector.id else NEARLY)
            for key in activity.related
        ]
        for sector in catalogue.vocabulary.sectors.values()
        for activity in sector.activities
    }


def concepts_of(directory: Directory, pages: Iterable[SitePage] | None, language: str) -> Concepts:
    """Every concept of a catalogue, numbered; related ones stand together, because they are published together. What is
    only read, pages and the archive, comes last; without `pages` it is left out."""
    found: list[Concept] = []
    sector = 0
    for number, (kind, concept_id, label, url, summary) in enumerate(_rows(directory, pages, language), start=1):
        sector = number if kind == "sector" else sector
        parent = sector if kind == "activity" else 0
        said = typeset(label if isinstance(label, str) else label.in_(language), language)
        shown = language if isinstance(label, str) else label.language_for(language)
        other = "" if shown == language else shown
        found.append(Concept(number, kind, concept_id, said, url, summary, parent, other))
    return Concepts(tuple(found))


Row = tuple[str, str, Text | str, str | None, str]  # a label is a text, or a name that every language has


def _rows(directory: Directory, pages: Iterable[SitePage] | None, language: str) -> Iterator[Row]:
    catalogue = directory.catalogue
    routes = Routes.for_(language, catalogue.site.languages[0])

    def said(words: Text | str | None) -> str:
        return "" if words is None else words if isinstance(words, str) else typeset(words.in_(language), language)

    for sector in catalogue.vocabulary.sectors.values():
        yield "sector", sector.id, sector.label, routes.sector(sector.id), said(sector.summary)
        for activity in sector.activities:
            yield "activity", activity.key, activity.label, routes.activity(sector.id, activity.id), said(sector.label)
    for name in VOCABULARIES:
        for term in getattr(catalogue.vocabulary, name).values():
            url = routes.glossary_entry(term.glossary) if term.glossary else None
            yield KIND_OF[name], term.id, term.label, url, said(term.summary)
    for region in catalogue.regions.values():
        yield "region", region.id, region.name, routes.region(region.id), said(region.summary)
    yield "region", FLANDERS, FLANDERS_NAME, None, ""
    has_page = {place.nis for place in directory.municipalities}
    for place in places_of(directory):
        url = routes.municipality(place.slug) if place.nis in has_page else None
        yield "municipality", place.nis, place.name_in(language), url, ""
    for entry in catalogue.glossary.values():
        yield "glossary", entry.id, entry.term, routes.glossary_entry(entry.id), said(entry.definition)
    for federation in catalogue.federations.values():
        yield "federation", federation.id, federation.name, routes.federation(federation.id), said(federation.summary)
    for practice in catalogue.practices.values():
        yield "practice", practice.id, practice.title, routes.practice(practice.id), said(practice.summary)
    for event in catalogue.events.values():
        yield "event", event.id, event.title, routes.event(event.id), said(event.summary)
    for request in catalogue.requests.values():
        yield "request", request.id, request.title, routes.request(request.id), said(request.volume)
    if pages is None:
        return
    for page in sorted(pages, key=lambda page: page.id):
        yield "page", page.id, page.title, f"{routes.prefix}{page.id}/", page.description
    for one in directory.archived():
        yield "organisation", one.slug, one.name, routes.organisation(one.slug), said(one.summary)


def places_of(directory: Directory) -> tuple[Municipality, ...]:
    """The municipalities that can be looked in: Flanders, Brussels, and where an organisation is; near each other in
    the list as they are on the ground, so that what is near is published together."""
    chosen = [
        place
        for place in directory.catalogue.places.municipalities.values()
        if place.gewest in ("vlaanderen", "brussel") or directory.anybody_in(place.nis)
    ]
    return tuple(sorted(chosen, key=lambda place: (_curve(place.latitude, place.longitude), place.nis)))


def _curve(latitude: float, longitude: float) -> int:
    """Where a point lies on a Hilbert curve of 64 by 64 over Belgium."""
    x = min(63, max(0, int((longitude - 2.5) / 4.0 * 64)))
    y = min(63, max(0, int((latitude - 49.4) / 2.2 * 64)))
    distance, side = 0, 32
    while side:
        right, high = int(bool(x & side)), int(bool(y & side))
        distance += side * side * ((3 * right) ^ high)
        if not high:
            if right:
                x, y = side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1))
            x, y = y, x
        side //= 2
    return distance
