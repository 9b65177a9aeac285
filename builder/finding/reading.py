"""Reads a question for the command line, step by step as theme/assets/search/reader.js does in the browser.

Both look up the same lexicon; tests/search asks both the same questions and compares.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from builder.finding.concepts import Concepts
from builder.finding.lexicon import Lexicon, Reading
from builder.finding.normalise import joined, tokens
from builder.finding.phrasebook import NEAR_ME, PLACE_BEFORE, PLACE_WORDS, QUANTITIES, QUESTION, STOP
from builder.finding.spelling import distance
from builder.finding.stems import endings_of

TRACKS = {"sector": "doing", "activity": "doing", "municipality": "place", "region": "place"} | dict.fromkeys(
    ("customer", "form", "type", "label", "service", "purpose"), "wish"
)
LONGEST_QUERY, MOST_WORDS, LONGEST_SPAN = 300, 24, 6
CODE = re.compile(r"[1-9]\d{3}")


@dataclass
class Word:
    word: str
    at: int
    start: int
    end: int
    code: bool = False  # can be a postal code
    skip: bool = False  # says nothing
    zero: bool = False  # describes every organisation
    unknown: bool = False

    def __hash__(self) -> int:
        return self.at


@dataclass
class Said:
    """What words say, as (concept number, weight) by track: what is to be done, how or for whom, where, and what to
    read. `organisations` are (number in the index, weight)."""

    doing: list[tuple[int, float]] = field(default_factory=list)
    wish: list[tuple[int, float]] = field(default_factory=list)
    place: list[tuple[int, float]] = field(default_factory=list)
    entry: list[tuple[int, float]] = field(default_factory=list)
    organisations: list[tuple[int, int]] = field(default_factory=list)
    guess: bool = False
    how: str | None = None  # form | typo | parts: how an unknown word was understood
    meant: str | None = None  # the known word or words it was taken for

    def of_concepts(self) -> list[tuple[int, float]]:
        return [*self.doing, *self.wish, *self.place, *self.entry]

    def most(self, *tracks: str) -> float:
        return max((weight for track in tracks for _, weight in getattr(self, track)), default=0.0)


@dataclass(eq=False)
class Span:
    words: tuple[Word, ...]
    key: str
    said: Said
    turned: bool = False  # found with its two words the other way round
    place: bool = False


@dataclass(frozen=True)
class Question:
    """`spans` long to short; `places` are the spans that are taken for a place."""

    text: str
    words: tuple[Word, ...]
    spans: tuple[Span, ...]
    places: tuple[Span, ...]
    asks_meaning: bool
    asks_near: bool

    def text_of(self, span: Span) -> str:
        return self.text[span.words[0].start : span.words[-1].end]

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(self.text[word.start : word.end] for word in self.words if word.unknown)


@dataclass(frozen=True)
class Needs:
    """What is asked for: things to do, wishes (how, for whom, what kind), and words that were left aside because they
    describe every organisation."""

    doing: tuple[Span, ...]
    wishes: tuple[Span, ...]
    ignored: tuple[Span, ...]


@dataclass(frozen=True)
class Reader:
    lexicon: Lexicon
    concepts: Concepts

    def read(self, text: str) -> Question:
        text = text[:LONGEST_QUERY]
        words = [Word(token.word, at, token.start, token.end) for at, token in enumerate(tokens(text)[:MOST_WORDS])]
        glued = "".join(word.word for word in words)
        line = f" {' '.join(word.word for word in words)} "
        questions = {joined(phrase) for phrase in QUESTION}
        meaning = any(glued.startswith(phrase) or f" {phrase} " in line for phrase in questions)
        self._mark(words, questions if meaning else set())
        content = [word for word in words if not word.skip]
        spans = self._spans(words, content, meaning)
        self._recover_unknown(content, spans)
        spans.sort(key=lambda span: (-len(span.words), span.words[0].at))
        near = any(joined(phrase) in glued for phrase in NEAR_ME)
        return Question(text, tuple(words), tuple(spans), tuple(self._places(words, spans)), meaning, near)

    def needs(self, question: Question) -> Needs:
        taken = {word for span in question.places for word in span.words}
        free = [span for span in question.spans if not taken.intersection(span.words)]
        doing = [span for span in _cover(free, "doing", 2) if span.key not in PLACE_WORDS]
        wishes = [span for span in _cover(free, "wish", 6) if span.key not in PLACE_WORDS]
        clear = [span for span in doing if not self._is_zero(span)]
        clear_wishes = [span for span in wishes if not self._is_zero(span)]
        if clear or clear_wishes:
            ignored = [span for span in (*doing, *wishes) if self._is_zero(span)]
            return Needs(tuple(clear), tuple(clear_wishes), tuple(ignored))
        return Needs((), tuple(wishes), tuple(doing))

    # --- words and spans ------------------------------------------------------------------------------------------

    def _mark(self, words: list[Word], questions: set[str]) -> None:
        for word in words:
            after = words[word.at + 1].word if word.at + 1 < len(words) else ""
            before = words[word.at - 1].word if word.at else ""
            word.code = bool(CODE.fullmatch(word.word)) and after not in QUANTITIES
            word.skip = (
                word.word in STOP
                or (word.word.isdigit() and (after in QUANTITIES or len(word.word) > 4))
                or (word.word in QUANTITIES and before.isdigit())
                or word.word in questions
            )

    def _spans(self, words: list[Word], content: list[Word], meaning: bool) -> list[Span]:
        wanted: list[tuple[tuple[Word, ...], str, bool]] = []
        zero = set(self.lexicon.zero)
        for start in range(len(content)):
            for end in range(start + 1, min(start + LONGEST_SPAN, len(content)) + 1):
                those = tuple(content[start:end])
                key = "".join(word.word for word in those)
                wanted.append((those, key, False))
                if key in zero:
                    for word in those:
                        word.zero = True
                if len(those) == 2:
                    wanted.append((those, those[1].word + those[0].word, True))
                if len(those) == 3 and meaning:
                    wanted.append(((those[0], those[2]), those[0].word + those[2].word, False))
        lead = set(self.lexicon.lead)
        for start in range(len(words)):
            for end in range(start + 2, min(start + 5, len(words)) + 1):
                key = "".join(word.word for word in words[start:end])
                if words[start].skip and key in lead:
                    wanted.append((tuple(words[start:end]), key, False))
        return [
            Span(those, key, self._said(reading), turned)
            for those, key, turned in wanted
            if (reading := self.lexicon.readings.get(key))
        ]

    def _said(self, reading: Reading, factor: float = 1.0) -> Said:
        said = Said(guess=bool(reading.guessed))
        for number, weight in (*reading.concepts.items(), *reading.guessed.items()):
            track = TRACKS.get(self.concepts[number].kind, "entry")
            getattr(said, track).append((number, weight * factor))
        said.organisations = list(reading.organisations.items())
        return said

    # --- words that are not known ---------------------------------------------------------------------------------

    def _recover_unknown(self, content: Iterable[Word], spans: list[Span]) -> None:
        for word in content:
            own = next((span for span in spans if span.words == (word,)), None)
            known = own and (own.said.of_concepts() or any(weight > 8 for _, weight in own.said.organisations))
            if known or word.word in PLACE_WORDS or word.word.isdigit() or word.zero:
                continue
            covering = (span.said for span in spans if len(span.words) > 1 and word in span.words)
            if any(said.most("doing", "wish", "place", "entry", "organisations") > 12 for said in covering):
                continue
            said = self._recover(word.word)
            if said is None:
                word.unknown = own is None
                continue
            if own:
                said.organisations = [*own.said.organisations, *said.organisations]
                spans.remove(own)
            spans.append(Span((word,), said.meant or word.word, said))

    def _recover(self, word: str) -> Said | None:
        for other in endings_of(word):
            reading = self.lexicon.readings.get(other)
            if reading and (reading.concepts or reading.guessed):
                return self._as(reading, "form", other)
        near = self._alike(word)
        if near and near[0][0] == 1:
            return self._corrected(near)
        return self._split(word) or (self._corrected(near) if near else None)

    def _as(self, reading: Reading, how: str, meant: str) -> Said:
        said = self._said(reading, 0.9)
        said.how, said.meant = how, meant
        return said

    def _corrected(self, near: list[tuple[int, str]]) -> Said:
        def worth(key: str) -> float:
            reading = self.lexicon.readings[key]
            organisations = (weight - 4 for weight in reading.organisations.values())
            return max(0, *reading.concepts.values(), *reading.guessed.values(), *organisations, 0)

        nearest = [key for apart, key in near[:4] if apart == near[0][0]]
        best = max(nearest, key=worth)  # the first of equals
        return self._as(self.lexicon.readings[best], "typo", best)

    def _alike(self, word: str) -> list[tuple[int, str]]:
        """Known words at distance 1 (2 from nine letters), where one half of the word is typed well."""
        if len(word) < 5 or any(char.isdigit() for char in word):
            return []
        most = 2 if len(word) > 8 else 1
        half = 3 if most > 1 else len(word) // 2
        tail = word[::-1][: min(4, len(word) - half)]
        found = {key: apart for key in _starting(self._keys, word[:half]) if 0 < (apart := distance(word, key, most)) <= most}
        if 1 not in found.values():
            for turned in _starting(self._turned, tail):
                if 0 < (apart := distance(word, turned[::-1], most)) <= most:
                    found[turned[::-1]] = apart
        return sorted((apart, key) for key, apart in found.items())

    def _split(self, word: str) -> Said | None:
        """A compound that is not known: by a known first and last part, or by one of them."""
        readings, known = self.lexicon.readings, self._real
        fronts, tails = [], []
        for cut in range(len(word) - 2, 2, -1):
            front = self._said(readings[word[:cut]]) if word[:cut] in readings else None
            tail = self._said(readings[word[cut:]]) if word[cut:] in known else None
            if front and front.doing:
                fronts.append((cut, front))
            if tail and tail.doing:
                tails.insert(0, (len(word) - cut, tail))
        for length, tail in tails:
            for cut, front in fronts:
                if cut + length <= len(word) and word[cut : len(word) - length] in ("", "s", "en", "e", "n"):
                    return _compound(front, tail, f"{word[:cut]} {word[-length:]}", sure=True)
        single = sorted([*fronts, *tails], key=lambda part: -part[0])
        return _compound(single[0][1], None, word, sure=False) if single and single[0][0] > 3 else None

    # --- places ---------------------------------------------------------------------------------------------------

    def _places(self, words: list[Word], spans: list[Span]) -> list[Span]:
        """Spans that are taken for a place. A word that is also something to do is a place only after `in`, `bij`…"""
        found: list[Span] = []
        for span in spans:
            if not span.said.place:
                continue
            first, last = span.words[0].at, span.words[-1].at
            before = words[first - 1].word if first else ""
            if before in ("de", "het", "la", "le"):
                before = words[first - 2].word if first > 1 else ""
            code = span.words[0].code
            beside = (first > 0 and words[first - 1].code) or (last + 1 < len(words) and words[last + 1].code)
            sure = before in PLACE_BEFORE or code or beside or (span.words[0].word in PLACE_BEFORE and len(span.words) > 1)
            named = max((weight - 6 for _, weight in span.said.organisations if weight > 8), default=0)
            other = max(span.said.most("doing"), span.said.most("wish") - 3, named)
            covered = any(
                len(wide.words) > len(span.words)
                and set(span.words) <= set(wide.words)
                and wide.said.most("doing", "place", "entry") > 11
                for wide in spans
            )
            likely = (other < 8 and span.said.most("place") > 9) or (span.said.how == "typo" and not other)
            overlaps = any(set(span.words) & set(one.words) for one in found)
            if not covered and span.said.how != "parts" and (sure or likely) and not overlaps:
                if span.key.isdigit() and not code:
                    continue
                regional = before in ("regio", "streek", "provincie", "province", "region")
                span.said.place.sort(
                    key=lambda item: (regional and self.concepts[item[0]].kind != "region", -item[1], item[0])
                )
                span.place = True
                found.append(span)
        return found

    def _is_zero(self, span: Span) -> bool:
        return span.key in self.lexicon.zero or (len(span.words) < 3 and all(word.zero for word in span.words))

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self.lexicon.readings)

    @cached_property
    def _real(self) -> frozenset[str]:
        return frozenset(self.lexicon.words)

    @cached_property
    def _turned(self) -> list[str]:
        return sorted(word[::-1] for word in self.lexicon.words)


def _cover(spans: Iterable[Span], track: str, least: float) -> list[Span]:
    """Spans that do not overlap, the weightiest first."""
    used: set[Word] = set()
    found = []
    candidates = [span for span in spans if getattr(span.said, track) and span.said.most(track) >= least]
    for span in sorted(candidates, key=lambda span: -span.said.most(track) * len(span.words) ** 1.5):
        if not used.intersection(span.words):
            used.update(span.words)
            found.append(span)
    return found


def _compound(front: Said, tail: Said | None, meant: str, *, sure: bool) -> Said:
    weights = {number: weight * 0.6 for number, weight in front.doing}
    for number, weight in tail.doing if tail else ():
        weights[number] = min(15.0, weights.get(number, 0.0) * 1.5 + weight * 0.5)
    doing = sorted(weights.items(), key=lambda item: -item[1])
    return Said(doing=doing, guess=not sure, how="parts", meant=meant)


def _starting(ordered: list[str], start: str) -> list[str]:
    return ordered[bisect_left(ordered, start) : bisect_left(ordered, start + "{")]
