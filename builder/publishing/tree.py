"""A new site as it is written. What is the same as on the published one is not written again: it is the same file.

The old site and the new one then share it (a hard link) until the old one is gone, so nothing may ever write into a
file of either. Where the file system has no such links everything is written.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from builder.publishing.record import Seal, seal_of

_NOT_EMPTY = {errno.ENOTEMPTY, errno.EEXIST}


class Tree:
    """The folder of a new site. `known` are digests of files of the `old` site, by path, that may be taken from it.

    `digests` has every file that was put here, by path; `moved` the folders that began as others of the old site.
    """

    def __init__(self, folder: Path, old: Path | None = None, known: Mapping[str, str] = MappingProxyType({})) -> None:
        self.folder = folder
        self._root = os.fspath(folder)
        self.old = old or folder
        self._old = os.fspath(old) if old else ""
        self._known = dict(known)
        self._here: set[str] = set()  # files of the old site that are in this folder already
        self._kept: set[str] = set()
        self._folders: set[str] = set()
        self.digests: dict[str, str] = {}
        self.moved: dict[str, str] = {}
        self._renamed: dict[str, str] = {}  # by the path on the old site, of all files in those folders

    def put(self, path: str, data: bytes) -> None:
        """Write a file, in folders that are made when they are not there."""
        digest = sha256(data).hexdigest()
        if self.digests.get(path) == digest:
            return
        if self._known.get(path) != digest or not self._linked(path):
            target = self._target(path)
            if os.path.lexists(target):  # hardly ever, and quicker asked than tried
                os.unlink(target)  # it may be a file of the old site as well
            with io.open(target, "xb") as file:  # noqa: UP020 (as pathlib does it: tests listen there)
                file.write(data)
            self._kept.discard(path)
        self.digests[path] = digest

    def begin_with(self, here: Iterable[str]) -> None:
        """The folder has these files of the old site already: they need not be linked, or go when nobody keeps them."""
        self._here.update(here)

    def begin_folder(self, folder: str, before: str) -> None:
        """Begin a folder with the files of another one of the old site, whose place it takes: where those are here
        already, thousands of them move at once."""
        files = [path for path in self._here if path.startswith(f"{before}/")]
        if before in self._folders or not self.digests.keys().isdisjoint(files):  # something of the new site is there
            return
        if not files or os.path.lexists(f"{self._old}/{folder}"):
            return
        with suppress(OSError):
            os.rename(f"{self._root}/{before}", f"{self._root}/{folder}")
            self.moved[folder] = before
            for path in files:
                now = self._renamed[path] = folder + path.removeprefix(before)
                self._here.remove(path)
                self._here.add(now)
                self._known[now] = self._known[path]

    def knows(self, path: str) -> bool:
        """Whether the old site has this file, as it was built."""
        return path in self._known

    def keep(self, path: str) -> bool:
        """Take a file of the old site as it is; False when that cannot be done, and nothing is there then."""
        if path not in self._known:
            return False
        if self.digests.get(path) != self._known[path] and not self._linked(path):
            return False
        self.digests[path] = self._known[path]
        return True

    def adopt(self, path: str) -> None:
        """Count in a file that something else wrote here."""
        target = os.path.join(self._root, path)
        with open(target, "rb") as file:
            digest = sha256(file.read()).hexdigest()
        if self._known.get(path) == digest:
            with suppress(OSError):
                os.link(os.path.join(self._old, path), f"{target}.link")
                os.replace(f"{target}.link", target)
        self.digests[path] = digest

    def seals(self, there: Mapping[str, Seal]) -> dict[str, Seal]:
        """Of every file that was put here, by path, sorted; `there` are those of the old site."""
        return {
            path: there[path] if path in self._kept else seal_of(os.lstat(f"{self._root}/{path}"))
            for path in sorted(self.digests)
        }

    def as_here(self, there: Mapping[str, Seal]) -> dict[str, Seal]:
        """Seals of files of the old site by the paths at which the folders that moved have them."""
        return {self._renamed.get(path, path): seal for path, seal in there.items()}

    def settle(self) -> None:
        """Remove what was there at the beginning and is not in the new site."""
        remove(self.folder, self._here - self.digests.keys())

    def clear(self) -> None:
        """Begin anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._here.clear()
        self._kept.clear()
        self._folders.clear()
        self.digests.clear()
        self.moved.clear()
        self._renamed.clear()

    def _linked(self, path: str) -> bool:
        if path not in self._here or path in self.digests:
            target = self._target(path)
            try:
                os.link(f"{self._old}/{path}", target)
            except OSError:  # another file system, or one without links; a file that has too many; one that went away
                return False
        self._kept.add(path)
        return True

    def _target(self, path: str) -> str:
        folder = os.path.dirname(path)
        if folder not in self._folders:
            self._make(folder)
        return f"{self._root}/{path}"

    def _make(self, folder: str) -> None:
        above = os.path.dirname(folder)
        if not folder:
            os.makedirs(self._root, exist_ok=True)
        elif above not in self._folders:
            self._make(above)
        with suppress(FileExistsError):
            os.mkdir(f"{self._root}/{folder}")
        self._folders.add(folder)


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove files below a folder, and the folders that are empty then. Raises OSError."""
    for path in paths:
        os.unlink(folder / path)
        for above in Path(path).parents[:-1]:
            try:
                os.rmdir(folder / above)
            except OSError as error:
                if error.errno not in _NOT_EMPTY:
                    raise
                break
