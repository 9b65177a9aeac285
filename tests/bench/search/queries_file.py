"""The judged queries: one YAML file a kind, `{kind: …, queries: [{id, query, expect}, …]}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "queries"


@dataclass(frozen=True)
class JudgedQuery:
    id: int
    query: str
    kind: str
    expect: Mapping[str, Any]


def read_queries(folder: Path = FOLDER) -> tuple[JudgedQuery, ...]:
    """All queries below the folder, by id. Raises KeyError for a file or query without one of its keys."""
    found = [
        JudgedQuery(entry["id"], entry["query"], value["kind"], entry["expect"])
        for path in sorted(folder.glob("*.yml"))
        for value in [yaml.safe_load(path.read_text(encoding="utf-8"))]
        for entry in value["queries"]
    ]
    return tuple(sorted(found, key=lambda query: query.id))
