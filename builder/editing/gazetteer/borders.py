"""Outlines of the municipalities of Flanders and Brussels, from canton borders and village points.

Nobody publishes municipal borders in the packages we use, but cantons are unions of municipalities (a few cities apart,
that are cut up), and villages say who lies where inside a canton: every cell of the grid goes to the municipality of
its nearest village within the same canton. Where a canton ends the border is the real one; inside a canton it is a
good guess, meant for small maps and nothing else.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence

from builder.catalogue.outlines import Line, Outlines, Point, simplified
from builder.editing.gazetteer.grid import CELL_HEIGHT, CELL_WIDTH, COLUMNS, NORTH, OUTSIDE, ROWS, WEST, Grid
from builder.editing.gazetteer.sources import Sources
from builder.editing.gazetteer.towns import Towns, Village

TOLERANCE = 1.1  # cells; takes away the stairs that a grid makes of a slanting line
SPECK = 10  # cells; a loose piece of a municipality below this size goes to its neighbour


def municipal_borders(sources: Sources, towns: Towns) -> Outlines:
    """Outlines by NIS code."""
    drawn = [commune for commune in sources.communes if commune.gewest != "wallonie"]
    numbers = {commune.nis: number for number, commune in enumerate(drawn, start=1)}
    villages: dict[int, list[Village]] = {}
    for commune in drawn:
        own = [village for village in towns.villages if village.nis == commune.nis]
        for canton in commune.cantons:
            villages.setdefault(canton, []).extend(own)
    cells = _swept(_nearest(sources.grid, villages, numbers))
    arcs, sides = _arcs(cells)
    areas: dict[int, list[int]] = {}
    for index, pair in enumerate(sides):
        for number in pair:
            areas.setdefault(number, []).append(index)
    return Outlines(
        origin=(WEST, NORTH),
        step=(CELL_WIDTH, -CELL_HEIGHT),
        arcs=tuple(simplified(arc, TOLERANCE) for arc in arcs),
        areas={nis: tuple(areas[number]) for nis, number in sorted(numbers.items())},
    )


def outlines_json(outlines: Outlines) -> str:
    """One arc a line, each point as the step from the one before, so that a change shows as a change of few lines."""
    arcs = ",\n".join(_compact(_steps(arc)) for arc in outlines.arcs)
    areas = ",\n".join(f"{_compact(id_)}:{_compact(own)}" for id_, own in outlines.areas.items())
    head = f'"origin":{_compact(outlines.origin)},"step":{_compact(outlines.step)}'
    return f'{{{head},\n"arcs":[\n{arcs}\n],\n"municipalities":{{\n{areas}\n}}}}\n'


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _steps(arc: Line) -> list[int]:
    steps = []
    last = (0, 0)
    for x, y in arc:
        steps += [x - last[0], y - last[1]]
        last = (x, y)
    return steps


def _nearest(grid: Grid, villages: Mapping[int, Sequence[Village]], numbers: Mapping[str, int]) -> array[int]:
    """Municipality number per cell."""
    points = {
        canton: [
            ((v.longitude - WEST) / CELL_WIDTH - 0.5, (NORTH - v.latitude) / CELL_HEIGHT - 0.5, numbers[v.nis])
            for v in those
        ]
        for canton, those in villages.items()
    }
    cells = array("H", bytes(2 * COLUMNS * ROWS))
    for index, canton in enumerate(grid.cells):
        near = points.get(canton)
        if near:
            row, column = divmod(index, COLUMNS)
            cells[index] = min(near, key=lambda p: (p[0] - column) ** 2 + (p[1] - row) ** 2)[2]
    return cells


def _swept(cells: array[int]) -> array[int]:
    """Loose specks of a municipality given to the neighbour that they touch most; its largest piece always stays."""
    pieces = _pieces(cells)
    largest: dict[int, int] = {}
    for piece in pieces:
        number = cells[piece[0]]
        largest[number] = max(largest.get(number, 0), len(piece))
    swept = array("H", cells)
    for piece in pieces:
        if len(piece) >= min(SPECK, largest[cells[piece[0]]]):
            continue
        touching: dict[int, int] = {}
        for index in piece:
            for other in _beside(index):
                if cells[other] != cells[index]:
                    touching[cells[other]] = touching.get(cells[other], 0) + 1
        heir = max(sorted(touching), key=lambda number: (number != OUTSIDE, touching[number]))
        for index in piece:
            swept[index] = heir
    return swept


def _pieces(cells: array[int]) -> list[list[int]]:
    """Cells of the same number that hang together, piece by piece."""
    seen = bytearray(len(cells))
    pieces = []
    for start, number in enumerate(cells):
        if number == OUTSIDE or seen[start]:
            continue
        seen[start] = 1
        piece = [start]
        for index in piece:  # grows while we walk it
            for other in _beside(index):
                if cells[other] == number and not seen[other]:
                    seen[other] = 1
                    piece.append(other)
        pieces.append(piece)
    return pieces


def _beside(index: int) -> tuple[int, int, int, int]:
    """The four cells around one; the grid's margin is empty, so none of them falls off."""
    return index - 1, index + 1, index - COLUMNS, index + COLUMNS


def _arcs(cells: array[int]) -> tuple[list[Line], list[tuple[int, ...]]]:
    """Lines along the borders between cells from one meeting of three areas to the next, with who lies on the sides."""
    sides = _edges(cells)
    at: dict[Point, list[tuple[Point, Point]]] = {}
    for edge in sides:
        for end in edge:
            at.setdefault(end, []).append(edge)
    loose = dict.fromkeys(sides)
    arcs: list[Line] = []
    pairs: list[tuple[int, ...]] = []
    knots = [point for point, edges in at.items() if len(edges) != 2]
    for start in knots + list(at):  # what is left after the knots are rings
        for edge in at[start]:
            if edge not in loose:
                continue
            pair = sides[edge]
            line = [start]
            following: tuple[Point, Point] | None = edge
            while following:
                del loose[following]
                line.append(following[0] if following[1] == line[-1] else following[1])
                onward = at[line[-1]]
                following = next((e for e in onward if e in loose), None) if len(onward) == 2 else None
            arcs.append(tuple(line))
            pairs.append(tuple(number for number in pair if number != OUTSIDE))
    return arcs, pairs


def _edges(cells: array[int]) -> dict[tuple[Point, Point], tuple[int, int]]:
    """Sides of cells that have another area across, with both numbers, row by row."""
    edges: dict[tuple[Point, Point], tuple[int, int]] = {}
    for index, number in enumerate(cells):
        row, column = divmod(index, COLUMNS)
        if column and number != cells[index - 1]:
            edges[(column, row), (column, row + 1)] = (cells[index - 1], number)
        if row and number != cells[index - COLUMNS]:
            edges[(column, row), (column + 1, row)] = (cells[index - COLUMNS], number)
    return edges
