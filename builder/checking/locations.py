"""Places that must agree with each other: a postal code with its municipality, coordinates with both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.catalogue.places import Municipality, distance_km
from builder.checking.index import Index
from builder.checking.violations import at, coordinates_shown
from builder.problems import Problem, listing
from builder.reading.document import Document, Path

# The outermost points of Belgium, in degrees, with a margin of about a kilometre.
SOUTH, NORTH, WEST, EAST = 49.48, 51.52, 2.52, 6.42
FAR_KM = 15
_DEGREES = ("lat", "lon")


def location_problems(document: Document, index: Index) -> Iterator[Problem]:
    """Problems of the locations of an organisation."""
    listed = document.value.get("locations")
    for at_, location in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(location, dict):
            yield from _location(document, ("locations", at_), location, index)


def _location(document: Document, path: Path, location: dict[str, Any], index: Index) -> Iterator[Problem]:
    municipality = index.by_dutch_name.get(_text(location.get("municipality")))
    code = _text(location.get("postal_code"))
    if len(code) == 4 and code.isdigit():
        yield from _postal_code(document, (*path, "postal_code"), code, municipality, index)
    coordinates = location.get("coordinates")
    if isinstance(coordinates, dict) and all(isinstance(coordinates.get(name), int | float) for name in _DEGREES):
        yield from _coordinates(document, (*path, "coordinates"), coordinates, municipality)


def _postal_code(
    document: Document, path: Path, code: str, municipality: Municipality | None, index: Index
) -> Iterator[Problem]:
    those = index.places.postal_codes.get(code)
    if not those:
        yield at(document, path, "unknown-postal-code", found=code)
        return
    if municipality is None or municipality.nis in {each.nis for each in those}:
        return
    owners = [index.places.municipalities[each.nis].name for each in those if each.nis in index.places.municipalities]
    codes = listing(sorted({each.code for each in index.places.codes_of.get(municipality.nis, ())}))
    right = listing(dict.fromkeys(owners))
    name = municipality.name
    yield at(document, path, "postal-code-elsewhere", found=code, municipality=name, right=right, codes=codes)


def _coordinates(
    document: Document, path: Path, coordinates: dict[str, Any], municipality: Municipality | None
) -> Iterator[Problem]:
    latitude, longitude = coordinates["lat"], coordinates["lon"]
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        yield at(document, path, "coordinates-abroad", found=coordinates_shown(coordinates))
    elif municipality is not None:
        km = distance_km(latitude, longitude, municipality.latitude, municipality.longitude)
        if km > FAR_KM:
            yield at(document, path, "coordinates-far", found=f"{km:.0f}", municipality=municipality.name)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
