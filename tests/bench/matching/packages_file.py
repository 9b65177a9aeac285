"""The judged packages: one YAML file a kind, `{kind, packages: [{text, activities, also, place}, …]}`.

`activities` are what a good answer has; `also` is what it may have as well: neither missed nor wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent / "packages"


@dataclass(frozen=True)
class JudgedPackage:
    kind: str
    text: str
    activities: frozenset[str]
    also: frozenset[str]
    place: str | None


def read_packages(folder: Path = FOLDER) -> tuple[JudgedPackage, ...]:
    """All packages, in the order of the files. Raises KeyError for one without text or activities."""
    return tuple(
        JudgedPackage(
            value["kind"],
            entry["text"],
            frozenset(entry["activities"]),
            frozenset(entry.get("also", ())),
            entry.get("place"),
        )
        for path in sorted(folder.glob("*.yml"))
        for value in [yaml.safe_load(path.read_text("utf-8"))]
        for entry in value["packages"]
    )
