"""A case is a folder: files that lie over the small tree in `base`, and what the check must say about them.

`content/` holds the files of the case, `expected.txt` the report in Dutch, `removed.txt` (optional) the paths of base
files that the case does without. Everything in the tree is made up.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from builder.catalogue.places import Municipality, Places, PostalCode
from builder.checking.check import Checked, check
from builder.checking.reporters import text_report
from builder.project import SCHEMA_DIR
from builder.reading.content import read_content
from builder.reading.places import AREAS, MUNICIPALITIES, OUTLINES, POSTAL_CODES
from builder.reading.source import source_of

CASES = Path(__file__).parent
BASE = CASES / "base" / "content"
INVALID = sorted(path for path in (CASES / "invalid").iterdir() if path.is_dir())
VALID = sorted(path for path in (CASES / "valid").iterdir() if path.is_dir())


def _municipality(nis: str, name: str, latitude: float, longitude: float, **more: object) -> Municipality:
    fields = {
        "nis": nis,
        "slug": name.casefold(),
        "name": name,
        "name_fr": None,
        "province": "provincie-limburg",
        "gewest": "vlaanderen",
        "aliases": (),
        "latitude": latitude,
        "longitude": longitude,
    }
    return Municipality(**(fields | more))  # type: ignore[arg-type]


_MUNICIPALITIES = (
    _municipality("71011", "Diepenbeek", 50.907, 5.418),
    _municipality("71072", "Hasselt", 50.930, 5.338, aliases=("Kortessem",)),
    _municipality("72043", "Pelt", 51.217, 5.422, aliases=("Neerpelt", "Overpelt")),
    _municipality("21009", "Elsene", 50.833, 4.367, name_fr="Ixelles", province="brussel", gewest="brussel"),
)
_CODES = (
    ("3590", "71011"),
    ("3500", "71072"),
    ("3510", "71072"),
    ("3720", "71072"),
    ("3900", "72043"),
    ("3910", "72043"),
    ("1050", "21009"),
)

PLACES = Places(
    municipalities={each.nis: each for each in _MUNICIPALITIES},
    postal_codes={
        code: (PostalCode(code=code, nis=nis, names=(), latitude=50.9, longitude=5.4),) for code, nis in _CODES
    },
    outlines={},
)


def lay_out(case: Path, folder: Path) -> Path:
    """The content folder of a case, made below `folder`: the base with the case over it."""
    content = folder / "content"
    shutil.copytree(BASE, content)
    removed = case / "removed.txt"
    for line in removed.read_text("utf-8").split() if removed.is_file() else ():
        (content / line).unlink()
    if (case / "content").is_dir():
        shutil.copytree(case / "content", content, dirs_exist_ok=True, symlinks=True)
    return content


def few_places(source: Path, target: Path) -> None:
    """Files of places with the municipalities of the cases only: the hundreds of others would take most of the time."""
    target.mkdir(parents=True, exist_ok=True)
    for name, column in ((MUNICIPALITIES, 0), (POSTAL_CODES, 1), (AREAS, 1)):
        header, *rows = (source / name).read_text("utf-8").splitlines(keepends=True)
        kept = [row for row in rows if row.strip().split(",")[column] in PLACES.municipalities]
        (target / name).write_text(header + "".join(kept), "utf-8")
    outlines = json.loads((source / OUTLINES).read_text("utf-8"))
    outlines["municipalities"] = {nis: outlines["municipalities"][nis] for nis in PLACES.municipalities}
    (target / OUTLINES).write_text(json.dumps(outlines), "utf-8")


def check_tree(content: Path) -> Checked:
    return check(read_content(content), PLACES, SCHEMA_DIR)


def report(content: Path, language: str = "nl") -> str:
    """What a person reads about a content folder, without colour."""
    checked = check_tree(content)
    return text_report(checked.problems, source_of(content), language, len(checked.documents)).plain
