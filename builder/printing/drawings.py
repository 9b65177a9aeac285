"""Drawings for print as SVG: a map around the places that matter, a QR code, the icon of a sector."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import segno

from builder.catalogue.model import Location
from builder.catalogue.outlines import Line
from builder.catalogue.places import Municipality, Places
from builder.printing.inks import INK, PAPER, Palette
from builder.rendering.icons import drawing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" '
LEAST = 140  # grid steps (of about 250 m) that a map is wide at least
EDGE = 0.07  # of the width, left free around what must be seen
LETTERS, DOT = 3.1, 1.3  # mm on paper: the height of a town's name, and of the least dot from its middle
LETTER_WIDTH = 0.52  # of its height
COARSE = 0.0016  # of the width: bends smaller than this are straightened


class Frame(NamedTuple):
    """The part of the land that a map shows, in grid steps."""

    left: float
    top: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height


class TownName(NamedTuple):
    """A name on a map, on the line through `y`; `x` is where its `side` (left, center, right) is; both 0 to 1."""

    words: str
    x: float
    y: float
    side: str


class Drawing(NamedTuple):
    """A map, and the names that the layout writes on it with its own letters."""

    svg: str
    names: tuple[TownName, ...]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def qr_code(address: str) -> str:
    """The address as a QR code; the white edge that readers ask for is left to the page."""
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", border=0, omitsize=True, dark=INK, xmldecl=False, nl=False)
    return drawn.getvalue().decode()


def sector_icon(name: str, colour: str) -> str:
    """The icon `material/flower` in a colour."""
    drawn = drawing(name)
    return f'{HEAD}fill="{colour}" viewBox="{drawn.box}">{drawn.paths}</svg>'


def place_map(
    places: Places,
    inks: Palette,
    locations: Sequence[Location],
    named: Callable[[Municipality], str],
    highlighted: Sequence[str] = (),
    *,
    width: float,
    ratio: float,
) -> Drawing | None:
    """A dot for each of `locations` on the land around them; `width` mm wide on paper, `ratio` times as wide as high.

    Municipalities (NIS codes) that are `highlighted` are coloured one by one, and the map is drawn around them
    and the dots; without them it shows the whole land.
    Towns are named (as `named` says) where there is room. None when the places have no outlines.
    """
    if not places.outlines:
        return None
    spots = _spots(places, locations)
    borders = [point for nis in highlighted for ring in places.outlines.rings([nis]) for point in ring]
    seen = [*borders, *spots] if borders else [*spots, *(point for arc in places.outlines.arcs for point in arc)]
    frame = _around(seen, ratio)
    mm = frame.width / width
    dot = DOT * mm
    parts = [
        f'{HEAD}viewBox="{frame.left:.1f} {frame.top:.1f} {frame.width:.1f} {frame.height:.1f}">',
        f'<rect x="{frame.left:.1f}" y="{frame.top:.1f}" width="100%" height="100%" fill="{PAPER}"/>',
        _land(places, frame, inks, mm),
        _areas(places, frame, highlighted, inks, mm),
        *(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{dot * min(1 + (count - 1) * 0.18, 2.4):.2f}" '
            f'fill="{inks.strong}" stroke="{PAPER}" stroke-width="{dot / 3:.2f}"/>'
            for (x, y), count in sorted(spots.items())
            if frame.holds(x, y)
        ),
        "</svg>",
    ]
    names = _labels(frame, LETTERS * mm, spots, _towns(places, locations, named))
    return Drawing("".join(parts), tuple(names))


def _spots(places: Places, locations: Iterable[Location]) -> Counter[tuple[float, float]]:
    """Where there are dots, in whole grid steps, and how many locations each stands for."""
    points = (places.outlines.grid_point(one.longitude, one.latitude) for one in locations)
    return Counter((round(x), round(y)) for x, y in points)


def _around(points: Iterable[tuple[float, float]], ratio: float) -> Frame:
    those = list(points)
    west, east = min(x for x, _ in those), max(x for x, _ in those)
    north, south = min(y for _, y in those), max(y for _, y in those)
    width = max(east - west, (south - north) * ratio, LEAST) * (1 + 2 * EDGE)
    height = width / ratio
    return Frame((west + east - width) / 2, (north + south - height) / 2, width, height)


def _land(places: Places, frame: Frame, inks: Palette, mm: float) -> str:
    shapes = places.provinces(frame.width * COARSE)
    return "".join(
        f'<path d="{_path(shapes.rings([province]))}" fill="{inks.soft}" stroke="{inks.tint}" '
        f'stroke-width="{0.4 * mm:.2f}" fill-rule="evenodd" stroke-linejoin="round"/>'
        for province in shapes.areas
    )


def _areas(places: Places, frame: Frame, highlighted: Sequence[str], inks: Palette, mm: float) -> str:
    shapes = places.outlines.grouped({nis: [nis] for nis in highlighted}, frame.width * COARSE / 2)
    return "".join(
        f'<path d="{_path(shapes.rings([nis]))}" fill="{inks.tint}" stroke="{PAPER}" '
        f'stroke-width="{0.35 * mm:.2f}" fill-rule="evenodd" stroke-linejoin="round"/>'
        for nis in sorted(shapes.areas)
    )


def _path(rings: Sequence[Line]) -> str:
    return "".join("M" + "L".join(f"{x} {y}" for x, y in ring[:-1]) + "Z" for ring in rings)


def _labels(
    frame: Frame, size: float, spots: Iterable[tuple[float, float]], towns: Iterable[tuple[str, float, float]]
) -> list[TownName]:
    """Names of towns beside their dots; a name without room is left out, so the busiest towns come first."""
    taken = [Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2) for x, y in spots]
    drawn = []
    for name, x, y in towns:
        wide = len(name) * size * LETTER_WIDTH
        for side, left, baseline in (
            ("left", x + size * 0.7, y + size * 0.33),
            ("right", x - size * 0.7 - wide, y + size * 0.33),
            ("center", x - wide / 2, y - size * 0.7),
            ("center", x - wide / 2, y + size * 1.35),
        ):
            box = Box(left, baseline - size * 0.8, left + wide, baseline + size * 0.25)
            inside = frame.holds(box.left, box.top) and frame.holds(box.right, box.bottom)
            if inside and not any(box.meets(other) for other in taken):
                at = {"left": left, "right": left + wide, "center": left + wide / 2}[side]
                label = TownName(name, (at - frame.left) / frame.width, (baseline - frame.top) / frame.height, side)
                drawn.append(label)
                taken.append(box)
                break
    return drawn


def _towns(
    places: Places, locations: Iterable[Location], named: Callable[[Municipality], str]
) -> list[tuple[str, float, float]]:
    """Each town with the spot of its first location, the towns with most locations first."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[float, float]] = {}
    for one in locations:
        town = named(one.municipality)
        counts[town] += 1
        x, y = places.outlines.grid_point(one.longitude, one.latitude)
        first.setdefault(town, (round(x), round(y)))
    return [(town, *first[town]) for town in sorted(counts, key=lambda town: (-counts[town], town))]
