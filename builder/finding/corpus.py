"""What is searched: the concepts of a catalogue and what every organisation says of them, each worked out once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from builder.catalogue.model import Organisation
from builder.catalogue.places import Municipality
from builder.catalogue.queries import Directory
from builder.finding.concepts import Concepts, concepts_of, places_of
from builder.finding.entries import Entry, entries_of
from builder.finding.evidence import Evidence
from builder.finding.fields import Profile, profiles_of
from builder.finding.gazetteer import Gazetteer
from builder.finding.lexicon import Lexicon, base_evidence, lexicon_of
from builder.finding.pages import SitePage


class Corpus:
    """In the first language of the site. Without `pages` also the archive is left out: what can be done is known
    without what can be read, by the same numbers."""

    def __init__(self, directory: Directory, pages: Iterable[SitePage] | None = None) -> None:
        self.directory, self.catalogue = directory, directory.catalogue
        self.pages = None if pages is None else tuple(pages)
        self.language = self.catalogue.site.languages[0]

    @cached_property
    def concepts(self) -> Concepts:
        return concepts_of(self.directory, self.pages, self.language)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(self.catalogue, self.concepts)

    @cached_property
    def places(self) -> Sequence[Municipality]:
        return places_of(self.directory)

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """The number of each place, by NIS code."""
        return {place.nis: at for at, place in enumerate(self.places)}

    def seat(self, one: Organisation) -> int:
        """The number of the place of the first location; after all places when there is none."""
        return next((self.rank[place.nis] for place in one.municipalities if place.nis in self.rank), len(self.rank))

    @cached_property
    def organisations(self) -> list[Organisation]:
        """In the order of their numbers: by place, so that those near each other stand together."""
        return sorted(self.catalogue.active, key=lambda one: (self.seat(one), _scrambled(one.slug)))

    @cached_property
    def profiles(self) -> list[Profile]:
        """In the same order."""
        return profiles_of(self.organisations, self._evidence, self.concepts)

    @cached_property
    def entries(self) -> Sequence[Entry]:
        return tuple(entries_of(self.catalogue, self.pages or (), self.concepts))

    @cached_property
    def lexicon(self) -> Lexicon:
        return lexicon_of(self.catalogue, self.entries, self.concepts, self._evidence, self.profiles, self.gazetteer)

    @cached_property
    def _evidence(self) -> Evidence:
        return base_evidence(self.catalogue, self.concepts)


def _scrambled(slug: str) -> str:
    """An order that is neither the alphabet nor the postal code."""
    return hashlib.sha256(slug.encode()).hexdigest()
