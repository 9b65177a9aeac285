"""Reads a question: which words mean something to do, a place, a form, a name, and which are not known.

It only looks up; the knowledge is in the lexicon. theme/assets/search/reader.js does the same for the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from builder.finding import phrasebook
from builder.finding.normalise import joined, tokens
from builder.finding.question import ZERO, PlaceRead, Reading, Span, Word
from builder.finding.recovery import NAME, TYPO, Recovery
from builder.finding.shelf import ENTRY, PLACE, TERM, TODO, Said, Shelf, Weights
from builder.finding.small_words import STOP

MOST_CHARACTERS, MOST_WORDS = 300, 24
LONGEST_SPAN, LONGEST_LEAD = 6, 5
HIGHEST_CODE = 9999  # a number above it that nothing is known of means nothing
MOST_NAMES, SHORTEST_NAME = 3, 4  # that a beginning may stand for; letters of the shortest one that does
QUESTION = frozenset(joined(text) for text in phrasebook.QUESTION)
NEAR_ME = tuple(joined(text) for text in phrasebook.NEAR_ME)
ARTICLES = frozenset({"de", "het", "la", "le"})
REGION_WORDS = frozenset({"regio", "streek", "provincie", "province", "region"})
SURELY_PLACE = 14
OWN_NAME = 11  # a municipality's own name weighs more when it is typed otherwise; a part of a municipality less


class Reader:
    def __init__(self, shelf: Shelf, recovery: Recovery) -> None:
        self.shelf = shelf
        self.recovery = recovery

    def read(self, query: str, typing: bool = True) -> Reading:
        """`typing`: the last word may be unfinished."""
        query = query[:MOST_CHARACTERS]
        raw = [Word(token.word, token.start, token.end, at) for at, token in enumerate(tokens(query)[:MOST_WORDS])]
        plain = [word.text for word in raw]
        line, glued = f" {' '.join(plain)} ", "".join(plain)
        asks = any(glued.startswith(text) or f" {text} " in line for text in QUESTION)
        asks = asks or not phrasebook.ASKS_PAGE.isdisjoint(plain)
        _mark(raw, asks)
        content = [word for word in raw if not word.skip or word.negated]
        spans = self._spans(raw, content)
        for word in content:
            self._recover_word(word, spans, typing and word.at == len(raw) - 1, len(content) == 1)
        spans += self._beside(content)
        spans += self._begun(raw)
        spans.sort(key=lambda span: (-len(span.words), span.words[0].at))
        near_me = any(text in glued for text in NEAR_ME)
        places = self._places(raw, spans)
        if places:
            self._types_only(spans)
        return Reading(query, tuple(raw), tuple(content), tuple(spans), asks, near_me, places)

    def _spans(self, raw: list[Word], content: list[Word]) -> list[Span]:
        wanted: list[tuple[tuple[Word, ...], str, bool]] = []
        for start in range(len(content)):
            for length in range(1, min(LONGEST_SPAN, len(content) - start) + 1):
                those = tuple(content[start : start + length])
                key = "".join(word.text for word in those)
                if not those[0].skip or length > 1:
                    wanted.append((those, key, False))
                if key in ZERO:
                    for word in those:
                        word.zero = length
                if length == 2:
                    wanted.append((those, those[1].text + those[0].text, True))
                if length == 3:  # sociale en beschutte werkplaats, ramen van de serre wassen
                    wanted.append(((those[0], those[2]), those[0].text + those[2].text, False))
        for start in range(len(raw)):
            for length in range(2, min(LONGEST_LEAD, len(raw) - start) + 1):
                those = tuple(raw[start : start + length])
                key = "".join(word.text for word in those)
                last = those[-1]
                if key in self.shelf.lead if those[0].skip else last.skip and last.text not in phrasebook.AND:
                    wanted.append((those, key, False))
        looked = ((those, key, self.shelf.look(key), turned) for those, key, turned in wanted)
        return [Span(those, key, said, turned) for those, key, said, turned in looked if said]

    # --- words that are not known ---------------------------------------------------------------------------------

    def _recover_word(self, word: Word, spans: list[Span], typing: bool, alone: bool) -> None:
        own = next((span for span in spans if span.words == (word,)), None)
        word.silent = own is not None and own.said.silent
        if alone and own is None and word.text.isdigit() and int(word.text) > HIGHEST_CODE:
            word.unknown = True
        known = own and (own.said.about or any(weight > 8 for _, weight in own.said.named))
        if known or word.silent or word.skip or word.text in phrasebook.PLACE_WORDS or word.text.isdigit() or word.zero:
            return
        if any(len(span.words) > 1 and word in span.words and span.said.surest > 12 for span in spans):
            return
        said = self.recovery.recover(word.text, typing)
        if said is None:
            word.unknown = own is None and word.text not in STOP
            return
        word.begun = typing
        if said.how in ("form", "typo"):
            word.meant = tuple(dict.fromkeys((said.as_, *said.guesses)))
        if own:
            said.named = [*own.said.named, *said.named]
            spans.remove(own)
        spans.append(Span((word,), said.as_, said))

    def _beside(self, content: list[Word]) -> Iterator[Span]:
        """Phrases with a word that was typed otherwise: `kastje op maat`, `kringwinkle kust`; of what a word may mean
        that is less likely, a name that it makes: `Groep Talet`."""
        for one, other in pairwise(content):
            if one.meant or other.meant:
                keys = [a + b for a in one.meant or (one.text,) for b in other.meant or (other.text,)]
                yield from self._phrase((one, other), keys)
        if len(content) > 2 and any(word.meant for word in content):
            yield from self._phrase(tuple(content), ["".join((*word.meant, word.text)[0] for word in content)])

    def _begun(self, raw: list[Word]) -> list[Span]:
        """Organisations whose name begins as all of the question does: `con bri`."""
        key = "".join(word.text for word in raw)
        if len(key) < SHORTEST_NAME or not raw[-1].begun:
            return []
        named: dict[int, float] = {}
        for name in self.shelf.beginning(key):
            said = self.shelf.look(name)
            named |= {number: weight for number, weight in (said.named if said else ()) if weight > NAME}
        if not 0 < len(named) <= MOST_NAMES:
            return []
        return [Span(tuple(raw), key, Said(named=list(named.items()), how="prefix", as_=key))]

    def _phrase(self, those: tuple[Word, ...], keys: list[str]) -> list[Span]:
        """What the first key says; of the others, the first that is a name."""
        for at, key in enumerate(keys):
            said = self.shelf.look(key)
            if said and (at == 0 or any(weight > NAME for _, weight in said.named)):
                return [Span(those, key, said.scaled(0.9, "form", key))]
        return []

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
            covered = any(
                each.covers(span) and not (sure and each.turned) and each.said.best(TODO, PLACE, ENTRY) > 11
                for each in spans
            )
            act = len(raw) > 1 and span.key in phrasebook.ACTS  # `dozen halen`: what is done with something is no place
            alone = (other < 8 and said.best(PLACE) > 9 and not act) or (said.how == "typo" and not other)
            chance = not sure and len(raw) > 1 and _by_chance(span)
            span.is_place = not covered and not chance and said.how != "parts" and (sure or alone)
            if chance and not (said.best(TODO, TERM, ENTRY) or said.named):
                words[0].unknown = True
            if span.key.isdigit() and not words[0].code:
                span.is_place = False
            if any(word in place.words for place in found for word in words):
                span.is_place = False
            if span.is_place and words[0].at and raw[words[0].at - 1].text in phrasebook.PLACE_BEFORE:
                raw[words[0].at - 1].led = True  # gemeente Maldegem
            if span.is_place:
                found.append(PlaceRead(words, self._ordered(said.tracks[PLACE], before in REGION_WORDS), span))
        return tuple(_without_strays(found, raw))

    def _types_only(self, spans: list[Span]) -> None:
        """Beside a place, what describes every organisation asks for a type at most: `werkplaats in Balen` is any."""
        for span in spans:
            if all(word.zero for word in span.words):
                said = span.said.tracks
                said[TERM] = [each for each in said[TERM] if self.shelf.concepts[each[0]].kind == "type"]

    def _apart(self, span: Span, spans: list[Span]) -> bool:
        """`boom restaurant`: what else is asked has nothing to do with trees, so it is the place."""
        if span.said.best(PLACE) <= SURELY_PLACE * _typed(span.said):
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


def _without_strays(found: list[PlaceRead], raw: list[Word]) -> list[PlaceRead]:
    """`in Aalst … 2000 flesjes`: beside a place with a name, a number somewhere else is none."""
    if all(place.words[0].code for place in found):
        return found
    ends = {at for place in found for at in (place.words[0].at - 1, place.words[-1].at + 1)}
    kept = []
    for place in found:
        word = place.words[0]
        led = word.at > 0 and raw[word.at - 1].text in phrasebook.PLACE_BEFORE
        place.span.is_place = not word.code or led or word.at in ends
        if place.span.is_place:
            kept.append(place)
    return kept


def _by_chance(span: Span) -> bool:
    """Whether a word beside others looks like a place by chance: `rauwe groenten` are not in Lauwe, and `gevoerd` is no
    form of Voeren, as `gentse` is of Gent."""
    said, typed, meant = span.said, span.words[0].text, span.said.as_
    if len(span.words) > 1 or said.how not in ("form", "typo"):
        return False
    of_town = said.best(PLACE) < OWN_NAME
    if said.how == "form":
        return of_town or not (typed.startswith(meant) or meant.startswith(typed))
    careless = len(typed) < len(meant) or _letters(typed) == _letters(meant)
    return (of_town and not careless) or (typed[0] != meant[0] and typed[:2] != meant[1] + meant[0])


def _letters(word: str) -> list[str]:
    """In whatever order; who knows no `y` writes `i`."""
    return sorted(word.replace("y", "i"))


def _otherwise(said: Said) -> float:
    """How surely something is meant by it that is not a place."""
    named = (weight - 6 for _, weight in said.named if weight > 8)
    typed = _typed(said)
    return max(said.best(TODO) / typed, said.best(TERM) / typed - 3, *named, 0.0)


def _typed(said: Said) -> float:
    """What a typing error leaves of a weight: `zoldr` is no more of a place than `zolder`."""
    return TYPO if said.how == "typo" else 1.0


def _mark(raw: list[Word], asks: bool) -> None:
    """Which words are postal codes, and which say nothing of what is looked for."""
    for at, word in enumerate(raw):
        following = raw[at + 1].text if at + 1 < len(raw) else ""
        amount = word.text.isdigit() and following in phrasebook.QUANTITIES
        word.code = bool(re.fullmatch(r"[1-9]\d{3}", word.text)) and not amount
        word.skip = word.text in STOP or amount or (asks and word.text in QUESTION)
        word.negated = not word.skip and at > 0 and raw[at - 1].text in phrasebook.NOT
        word.skip |= word.negated
    if all(word.skip for word in raw):
        for word in raw:
            word.skip = False
