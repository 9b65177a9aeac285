"""What a command costs: seconds on the clock, seconds of processor, peak of memory, its children included."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_UNIT = 1_000_000 if sys.platform == "darwin" else 1_000  # of ru_maxrss in a megabyte


@dataclass(frozen=True)
class Cost:
    wall: float
    cpu: float
    peak_mb: float  # of the largest process


def cost_of(command: Sequence[str], cwd: Path) -> Cost:
    """Run a command and measure it. Raises CalledProcessError, with what it said, when it fails."""
    before = time.perf_counter()
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        said = running.stdout.read() if running.stdout else ""
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command, said)
    return Cost(time.perf_counter() - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _UNIT)


def best_of(command: Sequence[str], cwd: Path, rounds: int) -> Cost:
    """The cheapest of some runs, by processor: what else the machine does only adds."""
    return min((cost_of(command, cwd) for _ in range(rounds)), key=lambda cost: cost.cpu)
