"""A description of work taken apart: sentences, the words in them that may mean something, and cues beside the work."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.catalogue.matching import Cue
from builder.finding.normalise import Token, tokens, words
from builder.finding.phrasebook import PLACE_BEFORE, PLACE_WORDS
from builder.finding.small_words import SMALL, STOP

MOST_CHARACTERS = 20_000
PROSE = 14  # words from which a sentence is not a line of a list
# Spaces are named: what \s takes in differs between Python and browsers.
_SENTENCE = re.compile(r"[\n\r;!?•●▪◦·]+|[.:](?=[ \t\n\r\u00a0]|\Z)|[ \t\n\r\u00a0][-–—*][ \t\n\r\u00a0]")
_NUMBER = re.compile(r"\d")
# Between two things to do, or before what says more of one.
JOINS = frozenset(
    words(
        "en of et ou and or dan daarna puis die dat waar waarbij om zodat terwijl wanneer als qui que pour which that"
    )
)
_CODE = re.compile(r"[1-9]\d{3}")
# Of the quantities only what is never the work itself: `500 brieven` is also a task.
COUNTED = frozenset(
    words("stuks stuk exemplaren m2 kg ton liter euro eur uur uren keer mensen personen gasten pieces personnes units")
)
ARTICLES = frozenset(words("de het een ons onze den la le les un une notre nos l the a our"))
BEFORE_PLACES = frozenset(
    words("in op aan achter rond rondom naast voor bij langs tussen dans sur autour derriere devant pour in on at for")
)


@dataclass(frozen=True)
class Word:
    text: str  # as it is compared
    start: int
    end: int
    at: int  # its place in the sentence, all words counted
    skip: bool  # says nothing of the work
    comma: int  # how many commas stand before it in the sentence
    part: int  # how many commas and words such as `en`
    where: bool  # after `in onze`, `achter het`, `voor de`: where or for whom, rather than what


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    words: tuple[Word, ...]

    @property
    def content(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if not word.skip)

    @property
    def prose(self) -> bool:
        return len(self.words) >= PROSE


def sentences_of(text: str) -> tuple[Sentence, ...]:
    text = text[:MOST_CHARACTERS]
    found = []
    start = 0
    for end, following in [*((cut.start(), cut.end()) for cut in _SENTENCE.finditer(text)), (len(text), len(text))]:
        said = tokens(text[start:end])
        if said:
            found.append(Sentence(start, end, tuple(_words(text, start, said))))
        start = following
    return tuple(found)


def _words(text: str, start: int, said: Sequence[Token]) -> Iterator[Word]:
    joins = 0
    for at, token in enumerate(said):
        comma = text.count(",", start, start + token.start)
        joins += token.word in JOINS
        place = token.start + start, token.end + start
        yield Word(token.word, *place, at, _skipped(said, at), comma, comma + joins, _where(said, at))


def _skipped(said: Sequence[Token], at: int) -> bool:
    word = said[at].word
    return word in SMALL or len(word) < 2 or bool(_NUMBER.search(word)) or _counted(said, at)


def _where(said: Sequence[Token], at: int) -> bool:
    return at > 1 and said[at - 1].word in ARTICLES and said[at - 2].word in BEFORE_PLACES


def _counted(said: Sequence[Token], at: int) -> bool:
    """`20 mensen`: how much, not what."""
    word, before = said[at].word, said[at - 1].word if at else ""
    return word in COUNTED and before.isdigit()


def cues_in(
    sentences: Iterable[Sentence], cues: Iterable[Cue], told: Collection[str] = ()
) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """The cues that a text gives, by id, with where they stand; in the order of `cues`. Words of which the asker has
    `told` what they mean give none."""
    lines = [(sentence, f" {' '.join(word.text for word in sentence.words)} ") for sentence in sentences]
    found = {}
    for cue in cues:
        spans = []
        for phrase in sorted({" ".join(words(text)) for those in cue.words.values() for text in those}):
            for sentence, line in lines:
                at = line.find(f" {phrase} ")
                while at >= 0 and phrase:
                    first = line[: at + 1].count(" ") - 1
                    those = sentence.words[first : first + phrase.count(" ") + 1]
                    if not _all_told(those, told):
                        spans.append((those[0].start, those[-1].end))
                    at = line.find(f" {phrase} ", at + 1)
        if spans:
            found[cue.id] = tuple(sorted(set(spans)))
    return found


@dataclass(frozen=True)
class PlaceNamed:
    key: str
    start: int
    end: int


def _all_told(those: Iterable[Word], told: Collection[str]) -> bool:
    return all(word.text in told for word in those)


def _spoken_key(those: Sequence[Word], known: Mapping[str, object]) -> str:
    """Names are kept whole, or without the little words inside: Heist-op-den-Berg."""
    whole = "".join(word.text for word in those)
    if whole in known or not those or those[0].text in STOP or those[-1].text in STOP:
        return whole
    return "".join(word.text for word in those if word.text not in STOP)


def places_in(
    sentences: Iterable[Sentence], known: Mapping[str, object], told: Collection[str] = ()
) -> tuple[PlaceNamed, ...]:
    """Places that a text names after `in`, `te`, `bij` and so on or on a line of their own, and postal codes before a
    place; not those of which the asker has `told` what they mean."""
    found = []
    for sentence in sentences:
        for word in sentence.words:
            before = sentence.words[word.at - 1].text if word.at else ""
            after = sentence.words[word.at + 1].text if word.at + 1 < len(sentence.words) else ""
            coded = bool(_CODE.fullmatch(before))
            for length in (4, 3, 2, 1):
                those = sentence.words[word.at : word.at + length]
                key = _spoken_key(those, known)
                if len(those) < length or key not in known or (_CODE.fullmatch(word.text) and after not in known):
                    continue
                alone = length == len(sentence.words)
                if alone or before in PLACE_BEFORE or before in PLACE_WORDS or coded:
                    if not _all_told(those, told):
                        found.append(PlaceNamed(key, those[0].start, those[-1].end))
                    break
    return tuple(found)
