"""What the last build of a site was made of and what it made: from this a next build knows what it need not make again.

The record lies below `.werkwijzer/` and is safe to delete. It is believed only as far as the published site is as that
build left it: a file with another size, time or place on the disk is made again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from builder.fingerprints import files_in
from builder.project import Project
from builder.writing import compact, replace

CACHE = "builds"
_VERSION = 1  # to be raised when a record says something else

Seal = list[int]  # of a published file: size, time of change, number on the disk, rights
INODE = 2  # where the number on the disk stands


@dataclass(frozen=True, kw_only=True)
class Record:
    """`files` has the digest and the seal of every file of the site; `notes` is what each stage wants to know again,
    as JSON has it."""

    inputs: str
    pages: int
    files: Mapping[str, tuple[str, Seal]]
    notes: Mapping[str, Any] = field(default_factory=dict)

    def intact(self, there: Mapping[str, Seal]) -> dict[str, str]:
        """The digests of the files of a site that are as the build left them, by path; `there` are their seals now."""
        return {path: of for path, (of, seal) in self.files.items() if there.get(path) == seal}

    def describes(self, site: Path) -> bool:
        """Whether the site is as the build left it, to the last file."""
        return {path: seal for path, (_, seal) in self.files.items()} == seals(site)


def seals(site: Path) -> dict[str, Seal]:
    """By path, what the system says of each file below a folder; nothing without a folder."""
    if not site.is_dir():
        return {}
    return {path: seal_of(entry.stat(follow_symlinks=False)) for path, entry in files_in(site)}


def seals_of(site: Path, paths: Iterable[str]) -> dict[str, Seal]:
    """The same of the files of these paths, where they are there: no folder is read, which is most of the work."""
    root, found = os.fspath(site), {}
    for path in paths:
        try:
            found[path] = seal_of(os.lstat(f"{root}/{path}"))
        except OSError:
            continue
    return found


def seal_of(status: os.stat_result) -> Seal:
    return [status.st_size, status.st_mtime_ns, status.st_ino, status.st_mode]


def last_record(project: Project) -> Record | None:
    """None when this site was not built before, or when its record cannot be used."""
    try:
        said = json.loads(_file(project).read_bytes())
        if said.pop("version") != _VERSION:
            return None
        return Record(**said)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def keep(project: Project, record: Record) -> None:
    """Write the record, or none when the disk does not take it: a site without one is built anew."""
    file = _file(project)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace(file, compact({"version": _VERSION, **vars(record)}))
    except OSError:
        forget(project)


def forget(project: Project) -> None:
    with suppress(OSError):
        _file(project).unlink()


def place_of(project: Project) -> Path:
    """Where lies what is kept for the next build. Each site has a place of its own: one directory may be built into
    several folders."""
    return project.cache / CACHE / sha256(os.fsencode(project.site)).hexdigest()[:16]


def _file(project: Project) -> Path:
    return place_of(project).with_suffix(".json")
