"""How much two organisations are alike: what they do, and how near they are."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from builder.catalogue.model import Organisation

HALF_NEAR_KM = 25.0  # distance at which likeness counts half
CROWD = 40  # organisations in one town, from which not all of them are looked at


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


def of_crowd(those: tuple[Organisation, ...], slug: str, rank: Mapping[str, int]) -> tuple[Organisation, ...]:
    """Those who do something in one town, by `rank`; of a crowd the ones after an organisation's own rank, going round.
    Looking at everyone in a city for everyone there takes ever longer, and all would find the same few."""
    if len(those) <= CROWD:
        return those
    start = bisect_right(those, rank[slug], key=lambda one: rank[one.slug])
    return (those[start:] + those[:start])[:CROWD]
