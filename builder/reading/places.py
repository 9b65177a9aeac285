"""content/places -> Places: two tables and the outlines, as `python -m builder.editing.gazetteer` writes them.

Strict: the files are made by a program, so anything odd in them means that something went wrong on the way. Every
complaint is a ValueError whose text starts with file and line.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from builder.catalogue.outlines import Outlines
from builder.catalogue.places import Municipality, Places, PostalCode

MUNICIPALITIES, POSTAL_CODES, OUTLINES = "municipalities.csv", "postal-codes.csv", "outlines.json"
AREAS = "areas.csv"  # written by people, and not everywhere
MUNICIPALITY_COLUMNS = (
    "nis", "slug", "name", "name_fr", "province", "gewest", "latitude", "longitude", "former", "other_names",
)  # fmt: skip
FOLDER = "places"  # below the content folder
POSTAL_CODE_COLUMNS = ("code", "nis", "sections", "latitude", "longitude")
AREA_COLUMNS = ("name", "nis")
SEPARATOR = "|"  # between names in one field

NIS = re.compile(r"[1-9][0-9]{4}")
CODE = re.compile(r"[1-9][0-9]{3}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GEWESTEN = ("brussel", "vlaanderen", "wallonie")
SOUTH, NORTH, WEST, EAST = 49.4, 51.6, 2.5, 6.5  # Belgium in degrees


def read_places(content_dir: Path) -> Places:
    """All places below `content_dir`/places. Raises ValueError (`file:line: what is wrong`) and OSError."""
    folder = content_dir / FOLDER
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
        areas=_areas(folder / AREAS, municipalities) if (folder / AREAS).exists() else {},
    )


def _aliases(town: Municipality, sections: set[str]) -> tuple[str, ...]:
    return tuple(sorted({*town.aliases, *town.former, *sections} - {town.name, town.name_fr}))


def _municipalities(path: Path) -> dict[str, Municipality]:
    found: dict[str, Municipality] = {}
    slugs: set[str] = set()
    names: set[str] = set()
    for line, row in _rows(path, MUNICIPALITY_COLUMNS):
        with _at(path, line):
            town = _municipality(row)
            _refuse(town.nis in found, "NIS code {!r} is double", town.nis)
            _refuse(town.slug in slugs, "slug {!r} is double", town.slug)
            _refuse(town.name in names, "name {!r} is double", town.name)
        found[town.nis] = town
        slugs.add(town.slug)
        names.add(town.name)
    return found


def _municipality(row: Sequence[str]) -> Municipality:
    nis, slug, name, name_fr, province, gewest, latitude, longitude, former, other_names = row
    _refuse(not NIS.fullmatch(nis), "{!r} is no NIS code", nis)
    _refuse(not SLUG.fullmatch(slug), "{!r} is no slug", slug)
    _refuse(not name, "the name is empty")
    _refuse(not SLUG.fullmatch(province), "province {!r} is no region id", province)
    _refuse(gewest not in GEWESTEN, "gewest {!r} is none of {}", gewest, ", ".join(GEWESTEN))
    return Municipality(
        nis=nis,
        slug=slug,
        name=name,
        name_fr=name_fr or None,
        province=province,
        gewest=gewest,
        aliases=_names(other_names),
        former=_names(former),
        latitude=_degrees(latitude, SOUTH, NORTH),
        longitude=_degrees(longitude, WEST, EAST),
    )


def _postal_codes(path: Path, municipalities: Mapping[str, Municipality]) -> dict[str, tuple[PostalCode, ...]]:
    found: dict[str, tuple[PostalCode, ...]] = {}
    for line, (code, nis, sections, latitude, longitude) in _rows(path, POSTAL_CODE_COLUMNS):
        others = found.get(code, ())
        with _at(path, line):
            _refuse(not CODE.fullmatch(code), "{!r} is no postal code", code)
            _refuse(nis not in municipalities, "there is no municipality {!r}", nis)
            _refuse(any(other.nis == nis for other in others), "postal code {} has {} twice", code, nis)
            entry = PostalCode(
                code=code,
                nis=nis,
                names=_names(sections),
                latitude=_degrees(latitude, SOUTH, NORTH),
                longitude=_degrees(longitude, WEST, EAST),
            )
        found[code] = (*others, entry)
    return found


def _areas(path: Path, municipalities: Mapping[str, Municipality]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line, (name, nis) in _rows(path, AREA_COLUMNS):
        with _at(path, line):
            _refuse(not name or name in found, "name {!r} is empty or double", name)
            _refuse(nis not in municipalities, "there is no municipality {!r}", nis)
        found[name] = nis
    return found


def _outlines(path: Path, municipalities: Mapping[str, Municipality]) -> Outlines:
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
    with _at(path, 1):
        unknown = sorted(set(borders) - set(municipalities))
        _refuse(bool(unknown), "outlines of unknown municipalities: {}", ", ".join(unknown))
        wrong = sorted(nis for nis, used in borders.items() if not all(0 <= number < len(arcs) for number in used))
        _refuse(bool(wrong), "outlines with arcs that are not there: {}", ", ".join(wrong))
    return Outlines((west, north), (width, height), arcs, borders)


def _points(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return tuple(points)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Line number and fields of each row below the header."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = next(reader, [])
            with _at(path, 1):
                _refuse(tuple(header) != columns, "the columns are not {}", ",".join(columns))
            for row in reader:
                if len(row) != len(columns):
                    raise ValueError(f"{path}:{reader.line_num}: {len(row)} fields where {len(columns)} belong")
                yield reader.line_num, row
        except csv.Error as error:
            raise ValueError(f"{path}:{reader.line_num}: no CSV: {error}") from None
        except UnicodeDecodeError as error:
            raise ValueError(f"{path}:{reader.line_num + 1}: not UTF-8: {error.reason}") from None


def _names(field: str) -> tuple[str, ...]:
    if not field:
        return ()
    names = tuple(field.split(SEPARATOR))
    _refuse(any(not name or name != name.strip() for name in names), "an empty name in {!r}", field)
    return names


def _degrees(field: str, least: float, most: float) -> float:
    try:
        value = float(field)
    except ValueError:
        raise ValueError(f"{field!r} is no number of degrees") from None
    _refuse(not least <= value <= most, "{} degrees lies outside Belgium", field)
    return value


def _refuse(wrong: bool, message: str, *found: str) -> None:
    if wrong:
        raise ValueError(message.format(*found))


@contextmanager
def _at(path: Path, line: int) -> Iterator[None]:
    """Puts file and line before the complaint of what happens inside."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"{path}:{line}: {error}") from None
