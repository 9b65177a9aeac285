"""What earlier runs read and found right, so that a next one reads only files that changed.

The files below `.werkwijzer/` are safe to delete. An entry is believed for the bytes it was made of, by this program,
on this disk: it names the file's number and the time of its last change, which nobody who sends in content can choose.
What is wrong with a file is never kept: such a file is read anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from hashlib import sha256
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


Referring = Sequence[Sequence[Any]]  # of each text that refers to something: place, text, reference, sector


class Entry(NamedTuple):
    """Of one file about which there is nothing to say: its value as the schema has it, and what gives what it refers
    to. `among` stands for the files that it was held against; where it is empty nobody looked further than its schema.
    """

    seal: Seal
    among: str
    value: dict[str, Any]
    referring: Callable[[], Referring]

    @classmethod
    def of(cls, seal: Seal, among: str, value: dict[str, Any], specials: Iterable[Special]) -> Entry:
        referring = [(each.path, each.text, each.reference, each.sector) for each in specials]
        return cls(seal, among, value, lambda: referring)

    @property
    def specials(self) -> list[Special]:
        return [Special(tuple(place), text, None, name, sector) for place, text, name, sector in self.referring()]


class _Shard:
    """Of some files by path their seals, what they were held against and their values. What they refer to stands apart,
    as JSON that is read when it is asked for: it is many small lists, and files beside profiles hardly ever change."""

    def __init__(self, said: Any, apart: bytes) -> None:
        self.entries: dict[str, Any] = said if isinstance(said, dict) else {}
        self._apart = apart if self.entries else b"{}"

    @cached_property
    def _referring(self) -> dict[str, Referring]:
        with suppress(ValueError):  # of another program, with a digest that is right: of no file that is here
            if isinstance(found := json.loads(self._apart), dict):
                return found
        return {}

    @property
    def apart(self) -> bytes:
        return compact(self._referring)

    def take(self, path: str) -> Entry:
        """Raises LookupError, ValueError or TypeError where nothing is known of it."""
        seal, among, value = self.entries[path]
        return Entry(tuple(seal), among, value, partial(self._of, path))

    def put(self, path: str, entry: Entry) -> None:
        self.entries[path] = entry[:3]
        self._referring[path] = entry.referring()

    def drop(self, path: str) -> None:
        del self.entries[path]
        self._referring.pop(path, None)

    def _of(self, path: str) -> Referring:
        return self._referring[path]


class Kept:
    """Entries by the paths of their files; `witness` stands for the program and the schemas that made them. `taken` has
    those that were asked for and are still right. `calm` has what stands for files of which nothing was said when they
    were held against each other."""

    def __init__(self, folder: Path, witness: str) -> None:
        self._folder = folder
        self.witness = witness
        self._shards: dict[str, _Shard] = {}
        self._changed: set[str] = set()
        said = self._said(_CALM)[0]
        self._calm = self.calm = {each for each in said if isinstance(each, str)} if isinstance(said, list) else set()
        self.taken: dict[str, Entry] = {}

    def __bool__(self) -> bool:
        return any(self._shard(name).entries for name in _ALL)

    @cached_property
    def outlines(self) -> Outlines:
        return Outlines(self._said(_OUTLINES)[0])

    def outline(self, path: str, stamp: Stamp) -> dict[str, Any] | None:
        """What is known of a profile of which no more need be told, if it is still that file."""
        if (value := self.outlines.take(path, stamp)) is not None:
            self.taken[path] = Entry.of(("", *stamp), "", value, ())
        return value

    def take(self, path: str, seal: Seal, formats: bool) -> Entry | None:
        """What is known of a file, if it is still that file; with `formats` only if they were looked at."""
        try:
            entry = self._shard(_shard_of(path)).take(path)
        except (LookupError, ValueError, TypeError):
            return None
        if entry.seal != seal or (formats and not entry.among):
            return None
        self.taken[path] = entry
        return entry

    def put(self, path: str, entry: Entry) -> None:
        name = _shard_of(path)
        self._shard(name).put(path, entry)
        self._changed.add(name)

    def write(self, paths: Collection[str], all_asked: bool, jobs: int = 1) -> None:
        """Write what changed, and of nothing but these files: at the latest when all were asked for. On a full or
        protected disk nothing is kept. Many files are written by as many processes as there are `jobs`."""
        for name in _ALL if all_asked else tuple(self._shards):
            shard = self._shard(name)
            for path in shard.entries.keys() - paths:
                shard.drop(path)
                self._changed.add(name)
        self.outlines.retain(paths)
        with suppress(OSError):
            said: dict[str, Any] = {name: self._shards[name].entries for name in sorted(self._changed)}
            if self.outlines.changed:
                said[_OUTLINES] = self.outlines.by_path
            if self.calm != self._calm:
                said[_CALM] = sorted(self.calm)
            if said:
                self._folder.mkdir(parents=True, exist_ok=True)
            names = list(said)

            def write(share: int, of: int) -> None:
                for name in names[slice_of(len(names), share, of)]:
                    apart = self._shards[name].apart if name in self._shards else b""
                    head = {"witness": self.witness, "apart": sha256(apart).hexdigest(), "says": said[name]}
                    replace(self._file(name), compact(head) + b"\n" + apart)

            divided(write, jobs if len(names) > _SHARDS // 2 else 1)
        self._changed.clear()
        self.outlines.changed = False
        self._calm = self.calm

    def _shard(self, name: str) -> _Shard:
        if name not in self._shards:
            self._shards[name] = _Shard(*self._said(name))
        return self._shards[name]

    def _said(self, name: str) -> tuple[Any, bytes]:
        """What one of the files says, and what stands apart in it; nothing when it is not there, is damaged, or another
        program wrote it."""
        try:
            head, _, apart = self._file(name).read_bytes().partition(b"\n")
            said: Mapping[str, Any] = json.loads(head)
            right = said["witness"] == self.witness and said["apart"] == sha256(apart).hexdigest()
            return (said["says"], apart) if right else ("", b"")
        except (OSError, ValueError, LookupError, TypeError):
            return "", b""

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.json"


_ALL = (_BESIDE, *(f"{number:02}" for number in range(_SHARDS)))


def _shard_of(path: str) -> str:
    if f"/{BY_NAME[OUTLINED].place}/" not in path:
        return _BESIDE
    return f"{zlib.crc32(path.encode('utf-8', 'surrogateescape')) % _SHARDS:02}"
