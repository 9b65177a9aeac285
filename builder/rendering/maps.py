"""Small SVG maps of Flanders and Brussels: an overview of regions to choose from, and a locator of dots.

An `Atlas` prepares the shapes once for all pages. The SVG carries no styles and no scripts; colours come from CSS:

    .ww-map                  both maps; .ww-map--overview or .ww-map--locator says which
    .ww-map__marks           what a locator shows on the land: the drawing LAND, the same on every page, lies behind it
    .ww-map__highlight       the region that the page is about
    .ww-map__dots            the dots, as strokes without length: give them round ends and a colour
    .ww-map__area            a region of the overview: an <a>, or a <g> when there is nothing to go to
    .ww-map__area--empty     a region of the overview with a count of nought
    .ww-map__shape           the shape in an area
    .ww-map__count           the number on an area, drawn for 24 units high
    .ww-map__name            the name below it, drawn for 11 units; left out where there is no room for it

One unit of a locator is about 500 metres, one unit of the overview about 250; north is up, and a degree of longitude
is drawn as long as it is at 51 degrees north.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup

from builder.catalogue.outlines import Line, Outlines
from builder.catalogue.places import Places
from builder.rendering.escaping import html

LOCATOR_STEPS, OVERVIEW_STEPS = 2, 1  # grid steps (of about 250 m) to one unit of the drawing
LOCATOR_TOLERANCE, OVERVIEW_TOLERANCE = 4.0, 1.5  # grid steps; what is straightened out
ISLET = 160  # square grid steps (10 km²); a loose piece of an area below this size is not worth its bytes
LAND = "assets/images/land.svg"  # below the site's root; the style sheet names it too
MARGIN = 6  # units around the land
DOT_WIDTHS = ((1, 7), (2, 9), (4, 12), (10, 16))  # from this many locations in one place: so many units across
COUNT_HEIGHT, NAME_HEIGHT, LETTER = 18, 13, 5.4  # units: a numeral, a line of a name, and the width of a letter in it
LINE_LENGTH = 12  # letters
SAMPLES = 11  # points tried along each side of an area in search of room for its number


MapPoint = tuple[float, float]  # a location: latitude and longitude, WGS 84 degrees


@dataclass(frozen=True, kw_only=True)
class MapArea:
    """A region of the overview."""

    name: str
    label: str  # what a screen reader and a tooltip say: "Kempen: 12 organisaties"
    count: int
    href: str | None  # None: nothing to go to
    municipalities: tuple[str, ...]  # NIS codes


class Atlas:
    """Maps of the municipalities in `places` that have an outline."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._highlights: dict[tuple[str, ...], str] = {}
        self._rooms: dict[tuple[str, ...], tuple[int, int]] = {}  # where words fit, by municipalities of an area
        self._spots: dict[MapPoint, tuple[int, int]] = {}  # a location is on many pages

    def overview(self, areas: Sequence[MapArea], *, title: str, id_: str = "map") -> Markup:
        """The areas side by side, each a link with its number; a labelled group of links. `id_` is unique on the page.

        Areas may not overlap (ValueError). Empty when there are no outlines.
        """
        if not self._outlines:
            return Markup("")
        shapes = self._outlines.grouped(
            {str(number): area.municipalities for number, area in enumerate(areas)}, OVERVIEW_TOLERANCE
        )
        drawn = ((area, shapes.rings([str(number)])) for number, area in enumerate(areas))
        return Markup(
            '<svg class="ww-map ww-map--overview" viewBox="{box}" role="group" aria-labelledby="{id}-title">'
            '<title id="{id}-title">{title}</title>{areas}</svg>\n'
        ).format(
            box=self._view_box(OVERVIEW_STEPS),
            id=id_,
            title=title,
            areas=Markup("").join(self._area(area, rings) for area, rings in drawn if rings),
        )

    def locator(
        self,
        *,
        title: str,
        description: str,
        highlighted: Iterable[str] = (),
        points: Iterable[MapPoint] = (),
    ) -> Markup:
        """A picture of the land with the municipalities `highlighted` (NIS codes) and a dot where `points` are.

        Points in the same spot make one larger dot. The page says the same in words; `description` sums it up.
        Empty when there are no outlines.
        """
        if not self._outlines:
            return Markup("")
        return Markup(
            f'<div class="ww-map ww-map--locator"><svg class="ww-map__marks" viewBox="{self._locator_box}" role="img" '
            f'aria-label="{html(title)}. {html(description)}">'
            f"{self._highlight(tuple(sorted(set(highlighted))))}{self._dots(points)}</svg></div>\n"
        )

    def land(self) -> bytes:
        """The provinces and the Brussels Region as a picture (SVG) behind every locator: what a style sheet colours is
        how much of it shows through. Empty when there are no outlines."""
        if not self._outlines:
            return b""
        shapes = self._places.provinces(LOCATOR_TOLERANCE)
        paths = "".join(
            f'<path d="{path_data(shapes.rings([province]), LOCATOR_STEPS)}"/>' for province in shapes.areas
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{self._locator_box}"><g fill-rule="evenodd" '
            f'fill-opacity=".12" stroke="#000" stroke-width=".6" stroke-linejoin="round">{paths}</g></svg>\n'
        ).encode()

    def _area(self, area: MapArea, rings: Sequence[Line]) -> Markup:
        inside = Markup('<title>{}</title><path class="ww-map__shape" fill-rule="evenodd" d="{}"/>{}').format(
            area.label,
            path_data(rings, OVERVIEW_STEPS),
            _words(area, rings, *self._roomiest(area.municipalities, rings)),
        )
        classes = "ww-map__area" if area.count else "ww-map__area ww-map__area--empty"
        if area.href is None:
            return Markup('<g class="{}">{}</g>').format(classes, inside)
        return Markup('<a class="{}" href="{}">{}</a>').format(classes, area.href, inside)

    def _roomiest(self, municipalities: tuple[str, ...], rings: Sequence[Line]) -> tuple[int, int]:
        if municipalities not in self._rooms:
            self._rooms[municipalities] = roomiest(rings)
        return self._rooms[municipalities]

    @property
    def _outlines(self) -> Outlines:
        return self._places.outlines

    def _highlight(self, nis_codes: tuple[str, ...]) -> str:
        if nis_codes not in self._highlights:
            shape = self._outlines.grouped({"": nis_codes}, LOCATOR_TOLERANCE).rings([""])
            self._highlights[nis_codes] = path_data(shape, LOCATOR_STEPS)
        path = self._highlights[nis_codes]
        return f'<path class="ww-map__highlight" fill-rule="evenodd" d="{path}"/>' if path else ""

    def _dots(self, points: Iterable[MapPoint]) -> str:
        """Each dot a line of no length with round ends, which takes a quarter of the bytes of a circle."""
        known = self._spots
        spots = Counter([known.get(point) or self._spot(point) for point in points])
        widths: dict[int, list[tuple[int, int]]] = {}
        for spot, count in sorted(spots.items()):
            widths.setdefault(max(width for least, width in DOT_WIDTHS if count >= least), []).append(spot)
        paths = "".join(
            f'<path stroke-width="{width}" d="{_spots(those)}"/>'
            for width, those in sorted(widths.items(), reverse=True)
        )
        return f'<g class="ww-map__dots">{paths}</g>' if paths else ""

    def _spot(self, point: MapPoint) -> tuple[int, int]:
        """Where a point is on a locator, in units."""
        latitude, longitude = point
        x, y = self._outlines.grid_point(longitude, latitude)
        spot = self._spots[point] = round(x / LOCATOR_STEPS), round(y / LOCATOR_STEPS)
        return spot

    @cached_property
    def _extent(self) -> tuple[int, int, int, int]:
        points = [point for arc in self._outlines.arcs for point in arc]
        columns, rows = [x for x, _ in points], [y for _, y in points]
        return min(columns), min(rows), max(columns), max(rows)

    @cached_property
    def _locator_box(self) -> str:
        return self._view_box(LOCATOR_STEPS)

    def _view_box(self, steps: int) -> str:
        west, north, east, south = (round(edge / steps) for edge in self._extent)
        return f"{west - MARGIN} {north - MARGIN} {east - west + 2 * MARGIN} {south - north + 2 * MARGIN}"


