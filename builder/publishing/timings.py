"""What a build takes: time and memory, stage by stage."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_EVERYBODY = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_KILOBYTES = 1024 * (1024 if sys.platform == "darwin" else 1)  # in a megabyte, as the system counts them


@dataclass
class Timings:
    """Seconds, seconds of processor and peak of memory (MB, of the largest process so far) per stage, in the order the
    stages ran and with the processes they started; `announce` is told the name of each as it starts, `progress`
    how much of a long stage is done, of how much."""

    announce: Callable[[str], None] = lambda name: None
    progress: Callable[[int, int], None] = lambda done, total: None
    seconds: dict[str, float] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)
    peak_mb: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.announce(name)
        start, busy = time.perf_counter(), _processor_seconds()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
        self.cpu[name] = self.cpu.get(name, 0.0) + _processor_seconds() - busy
        self.peak_mb[name] = max(resource.getrusage(whose).ru_maxrss for whose in _EVERYBODY) // _KILOBYTES


def _processor_seconds() -> float:
    return sum(sum(resource.getrusage(whose)[:2]) for whose in _EVERYBODY)
