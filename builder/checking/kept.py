"""What earlier runs read and found right, so that a next one reads only files that changed.

The files below `.werkwijzer/` are safe to delete. An entry is believed for the bytes it was made of, by this program,
on this disk: it names the file's number and the time of its last change, which nobody who sends in content can choose.
What is wrong with a file is never kept: such a file is read anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from builder.checking.values import Special
from builder.reading.files import Seal
from builder.writing import replace

CACHE = ".werkwijzer/checked"  # below the project's root
_SHARDS = 32  # files: one changed profile writes one of them


class Entry(NamedTuple):
    """Of one file about which there is nothing to say: its value as the schema has it, and what it refers to. Without
    `formats` nobody looked further than its schema."""

    seal: Seal
    formats: bool
    value: dict[str, Any]
    specials: tuple[Special, ...]


class Kept:
    """Entries by the paths of their files; `witness` stands for the program and the schemas that made them. `taken` has
    those that were asked for and are still right."""

    def __init__(self, folder: Path, witness: str) -> None:
        self._folder = folder
        self._witness = witness
        self._shards = [self._read(number) for number in range(_SHARDS)]
        self._changed: set[int] = set()
        self.taken: dict[str, Entry] = {}

    def __bool__(self) -> bool:
        return any(self._shards)

    def take(self, path: str, seal: Seal, formats: bool) -> Entry | None:
        """What is known of a file, if it is still that file; with `formats` only if they were looked at."""
        try:
            known_seal, looked_at, value, specials = self._shards[_shard(path)][path]
            if tuple(known_seal) != seal or (formats and not looked_at):
                return None
            those = (Special(tuple(place), text, None, name, sector) for place, text, name, sector in specials)
            entry = self.taken[path] = Entry(seal, looked_at, value, tuple(those))
        except (LookupError, ValueError, TypeError):
            return None
        return entry

    def put(self, path: str, entry: Entry) -> None:
        number = _shard(path)
        specials = [(each.path, each.text, each.reference, each.sector) for each in entry.specials]
        self._shards[number][path] = [entry.seal, entry.formats, entry.value, specials]
        self._changed.add(number)

    def write(self, paths: Collection[str]) -> None:
        """Write what changed, and of nothing but these files. On a full or protected disk nothing is kept."""
        for number, shard in enumerate(self._shards):
            for path in shard.keys() - paths:
                del shard[path]
                self._changed.add(number)
        with suppress(OSError):
            if self._changed:
                self._folder.mkdir(parents=True, exist_ok=True)
            for number in sorted(self._changed):
                said = {"witness": self._witness, "files": self._shards[number]}
                replace(self._file(number), json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode())
        self._changed.clear()

    def _read(self, number: int) -> dict[str, Any]:
        try:
            said: Mapping[str, Any] = json.loads(self._file(number).read_bytes())
            return dict(said["files"]) if said["witness"] == self._witness else {}
        except (OSError, ValueError, LookupError, TypeError):
            return {}

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:02}.json"


def _shard(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogateescape")) % _SHARDS
