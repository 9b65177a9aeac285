"""What a question asks for: things to do (needs), how or for whom (wishes), names and words of profiles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile

from builder.finding import phrasebook
from builder.finding.keys import FULL
from builder.finding.question import ZERO, Reading, Span, Word
from builder.finding.shelf import TERM, TODO, Kept, Shelf, Weights

CLEAR = 5  # from above this weight, a word surely says what is to be done
LONE = 7  # the same of a question in which every word describes every organisation
DOUBTED = 0.5  # what a need counts that the rest disagrees with, or a guess or an error of which nothing fits the rest
GUESSED = 0.85  # …that is a guess
ACT = 0.3  # …that only says what to do with something: `halen`, `proper maken`
ALONE = 0.2  # what a reading counts that no other need agrees with
OF_ACT = 0.5  # how much what is done with something agrees with the rest
AGREES = 4  # from above this weight, another need agrees
IN_PARTS = 0.5  # what the words of a phrase say, beside the phrase itself
BESIDE = 0.55  # …of a sector of which the phrase names an activity: less than who may do just that
FOR_WHOM = frozenset({"customer", "purpose"})


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
    whole: bool = False  # nothing else is asked

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
    todo = [span for span in _cover(reading, TODO, 2) if span.key not in silent]
    terms = [span for span in _cover(reading, TERM, 6) if span.key not in phrasebook.PLACE_WORDS]
    is_zero = partial(_says_nothing, reading)
    strong = [span for span in todo if not is_zero(span)]
    something = bool(strong) or any(not is_zero(span) for span in terms)
    lone = not something and not terms and not reading.places  # maatwerk: then it says what it can
    if lone:
        # `economie` of `sociale economie` says nothing by itself.
        strong = [span for span in todo if span.said.best(TODO) > LONE and span.words[0].zero < 2]
    longer = [term for term in terms if len(term.words) > 1]
    others = [span for span in strong if not _led(span, reading)]
    strong = [span for span in strong if not (_after_for(span, reading, shelf, terms, others) or _within(span, longer))]
    ignored = [span for span in ([*todo, *terms] if something else todo) if is_zero(span)]
    if something:
        terms = [span for span in terms if not is_zero(span)]

    def plain(span: Span, readings: Weights) -> Segment:
        return Segment(reading.text(span.words), span, readings)

    settled = _settled(strong, longer, reading, shelf)
    said = {word for span in (*(span for span, _ in settled), *terms) for word in span.words}
    return Needs(
        _agreeing(settled, reading, shelf, lone),
        tuple(plain(span, span.said.tracks[TERM]) for span in terms),
        _names(reading, said),
        tuple(plain(span, []) for span in ignored),
    )


def _led(span: Span, reading: Reading) -> bool:
    """Whether it is said after `voor`."""
    before = takewhile(lambda word: word.skip, reversed(reading.words[: span.words[0].at]))
    return any(word.text in phrasebook.FOR for word in before)


def _after_for(span: Span, reading: Reading, shelf: Shelf, terms: list[Span], others: list[Span]) -> bool:
    """`groen voor scholen`, `fiets voor kleuter`: said after `voor`, it is for whom, where anything else is asked."""
    if not _led(span, reading):
        return False
    whom = any(shelf.concepts[number].kind in FOR_WHOM for number, _ in span.said.tracks[TERM])
    if whom and any(others or term.words[0] is not span.words[0] for term in terms):
        return True
    if not (others and span.said.guess):
        return False
    rest = {_sector(shelf, number) for each in others for number, _ in each.said.tracks[TODO]}
    return not any(_sector(shelf, number) in rest for number, _ in span.said.tracks[TODO])


def _within(span: Span, terms: list[Span]) -> bool:
    """`sous` of `sous-traitance`: a part of a longer phrase that is surer."""
    return any(term.covers(span) and term.said.best(TERM) > span.said.best(TODO) for term in terms)


def _says_nothing(reading: Reading, span: Span) -> bool:
    """Whether it describes every organisation; not where it says for whom: `fietsen voor bedrijven`."""
    at = span.words[0].at
    if span.said.tracks[TERM] and at and reading.words[at - 1].text in phrasebook.FOR:
        return False
    return span.key in ZERO or (len(span.words) < 3 and all(word.zero for word in span.words))


def _cover(reading: Reading, track: str, least: float) -> list[Span]:
    """Spans that together cover the question, long and sure ones first; what is a place is left alone."""
    candidates = [
        span
        for span in reading.spans
        if span.said.best(track) >= least and not any(word in reading.placed or word.led for word in span.words)
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
        placed = any(word in reading.placed or word.led for word in span.words)
        if not span.said.named or (placed and len(span.words) == 1):
            continue
        other = (span.said.how != "prefix" or len(said) > len(span.words)) and (
            placed or any(word in said or word.zero for word in span.words)
        )
        full = [(number, weight) for number, weight in span.said.named if weight > 13]
        parted = [(number, weight) for number, weight in span.said.named if weight > 12]
        if len(span.words) > 1 and len(parted) == 1:
            full = parted  # `vlas pit`: the two halves of a word that only one name has
            other = placed or any(_said(word, reading) for word in span.words)
        if full:
            whole = len(span.words) > 1 and not all(word.zero for word in span.words)
            whole = whole and all(word in span.words for word in reading.content)
            found.append(Name(reading.text(span.words), span, full, True, other and not whole, whole))
        elif len(span.words) == 1 and not other:
            found.append(Name(reading.text(span.words), span, span.said.named, False, other))
    return tuple(found)


def _said(word: Word, reading: Reading) -> bool:
    """Whether a word by itself says what is to be done, or how, and is no guess."""
    own = (span.said for span in reading.spans if span.words == (word,))
    return any(not said.guess and (said.tracks[TODO] or said.tracks[TERM]) for said in own)


Settled = tuple[Span, float | None]  # a need, and how little it counts where it is doubted


def _settled(spans: list[Span], longer: list[Span], reading: Reading, shelf: Shelf) -> list[Settled]:
    """Of several needs: who it is for adds only what fits the rest, a guess of another kind counts for little, and so
    does what is done beside what it is done to, or beside a longer phrase for how or for whom, and what all the rest
    disagrees with."""

    def sectors(those: Iterable[Span], above: float) -> set[int]:
        return {_sector(shelf, n) for each in those for n, weight in each.said.tracks[TODO] if weight > above}

    found: list[Settled] = []
    work = [span for span in spans if not _whom(span, shelf)]
    things = [span for span in work if not _acts(span)]
    for span in spans:
        whom = span not in work
        others = [each for each in (work if whom else things) if each is not span]
        if not whom:
            others = [each for each in others if not each.said.guess and each.said.best(TODO) > CLEAR]
        clear = sectors(others, CLEAR)
        fits = [(number, weight) for number, weight in span.said.tracks[TODO] if _sector(shelf, number) in clear]
        if whom and clear:
            if fits:
                tracks = {**span.said.tracks, TODO: fits}
                found.append((replace(span, said=replace(span.said, tracks=tracks)), None))
        elif _asked_beside(span, reading):
            found.append((span, None))
        elif _acts(span) and (longer or any(each is not span for each in things)):
            found.append((span, ACT))
        else:
            votes = Counter(one for each in work if each is not span for one in sectors([each], AGREES))
            own = sectors([span], 1)
            disagrees = any(count > 1 and one not in own for one, count in votes.items())
            guessed = (span.said.guess or span.said.how == "typo") and others and not fits
            found.append((span, DOUBTED if disagrees or guessed else None))
    return found


def _acts(span: Span) -> bool:
    """Whether it only says what to do with something, where, or for whom."""
    return all(word.skip or word.text in phrasebook.ACTS for word in span.words)


def _asked_beside(span: Span, reading: Reading) -> bool:
    """Whether `en` or a comma says that this is asked beside the rest: before it, or after the first word."""
    first, last = span.words[0], span.words[-1]
    if first.at:
        before = reading.words[first.at - 1]
        return before.text in phrasebook.AND or first.start - before.end > 1
    if last.at + 1 == len(reading.words):
        return False
    after = reading.words[last.at + 1]
    return after.text in phrasebook.AND or after.start - last.end > 1


def _whom(span: Span, shelf: Shelf) -> bool:
    """`gemeentehuis`, `café`: says for whom, or where, as surely as what."""
    whom = (weight for n, weight in span.said.tracks[TERM] if shelf.concepts[n].kind in FOR_WHOM)
    return max(whom, default=0.0) >= span.said.best(TODO)


def _sector(shelf: Shelf, number: int) -> int:
    return shelf.concepts[number].parent or number


def _agreeing(settled: list[Settled], reading: Reading, shelf: Shelf, lone: bool) -> tuple[Segment, ...]:
    """The readings that other words agree with come first."""

    def sector(number: int) -> int:
        return _sector(shelf, number)

    total: dict[tuple[str, int], float] = defaultdict(float)
    own: list[dict[tuple[str, int], float]] = []
    for span, doubted in settled:
        best: dict[tuple[str, int], float] = {}
        part = OF_ACT if doubted == ACT else 1.0
        for number, weight in span.said.tracks[TODO]:
            for key in (("it", number), ("sector", sector(number))):
                best[key] = max(best.get(key, 0.0), weight / FULL * part)
        for key, weight in best.items():
            total[key] += weight
        own.append(best)
    found = []
    for (span, doubted), best in zip(settled, own, strict=True):
        readings: Weights = []
        for number, weight in _with_parts(span, reading, sector):
            share = weight / FULL
            it, its_sector = ("it", number), ("sector", sector(number))
            others = max(total[it] - best.get(it, 0.0), 0.5 * (total[its_sector] - best.get(its_sector, 0.0)))
            agreed = ALONE + (1 - ALONE) * min(1.0, others) if len(settled) > 1 else 1.0
            readings.append((number, share * agreed))
        readings.sort(key=lambda item: (-item[1], item[0]))
        weight = span.said.best(TODO) / FULL * len(span.words) ** 0.5
        weight *= (doubted or (GUESSED if span.said.guess else 1.0)) * (0.9 if span.turned else 1.0)
        found.append(Segment(reading.text(span.words), span, readings, 0.5 if lone else weight))
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
        told = {sector(number) for number in found} - set(found)
        for each in inner:
            for number, weight in each.said.tracks[TODO]:
                if votes[sector(number)] > 1:
                    share = BESIDE if sector(number) in told else IN_PARTS
                    found[number] = max(found.get(number, 0.0), weight * share)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))
