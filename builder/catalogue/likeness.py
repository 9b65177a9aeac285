"""How much two organisations are alike: what they do, and how near they are."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from builder.catalogue.model import Organisation

HALF_NEAR_KM = 25.0  # distance at which likeness counts half


def most_alike(
    organisation: Organisation, others: Iterable[tuple[Organisation, float]], number: int
) -> tuple[Organisation, ...]:
    """The `number` most alike of the others, each given with its distance in km; equals keep the order they came in."""
    own = organisation.work

    def likeness(found: tuple[Organisation, float]) -> float:
        """The share of their sectors and activities that both have, halved at 25 km."""
        other, km = found
        theirs = other.work
        both = len(own & theirs)
        return both / max(len(own) + len(theirs) - both, 1) / (1 + km / HALF_NEAR_KM)

    return tuple(other for other, _ in heapq.nlargest(number, others, key=likeness))
