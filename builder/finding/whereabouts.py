"""Where is asked for: who is in it, who comes to work there, and how far the others are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.finding.question import PlaceRead, Reading
from builder.finding.shelf import Kept, Shelf

NEARBY = 25  # km: still a fair answer when a place is asked for
SAME_CODE = 14  # from this weight on, a postal code is as much of one municipality as of another


@dataclass(frozen=True)
class Point:
    """A place that is named beside the question, with --near."""

    latitude: float
    longitude: float
    name: str


@dataclass(frozen=True)
class There:
    km: int | None  # None: the organisation has no location
    inside: bool
    covers: bool
    name: str


@dataclass(frozen=True)
class PlaceMeant:
    read: PlaceRead
    text: str
    concepts: tuple[Kept, ...]  # likeliest first

    @property
    def label(self) -> str:
        """The place as it was asked for: an area keeps its name, though it is looked for around its middle town."""
        first = self.concepts[0]
        name: str = first.extra.get("areas", {}).get(self.read.span.key, first.label)
        return name

    @property
    def meant(self) -> tuple[Kept, ...]:
        """All municipalities of a postal code, otherwise the likeliest reading."""
        if not self.read.words[0].code or len(self.concepts) < 2:
            return self.concepts[:1]
        sure = tuple(
            kept for kept, (_, weight) in zip(self.concepts, self.read.readings, strict=False) if weight >= SAME_CODE
        )
        return sure or self.concepts[:1]


def _flat_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two municipalities, as flat as the browser takes Belgium to be."""
    (a, b), (c, d) = (tuple(round(degrees * 1000) for degrees in point) for point in (one, other))
    return math.sqrt(((a - c) * 0.11119) ** 2 + ((b - d) * 0.0702) ** 2)


def _whole(value: float) -> int:
    """Rounded, halves up: as in the browser."""
    return math.floor(value + 0.5)


class Whereabouts:
    """Of one question: the places in it, or else the point beside it."""

    def __init__(self, shelf: Shelf, reading: Reading, near: Point | None = None) -> None:
        self.shelf = shelf
        self.near = near
        self.places = tuple(
            PlaceMeant(place, reading.text(place.words), tuple(shelf.concepts[n] for n, _ in place.readings[:3]))
            for place in reading.places
        )
        self.meant = tuple(kept for place in self.places for kept in place.meant)
        self.region = any(place.concepts[0].kind == "region" for place in self.places)
        self._memory: dict[int, There] = {}

    @property
    def asked(self) -> bool:
        return bool(self.places) or self.near is not None

    @cached_property
    def towns(self) -> frozenset[str]:
        """NIS codes of what is asked for."""
        return frozenset(nis for kept in self.meant for nis in kept.extra.get("places", [kept.id]))

    @cached_property
    def covering(self) -> frozenset[int]:
        return frozenset(number for kept in self.meant for number in self.shelf.covering(kept))

    def there(self, number: int) -> There:
        if number not in self._memory:
            point = self.near is not None and not self.places
            self._memory[number] = self._from_point(number) if point else self._from_town(number)
        return self._memory[number]

    def _from_point(self, number: int) -> There:
        assert self.near is not None
        found = self.shelf.nearest_point(number, self.near.latitude, self.near.longitude)
        return There(None, False, False, "") if found is None else There(_whole(found[0]), False, False, found[1])

    def _from_town(self, number: int) -> There:
        covers = number in self.covering
        distances = sorted((self._far[nis], nis) for nis in self.shelf.towns(number) if nis in self._far)
        if not distances:
            return There(None, False, covers, "")
        km, nis = distances[0]
        return There(_whole(km), nis in self.towns, covers, self.shelf.by_key["municipality", nis].label)

    @cached_property
    def _far(self) -> Mapping[str, float]:
        """Kilometres from each municipality to the nearest of what is asked for."""
        points = self.shelf.points
        middles = [points[nis] for nis in sorted(self.towns)]
        return {
            nis: 0.0 if nis in self.towns else min((_flat_km(here, there) for there in middles), default=0.0)
            for nis, here in points.items()
        }

    @cached_property
    def around(self) -> frozenset[int]:
        """Who is in the place, near it, or comes to work there."""
        near = (number for number in self.shelf.organisations if (self.there(number).km or 0) <= NEARBY)
        return frozenset(number for number in near if self.there(number).km is not None) | self.covering

    def factor(self, number: int) -> float:
        """What the distance leaves of a score: in the place all, in the next town most, far away little."""
        there = self.there(number)
        if there.inside:
            return 1.0
        if there.covers:
            return 0.97 - min(50 if there.km is None else there.km, 50) / 2500
        if there.km is None:
            return 0.1
        if self.region:
            return 0.3 / (1 + there.km / 40)
        return 0.93 - there.km / 200 if there.km <= NEARBY else 0.4 / (1 + (there.km - NEARBY) / 20)
