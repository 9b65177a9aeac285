"""Scores organisations for what was understood: the same sums as theme/assets/search/engine.js makes in the browser.

Whoosh gives the weights that the analysis stored in its postings; its own BM25F is not used, because plain words
rank by what they mean, not by how often they are written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from builder.finding import phrasebook
from builder.finding.keys import FULL, UNTOLD
from builder.finding.needs import Needs, Segment
from builder.finding.question import Reading
from builder.finding.shelf import Kept, Shelf
from builder.finding.whereabouts import Whereabouts

LEAST = 0.029  # a lower score is no hit
WISHES = {"form": 0.3, "customer": 0.2, "type": 0.1, "label": 0.25, "service": 0.1, "purpose": 0.12}
SECTOR_SHARE = 0.5  # what the sector of an activity counts, when its activities are not known
DOUBTFUL_SHARE = 0.3  # …where the activity is not what the words mean most
CLOSE_SHARE = 0.8  # what a sector counts that comes close to what nobody does
FIRM = 0.5
WHOLE_NAME = 2.0  # what a name weighs that is all there is, beside what its words may mean
MOST_OF_WISH = 1.6  # times the score so far
READINGS = 8
FEW = 2  # organisations; with no more, less likely readings are looked in as well


@dataclass(frozen=True)
class Reason:
    text: str  # words of the question
    concept: Kept | None  # what they mean; None for words of a name or text
    share: float
    guess: bool = False

    def __str__(self) -> str:
        return f"{self.text} → {self.concept.label}{' (?)' if self.guess else ''}" if self.concept else self.text


@dataclass
class Scores:
    """By document number of the organisation."""

    totals: dict[int, float] = field(default_factory=dict)
    reasons: dict[int, list[Reason]] = field(default_factory=lambda: defaultdict(list))

    def why(self, number: int) -> list[str]:
        ordered = sorted(self.reasons.get(number, ()), key=lambda reason: -reason.share)
        return list(dict.fromkeys(str(reason) for reason in ordered))


Got = dict[int, tuple[float, Kept | None]]


@dataclass(frozen=True)
class _Part:
    weight: float
    got: Got
    text: str
    guess: bool = False


def scores_of(shelf: Shelf, reading: Reading, needs: Needs, where: Whereabouts, everyone: Iterable[int]) -> Scores:
    """`everyone` are the organisations that are left where nothing in particular is asked."""
    parts = [
        _Part(each.weight, _doers(shelf, each, len(needs.segments) > 1), each.text, each.guess)
        for each in needs.segments
    ]
    firm = any(segment.weight >= FIRM for segment in needs.segments)
    extra: list[_Part] = []
    for wish in needs.wishes:
        got = _wishers(shelf, wish)
        kind = wish.concepts[0].kind
        if firm:
            extra.append(_Part(WISHES.get(kind, 0.1), got, wish.text))
        else:
            parts.append(_Part(0.5 if kind == "customer" else 0.9, got, wish.text))
    for name in needs.names:
        weight = 0.35 if name.other else (0.9 if firm else 1.2) if name.named else 0.15 if firm else 0.5
        weight = WHOLE_NAME if name.whole else weight
        those: Got = {number: (1.0 if name.full else share / FULL, None) for number, share in name.organisations}
        (extra if name.other else parts).append(_Part(weight, those, name.text))
    scores = Scores()
    whole = sum(part.weight for part in parts) or 1.0
    for part in parts:
        _add(scores, part, whole)
    if not parts and (where.asked or all(word.text in phrasebook.PLACE_WORDS for word in reading.content)):
        scores.totals = dict.fromkeys((where.around if where.places else None) or everyone, 1.0)
    for part in extra:  # a wish weighs no more than what is asked for
        known = {number: scores.totals[number] for number in part.got if scores.totals.get(number)}
        for number, now in known.items():
            share, concept = part.got[number]
            scores.totals[number] += part.weight * share * min(1.0, MOST_OF_WISH * now)
            scores.reasons[number].append(Reason(part.text, concept, share))
    if where.asked:
        scores.totals = {number: total * where.factor(number) for number, total in scores.totals.items()}
    return scores


def _add(scores: Scores, part: _Part, whole: float) -> None:
    for number, (share, concept) in part.got.items():
        scores.totals[number] = scores.totals.get(number, 0.0) + part.weight * share / whole
        scores.reasons[number].append(Reason(part.text, concept, share, part.guess))


def _doers(shelf: Shelf, segment: Segment, several: bool) -> Got:
    """Who does what a segment may mean; by its sector, less, where the activity itself is not named, and by those that
    come close to it where nobody does it."""
    got: Got = {}
    most = 0
    top = segment.readings[0][1]
    for rank, (number, weight) in enumerate(segment.readings[:READINGS]):
        if rank and (rank > 5 or weight <= 0.3 * top) and most > FEW:
            break
        concept = shelf.concepts[number]
        sector = shelf.concepts[concept.parent] if concept.parent else concept
        most = max(most, _best(got, shelf.members(concept), weight, top, concept, sector))
        if concept.parent:
            share = DOUBTFUL_SHARE if weight < top / 2 else SECTOR_SHARE
            most = max(most, _best(got, shelf.members(sector), share * weight, top, sector))
        for other in (shelf.concepts[each] for each in concept.extra.get("related", ())):
            most = max(most, _best(got, shelf.members(other), CLOSE_SHARE * weight, top, other))
        segment.concepts.append(concept)
    if several and segment.firm:
        got = _evened(got)
    for number, weight in segment.span.said.named:
        if number in got:
            share, concept_or_none = got[number]
            got[number] = (share + weight / 150, concept_or_none)
        elif weight < 9:
            got[number] = (weight / 60, None)
    return got


def _evened(got: Got) -> Got:
    """Where nobody says it does what is asked, who comes nearest is the answer, as much as for another need."""
    nearest = max((share for share, _ in got.values()), default=0.0)
    if not 0.0 < nearest < CLOSE_SHARE:
        return got
    return {number: (share * CLOSE_SHARE / nearest, concept) for number, (share, concept) in got.items()}


def _wishers(shelf: Shelf, wish: Segment) -> Got:
    got: Got = {}
    for number, weight in wish.readings[:3]:
        concept = shelf.concepts[number]
        wish.concepts.append(concept)
        _best(got, shelf.members(concept), weight, FULL, concept)
    return got


def _best(
    got: Got, members: Mapping[int, float], weight: float, top: float, concept: Kept, sector: Kept | None = None
) -> int:
    """How many there are of the weight that most have. Who does not say what it does in a sector is there for the
    sector."""
    for number, share in members.items():
        value = share * weight / top
        if value > (got[number][0] if number in got else 0.0):
            got[number] = (value, sector if sector and round(share * FULL) == UNTOLD else concept)
    return max(Counter(members.values()).values(), default=0)
