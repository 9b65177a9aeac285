"""What the content names: ids of every kind and the words people use for them, for rules that look across files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.catalogue.places import Municipality, Places
from builder.checking.suggestions import Lexicon
from builder.reading.document import Document, Path
from builder.reading.kinds import VOCABULARIES
from builder.reading.pictures import Picture


@dataclass(frozen=True)
class Index:
    """All documents with converted values; `unread` are kinds and ids of files that are there but broken, `pages` the
    hand-written Markdown by path."""

    root: str
    documents: tuple[Document, ...]
    unread: frozenset[tuple[str, str]]
    images: tuple[Picture, ...]
    places: Places
    pages: Mapping[str, str]
    asked: Collection[str] | None = None  # paths of the documents whose problems are asked for; None is all

    def is_asked(self, document: Document) -> bool:
        return self.asked is None or document.path in self.asked

    @cached_property
    def by_kind(self) -> Mapping[str, Mapping[str, Document]]:
        found: dict[str, dict[str, Document]] = {}
        for document in self.documents:
            found.setdefault(document.kind, {})[document.id] = document
        return found

    def of_kind(self, kind: str) -> Mapping[str, Document]:
        return self.by_kind.get(kind, {})

    def is_known(self, kind: str, identifier: str) -> bool:
        """Whether there is such a file; one that is broken counts."""
        return identifier in self.of_kind(kind) or (kind, identifier) in self.unread

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Vocabulary name -> term id -> the words for it. A vocabulary that could not be read is not there."""
        lists = {document.id: dict(entries(document.value, "terms")) for document in self.of_kind("terms").values()}
        lists["sector"] = {name: words(document.value) for name, document in self.of_kind("sector").items()}
        return lists

    @cached_property
    def activities(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Sector -> activity id -> the words for it."""
        return {name: dict(entries(document.value, "activities")) for name, document in self.of_kind("sector").items()}

    @cached_property
    def sectors_of_activity(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for sector, those in self.activities.items():
            for activity in those:
                found.setdefault(activity, []).append(sector)
        return {activity: tuple(sectors) for activity, sectors in found.items()}

    @cached_property
    def by_dutch_name(self) -> Mapping[str, Municipality]:
        return {each.name: each for each in self.places.municipalities.values()}

    def lexicon_of_terms(self, name: str) -> Lexicon:
        """The words for the terms of a vocabulary."""
        return self._lexicon(("terms", name), lambda: _by_word(self.terms[name]))

    def lexicon_of_activities(self, sector: str) -> Lexicon:
        return self._lexicon(("activities", sector), lambda: _by_word(self.activities[sector]))

    def lexicon_of_files(self, kind: str) -> Lexicon:
        """The ids and the names or titles of the files of a kind."""

        def words() -> dict[str, str]:
            called = {name: each.id for each in self.of_kind(kind).values() for name in _names(each.value)}
            return called | {name: name for name in self.of_kind(kind)}

        return self._lexicon(("files", kind), words)

    @cached_property
    def lexicon_of_municipalities(self) -> Lexicon:
        municipalities = self.by_dutch_name.values()
        aliases = {alias: each.name for each in municipalities for alias in each.aliases}
        return Lexicon(aliases | {each.name: each.name for each in municipalities})

    @cached_property
    def _lexicons(self) -> dict[tuple[str, str], Lexicon]:
        return {}

    def _lexicon(self, key: tuple[str, str], words: Callable[[], Mapping[str, str]]) -> Lexicon:
        # Made once: with ten thousand names, making one for every wrong reference takes minutes.
        if key not in self._lexicons:
            self._lexicons[key] = Lexicon(words())
        return self._lexicons[key]

    def has_vocabulary(self, name: str) -> bool:
        """Whether the list could be read in full, so that a word outside it is surely wrong."""
        if name == "sector":
            return not any(kind == "sector" for kind, _ in self.unread)
        return name in self.terms


def _by_word(terms: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: term for term, those in terms.items() for word in those} | {term: term for term in terms}


def _names(value: Mapping[str, Any]) -> tuple[str, ...]:
    called = value.get("name") or value.get("term") or value.get("title")
    those = called.values() if isinstance(called, dict) else (called,)
    return tuple(each for each in those if isinstance(each, str))


REFERENCED_VOCABULARIES = frozenset({*VOCABULARIES, "sector"})


def entries(value: Mapping[str, Any], name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Ids of the entries of a list in a file, and the words for each; entries without an id are passed over."""
    listed = value.get(name)
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield entry["id"], words(entry)


def words(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The labels and synonyms of an entry in every language."""
    return tuple(word for _, word in spoken(entry, ()))


def spoken(entry: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """The labels and synonyms of an entry in every language, each with its place in the file."""
    for field in ("label", "synonyms"):
        given = entry.get(field)
        by_language = given if isinstance(given, dict) else {"nl": given}
        for language, those in by_language.items():
            place = (*path, field) if given is those else (*path, field, language)
            if isinstance(those, str):
                yield place, those
            elif isinstance(those, list):
                yield from (((*place, at), word) for at, word in enumerate(those) if isinstance(word, str))
