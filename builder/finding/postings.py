"""Which organisations belong to a concept, in a form that stays small when there are very many.

Up to INLINE organisations stand in the concept's own record. More are cut into blocks of organisations near each
other, of which a search with a place reads those it needs, and one without a place reads all. In a directory of more
than SAMPLED organisations that would be too many: there they are cut up a second time, into slices that each hold an
even sample, of which a search without a place reads that of the day. Slices are ranges of one even scattering of all
organisations, so that the samples of two lists are of the same organisations where both have them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from builder.finding.shards import deltas

INLINE = 128
SLICE = 192  # at most about so many; half of it at least
BLOCK, BLOCK_OF_SAMPLED = 1024, 192  # of a list that is nearly always read whole; of which only what is near is read
SAMPLED = 20_000  # organisations; with fewer, everything that is counted is exact
COMING = 512  # organisations that come to work in one place; more are read by the part that is near


class Blocks:
    """The files that long lists are cut into; `sampled` also into slices."""

    def __init__(self, sampled: bool) -> None:
        self.files: list[list[int]] = []
        self.sampled = sampled
        self.size = BLOCK_OF_SAMPLED if sampled else BLOCK

    def add(self, numbers: list[int]) -> int:
        self.files.append(deltas(numbers))
        return len(self.files) - 1


def postings(weights: Mapping[int, int], blocks: Blocks) -> list[Any]:
    """`[[weight, number, steps], …]`, or `[weight, number, [first slice, slices, first block, steps to the first
    number of each block]]` for a weight that very many have, with 0 slices where there are none; heaviest first."""
    tiers: dict[int, list[int]] = defaultdict(list)
    for number, weight in weights.items():
        tiers[weight].append(number)
    heaviest_first = sorted(tiers.items(), reverse=True)
    return [[weight, len(those), _payload(sorted(those), blocks)] for weight, those in heaviest_first]


def _payload(numbers: list[int], blocks: Blocks) -> list[Any]:
    if len(numbers) <= INLINE:
        return deltas(numbers)
    if not blocks.sampled:
        return [0, 0, *_near(numbers, blocks.size, blocks)]
    count = 1 << ((len(numbers) - 1) // SLICE).bit_length()
    parts: list[list[int]] = [[] for _ in range(count)]
    for number in numbers:
        parts[_scattered(number) * count >> 32].append(number)
    slices = [blocks.add(those) for those in parts]
    return [slices[0], count, *_near(numbers, blocks.size, blocks)]


def coming(numbers: Iterable[int], blocks: Blocks) -> list[Any]:
    """Who comes to work in a place: steps, or `[0, 0, first block, steps to the first number of each block]` of
    very many."""
    known = sorted(numbers)
    return deltas(known) if len(known) <= COMING else [0, 0, *_near(known, 2 * blocks.size, blocks)]


def _near(numbers: list[int], size: int, blocks: Blocks) -> list[Any]:
    near = [numbers[at : at + size] for at in range(0, len(numbers), size)]
    firsts = [blocks.add(those) for those in near]
    return [firsts[0], deltas(those[0] for those in near)]


@cache
def _scattered(number: int) -> int:
    """A number below 2 ** 32."""
    return int.from_bytes(hashlib.sha256(str(number).encode()).digest()[:4], "big")
