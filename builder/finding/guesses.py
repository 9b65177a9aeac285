"""Honest guesses for everyday words that the vocabulary does not have: `heggenschaar`, `behang`, `wastafel`.

guesses.txt says beside which activity a word usually stands. A guess is shown as a guess, and a synonym in the
vocabulary always takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from builder.finding.concepts import Concepts
from builder.finding.normalise import words

TABLE = Path(__file__).with_name("guesses.txt")
SURE, SHARED = 9, 7  # weight of a guess, 1 to 15; less when a word stands beside several activities


def guesses(concepts: Concepts) -> Mapping[str, Mapping[int, int]]:
    """Weights by concept number for each normalised word. What points at an activity or sector that this directory
    does not have is skipped."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for line in TABLE.read_text("utf-8").splitlines():
        key, colon, text = line.partition(":")
        number = concepts.number.get(("activity" if "/" in key else "sector", key)) if colon else None
        if number and not line.startswith("#"):
            for word in words(text):
                found[word][number] = SURE
    return {
        word: by_concept if len(by_concept) == 1 else dict.fromkeys(by_concept, SHARED)
        for word, by_concept in sorted(found.items())
    }
