"""Which changes a member may make alone, and which the federation looks at first."""

from __future__ import annotations

from collections.abc import Iterable

from builder.reviewing.changes import Change

# How to reach the organisation and when, and how it tells about itself: wrong for a day is a nuisance, no more.
LOW_RISK = frozenset(
    {
        "phone", "email", "languages", "description", "customers", "way_of_working", "last_reviewed",
        "locations.phone", "locations.email", "locations.hours", "locations.hours_exceptions",
        "locations.by_appointment", "locations.accessibility",
    }
)  # fmt: skip


def is_low_risk(change: Change) -> bool:
    """Whether the change is of such a field, or of a part of one. A whole location that comes or goes is not."""
    steps = change.key.split(".")
    return any(".".join(steps[: count + 1]) in LOW_RISK for count in range(len(steps)))


def weighty(changes: Iterable[Change]) -> list[Change]:
    return [change for change in changes if not is_low_risk(change)]
