"""Files of a size that a phone likes: small, sorted, and in folders named by what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from operator import sub
from typing import Any

from builder.writing import compact

Family = tuple[str, Mapping[str, bytes]]  # a folder, named by a letter of its own and a digest; its files by path
LEAF_CHARACTERS = 2700  # about .9 kB compressed in the middle


def deltas(numbers: Iterable[int]) -> list[int]:
    """Numbers, sorted, as steps: 9, 3, 5 are 3, 2, 4."""
    return steps(sorted(numbers))


def steps(numbers: Iterable[int]) -> list[int]:
    """Numbers in their own order as steps, also below zero: 9, 3, 5 are 9, -6, 2."""
    own = list(numbers)
    return list(map(sub, own, [0, *own]))


def front_coded(keys: Sequence[str]) -> str:
    """Sorted keys in one string; each begins with how many characters (base 36) it shares with the one before."""
    parts, last = [], ""
    for key in keys:
        shared = min(_alike(key, last), 35)
        parts.append("0123456789abcdefghijklmnopqrstuvwxyz"[shared] + key[shared:])
        last = key
    return " ".join(parts)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    most = min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    shared = 0
    while one[shared] == other[shared]:
        shared += 1
    return shared


def cut(rows: Iterable[tuple[str, int]], most: int = LEAF_CHARACTERS) -> list[list[str]]:
    """Keys with the size of what belongs to them, cut into consecutive groups of half `most` characters to the whole:
    in between where the next group's beginning is the shortest, so that it takes little to say where each begins."""
    groups: list[list[str]] = []
    group: list[str] = []
    size, last = 0, ""
    places: list[tuple[int, int, int]] = []  # to cut: (minus the length of the beginning, keys before it, their size)
    for key, cost in rows:
        if group and 2 * size >= most:
            places.append((-_alike(key, last), len(group), size))
            if size >= most:
                _, at, before = max(places)
                groups.append(group[:at])
                group, size, places = group[at:], size - before, []
        group.append(key)
        size, last = size + cost, key
    return [*groups, group] if group else groups


def beginnings(groups: Sequence[Sequence[str]]) -> list[str]:
    """For each group of sorted keys no more than tells it from the group before: after `groen`, `groot` is `groo`."""
    found, last = [], ""
    for keys in groups:
        found.append(keys[0][: _alike(keys[0], last) + 1])
        last = keys[-1]
    return found


def family(letter: str, parts: Sequence[Any]) -> Family:
    """The folder's name, `l-1a2b3c4d5e`, and its files `0.json`, `1.json`, … below it."""
    blobs = [compact(part) for part in parts]
    digest = hashlib.sha256()
    for blob in blobs:
        digest.update(len(blob).to_bytes(8, "big") + blob)
    folder = f"{letter}-{digest.hexdigest()[:10]}"
    return folder, {f"{folder}/{number}.json": blob for number, blob in enumerate(blobs)}
