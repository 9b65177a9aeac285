"""Writing a file of the site where it belongs."""

from __future__ import annotations

from pathlib import Path


def put(output: Path, path: str, data: bytes) -> None:
    """Write a file below `output`, in folders that are made when they are not there."""
    target = output / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
