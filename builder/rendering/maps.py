"""Small SVG maps of Flanders and Brussels: an overview of regions to choose from, and a locator of dots.

An `Atlas` prepares the shapes once for all pages. The SVG carries no styles and no scripts; colours come from CSS:

    svg.map                  both maps
    .map-land                provinces and the Brussels Region, the background of a locator
    .map-highlight           the region that the page is about
    .map-dots                the dots, as strokes with round ends: colour them with `stroke`
    .map-area                a region of the overview: an <a>, or a <g> when nothing is there
      .map-shape             its shape          .map-count   the number in it      .map-name   its name
    .map-area-empty          a region of the overview with a count of nought

One unit of a locator is about 500 metres, one unit of the overview about 250; north is up, and a degree of longitude
is drawn as long as it is at 51 degrees north.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from builder.catalogue.outlines import Line, Outlines
from builder.catalogue.places import Places

LOCATOR_STEPS, OVERVIEW_STEPS = 2, 1  # grid steps (of about 250 m) to one unit of the drawing
LOCATOR_TOLERANCE, OVERVIEW_TOLERANCE = 3.0, 1.5  # grid steps; what is straightened out
ISLET = 40  # square units; a loose piece of a province below this size is not worth its bytes on a locator
MARGIN = 6  # units around the land
DOT_WIDTHS = ((1, 7), (2, 9), (4, 12), (10, 16))  # from this many locations in one place: so many units across
SAMPLES = 9  # points tried along each side of an area in search of room for its number


@dataclass(frozen=True, kw_only=True)
class MapArea:
    """A region of the overview."""

    name: str
    label: str  # what a screen reader and a tooltip say: "Kempen: 12 organisaties"
    count: int
    href: str | None  # None: nothing to go to
    municipalities: tuple[str, ...]  # NIS codes


@dataclass(frozen=True)
class MapPoint:
    """A location, WGS 84 degrees."""

    latitude: float
    longitude: float


class Atlas:
    """Maps of the municipalities in `places` that have an outline."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._highlights: dict[tuple[str, ...], str] = {}

    def overview(self, areas: Sequence[MapArea], *, title: str, id_: str = "map") -> Markup:
        """The areas side by side, each a link with its number; a labelled group of links. `id_` is unique on the page.

        Areas may not overlap.
        """
        shapes = self._outlines.grouped(
            {str(number): area.municipalities for number, area in enumerate(areas)}, OVERVIEW_TOLERANCE
        )
        drawn = Markup("").join(_area(area, shapes.rings([str(number)])) for number, area in enumerate(areas))
        return Markup(
            '<svg class="map map-overview" viewBox="{box}" role="group" aria-labelledby="{id}-title">'
            '<title id="{id}-title">{title}</title>{drawn}</svg>\n'
        ).format(box=self._view_box(OVERVIEW_STEPS), id=id_, title=title, drawn=drawn)

    def locator(
        self,
        *,
        title: str,
        description: str,
        highlighted: Iterable[str] = (),
        points: Iterable[MapPoint] = (),
        id_: str = "map",
    ) -> Markup:
        """A picture of the land with the municipalities `highlighted` (NIS codes) and a dot where `points` are.

        Points in the same spot make one larger dot. The page says the same in words; `description` sums it up.
        """
        return Markup(
            '<svg class="map map-locator" viewBox="{box}" role="img" aria-labelledby="{id}-title {id}-desc">'
            '<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>'
            "{land}{highlight}{dots}</svg>\n"
        ).format(
            box=self._view_box(LOCATOR_STEPS),
            id=id_,
            title=title,
            description=description,
            land=self._land,
            highlight=self._highlight(tuple(sorted(set(highlighted)))),
            dots=self._dots(points),
        )

    @property
    def _outlines(self) -> Outlines:
        return self._places.outlines

    @cached_property
    def _land(self) -> Markup:
        provinces: dict[str, list[str]] = {}
        for nis in self._outlines.areas:
            provinces.setdefault(self._places.municipalities[nis].province, []).append(nis)
        shapes = self._outlines.grouped(provinces, LOCATOR_TOLERANCE)
        paths = Markup("").join(
            Markup('<path d="{}"/>').format(_path(_large(shapes.rings([province])), LOCATOR_STEPS))
            for province in shapes.areas
        )
        return Markup('<g class="map-land" fill-rule="evenodd">{}</g>').format(paths)

    def _highlight(self, nis_codes: tuple[str, ...]) -> Markup:
        if nis_codes not in self._highlights:
            shape = self._outlines.grouped({"": nis_codes}, LOCATOR_TOLERANCE).rings([""])
            self._highlights[nis_codes] = _path(shape, LOCATOR_STEPS)
        path = self._highlights[nis_codes]
        return Markup('<path class="map-highlight" fill-rule="evenodd" d="{}"/>').format(path) if path else Markup("")

    def _dots(self, points: Iterable[MapPoint]) -> Markup:
        """Each dot a line of no length with round ends, which takes a third of the bytes of a circle."""
        spots: dict[tuple[int, int], int] = {}
        for point in points:
            x, y = self._outlines.grid_point(point.longitude, point.latitude)
            spot = round(x / LOCATOR_STEPS), round(y / LOCATOR_STEPS)
            spots[spot] = spots.get(spot, 0) + 1
        widths: dict[int, list[tuple[int, int]]] = {}
        for spot, count in sorted(spots.items()):
            widths.setdefault(max(width for least, width in DOT_WIDTHS if count >= least), []).append(spot)
        paths = Markup("").join(
            Markup('<path stroke-width="{}" d="{}"/>').format(width, "".join(f"M{x} {y}h.1" for x, y in those))
            for width, those in sorted(widths.items(), reverse=True)
        )
        return Markup('<g class="map-dots" stroke-linecap="round">{}</g>').format(paths) if paths else Markup("")

    @cached_property
    def _extent(self) -> tuple[int, int, int, int]:
        points = [point for arc in self._outlines.arcs for point in arc]
        columns, rows = [x for x, _ in points], [y for _, y in points]
        return min(columns), min(rows), max(columns), max(rows)

    def _view_box(self, steps: int) -> str:
        west, north, east, south = (round(edge / steps) for edge in self._extent)
        return f"{west - MARGIN} {north - MARGIN} {east - west + 2 * MARGIN} {south - north + 2 * MARGIN}"


