"""Small conversions that every kind of content shares, and what they need to know to resolve names."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from builder.catalogue.model import FormerName, HistoryItem, Image, Sector, Source, Term, Text, Vocabulary
from builder.catalogue.places import Municipality, Places, PostalCode

LANGUAGE_ORDER = ("nl", "fr", "en")
Raw = Mapping[str, Any]
Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What ids and names are resolved against, and the language of text that names none."""

    language: str
    places: Places
    vocabulary: Vocabulary

    def text(self, value: str | Raw) -> Text:
        """A string is in the site's own language, which comes first in a map as well: who finds nothing in theirs reads
        that."""
        if isinstance(value, str):
            return Text.of(value.strip(), self.language)
        ordered = sorted(value.items(), key=lambda item: (item[0] != self.language, language_rank(item[0]), item[0]))
        return Text(MappingProxyType({language: words.strip() for language, words in ordered}))

    def text_at(self, raw: Raw, key: str) -> Text | None:
        return self.text(raw[key]) if key in raw else None

    def texts_at(self, raw: Raw, key: str) -> tuple[Text, ...]:
        return tuple(self.text(value) for value in raw.get(key, ()))

    def sectors_at(self, raw: Raw, key: str = "sectors") -> tuple[Sector, ...]:
        return tuple(self.vocabulary.sectors[sector] for sector in sorted(raw.get(key, ())))

    def municipality(self, name: str, postal_code: str | None = None) -> Municipality:
        """The municipality of that name; the postal code chooses between namesakes, then its own name over an alias.

        Raises KeyError for a name there is no municipality of.
        """
        return self.area(name, postal_code)[0]

    def area(self, name: str, code: str | None) -> tuple[Municipality, PostalCode | None]:
        """The same, with the part of the postal code that lies in it."""
        found = self._areas.get((name, code))
        if found is None:
            namesakes = self.places.by_name[unicodedata.normalize("NFC", name).casefold()]
            parts = {part.nis: part for part in reversed(self.places.postal_codes.get(code or "", ()))}
            candidates = [place for place in namesakes if place.nis in parts] or list(namesakes)
            municipality = min(candidates, key=lambda place: (place.name.casefold() != name.casefold(), place.nis))
            found = self._areas[name, code] = municipality, parts.get(municipality.nis)
        return found

    @cached_property
    def _areas(self) -> dict[tuple[str, str | None], tuple[Municipality, PostalCode | None]]:
        return {}  # nearly every location is where another one is

    def history_at(self, raw: Raw) -> tuple[HistoryItem, ...]:
        return tuple(
            HistoryItem(date=item["date"], text=self.text(item["text"]), source=item.get("source"))
            for item in raw.get("history", ())
        )

    def image(self, raw: Raw) -> Image:
        return Image(file=raw["file"], alt=self.text(raw["alt"]), rights=raw["rights"])


def language_rank(language: str) -> int:
    return LANGUAGE_ORDER.index(language) if language in LANGUAGE_ORDER else len(LANGUAGE_ORDER)


def sort_key(name: str) -> str:
    """The form of a name that lists are sorted by: without case, one way of writing accents."""
    return unicodedata.normalize("NFC", name).casefold()


def terms_of(ids: Iterable[str], vocabulary: Mapping[str, Term]) -> tuple[Term, ...]:
    """The terms with those ids, in the order of the vocabulary. Raises KeyError for an id that is not in it."""
    wanted = set(ids)
    if len(wanted) < 2:  # as most lists are
        return tuple(map(vocabulary.__getitem__, wanted))
    for unknown in sorted(wanted - vocabulary.keys()):
        raise KeyError(unknown)
    return tuple(term for term_id, term in vocabulary.items() if term_id in wanted)


def words_by_language(raw: Raw | None) -> Mapping[str, tuple[str, ...]]:
    ordered = sorted((raw or {}).items(), key=lambda item: (language_rank(item[0]), item[0]))
    return MappingProxyType({language: tuple(words) for language, words in ordered})


def sources_of(raw: Raw) -> tuple[Source, ...]:
    return tuple(source_of(source) for source in raw.get("sources", ()))


def source_of(raw: Raw) -> Source:
    return Source(url=raw["url"], title=raw.get("title"), read_on=raw.get("read"))


def former_names_of(raw: Raw) -> tuple[FormerName, ...]:
    return tuple(FormerName(name=item["name"], until=item.get("until")) for item in raw.get("former_names", ()))


def frozen(values: Iterable[Value], key: Callable[[Value], str]) -> Mapping[str, Value]:
    """A read-only mapping in the order of the values."""
    return MappingProxyType({key(value): value for value in values})
