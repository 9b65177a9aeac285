"""What a request says beside the work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Circumstances:
    """What the request and the text say beside the work. `spans` are the words that said it."""

    nis: frozenset[str] = frozenset()  # municipalities that are asked for
    concepts: tuple[int, ...] = ()  # the numbers of what the place is: municipalities, or a region
    place: str = ""  # in words
    customer: str | None = None
    floor: str | None = None
    frequency: str | None = None
    conditions: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    named: tuple[tuple[int, int], ...] = ()  # those of them that are places
