"""Pages that answer a question: a term that is explained, a law, a federation, a help page, a sector, a place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from builder.finding import phrasebook
from builder.finding.keys import FULL
from builder.finding.needs import Needs, Segment
from builder.finding.question import Reading, Span, Word
from builder.finding.shelf import ENTRY, PLACE, TODO, Kept, Shelf
from builder.finding.whereabouts import Whereabouts

KINDS = frozenset({"glossary", "federation", "practice", "event", "request", "page", "organisation", "region",
                   "municipality", "activity", "sector"})  # fmt: skip
MOST = 8
LEAST = 0.12
ASKED = 0.9  # a word that asks for a page of this kind: decreet, federatie
BESIDE = 0.4  # of another page with the same words, when a law or federation is asked for
KEPT = frozenset({"page", "federation"})  # …but these keep their weight
PLACELESS = frozenset({"page", "federation", "organisation"})  # are meant also with a place beside their name
OUT_OF_USE = 13  # a former name has a higher weight than this
TERM_ITSELF = 14  # from this weight, a word is a term
CHAT = 2  # words beside each word of a term that still ask for what it means
TELLING = 4  # from above this weight, a word is about an entry


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
        ((number, one) for number, one in _Weighing(shelf, reading, needs, where).all().items() if one.weight > LEAST),
        key=lambda item: (not item[1].top, -item[1].weight, item[0]),
    )[:MOST]
    least = max((one.weight for _, one in weighed), default=0.0) * 0.5
    entries = [(shelf.concepts[number], one) for number, one in weighed if one.top or one.weight > least]
    found: list[AnswerPage] = []
    if where.places and not needs.anything and not any(one.top for _, one in entries):
        found += [AnswerPage(place.concepts[0], 1.0, True, place.text) for place in where.places]
    found += [AnswerPage(kept, one.weight, True, "") for kept, one in entries if one.top]
    found += [AnswerPage(each.concepts[0], 0.1, False, each.text) for each in needs.segments[:3] if each.concepts]
    if more:
        found += [AnswerPage(kept, one.weight, False, "") for kept, one in entries if not one.top]
        found += [AnswerPage(place.concepts[0], 0.1, False, place.text) for place in where.places]
        for span in reading.unplaced:
            found.append(AnswerPage(shelf.concepts[span.said.tracks[PLACE][0][0]], 0.05, False, ""))
    first: dict[str, AnswerPage] = {}
    for page in found:
        if page.concept.url and page.concept.kind in KINDS:
            first.setdefault(page.concept.url, page)
    return sorted(first.values(), key=lambda page: not page.top)


@dataclass
class _Weighing:
    """Of one question: how well each entry answers, by concept number."""

    shelf: Shelf
    reading: Reading
    needs: Needs
    where: Whereabouts
    found: dict[int, _Weighed] = field(default_factory=lambda: defaultdict(_Weighed))

    def all(self) -> dict[int, _Weighed]:
        self._named()
        self._forms_explained()
        self._texts()
        if self._asked_for:
            for number, one in self.found.items():
                if number not in self._asked_for and self.shelf.concepts[number].kind not in KEPT:
                    one.weight *= BESIDE
        return self.found

    def _put(self, number: int, weight: float, top: bool) -> None:
        self.found[number].weight = max(self.found[number].weight, weight)
        self.found[number].top = self.found[number].top or top

    @cached_property
    def _content(self) -> list[Word]:
        little = phrasebook.PLACE_WORDS
        return [word for word in self.reading.content if not (word.text in little or word.led or word.silent)]

    def _named(self) -> None:
        """An entry that is named: on top when that is (nearly) all there is, and nobody is asked to do it."""
        named: dict[int, _Named] = defaultdict(_Named)
        for span in self.reading.spans:
            for number, weight in span.said.tracks[ENTRY]:
                if weight > 10 and not (self.shelf.concepts[number].kind == "page" and self._part_of_work(span)):
                    named[number].weight = max(named[number].weight, weight)
                    named[number].words.update(span.words)
        for number, one in named.items():
            kind = self.shelf.concepts[number].kind
            if kind == "page" and self.where.places and all(word.zero for word in one.words):
                continue  # `bedrijven in Gent`: who is there, not what this site tells companies
            placeless = self.reading.placed if kind in PLACELESS else frozenset()
            others = self._terms if kind == "glossary" else frozenset()
            silent = others | placeless | (self._unsure if kind == "page" else frozenset()) | self._telling(number)
            rest = [each for each in self._content if not (each in one.words or each.zero or each in silent)]
            todo = any(segment.firm and not self._within(segment, one.words) for segment in self.needs.segments)
            gone = kind == "organisation" and one.weight > OUT_OF_USE and one.words.isdisjoint(self._asked)
            chat = CHAT if self._only_term(kind, one) else 0.5
            nearly = len(rest) <= len(one.words) * chat and not todo and self._naming.isdisjoint(rest)
            nearly = gone or (nearly and (not self.where.places or kind == "federation"))
            share = one.weight / FULL * len(one.words) / max(1, len(self._content))
            part = self._whole and any(word not in one.words for word in self._content)
            top = self.reading.asks or nearly or (not rest and kind == "page")
            self._put(number, share, top and not part)  # De Kringwinkel Hageland is not De Kringwinkel

    def _only_term(self, kind: str, one: _Named) -> bool:
        """Whether it is a term that says nothing of work, and no more work is asked for: `vop aanvragen werkgever`."""
        asked = self._asked or self.needs.names or any(word.zero for word in one.words)
        return kind == "glossary" and one.weight >= TERM_ITSELF and not asked and one.words <= self._terms

    def _telling(self, number: int) -> frozenset[Word]:
        """Single words that are about an entry: `multipele problematiek` beside `pmp`."""
        spans = (span for span in self.reading.spans if len(span.words) == 1)
        return frozenset(
            span.words[0] for span in spans for each, w in span.said.tracks[ENTRY] if each == number and w > TELLING
        )

    def _part_of_work(self, span: Span) -> bool:
        """`werkt niet meer` asks nothing of how it works."""
        return any(one.span.covers(span) for one in self.needs.segments)

    def _within(self, segment: Segment, those: set[Word]) -> bool:
        """Whether what is asked for is no more than a part of a longer name, or a form of working together."""
        words = segment.span.words
        part = len(words) < len(those) or all(word in self._formal for word in words)
        return part and all(word in those for word in words)

    def _forms_explained(self) -> None:
        """A way of working that is asked for is explained."""
        doing = {each for one in self.needs.segments if one.firm for each in one.span.words if each not in self._formal}
        if self._formal and len(self._formal) >= len(doing) and not self.where.places:
            only_one = not doing and not self._called and len({form.number for form in self._forms}) < 2
            told = {number for span in self.reading.spans for number, weight in span.said.tracks[ENTRY] if weight > 8}
            for form in self._forms:
                if form.extra.get("glossary") in told:
                    self._put(form.extra["glossary"], 0.9, only_one)

    def _texts(self) -> None:
        """Single words of titles and texts add up."""
        firm = any(one.weight > 0.5 and not one.guess for one in self.needs.segments) or bool(self.needs.wishes)
        total: dict[int, float] = defaultdict(float)
        asked_for = self._asked_for
        for span in self.reading.spans:
            if len(span.words) == 1:
                asked = span.words[0].text in phrasebook.ASKS_PAGE
                for number, weight in span.said.tracks[ENTRY]:
                    total[number] += ASKED if asked else min(weight, 10) / FULL
        if any(word.text in phrasebook.ASKS_FEDERATION for word in self.reading.words):
            for number in total:  # a federation need not call itself one
                if self.shelf.concepts[number].kind == "federation" and number not in asked_for:
                    total[number] += ASKED
        full = self._called or any(name.full for name in self.needs.names)
        for number, weight in total.items():
            share = weight / max(1, len(self._content))
            top = (self.reading.asks or not (firm or self.where.places)) and share > 0.3 and not full
            self._put(number, share, top)

    @cached_property
    def _called(self) -> bool:
        """Whether somebody's name is in it: `arbeidszorg opz`."""
        return any(name.named and not name.other for name in self.needs.names)

    @cached_property
    def _whole(self) -> bool:
        """Whether somebody's name is all there is."""
        return any(name.whole for name in self.needs.names)

    @cached_property
    def _asked(self) -> frozenset[Word]:
        """The words of what is to be done."""
        return frozenset(word for one in self.needs.segments if not one.guess for word in one.span.words)

    @cached_property
    def _naming(self) -> frozenset[Word]:
        """Words of the names of organisations: who asks for one of them wants no page above it."""
        return frozenset(word for name in self.needs.names if name.named and not name.other for word in name.span.words)

    @cached_property
    def _terms(self) -> frozenset[Word]:
        """Words that are terms and nothing to do: `onderaanneming of terbeschikkingstelling` asks for both."""
        spans = (span for span in self.reading.spans if not span.said.tracks[TODO])
        return frozenset(
            word
            for span in spans
            if any(w >= TERM_ITSELF and self.shelf.concepts[n].kind == "glossary" for n, w in span.said.tracks[ENTRY])
            for word in span.words
        )

    @cached_property
    def _unsure(self) -> frozenset[Word]:
        """Words that are not known, or guessed at."""
        guessed = (word for one in self.needs.segments if one.guess for word in one.span.words)
        return frozenset([*guessed, *(word for word in self.reading.words if word.unknown)])

    @cached_property
    def _asked_for(self) -> frozenset[int]:
        """Entries of the kind that is asked for by its name: laws, federations."""
        asking = [
            (span, phrasebook.ASKS_PAGE.issuperset(word.text for word in span.words))
            for span in self.reading.spans
            if not phrasebook.ASKS_PAGE.isdisjoint(word.text for word in span.words)
        ]
        return frozenset(n for span, alone in asking for n, weight in span.said.tracks[ENTRY] if alone or weight > 10)

    @cached_property
    def _forms(self) -> list[Kept]:
        tops = [(self.shelf.concepts[wish.readings[0][0]], wish.readings[0][1]) for wish in self.needs.wishes]
        return [kept for kept, weight in tops if kept.kind == "form" and weight > 11]

    @cached_property
    def _formal(self) -> frozenset[Word]:
        """The words of those forms."""
        forms = {kept.number for kept in self._forms}
        wishes = [wish for wish in self.needs.wishes if wish.readings[0][0] in forms]
        return frozenset(word for wish in wishes for word in wish.span.words)
