"""A sentence cut into stretches of one kind of work each, or of none: the cutting for which most speaks.

The places where it may be cut are commas and words such as `en` and `die`. For a kind of work speaks what its words
tell, its best phrase, and that the rest of the text is about it; against it, known words that tell of other things and
that every task is one more thing to believe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.matching.evidence import BESIDE
from builder.matching.phrases import Span, Where
from builder.matching.text import Word

MOST_PARTS = 12  # of one stretch
MOST_OTHERS = 5
Told = Mapping[str, float]  # by work: what speaks for it


@dataclass(frozen=True)
class Reading:
    """The content of a sentence, what each word tells (None when it is not known), and phrases."""

    content: tuple[Word, ...]
    told: tuple[Told | None, ...]
    spans: tuple[Span, ...]
    bar: float  # what must speak for a task


@dataclass(frozen=True)
class Segment:
    work: str
    support: float  # all that speaks for it
    where: Where  # the words that it rests on
    others: tuple[str, ...]  # other works that these words may mean, likeliest first


@dataclass(frozen=True)
class _Part:
    """A piece of a sentence that is not cut further. `told` has for each work what its words tell, above the cost of a
    known word that tells nothing of it."""

    low: int
    high: int
    told: Told
    known: int
    beside: float
    begins: tuple[tuple[int, Span], ...]  # spans that begin here, with the part they end in
    ends: tuple[Span, ...]  # spans that end here and began before


def segments_of(reading: Reading, elsewhere: Told, rules: Mapping[str, float]) -> tuple[Segment, ...]:
    """In the order of the sentence; `elsewhere` is what the rest of the text tells of each work."""
    parts = _parts(reading, rules)
    best = [0.0]
    back: list[tuple[int, str]] = []  # for each part the first part of the stretch that ends with it, and its work
    for end, last in enumerate(parts, start=1):
        most, choice = best[-1] + last.beside, (end - 1, BESIDE)
        for start, support in _supports(parts, end, elsewhere, rules):
            chosen = _likeliest(support)[0]
            worth = best[start] + (support[chosen] - reading.bar)
            if worth > most:
                most, choice = worth, (start, chosen)
        best.append(most)
        back.append(choice)
    found = []
    end = len(parts)
    while end:
        start, work = back[end - 1]
        if work != BESIDE:
            found.append(_segment(reading, parts, start, end, work, elsewhere, rules))
        end = start
    return tuple(reversed(found))


def _parts(reading: Reading, rules: Mapping[str, float]) -> list[_Part]:
    content = reading.content
    cuts = [at for at in range(len(content)) if not at or content[at].part != content[at - 1].part]
    part_of = {at: number for number, cut in enumerate(cuts) for at in range(cut, len(content))}
    begins: list[list[tuple[int, Span]]] = [[] for _ in cuts]
    ends: list[list[Span]] = [[] for _ in cuts]
    for span in reading.spans:
        first, last = part_of[span.where[0]], part_of[span.where[-1]]
        begins[first].append((last, span))
        if first != last:
            ends[last].append(span)
    return [
        _Part(low, high, *_told(reading.told[low:high], rules), tuple(begins[number]), tuple(ends[number]))
        for number, (low, high) in enumerate(pairwise([*cuts, len(content)] if cuts else []))
    ]


def _told(words: Sequence[Told | None], rules: Mapping[str, float]) -> tuple[Told, int, float]:
    told: dict[str, float] = {}
    known, beside = 0, 0.0
    for word in words:
        if word:
            known += BESIDE not in word
            for work, evidence in word.items():
                if work == BESIDE:
                    beside += evidence * rules["aside"]
                else:
                    told[work] = told.get(work, 0.0) + (evidence + rules["other"])
    return told, known, beside


def _supports(
    parts: Sequence[_Part], end: int, elsewhere: Told, rules: Mapping[str, float]
) -> list[tuple[int, dict[str, float]]]:
    """For each stretch that ends before part `end`, by where it starts: what speaks for each work in it."""
    run: dict[str, float] = {}
    phrases: dict[str, float] = {}
    known = 0
    found = []
    for start in range(end - 1, max(-1, end - 1 - MOST_PARTS), -1):
        part = parts[start]
        known += part.known
        for work, told in part.told.items():
            run[work] = run.get(work, 0.0) + told
        # A verb takes its object from before the comma.
        worths = [(span.concept, span.worth) for last, span in part.begins if last < end]
        worths += [(span.concept, span.worth * rules["across"]) for span in part.ends]
        for work, worth in worths:
            phrases[work] = max(worth, phrases.get(work, 0.0))
            run.setdefault(work, 0.0)
        if run:
            against = rules["other"] * known
            found.append(
                (
                    start,
                    {
                        work: told
                        - against
                        + rules["phrase"] * phrases.get(work, 0.0)
                        + rules["beside"] * min(rules["beside_most"], elsewhere.get(work, 0.0))
                        for work, told in run.items()
                    },
                )
            )
    return found


def _segment(
    reading: Reading,
    parts: Sequence[_Part],
    start: int,
    end: int,
    work: str,
    elsewhere: Told,
    rules: Mapping[str, float],
) -> Segment:
    support = dict(_supports(parts, end, elsewhere, rules))[start]
    low, high = parts[start].low, parts[end - 1].high
    where = {at for at in range(low, high) if (reading.told[at] or {}).get(work, 0.0) >= rules["telling"]}
    inside = [span for span in reading.spans if span.concept == work and low <= span.where[-1] < high]
    if inside:
        where.update(min(inside, key=lambda span: (-span.worth, span.where)).where)
    others = tuple(other for other in _likeliest(support) if other != work and support[other] > 0)[:MOST_OTHERS]
    return Segment(work, support[work], tuple(sorted(where)) or tuple(range(low, high)), others)


def _likeliest(support: Told) -> list[str]:
    return sorted(support, key=lambda work: (-support[work], work))
