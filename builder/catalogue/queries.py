"""Questions on a catalogue that more than one room asks: who is in a sector, a region, near, or alike.

Make one `Directory` of a catalogue and keep it: each index is built once, on first use, in time linear in the number
of organisations. Unless said otherwise the answers are active organisations in the order of the catalogue, in a
tuple; an id that nobody has gives an empty tuple.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from builder.catalogue.atlas import Atlas, index, region_order
from builder.catalogue.coverage import Coverage
from builder.catalogue.likeness import most_alike, of_crowd
from builder.catalogue.model import Catalogue, Organisation, Region, Sector, VerificationState
from builder.catalogue.places import Municipality
from builder.catalogue.witness import aside, question, remembered

Key = TypeVar("Key")

COVERED_SHARE = 0.5  # of a region's municipalities, from which a work area is said to cover the region
ALIKE_CANDIDATES = 40  # nearest organisations of the same sectors that are looked at for likeness


class Neighbour(NamedTuple):
    organisation: Organisation
    km: float


class SectorRegion(NamedTuple):
    sector: Sector
    region: Region
    organisations: tuple[Organisation, ...]


@dataclass(frozen=True, kw_only=True)
class Counts:
    organisations: int
    locations: int
    municipalities: int  # with a location
    by_sector: Mapping[str, int]  # every sector, also those with none
    by_region: Mapping[str, int]  # every region, also those with none
    confirmed: float  # share of the organisations, 0 to 1


@dataclass(frozen=True)
class Directory:
    catalogue: Catalogue

    @cached_property
    def atlas(self) -> Atlas:
        return Atlas(self.catalogue.places, self.catalogue.regions)

    # --- who ------------------------------------------------------------------------------------------------------

    @question
    def in_sector(self, sector_id: str) -> tuple[Organisation, ...]:
        return self._by_sector.get(sector_id, ())

    @question
    def with_activity(self, key: str) -> tuple[Organisation, ...]:
        """`key` is `groen/tuinonderhoud`."""
        return self._by_activity.get(key, ())

    @question
    def in_municipality(self, nis: str) -> tuple[Organisation, ...]:
        """With a location there."""
        return self._by_municipality.get(nis, ())

    @question
    def in_region(self, region_id: str) -> tuple[Organisation, ...]:
        """With a location in one of the region's municipalities."""
        return self._by_region.get(region_id, ())

    @question
    def in_sector_and_region(self, sector_id: str, region_id: str) -> tuple[Organisation, ...]:
        return self._by_sector_region.get((sector_id, region_id), ())

    @question
    def anybody_in(self, nis: str) -> bool:
        """Whether anybody has a location in the municipality."""
        return nis in self._by_municipality

    @question
    def in_federation(self, federation_id: str) -> tuple[Organisation, ...]:
        return self._by_federation.get(federation_id, ())

    @question
    def of_type(self, type_id: str) -> tuple[Organisation, ...]:
        """Of that type now; a type with an end is history."""
        return self._by_type.get(type_id, ())

    @question
    def instead_of(self, sector_id: str) -> tuple[Sector, ...]:
        """Of a sector where nobody works: those that come close to it and where somebody does."""
        if self.in_sector(sector_id):
            return ()
        sectors = self.catalogue.vocabulary.sectors
        return tuple(sectors[one] for one in sectors[sector_id].related if self.in_sector(one))

    @question
    def works_in(self, nis: str) -> tuple[Organisation, ...]:
        """Whose work area takes in the municipality, with or without a location there."""
        return self._by_area.get(nis, ())

    @question
    def covering_region(self, region_id: str) -> tuple[Organisation, ...]:
        """Without a location in the region, but with a work area over at least half of its municipalities."""
        inside = {organisation.slug for organisation in self.in_region(region_id)}
        region = self.catalogue.regions[region_id].area
        bits, enough = self.atlas.bits(region), len(region) * COVERED_SHARE
        slugs = {slug for area, those in self._areas_in_bits if (area & bits).bit_count() >= enough for slug in those}
        return self._in_order(slugs - inside)

    @question
    def archived(self) -> tuple[Organisation, ...]:
        """Organisations that closed or merged into another, in the order of the catalogue."""
        return tuple(organisation for organisation in self.catalogue.organisations.values() if not organisation.active)

    @remembered
    def moved(self) -> Mapping[str, str]:
        """Former slugs that no profile has now, with the slug where the profile is."""
        organisations = self.catalogue.organisations
        former = {old: one.slug for one in organisations.values() for old in one.former_slugs}
        return {old: former[old] for old in sorted(former) if old not in organisations}

    # --- where ----------------------------------------------------------------------------------------------------

    def regions_of(self, organisation: Organisation) -> tuple[Region, ...]:
        """The regions where the organisation has a location, near to wide."""
        found = {
            region.id: region for place in organisation.municipalities for region in self.atlas.regions_with(place.nis)
        }
        return tuple(sorted(found.values(), key=region_order))

    @remembered
    def municipalities(self) -> tuple[Municipality, ...]:
        """Municipalities where an active organisation has a location, by name."""
        places = self.catalogue.places.municipalities
        return tuple(sorted((places[nis] for nis in self._by_municipality), key=lambda place: place.slug))

    @remembered
    def sector_regions(self) -> tuple[SectorRegion, ...]:
        """Every pair of a sector and a region with at least one organisation, by sector id, then region id."""
        sectors, regions = self.catalogue.vocabulary.sectors, self.catalogue.regions
        return tuple(
            SectorRegion(sectors[sector], regions[region], those)
            for (sector, region), those in sorted(self._by_sector_region.items(), key=lambda item: item[0])
        )

    @question
    def regions_with_sector(self, sector_id: str) -> tuple[tuple[Region, int], ...]:
        """The regions where somebody of the sector has a location, by id, with how many."""
        return tuple(
            (pair.region, len(pair.organisations)) for pair in self.sector_regions if pair.sector.id == sector_id
        )

    @question
    def sectors_in(self, region_id: str) -> tuple[tuple[Sector, int], ...]:
        """The sectors of organisations with a location in the region, by id, with how many."""
        return tuple(
            (pair.sector, len(pair.organisations)) for pair in self.sector_regions if pair.region.id == region_id
        )

    @question
    def nearest(self, sector_id: str, region_id: str, number: int) -> tuple[Neighbour, ...]:
        """Organisations of the sector without a location in the region, nearest first.

        The distance is the least one between a municipality of the organisation and a municipality of the region.
        """
        inside = {organisation.slug for organisation in self.in_region(region_id)}
        candidates = (
            (min(self.atlas.distances.to_region(place.nis, region_id) for place in organisation.municipalities), rank)
            for rank, organisation in enumerate(self.in_sector(sector_id))
            if organisation.municipalities and organisation.slug not in inside
        )
        everyone = self.in_sector(sector_id)
        return tuple(Neighbour(everyone[rank], km) for km, rank in heapq.nsmallest(number, candidates))

    @question
    def similar(self, slug: str, number: int) -> tuple[Organisation, ...]:
        """Organisations that do the same near by as an organisation, most alike first."""
        organisation, rank = self.catalogue.organisations[slug], self._rank
        in_order = sorted(self._around(organisation), key=lambda near: rank[near[0].slug])
        return most_alike(organisation, in_order, number)

    # --- how many -------------------------------------------------------------------------------------------------

    @remembered
    def counts(self) -> Counts:
        active = self.catalogue.active
        confirmed = sum(one.verification is VerificationState.CONFIRMED for one in active)
        return Counts(
            organisations=len(active),
            locations=sum(len(organisation.locations) for organisation in active),
            municipalities=len(self._by_municipality),
            by_sector={sector: len(self.in_sector(sector)) for sector in self.catalogue.vocabulary.sectors},
            by_region={region: len(self.in_region(region)) for region in self.catalogue.regions},
            confirmed=confirmed / len(active) if active else 0.0,
        )

    # --- indexes --------------------------------------------------------------------------------------------------

    def _index(self, keys_of: Callable[[Organisation], Iterable[Key]]) -> Mapping[Key, tuple[Organisation, ...]]:
        return index(self.catalogue.active, keys_of)

    @remembered
    def _by_sector(self) -> Mapping[str, tuple[Organisation, ...]]:
        return self._index(lambda one: (offer.sector.id for offer in one.offers))

    @remembered
    def _by_activity(self) -> Mapping[str, tuple[Organisation, ...]]:
        return self._index(lambda one: (activity.key for activity in one.activities))

    @remembered
    def _by_municipality(self) -> Mapping[str, tuple[Organisation, ...]]:
        return self._index(lambda one: (place.nis for place in one.municipalities))

    @remembered
    def _by_region(self) -> Mapping[str, tuple[Organisation, ...]]:
        return self._index(lambda one: (region.id for region in self.regions_of(one)))

    @remembered
    def _by_sector_region(self) -> Mapping[tuple[str, str], tuple[Organisation, ...]]:
        return self._index(
            lambda one: ((offer.sector.id, region.id) for region in self.regions_of(one) for offer in one.offers)
        )

    @remembered
    def _by_sector_municipality(self) -> Mapping[str, Mapping[str, tuple[Organisation, ...]]]:
        return {
            sector: index(those, lambda one: (place.nis for place in one.municipalities))
            for sector, those in self._by_sector.items()
        }

    @remembered
    def _by_federation(self) -> Mapping[str, tuple[Organisation, ...]]:
        return self._index(lambda one: one.federations)

    @remembered
    def _by_type(self) -> Mapping[str, tuple[Organisation, ...]]:
        return self._index(lambda one: (held.id for held in one.current_types))

    @remembered
    def areas(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        """Slugs by the municipalities they come to work in; far fewer areas than organisations."""
        coverage = Coverage(self.catalogue.places, self.catalogue.regions)
        areas: dict[frozenset[str], list[str]] = {}
        for organisation in self.catalogue.active:
            areas.setdefault(coverage.of(organisation), []).append(organisation.slug)
        return {area: tuple(slugs) for area, slugs in areas.items() if area}

    @remembered
    def _areas_in_bits(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        return tuple((self.atlas.bits(area), slugs) for area, slugs in self.areas.items())

    @remembered
    def _by_area(self) -> Mapping[str, tuple[Organisation, ...]]:
        area_of = {slug: area for area, slugs in self.areas.items() for slug in slugs}
        return self._index(lambda one: area_of.get(one.slug, ()))

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        """Which of two comes first depends on these two alone, so that whoever uses this has looked at enough."""
        with aside():
            return {slug: rank for rank, slug in enumerate(self.catalogue.organisations)}

    def _in_order(self, slugs: Iterable[str]) -> tuple[Organisation, ...]:
        return tuple(self.catalogue.organisations[slug] for slug in sorted(slugs, key=self._rank.__getitem__))

    def _around(self, organisation: Organisation) -> Iterable[tuple[Organisation, float]]:
        """Other organisations in the same sectors with their distance in km, until there are enough.

        Without locations there is no near or far: then it is everyone in the sectors, at 0 km.
        """
        slug, sectors = organisation.slug, [offer.sector.id for offer in organisation.offers]
        if organisation.municipalities:
            found = self._near(organisation.municipalities[0].nis, slug, sectors)
        else:
            found = {one.slug: (one, 0.0) for sector in sectors for one in self.in_sector(sector)}
        found.pop(slug, None)
        return found.values()

    def _near(self, nis: str, slug: str, sectors: Iterable[str]) -> dict[str, tuple[Organisation, float]]:
        """Organisations in some sectors around a municipality, until there are enough besides one of themselves."""
        found: dict[str, tuple[Organisation, float]] = {}
        by_town = [self._by_sector_municipality.get(sector, {}) for sector in sectors]
        for other, km in self.atlas.distances.nearby(nis):
            for those in by_town:
                for one in of_crowd(those.get(other, ()), slug, self._rank):
                    found.setdefault(one.slug, (one, km))
            if len(found) > ALIKE_CANDIDATES:
                break
        return found
