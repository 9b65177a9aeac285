"""Words for customers, recognitions, languages and so on, as ids of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from builder.catalogue.model import Catalogue, Term
from builder.checking.schemas import Schema
from builder.checking.suggestions import Lexicon, plain
from builder.editing.work import parts_of


@dataclass(frozen=True)
class Understood:
    """Ids in the order of the words; `guessed` are words with the id they look like, `unknown` words of no id."""

    ids: tuple[str, ...] = ()
    guessed: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


class Terms:
    """Words of a cell by the lists of the directory."""

    def __init__(self, catalogue: Catalogue, schema: Schema) -> None:
        self.catalogue = catalogue
        self.languages: Mapping[str, Mapping[str, str]] = schema.flat["properties"]["languages"]["items"]["x-labels"]

    def meant(self, field_name: str, text: str) -> Understood:
        """What a cell with words of one list says; `field_name` is a field that has ids of that list."""
        words = self._words_of[field_name]
        ids: list[str] = []
        guessed: dict[str, str] = {}
        unknown: list[str] = []
        for part in parts_of(text, lambda whole: plain(whole) in words):
            known = words.get(plain(part))
            meaning = known or Lexicon(words).meant(part)
            if not meaning:
                unknown.append(part)
                continue
            ids.append(meaning)
            if not known:
                guessed[part] = meaning
        return Understood(tuple(dict.fromkeys(ids)), guessed, tuple(dict.fromkeys(unknown)))

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


def _words(terms: Mapping[str, Term]) -> dict[str, str]:
    """Ids, labels and synonyms without capitals, each with its id; ids come first."""
    found = {plain(identifier): identifier for identifier in terms}
    for identifier, term in terms.items():
        for words in (*term.label.by_language.values(), *chain(*term.synonyms.values())):
            found.setdefault(plain(words), identifier)
    return found
