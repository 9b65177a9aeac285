"""Reads a question: which words mean something to do, a place, a form, a name, and which are not known.

It only looks up; the knowledge is in the lexicon. theme/assets/search/reader.js does the same for the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from builder.finding import phrasebook
from builder.finding.compounds import LINKS
from builder.finding.keys import FULL
from builder.finding.normalise import joined, tokens
from builder.finding.question import ZERO, PlaceRead, Reading, Span, Word
from builder.finding.shelf import ENTRY, PLACE, TERM, TODO, Kept, Said, Shelf, Weights
from builder.finding.stems import endings_of

MOST_CHARACTERS, MOST_WORDS = 300, 24
LONGEST_SPAN, LONGEST_LEAD = 6, 5
PREFIX_KEYS = 60
HIGHEST_CODE = 9999  # a number above it that nothing is known of means nothing
LIKELY = 75  # of 100: how alike a word must be to be suggested
QUESTION = frozenset(joined(text) for text in phrasebook.QUESTION)
NEAR_ME = tuple(joined(text) for text in phrasebook.NEAR_ME)
ARTICLES = frozenset({"de", "het", "la", "le"})
REGION_WORDS = frozenset({"regio", "streek", "provincie", "province", "region"})
SURELY_PLACE = 14
SHORTEST_KNOWN = 5  # letters of a word of which a typing error is put right; below it only in a name
WEAK = 5  # a word that says less is taken for one that was meant only when there is no other
NAME = 13  # a name has a higher weight than this
SHORTEST_PART = 3  # letters; a longer one is needed when it is all there is


class Reader:
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def read(self, query: str, typing: bool = True) -> Reading:
        """`typing`: the last word may be unfinished."""
        query = query[:MOST_CHARACTERS]
        raw = [Word(token.word, token.start, token.end, at) for at, token in enumerate(tokens(query)[:MOST_WORDS])]
        plain = [word.text for word in raw]
        line, glued = f" {' '.join(plain)} ", "".join(plain)
        asks = any(glued.startswith(text) or f" {text} " in line for text in QUESTION)
        asks = asks or not phrasebook.ASKS_PAGE.isdisjoint(plain)
        _mark(raw, asks)
        content = [word for word in raw if not word.skip]
        spans = self._spans(raw, content, asks)
        for word in content:
            self._recover_word(word, spans, typing and word.at == len(raw) - 1, len(content) == 1)
        spans += self._beside(content)
        spans.sort(key=lambda span: (-len(span.words), span.words[0].at))
        near_me = any(text in glued for text in NEAR_ME)
        places = self._places(raw, spans)
        if places:
            self._types_only(spans)
        return Reading(query, tuple(raw), tuple(content), tuple(spans), asks, near_me, places)

    def _spans(self, raw: list[Word], content: list[Word], asks: bool) -> list[Span]:
        wanted: list[tuple[tuple[Word, ...], str, bool]] = []
        for start in range(len(content)):
            for length in range(1, min(LONGEST_SPAN, len(content) - start) + 1):
                those = tuple(content[start : start + length])
                key = "".join(word.text for word in those)
                wanted.append((those, key, False))
                if key in ZERO:
                    for word in those:
                        word.zero = True
                if length == 2:
                    wanted.append((those, those[1].text + those[0].text, True))
                if length == 3 and asks:  # sociale en beschutte werkplaats
                    wanted.append(((those[0], those[2]), those[0].text + those[2].text, False))
        for start in range(len(raw)):
            for length in range(2, min(LONGEST_LEAD, len(raw) - start) + 1):
                those = tuple(raw[start : start + length])
                key = "".join(word.text for word in those)
                if those[0].skip and key in self.shelf.lead:
                    wanted.append((those, key, False))
        looked = ((those, key, self.shelf.look(key), turned) for those, key, turned in wanted)
        return [Span(those, key, said, turned) for those, key, said, turned in looked if said]

    # --- words that are not known ---------------------------------------------------------------------------------

    def _recover_word(self, word: Word, spans: list[Span], typing: bool, alone: bool) -> None:
        own = next((span for span in spans if span.words == (word,)), None)
        if alone and own is None and word.text.isdigit() and int(word.text) > HIGHEST_CODE:
            word.unknown = True
        known = own and (own.said.about or any(weight > 8 for _, weight in own.said.named))
        if known or word.text in phrasebook.PLACE_WORDS or word.text.isdigit() or word.zero:
            return
        if any(len(span.words) > 1 and word in span.words and span.said.surest > 12 for span in spans):
            return
        said = self.recover(word.text, typing)
        if said is None:
            word.unknown = own is None
            return
        if said.how in ("form", "typo"):
            word.as_ = said.as_
        if own:
            said.named = [*own.said.named, *said.named]
            spans.remove(own)
        spans.append(Span((word,), said.as_, said))

    def _beside(self, content: list[Word]) -> Iterator[Span]:
        """Phrases with a word that was typed otherwise: `kastje op maat`, `kringwinkle kust`."""
        for one, other in pairwise(content):
            if one.as_ or other.as_:
                key = (one.as_ or one.text) + (other.as_ or other.text)
                if said := self.shelf.look(key):
                    yield Span((one, other), key, said.scaled(0.9, "form", key))

    def recover(self, word: str, typing: bool) -> Said | None:
        """Other endings, what it begins, a typing error, its parts."""
        for other in endings_of(word):
            said = self.shelf.look(other)
            if said and said.about:
                return said.scaled(0.9, "form", other)
        if typing and len(word) > 2 and (said := self._begun(word)):
            return said
        near = self.alike(word)
        if len(word) < SHORTEST_KNOWN:
            return self._meant_name(near)
        if near and near[0][0] == 1:
            return self._corrected(near)
        parts = self._parts(word)
        if parts and not (parts.guess and near):
            return parts
        return self._corrected(near) if near else None

    def _begun(self, word: str) -> Said | None:
        keys = self.shelf.beginning(word)
        if not keys:
            return None
        weights: dict[str, dict[int, float]] = {TODO: {}, PLACE: {}, ENTRY: {}, "named": {}}
        for key in keys[:PREFIX_KEYS]:
            said = self.shelf.look(key)
            share = 1 - (len(key) - len(word)) / PREFIX_KEYS
            for track, those in ({**said.tracks, "named": said.named} if said else {}).items():
                for number, weight in those if track in weights else ():
                    weights[track][number] = max(weights[track].get(number, 0.0), weight * share)
        best = {track: sorted(those.items(), key=lambda item: (-item[1], item[0]))[:12]
                for track, those in weights.items()}  # fmt: skip
        if not (best[TODO] or best[ENTRY] or best[PLACE] or any(weight > 8 for _, weight in best["named"])):
            return None
        found = Said({TODO: best[TODO], TERM: [], PLACE: best[PLACE], ENTRY: best[ENTRY]}, best["named"])
        return found.scaled(0.95, "prefix", min(keys, key=lambda key: (len(key), key)))

    def _corrected(self, near: list[tuple[int, str]]) -> Said:
        """The likeliest of the words that are nearest: the one that says most."""

        def worth(said: Said) -> float:
            return max(said.best(TODO, TERM, PLACE, ENTRY), *(weight - 4 for _, weight in said.named), 0.0)

        found = [(self.shelf.look(key) or Said(), distance, key) for distance, key in near[:4]]
        best, _, key = min(found, key=lambda each: (worth(each[0]) < WEAK, each[1], -worth(each[0])))
        said = best.scaled(0.9, "typo", key)
        said.guesses = tuple(key for _, key in near[:4])
        return said

    def _meant_name(self, near: list[tuple[int, str]]) -> Said | None:
        """Of a short word, only the name of an organisation that was likely meant."""
        for _, key in near:
            said = self.shelf.look(key)
            named = [(number, weight) for number, weight in said.named if weight > NAME] if said else []
            if named:
                return Said(named=named, how="typo", as_=key, guesses=(key,))
        return None

    def nearest(self, word: str) -> tuple[str, ...]:
        """Known words that look like one that is not known: for people to choose from."""
        return tuple(key for _, key in self.alike(word, 2 if len(word) > 5 else 1)[:3])

    def alike(self, word: str, most: int = 0) -> list[tuple[int, str]]:
        """Known words at distance 1 (2 from nine letters), nearest first; one half of the word is then typed well."""
        if len(word) < 4 or any(char.isdigit() for char in word):
            return []
        most = most or (2 if len(word) > 8 else 1)
        half = 3 if most > 1 else len(word) // 2
        found: dict[str, int] = {}

        def consider(keys: Sequence[str]) -> None:
            for key in keys:
                distance = OSA.distance(word, key, score_cutoff=most)
                if 0 < distance <= most:
                    found[key] = distance

        for head in dict.fromkeys((word[: len(word) // 2], word[:half])):
            consider(self.shelf.beginning(head))
        if 1 not in found.values():
            consider([*self.shelf.ending(word[-min(4, len(word) - half) :])])
        return sorted((distance, key) for key, distance in found.items())

    def likely(self, word: str) -> list[str]:
        """Known words that a word which is not known looks like, likeliest first: for people to choose from."""
        close = process.extract(word, self.shelf.words, scorer=fuzz.ratio, score_cutoff=LIKELY, limit=3)
        return [known for known, _, _ in close]

    def beginning_alike(self, word: str) -> list[Kept]:
        """What words that begin like an unknown word are about; three at most."""
        for length in range(min(len(word), 8), 3, -1):
            found: dict[int, Kept] = {}
            for key in self.shelf.beginning(word[:length]):
                said = self.shelf.look(key)
                if said and said.tracks[TODO] and len(found) < 3:
                    number = said.tracks[TODO][0][0]
                    found.setdefault(number, self.shelf.concepts[number])
            if found:
                return list(found.values())
        return []

    def _parts(self, word: str) -> Said | None:
        """A compound that is not known: by a known first and last part, or, as a guess, by the longest of one."""
        fronts: list[tuple[str, Weights]] = []
        tails: list[tuple[str, Weights]] = []
        for cut in range(len(word) - 2, 2, -1):
            if front := self._doable(word[:cut]):
                fronts.append((word[:cut], front))
            if word[cut:] in self.shelf.known and (tail := self._doable(word[cut:])):
                tails.insert(0, (word[cut:], tail))
        pairs = ((front, tail) for tail in tails for front in fronts if _linked(word, front[0], tail[0]))
        both = next(pairs, None)
        if both:
            (front, said_first), (tail, said_last) = both
        else:
            one = max((*fronts, *tails), key=lambda part: len(part[0]), default=("", []))
            if len(one[0]) <= SHORTEST_PART:
                return None
            (front, said_first), (tail, said_last) = one, ("", [])
        total = {number: weight * 0.6 for number, weight in said_first}
        for number, weight in said_last:
            total[number] = min(FULL, total.get(number, 0.0) * 1.5 + weight * 0.5)
        said = Said(how="parts", as_=f"{front} {tail}" if both else word, guess=not both)
        said.tracks[TODO] = sorted(total.items(), key=lambda item: -item[1])
        return said

    def _doable(self, word: str) -> Weights:
        said = self.shelf.look(word)
        return said.tracks[TODO] if said else []

    # --- places ---------------------------------------------------------------------------------------------------

    def _places(self, raw: list[Word], spans: list[Span]) -> tuple[PlaceRead, ...]:
        """Spans that are taken for a place. A word that is also something to do is one only after `in`, `bij`, …"""
        found: list[PlaceRead] = []
        for span in spans:
            if not span.said.tracks[PLACE]:
                continue
            words, said = span.words, span.said
            before = self._before(raw, words[0].at)
            last = words[-1].at + 1
            beside = (words[0].at > 0 and raw[words[0].at - 1].code) or (last < len(raw) and raw[last].code)
            led = before in phrasebook.PLACE_BEFORE or (len(words) > 1 and words[0].text in phrasebook.PLACE_BEFORE)
            sure = led or words[0].code or beside
            other = 0.0 if self._apart(span, spans) else _otherwise(said)
            covered = any(each.covers(span) and each.said.best(TODO, PLACE, ENTRY) > 11 for each in spans)
            alone = (other < 8 and said.best(PLACE) > 9) or (said.how == "typo" and not other)
            span.is_place = not covered and said.how != "parts" and (sure or alone)
            if span.key.isdigit() and not words[0].code:
                span.is_place = False
            if any(word in place.words for place in found for word in words):
                span.is_place = False
            if span.is_place and words[0].at and raw[words[0].at - 1].text in phrasebook.PLACE_BEFORE:
                raw[words[0].at - 1].led = True  # gemeente Maldegem
            if span.is_place:
                found.append(PlaceRead(words, self._ordered(said.tracks[PLACE], before in REGION_WORDS), span))
        return tuple(found)

    def _types_only(self, spans: list[Span]) -> None:
        """Beside a place, what describes every organisation asks for a type at most: `werkplaats in Balen` is any."""
        for span in spans:
            if all(word.zero for word in span.words):
                said = span.said.tracks
                said[TERM] = [each for each in said[TERM] if self.shelf.concepts[each[0]].kind == "type"]

    def _apart(self, span: Span, spans: list[Span]) -> bool:
        """`boom restaurant`: what else is asked has nothing to do with trees, so it is the place."""
        if span.said.best(PLACE) <= SURELY_PLACE:
            return False
        mine = self._sectors(span)
        others = [
            each
            for each in spans
            if not any(word in span.words for word in each.words)
            and not all(word.zero for word in each.words)
            and each.said.best(TODO) > 9
        ]
        return bool(others) and all(mine.isdisjoint(self._sectors(each)) for each in others)

    def _sectors(self, span: Span) -> frozenset[int]:
        concepts = self.shelf.concepts
        return frozenset(concepts[number].parent or number for number, _ in span.said.tracks[TODO])

    def _ordered(self, readings: Weights, region_first: bool) -> Weights:
        concepts = self.shelf.concepts
        return sorted(
            readings,
            key=lambda item: (region_first and concepts[item[0]].kind != "region", -item[1], item[0]),
        )

    def _before(self, raw: list[Word], at: int) -> str:
        before = raw[at - 1].text if at > 0 else ""
        return (raw[at - 2].text if at > 1 else "") if before in ARTICLES else before


def _otherwise(said: Said) -> float:
    """How surely something is meant by it that is not a place."""
    named = (weight - 6 for _, weight in said.named if weight > 8)
    return max(said.best(TODO), said.best(TERM) - 3, *named, 0.0)


def _linked(word: str, front: str, tail: str) -> bool:
    """Whether two parts make the whole word, with at most a link between them."""
    between = len(word) - len(front) - len(tail)
    return between >= 0 and word[len(front) : len(front) + between] in LINKS


def _mark(raw: list[Word], asks: bool) -> None:
    """Which words are postal codes, and which say nothing of what is looked for."""
    for at, word in enumerate(raw):
        following = raw[at + 1].text if at + 1 < len(raw) else ""
        amount = word.text.isdigit() and following in phrasebook.QUANTITIES
        counted = word.text in phrasebook.QUANTITIES and at > 0 and raw[at - 1].text.isdigit()
        word.code = bool(re.fullmatch(r"[1-9]\d{3}", word.text)) and not amount
        word.skip = (
            word.text in phrasebook.STOP
            or amount
            or counted
            or bool(re.fullmatch(r"\d{5,}", word.text))
            or (asks and word.text in QUESTION)
        )
    if all(word.skip for word in raw):
        for word in raw:
            word.skip = False
