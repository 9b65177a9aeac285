"""What the Whoosh index holds: one document for each organisation and for each concept, made by the one analysis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from builder.catalogue.coverage import Coverage
from builder.catalogue.days import last_day
from builder.catalogue.model import Catalogue, Organisation, Status, WorkArea
from builder.catalogue.queries import Directory
from builder.finding.concepts import FLANDERS, KIND_OF, VOCABULARIES, Concept, related
from builder.finding.corpus import Corpus
from builder.finding.fields import Profile, first_sentence, verification_of
from builder.finding.gazetteer import Gazetteer
from builder.finding.keys import FULL
from builder.finding.lexicon import Lexicon
from builder.finding.normalise import words
from builder.finding.pages import SitePage
from builder.finding.whoosh_schema import DEGREE, IDS, ORGANISATION, WORDS_KEY, IndexDocument
from builder.routes import Routes

MARK = "|"  # stands between two texts in one field; no word looks like it
STORIES = ("glossary", "federation", "practice", "event", "request", "page")  # what has a title and words of its own


def index_documents(catalogue: Catalogue, pages: Iterable[SitePage]) -> Iterator[IndexDocument]:
    """Every document of the index, in the site's first language, by what follows from the catalogue alone."""
    return _Documents(Corpus(Directory(catalogue), pages)).all()


