"""Putting a finished site in the place of the old one: a reader sees the whole old one or the whole new one."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2(2)
_RENAME_SWAP = 2  # macOS, renamex_np(2)
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap_in(new: Path, published: Path, old: Path) -> Path:
    """Make `new` the published folder in one step. Gives where the old one is then: at `new`, or at `old` where the
    system cannot exchange two folders: two renames follow each other there, with a gap of microseconds. A process that
    is killed in it leaves the old site in `old`, from where `restore` brings it back. All three must be on one file
    system.
    """
    os.sync()  # a power cut must not leave names without what is in them
    if not published.exists():
        new.rename(published)
        return new
    try:
        _exchange(new, published)
        return new
    except OSError as error:
        if error.errno not in _NOT_SUPPORTED:
            raise
        published.rename(old)
        try:
            new.rename(published)
        except BaseException:
            restore(published, old)
            raise
        return old


def restore(published: Path, old: Path) -> None:
    """Bring back the site of a swap that was cut off between its two renames; otherwise nothing."""
    if old.is_dir() and not published.exists():
        old.rename(published)


def _exchange(first: Path, second: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(first), os.fsencode(second)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(a, b, _RENAME_SWAP)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(first), None, str(second))