def _words(area: MapArea, rings: Sequence[Line], x: int, y: int) -> Markup:
    """The area's number around a place within it, with its name below if that fits."""
    lines = _lines(area.name)
    top = y + COUNT_HEIGHT // 2 - len(lines) * NAME_HEIGHT // 2
    if any(not _fits(line, x, top + number * NAME_HEIGHT, rings) for number, line in enumerate(lines, start=1)):
        lines, top = [], y + COUNT_HEIGHT // 2
    names = Markup("").join(
        Markup('<text class="ww-map__name" x="{}" y="{}">{}</text>').format(x, top + number * NAME_HEIGHT + 2, line)
        for number, line in enumerate(lines, start=1)
    )
    return Markup(
        '<g text-anchor="middle" aria-hidden="true"><text class="ww-map__count" x="{}" y="{}">{}</text>{}</g>'
    ).format(x, top, area.count, names)


def _lines(name: str) -> list[str]:
    """A name cut after its spaces and hyphens into lines of some dozen letters."""
    lines = [""]
    for word in re.split(r"(?<=[ -])", name):
        if lines[-1] and len(lines[-1] + word) > LINE_LENGTH:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def _spots(spots: Sequence[tuple[int, int]]) -> str:
    """Path data of a line of no length in each spot, each counted from the one before."""
    moves = (f"m{x2 - x1} {y2 - y1}h0" for (x1, y1), (x2, y2) in pairwise([(0, 0), *spots]))
    return "".join(moves).replace(" -", "-")


