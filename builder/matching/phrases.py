"""Where phrases of the vocabulary stand in a sentence: their words may stand apart, in any order, in other forms."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.finding.normalise import words
from builder.matching.lexicon import Lexicon, Phrase
from builder.matching.text import Sentence, Word

PARTICLES = frozenset(words("aan af bij door in klaar leeg los mee na om op over schoon toe uit weg"))
Where = tuple[int, ...]  # places in the content of a sentence, sorted
Units = Mapping[str, float]  # the stems that a word may stand for, with how surely


@dataclass(frozen=True)
class Span:
    """Words of a sentence with what they may mean."""

    where: Where
    concept: str
    score: float
    size: int  # words of the phrase

    @property
    def worth(self) -> float:
        return self.score * math.sqrt(self.size)


def units_of(sentence: Sentence, content: Sequence[Word], lexicon: Lexicon, rules: Mapping[str, float]) -> list[Units]:
    """The stems of each word, also of verbs that are said in two."""
    units = [dict(lexicon.units(word.text, rules)) for word in content]
    for position, unit in _said_in_two(sentence, content, lexicon):
        units[position].setdefault(unit, rules["form"])
    return list(units)


def spans_of(
    content: Sequence[Word], own: Sequence[Units], prose: bool, lexicon: Lexicon, rules: Mapping[str, float]
) -> tuple[Span, ...]:
    """`own` are the stems of each word of `content`."""
    borrowed = [lexicon.borrowed(those, rules["alike"]) for those in own]
    units = [{**those, **others} for those, others in zip(own, borrowed, strict=True)]
    places: dict[str, list[int]] = defaultdict(list)
    for position, those in enumerate(units):
        for unit in those:
            places[unit].append(position)
    best: dict[tuple[Where, str], Span] = {}
    for unit in sorted(places):
        for phrase in lexicon.by_unit.get(unit, ()):
            if all(other in places for other in phrase.units):
                for anchor in places[unit]:
                    if len(phrase.units) == 1 and unit in borrowed[anchor]:
                        continue
                    span = _span(prose, content, units, places, phrase, unit, anchor, lexicon, rules)
                    if span and span.score > (best[span.where, span.concept].score
                                              if (span.where, span.concept) in best else 0.0):  # fmt: skip
                        best[span.where, span.concept] = span
    return tuple(best[key] for key in sorted(best))


def _said_in_two(sentence: Sentence, content: Sequence[Word], lexicon: Lexicon) -> Iterable[tuple[int, str]]:
    """Verbs of which the first part stands at the end: `je geeft de gegevens in`."""
    for word in sentence.words:
        last = word.at + 1 == len(sentence.words) or sentence.words[word.at + 1].part != word.part
        if word.text in PARTICLES and last:
            for position, verb in enumerate(content):
                if verb.part == word.part and verb.at < word.at:
                    unit = lexicon.with_particle(verb.text, word.text)
                    if unit:
                        yield position, unit


def _span(
    prose: bool,
    content: Sequence[Word],
    units: Sequence[Units],
    places: Mapping[str, list[int]],
    phrase: Phrase,
    unit: str,
    anchor: int,
    lexicon: Lexicon,
    rules: Mapping[str, float],
) -> Span | None:
    """The nearest words that make the phrase with the word at `anchor`."""
    score = phrase.weight * units[anchor][unit]
    where = {anchor}
    for other in phrase.units:
        if other != unit:
            position = min(places[other], key=lambda place: (abs(place - anchor), place))
            score *= units[position][other]
            where.add(position)
    low, high = min(where), max(where)
    apart = high - low + 1 - len(where)
    if apart > rules["window"]:
        return None
    score *= _power(rules["gap"], apart) * _power(rules["comma"], content[high].comma - content[low].comma)
    if all(each in lexicon.idle for each in phrase.units):
        return None
    if len(phrase.units) == 1 and content[anchor].where:
        score *= rules["where"]
    if prose and len(phrase.units) == 1:
        score *= rules["prose"] if units[anchor][unit] > rules["typo"] else 0.0
    if len(content) > 1 and all(each in lexicon.stray for each in phrase.units):
        score *= rules["alone"]
    return Span(tuple(sorted(where)), phrase.concept, score, len(phrase.units))


def _power(base: float, times: int) -> float:
    """Multiplied one by one: then the browser has the very same number."""
    found = 1.0
    for _ in range(times):
        found *= base
    return found
