"""Belgian places: municipalities of 2025, their postal codes, names, aliases, coordinates and outlines.

Read from content/places by :mod:`builder.reading.places`. NIS codes are those of Statbel; coordinates are WGS 84.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.catalogue.outlines import Outlines

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG

Point = tuple[float, float, float]  # on a globe of radius 1; the first is the height above the equator's plane


@dataclass(frozen=True, kw_only=True)
class Municipality:
    nis: str
    slug: str  # URL part, unique: aalst, sint-niklaas
    name: str  # Dutch name
    name_fr: str | None
    province: str  # region id: provincie-limburg; brussel for the Brussels Region
    gewest: str  # vlaanderen | brussel | wallonie
    aliases: tuple[str, ...]  # former municipalities, sections (deelgemeenten) and other spellings
    former: tuple[str, ...] = ()  # of the aliases, the municipalities that went into it since 2019: Neerpelt, Overpelt
    latitude: float
    longitude: float

    def name_in(self, language: str) -> str:
        """What readers of a language call it: Gent is Gand in French. What has no French name keeps its Dutch one."""
        return (language == "fr" and self.name_fr) or self.name


@dataclass(frozen=True, kw_only=True)
class PostalCode:
    code: str
    nis: str  # municipality it belongs to (a code that serves two has two entries)
    names: tuple[str, ...]  # sections (deelgemeenten) it serves
    latitude: float
    longitude: float


@dataclass(frozen=True, kw_only=True)
class Places:
    municipalities: Mapping[str, Municipality]  # by NIS code
    postal_codes: Mapping[str, tuple[PostalCode, ...]]  # by code
    outlines: Outlines = field(default_factory=Outlines)  # of the municipalities of Flanders and Brussels, by NIS code
    areas: Mapping[str, str] = field(default_factory=dict)  # names without borders, as Haspengouw: NIS of a town in it

    @cached_property
    def by_name(self) -> dict[str, tuple[Municipality, ...]]:
        """Municipalities by casefolded Dutch, French and alias name; a name may belong to more than one.

        The likeliest first: the municipality of that name before the one that had a former municipality of that name
        merged into it, and that before the one with such a section (`halle`: Halle, then Zoersel).
        """
        ranked: dict[str, dict[str, int]] = {}
        for municipality in self.municipalities.values():
            for rank, names in enumerate(_names_by_weight(municipality)):
                for name in names:
                    ranked.setdefault(name.casefold(), {}).setdefault(municipality.nis, rank)
        return {
            name: tuple(self.municipalities[nis] for nis in sorted(ranks, key=lambda nis: (ranks[nis], nis)))
            for name, ranks in sorted(ranked.items())
        }

    @cached_property
    def by_dutch_name(self) -> Mapping[str, Municipality]:
        """Municipalities by their own Dutch name as it is written, the name that profiles use; each is unique."""
        return {municipality.name: municipality for municipality in self.municipalities.values()}

    @cached_property
    def by_slug(self) -> Mapping[str, Municipality]:
        return {municipality.slug: municipality for municipality in self.municipalities.values()}

    def provinces(self, tolerance: float) -> Outlines:
        """Outlines of the provinces and of the Brussels Region, bends below `tolerance` grid steps straight; each
        coarseness is drawn once."""
        if tolerance not in self._provinces:
            groups: dict[str, list[str]] = {}
            for nis in self.outlines.areas:
                groups.setdefault(self.municipalities[nis].province, []).append(nis)
            self._provinces[tolerance] = self.outlines.grouped(groups, tolerance)
        return self._provinces[tolerance]

    @cached_property
    def _provinces(self) -> dict[float, Outlines]:
        return {}

    @cached_property
    def codes_of(self) -> Mapping[str, tuple[PostalCode, ...]]:
        """Postal codes by the NIS code of the municipality."""
        found: dict[str, list[PostalCode]] = {}
        for entries in self.postal_codes.values():
            for entry in entries:
                found.setdefault(entry.nis, []).append(entry)
        return {nis: tuple(entries) for nis, entries in sorted(found.items())}

    def at_code(self, code: str) -> tuple[Municipality, ...]:
        """Municipalities that a postal code serves; none when the code does not exist."""
        return tuple(self.municipalities[entry.nis] for entry in self.postal_codes.get(code, ()))


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres (haversine) between two WGS 84 points in degrees."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_phi, half_lambda = (phi_b - phi_a) / 2, math.radians(lon_b - lon_a) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))


def point_on_globe(latitude: float, longitude: float) -> Point:
    """Where a place lies on a globe of radius 1; straight lines through it are cheap to measure."""
    phi, theta = math.radians(latitude), math.radians(longitude)
    return math.sin(phi), math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta)


def _names_by_weight(municipality: Municipality) -> tuple[tuple[str, ...], ...]:
    french = (municipality.name_fr,) if municipality.name_fr else ()
    return (municipality.name,), french, municipality.former, municipality.aliases
