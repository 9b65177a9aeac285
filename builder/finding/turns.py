"""Whose turn it is among equals: an order that is even, and the same for the same seed.

theme/assets/search/words.js reckons the same, so that the command line and the browser agree on one day.
"""

from __future__ import annotations

from functools import cache

_MASK = 0xFFFFFFFF


@cache
def seed_of(text: str) -> int:
    """Text as a whole number below 2 ** 32."""
    found = 2166136261
    for char in text:
        found = _times(found ^ ord(char), 16777619)
    return found


def scrambled(seed: int, number: int) -> int:
    """A number below 2 ** 32 for a number and a seed."""
    found = _times(seed ^ (number + 0x9E3779B9), 0x85EBCA6B)
    found = _times(found ^ (found >> 13), 0xC2B2AE35)
    found = _times(found ^ (found >> 16) ^ seed, 0x27D4EB2F)
    return found ^ (found >> 15)


def _times(one: int, other: int) -> int:
    return (one & _MASK) * other & _MASK
