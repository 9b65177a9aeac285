"""Which activities a description of work asks for, from which words, and which words say nothing to us."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.catalogue.matching import Matching
from builder.finding.normalise import words
from builder.matching.circumstances import Circumstances
from builder.matching.lexicon import Lexicon, Phrase
from builder.matching.text import Sentence, Word

SURELY = 1.5  # votes from which a text is about a sector
LONG = 60  # words from which a text is read as prose, not as a list
MOST_OTHERS = 5
PARTICLES = frozenset(words("aan af bij door in klaar leeg los mee na om op over schoon toe uit weg"))
Where = tuple[int, ...]  # places in the content of a sentence, sorted


@dataclass(frozen=True)
class Span:
    """Words of a sentence with what they may mean."""

    sentence: int
    where: Where
    concept: str
    score: float
    size: int  # words of the phrase
    sure: float  # the score before what stands between and around is counted

    @property
    def sector(self) -> str:
        return self.concept.partition("/")[0]

    @property
    def worth(self) -> float:
        return self.score * math.sqrt(self.size)


@dataclass(frozen=True)
class Task:
    """A task that was recognised. `words` are (start, end) in the text; `others` are other readings of those words,
    likeliest first."""

    activity: str  # key, or a sector's id when no more is clear
    score: float
    words: tuple[tuple[int, int], ...]
    others: tuple[str, ...] = ()

    @property
    def sector(self) -> str:
        return self.activity.partition("/")[0]


@dataclass(frozen=True)
class Recognised:
    tasks: tuple[Task, ...]  # in the order of the text
    unplaced: tuple[str, ...]  # words, each once, as they are written


def recognise(
    text: str,
    sentences: Sequence[Sentence],
    asked: Circumstances,
    meanings: Mapping[str, str],
    lexicon: Lexicon,
    matching: Matching,
) -> Recognised:
    """`asked` has the stretches of the text that say something beside the work: places, how often, on what terms;
    `meanings` what the asker says that words are: a sector or an activity, or, when it is empty, no work."""
    spoken, named = asked.spans, asked.named
    prose = sum(len(sentence.words) for sentence in sentences) > LONG
    contents = [
        tuple(word for word in sentence.content if word.text not in meanings and not _within(word, named))
        for sentence in sentences
    ]
    spans = [
        span
        for at, sentence in enumerate(sentences)
        for span in _spans(at, sentence, contents[at], prose or sentence.prose, lexicon, matching)
    ]
    votes = _votes(spans)
    tasks: list[Task] = []
    placed: set[tuple[int, int]] = set()
    for at, sentence in enumerate(sentences):
        mine = [span for span in spans if span.sentence == at]
        tasks += _told(at, sentence, meanings, lexicon, matching)
        sectors = set()
        for task, where in _chosen(mine, votes, contents[at], matching):
            tasks.append(task)
            sectors.add(task.sector)
            placed.update((at, position) for position in where)
        # What helps to say what was recognised beside it is understood too: `archief` in `oud archief inscannen`.
        placed.update((at, position) for span in mine if span.sector in sectors for position in span.where)
    free = [
        word
        for at, content in enumerate(contents)
        for position, word in enumerate(content)
        if (at, position) not in placed and word.text not in lexicon.filler and not _within(word, spoken)
    ]  # fmt: skip
    said: dict[str, str] = {}
    for word in free:
        raw = text[word.start : word.end]
        said.setdefault(raw.lower(), raw)
    return Recognised(_merged(tasks), tuple(said.values()))


def _told(
    at: int, sentence: Sentence, meanings: Mapping[str, str], lexicon: Lexicon, matching: Matching
) -> Iterable[Task]:
    """What the asker says that words are, beside how they would be read."""
    told = [place for place, word in enumerate(sentence.content) if meanings.get(word.text)]
    spans = _spans(at, sentence, sentence.content, False, lexicon, matching) if told else []
    for place in told:
        word = sentence.content[place]
        worth: dict[str, float] = {}
        for span in spans:
            if place in span.where and span.concept != meanings[word.text]:
                worth[span.concept] = max(worth.get(span.concept, 0.0), span.worth)
        yield Task(meanings[word.text], 1.0, ((word.start, word.end),), _likeliest(worth))


def _likeliest(worth: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(worth, key=lambda concept: (-worth[concept], concept))[:MOST_OTHERS])


def _spans(
    at: int, sentence: Sentence, content: tuple[Word, ...], prose: bool, lexicon: Lexicon, matching: Matching
) -> list[Span]:
    rules = matching.recognition
    units = [dict(lexicon.units(word.text, rules)) for word in content]
    for position, unit in _said_in_two(sentence, content, lexicon):
        units[position].setdefault(unit, rules["form"])
    borrowed = [lexicon.borrowed(those, rules["alike"]) for those in units]
    for those, others in zip(units, borrowed, strict=True):
        those.update(others)
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
                    span = _span(at, prose, content, units, places, phrase, unit, anchor, lexicon, rules)
                    if span and span.score > (best[span.where, span.concept].score
                                              if (span.where, span.concept) in best else 0.0):  # fmt: skip
                        best[span.where, span.concept] = span
    return [best[key] for key in sorted(best)]


def _said_in_two(sentence: Sentence, content: tuple[Word, ...], lexicon: Lexicon) -> Iterable[tuple[int, str]]:
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
    at: int,
    prose: bool,
    content: tuple[Word, ...],
    units: Sequence[Mapping[str, float]],
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
    sure = score
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
    return Span(at, tuple(sorted(where)), phrase.concept, score, len(phrase.units), sure)


def _power(base: float, times: int) -> float:
    """Multiplied one by one: then the browser has the very same number."""
    found = 1.0
    for _ in range(times):
        found *= base
    return found


def _within(word: Word, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start < word.end and word.start < end for start, end in stretches)


def _votes(spans: Iterable[Span]) -> Mapping[str, float]:
    """How much of the text speaks of each sector: its best span for each word."""
    best: dict[tuple[str, int, int], float] = {}
    for span in spans:
        for position in span.where:
            key = span.sector, span.sentence, position
            best[key] = max(best.get(key, 0.0), span.score)
    votes: dict[str, float] = defaultdict(float)
    for (sector, _, _), score in sorted(best.items()):
        votes[sector] += score
    return votes


def _chosen(
    spans: list[Span], votes: Mapping[str, float], content: tuple[Word, ...], matching: Matching
) -> Iterable[tuple[Task, Where]]:
    """The best spans of one sentence: activities first, then sectors where words are left."""
    rules = matching.recognition
    used: set[int] = set()
    said: set[int] = set()  # parts of the sentence in which a task is found
    sectors: set[str] = set()
    local = _local(spans)
    for wide, least in ((False, rules["least"]), (True, rules["least_sector"])):
        able = [
            span
            for span in spans
            if (span.concept == span.sector) == wide
            and span.score >= least - (rules["lenience"] if _beside(span, votes) >= SURELY else 0.0)
        ]
        able.sort(key=lambda span: (-span.worth, span.where, span.concept))
        for span in able:
            if used.issuperset(span.where):
                continue
            if not used.isdisjoint(span.where) and (wide or span.score < rules["least_again"]):
                continue
            rivals = [each for each in able if set(each.where) <= set(span.where)
                      and not used.issuperset(each.where) and each.worth >= rules["rival"] * span.worth]  # fmt: skip
            ranked = sorted(rivals, key=lambda each: (-_agreed(each, votes, local, rules), each.concept))
            best = ranked[0]
            parts = {content[place].part for place in best.where}
            used.update(best.where)
            # One task a part: beside `frames lassen` a loose noun is what the work is done to, and in `handdoeken
            # wassen en vouwen` a loose verb shares the noun before it.
            lone = best.size == 1 and best.sure < rules["least_beside"]
            if lone and sum(word.part in parts for word in content) == 1 and best.sector not in sectors:
                comma = content[best.where[0]].comma
                parts |= {word.part for word in content if word.comma == comma and word.part == min(parts) - 1}
            if not said.isdisjoint(parts) and (wide or lone):
                continue
            said.update(parts)
            sectors.add(best.sector)
            where = tuple((content[place].start, content[place].end) for place in best.where)
            habit = matching.habits.get(best.sector)
            meant = f"{best.sector}/{habit.usual}" if wide and habit and habit.usual else best.concept
            yield Task(meant, best.score, where, _others(best, meant, spans, votes, local, rules)), best.where


def _others(
    best: Span,
    meant: str,
    spans: Iterable[Span],
    votes: Mapping[str, float],
    local: Mapping[str, list[Span]],
    rules: Mapping[str, float],
) -> tuple[str, ...]:
    """Other readings of the words of a task, sure or not."""
    worth: dict[str, float] = {}
    for span in spans:
        if span.concept not in (meant, best.concept) and not set(span.where).isdisjoint(best.where):
            worth[span.concept] = max(worth.get(span.concept, 0.0), _agreed(span, votes, local, rules))
    return _likeliest(worth)


def _beside(span: Span, votes: Mapping[str, float]) -> float:
    """How much of the rest of the text is about the same sector."""
    return max(0.0, votes.get(span.sector, 0.0) - span.score * len(span.where))


def _local(spans: Iterable[Span]) -> Mapping[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        found[span.concept].append(span)
    return found


def _agreed(
    span: Span, votes: Mapping[str, float], local: Mapping[str, list[Span]], rules: Mapping[str, float]
) -> float:
    """The worth with what the rest of the sentence says of the same work, and the rest of the text of its sector."""
    others = _beside(span, votes)
    beside = max((each.score for each in local[span.concept] if set(each.where).isdisjoint(span.where)), default=0.0)
    return span.worth * (1 + rules["agreement"] * (min(1.0, others) + min(1.0, beside)))


def _merged(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Each activity once; saying it again makes it surer."""
    by_activity: dict[str, Task] = {}
    for task in tasks:
        known = by_activity.get(task.activity)
        if known is None:
            by_activity[task.activity] = task
        else:
            score = 1 - (1 - min(1.0, known.score)) * (1 - min(1.0, task.score))
            others = tuple(dict.fromkeys((*known.others, *task.others)))[:MOST_OTHERS]
            by_activity[task.activity] = Task(task.activity, score, (*known.words, *task.words), others)
    return tuple(by_activity.values())
