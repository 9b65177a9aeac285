"""Files of the content folder: which there are, whether their names are right, and their bytes."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from builder.problems import Phrase, Problem, problem
from builder.reading.kinds import IGNORED_FILES, RESERVED_NAMES

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 64
MAX_FILES = 200_000  # in one folder

Stamp = tuple[int, int]  # number on the disk, time of the last change to the file or its name in nanoseconds
Seal = tuple[str, int, int]  # digest of the bytes, and the stamp


class Entry(NamedTuple):
    """Something in a folder; `mode` is that of lstat, so a link is a link."""

    name: str
    mode: int
    names: int = 1  # how many names the file has: more than one with hard links
    stamp: Stamp = (0, 0)

    @property
    def is_folder(self) -> bool:
        return stat.S_ISDIR(self.mode)

    @property
    def is_file(self) -> bool:
        return stat.S_ISREG(self.mode)


def is_slug(text: str) -> bool:
    return 2 <= len(text) <= MAX_SLUG and SLUG.fullmatch(text) is not None


def entries(folder: Path) -> tuple[Entry, ...]:
    """What is in a folder, sorted by name; a folder that is not there, or is a link, is empty."""
    if folder.is_symlink() or not folder.is_dir():
        return ()
    with os.scandir(folder) as found:
        seen = [(each.name, each.stat(follow_symlinks=False)) for each in found]
    those = [Entry(name, status.st_mode, status.st_nlink, (status.st_ino, status.st_ctime_ns)) for name, status in seen]
    return tuple(sorted((each for each in those if each.name not in IGNORED_FILES), key=lambda each: each.name))


def read_bytes(file: Path, limit: int) -> bytes:
    """At most `limit` + 1 bytes of an ordinary file. Raises OSError, also for a link or a pipe."""
    return read_sealed(file, limit)[0]


def read_sealed(file: Path | str, limit: int) -> tuple[bytes, Seal]:
    """The same, with what tells this file as it is from every other one."""
    # O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as source:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not an ordinary file")
        data = source.read(limit + 1)
    return data, (sha256(data).hexdigest(), status.st_ino, status.st_ctime_ns)


def read_again(file: Path | str, limit: int, seal: Seal) -> bytes:
    """What is in a file that was read before; nothing when it is no longer the one with this seal."""
    with suppress(OSError):
        data, now = read_sealed(file, limit)
        if now == seal:
            return data
    return b""


def usable(
    found: Mapping[str, Entry], base: str, wrong: Callable[[Entry, str], Problem | None], problems: list[Problem]
) -> list[str]:
    """The names in a folder, whose path is `base`, of what can be read; adds to `problems` why the others cannot.

    `wrong` says it of one entry and its path.
    """
    if len(found) > MAX_FILES:
        problems.append(problem("too-many-files", base, found=len(found), limit=MAX_FILES))
        return []
    names: list[str] = []
    same = collisions(found)
    for name, entry in found.items():
        path = f"{base}/{name}"
        if name in same:
            problems.append(problem("name-collision", path, other=same[name]))
        elif reported := wrong(entry, path):
            problems.append(reported)
        else:
            names.append(name)
    return names


def entry_fault(entry: Entry) -> str:
    """The code of the rule that something breaks by not being an ordinary file of its own; empty when it is one."""
    if stat.S_ISLNK(entry.mode):
        return "symlink"
    if not entry.is_file:
        return "not-a-file"
    return "hard-link" if entry.names > 1 else ""


def entry_problem(entry: Entry, path: str, fixed: bool) -> Problem | None:
    """Why an entry of a folder of profiles cannot be read; `fixed` names are given by us and not looked at."""
    stem, dot, extension = entry.name.rpartition(".")
    if not dot:
        stem, extension = entry.name, ""
    named = extension.lower() in ("yml", "yaml")
    if stat.S_ISLNK(entry.mode):
        return problem("symlink", path)
    if not named and (entry.is_folder or entry.is_file):
        return problem("unknown-file", path)
    if code := entry_fault(entry):
        return problem(code, path)
    if extension != "yml":
        return problem("wrong-extension", path, found=f".{extension}")
    if fixed:
        return None
    if stem.casefold() in RESERVED_NAMES:
        return problem("reserved-name", path, found=stem, example=f"{stem.casefold()}-vzw")
    if not is_slug(stem):
        return problem("bad-file-name", path, found=entry.name, example=slug_of(stem[:40]) or "voorbeeld")
    return None


def collisions(names: Iterable[str]) -> dict[str, str]:
    """Each name that is the same as an earlier one on a computer that ignores case, and that earlier one."""
    first: dict[str, str] = {}
    again: dict[str, str] = {}
    for name in names:
        key = name.lower() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()
        earlier = first.setdefault(key, name)
        if earlier != name:
            again[name] = earlier
    return again


def slug_of(text: str) -> str:
    """A file name that is allowed and looks like the text: `Café De Ster` becomes `cafe-de-ster`; empty when there is
    none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].strip("-")
    return slug if is_slug(slug) and slug not in RESERVED_NAMES else ""


def reason(error: OSError) -> Phrase | str:
    """Why the system refused, in words that can be translated where they are ours."""
    return Phrase("no permission") if isinstance(error, PermissionError) else error.strerror or type(error).__name__
