"""Looks things up in an open Whoosh index: what a key says, who belongs to a concept, where everyone is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import merge
from itertools import groupby, islice
from typing import Any

from builder.catalogue.places import distance_km
from builder.finding.keys import FULL
from builder.finding.small_words import SILENT
from builder.finding.whoosh_index import CONCEPTS, ORGANISATIONS, WHEREABOUTS, beside
from builder.finding.whoosh_library import Index, Or, Query, Searcher, Term, TermNotFound, matching
from builder.finding.whoosh_schema import DEGREE, WORDS_KEY

TODO, TERM, PLACE, ENTRY = "todo", "term", "place", "entry"  # what a concept does to the answer
TRACKS = {"sector": TODO, "activity": TODO, "municipality": PLACE, "region": PLACE} | dict.fromkeys(
    ("customer", "form", "type", "label", "service", "purpose"), TERM
)
MOST_KEYS = 400  # that begin alike
MORE_THAN_KM_IN_DEGREES = 1 / 105  # a degree of latitude is 111 km
KNOWN = ("number", "kind", "id", "title", "url", "summary", "parent")  # of every concept

Weights = list[tuple[int, float]]  # (concept number, or document number of an organisation; weight)


@dataclass(frozen=True)
class Kept:
    """A concept as it is kept in the index."""

    number: int
    kind: str
    id: str
    label: str
    url: str | None
    summary: str
    parent: int
    extra: Mapping[str, Any]


@dataclass
class Said:
    """What a key says: concepts by what they do, and organisations that are named. `how` it was recovered: as a `form`
    of another word, a `prefix`, a `typo` or from its `parts`, and `as_` what it was read."""

    tracks: dict[str, Weights] = field(default_factory=lambda: {TODO: [], TERM: [], PLACE: [], ENTRY: []})
    named: Weights = field(default_factory=list)
    guess: bool = False
    how: str | None = None
    as_: str = ""
    guesses: tuple[str, ...] = ()

    def best(self, *tracks: str) -> float:
        return max((weight for track in tracks for _, weight in self.tracks[track]), default=0.0)

    @property
    def surest(self) -> float:
        return max(self.best(TODO, TERM, PLACE, ENTRY), max((weight for _, weight in self.named), default=0.0))

    @property
    def about(self) -> bool:
        """Whether it says something of a concept."""
        return any(self.tracks.values())

    @property
    def silent(self) -> bool:
        """Whether it is known to say nothing."""
        return self.guess and not self.about

    def scaled(self, factor: float, how: str, as_: str) -> Said:
        tracks = {name: [(n, weight * factor) for n, weight in those] for name, those in self.tracks.items()}
        return Said(tracks, self.named, self.guess, how, as_)


class Shelf:
    """One open index. Organisations are known by Whoosh's own document numbers, which hold as long as it is open."""

    def __init__(self, index: Index) -> None:
        self.searcher: Searcher = index.searcher()
        self.reader = self.searcher.reader()
        self.index = index
        self._concepts: Mapping[str, tuple[int | None, Any]] = beside(index, CONCEPTS)
        self._places: Mapping[int, int] = {number: at for at, number in enumerate(beside(index, ORGANISATIONS))}

    def close(self) -> None:
        self.searcher.close()

    # --- concepts -------------------------------------------------------------------------------------------------

    @cached_property
    def concepts(self) -> Mapping[int, Kept]:
        """By number."""
        return {kept.number: kept for kept in self._kept.values()}

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Kept]:
        return {(kept.kind, kept.id): kept for kept in self._kept.values()}

    @cached_property
    def _kept(self) -> Mapping[int, Kept]:
        """By document number."""
        found = {}
        for number, card in self._concepts.values():
            if number is not None:
                values = [card[name] for name in KNOWN]
                values.append({name: card[name] for name in card if name not in KNOWN})
                found[number] = Kept(*values)
        return found

    # --- organisations --------------------------------------------------------------------------------------------

    @cached_property
    def everything(self) -> frozenset[int]:
        return self.organisations.union(self._kept)

    @cached_property
    def organisations(self) -> frozenset[int]:
        """The active ones; those of the archive are concepts."""
        return frozenset(self._places)

    @cached_property
    def _whereabouts(self) -> list[Any]:
        """`[[[latitude, longitude, municipality], …], NIS codes]` of the organisations, as they are published."""
        found: list[Any] = beside(self.index, WHEREABOUTS)
        return found

    def card(self, number: int) -> dict[str, Any]:
        card: dict[str, Any] = self.reader.stored_fields(number)["card"]
        return card

    def published(self, number: int) -> int:
        """The number of an organisation in the browser's index."""
        return self._places[number]

    def kept(self, number: int) -> Kept | None:
        """The concept of a document; None for an active organisation."""
        return self._kept.get(number)

    def members(self, concept: Kept) -> Mapping[int, float]:
        """Organisations of a concept with their weight, 0 to 1."""
        return {number: weight / FULL for number, weight in self.postings("concept", f"{concept.kind}:{concept.id}")}

    def covering(self, concept: Kept) -> frozenset[int]:
        """Organisations that come to work in a municipality or region."""
        return self.matching(covering(concept))

    def towns(self, number: int) -> list[str]:
        """NIS codes of an organisation."""
        towns: list[str] = self._whereabouts[self._places[number]][1]
        return towns

    @cached_property
    def points(self) -> Mapping[str, tuple[float, float]]:
        """Degrees of the municipalities, by NIS code."""
        return {
            kept.id: (kept.extra["point"][0] / DEGREE, kept.extra["point"][1] / DEGREE)
            for kept in self._kept.values()
            if kept.kind == "municipality"
        }

    def nearest_point(self, number: int, latitude: float, longitude: float) -> tuple[float, str] | None:
        """Kilometres to the nearest location of an organisation, and the municipality that is in."""
        return min(
            (
                (distance_km(latitude, longitude, lat / DEGREE, lon / DEGREE), town)
                for lat, lon, town in self._whereabouts[self._places[number]][0]
            ),
            default=None,
        )

    def around(self, latitude: float, longitude: float, km: float) -> frozenset[int]:
        """Organisations with a location within so many kilometres. Only of those in the square around that circle the
        distance is reckoned."""
        far = km * MORE_THAN_KM_IN_DEGREES
        low, high = (latitude - far) * DEGREE, (latitude + far) * DEGREE
        left, right = ((longitude + side * far / math.cos(math.radians(latitude))) * DEGREE for side in (-1, 1))
        return frozenset(
            number
            for number, (points, _) in zip(self._places, self._whereabouts, strict=True)
            if any(
                low <= lat <= high
                and left <= lon <= right
                and distance_km(latitude, longitude, lat / DEGREE, lon / DEGREE) <= km
                for lat, lon, _ in points
            )
        )

    # --- keys -----------------------------------------------------------------------------------------------------

    def look(self, key: str) -> Said | None:
        """What a key says, surest first; None for a key that is not there, and a guess at nothing for a small word."""
        guessed = [*self.postings("guess", key)]
        postings = [*self.postings("sense", key), *guessed]
        if not postings:
            return Said(guess=True) if key in SILENT else None
        said = Said(guess=bool(guessed))
        for number, weight in dict(postings).items():  # a guess is surer than what little is known beside it
            kept = self._kept.get(number)
            if kept is None:
                said.named.append((number, weight))
            else:
                said.tracks[TRACKS.get(kept.kind, ENTRY)].append((kept.number, weight))
        for those in said.tracks.values():
            those.sort(key=_surest)
        return said

    def beginning(self, prefix: str) -> list[str]:
        """Keys that begin so, in order; not more than MOST_KEYS."""
        silent = (word.encode() for word in sorted(SILENT) if word.startswith(prefix))
        terms = merge(silent, *(self.reader.expand_prefix(name, prefix) for name in ("sense", "guess")))
        return [term.decode() for term, _ in islice(groupby(terms), MOST_KEYS)]

    def ending(self, tail: str) -> Iterator[str]:
        """Known single words that end so."""
        return (word for word in self.words if word.endswith(tail))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(self._lists["words"].split())

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def lead(self) -> frozenset[str]:
        return frozenset(self._lists["lead"].split())

    @cached_property
    def codes(self) -> Mapping[str, tuple[float, float]]:
        """Degrees of the postal codes."""
        return {code: (lat / DEGREE, lon / DEGREE) for code, (lat, lon) in self._lists["codes"].items()}

    @cached_property
    def _lists(self) -> Mapping[str, Any]:
        lists: Mapping[str, Any] = self._concepts[WORDS_KEY][1]
        return lists

    # --- Whoosh ---------------------------------------------------------------------------------------------------

    def postings(self, name: str, term: str) -> Iterator[tuple[int, float]]:
        """Document numbers with the weight a term has there."""
        try:
            matcher = self.reader.postings(name, term)
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher.id(), matcher.weight()
            matcher.next()

    def matching(self, query: Query) -> frozenset[int]:
        return matching(self.searcher, query)


def covering(concept: Kept) -> Query:
    """Asks for who comes to work in a municipality or region."""
    wider = [Term("covers", f"area:{name}") for name in concept.extra.get("around", ())]
    return Or([Term("covers", f"{concept.kind}:{concept.id}"), *wider])


def _surest(item: tuple[int, float]) -> tuple[float, int]:
    return -item[1], item[0]
