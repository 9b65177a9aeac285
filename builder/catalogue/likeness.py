"""How much two organisations are alike: what they do, and how near they are."""

from __future__ import annotations

from collections.abc import Iterable

from builder.catalogue.model import Organisation

HALF_NEAR_KM = 25.0  # distance at which likeness counts half


def most_alike(organisation: Organisation, others: Iterable[tuple[Organisation, float]]) -> tuple[Organisation, ...]:
    """The others, each given with its distance in km, most alike first; equals keep the order they came in."""
    own = organisation.work

    def likeness(other: Organisation, km: float) -> float:
        """The share of their sectors and activities that both have, halved at 25 km."""
        theirs = other.work
        return len(own & theirs) / max(len(own | theirs), 1) / (1 + km / HALF_NEAR_KM)

    ranked = sorted(others, key=lambda found: likeness(*found), reverse=True)
    return tuple(other for other, _ in ranked)
