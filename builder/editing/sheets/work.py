"""Words for work, customers, recognitions and so on, as ids of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from builder.catalogue.model import Catalogue, Term
from builder.checking.schemas import Schema
from builder.checking.suggestions import Lexicon, plain
from builder.matching.circumstances import Circumstances
from builder.matching.matcher import Matcher
from builder.matching.recognition import recognise
from builder.matching.text import sentences_of

CATCH_ALL = "anders"  # the sector for what fits no other
_BETWEEN = re.compile(r"\s*[|;\n•·]\s*")
_COMMAS = re.compile(r"\s*,\s*(?![^()]*\))")
_AND = re.compile(r"\s+(?:en|et|and|&|\+)\s+")


@dataclass(frozen=True)
class Understood:
    """Ids in the order of the words; `guessed` are words with the id they look like, `unknown` words of no id."""

    ids: tuple[str, ...] = ()
    guessed: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Works:
    """`keys` are ids of sectors and keys of activities (`groen/tuinonderhoud`); `rest` are words that name none."""

    keys: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


class Vocabulary:
    """Words of a cell by the lists of the directory."""

    def __init__(self, catalogue: Catalogue, schema: Schema) -> None:
        self.catalogue = catalogue
        self.languages: Mapping[str, Mapping[str, str]] = schema.flat["properties"]["languages"]["items"]["x-labels"]

    def terms(self, field_name: str, text: str) -> Understood:
        """What a cell with words of one list says; `field_name` is a field that has ids of that list."""
        words = self._words_of[field_name]
        ids: list[str] = []
        guessed: dict[str, str] = {}
        unknown: list[str] = []
        for part in _parts(text, lambda whole: plain(whole) in words):
            known = words.get(plain(part))
            meaning = known or self._lexicon(field_name).meant(part)
            if not meaning:
                unknown.append(part)
                continue
            ids.append(meaning)
            if not known:
                guessed[part] = meaning
        return Understood(tuple(dict.fromkeys(ids)), guessed, tuple(dict.fromkeys(unknown)))

    def work(self, text: str) -> Works:
        """The sectors and activities that a cell speaks of, in everyday words."""
        keys: list[str] = []
        rest: list[str] = []
        for part in _parts(text, lambda whole: plain(whole) in self._words_of_work):
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
        entries = [(one.id, one) for one in sectors]
        entries += [(activity.key, activity) for one in sectors for activity in one.activities]
        for key, entry in entries:
            for words in (key, *entry.label.by_language.values(), *_all(entry.synonyms)):
                found.setdefault(plain(words), set()).add(key)
        return {words: _first(keys) for words, keys in found.items() if len(keys) == 1 or _first(keys).count("/") == 0}

    @cached_property
    def _words_of(self) -> Mapping[str, Mapping[str, str]]:
        lists = self.catalogue.vocabulary
        federations = {
            plain(word): one.id for one in self.catalogue.federations.values() for word in (one.id, one.name)
        }
        languages = {plain(word): code for code, names in self.languages.items() for word in (code, *names.values())}
        return {
            "types": _words(lists.types),
            "legal_form": _words(lists.legal_forms),
            "customers": _words(lists.customers),
            "forms": _words(lists.forms),
            "labels": _words(lists.labels),
            "services": _words(lists.services),
            "federations": federations,
            "languages": languages,
        }

    def _lexicon(self, field_name: str) -> Lexicon:
        return Lexicon(self._words_of[field_name])


def _words(terms: Mapping[str, Term]) -> dict[str, str]:
    """Ids, labels and synonyms without capitals, each with its id; ids come first."""
    found = {plain(identifier): identifier for identifier in terms}
    for identifier, term in terms.items():
        for words in (*term.label.by_language.values(), *_all(term.synonyms)):
            found.setdefault(plain(words), identifier)
    return found


def _all(by_language: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for words in by_language.values():
        yield from words


def _first(keys: Iterable[str]) -> str:
    return min(keys, key=lambda key: (key.count("/"), key))


def _parts(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """The words of a cell that holds more: between bars, semicolons and lines, else between commas."""
    for part in _BETWEEN.split(text):
        part = part.strip(" .-–")
        if not part:
            continue
        if is_known(part):
            yield part
            continue
        yield from (each.strip(" .-–") for each in _COMMAS.split(part) if each.strip(" .-–"))
