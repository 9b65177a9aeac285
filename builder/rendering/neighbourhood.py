"""What is near: organisations around a municipality or an organisation, and how far that is in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from builder.catalogue.model import Organisation
from builder.catalogue.places import Municipality
from builder.catalogue.queries import Directory
from builder.rendering.words import Words

Listed = tuple[Organisation, str]  # an organisation and the words beside its name: a place, a distance


class Neighbour(NamedTuple):
    organisation: Organisation
    km: float
    nis: str  # of its municipality that is so near


class Neighbourhood:
    def __init__(self, directory: Directory, words: Words) -> None:
        self._directory = directory
        self._words = words
        self._distances = directory.atlas.distances
        self._lines: dict[str, dict[str, int]] = {}

    def around(self, municipality: Municipality, up_to_km: float, number: int) -> list[Neighbour]:
        """The `number` nearest organisations without a location in the municipality, at most `up_to_km` from it."""
        here = {one.slug for one in self._directory.in_municipality(municipality.nis)}
        found: dict[str, Neighbour] = {}
        for nis, km in self._distances.nearby(municipality.nis):
            if km > up_to_km or len(found) >= number:
                break
            for one in self._directory.in_municipality(nis):
                if one.slug not in here:
                    found.setdefault(one.slug, Neighbour(one, km, nis))
        return list(found.values())[:number]

    def nearby(self, organisation: Organisation, number: int, without: Iterable[Organisation] = ()) -> list[Listed]:
        """The `number` organisations nearest to its first location.

        Within a municipality the list begins after the organisation's own place in the alphabet and goes round, so
        that not everybody points at the same few names.
        """
        if not organisation.municipalities:
            return []
        taken = {organisation.slug, *(other.slug for other in without)}
        found: list[Listed] = []
        for nis, km in self._distances.nearby(organisation.municipalities[0].nis):
            those = self._directory.in_municipality(nis)
            start = self._places_in_line(nis).get(organisation.slug, -1) + 1
            for step in range(len(those)):
                other = those[(start + step) % len(those)]
                if other.slug not in taken:
                    taken.add(other.slug)
                    found.append((other, self.distance(nis, km)))
                    if len(found) == number:
                        return found
        return found

    def _places_in_line(self, nis: str) -> dict[str, int]:
        """At which place each organisation of a municipality stands in its alphabetical list."""
        if nis not in self._lines:
            self._lines[nis] = {one.slug: place for place, one in enumerate(self._directory.in_municipality(nis))}
        return self._lines[nis]

    def distance(self, nis: str, km: float) -> str:
        """How far away a municipality is: Hasselt, op 12 km; close by, only its name."""
        place = self._words.place(self._directory.catalogue.places.municipalities[nis])
        return place if km < 1 else self._words._("%(place)s, %(km)s km away", place=place, km=round(km))

    def further(self, km: float) -> str:
        return self._words._("%(km)s km further", km=max(1, round(km)))
