"""Which municipalities an organisation's work area takes in, apart from where it has its locations."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from builder.catalogue.model import Location, Organisation, Region
from builder.catalogue.places import EARTH_RADIUS_KM, Places, Point, point_on_globe

ROUNDING = 1e-12  # of a sum of lengths on a globe of radius 1


@dataclass(frozen=True)
class Coverage:
    places: Places
    regions: Mapping[str, Region]

    def of(self, organisation: Organisation) -> frozenset[str]:
        """NIS codes of the municipalities the organisation says it comes to work in; empty when it says nothing."""
        area = organisation.work_area
        parts = [self.regions[region_id].area for region_id in area.regions]
        parts += [self._in_gewest[gewest] for gewest in area.everywhere]
        if area.km:
            parts += [self._within(location, area.km) for location in organisation.locations]
        if area.municipalities or not parts:
            parts.append(frozenset(municipality.nis for municipality in area.municipalities))
        return parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]

    @cached_property
    def _in_gewest(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {"vlaanderen": set(), "brussel": set()}
        for municipality in self.places.municipalities.values():
            found.setdefault(municipality.gewest, set()).add(municipality.nis)
        return {gewest: frozenset(those) for gewest, those in found.items()}

    @cached_property
    def _centres(self) -> Mapping[str, Point]:
        places = self.places.municipalities
        return {nis: point_on_globe(place.latitude, place.longitude) for nis, place in places.items()}

    @cached_property
    def _outwards_from(self) -> dict[str, tuple[list[float], list[str]]]:
        return {}

    def _outwards(self, nis: str) -> tuple[list[float], list[str]]:
        """All municipalities from the centre of one, nearest first: straight through the globe, and their NIS codes."""
        if nis not in self._outwards_from:
            here = self._centres[nis]
            ordered = sorted(zip(map(math.dist, repeat(here), self._centres.values()), self._centres, strict=True))
            self._outwards_from[nis] = [far for far, _ in ordered], [other for _, other in ordered]
        return self._outwards_from[nis]

    @cached_property
    def _circles(self) -> dict[tuple[float, float, int], frozenset[str]]:
        return {}  # many locations share the point of their postal code

    def _within(self, location: Location, km: int) -> frozenset[str]:
        """Municipalities whose centre is within that many kilometres of a location. Those of its own municipality tell
        which are surely near enough and which surely are not: only a ring between the two is measured."""
        key = (location.latitude, location.longitude, km)
        if key not in self._circles:
            here, chord = point_on_globe(location.latitude, location.longitude), 2 * math.sin(km / EARTH_RADIUS_KM / 2)
            aside = math.dist(here, self._centres[location.municipality.nis]) + ROUNDING
            far, names = self._outwards(location.municipality.nis)
            sure, last = bisect_right(far, chord - aside), bisect_right(far, chord + aside)
            ring = (nis for nis in names[sure:last] if math.dist(here, self._centres[nis]) <= chord)
            self._circles[key] = frozenset((*names[:sure], *ring))
        return self._circles[key]
