"""How far places are from each other, in kilometres between the centres of municipalities.

Organisations are compared by the municipalities of their locations, not by their doors: that is as precise as most
addresses in the directory are, it gives every page the same answer, and it costs one table of municipalities instead
of a comparison for each pair of locations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.catalogue.model import Region
from builder.catalogue.places import Municipality, Places, distance_km


@dataclass(frozen=True)
class Distances:
    places: Places
    regions: Mapping[str, Region]

    @cached_property
    def _region_km(self) -> dict[tuple[str, str], float]:
        return {}

    @cached_property
    def _nearby(self) -> dict[str, tuple[tuple[str, float], ...]]:
        return {}

    def to_region(self, nis: str, region_id: str) -> float:
        """From a municipality to the nearest municipality of a region; 0 inside the region."""
        key = (nis, region_id)
        if key not in self._region_km:
            here = self.places.municipalities[nis]
            self._region_km[key] = min(between(here, there) for there in self.regions[region_id].municipalities)
        return self._region_km[key]

    def nearby(self, nis: str) -> tuple[tuple[str, float], ...]:
        """All municipalities (NIS codes) with their distance, nearest first, beginning with the municipality itself."""
        if nis not in self._nearby:
            here = self.places.municipalities[nis]
            others = ((between(here, there), there.nis) for there in self.places.municipalities.values())
            self._nearby[nis] = tuple((other, km) for km, other in sorted(others))
        return self._nearby[nis]

    def between_regions(self, one: Region, other: Region) -> float:
        """Between the middles of two regions."""
        return distance_km(*middle(one.municipalities), *middle(other.municipalities))


def between(here: Municipality, there: Municipality) -> float:
    return distance_km(here.latitude, here.longitude, there.latitude, there.longitude)


def middle(municipalities: Iterable[Municipality]) -> tuple[float, float]:
    """Mean latitude and longitude; good enough at the size of a region."""
    points = [(place.latitude, place.longitude) for place in municipalities]
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)
