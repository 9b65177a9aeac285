"""Words for work, as sectors and activities: what a cell of a table or an answer speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from builder.catalogue.model import Activity, Catalogue, Sector
from builder.checking.suggestions import plain
from builder.matching.circumstances import Circumstances
from builder.matching.matcher import Matcher
from builder.matching.recognition import recognise
from builder.matching.text import sentences_of

_BETWEEN = re.compile(r"\s*[|;\n•·]\s*")
_COMMAS = re.compile(r"\s*,\s*(?![^()]*\))")
_AND = re.compile(r"\s+(?:en|et|and|&|\+)\s+")


@dataclass(frozen=True)
class Works:
    """`keys` are ids of sectors and keys of activities (`groen/tuinonderhoud`); `rest` are words that name none."""

    keys: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


class WorkReader:
    """Reads work by the vocabulary of a directory: its names first, then as the matcher of tasks does."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def read(self, text: str) -> Works:
        """The sectors and activities that a text speaks of, in everyday words."""
        keys: list[str] = []
        rest: list[str] = []
        for part in parts_of(text, lambda whole: plain(whole) in self._words_of_work):
            if found := self._named(part):
                keys += found
                continue
            for half in _AND.split(part):
                found = self._named(half)
                keys += found
                rest += [] if found else [half]
        return Works(tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(rest)))

    def _named(self, words: str) -> list[str]:
        known = words if words in self._keys else self._words_of_work.get(plain(words))
        return [known] if known else self._recognised(words)

    def _recognised(self, words: str) -> list[str]:
        """What the matcher of tasks reads in a few words."""
        if self._matcher is None:
            return []
        read = recognise(words, sentences_of(words), Circumstances(), {}, self._matcher.lexicon, self._matcher.matching)
        return list(dict.fromkeys(task.activity for task in read.tasks))

    @cached_property
    def _matcher(self) -> Matcher | None:
        return None if self.catalogue.matching is None else Matcher(self.catalogue)

    @cached_property
    def _keys(self) -> frozenset[str]:
        sectors = self.catalogue.vocabulary.sectors.values()
        return frozenset(key for one in sectors for key in (one.id, *(activity.key for activity in one.activities)))

    @cached_property
    def _words_of_work(self) -> Mapping[str, str]:
        """Labels and synonyms that name one sector or activity; a sector before an activity of the same name."""
        found: dict[str, set[str]] = {}
        sectors = self.catalogue.vocabulary.sectors.values()
        entries: list[tuple[str, Sector | Activity]] = [(one.id, one) for one in sectors]
        entries += [(activity.key, activity) for one in sectors for activity in one.activities]
        for key, entry in entries:
            for words in (key, *entry.label.by_language.values(), *chain(*entry.synonyms.values())):
                found.setdefault(plain(words), set()).add(key)
        return {words: _first(keys) for words, keys in found.items() if len(keys) == 1 or _first(keys).count("/") == 0}


def _first(keys: Iterable[str]) -> str:
    return min(keys, key=lambda key: (key.count("/"), key))


def parts_of(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """The words of a text that holds more: between bars, semicolons and lines, else between commas."""
    for part in _BETWEEN.split(text):
        part = part.strip(" .-–")
        if not part:
            continue
        if is_known(part):
            yield part
            continue
        yield from (each.strip(" .-–") for each in _COMMAS.split(part) if each.strip(" .-–"))
