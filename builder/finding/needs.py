"""What a question asks for: things to do (needs), how or for whom (wishes), names and words of profiles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from builder.finding import phrasebook
from builder.finding.evidence import FULL
from builder.finding.question import ZERO, Reading, Span, Word
from builder.finding.shelf import PLACE, TERM, TODO, Kept, Shelf, Weights


@dataclass(eq=False)
class Segment:
    """Words of the question with what they may mean, likeliest first; `concepts` are those that were looked in."""

    text: str
    span: Span
    readings: Weights
    weight: float = 1.0
    concepts: list[Kept] = field(default_factory=list)

    @property
    def guess(self) -> bool:
        return self.span.said.guess

    @property
    def firm(self) -> bool:
        return self.weight > 0.55 and not self.guess


@dataclass(frozen=True)
class Name:
    """Organisations whose name or text has these words; `full` when it is a whole name."""

    text: str
    span: Span
    organisations: Weights
    full: bool
    other: bool  # the words say something else too

    @property
    def named(self) -> bool:
        return any(weight > 8 for _, weight in self.organisations)


@dataclass(frozen=True)
class Needs:
    segments: tuple[Segment, ...]
    wishes: tuple[Segment, ...]
    names: tuple[Name, ...]
    ignored: tuple[Segment, ...]  # words that describe every organisation

    @property
    def anything(self) -> bool:
        return bool(self.segments or self.wishes or self.names or self.ignored)


def needs_of(reading: Reading, shelf: Shelf) -> Needs:
    silent = phrasebook.PLACE_WORDS | phrasebook.ASKS_PAGE
    todo = [span for span in _cover(reading, TODO, 2) if span.key not in silent and not _for_whom(span, reading, shelf)]
    terms = [span for span in _cover(reading, TERM, 6) if span.key not in phrasebook.PLACE_WORDS]
    strong = [span for span in todo if not _is_zero(span)]
    something = bool(strong) or any(not _is_zero(span) for span in terms)
    ignored = [span for span in ([*todo, *terms] if something else todo) if _is_zero(span)]
    if something:
        terms = [span for span in terms if not _is_zero(span)]

    def plain(span: Span, readings: Weights) -> Segment:
        return Segment(reading.text(span.words), span, readings)

    said = {word for span in (*strong, *terms) for word in span.words}
    return Needs(
        _agreeing(strong, reading, shelf),
        tuple(plain(span, span.said.tracks[TERM]) for span in terms),
        _names(reading, said),
        tuple(plain(span, []) for span in ignored),
    )


def _for_whom(span: Span, reading: Reading, shelf: Shelf) -> bool:
    """`groen voor scholen`: said after `voor`, it is for whom, not what is to be done."""
    at = span.words[0].at
    led = at > 0 and reading.words[at - 1].text in phrasebook.FOR
    return led and any(shelf.concepts[number].kind == "customer" for number, _ in span.said.tracks[TERM])


def _is_zero(span: Span) -> bool:
    return span.key in ZERO or (len(span.words) < 3 and all(word.zero for word in span.words))


def _cover(reading: Reading, track: str, least: float) -> list[Span]:
    """Spans that together cover the question, long and sure ones first; what is a place is left alone."""
    candidates = [
        span
        for span in reading.spans
        if span.said.best(track) >= least and not any(word in reading.placed for word in span.words)
    ]
    candidates.sort(key=lambda span: -span.said.best(track) * len(span.words) ** 1.5)
    used: set[Word] = set()
    found = []
    for span in candidates:
        if not any(word in used for word in span.words):
            used.update(span.words)
            found.append(span)
    return found


def _names(reading: Reading, said: set[Word]) -> tuple[Name, ...]:
    found = []
    for span in reading.spans:
        placed = any(word in reading.placed for word in span.words)
        if not span.said.named or (placed and len(span.words) == 1):
            continue
        full = [(number, weight) for number, weight in span.said.named if weight > 13]
        other = placed or any(word in said or word.zero for word in span.words)
        if full:
            found.append(Name(reading.text(span.words), span, full, True, other))
        elif len(span.words) == 1 and not other:
            found.append(Name(reading.text(span.words), span, span.said.named, False, other))
    return tuple(found)


def _agreeing(spans: list[Span], reading: Reading, shelf: Shelf) -> tuple[Segment, ...]:
    """The readings that other words agree with come first."""

    def sector(number: int) -> int:
        return shelf.concepts[number].parent or number

    total: dict[tuple[str, int], float] = defaultdict(float)
    for span in spans:
        best: dict[tuple[str, int], float] = {}
        for number, weight in span.said.tracks[TODO]:
            for key in (("it", number), ("sector", sector(number))):
                best[key] = max(best.get(key, 0.0), weight / FULL)
        for key, weight in best.items():
            total[key] += weight
    found = []
    for span in spans:
        readings: Weights = []
        for number, weight in _with_parts(span, reading, sector):
            share = weight / FULL
            others = max(total[("it", number)] - share, 0.5 * (total[("sector", sector(number))] - share))
            agreed = 0.6 + 0.4 * min(1.0, max(0.0, others)) if len(spans) > 1 else 1.0
            readings.append((number, share * agreed))
        readings.sort(key=lambda item: (-item[1], item[0]))
        weight = span.said.best(TODO) / FULL * len(span.words) ** 0.5
        weight *= (0.7 if span.said.guess else 1.0) * (0.9 if span.turned else 1.0)
        found.append(Segment(reading.text(span.words), span, readings, weight))
    return tuple(found)


def _with_parts(span: Span, reading: Reading, sector: Callable[[int], int]) -> Weights:
    """A phrase also says, less surely, what its words agree on."""
    found = dict(span.said.tracks[TODO])
    inner = [each for each in reading.spans if len(each.words) == 1 and each.words[0] in span.words]
    if len(span.words) > 1:
        votes: dict[int, int] = defaultdict(int)
        for each in inner:
            for one in {sector(number) for number, _ in each.said.tracks[TODO]}:
                votes[one] += 1
        for each in inner:
            for number, weight in each.said.tracks[TODO]:
                if votes[sector(number)] > 1:
                    found[number] = max(found.get(number, 0.0), weight * 0.5)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def unplaced(reading: Reading) -> tuple[Span, ...]:
    """Short spans that could be a place but were read otherwise."""
    return tuple(
        span for span in reading.spans if not span.is_place and len(span.words) < 3 and span.said.best(PLACE) > 10
    )
