"""Dutch compounds taken apart: `groenonderhoud` is `groen` + `onderhoud`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

LINKS = ("", "s", "en", "e", "n")  # what may stand between the parts
SHORTEST = 3  # letters of a part


class Splitter:
    """Takes words apart into known parts of three letters or more."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(word for word in known if len(word) >= SHORTEST and word.isalpha())

    @cached_property
    def _memory(self) -> dict[str, tuple[str, ...]]:
        return {}

    def split(self, word: str) -> tuple[str, ...]:
        """The parts, the longest first part winning; empty when the word cannot be taken apart into known words."""
        if word not in self._memory:
            self._memory[word] = self._two(word) or self._three(word)
        return self._memory[word]

    def _two(self, word: str) -> tuple[str, ...]:
        best: tuple[int, tuple[str, ...]] = (0, ())
        for at in range(SHORTEST, len(word) - SHORTEST + 1):
            head = word[at:]
            if head in self._known:
                for link in LINKS:
                    first = word[: at - len(link)] if word[:at].endswith(link) else ""
                    if len(first) >= SHORTEST and first in self._known:
                        best = max(best, (min(len(first), len(head)) * 2 - len(link), (first, head)))
        return best[1]

    def _three(self, word: str) -> tuple[str, ...]:
        for at in range(len(word) - SHORTEST, SHORTEST * 2 - 1, -1):
            if word[at:] in self._known:
                for link in LINKS:
                    if word[:at].endswith(link) and (front := self._two(word[: at - len(link)])):
                        return *front, word[at:]
        return ()
