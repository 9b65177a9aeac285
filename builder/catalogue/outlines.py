"""Borders of areas, drawn from pieces that neighbours share, so that nothing gapes or overlaps on a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Point = tuple[int, int]  # grid steps to the east and to the south of the origin
Line = tuple[Point, ...]
Ring = tuple[tuple[float, float], ...]  # closed: the first point is the last; (longitude, latitude)


@dataclass(frozen=True)
class Outlines:
    """Areas by id (municipalities by NIS code), each as the numbers of the `arcs` that make up its border.

    Neighbours use the same arc for their common border, so areas can be joined and made coarser without gaps.
    Points are whole steps on a grid; `origin` and `step` turn them into degrees.
    """

    origin: tuple[float, float] = (0.0, 0.0)  # longitude, latitude of the grid point (0, 0)
    step: tuple[float, float] = (1.0, 1.0)  # degrees for one grid step east, and for one grid step south (negative)
    arcs: tuple[Line, ...] = ()
    areas: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.areas)

    def rings(self, ids: Iterable[str]) -> tuple[Line, ...]:
        """Closed rings of grid points around the areas together; ids without a border are left out."""
        uses: dict[int, int] = {}
        for id_ in ids:
            for number in self.areas.get(id_, ()):
                uses[number] = uses.get(number, 0) + 1
        return tie([self.arcs[number] for number, count in sorted(uses.items()) if count == 1])

    def around(self, ids: Iterable[str]) -> tuple[Ring, ...]:
        """The same rings in degrees, as (longitude, latitude)."""
        return tuple(tuple(self.degrees(*point) for point in ring) for ring in self.rings(ids))

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a grid point."""
        return round(self.origin[0] + x * self.step[0], 5), round(self.origin[1] + y * self.step[1], 5)

    def grid_point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place lies on the grid, in steps."""
        return (longitude - self.origin[0]) / self.step[0], (latitude - self.origin[1]) / self.step[1]

    def grouped(self, groups: Mapping[str, Iterable[str]], tolerance: float = 0.0) -> Outlines:
        """The outlines of groups of areas, keyed by group: inner borders gone, bends below `tolerance` steps straight.

        Areas in no group count as the outside. Raises ValueError when an area is in two groups.
        """
        group_of: dict[str, str] = {}
        for group, ids in groups.items():
            for id_ in set(ids) & self.areas.keys():
                if id_ in group_of:
                    raise ValueError(f"{id_} is in two groups: {group_of[id_]} and {group}")
                group_of[id_] = group
        sides: dict[int, set[str]] = {}
        for id_, group in group_of.items():
            for number in self.areas[id_]:
                # seen from both sides by the same group: an inner border
                sides.setdefault(number, set()).symmetric_difference_update({group})
        between: dict[tuple[str, ...], list[Line]] = {}
        for number, seen in sorted(sides.items()):
            if seen:
                between.setdefault(tuple(sorted(seen)), []).append(self.arcs[number])
        arcs: list[Line] = []
        areas: dict[str, list[int]] = {group: [] for group in sorted(set(group_of.values()))}
        for pair, lines in sorted(between.items()):
            for line in join(lines):
                for group in pair:
                    areas[group].append(len(arcs))
                arcs.append(simplified(line, tolerance))
        return Outlines(self.origin, self.step, tuple(arcs), {group: tuple(own) for group, own in areas.items()})


def join(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines put end to end wherever exactly two of them meet."""
    loose = dict(enumerate(lines))
    meeting = _meeting(loose)
    joined = []
    while loose:
        line = loose.pop(min(loose))
        for _ in range(2):  # grow at the end, turn round, grow at what was the start
            while line[0] != line[-1] and len(meeting[line[-1]]) == 2:
                following = [number for number in meeting[line[-1]] if number in loose]
                if not following:
                    break
                line = _appended(line, loose.pop(following[0]))
            line = line[::-1]
        joined.append(line)
    return tuple(joined)


def tie(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines put end to end into closed rings, always in the same order."""
    loose = dict(enumerate(lines))
    meeting = _meeting(loose)
    rings = []
    while loose:
        ring = loose.pop(min(loose))
        while ring[0] != ring[-1]:
            ring = _appended(ring, loose.pop(next(number for number in meeting[ring[-1]] if number in loose)))
        rings.append(ring)
    return tuple(rings)


def simplified(line: Line, tolerance: float) -> Line:
    """The line without the points that lie within `tolerance` of what stays (Douglas and Peucker).

    Ends stay. A closed line keeps its two points that lie farthest apart and at least one more.
    """
    if line[0] != line[-1]:
        return _straightened(line, tolerance)
    half = max(range(1, len(line) - 1), key=lambda index: _square(line[0], line[index]))
    ring = _straightened(line[: half + 1], tolerance) + _straightened(line[half:], tolerance)[1:]
    if len(ring) < 4:
        bend = max(range(1, len(line) - 1), key=lambda index: _offset(line[index], line[0], line[half]))
        ring = tuple(line[index] for index in sorted({0, half, bend, len(line) - 1}))
    return ring


def _straightened(line: Line, tolerance: float) -> Line:
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        start, end = spans.pop()
        if end - start < 2:
            continue
        farthest = max(range(start + 1, end), key=lambda index: _offset(line[index], line[start], line[end]))
        if _offset(line[farthest], line[start], line[end]) > tolerance * tolerance:
            keep.add(farthest)
            spans += [(start, farthest), (farthest, end)]
    return tuple(line[index] for index in sorted(keep))


def _offset(point: Point, start: Point, end: Point) -> float:
    """Square of the distance from a point to the stretch between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if not length:
        return _square(point, start)
    along = (point[0] - start[0]) * dx + (point[1] - start[1]) * dy
    if along <= 0:
        return _square(point, start)
    if along >= length:
        return _square(point, end)
    across = (point[0] - start[0]) * dy - (point[1] - start[1]) * dx
    return across * across / length


def _square(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _meeting(lines: Mapping[int, Line]) -> Mapping[Point, list[int]]:
    """Which lines end at a point; a closed line is there twice."""
    found: dict[Point, list[int]] = {}
    for number, line in lines.items():
        found.setdefault(line[0], []).append(number)
        found.setdefault(line[-1], []).append(number)
    return found


def _appended(line: Line, other: Line) -> Line:
    return line + (other[1:] if other[0] == line[-1] else other[-2::-1])
