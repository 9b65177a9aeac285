"""Belgium as a grid of cells of about 250 by 250 metres: which area each cell lies in.

Areas come as GeoJSON rings. On the grid, neighbours share their border by construction, and a place lies in an area
when its cell does, so nothing here needs a geometry library.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import ceil

WEST, NORTH = 2.50, 51.55  # degrees, WGS 84; the upper left corner of the cell (0, 0)
CELL_WIDTH, CELL_HEIGHT = 0.0036, 0.00225  # degrees
COLUMNS, ROWS = 1100, 934  # to 6.46 E and 49.45 N: all of Belgium with a margin
OUTSIDE = 0

Rings = Iterable[Sequence[Sequence[float]]]  # closed rings of (longitude, latitude), outer ones and holes alike


class Grid:
    """Cell by cell the number of its area; `OUTSIDE` where there is none."""

    def __init__(self) -> None:
        self.cells = array("H", bytes(2 * COLUMNS * ROWS))

    def areas_near(self, longitude: float, latitude: float) -> set[int]:
        """Areas of the place's own cell and the eight around it: a village on a border has some play."""
        column, row = cell_of(longitude, latitude)
        near = {
            self.cells[y * COLUMNS + x]
            for y in range(max(0, row - 1), min(ROWS, row + 2))
            for x in range(max(0, column - 1), min(COLUMNS, column + 2))
        }
        return near - {OUTSIDE}

    def fill(self, number: int, rings: Rings) -> None:
        """Give `number` to every cell whose middle lies within the rings (even-odd rule)."""
        for row, crossings in _crossings(rings).items():
            crossings.sort()
            for start, end in zip(crossings[::2], crossings[1::2], strict=True):
                for column in range(max(0, ceil(start)), min(COLUMNS, ceil(end))):
                    self.cells[row * COLUMNS + column] = number


def cell_of(longitude: float, latitude: float) -> tuple[int, int]:
    """Column and row of a place, kept within the grid."""
    column = int((longitude - WEST) / CELL_WIDTH)
    row = int((NORTH - latitude) / CELL_HEIGHT)
    return min(max(column, 0), COLUMNS - 1), min(max(row, 0), ROWS - 1)


def corner(column: int, row: int) -> tuple[float, float]:
    """Longitude and latitude of the upper left corner of a cell."""
    return WEST + column * CELL_WIDTH, NORTH - row * CELL_HEIGHT


def _crossings(rings: Rings) -> Mapping[int, list[float]]:
    """Per row, where its middle line crosses the rings, in columns measured from the middles of the cells."""
    found: dict[int, list[float]] = {}
    for ring in rings:
        points = [((x - WEST) / CELL_WIDTH - 0.5, (NORTH - y) / CELL_HEIGHT - 0.5) for x, y in ring]
        for (x1, y1), (x2, y2) in pairwise(points):
            if y1 > y2:
                x1, y1, x2, y2 = x2, y2, x1, y1
            for row in range(max(0, ceil(y1)), min(ROWS, ceil(y2))):  # an end point counts once
                found.setdefault(row, []).append(x1 + (row - y1) * (x2 - x1) / (y2 - y1))
    return found
