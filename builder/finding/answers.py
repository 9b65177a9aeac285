"""Pages that answer a question: a term that is explained, a law, a federation, a help page, a sector, a place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from builder.finding import phrasebook
from builder.finding.evidence import FULL
from builder.finding.needs import Needs, unplaced
from builder.finding.reading import Reading, Word
from builder.finding.shelf import ENTRY, PLACE, Kept, Shelf
from builder.finding.whereabouts import Whereabouts

KINDS = frozenset({"glossary", "federation", "practice", "event", "request", "page", "organisation", "region",
                   "municipality", "activity", "sector"})  # fmt: skip
MOST = 8
LEAST = 0.12


@dataclass(frozen=True)
class AnswerPage:
    concept: Kept
    score: float
    top: bool  # above the organisations
    why: str


@dataclass
class _Weighed:
    weight: float = 0.0
    top: bool = False


@dataclass
class _Named:
    weight: float = 0.0
    words: set[Word] = field(default_factory=set)


def answers_to(shelf: Shelf, reading: Reading, needs: Needs, where: Whereabouts, more: bool) -> list[AnswerPage]:
    """Those on top first; with `more` also pages that are merely near the subject."""
    weighed = sorted(
        ((number, one) for number, one in _weighed(shelf, reading, needs, where).items() if one.weight > LEAST),
        key=lambda item: (not item[1].top, -item[1].weight, item[0]),
    )[:MOST]
    least = max((one.weight for _, one in weighed), default=0.0) * 0.5
    entries = [(shelf.concepts[number], one) for number, one in weighed if one.weight > least]
    found: list[AnswerPage] = []
    if where.places and not needs.anything and not any(one.top for _, one in entries):
        found += [AnswerPage(place.concepts[0], 1.0, True, place.text) for place in where.places]
    found += [AnswerPage(kept, one.weight, True, "") for kept, one in entries if one.top]
    found += [AnswerPage(each.concepts[0], 0.1, False, each.text) for each in needs.segments[:3] if each.concepts]
    if more:
        found += [AnswerPage(kept, one.weight, False, "") for kept, one in entries if not one.top]
        found += [AnswerPage(place.concepts[0], 0.1, False, place.text) for place in where.places]
        for span in unplaced(reading):
            found.append(AnswerPage(shelf.concepts[span.said.tracks[PLACE][0][0]], 0.05, False, ""))
    first: dict[str, AnswerPage] = {}
    for page in found:
        if page.concept.url and page.concept.kind in KINDS:
            first.setdefault(page.concept.url, page)
    return sorted(first.values(), key=lambda page: not page.top)


def _weighed(shelf: Shelf, reading: Reading, needs: Needs, where: Whereabouts) -> dict[int, _Weighed]:
    found: dict[int, _Weighed] = defaultdict(_Weighed)
    content = [word for word in reading.content if word.text not in phrasebook.PLACE_WORDS]

    def put(number: int, weight: float, top: bool) -> None:
        found[number].weight = max(found[number].weight, weight)
        found[number].top = found[number].top or top

    _put_named(shelf, reading, needs, where, content, put)
    _put_forms(shelf, reading, needs, where, put)
    _put_texts(reading, needs, where, content, put)
    return found


def _put_named(shelf, reading, needs, where, content, put) -> None:  # type: ignore[no-untyped-def]
    """An entry that is named: on top when that is (nearly) all there is, and nobody is asked to do it."""
    named: dict[int, _Named] = defaultdict(_Named)
    for span in reading.spans:
        for number, weight in span.said.tracks[ENTRY]:
            if weight > 10:
                named[number].weight = max(named[number].weight, weight)
                named[number].words.update(span.words)
    formal = _formal_words(shelf, needs)
    for number, one in named.items():
        kind = shelf.concepts[number].kind
        placeless = reading.placed if kind in ("page", "federation") else frozenset()
        rest = [word for word in content if not (word in one.words or word.zero or word in placeless)]
        todo = any(
            segment.firm
            and not (
                all(word in one.words for word in segment.span.words)
                and (len(segment.span.words) < len(one.words) or all(word in formal for word in segment.span.words))
            )
            for segment in needs.segments
        )
        nearly = len(rest) <= len(one.words) / 2 and not todo and (not where.places or kind == "federation")
        put(
            number,
            one.weight / FULL * len(one.words) / max(1, len(content)),
            reading.asks or nearly or (not rest and kind == "page"),
        )


def _put_forms(shelf, reading, needs, where, put) -> None:  # type: ignore[no-untyped-def]
    """A way of working that is asked for is explained."""
    forms = _forms(shelf, needs)
    formal = _formal_words(shelf, needs)
    asked = {word for each in needs.segments if each.firm for word in each.span.words if word not in formal}
    if formal and len(formal) >= len(asked) and not where.places:
        only_one = len({form.number for form in forms}) < 2
        told = {number for span in reading.spans for number, weight in span.said.tracks[ENTRY] if weight > 8}
        for form in forms:
            if form.extra.get("glossary") in told:
                put(form.extra["glossary"], 0.9, only_one)


def _put_texts(reading, needs, where, content, put) -> None:  # type: ignore[no-untyped-def]
    """Single words of titles and texts add up."""
    firm = any(segment.weight > 0.5 and not segment.guess for segment in needs.segments) or bool(needs.wishes)
    total: dict[int, float] = defaultdict(float)
    for span in reading.spans:
        if len(span.words) == 1:
            for number, weight in span.said.tracks[ENTRY]:
                total[number] += min(weight, 10) / FULL
    full = any(name.full for name in needs.names)
    for number, weight in total.items():
        share = weight / max(1, len(content))
        put(number, share, (reading.asks or not firm) and share > 0.3 and not where.places and not full)


def _forms(shelf: Shelf, needs: Needs) -> list[Kept]:
    tops = [(shelf.concepts[wish.readings[0][0]], wish.readings[0][1]) for wish in needs.wishes]
    return [kept for kept, weight in tops if kept.kind == "form" and weight > 11]


def _formal_words(shelf: Shelf, needs: Needs) -> set[Word]:
    forms = {kept.number for kept in _forms(shelf, needs)}
    return {word for wish in needs.wishes if wish.readings[0][0] in forms for word in wish.span.words}
