"""How files are known again: by their bytes, or cheaply by what the system says of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from operator import itemgetter
from pathlib import Path

_UNREAD = frozenset({"__pycache__", ".DS_Store"})  # what systems leave in folders
_loaded: dict[Path, str] = {}  # folders as they were when this process first looked


def digest_of(texts: Iterable[str]) -> str:
    digest = sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogateescape")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def files_below(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder that is no folder itself, by its path there, sorted; links are not followed."""
    return sorted(files_in(folder), key=itemgetter(0))


def files_in(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The same in any order."""
    root, waiting = os.fspath(folder), [""]
    while waiting:
        base = waiting.pop()
        with os.scandir(f"{root}/{base}") as entries:
            for entry in entries:
                name = entry.name
                if name in _UNREAD:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{base}{name}/")
                else:
                    yield base + name, entry


def file_digest(entry: os.DirEntry[str]) -> str:
    """Of an ordinary file its bytes; of anything else, which no build reads, that it is there."""
    if not entry.is_file(follow_symlinks=False):
        return "special"
    with open(entry.path, "rb") as source:
        return sha256(source.read()).hexdigest()


def folder_digest(folder: Path) -> str:
    """Of the bytes of all files in a folder, as they are now."""
    found = digest_of(f"{path}\0{file_digest(entry)}" for path, entry in files_below(folder))
    _loaded.setdefault(folder, found)
    return found


def loaded_digest(folder: Path) -> str:
    """The same as this process found it when it first looked: the program as it was loaded."""
    return _loaded.get(folder) or folder_digest(folder)


def stamp_of(folder: Path, endings: tuple[str, ...]) -> str:
    """Names, sizes and times of the files with one of these endings: the cheap sign that something may have changed."""
    rows = []
    for path, entry in files_below(folder):
        if path.endswith(endings):
            status = entry.stat()
            rows.append(f"{path}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}")
    return digest_of(rows)


def runtime() -> list[str]:
    """Python, and every package that is installed, with its version, as the names of their folders say it."""
    found = []
    for place in sys.path:
        if place and os.path.isdir(place):
            found += [name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info"))]
    return [sys.version, *sorted(found)]
