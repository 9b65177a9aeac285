"""How far places are from each other, in kilometres between the centres of municipalities.

Organisations are compared by the municipalities of their locations, not by their doors: that is as precise as most
addresses in the directory are, it gives every page the same answer, and it costs one table of municipalities instead
of a comparison for each pair of locations.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.catalogue.model import Region
from builder.catalogue.places import EARTH_RADIUS_KM, Municipality, Places, Point, distance_km, point_on_globe


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

    @cached_property
    def _centres(self) -> Mapping[str, Point]:
        places = self.places.municipalities
        return {nis: point_on_globe(place.latitude, place.longitude) for nis, place in places.items()}

    def to_region(self, nis: str, region_id: str) -> float:
        """From a municipality to the nearest municipality of a region; 0 inside the region."""
        key = (nis, region_id)
        if key not in self._region_km:
            here, centres = self._centres[nis], self._centres
            there = (centres[place.nis] for place in self.regions[region_id].municipalities)
            self._region_km[key] = _km(min(math.dist(here, centre) for centre in there))
        return self._region_km[key]

    def nearby(self, nis: str) -> tuple[tuple[str, float], ...]:
        """All municipalities (NIS codes) with their distance, nearest first, beginning with the municipality itself."""
        if nis not in self._nearby:
            here = self._centres[nis]
            chords = sorted((math.dist(here, there), other) for other, there in self._centres.items())
            self._nearby[nis] = tuple((other, _km(chord)) for chord, other in chords)
        return self._nearby[nis]

    def between_regions(self, one: Region, other: Region) -> float:
        """Between the middles of two regions."""
        return distance_km(*middle(one.municipalities), *middle(other.municipalities))


def _km(chord: float) -> float:
    """Along the globe, of a straight line through it (radius 1): the longer the one, the longer the other."""
    return 2 * EARTH_RADIUS_KM * math.asin(chord / 2)


def middle(municipalities: Iterable[Municipality]) -> tuple[float, float]:
    """Mean latitude and longitude; good enough at the size of a region."""
    points = [(place.latitude, place.longitude) for place in municipalities]
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)
