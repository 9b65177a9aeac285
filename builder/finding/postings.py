"""Which organisations belong to a concept, in a form that stays small when there are very many.

Up to INLINE organisations stand in the concept's own record. More are cut up twice: into slices that each hold an
even sample, of which a search without a place reads the one of the day, and into blocks of organisations near each
other, of which a search with a place reads those it needs.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from builder.finding.shards import deltas

INLINE = 128
SLICE = 128
BLOCK = 512


class Blocks:
    """The files that long lists are cut into."""

    def __init__(self) -> None:
        self.files: list[list[int]] = []

    def add(self, numbers: list[int]) -> int:
        self.files.append(deltas(numbers))
        return len(self.files) - 1


def postings(weights: Mapping[int, int], blocks: Blocks) -> list[Any]:
    """`[[weight, number, steps], …]`, or `[weight, number, [first slice, slices, first block, first number of each
    block]]` for a weight that very many have; highest weight first."""
    tiers: dict[int, list[int]] = defaultdict(list)
    for number, weight in weights.items():
        tiers[weight].append(number)
    heaviest_first = sorted(tiers.items(), reverse=True)
    return [[weight, len(those), _payload(sorted(those), blocks)] for weight, those in heaviest_first]


def _payload(numbers: list[int], blocks: Blocks) -> list[Any]:
    if len(numbers) <= INLINE:
        return deltas(numbers)
    shuffled = sorted(numbers, key=lambda number: hashlib.sha256(str(number).encode()).digest())
    count = -(-len(numbers) // SLICE)
    slices = [blocks.add(shuffled[at::count]) for at in range(count)]
    near = [numbers[at : at + BLOCK] for at in range(0, len(numbers), BLOCK)]
    firsts = [blocks.add(those) for those in near]
    return [slices[0], count, firsts[0], [those[0] for those in near]]
