"""The lines of a content file as an author sees them, for a report that points at a spot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from builder.reading.characters import lines_of
from builder.reading.files import read_bytes
from builder.reading.strict_yaml import MAX_BYTES

Source = Callable[[str], Sequence[str]]


def source_of(content_dir: Path) -> Source:
    """A function from a problem's path to the lines of that file; no lines when it cannot be shown."""
    root = content_dir.resolve().parent

    @cache
    def lines(path: str) -> Sequence[str]:
        try:
            return tuple(lines_of(read_bytes(root / path, MAX_BYTES).decode("utf-8").removeprefix("\ufeff")))
        except (OSError, ValueError):
            return ()

    return lines
