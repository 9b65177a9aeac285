"""Where a site is built: a hidden folder beside the published one, for one build at a time.

Everything that a build needs besides the site lies in `.<site>.tmp/`, so that whatever a killed build left behind is
known as such and gone with the next one. Who holds the lock in it is building; the system takes it back from a process
that dies, so there is no stale lock. The lock is of the kind that child processes do not inherit.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from builder.fingerprints import files_below
from builder.publishing.swap import restore

READABLE = 0o022  # the umask of a site that a web server can read, whoever builds it
_LOCK = "lock"
_HELD = {errno.EACCES, errno.EAGAIN}
_FIRST_SITE = (4_000_000, 15)  # bytes that any site needs, and how many times the content comes on top (measured: 11)
_SPARE = 1.2
_BLOCK = 4096  # bytes; a file takes whole ones


class DiskFullError(Exception):
    """There is no room for another site; the numbers are bytes."""

    def __init__(self, free: int, needed: int) -> None:
        super().__init__(f"{free} bytes free, {needed} needed")
        self.free = free
        self.needed = needed


@contextmanager
def workplace(site: Path, waiting: Callable[[str], None] = lambda pid: None) -> Iterator[Path]:
    """An empty folder on the site's file system, for this build alone; it is gone afterwards.

    While another process builds the same site this one waits; `waiting` is told its number first.
    """
    folder = _folder(site)
    before = os.umask(READABLE)
    try:
        with _only_one(folder, waiting):
            restore(site, old_site(site))
            _empty(folder)
            work = folder / str(os.getpid())  # a generator that outlived its killed build still writes to its own
            try:
                work.mkdir()
                yield work
            finally:
                _empty(folder)
    finally:
        os.umask(before)


def old_site(site: Path) -> Path:
    """Where the old site is put aside when it cannot be exchanged, and where the next build looks for it."""
    return _folder(site) / "old"


def _folder(site: Path) -> Path:
    return site.with_name(f".{site.name}.tmp")


def check_room(site: Path, published: Iterable[int], content: Path) -> None:
    """Raise DiskFullError when a site like the one that is there does not fit beside it: `published` are the bytes of
    its files. Without one it is guessed from the content."""
    taken = sum(map(_on_disk, published))
    if not taken:
        least, times = _FIRST_SITE
        taken = least + times * sum(_on_disk(entry.stat().st_size) for _, entry in files_below(content))
    needed = int(taken * _SPARE)
    free = shutil.disk_usage(site.parent).free
    if free < needed:
        raise DiskFullError(free, needed)


@contextmanager
def _only_one(folder: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    lock = _locked(folder, waiting)
    try:
        yield
    finally:
        # In this order: whoever comes in between makes a new folder or a new lock, and has it alone.
        with suppress(OSError):  # something in it could not be removed, or the next build is already there
            (folder / _LOCK).unlink()
            folder.rmdir()
        lock.close()


def _locked(folder: Path, waiting: Callable[[str], None]) -> IO[str]:
    path = folder / _LOCK
    while True:
        folder.mkdir(exist_ok=True, parents=True)
        try:
            lock = path.open("a+", encoding="ascii")
        except FileNotFoundError:  # the build before this one has just gone
            continue
        try:
            _take(lock, waiting)
            current = os.path.samestat(os.fstat(lock.fileno()), path.stat())
        except FileNotFoundError:
            current = False
        except BaseException:
            lock.close()
            raise
        if current:
            lock.truncate(0)
            lock.write(f"{os.getpid()}\n")
            lock.flush()
            return lock
        lock.close()


def _take(lock: IO[str], waiting: Callable[[str], None]) -> None:
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _HELD:
            raise
        lock.seek(0)
        waiting(lock.read().strip() or "?")
        fcntl.lockf(lock, fcntl.LOCK_EX)


def _empty(folder: Path) -> None:
    """Remove everything but the lock. What cannot be removed now is removed by a next build."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in [entry for entry in entries if entry.name != _LOCK]:
            if entry.is_dir(follow_symlinks=False):
                _remove(entry.path)
            else:
                os.unlink(entry.path)


def _remove(folder: str) -> None:
    """As shutil.rmtree that ignores errors; it looks at each folder once, as nobody else writes here."""
    with suppress(OSError):
        with os.scandir(folder) as found:
            entries = list(found)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _remove(entry.path)
            else:
                with suppress(OSError):
                    os.unlink(entry.path)
        os.rmdir(folder)


def _on_disk(size: int) -> int:
    return -(-size // _BLOCK) * _BLOCK
