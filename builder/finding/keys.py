"""With what a phrase is looked up, and the weight of what is said outright."""

from __future__ import annotations

from builder.finding.normalise import words
from builder.finding.small_words import STOP

FULL = 15
UNTOLD = 10  # of an activity of a sector of which an organisation does not say what it does there


def key_of(text: str) -> tuple[str, bool]:
    """The key a phrase is looked up with, and whether that key begins with a word of no weight."""
    everything = words(text)
    content = [word for word in everything if word not in STOP]
    if not content or (len(content) == 1 and len(everything) > 1 and everything[0] in STOP):
        return "".join(everything), bool(everything) and everything[0] in STOP
    return "".join(content), False
