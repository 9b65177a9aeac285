"""The published index: a manifest with a fixed name, and folders of small JSON files named by their content.

    manifest.json   how to read a question, where each file begins
    l-…/            leaves of the lexicon: keys, and what each says (see leaves.py)
    r-…/            all single words, spelt backwards, to find what a typing error meant
    w-…/0.json      what else a word that is not known needs: endings, and where each file of r-… begins
    k-…/            concepts: `[label, id, url, summary, parent, postings, extra]`
    b-…/            parts of very long postings
    a-…/            columns: what each organisation declares and where it is, BLOCK organisations a file
    f-…/0.json      what can be filtered on, with labels
    h-…/            hours: who is open on each day (see opening.py); not there when nobody tells
    c-…/            cards: what a hit shows, CARDS a file, in a large directory CARDS_OF_LARGE
    p-…/0.json      municipalities: names, points, where their organisations begin
    n-…/            names in each other language of the site, see names.py
    t-…/, o-…/      for matching tasks, see builder/matching/publication.py
    engine.js, …    what reads all this, see scripts.py

Every file of JSON is a list or a mapping, never a mere text: what a reader hands over may be read already or not.

Organisations are numbered by place, so that those near each other stand together. All bytes follow from the catalogue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Any

from builder.catalogue.days import last_day
from builder.catalogue.places import Municipality
from builder.catalogue.queries import Directory
from builder.finding.cards import Cards
from builder.finding.concepts import KIND_OF, VOCABULARIES, Concept, Concepts, concepts_of, related
from builder.finding.corpus import Corpus
from builder.finding.fields import Profile, verification_of
from builder.finding.keys import FULL
from builder.finding.leaves import leads_of, leaves_of, reversed_words
from builder.finding.names import names_of
from builder.finding.normalise import joined
from builder.finding.opening import opening_files
from builder.finding.pages import SitePage
from builder.finding.phrasebook import (
    ACTS,
    AND,
    ASKS_PAGE,
    FOR,
    NEAR_ME,
    NOT,
    PLACE_BEFORE,
    PLACE_WORDS,
    QUANTITIES,
    QUESTION,
)
from builder.finding.postings import SAMPLED, Blocks, coming, postings
from builder.finding.scripts import scripts
from builder.finding.shards import Family, cut, deltas, family, front_coded
from builder.finding.small_words import STOP
from builder.finding.stems import ENDINGS
from builder.memory import uncollected
from builder.routes import Routes
from builder.writing import compact

VERSION = 1
CARDS, CARDS_OF_LARGE = 16, 4  # the hits of a large directory stand in different files
LARGE = 500  # organisations
COLUMNS = 512
MOST_ELSEWHERE = 2000  # other locations that are published in one file
RECORD_CHARACTERS = 700  # of a file a question needs one record, seldom its neighbours
FACETS = frozenset({"sector", "activity", "customer", "form", "type", "label", "service", "purpose", "region",
                    "municipality", "federation"})  # fmt: skip


def search_files(
    directory: Directory,
    pages: Iterable[SitePage] = (),
    beside: Callable[[Corpus], Iterable[Family]] = lambda corpus: (),
    translated: Mapping[str, Iterable[SitePage]] = MappingProxyType({}),
) -> Mapping[str, bytes]:
    """The files of the index by their name below assets/search/, in the first language of the site, with the names in
    the others. `beside` makes folders that others publish with it. `translated` are the same `pages` in the other
    languages."""
    with uncollected():
        corpus = Corpus(directory, pages)
        others = {language: tuple(those) for language, those in translated.items()}
        return _Index(corpus).files(beside(corpus), others)


class _Index:
    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.catalogue, self.language = corpus.catalogue, corpus.language
        self.directory, self.concepts = corpus.directory, corpus.concepts
        self.places, self.rank = corpus.places, corpus.rank
        self.organisations = corpus.organisations
        self.number = {one.slug: at for at, one in enumerate(self.organisations)}
        self.cards = CARDS if len(self.organisations) <= LARGE else CARDS_OF_LARGE
        self.gazetteer = corpus.gazetteer
        languages = sorted({language for one in self.organisations for language in one.languages})
        self.languages = {language: len(self.concepts.all) + at for at, language in enumerate(languages, start=1)}
        self.explained = {KIND_OF[name]: getattr(self.catalogue.vocabulary, name) for name in VOCABULARIES}

    def files(self, beside: Iterable[Family], translated: Mapping[str, tuple[SitePage, ...]]) -> Mapping[str, bytes]:
        profiles, lexicon = self.corpus.profiles, self.corpus.lexicon
        blocks = Blocks(len(self.organisations) > SAMPLED)
        records = [self._record(concept, posted, blocks) for concept, posted in self._posted(profiles, blocks)]
        families: dict[str, Sequence[Any]] = {"p": [self._places()]}
        families["l"], leaf_keys = leaves_of(lexicon)
        families["r"], reversed_keys = reversed_words(lexicon)
        families["w"] = [{"endings": ENDINGS, "reversed": front_coded(reversed_keys)}]
        families["k"], record_starts = _packed(records)
        families["b"] = blocks.files
        families["a"] = self._columns(profiles)
        families["c"], families["n"] = self._in_other_languages(translated)
        families["f"] = [self._facet_labels(profiles)]
        if hours := opening_files(self.organisations):
            families["h"] = hours
        files: dict[str, bytes] = {}
        folders = {}
        for folder, those in (*beside, *(family(letter, parts) for letter, parts in families.items())):
            folders[folder[0]] = folder
            files.update(those)
        manifest = {
            "version": VERSION,
            "languages": self.catalogue.site.languages,
            "organisations": len(self.organisations),
            "folders": dict(sorted(folders.items())),
            "leaves": front_coded(leaf_keys),
            "records": deltas(record_starts),
            "kinds": _kind_ranges(self.concepts),
            "labels": {str(concept.number): concept.label for concept in self.concepts.of_kind("sector")},
            "sectors": deltas(concept.number for concept in self.concepts.of_kind("sector")),
            "url": Routes.for_(self.language, self.catalogue.site.languages[0]).organisation("*"),
            "cards": self.cards,
            "columns": COLUMNS,
            "lead": front_coded(leads_of(lexicon)),
            "words": {
                name: front_coded(sorted(those))
                for name, those in {
                    "zero": lexicon.zero,
                    "stop": STOP,
                    "and": AND,
                    "not": NOT,
                    "for": FOR,
                    "placeBefore": PLACE_BEFORE,
                    "placeWords": PLACE_WORDS,
                    "quantities": QUANTITIES,
                    "asksPage": ASKS_PAGE,
                    "acts": ACTS,
                }.items()
            },
            "question": sorted({joined(text) for text in QUESTION}),
            "nearMe": sorted({joined(text) for text in NEAR_ME}),
        }
        return {"manifest.json": compact(manifest), **dict(sorted(files.items())), **scripts()}

    # --- concepts -------------------------------------------------------------------------------------------------

    def _posted(self, profiles: list[Profile], blocks: Blocks) -> Iterable[tuple[Concept, list[Any]]]:
        weights: dict[int, dict[int, int]] = defaultdict(dict)
        for number, profile in enumerate(profiles):
            for concept, weight in profile.concepts.items():
                weights[concept][number] = weight
            for place in profile.organisation.municipalities:
                if place.nis in self.rank:
                    weights[self.concepts.number["municipality", place.nis]][number] = FULL
        for one in self.catalogue.federations.values():
            members = self.directory.in_federation(one.id)
            weights[self.concepts.number["federation", one.id]] = {self.number[one.slug]: FULL for one in members}
        for each in self.concepts.all:
            yield each, postings(weights.get(each.number, {}), blocks)

    def _record(self, concept: Concept, posted: list[Any], blocks: Blocks) -> list[Any]:
        record = [concept.label, concept.id, concept.url or 0, concept.summary, concept.parent, posted]
        extra: dict[str, Any] = {}
        if concept.kind == "municipality":
            extra["place"] = self.rank[concept.id]
            extra["covered"] = coming(self._coming.get(concept.id, ()), blocks)
            extra["areas"] = self.gazetteer.areas.get(concept.id)
        if concept.kind == "region":
            members = self.gazetteer.members[concept.number]
            extra["places"] = deltas(self.rank[self.concepts[number].id] for number in members)
            if concept.id in self.catalogue.regions:
                extra["covered"] = coming(
                    (self.number[one.slug] for one in self.directory.covering_region(concept.id)), blocks
                )
        if others := related(concept, self.directory, self.concepts):
            extra["related"] = [[number] for number in others]
        if concept.kind == "request":
            extra["until"] = last_day(self.catalogue.requests[concept.id].until)
        if concept.kind in self.explained:
            term = self.explained[concept.kind][concept.id]
            extra["glossary"] = self.concepts.number.get(("glossary", term.glossary or ""), 0)
        extra["lang"] = concept.language
        known = {key: value for key, value in extra.items() if value or key == "place"}
        return [*record, known] if known else record

    @cached_property
    def _coming(self) -> Mapping[str, list[int]]:
        """Numbers of the organisations that come to work in each municipality."""
        found: dict[str, list[int]] = defaultdict(list)
        for area, slugs in self.directory.areas.items():
            numbers = [self.number[slug] for slug in slugs]
            for nis in area:
                found[nis] += numbers
        return found

    # --- organisations --------------------------------------------------------------------------------------------

    def _columns(self, profiles: list[Profile]) -> list[list[Any]]:
        """For each organisation `[steps of concept numbers, [latitude, longitude, …] in thousandths of degrees]`."""
        number = self.concepts.number
        places = {place.nis: self._place_and_regions(place) for place in self.places}
        rows = []
        for profile in profiles:
            one = profile.organisation
            has = set(profile.declared)
            has.update(*(places[place.nis] for place in one.municipalities if place.nis in places))
            has.update([number["federation", federation] for federation in one.federations])
            has.update([self.languages[language] for language in one.languages])
            points = dict.fromkeys((round(at.latitude * 1000), round(at.longitude * 1000)) for at in one.locations)
            rows.append([deltas(has), [*chain(*points)], int(verification_of(one) == "confirmed")])
        return [rows[at : at + COLUMNS] for at in range(0, len(rows), COLUMNS)]

    def _place_and_regions(self, place: Municipality) -> tuple[int, ...]:
        """Concept numbers of a municipality and of the regions it is in."""
        regions = (self.concepts.number["region", region.id] for region in self.directory.atlas.regions_with(place.nis))
        return self.concepts.number["municipality", place.nis], *regions

    def _facet_labels(self, profiles: list[Profile]) -> list[list[Any]]:
        """`[number, kind, id, label, parent's id]` of everything that can be filtered on. Spoken languages are no
        concepts: their numbers come after, and what they are called is up to the page."""
        here = {place.nis for profile in profiles for place in profile.organisation.municipalities}
        labels: list[list[Any]] = [
            [one.number, one.kind, one.id, one.label, *([self.concepts[one.parent].id] if one.parent else [])]
            for one in self.concepts.all
            if one.kind in FACETS and (one.kind != "municipality" or one.id in here)
        ]
        return labels + [[number, "language", language, language] for language, number in self.languages.items()]

    def _in_other_languages(self, translated: Mapping[str, tuple[SitePage, ...]]) -> tuple[list[list[Any]], list[Any]]:
        """The cards, with after them the files that say something else in another language; and the names there."""
        cards = Cards(self.organisations, self.concepts, self.language, self.cards)
        all_cards = [cards.of(file, self.language) for file in range(cards.files)]
        families = []
        for language in self.catalogue.site.languages[1:]:
            theirs = concepts_of(self.directory, translated.get(language, self.corpus.pages), language)
            other = {file: cards.of(file, language) for file in cards.otherwise_in(language)}
            families.append(names_of(self.catalogue, self.concepts, theirs, language, len(all_cards), list(other)))
            all_cards += other.values()
        return all_cards, families

    def _places(self) -> dict[str, Any]:
        """Municipalities in the order of their numbers. `first` is the number of the first organisation whose first
        location is there; `also` maps a municipality to organisations with another location there, unless they are
        too many to send: then only a search in that very municipality finds them, by its own list."""
        first = [0] * (len(self.places) + 1)
        also: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(self.organisations):
            own = self.corpus.seat(one)
            if own < len(self.places):
                first[own + 1] = number + 1
            for place in one.municipalities:
                if place.nis in self.rank and self.rank[place.nis] != own:
                    also[self.rank[place.nis]].append(number)
        few = sum(map(len, also.values())) <= MOST_ELSEWHERE
        for at in range(1, len(first)):
            first[at] = max(first[at], first[at - 1])
        return {
            "name": [place.name for place in self.places],
            "number": self.concepts.number["municipality", self.places[0].nis] if self.places else 0,
            "lat": [round(place.latitude * 1000) for place in self.places],
            "lon": [round(place.longitude * 1000) for place in self.places],
            "first": [after - before for before, after in zip([0, *first], first, strict=False)],
            "also": {str(at): deltas(numbers) for at, numbers in sorted(also.items())} if few else {},
        }


def _packed(records: list[list[Any]]) -> tuple[list[Any], list[int]]:
    """Records in files of about the same size, and the first concept number of each file."""
    groups = cut(((str(at), len(compact(record))) for at, record in enumerate(records)), RECORD_CHARACTERS)
    return [[records[int(at)] for at in those] for those in groups], [int(those[0]) + 1 for those in groups]


def _kind_ranges(concepts: Concepts) -> list[Any]:
    """`[first number, kind, …]`; sectors and activities stand mixed under `activity`."""
    ranges: list[Any] = []
    for concept in concepts.all:
        kind = "activity" if concept.kind == "sector" else concept.kind
        if not ranges or ranges[-1] != kind:
            ranges += [concept.number, kind]
    return ranges
