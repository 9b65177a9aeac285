"""Municipalities and postal codes put together: names that people still use, and a point for each.

The point of a section is that of the GeoNames settlement of the same name inside the cantons of its municipality.
A municipality and a postal code get the point of their largest section, so a place where people live and no empty
field between two villages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.catalogue.places import Municipality, PostalCode
from builder.editing.gazetteer.grid import Grid
from builder.editing.gazetteer.mergers import FORMER_MUNICIPALITIES, SEATS, SPELLINGS
from builder.editing.gazetteer.sources import Commune, Section, Settlement, Sources


@dataclass(frozen=True)
class Village:
    """A section with its point, in the municipality it belongs to."""

    nis: str
    code: str
    name: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True)
class Towns:
    municipalities: tuple[Municipality, ...]  # by NIS code
    postal_codes: tuple[PostalCode, ...]  # by code, then NIS code
    villages: tuple[Village, ...]  # of Flanders and Brussels


def place_towns(sources: Sources) -> Towns:
    """Raises LookupError when a municipality or a postal code gets no point."""
    named = _by_key(sources.settlements)
    communes = {commune.nis: commune for commune in sources.communes}
    holders: dict[str, list[str]] = {}
    for code, nis in sources.codes:
        holders.setdefault(code, []).append(nis)

    villages: list[Village] = []
    names: dict[tuple[str, str], list[str]] = {}
    for section in sources.sections:
        for nis in _holders_of(section, [communes[nis] for nis in holders[section.code]]):
            names.setdefault((section.code, nis), []).append(section.name)
            village = _village(section, communes[nis], named, sources.grid)
            if village:
                villages.append(village)

    centres: dict[str, tuple[float, float]] = {}
    for commune in sources.communes:
        own = [village for village in villages if village.nis == commune.nis]
        centres[commune.nis] = _seat(commune, own, named)

    municipalities = tuple(
        _municipality(commune, centres[commune.nis], {n for key in names if key[1] == commune.nis for n in names[key]})
        for commune in sources.communes
    )
    postal_codes = tuple(
        PostalCode(
            code=code,
            nis=nis,
            names=tuple(sorted(names.get((code, nis), []))),
            latitude=point[0],
            longitude=point[1],
        )
        for code, nis in sources.codes
        for point in [_centre([v for v in villages if (v.code, v.nis) == (code, nis)]) or centres[nis]]
    )
    return Towns(municipalities, postal_codes, tuple(villages))


def _holders_of(section: Section, communes: list[Commune]) -> list[str]:
    """Where a code serves two municipalities, a section that has the name of one of them is in that one; else both."""
    same = [commune.nis for commune in communes if _key(commune.name) == _key(section.name)]
    return same or [commune.nis for commune in communes]


def _village(section: Section, commune: Commune, named: Mapping[str, list[Settlement]], grid: Grid) -> Village | None:
    if section.point:
        latitude, longitude = section.point
        if not grid.areas_near(longitude, latitude) & set(commune.cantons):
            raise LookupError(f"{section.code} {section.name} does not lie in {commune.name}")
        return Village(commune.nis, section.code, section.name, *section.point, population=0)
    found = _best(section.name, commune, named)
    if not found:
        return None
    return Village(commune.nis, section.code, section.name, found.latitude, found.longitude, found.population)


def _best(name: str, commune: Commune, named: Mapping[str, list[Settlement]]) -> Settlement | None:
    """The settlement of that name in the municipality's cantons: its first name counts most, then its size."""
    here = [settlement for settlement in named.get(_key(name), []) if settlement.cantons & set(commune.cantons)]
    return max(here, key=lambda settlement: (_key(settlement.name) == _key(name), settlement.population), default=None)


def _centre(villages: Iterable[Village]) -> tuple[float, float] | None:
    largest = max(villages, key=lambda village: village.population, default=None)
    return (largest.latitude, largest.longitude) if largest else None


def _seat(commune: Commune, villages: Iterable[Village], named: Mapping[str, list[Settlement]]) -> tuple[float, float]:
    """The village we chose, else the largest one, else the settlement that has the municipality's own name."""
    chosen = SEATS.get(commune.name)
    centre = _centre([village for village in villages if chosen in (None, village.name)])
    if centre:
        return centre
    for name in filter(None, (chosen, commune.name, commune.name_fr)):
        found = _best(name, commune, named)
        if found:
            return found.latitude, found.longitude
    raise LookupError(f"no settlement found for {commune.nis} {commune.name}")


def _municipality(commune: Commune, centre: tuple[float, float], sections: Iterable[str]) -> Municipality:
    former = FORMER_MUNICIPALITIES.get(commune.name, ())
    own = {commune.name, commune.name_fr}
    aliases = {*former, *sections, *SPELLINGS.get(commune.name, ())} - own
    return Municipality(
        nis=commune.nis,
        slug=_key(commune.name).replace(" ", "-"),
        name=commune.name,
        name_fr=commune.name_fr if commune.name_fr != commune.name else None,
        province=commune.province,
        gewest=commune.gewest,
        aliases=tuple(sorted(aliases)),
        former=former,
        latitude=centre[0],
        longitude=centre[1],
    )


def _by_key(settlements: Iterable[Settlement]) -> Mapping[str, list[Settlement]]:
    found: dict[str, list[Settlement]] = {}
    for settlement in settlements:
        for key in sorted({_key(name) for name in (settlement.name, *settlement.other_names)}):
            found.setdefault(key, []).append(settlement)
    return found


def _key(name: str) -> str:
    """How names are compared: no capitals, accents or apostrophes, hyphens as spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return " ".join(plain.replace("'", "").replace("-", " ").split())
