"""`python -m tests.fuzz`: a million mutants. Says the number of each that raised something or took too long."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click

from tests.fuzz.mutants import Breeder

ROOT = Path(__file__).resolve().parents[2]
MUTANTS = 1_000_000
SECONDS_EACH = 0.2
CHUNK = 2_000

_breeder: Breeder


@dataclass(frozen=True)
class Chunk:
    """What came of some mutants: how many were refused, the slowest with its seconds, and each failure in words."""

    count: int
    refused: int
    slowest: tuple[float, int]
    failures: tuple[str, ...]


def start_worker() -> None:
    global _breeder
    _breeder = Breeder(ROOT / "content", Path(tempfile.mkdtemp(dir=tempfile.tempdir)))


def chunk(first: int, count: int, seed: int) -> Chunk:
    refused, slowest, failures = 0, (0.0, first), []
    for number in range(first, first + count):
        mutant = _breeder.mutant(number, seed)
        before = time.process_time()
        try:
            refused += _breeder.refusal(mutant)
        except Exception:
            failures.append(f"mutant {number} ({mutant.name}):\n{traceback.format_exc(limit=-3)}")
        taken = time.process_time() - before
        slowest = max(slowest, (taken, number))
        if taken > SECONDS_EACH:
            failures.append(f"mutant {number} ({mutant.name}) takes {taken:.3f} s")
    return Chunk(count, refused, slowest, tuple(failures))


def fuzz(mutants: int, seed: int, jobs: int) -> int:
    """Returns the number of failures."""
    start, done, refused, failures, slowest = time.monotonic(), 0, 0, 0, (0.0, 0)
    with ProcessPoolExecutor(jobs, initializer=start_worker) as pool:
        firsts = range(0, mutants, CHUNK)
        counts = [min(CHUNK, mutants - first) for first in firsts]
        for each in pool.map(chunk, firsts, counts, [seed] * len(counts)):
            done, refused = done + each.count, refused + each.refused
            slowest, failures = max(slowest, each.slowest), failures + len(each.failures)
            for failure in each.failures:
                click.echo(failure)
            if done % (25 * CHUNK) == 0:
                click.echo(f"{done:,} of {mutants:,}, {failures} failures, {time.monotonic() - start:.0f} s")
    click.echo(
        f"{done:,} mutants of seed {seed}: {refused:,} refused, {failures} failures; the slowest is {slowest[1]} with "
        f"{slowest[0] * 1000:.0f} ms; {time.monotonic() - start:.0f} s"
    )
    return failures


def show(number: int, seed: int) -> None:
    """One mutant as it is, and what becomes of it; what it raises is raised."""
    start_worker()
    mutant = _breeder.mutant(number, seed)
    click.echo(f"{mutant.name}: {mutant.data!r}")
    click.echo("refused" if _breeder.refusal(mutant) else "read")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mutants", type=int, default=MUTANTS)
    options.add_argument("--seed", type=int, default=1, help="another seed gives other mutants; the tests take 0")
    options.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at a time (default: all cores)")
    options.add_argument("--only", type=int, metavar="NUMBER", help="show that mutant of the seed instead")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tempfile.tempdir = scratch  # so that the workers' folders go with it
        if given.only is not None:
            show(given.only, given.seed)
            return 0
        return min(1, fuzz(given.mutants, given.seed, given.jobs))


if __name__ == "__main__":
    sys.exit(main())