def _area(area: MapArea, rings: Sequence[Line]) -> Markup:
    if not rings:
        return Markup("")
    x, y = (round(along / OVERVIEW_STEPS) for along in _roomiest(rings))
    inside = Markup(
        '<title>{label}</title><path class="map-shape" fill-rule="evenodd" d="{path}"/>'
        '<text class="map-count" x="{x}" y="{y}" text-anchor="middle" aria-hidden="true">{count}</text>'
        '<text class="map-name" x="{x}" y="{below}" text-anchor="middle" aria-hidden="true">{name}</text>'
    ).format(
        label=area.label, path=_path(rings, OVERVIEW_STEPS), x=x, y=y, count=area.count, below=y + 14, name=area.name
    )
    classes = "map-area" if area.count else "map-area map-area-empty"
    if area.href is None:
        return Markup('<g class="{}">{}</g>').format(classes, inside)
    return Markup('<a class="{}" href="{}">{}</a>').format(classes, escape(area.href), inside)


def _path(rings: Iterable[Line], steps: int) -> str:
    """Path data: whole units, each point as the step from the one before."""
    data = []
    for ring in rings:
        points = [(round(x / steps), round(y / steps)) for x, y in ring[:-1]]
        moves = [f"M{points[0][0]} {points[0][1]}l"]
        for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
            if (x1, y1) != (x2, y2):
                moves.append(f"{x2 - x1} {y2 - y1} ".replace(" -", "-"))
        data.append("".join(moves).strip().replace(" -", "-") + "z")
    return "".join(data)


def _large(rings: Sequence[Line]) -> list[Line]:
    return [ring for ring in rings if abs(_surface(ring)) >= ISLET * LOCATOR_STEPS**2]


def _surface(ring: Line) -> float:
    """Surface within a ring in square grid steps; the sign tells which way round it runs."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False)) / 2


def _roomiest(rings: Sequence[Line]) -> tuple[float, float]:
    """A grid point well inside the area, as far from its borders as a coarse search finds."""
    outer = max(rings, key=lambda ring: abs(_surface(ring)))
    west, east = min(x for x, _ in outer), max(x for x, _ in outer)
    north, south = min(y for _, y in outer), max(y for _, y in outer)
    tried = (
        (west + (east - west) * (i + 0.5) / SAMPLES, north + (south - north) * (j + 0.5) / SAMPLES)
        for j in range(SAMPLES)
        for i in range(SAMPLES)
    )
    inside = [point for point in tried if _within(point, rings)]
    # a border's points lie close enough together to stand for the border
    return max(
        inside,
        key=lambda p: min((x - p[0]) ** 2 + (y - p[1]) ** 2 for ring in rings for x, y in ring),
        default=((west + east) / 2, (north + south) / 2),
    )


def _within(point: tuple[float, float], rings: Sequence[Line]) -> bool:
    x, y = point
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside
