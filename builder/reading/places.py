"""content/places -> Places: two tables and the outlines, as `python -m builder.editing.gazetteer` writes them.

Strict: the files are made by a program, so anything odd in them means that something went wrong on the way. Every
complaint is a ValueError whose text starts with file and line.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from builder.catalogue.outlines import Outlines
from builder.catalogue.places import Municipality, Places, PostalCode

MUNICIPALITIES, POSTAL_CODES, OUTLINES = "municipalities.csv", "postal-codes.csv", "outlines.json"
MUNICIPALITY_COLUMNS = (
    "nis", "slug", "name", "name_fr", "province", "gewest", "latitude", "longitude", "former", "other_names",
)  # fmt: skip
POSTAL_CODE_COLUMNS = ("code", "nis", "sections", "latitude", "longitude")
SEPARATOR = "|"  # between names in one field

NIS = re.compile(r"[1-9][0-9]{4}")
CODE = re.compile(r"[1-9][0-9]{3}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GEWESTEN = ("brussel", "vlaanderen", "wallonie")
SOUTH, NORTH, WEST, EAST = 49.4, 51.6, 2.5, 6.5  # Belgium in degrees


def read_places(content_dir: Path) -> Places:
    """All places below `content_dir`/places. Raises ValueError (`file:line: what is wrong`) and OSError."""
    folder = content_dir / "places"
    municipalities = _municipalities(folder / MUNICIPALITIES)
    postal_codes = _postal_codes(folder / POSTAL_CODES, municipalities)
    sections: dict[str, set[str]] = {}
    for entries in postal_codes.values():
        for entry in entries:
            sections.setdefault(entry.nis, set()).update(entry.names)
    return Places(
        municipalities={
            nis: replace(town, aliases=_aliases(town, sections.get(nis, set()))) for nis, town in municipalities.items()
        },
        postal_codes=postal_codes,
        outlines=_outlines(folder / OUTLINES, municipalities),
    )


def _aliases(town: Municipality, sections: set[str]) -> tuple[str, ...]:
    return tuple(sorted({*town.aliases, *town.former, *sections} - {town.name, town.name_fr}))


def _municipalities(path: Path) -> dict[str, Municipality]:
    found: dict[str, Municipality] = {}
    slugs: set[str] = set()
    names: set[str] = set()
    for where, row in _rows(path, MUNICIPALITY_COLUMNS):
        nis, slug, name, name_fr, province, gewest, latitude, longitude, former, other_names = row
        _require(bool(NIS.fullmatch(nis)) and nis not in found, where, f"NIS code {nis!r} is wrong or double")
        _require(bool(SLUG.fullmatch(slug)) and slug not in slugs, where, f"slug {slug!r} is wrong or double")
        _require(bool(name) and name not in names, where, f"name {name!r} is empty or double")
        _require(bool(SLUG.fullmatch(province)), where, f"province {province!r} is no region id")
        _require(gewest in GEWESTEN, where, f"gewest {gewest!r} is none of {', '.join(GEWESTEN)}")
        slugs.add(slug)
        names.add(name)
        found[nis] = Municipality(
            nis=nis,
            slug=slug,
            name=name,
            name_fr=name_fr or None,
            province=province,
            gewest=gewest,
            aliases=_names(other_names, where),
            former=_names(former, where),
            latitude=_degrees(latitude, SOUTH, NORTH, where),
            longitude=_degrees(longitude, WEST, EAST, where),
        )
    return found


def _postal_codes(path: Path, municipalities: dict[str, Municipality]) -> dict[str, tuple[PostalCode, ...]]:
    found: dict[str, tuple[PostalCode, ...]] = {}
    for where, (code, nis, sections, latitude, longitude) in _rows(path, POSTAL_CODE_COLUMNS):
        _require(bool(CODE.fullmatch(code)), where, f"postal code {code!r} is wrong")
        _require(nis in municipalities, where, f"there is no municipality {nis!r}")
        others = found.get(code, ())
        _require(all(other.nis != nis for other in others), where, f"postal code {code} has {nis} twice")
        entry = PostalCode(
            code=code,
            nis=nis,
            names=_names(sections, where),
            latitude=_degrees(latitude, SOUTH, NORTH, where),
            longitude=_degrees(longitude, WEST, EAST, where),
        )
        found[code] = (*others, entry)
    return found


def _outlines(path: Path, municipalities: dict[str, Municipality]) -> Outlines:
    """Arcs are written as steps: the first point from (0, 0), each next one from the one before."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        west, north = map(float, value["origin"])
        width, height = map(float, value["step"])
        arcs = tuple(_points(numbers) for numbers in value["arcs"])
        borders = {nis: tuple(numbers) for nis, numbers in value["municipalities"].items()}
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}:{error.lineno}: no JSON: {error.msg}") from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}:1: outlines do not have the right shape: {error!r}") from None
    unknown = sorted(set(borders) - set(municipalities))
    _require(not unknown, f"{path}:1", f"outlines of unknown municipalities: {', '.join(unknown)}")
    wrong = sorted(nis for nis, used in borders.items() if not all(0 <= number < len(arcs) for number in used))
    _require(not wrong, f"{path}:1", f"outlines with arcs that are not there: {', '.join(wrong)}")
    return Outlines((west, north), (width, height), arcs, borders)


def _points(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return tuple(points)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """(file:line, fields) of each row below the header."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = next(reader, [])
            _require(tuple(header) == columns, f"{path}:1", f"the columns are not {','.join(columns)}")
            for row in reader:
                where = f"{path}:{reader.line_num}"
                _require(len(row) == len(columns), where, f"{len(row)} fields where {len(columns)} belong")
                yield where, row
        except csv.Error as error:
            raise ValueError(f"{path}:{reader.line_num}: no CSV: {error}") from None


def _names(field: str, where: str) -> tuple[str, ...]:
    names = tuple(field.split(SEPARATOR)) if field else ()
    _require(all(name and name == name.strip() for name in names), where, f"an empty name in {field!r}")
    return names


def _degrees(field: str, least: float, most: float, where: str) -> float:
    try:
        value = float(field)
    except ValueError:
        raise ValueError(f"{where}: {field!r} is no number of degrees") from None
    _require(least <= value <= most, where, f"{field} degrees lies outside Belgium")
    return value


def _require(condition: bool, where: str, message: str) -> None:
    if not condition:
        raise ValueError(f"{where}: {message}")
