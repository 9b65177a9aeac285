"""What a key of the lexicon says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.finding.concepts import Concepts

MOST_READINGS = 10  # of one key and one sort
SORTS = {"sector": "do", "activity": "do", "municipality": "place", "region": "place"} | dict.fromkeys(
    ("customer", "form", "type", "label", "service", "purpose"), "term"
)


@dataclass
class Reading:
    """What a key says: weights 1 to 15 by concept number, the same but guessed, and by organisation."""

    concepts: dict[int, int] = field(default_factory=dict)
    guessed: dict[int, int] = field(default_factory=dict)
    organisations: dict[int, int] = field(default_factory=dict)

    @property
    def about(self) -> bool:
        return bool(self.concepts or self.guessed)

    def surest(self, concepts: Concepts) -> Reading:
        return Reading(_best(self.concepts, concepts), _best(self.guessed, concepts), self.organisations)


def _best(weights: Mapping[int, int], concepts: Concepts) -> dict[int, int]:
    """The surest readings of each sort: what to do, where, what to read, and the rest."""
    if len(weights) < 2:
        return dict(weights)
    counted: dict[str, int] = defaultdict(int)
    found = {}
    for number, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        sort = SORTS.get(concepts[number].kind, "page")
        counted[sort] += 1
        if counted[sort] <= MOST_READINGS * (2 if sort == "page" else 1):
            found[number] = weight
    return found
