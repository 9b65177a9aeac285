"""The sheet below the map of the finder: land and borders, as a file that is read when a visitor asks for the map."""

from __future__ import annotations

from itertools import pairwise

from builder.catalogue.outlines import Line
from builder.catalogue.places import Places
from builder.rendering.maps import path_data
from builder.writing import compact

PATH = "assets/map.json"
TOLERANCE = 0.7  # grid steps, of about 250 m; what is straightened out


def map_sheet(places: Places) -> bytes:
    """Borders as paths of SVG in grid steps, each drawn once; `origin` and `step` turn degrees into grid steps.

    `{"box": [west, north, width, height], "origin": [longitude, latitude], "step": [degrees, degrees],
    "land": "M…", "municipalities": "M…"}`; the land is what the borders of the provinces enclose.
    """
    each = places.outlines.grouped({nis: [nis] for nis in places.outlines.areas}, TOLERANCE)
    provinces = places.provinces(TOLERANCE)
    points = [point for arc in provinces.arcs for point in arc] or [(0, 0)]
    columns, rows = zip(*points, strict=True)
    west, north = min(columns), min(rows)
    sheet = {
        "box": [west, north, max(columns) - west, max(rows) - north],
        "origin": list(each.origin),
        "step": list(each.step),
        "land": "".join(path_data(provinces.rings([area])) for area in provinces.areas),
        "municipalities": "".join(map(_stroke, each.arcs)),
    }
    return compact(sheet)


def _stroke(line: Line) -> str:
    """A line as a path of SVG, each point as the step from the one before."""
    x, y = line[0]
    return f"M{x} {y}l" + " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(line)).replace(" -", "-")
