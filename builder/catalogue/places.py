"""Belgian places: municipalities of 2025, their postal codes, names, aliases, coordinates and outlines.

Read from content/places by :mod:`builder.reading.places`. NIS codes are those of Statbel; coordinates are WGS 84.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, kw_only=True)
class Municipality:
    nis: str
    slug: str  # URL part, unique: aalst, sint-niklaas
    name: str  # Dutch name
    name_fr: str | None
    province: str  # region id: provincie-limburg; brussel for the Brussels Region
    gewest: str  # vlaanderen | brussel | wallonie
    aliases: tuple[str, ...]  # former municipalities and other spellings: Overpelt, Neerpelt
    latitude: float
    longitude: float


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
    outlines: Mapping[str, tuple[tuple[tuple[float, float], ...], ...]]  # outline id -> rings of (lon, lat)

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Municipality, ...]]:
        """Municipalities by casefolded Dutch, French and alias name; a name may belong to more than one."""
        found: dict[str, list[Municipality]] = {}
        for municipality in self.municipalities.values():
            names = {municipality.name, municipality.name_fr or municipality.name, *municipality.aliases}
            for name in sorted(names):
                found.setdefault(name.casefold(), []).append(municipality)
        return {name: tuple(those) for name, those in found.items()}


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres (haversine) between two WGS 84 points in degrees."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_phi, half_lambda = (phi_b - phi_a) / 2, math.radians(lon_b - lon_a) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))
