"""One piece of work divided over processes, where the system can copy this one: each does its share and says what came
of it."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")
CAN_FORK = sys.platform == "linux"  # elsewhere a copied process may not use what its system libraries hold
_DIE_WITH_PARENT = 1  # prctl(2), PR_SET_PDEATHSIG


def usual_jobs() -> int:
    """As many processes as this one may use processors."""
    return len(os.sched_getaffinity(0)) if CAN_FORK else 1


def divided(work: Callable[[int, int], Result], jobs: int) -> list[Result]:
    """The results of work(0, jobs), work(1, jobs), …, in that order; each ran in a process of its own.

    What they return goes through pickle. Raises what a share raised; the others are then ended. Without `fork` all is
    one share.
    """
    if jobs <= 1 or not CAN_FORK:
        return [work(0, 1)]
    gc.freeze()  # what is there stays; looking at it would copy its memory
    others = [_started(work, share, jobs) for share in range(1, jobs)]
    try:
        results = [work(0, jobs)]
        for pid, reader in others:
            with os.fdopen(reader, "rb", closefd=False) as source:
                try:
                    result, error = pickle.load(source)
                except EOFError:
                    raise ChildProcessError(f"process {pid} ended before its work was done") from None
            if error is not None:
                raise error
            results.append(result)
        return results
    finally:
        for pid, reader in others:
            os.close(reader)
            os.kill(pid, signal.SIGKILL)  # it is done, or what it does is no longer wanted
            os.waitpid(pid, 0)


def _started(work: Callable[[int, int], Result], share: int, jobs: int) -> tuple[int, int]:
    """A process at work on a share, and where its answer can be read."""
    reader, writer = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    os.close(reader)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it died before that was said
        os._exit(0)
    answer: tuple[Result | None, BaseException | None]
    try:
        answer = (work(share, jobs), None)
    except BaseException as error:
        answer = (None, error)
    try:
        with os.fdopen(writer, "wb") as sink:
            pickle.dump(answer, sink, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)  # the rest of the program is for the process that started this one


def slice_of(length: int, share: int, jobs: int) -> slice:
    """The part of a sequence that a share looks at, so that the parts put together are the whole in its order."""
    return slice(length * share // jobs, length * (share + 1) // jobs)
