"""One content file as it was read: its values as text, and where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from builder.reading.files import Seal

# A key's own position is kept under the path of its value plus KEY. List items count from 0 and mapping keys are
# text, so -1 is never a step of a path.
KEY = -1

Path = tuple[str | int, ...]


class Position(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Document:
    kind: str
    id: str  # the file's name without its ending
    path: str  # content/organisations/bewel.yml: posix, from the content folder's parent
    value: dict[str, Any]
    positions: Mapping[Path, Position]
    seal: Seal | None = None  # what tells its file from every other one, where it was read from one

    def position(self, path: Path) -> Position:
        """Where a value stands; a value that is not there has the position of what it would be in."""
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, Position(1, 1))

    def key_position(self, path: Path) -> Position:
        """Where the key of a value stands; list items have the position of their value."""
        return self.positions.get((*path, KEY)) or self.position(path)


def key_of(path: Path) -> str:
    """A path as people write it: `locations[0].phone`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
