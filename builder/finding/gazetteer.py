"""What people type for a place, with the concept it is and how sure that is (1 to 15)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.catalogue.model import Catalogue
from builder.catalogue.places import Municipality
from builder.finding.concepts import FLANDERS, Concepts
from builder.finding.keys import key_of
from builder.finding.normalise import joined

OWN_NAME, FRENCH_NAME, FORMER, SECTION, AREA, CODE = 15, 14, 13, 11, 10, 15
REGION_WEIGHTS = {"province": 14, "referentieregio": 13, "streek": 12, "gewest": 15}
_GENERIC = re.compile(
    r"^(?:de|het|la|le|the)\s+|\b(?:provincie|regio|streek|province de|province du|région de)\s+", re.IGNORECASE
)
_SAINT = re.compile(r"\b(?:sint|saint|sainte)\b", re.I)
_SHORT = re.compile(r"-([oa])(?:p|an)-(d)en?-")  # Heist o/d Berg


@dataclass(frozen=True)
class Gazetteer:
    catalogue: Catalogue
    concepts: Concepts

    def entries(self) -> Iterator[tuple[str, int, int, bool]]:
        """Key, concept number, weight, and whether the key begins with a word of no weight."""
        for text, concept, weight in self._names():
            for spelling in dict.fromkeys(
                (text, _SAINT.sub("st", text), _SAINT.sub("ste", text), _SHORT.sub(r" \1/\2 ", text))
            ):
                key, leads = key_of(spelling)
                yield key, concept, weight, leads
                if leads:
                    yield _bare(spelling), concept, weight - 4, False

    def _names(self) -> Iterator[tuple[str, int, int]]:
        number = self.concepts.number
        for here, place in self._places.items():
            yield place.name, here, OWN_NAME
            if place.name_fr:
                yield place.name_fr, here, FRENCH_NAME
            for alias in place.aliases:
                yield alias, here, FORMER if alias in place.former else SECTION
        for code, entries in self.catalogue.places.postal_codes.items():
            for at, entry in enumerate(entries):
                if ("municipality", entry.nis) in number:
                    here = number["municipality", entry.nis]
                    yield code, here, CODE - min(at, 3)
                    for name in entry.names:
                        yield name, here, SECTION
        for name, nis in self.catalogue.places.areas.items():
            if ("municipality", nis) in number:
                yield name, number["municipality", nis], AREA
        for region in self.catalogue.regions.values():
            city = self.catalogue.places.by_slug.get(region.id)
            if region.kind == "gewest" and city is not None:  # who says Brussel means all of it
                for name in (city.name, city.name_fr or city.name, *city.aliases):
                    yield name, number["region", region.id], OWN_NAME
            for name in region.name.by_language.values():
                here = number["region", region.id]
                yield name, here, REGION_WEIGHTS[region.kind]
                bare = _GENERIC.sub("", name)
                if bare != name:
                    yield bare, here, REGION_WEIGHTS[region.kind]
                yield f"regio {bare}", here, 14 - (region.kind == "province")
                if region.kind == "province":
                    yield f"provincie {bare}", here, OWN_NAME
                    for short in _abbreviated(bare):
                        yield short, here, FORMER
        for name in ("Vlaanderen", "Flandre", "Flanders"):
            yield name, number["region", FLANDERS], OWN_NAME

    @cached_property
    def areas(self) -> Mapping[str, Mapping[str, str]]:
        """Names of areas that are no region of ours, by what is looked up, for the municipality in their middle: who
        asks for the Meetjesland is not told of Eeklo."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        written = sorted(self.catalogue.places.areas.items())  # names come before `aan zee`
        for name, nis in written:
            own = name if name[0].isupper() else next(iter(found[nis].values()), name)
            key, leads = key_of(name)
            found[nis].update({key: own} | ({_bare(name): own} if leads else {}))
        return found

    @cached_property
    def members(self) -> Mapping[int, tuple[int, ...]]:
        """Concept numbers of the municipalities of each region."""
        number = self.concepts.number
        found = {
            number["region", region.id]: tuple(
                number["municipality", place.nis]
                for place in region.municipalities
                if ("municipality", place.nis) in number
            )
            for region in self.catalogue.regions.values()
        }
        found[number["region", FLANDERS]] = tuple(
            here for here, place in self._places.items() if place.gewest == "vlaanderen"
        )
        return found

    @cached_property
    def _places(self) -> Mapping[int, Municipality]:
        """By concept number."""
        known = self.catalogue.places.municipalities
        return {concept.number: known[concept.id] for concept in self.concepts.of_kind("municipality")}


def _abbreviated(province: str) -> Iterator[str]:
    """`West-Vl` and `WVl`; `Vl Brabant`."""
    if "-Vlaanderen" in province:
        yield province.replace("Vlaanderen", "Vl")
        yield f"{province[0]}Vl"
    elif province.startswith("Vlaams"):
        yield province.replace("Vlaams", "Vl")


def _bare(spelling: str) -> str:
    """Key without the first word: `panne` for De Panne."""
    return joined(re.sub(r"^\w+['’\s]\s*", "", spelling))
