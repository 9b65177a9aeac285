"""Which municipalities an organisation's work area takes in, apart from where it has its locations."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.catalogue.model import Organisation, Region
from builder.catalogue.places import EARTH_RADIUS_KM, Places, Point, point_on_globe


@dataclass(frozen=True)
class Coverage:
    places: Places
    regions: Mapping[str, Region]

    def of(self, organisation: Organisation) -> frozenset[str]:
        """NIS codes of the municipalities the organisation says it comes to work in; empty when it says nothing."""
        area = organisation.work_area
        covered = {municipality.nis for municipality in area.municipalities}
        for region_id in area.regions:
            covered |= self.regions[region_id].area
        for gewest in area.everywhere:
            covered |= self._in_gewest[gewest]
        if area.km:
            for location in organisation.locations:
                covered |= self._within(location.latitude, location.longitude, area.km)
        return frozenset(covered)

    @cached_property
    def _in_gewest(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {"vlaanderen": set(), "brussel": set()}
        for municipality in self.places.municipalities.values():
            found.setdefault(municipality.gewest, set()).add(municipality.nis)
        return {gewest: frozenset(those) for gewest, those in found.items()}

    @cached_property
    def _centres(self) -> list[tuple[Point, str]]:
        """Of the municipalities with their NIS codes, from south to north."""
        places = self.places.municipalities.values()
        return sorted((point_on_globe(place.latitude, place.longitude), place.nis) for place in places)

    @cached_property
    def _circles(self) -> dict[tuple[float, float, int], frozenset[str]]:
        return {}  # many locations share the point of their postal code

    def _within(self, latitude: float, longitude: float, km: int) -> frozenset[str]:
        """Municipalities whose centre is within that many kilometres of a point."""
        key = (latitude, longitude, km)
        if key not in self._circles:
            here, chord = point_on_globe(latitude, longitude), 2 * math.sin(km / EARTH_RADIUS_KM / 2)
            first = bisect_left(self._centres, here[0] - chord, key=_height)
            last = bisect_right(self._centres, here[0] + chord, key=_height)
            self._circles[key] = frozenset(
                nis for there, nis in self._centres[first:last] if math.dist(here, there) <= chord
            )
        return self._circles[key]


def _height(centre: tuple[Point, str]) -> float:
    return centre[0][0]
