"""`python -m tests.crash`: every step of a build, cut off in every way; with --runs N an even sample of them."""

from __future__ import annotations

import argparse
import collections
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from tests.crash.falling import WAYS
from tests.crash.rig import KINDS, Rig

ROOT = Path(__file__).resolve().parents[2]


def spread(steps: int, ways: tuple[str, ...], runs: int | None) -> list[tuple[int, str]]:
    """All pairs of step and way, or `runs` of them over all steps, the ways in turn, the last step among them."""
    if runs is None:
        return [(step, way) for step in range(1, steps + 1) for way in ways]
    return [(1 + round(n * (steps - 1) / max(1, runs - 1)), ways[n % len(ways)]) for n in range(runs)]


def cut_off(scratch: Path, runs: int | None, exchange: bool, job: int, jobs: int) -> tuple[int, int]:
    """Do every `jobs`-th of the builds from `job` on, and say each fault; how many faults and builds there were."""
    rig = Rig(ROOT, scratch, exchange)
    falls = []
    for kind, share in zip(KINDS, (runs and runs - runs // 2, runs and runs // 2), strict=True):
        steps = rig.steps[kind]
        pairs = spread(len(steps), WAYS, share)
        if not exchange:  # before the swap nothing is different
            first = steps.index("os.rename")
            pairs = [(step, way) for step in range(first, first + 8) for way in ("SIGKILL", "EIO")]
        falls += [(kind, step, way) for step, way in pairs]
        if not job:
            names = ", ".join(f"{count} {name}" for name, count in collections.Counter(steps).most_common())
            click.echo(f"a build, {kind}: {len(steps)} steps ({names}), {len(pairs)} to cut off")
    mine, faults = falls[job::jobs], 0
    for number, (kind, step, way) in enumerate(mine, 1):
        for fault in rig.faults(kind, step, way):
            faults += 1
            click.echo(fault)
        if not job and number % 100 == 0:
            click.echo(f"{number * jobs} of {len(falls)}")
    return faults, len(mine)


def matrix(runs: int | None, exchange: bool, jobs: int) -> int:
    """All the builds, `jobs` at a time, each job with a directory of its own; returns the number of faults."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch, ProcessPoolExecutor(jobs) as pool:
        works = []
        for job in range(jobs):
            (place := Path(scratch, str(job))).mkdir()
            works.append(pool.submit(cut_off, place, runs, exchange, job, jobs))
        done = [work.result() for work in works]
    faults, builds = (sum(column) for column in zip(*done, strict=True))
    click.echo(f"{builds} builds cut off, {faults} faults, {time.monotonic() - start:.0f} s")
    return faults


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, help="how many builds to cut off (default: all)")
    options.add_argument("--two-renames", action="store_true", help="as where folders cannot be exchanged, at the swap")
    options.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at a time (default: all cores)")
    given = options.parse_args()
    return min(1, matrix(given.runs, not given.two_renames, given.jobs))


if __name__ == "__main__":
    sys.exit(main())
