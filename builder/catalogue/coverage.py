"""Which municipalities an organisation's work area takes in, apart from where it has its locations."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.catalogue.model import Organisation, Region
from builder.catalogue.places import Places, distance_km

KM_PER_DEGREE = 111.1  # of latitude, a little less than it is anywhere, so that the quick test never drops a place


@dataclass(frozen=True)
class Coverage:
    places: Places
    regions: Mapping[str, Region]

    def of(self, organisation: Organisation) -> frozenset[str]:
        """NIS codes of the municipalities the organisation says it comes to work in; empty when it says nothing."""
        area = organisation.work_area
        covered = {municipality.nis for municipality in area.municipalities}
        for region_id in area.regions:
            covered |= self._in_region[region_id]
        for gewest in area.everywhere:
            covered |= self._in_gewest[gewest]
        if area.km:
            for location in organisation.locations:
                covered |= self._within(location.latitude, location.longitude, area.km)
        return frozenset(covered)

    @cached_property
    def _in_region(self) -> Mapping[str, frozenset[str]]:
        return {
            region.id: frozenset(municipality.nis for municipality in region.municipalities)
            for region in self.regions.values()
        }

    @cached_property
    def _in_gewest(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {"vlaanderen": set(), "brussel": set()}
        for municipality in self.places.municipalities.values():
            found.setdefault(municipality.gewest, set()).add(municipality.nis)
        return {gewest: frozenset(those) for gewest, those in found.items()}

    @cached_property
    def _circles(self) -> dict[tuple[float, float, int], frozenset[str]]:
        return {}  # many locations share the point of their postal code

    def _within(self, latitude: float, longitude: float, km: int) -> frozenset[str]:
        """Municipalities whose centre is within that many kilometres of a point."""
        key = (latitude, longitude, km)
        if key not in self._circles:
            high = km / KM_PER_DEGREE
            wide = high / math.cos(math.radians(min(abs(latitude) + high, 89.0)))
            self._circles[key] = frozenset(
                place.nis
                for place in self.places.municipalities.values()
                if abs(place.latitude - latitude) <= high
                and abs(place.longitude - longitude) <= wide
                and distance_km(latitude, longitude, place.latitude, place.longitude) <= km
            )
        return self._circles[key]