def path_data(rings: Sequence[Line], steps: int = 1) -> str:
    """Path data of the rings worth drawing: whole units, each point as the step from the one before."""
    large = [ring for ring in rings if abs(_surface(ring)) >= ISLET]
    data = []
    for ring in large or rings:
        points = [(round(x / steps), round(y / steps)) for x, y in ring]
        moves = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points[:-1]) if (x1, y1) != (x2, y2)]
        if len(moves) > 1:
            line = " ".join(f"{x} {y}" for x, y in moves).replace(" -", "-")
            data.append(f"M{points[0][0]} {points[0][1]}l{line}z")
    return "".join(data)


def _surface(ring: Line) -> float:
    """Surface within a ring in square grid steps; the sign tells which way round it runs."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def roomiest(rings: Sequence[Line]) -> tuple[int, int]:
    """Where a few lines of text have most room on both sides, as a coarse search finds; in units of the overview."""
    outer = max(rings, key=lambda ring: abs(_surface(ring)))
    west, east = min(x for x, _ in outer), max(x for x, _ in outer)
    north, south = min(y for _, y in outer), max(y for _, y in outer)
    tried = (
        (
            round((west + (east - west) * (i + 0.5) / SAMPLES) / OVERVIEW_STEPS),
            round((north + (south - north) * (j + 0.5) / SAMPLES) / OVERVIEW_STEPS),
        )
        for j in range(SAMPLES)
        for i in range(SAMPLES)
    )
    x, y = max(tried, key=lambda at: min(_block(at[0], at[1], rings)))
    left, right = _block(x, y, rings)
    return round(x + (right - left) / 2), y


def _fits(line: str, x: int, bottom: int, rings: Sequence[Line]) -> bool:
    """Whether a line of a name around `x` and above the row `bottom` stays off the borders."""
    return all(LETTER * len(line) / 2 < min(_room(x, row, rings)) for row in (bottom - NAME_HEIGHT // 2, bottom))


def _block(x: int, y: int, rings: Sequence[Line]) -> tuple[float, float]:
    """Units to the nearest border on the left and on the right of a block of text around a place."""
    sides = [_room(x, row, rings) for row in (y - COUNT_HEIGHT, y + NAME_HEIGHT // 2, y + COUNT_HEIGHT)]
    return min(left for left, _ in sides), min(right for _, right in sides)


def _room(x: int, y: int, rings: Sequence[Line]) -> tuple[float, float]:
    """Units to the nearest border on the left and on the right of a place; nought when it lies outside."""
    row = y * OVERVIEW_STEPS
    crossings = [
        (x1 + (row - y1) * (x2 - x1) / (y2 - y1)) / OVERVIEW_STEPS
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > row) != (y2 > row)
    ]
    left = [x - crossing for crossing in crossings if crossing <= x]
    right = [crossing - x for crossing in crossings if crossing > x]
    return (min(left), min(right)) if len(left) % 2 else (0.0, 0.0)