class _Documents:
    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.catalogue, self.language = corpus.catalogue, corpus.language
        self.directory, self.concepts = corpus.directory, corpus.concepts
        self.routes = Routes.for_(self.language, self.language)
        self.places = self.catalogue.places.municipalities
        self.terms = {KIND_OF[name]: getattr(self.catalogue.vocabulary, name) for name in VOCABULARIES}

    def all(self) -> Iterator[IndexDocument]:
        profiles, lexicon = self.corpus.profiles, self.corpus.lexicon
        says = _Said(lexicon)
        for number, profile in enumerate(profiles):
            senses = {"sense": _weighted(says.organisations[number])}
            one = profile.organisation
            yield _document(ORGANISATION + one.slug, {**self._organisation(profile), **senses}, _whereabouts(one))
        texts = {entry.concept: entry.texts for entry in self.corpus.entries}
        gazetteer = self.corpus.gazetteer
        for concept in self.concepts.all:
            fields, card = self._concept(concept, [text for _, text in texts.get(concept.number, ())], gazetteer)
            fields["sense"] = _weighted(says.concepts[concept.number])
            fields["guess"] = _weighted(says.guessed[concept.number])
            kind = "archive" if concept.kind == "organisation" else concept.kind
            yield _document(f"{kind}:{concept.id}", fields, card)
        lead = sorted(key for key in lexicon.lead if key in lexicon.readings)
        codes = {
            code: [_scaled(entries[0].latitude), _scaled(entries[0].longitude)]
            for code, entries in self.catalogue.places.postal_codes.items()
        }
        order = " ".join(one.slug for one in self.corpus.organisations)
        lists = {"lead": " ".join(lead), "words": " ".join(lexicon.words), "codes": codes, "order": order}
        yield _document(WORDS_KEY, {}, lists)

    def _concept(
        self, concept: Concept, texts: list[str], gazetteer: Gazetteer
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Its fields, and what is to be known of it."""
        extra: dict[str, Any] = {}
        fields: dict[str, Any] = {}
        if concept.kind == "municipality":
            place = self.places[concept.id]
            around = [*(region.id for region in self.directory.atlas.regions_with(place.nis)), place.gewest]
            extra = {"point": [_scaled(place.latitude), _scaled(place.longitude)], "around": around}
            if areas := gazetteer.areas.get(place.nis):
                extra["areas"] = areas
            fields = {"region": around, "municipality": [place.nis]}
        elif concept.kind == "region":
            extra = {"places": [self.concepts[number].id for number in gazetteer.members[concept.number]]}
        elif concept.kind == "request":
            extra = {"until": last_day(self.catalogue.requests[concept.id].until)}
        elif concept.kind in self.terms:
            term = self.terms[concept.kind][concept.id]
            explained = self.concepts.number.get(("glossary", term.glossary or ""))
            extra = {"glossary": explained} if explained else {}
        elif concept.kind == "organisation":
            fields = self._facts(self.catalogue.organisations[concept.id])
        if others := related(concept, self.directory, self.concepts):
            extra["related"] = others
        card = {"number": concept.number, "kind": concept.kind, "id": concept.id, "title": concept.label,
                "url": concept.url, "summary": concept.summary, "parent": concept.parent, **extra}  # fmt: skip
        name = [concept.label] if concept.kind in STORIES else []
        return {**fields, "kind": [concept.kind], "id": [concept.id], **_spoken([*name, *texts], name)}, card

    def _organisation(self, profile: Profile) -> dict[str, Any]:
        one = profile.organisation
        has = {self.concepts[number].key: weight for number, weight in profile.concepts.items()}
        has |= {("municipality", place.nis): FULL for place in one.municipalities}
        has |= {("federation", federation): FULL for federation in one.federations}
        names = [one.name, *([one.short_name] if one.short_name else []), *(former.name for former in one.former_names)]
        texts = [*names, *one.summary.by_language.values()]
        texts += one.description.by_language.values() if one.description else ()
        texts += [text for offer in one.offers if offer.note for text in offer.note.by_language.values()]
        card = {
            "kind": "organisation",
            "id": one.slug,
            "title": one.name,
            "url": self.routes.organisation(one.slug),
            "summary": first_sentence(one.summary.in_(self.language)),
            "places": [place.name for place in one.municipalities],
            "sectors": [offer.sector.label.in_(self.language) for offer in one.offers],
            "reviewed": one.last_reviewed,
            "confirmed": verification_of(one) == "confirmed",
        }
        weights = {f"{kind}:{concept_id}": weight for (kind, concept_id), weight in has.items()}
        facts = {**self._facts(one), "kind": ["organisation"], "id": [one.slug]}
        return {**facts, "card": card, "concept": _weighted(weights), **_spoken(texts, names)}

    def _facts(self, one: Organisation) -> dict[str, Any]:
        """What the profile declares, by id, and where it is; of an archived profile too."""
        gewesten = [place.gewest for place in one.municipalities]
        return {
            "sector": [offer.sector.id for offer in one.offers],
            "activity": [activity.key for activity in one.activities],
            "customer": [term.id for term in one.customers],
            "form": [term.id for term in one.forms],
            "type": [held.id for held in one.current_types],
            "label": [held.label.id for held in one.labels],
            "service": [term.id for term in one.services],
            "purpose": [purpose.id for at in one.locations for purpose in at.purposes],
            "federation": list(one.federations),
            "municipality": [place.nis for place in one.municipalities],
            "region": [*(region.id for region in self.directory.regions_of(one)), *gewesten],
            "postcode": [at.postal_code for at in one.locations if at.postal_code],
            "status": [one.status.value],
            "verification": [verification_of(one)],
            "covers": self._covers(one) if one.status is Status.ACTIVE else [],
            "enterprise": ["".join(words(one.enterprise_number))] if one.enterprise_number else [],
        }

    def _covers(self, one: Organisation) -> list[str]:
        """The work area: `area:` with regions and gewesten as the profile names them, the municipalities it names or
        that lie within its kilometres, and the regions that this covers for the larger part."""
        area = one.work_area
        named = [f"area:{name}" for name in (*area.regions, *area.everywhere)]
        round_about = self._coverage.of(replace(one, work_area=WorkArea(km=area.km))) if area.km else frozenset()
        towns = {*round_about, *(place.nis for place in area.municipalities)}
        regions = self._covered_regions.get(one.slug, ())
        return [*named, *(f"municipality:{nis}" for nis in towns), *(f"region:{region}" for region in regions)]

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage(self.catalogue.places, self.catalogue.regions)

    @cached_property
    def _covered_regions(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for concept in self.concepts.of_kind("region"):
            if concept.id != FLANDERS:
                for one in self.directory.covering_region(concept.id):
                    found[one.slug].append(concept.id)
        return found


class _Said:
    """The lexicon from the side of the documents: for each, the keys that speak of it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.concepts: dict[int, dict[str, int]] = defaultdict(dict)
        self.guessed: dict[int, dict[str, int]] = defaultdict(dict)
        self.organisations: dict[int, dict[str, int]] = defaultdict(dict)
        for key, reading in lexicon.readings.items():
            for mine, theirs in (
                (self.concepts, reading.concepts),
                (self.guessed, reading.guessed),
                (self.organisations, reading.organisations),
            ):
                for number, weight in theirs.items():
                    mine[number][key] = weight


def _whereabouts(one: Organisation) -> list[Any]:
    """`[[latitude, longitude, municipality], …]` of the locations, and the NIS codes."""
    points = [[_scaled(at.latitude), _scaled(at.longitude), at.municipality.name] for at in one.locations]
    return [points, sorted({place.nis for place in one.municipalities})]


def _document(key: str, fields: Mapping[str, Any], beside: Any) -> IndexDocument:
    """Without what is empty; ids once and sorted."""
    tidy = {name: sorted(set(value)) if name in IDS else value for name, value in fields.items()}
    return IndexDocument(key, {name: value for name, value in tidy.items() if value}, beside)


def _weighted(weights: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(weights.items()))


def _spoken(texts: Iterable[str], names: Iterable[str]) -> dict[str, Any]:
    said = list(texts)
    return {"name": _marked(names), "text": _marked(said)}


def _marked(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in (*words(text), MARK)]


def _scaled(degrees: float) -> int:
    return round(degrees * DEGREE)
