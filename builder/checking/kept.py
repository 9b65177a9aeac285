"""What earlier runs read and found right, so that a next one reads only files that changed.

The files below `.werkwijzer/` are safe to delete. An entry is believed for the bytes it was made of, by this program,
on this disk: it names the file's number and the time of its last change, which nobody who sends in content can choose.
What is wrong with a file is never kept: such a file is read anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from builder.checking.outlines import OUTLINED, Outlines
from builder.checking.values import Special
from builder.processes import divided, slice_of
from builder.reading.files import Seal, Stamp
from builder.reading.kinds import BY_NAME
from builder.writing import compact, replace

CACHE = "checked"
_CALM = "calm"
_OUTLINES = "outlines"
_BESIDE = "beside"  # all that is no profile: read by a look at any file
_SHARDS = 32  # files of profiles: one changed profile writes one of them


class Entry(NamedTuple):
    """Of one file about which there is nothing to say: its value as the schema has it, and what it refers to. `among`
    stands for the files that it was held against; where it is empty nobody looked further than its schema."""

    seal: Seal
    among: str
    value: dict[str, Any]
    referring: Sequence[Sequence[Any]]

    @classmethod
    def of(cls, seal: Seal, among: str, value: dict[str, Any], specials: Iterable[Special]) -> Entry:
        return cls(seal, among, value, [(each.path, each.text, each.reference, each.sector) for each in specials])

    @property
    def specials(self) -> list[Special]:
        return [Special(tuple(place), text, None, name, sector) for place, text, name, sector in self.referring]


class Kept:
    """Entries by the paths of their files; `witness` stands for the program and the schemas that made them. `taken` has
    those that were asked for and are still right. `calm` has what stands for files of which nothing was said when they
    were held against each other."""

    def __init__(self, folder: Path, witness: str) -> None:
        self._folder = folder
        self.witness = witness
        self._shards: dict[str, dict[str, Any]] = {}
        self._changed: set[str] = set()
        said = self._said(_CALM)
        self._calm = self.calm = {each for each in said if isinstance(each, str)} if isinstance(said, list) else set()
        self.taken: dict[str, Entry] = {}

    def __bool__(self) -> bool:
        return any(map(self._shard, _ALL))

    @cached_property
    def outlines(self) -> Outlines:
        return Outlines(self._said(_OUTLINES))

    def outline(self, path: str, stamp: Stamp) -> dict[str, Any] | None:
        """What is known of a profile of which no more need be told, if it is still that file."""
        if (value := self.outlines.take(path, stamp)) is not None:
            self.taken[path] = Entry(("", *stamp), "", value, [])
        return value

    def take(self, path: str, seal: Seal, formats: bool) -> Entry | None:
        """What is known of a file, if it is still that file; with `formats` only if they were looked at."""
        try:
            known_seal, among, value, referring = self._shard(_shard_of(path))[path]
            if tuple(known_seal) != seal or (formats and not among):
                return None
            entry = self.taken[path] = Entry(seal, among, value, referring)
        except (LookupError, ValueError, TypeError):
            return None
        return entry

    def put(self, path: str, entry: Entry) -> None:
        name = _shard_of(path)
        self._shard(name)[path] = entry
        self._changed.add(name)

    def write(self, paths: Collection[str], all_asked: bool, jobs: int = 1) -> None:
        """Write what changed, and of nothing but these files: at the latest when all were asked for. On a full or
        protected disk nothing is kept. Many files are written by as many processes as there are `jobs`."""
        for name in _ALL if all_asked else tuple(self._shards):
            shard = self._shard(name)
            for path in shard.keys() - paths:
                del shard[path]
                self._changed.add(name)
        self.outlines.retain(paths)
        with suppress(OSError):
            said: dict[str, Any] = {name: self._shards[name] for name in sorted(self._changed)}
            if self.outlines.changed:
                said[_OUTLINES] = self.outlines.by_path
            if self.calm != self._calm:
                said[_CALM] = sorted(self.calm)
            if said:
                self._folder.mkdir(parents=True, exist_ok=True)
            names = list(said)

            def write(share: int, of: int) -> None:
                for name in names[slice_of(len(names), share, of)]:
                    replace(self._file(name), compact({"witness": self.witness, "says": said[name]}))

            divided(write, jobs if len(names) > _SHARDS // 2 else 1)
        self._changed.clear()
        self.outlines.changed = False
        self._calm = self.calm

    def _shard(self, name: str) -> dict[str, Any]:
        if name not in self._shards:
            said = self._said(name)
            self._shards[name] = said if isinstance(said, dict) else {}
        return self._shards[name]

    def _said(self, name: str) -> Any:
        """What one of the files says; nothing when it is not there or another program wrote it."""
        try:
            said: Mapping[str, Any] = json.loads(self._file(name).read_bytes())
            return said["says"] if said["witness"] == self.witness else ""
        except (OSError, ValueError, LookupError, TypeError):
            return ""

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.json"


_ALL = (_BESIDE, *(f"{number:02}" for number in range(_SHARDS)))


def _shard_of(path: str) -> str:
    if f"/{BY_NAME[OUTLINED].place}/" not in path:
        return _BESIDE
    return f"{zlib.crc32(path.encode('utf-8', 'surrogateescape')) % _SHARDS:02}"
