"""Questions on places alone: which regions a municipality is in, which lie within each other, which are near.

Nothing here looks at an organisation, so what is kept holds for every page of every build of the same places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from builder.catalogue.distances import Distances
from builder.catalogue.model import Region
from builder.catalogue.places import Places

Key = TypeVar("Key")
Value = TypeVar("Value")

NEAR_TO_WIDE = ("streek", "referentieregio", "province", "gewest")
PEERS = {  # the kinds of region that a kind is put beside
    "streek": ("streek",),
    "referentieregio": ("referentieregio", "gewest"),
    "province": ("province", "gewest"),
    "gewest": ("gewest", "referentieregio"),
}


class NeighbourRegion(NamedTuple):
    region: Region
    km: float  # between the middles of the regions


@dataclass(frozen=True)
class Atlas:
    places: Places
    regions: Mapping[str, Region]

    def regions_with(self, nis: str) -> tuple[Region, ...]:
        """The regions that contain a municipality, near to wide: streek, referentieregio, province, gewest."""
        return self._by_municipality.get(nis, ())

    def regions_within(self, region_id: str) -> tuple[str, ...]:
        """Ids of the region and of those that lie whole within it."""
        own = self.regions[region_id].area
        return tuple(one.id for one in self.regions.values() if one.area <= own)

    def regions_touching(self, region_id: str) -> tuple[str, ...]:
        """Ids of other regions that lie within it or that it lies within, small to large."""
        own = self.regions[region_id].area
        others = (one for one in self.regions.values() if one.id != region_id)
        found = (one for one in others if one.area <= own or own <= one.area)
        return tuple(one.id for one in sorted(found, key=lambda one: (len(one.area), one.id)))

    def neighbours(self, region_id: str, number: int | None = None) -> tuple[NeighbourRegion, ...]:
        """Other regions of the same level, nearest first. The Brussels Region stands beside provinces and
        referentieregio's."""
        if region_id not in self._neighbours:
            region = self.regions[region_id]
            peers = (one for one in self.regions.values() if one.kind in PEERS[region.kind] and one.id != region_id)
            found = (NeighbourRegion(one, self.distances.between_regions(region, one)) for one in peers)
            self._neighbours[region_id] = tuple(sorted(found, key=lambda near: (near.km, near.region.id)))
        return self._neighbours[region_id][:number]

    def bits(self, area: Iterable[str]) -> int:
        """Municipalities as the bits of a number: many areas are then compared at once."""
        return sum(map(self._bit.__getitem__, area))

    @cached_property
    def distances(self) -> Distances:
        return Distances(self.places, self.regions)

    @cached_property
    def _by_municipality(self) -> Mapping[str, tuple[Region, ...]]:
        regions = sorted(self.regions.values(), key=region_order)
        return index(regions, lambda region: (place.nis for place in region.municipalities))

    @cached_property
    def _neighbours(self) -> dict[str, tuple[NeighbourRegion, ...]]:
        return {}  # asked for on every page of a sector in a region

    @cached_property
    def _bit(self) -> Mapping[str, int]:
        return {nis: 1 << at for at, nis in enumerate(self.places.municipalities)}


def region_order(region: Region) -> tuple[int, str]:
    """Near to wide, then by id."""
    return NEAR_TO_WIDE.index(region.kind), region.id


def index(values: Iterable[Value], keys_of: Callable[[Value], Iterable[Key]]) -> Mapping[Key, tuple[Value, ...]]:
    """Values by key, in their own order; a value is once under each of its keys."""
    found: dict[Key, list[Value]] = defaultdict(list)
    for value in values:
        for key in dict.fromkeys(keys_of(value)):
            found[key].append(value)
    return {key: tuple(those) for key, those in found.items()}
