"""Makes this process fall at its n-th call to the file system, as a full disk, a broken one or a signal would.

Python tells an audit hook of every call before it is made; what the hook raises is what the call raises. The data of a
file is a step of its own: half of it is written, then the process falls.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from pathlib import Path
from typing import Any

SIGNALS = {"SIGKILL": signal.SIGKILL, "SIGTERM": signal.SIGTERM, "SIGINT": signal.SIGINT}
ERRORS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EACCES": errno.EACCES}
WAYS = (*SIGNALS, *ERRORS)

_PATHS = {
    "open",
    "os.mkdir",
    "os.rename",
    "os.link",
    "os.remove",
    "os.rmdir",
    "os.scandir",
    "os.listdir",
    "os.truncate",
}
_GROWING = {"open", "write", "os.mkdir", "os.link"}  # what a full disk refuses; removing goes on
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Fall:
    """Falls at step `at` (from 1) of what happens to folders whose path has `marks` in it; 0 only counts."""

    def __init__(self, marks: tuple[str, ...], at: int = 0, way: str = "SIGKILL") -> None:
        self.steps: list[str] = []
        self._marks = marks
        self._at = at
        self._way = way

    def arm(self) -> None:
        """From here on, for the rest of this process."""
        really_open = io.open

        def opened(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
            handle = really_open(file, mode, *rest, **more)
            return _Written(handle, self) if mode.strip("bt") in ("w", "x") and self._ours(file) else handle

        io.open = opened  # type: ignore[assignment]  # pathlib writes through it
        sys.addaudithook(self._hear)

    def step(self, name: str, half_done: Any = None) -> None:
        self.steps.append(name)
        number = len(self.steps)
        if not self._at or number < self._at:
            return
        if self._way in SIGNALS:
            if number == self._at:
                if half_done:
                    half_done()
                os.kill(os.getpid(), SIGNALS[self._way])
        elif number == self._at or (self._way == "EACCES") or (self._way == "ENOSPC" and name in _GROWING):
            if half_done and number == self._at:
                half_done()
            raise OSError(ERRORS[self._way], os.strerror(ERRORS[self._way]))

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _PATHS:
            within = event in {"os.remove", "os.rmdir", "os.mkdir"} and arguments[-1] >= 0  # below an open folder
            if event == "open" and not arguments[2] & _WRITING:
                return
            if within or self._ours(arguments[0]):
                self.step(event)
        elif event == "fcntl.lockf" or (event == "ctypes.dlsym" and arguments[1] == "renameat2"):
            self.step(event)

    def _ours(self, path: Any) -> bool:
        if not isinstance(path, str | bytes | Path):
            return False
        return any(mark in os.fsdecode(path) for mark in self._marks)


class _Written:
    """A file open for writing."""

    def __init__(self, handle: Any, fall: Fall) -> None:
        self._handle = handle
        self._fall = fall

    def write(self, data: Any) -> int:
        def half() -> None:
            self._handle.write(data[: len(data) // 2])
            self._handle.flush()

        self._fall.step("write", half)
        return int(self._handle.write(data))

    def __enter__(self) -> _Written:
        return self

    def __exit__(self, *error: object) -> None:
        self._handle.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._handle, name)
