"""Where the place of a judged query is, and how an exported organisation lies to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.catalogue.places import Places, distance_km

WITHIN = re.compile(r"(?P<area>work area or )?(?P<km>\d+) km|in it|Brussels region")
NEAR_AREA_KM = 20.0  # outside a region or province, but next to it
NEAR_TOWN_KM = 25.0  # outside a municipality, but near it
FAR = 2.0  # times the distance that was asked for


@dataclass(frozen=True)
class Area:
    """A place somebody can ask for: its municipalities, and the points (latitude, longitude) one is near to."""

    nis: frozenset[str]
    points: tuple[tuple[float, float], ...]
    wide: bool  # a region or province, no town


@dataclass(frozen=True)
class Geography:
    """`regions` are those of the export: `{"id", "title", "municipalities": [NIS, …]}`."""

    places: Places
    regions: Sequence[Mapping[str, Any]]

    @cached_property
    def _region_by_name(self) -> Mapping[str, Mapping[str, Any]]:
        """By id, by title, and provinces also without that word. Provinces win: Limburg is also a referentieregio."""
        found: dict[str, Mapping[str, Any]] = {}
        for region in sorted(self.regions, key=lambda region: region.get("kind") == "province"):
            names = (region["title"], region["title"].removeprefix("Provincie "))
            found.update((name.casefold(), region) for name in names)
        return found | {region["id"]: region for region in self.regions if region["id"] not in found}

    def area(self, name: str, within: str) -> Area:
        """A municipality of Flanders or Brussels by its Dutch name, a region by id or name, a postal code, or any
        other name a municipality has. Raises KeyError for a place that is none of these."""
        if within == "Brussels region":
            name = "brussel"
        elif name in self.places.postal_codes:
            codes = self.places.postal_codes[name]
            return Area(frozenset(each.nis for each in codes), tuple((c.latitude, c.longitude) for c in codes), False)
        elif (town := self.places.by_dutch_name.get(name)) and town.gewest != "wallonie":  # Limbourg is also Limburg
            return self._around([town.nis], wide=False)
        if region := self._region_by_name.get(name.casefold()):
            return self._around(region["municipalities"], wide=True)
        return self._around([self.places.by_name[name.casefold()][0].nis], wide=False)

    def _around(self, nis_codes: Sequence[str], wide: bool) -> Area:
        towns = [self.places.municipalities[nis] for nis in nis_codes]
        return Area(frozenset(nis_codes), tuple((town.latitude, town.longitude) for town in towns), wide)

    def level(self, organisation: Mapping[str, Any], area: Area, within: str) -> int:
        """3 as asked, 1 the right thing but outside, 0 too far.

        `within`: "in it" (a location there), "N km" or "work area or N km" (a location within N km of it, or a stated
        work area that takes it in), "Brussels region". Raises ValueError for anything else.
        """
        rule = WITHIN.fullmatch(within)
        if rule is None:
            raise ValueError(f"no such distance: {within!r}")
        locations = organisation["locations"]
        if any(location["nis"] in area.nis for location in locations):
            return 3
        km = min(
            (distance_km(location["lat"], location["lon"], *point) for location in locations for point in area.points),
            default=float("inf"),
        )
        covers = self._covers(organisation, area, km)
        if rule["km"]:
            radius = float(rule["km"])
            return 3 if covers or km <= radius else 1 if km <= FAR * radius else 0
        near = NEAR_AREA_KM if area.wide else NEAR_TOWN_KM
        return 1 if covers or km <= near else 0

    def _covers(self, organisation: Mapping[str, Any], area: Area, km: float) -> bool:
        """Whether the stated work area takes in the place, or part of it."""
        by_id = {region["id"]: region for region in self.regions}
        for code in organisation["work_area"]:
            what, _, value = code.partition(":")
            if what == "municipality" and value in area.nis:
                return True
            if what == "region" and not area.nis.isdisjoint(by_id[value]["municipalities"]):
                return True
            if what == "everywhere" and any(self.places.municipalities[nis].gewest == value for nis in area.nis):
                return True
            if what == "km" and km <= float(value):
                return True
        return False
