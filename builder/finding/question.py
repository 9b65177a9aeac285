"""A question as it was read: its words, what spans of them say, and which are a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from builder.finding import phrasebook
from builder.finding.normalise import joined
from builder.finding.shelf import PLACE, Said, Weights

ZERO = frozenset(joined(text) for text in phrasebook.ZERO)  # describe every organisation


@dataclass(eq=False)
class Word:
    """A word of the question and where it stands in it."""

    text: str
    start: int
    end: int
    at: int
    code: bool = False  # a postal code
    skip: bool = False
    negated: bool = False  # after `zonder`: says nothing but as a part of a phrase, `werk zonder diploma`
    zero: int = 0  # words of the phrase it is in, where that describes every organisation
    unknown: bool = False
    silent: bool = False  # says nothing of what is looked for
    begun: bool = False  # may be unfinished, and is not known as it stands
    led: bool = False  # stands before a place and belongs to it: gemeente
    meant: tuple[str, ...] = ()  # other forms or spellings that it may be read as, likeliest first


@dataclass(eq=False)
class Span:
    words: tuple[Word, ...]
    key: str
    said: Said
    turned: bool = False
    is_place: bool = False

    def covers(self, other: Span) -> bool:
        return len(self.words) > len(other.words) and all(word in self.words for word in other.words)


@dataclass(frozen=True)
class PlaceRead:
    words: tuple[Word, ...]
    readings: Weights
    span: Span


@dataclass(frozen=True)
class Reading:
    query: str
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    spans: tuple[Span, ...]
    asks: bool  # for meaning, or for what explains
    near_me: bool
    places: tuple[PlaceRead, ...] = field(default=())

    def text(self, words: Sequence[Word]) -> str:
        return self.query[words[0].start : words[-1].end]

    @cached_property
    def placed(self) -> frozenset[Word]:
        return frozenset(word for place in self.places for word in place.words)

    @property
    def unplaced(self) -> tuple[Span, ...]:
        """Short spans that could be a place but were read otherwise."""
        return tuple(
            span for span in self.spans if not span.is_place and len(span.words) < 3 and span.said.best(PLACE) > 10
        )
