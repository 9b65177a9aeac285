"""One search, from a question to hits: what `werkwijzer search` and a server ask of the Whoosh index.

Plain words are read and scored as in the browser; fields, phrases and operators decide who is in the answer at all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property

from builder.finding.answers import KINDS, AnswerPage, answers_to
from builder.finding.conditions import Conditions
from builder.finding.fielded import Asked, Field, PhraseAsked, leaves, parse
from builder.finding.hits import Count, Found, Hit, Request, Understood
from builder.finding.needs import Needs, needs_of
from builder.finding.question import Reading
from builder.finding.ranking import LEAST, scores_of
from builder.finding.reading import Reader
from builder.finding.recovery import Recovery
from builder.finding.shelf import PLACE, TODO, Shelf
from builder.finding.small_words import SMALL
from builder.finding.turns import scrambled, seed_of
from builder.finding.whereabouts import Point, Whereabouts

FACETS = ("sector", "activity", "region", "municipality", "customer", "form", "type", "label", "federation",
          "verification")  # fmt: skip
GENERIC = frozenset({"werkplaats", "werkplaatsen", "atelier", "ateliers", "workshop", "workshops"})  # beside fields
MET, NAMED = 0.5, 0.9  # score of who meets all conditions where no words rank; …and has the phrase in its name
STEP = 500  # scores that differ less are equal


class Finder:
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.recovery = Recovery(shelf)
        self.reader = Reader(shelf, self.recovery)
        self.conditions = Conditions(shelf, self.reader)

    def search(self, request: Request) -> Found:
        """Raises QueryError for a question that cannot be read, a field or a place nobody knows."""
        return _Search(self, request, parse(request.query)).found()

    @cached_property
    def facet_members(self) -> Mapping[str, Mapping[str, frozenset[int]]]:
        """Organisations by facet and id."""
        shelf = self.shelf
        return {
            name: {
                term: frozenset(number for number, _ in shelf.postings(name, term)) & shelf.organisations
                for term in sorted(shelf.reader.field_terms(name))
            }
            for name in FACETS
        }


class _Search:
    """One request on its way to an answer."""

    def __init__(self, finder: Finder, request: Request, asked: Asked) -> None:
        self.shelf, self.request, self.asked = finder.shelf, request, asked
        self.finder = finder
        near = finder.conditions.point(request.near) if request.near else None
        self.kept = self._kept(finder.conditions, near)
        words = asked.words if asked.condition is None else _without_generic(asked.words)
        self.reading: Reading = finder.reader.read(words, request.typing)
        self.needs: Needs = needs_of(self.reading, self.shelf)
        self.where = Whereabouts(self.shelf, self.reading, near)

    def found(self) -> Found:
        everyone = self.shelf.organisations if self.kept is None else self.kept & self.shelf.organisations
        self.scores = scores_of(self.shelf, self.reading, self.needs, self.where, everyone)
        ordered = self._ordered(self._within(everyone))
        pages = self._pages(len(ordered) < self.request.limit)
        hits = [*(_page(page) for page in pages if page.top)]
        hits += [self._hit(number, score) for number, score in ordered[: self.request.limit]]
        hits += [_page(page) for page in pages if not page.top]
        kms = [there for number, _ in ordered for there in [self.where.there(number)]] if self.where.asked else []
        return Found(
            hits=tuple(hits[: self.request.limit]),
            organisations=len(ordered),
            understood=self._understood(),
            unknown=tuple(self.reading.text([word]) for word in self.reading.words if word.unknown),
            suggestions=self._suggestions(),
            facets=self._facets({number for number, _ in ordered}) if self.request.facets else {},
            place=self._place(),
            inside=sum(there.inside or there.covers for there in kms),
            nearest=min((there.km for there in kms if there.km is not None), default=None),
        )

    # --- who ------------------------------------------------------------------------------------------------------

    def _kept(self, conditions: Conditions, near: Point | None) -> frozenset[int] | None:
        """Who meets the conditions, and is within the distance; None when there are neither."""
        kept = None if self.asked.condition is None else conditions.documents(self.asked.condition)
        if near is not None and self.request.within is not None:
            close = self.shelf.around(near.latitude, near.longitude, self.request.within)
            kept = close if kept is None else kept & close
        return kept

    def _within(self, everyone: frozenset[int]) -> Mapping[int, float]:
        """Scores of those that are kept. Where no words rank, who meets the conditions is equal, save for a name."""
        totals = {number: total for number, total in self.scores.totals.items() if total > LEAST}
        if self.kept is None:
            return totals
        silent = not self.needs.anything and not self.where.places and not any(w.unknown for w in self.reading.words)
        if silent or not self.asked.required:
            named = self._named()
            base = {number: NAMED if number in named else MET for number in everyone}
            if self.where.asked:
                base = {number: score * self.where.factor(number) for number, score in base.items()}
            totals = base if silent else {number: totals.get(number, 0.0) + score for number, score in base.items()}
        return {number: total for number, total in totals.items() if number in self.kept}

    def _named(self) -> frozenset[int]:
        """Who has a phrase that is asked for in its name."""
        phrases = [Field("naam", one.text, True, one.at) for one in leaves(self.asked.condition)
                   if isinstance(one, PhraseAsked)]  # fmt: skip
        queries = [self.finder.conditions.query(phrase) for phrase in phrases]
        return frozenset().union(*(self.shelf.matching(query) for query in queries))

    def _ordered(self, totals: Mapping[int, float]) -> list[tuple[int, float]]:
        """Best first; equals in an order that the seed decides, not the alphabet nor the place."""
        steps = ((number, math.floor(total * STEP + 0.5)) for number, total in totals.items())
        rounded = sorted(((number, step / STEP) for number, step in steps), key=_score)
        shown = rounded[: self.request.limit]
        equal = [item for item in rounded if shown and item[1] >= shown[-1][1]]  # only these are put in order
        ties = {number: self._tie(number) for number, _ in equal}
        equal.sort(key=lambda item: (-item[1], ties[item[0]]))
        return equal + rounded[len(equal) :]

    def _tie(self, number: int) -> int:
        return scrambled(seed_of(self.request.seed), self.shelf.published(number))

    # --- what is shown --------------------------------------------------------------------------------------------

    def _pages(self, more: bool) -> list[AnswerPage]:
        """Pages that answer the words, or that meet the conditions themselves."""
        if self.asked.condition is None:
            pages = answers_to(self.shelf, self.reading, self.needs, self.where, more)
        else:
            meant = self.finder.conditions.pages(self.asked.condition)
            pages = [AnswerPage(kept, MET, False, "") for kept in meant if kept.kind in KINDS and kept.url]
            pages.sort(key=lambda page: page.concept.number)
        return [page for page in pages if page.concept.extra.get("until", self.request.day) >= self.request.day]

    def _hit(self, number: int, score: float) -> Hit:
        card = self.shelf.card(number)
        why = [*self.scores.why(number), *self._met(number)]
        there = self.where.there(number) if self.where.asked else None
        if there and there.name:
            why.append(there.name if there.inside else f"{there.name}, {there.km} km")
        return Hit(
            kind="organisation",
            id=card["id"],
            title=card["title"],
            url=card["url"],
            score=score,
            why=tuple(dict.fromkeys(why)),
            summary=card["summary"],
            places=tuple(card["places"]),
            sectors=tuple(card["sectors"]),
            km=there.km if there else None,
            at=there.name if there else "",
        )

    def _met(self, number: int) -> list[str]:
        """The conditions that an organisation meets, in words."""
        return [text for text, those in self._labels if number in those]

    @cached_property
    def _labels(self) -> list[tuple[str, frozenset[int]]]:
        return [(self._said(one), self.finder.conditions.documents(one)) for one in leaves(self.asked.condition)]

    def _said(self, one: Field | PhraseAsked) -> str:
        return f"“{one.text}”" if isinstance(one, PhraseAsked) else f"{one.name}: {one.value}"

    def _place(self) -> str | None:
        if self.where.places:
            return " / ".join(place.label for place in self.where.places)
        return self.where.near.name if self.where.near else None

    def _understood(self) -> tuple[Understood, ...]:
        """In the order of the question."""
        found: list[tuple[int, Understood]] = []
        for segment in (*self.needs.segments, *self.needs.wishes):
            first, *others = segment.concepts
            said = segment.span.said
            labels = [kept.label for kept in others[:3]]
            labels += [self.shelf.concepts[number].label for number, _ in said.tracks[PLACE][:1]]
            close = tuple(self.shelf.concepts[number].label for number in first.extra.get("related", ()))
            read = Understood(segment.text, first.kind, first.id, first.label, segment.guess or said.how == "parts",
                              said.how, said.as_, tuple(labels), close)  # fmt: skip
            found.append((segment.span.words[0].at, read))
        for place in self.where.places:
            kept, said = place.concepts[0], place.read.span.said
            labels = [other.label for other in place.concepts[1:]]
            labels += [self.shelf.concepts[number].label for number, _ in said.tracks[TODO][:1]]
            read = Understood(place.text, kept.kind, kept.id, place.label, False, said.how, said.as_, tuple(labels))
            found.append((place.read.words[0].at, read))
        for name in self.needs.names:
            if name.full or name.named:
                said = name.span.said
                found.append((name.span.words[0].at, Understood(name.text, "name", how=said.how, as_=said.as_)))
        found += [(each.span.words[0].at, Understood(each.text, "ignored")) for each in self.needs.ignored]
        for word in self.reading.words:
            if word.unknown:
                near = tuple(kept.label for kept in self.finder.recovery.beginning_alike(word.text))
                found.append((word.at, Understood(self.reading.text([word]), "unknown", alternatives=near,
                                                   guesses=self.finder.recovery.nearest(word.text))))  # fmt: skip
        return tuple(read for _, read in sorted(found, key=lambda item: item[0]))

    def _suggestions(self) -> tuple[str, ...]:
        """The question with words in it that were likely meant, where something was typed wrong."""
        found: list[str] = []
        query = self.reading.query
        for span in self.reading.spans:
            if span.said.how == "typo" and len(span.words) == 1:
                word = span.words[0]
                found += [query[: word.start] + guess + query[word.end :] for guess in span.said.guesses]
        for word in self.reading.words:
            if word.unknown:
                likely = self.finder.recovery.likely(word.text)
                found += [query[: word.start] + guess + query[word.end :] for guess in likely]
        return tuple(dict.fromkeys(found))[:3]

    def _facets(self, numbers: set[int]) -> Mapping[str, tuple[Count, ...]]:
        """How many of the organisations found have each value; most first, and only those that somebody has."""
        found = {}
        for name, members in self.finder.facet_members.items():
            counts = ((term, len(those & numbers)) for term, those in members.items())
            labelled = [Count(term, self._label(name, term), count) for term, count in counts if count]
            found[name] = tuple(sorted(labelled, key=lambda one: (-one.count, one.id)))
        return {name: counts for name, counts in found.items() if counts}

    def _label(self, name: str, term: str) -> str:
        kept = self.shelf.by_key.get((name, term))
        return kept.label if kept else term


def _without_generic(words: str) -> str:
    """Beside a field such as sector:groen these say nothing more: everyone is a workplace."""
    kept = [word for word in words.split() if word.casefold() not in GENERIC]
    return "" if all(word.casefold() in SMALL for word in kept) else " ".join(kept)


def _score(item: tuple[int, float]) -> float:
    return -item[1]


def _page(page: AnswerPage) -> Hit:
    kept = page.concept
    return Hit(kept.kind, kept.id, kept.label, kept.url or "", round(page.score, 3), (page.why,) if page.why else (),
               kept.summary)  # fmt: skip
