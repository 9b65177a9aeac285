"""The smallest values of the catalogue: words for people, dates that may be partial, sources and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PartialDate = str  # YYYY, YYYY-MM or YYYY-MM-DD


@dataclass(frozen=True)
class Text:
    """Words for people, in one or more languages, the site's own first: `{"nl": …}`."""

    by_language: Mapping[str, str]

    @classmethod
    def of(cls, value: str, language: str = "nl") -> Text:
        return cls(MappingProxyType({language: value}))

    def language_for(self, language: str) -> str:
        """The language that will be shown to a reader of `language`: theirs, else the first there is."""
        return language if language in self.by_language else next(iter(self.by_language))

    def in_(self, language: str) -> str:
        words = self.by_language
        return words[language] if language in words else words[self.language_for(language)]


@dataclass(frozen=True, kw_only=True)
class Source:
    url: str
    title: str | None = None
    read_on: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class Image:
    """A picture below content/images, by its bare file name."""

    file: str
    alt: Text
    rights: str
