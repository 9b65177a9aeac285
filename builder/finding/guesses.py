"""Honest guesses for everyday words that no vocabulary has: `kliko`, `behang`, `aquarium`.

guesses.tsv is made once by tests/search/make_guesses.py from an open word list and word embeddings, and holds only
words that came out clearly. A guess is always shown as a guess, and any synonym in the vocabulary takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.finding.concepts import Concepts
from builder.finding.normalise import joined

TABLE = Path(__file__).with_name("guesses.tsv")


def guesses(concepts: Concepts) -> Iterator[tuple[str, int, int]]:
    """Normalised word, concept number, weight from 1 to 15. What points at an activity or sector that this directory
    does not have is skipped."""
    if not TABLE.exists():
        return
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        word, _, found = line.partition("\t")
        for item in found.split():
            key, _, weight = item.rpartition(":")
            number = concepts.number.get(("activity" if "/" in key else "sector", key))
            if number:
                yield joined(word), number, int(weight)
