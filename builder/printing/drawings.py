"""Drawings for print as SVG: a map around the places that matter, a QR code, the icon of a sector."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import segno

from builder.catalogue.model import Location
from builder.catalogue.outlines import Line
from builder.catalogue.places import Places
from builder.printing.inks import INK, PAPER, Palette
from builder.rendering.icons import icon

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" '
LEAST = 90  # grid steps (of about 250 m) that a map is wide at least
EDGE = 0.07  # of the width, left free around what must be seen
LETTERS = 0.018  # of the width: the height of a town's name
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


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def qr_code(address: str) -> str:
    """The address as a QR code; the white edge that readers ask for is left to the page."""
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", border=0, omitsize=True, dark=INK, xmldecl=False, nl=False)
    return drawn.getvalue().decode()


def sector_icon(name: str, colour: str) -> str:
    """The icon `material/flower` in a colour."""
    svg = str(icon(name))
    return svg.replace("<svg ", f'{HEAD}fill="{colour}" ', 1)


def place_map(
    places: Places,
    inks: Palette,
    locations: Iterable[Location],
    highlighted: Sequence[str] = (),
    ratio: float = 1.5,
    names: bool = True,
) -> str:
    """A dot for each of `locations` on the land around them, `ratio` times as wide as high.

    Municipalities (NIS codes) that are `highlighted` are coloured one by one, and the map is drawn around them.
    Towns are named where there is room. Empty when the places have no outlines.
    """
    if not places.outlines.areas:
        return ""
    spots = _spots(places, locations)
    borders = [point for nis in highlighted for ring in places.outlines.rings([nis]) for point in ring]
    seen = [*borders, *spots] if borders else [*spots] or [p for arc in places.outlines.arcs for p in arc]
    frame = _around(seen, ratio)
    dot = frame.width * 0.007
    parts = [
        f'{HEAD}viewBox="{frame.left:.1f} {frame.top:.1f} {frame.width:.1f} {frame.height:.1f}">',
        f'<rect x="{frame.left:.1f}" y="{frame.top:.1f}" width="100%" height="100%" fill="{inks.soft}"/>',
        _land(places, frame, inks),
        _areas(places, frame, highlighted, inks),
        *(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{dot * min(1 + (count - 1) * 0.18, 2.4):.2f}" '
            f'fill="{inks.strong}" stroke="{PAPER}" stroke-width="{dot / 3:.2f}"/>'
            for (x, y), count in sorted(spots.items())
            if frame.holds(x, y)
        ),
        *(_labels(places, frame, spots) if names else ()),
        "</svg>",
    ]
    return "".join(parts)


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


def _land(places: Places, frame: Frame, inks: Palette) -> str:
    provinces: dict[str, list[str]] = {}
    for nis in places.outlines.areas:
        provinces.setdefault(places.municipalities[nis].province, []).append(nis)
    shapes = places.outlines.grouped(provinces, frame.width * COARSE)
    width = frame.width * 0.0025
    return "".join(
        f'<path d="{_path(shapes.rings([province]))}" fill="{PAPER}" stroke="{inks.tint}" stroke-width="{width:.2f}" '
        'fill-rule="evenodd" stroke-linejoin="round"/>'
        for province in shapes.areas
    )


def _areas(places: Places, frame: Frame, highlighted: Sequence[str], inks: Palette) -> str:
    shapes = places.outlines.grouped({nis: [nis] for nis in highlighted}, frame.width * COARSE / 2)
    return "".join(
        f'<path d="{_path(shapes.rings([nis]))}" fill="{inks.tint}" stroke="{PAPER}" '
        f'stroke-width="{frame.width * 0.0018:.2f}" fill-rule="evenodd" stroke-linejoin="round"/>'
        for nis in sorted(shapes.areas)
    )


def _path(rings: Sequence[Line]) -> str:
    return "".join("M" + "L".join(f"{x} {y}" for x, y in ring[:-1]) + "Z" for ring in rings)


def _labels(places: Places, frame: Frame, spots: Counter[tuple[float, float]]) -> list[str]:
    """Names of towns beside their dots, those with most locations first; a name without room is left out."""
    size = frame.width * LETTERS
    taken = [Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2) for x, y in spots]
    drawn = []
    for name, x, y in _towns(places, frame, spots):
        wide = len(name) * size * LETTER_WIDTH
        for anchor, left, baseline in (
            ("start", x + size * 0.7, y + size * 0.33),
            ("end", x - size * 0.7 - wide, y + size * 0.33),
            ("middle", x - wide / 2, y - size * 0.7),
            ("middle", x - wide / 2, y + size * 1.35),
        ):
            box = Box(left, baseline - size * 0.8, left + wide, baseline + size * 0.25)
            inside = frame.holds(box.left, box.top) and frame.holds(box.right, box.bottom)
            if inside and not any(box.meets(other) for other in taken):
                at = {"start": left, "end": left + wide, "middle": left + wide / 2}[anchor]
                drawn.append(_label(name, at, baseline, size, anchor))
                taken.append(box)
                break
    return drawn


def _towns(
    places: Places, frame: Frame, spots: Counter[tuple[float, float]]
) -> list[tuple[str, float, float]]:
    """Each town with a dot near its middle: name and the dot that is nearest to it, the busiest towns first."""
    found: dict[str, tuple[int, float, float]] = {}
    for nis in places.outlines.areas:
        town = places.municipalities[nis]
        middle = places.outlines.grid_point(town.longitude, town.latitude)
        if not frame.holds(*middle):
            continue
        near = [(x, y) for x, y in spots if abs(x - middle[0]) < 14 and abs(y - middle[1]) < 14]
        if near:
            x, y = min(near, key=lambda spot: ((spot[0] - middle[0]) ** 2 + (spot[1] - middle[1]) ** 2, spot))
            found[town.name] = (sum(spots[spot] for spot in near), x, y)
    return [(name, x, y) for name, (_count, x, y) in sorted(found.items(), key=lambda item: (-item[1][0], item[0]))]


def _label(name: str, x: float, y: float, size: float, anchor: str) -> str:
    """Town names come from content/places; `&` and `<` are written as SVG wants them."""
    safe = name.replace("&", "&amp;").replace("<", "&lt;")
    common = f'x="{x:.1f}" y="{y:.1f}" font-family="Source Sans 3" font-size="{size:.2f}" text-anchor="{anchor}"'
    halo = f'<text {common} fill="none" stroke="{PAPER}" stroke-opacity="0.85" stroke-width="{size * 0.28:.2f}"'
    return f'{halo} stroke-linejoin="round">{safe}</text><text {common} fill="{INK}">{safe}</text>'
