"""Which activities a description of work asks for, from which words, and which words say nothing to us."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.catalogue.matching import Matching
from builder.matching.circumstances import Circumstances
from builder.matching.evidence import BESIDE
from builder.matching.lexicon import Lexicon
from builder.matching.phrases import spans_of, units_of
from builder.matching.segments import MOST_OTHERS, Reading, Segment, Told, segments_of
from builder.matching.text import Sentence, Word

LONG = 60  # words from which a text is read as prose, not as a list
LINE = 6  # words of a sentence, on the average of a text, below which it is a list however long


@dataclass(frozen=True)
class Task:
    """A task that was recognised. `words` are (start, end) in the text; `others` are other readings of those words,
    likeliest first."""

    activity: str  # key, or a sector's id when the asker says so
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
    rules = matching.recognition
    number = sum(len(sentence.words) for sentence in sentences)
    long = number > LONG and number >= LINE * len(sentences)
    readings = [
        _reading(
            sentence,
            tuple(word for word in sentence.content if word.text not in meanings and not _within(word, asked.named)),
            long or sentence.prose,
            lexicon,
            rules,
        )
        for sentence in sentences
    ]
    own = [_sum(each for each in reading.told if each) for reading in readings]
    whole = _sum(own)
    tasks: list[Task] = []
    free: list[Word] = []
    for sentence, reading, mine in zip(sentences, readings, own, strict=True):
        elsewhere = {work: told - mine.get(work, 0.0) for work, told in whole.items()}
        segments = segments_of(reading, elsewhere, rules)
        tasks += _told(sentence, meanings, lexicon, rules)
        tasks += [_task(segment, reading) for segment in segments]
        placed = {at for segment in segments for at in range(segment.where[0], segment.where[-1] + 1)}
        free += [
            word
            for at, (word, told) in enumerate(zip(reading.content, reading.told, strict=True))
            if _says_nothing(told, at in placed) and word.text not in lexicon.filler and not _within(word, asked.spans)
        ]
    said: dict[str, str] = {}
    for word in free:
        raw = text[word.start : word.end]
        said.setdefault(raw.lower(), raw)
    return Recognised(_merged(tasks), tuple(said.values()))


def _reading(
    sentence: Sentence, content: tuple[Word, ...], prose: bool, lexicon: Lexicon, rules: Mapping[str, float]
) -> Reading:
    units = units_of(sentence, content, lexicon, rules)
    told = tuple(lexicon.told(word.text, those, rules) for word, those in zip(content, units, strict=True))
    bar = rules["task_prose"] if prose else rules["task"]
    return Reading(content, told, spans_of(content, units, prose, lexicon, rules), bar)


def _sum(told: Iterable[Told]) -> dict[str, float]:
    found: dict[str, float] = {}
    for each in told:
        for work, evidence in each.items():
            found[work] = found.get(work, 0.0) + evidence
    return found


def _task(segment: Segment, reading: Reading) -> Task:
    words = tuple((reading.content[at].start, reading.content[at].end) for at in segment.where)
    return Task(segment.work, segment.support / (segment.support + reading.bar), words, segment.others)


def _says_nothing(told: Told | None, placed: bool) -> bool:
    """Whether a word should be told as not understood: it is unknown, or is of work that is not recognised."""
    if told is None:
        return True
    return not placed and bool(told) and BESIDE not in told


def _told(
    sentence: Sentence, meanings: Mapping[str, str], lexicon: Lexicon, rules: Mapping[str, float]
) -> Iterable[Task]:
    """What the asker says that words are, beside how they would be read."""
    for word in sentence.content:
        meant = meanings.get(word.text)
        if meant:
            told = lexicon.told(word.text, lexicon.units(word.text, rules), rules) or {}
            others = sorted(told.keys() - {meant, BESIDE}, key=lambda work: (-told[work], work))
            yield Task(meant, 1.0, ((word.start, word.end),), tuple(others[:MOST_OTHERS]))


def _within(word: Word, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start < word.end and word.start < end for start, end in stretches)


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
