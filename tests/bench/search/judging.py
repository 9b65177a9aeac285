"""How good an answer is: gains from the export's fields, never from text, and the measures made of them.

Gain of a hit: 3 meets every condition, 2 as far as is known (the sector is right and its activities are not given),
1 a near miss (another activity of the sector; just outside the place; a page that leads there), 0 wrong.

Conditions (`expect`); a list means any of these, keys are joined with AND, except the kinds of page, which are other
right answers beside organisations:

    sectors activities types customers forms labels     ids; an activity with or without its sector (`groen/…`)
    organisations                                       slugs: the query is a name
    needs                                               list of conditions: each is wanted, more is better
    place, within                                       see tests.bench.search.geography
    glossary federations regions page                   ids of the page that is the answer
    readings                                            list of whole expectations: any of them is right
    anything                                            no empty page, whatever it shows
    nothing                                             nothing exists: no hits, or the answer says it is a guess
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from builder.catalogue.places import Places
from tests.bench.search.geography import Geography

RIGHT = 3
DEPTH = 10  # hits that count
TOP = 3  # where a right answer has to be
MEMBERSHIP = ("customers", "forms", "labels")
TOPICS = ("sectors", "activities", "types", *MEMBERSHIP, "organisations", "needs")
ABOUT = ("sectors", "forms", "organisations")  # what a story of practice can be about
PAGES = {"glossary": "glossary", "federations": "federation", "regions": "region", "page": "page"}  # condition -> kind

Expect = Mapping[str, Any]
Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Hit:
    kind: str
    id: str


@dataclass(frozen=True)
class Answer:
    """What an engine gave, best first; `guess` when it says itself that it did not know (some of) the words."""

    hits: tuple[Hit, ...]
    guess: bool = False


@dataclass(frozen=True)
class Judgement:
    gains: tuple[int, ...]  # of the first ten hits
    passed: bool
    zero: bool  # no hits where there should be
    ndcg: float | None = None  # None where rank says nothing (`anything`, `nothing`, nothing right exists)
    reciprocal_rank: float | None = None


@dataclass(frozen=True)
class Summary:
    """Means over queries. `judged` counts those with a rank, the others count only for pass and zero."""

    queries: int
    judged: int
    ndcg: float
    mrr: float
    passed: float
    zero: float


@dataclass(frozen=True)
class Judge:
    """`export` is what `werkwijzer export --format json` writes; `pages` are the ids of the hand-written pages."""

    export: Mapping[str, Any]
    places: Places
    pages: frozenset[str] = frozenset()
    _bests: dict[str, tuple[int, ...]] = field(default_factory=dict)

    # --- one query ------------------------------------------------------------------------------------------------

    def judge(self, expect: Expect, answer: Answer) -> Judgement:
        """Raises KeyError for a place nobody knows and ValueError for an expectation that cannot be judged."""
        hits = tuple(dict.fromkeys(answer.hits))[:DEPTH]  # a second copy of a hit is worth nothing, and takes no place
        if expect.get("nothing"):
            return Judgement((0,) * len(hits), passed=not hits or answer.guess, zero=False)
        if expect.get("anything"):
            return Judgement((RIGHT,) * len(hits), passed=bool(hits), zero=not hits)
        gains = tuple(self.gain(expect, hit) for hit in hits)
        best = self.best(expect)
        if not best:  # nothing right exists, not even nearly: what is asked is no empty page
            return Judgement(gains, passed=bool(hits), zero=not hits)
        right = best[0]  # where nothing is fully right, the nearest there is
        first = next((rank for rank, gain in enumerate(gains, 1) if gain >= right), None)
        return Judgement(
            gains,
            passed=first is not None and first <= TOP and all(gains[: first - 1]),
            zero=not hits,
            ndcg=min(1.0, _dcg(gains) / self.ideal(expect)),
            reciprocal_rank=1 / first if first else 0.0,
        )

    def ideal(self, expect: Expect) -> float:
        """Discounted gain that counts as 1. Who takes one of two readings, and answers it well, answers well."""
        readings = [_dcg(self.best(reading)) for reading in expect.get("readings", (expect,))]
        return min(filter(None, readings), default=0.0)

    def best(self, expect: Expect) -> tuple[int, ...]:
        """The gains of the ten best answers there are; of pages that are an answer, one is enough. Near misses (1)
        belong to it only where there is no better: leaving them out is no fault. Pages that lead to an answer are
        welcome but nobody has to show them."""
        key = repr(expect)
        if key not in self._bests:
            found = [self.gain(expect, Hit("organisation", slug)) for slug in self._organisations]
            found += [RIGHT] if any(self._pages(one) for one in expect.get("readings", (expect,))) else []
            found = [gain for gain in found if gain >= 2] or [gain for gain in found if gain]
            self._bests[key] = tuple(sorted(found, reverse=True)[:DEPTH])
        return self._bests[key]

    def gain(self, expect: Expect, hit: Hit) -> int:
        """0 to 3. Raises ValueError when there is nothing to judge by."""
        if not self.judgeable(expect):
            raise ValueError("nothing in this expectation can be judged")
        if "readings" in expect:
            return max(self.gain(reading, hit) for reading in expect["readings"])
        if hit in self._pages(expect):
            return RIGHT
        match hit.kind:
            case "organisation":
                return self._organisation_gain(expect, self._organisations.get(hit.id))
            case "sector" | "activity":
                return self._sector_gain(expect, hit.id)
            case "region" | "municipality":
                return self._place_gain(expect, hit)
            case "glossary":
                return self._glossary_gain(expect, hit.id)
            case "practice" | "event":
                return self._story_gain(expect, hit)
        return 0

    def judgeable(self, expect: Expect) -> bool:
        """Whether a condition is about something that is there: a page that nobody wrote cannot be found."""
        others = any(key in expect for key in (*TOPICS, "place", "readings", "anything", "nothing"))
        return others or bool(self._pages(expect))

    def _pages(self, expect: Expect) -> tuple[Hit, ...]:
        """The pages, of those there are, that the conditions name."""
        named = (Hit(kind, one) for condition, kind in PAGES.items() for one in _list(expect.get(condition)))
        return tuple(hit for hit in named if hit.id in self._page_ids[hit.kind])

    @cached_property
    def _page_ids(self) -> Mapping[str, frozenset[str]]:
        exported = {
            kind: frozenset(entry["id"] for entry in self.export.get(condition, ()))
            for condition, kind in PAGES.items()
        }
        return exported | {"page": self.pages}

    # --- organisations --------------------------------------------------------------------------------------------

    def _organisation_gain(self, expect: Expect, one: Entry | None) -> int:
        if one is None:
            return 0
        if "organisations" in expect:
            return RIGHT if one["id"] in expect["organisations"] else 0
        if not any(key in expect for key in (*TOPICS, "place")):
            member = set(one["federations"]) & set(_list(expect.get("federations")))
            return 1 if member else 0
        levels = [*_topic_levels(expect, one)]
        if "needs" in expect:
            met = [_combined(_topic_levels(need, one)) for need in expect["needs"]]
            levels.append(RIGHT if min(met) == RIGHT else 2 if RIGHT in met and min(met) else min(max(met), 1))
        if "place" in expect:
            within = expect.get("within", "in it")
            area = self.geography.area(expect["place"], within)
            levels.append(self.geography.level(one, area, within))
        gain = _combined(levels)
        return gain if one["status"] == "active" else max(gain - 1, 0)

    @cached_property
    def _organisations(self) -> Mapping[str, Entry]:
        return {one["id"]: one for one in self.export["organisations"]}

    @cached_property
    def geography(self) -> Geography:
        return Geography(self.places, self.export["regions"])

    # --- pages that lead to an answer -----------------------------------------------------------------------------

    def _sector_gain(self, expect: Expect, page: str) -> int:
        """The page of a sector or activity is the answer where that is all that was asked."""
        sector, _, activity = page.partition("/")
        wanted = [expect, *expect.get("needs", ())]
        if not any(sector in _list(each.get("sectors")) for each in wanted):
            return 0
        others = {key for key in TOPICS if key in expect} - {"sectors", "activities"}
        if others or "place" in expect:
            return 1
        if "activities" in expect:
            return RIGHT if _has_activity(expect["activities"], page) else 1 if activity else 2
        return 2 if activity else RIGHT

    def _place_gain(self, expect: Expect, hit: Hit) -> int:
        if "place" not in expect:
            return 0
        area = self.geography.area(expect["place"], expect.get("within", "in it"))
        if hit.kind == "region":
            here = next((set(one["municipalities"]) for one in self.export["regions"] if one["id"] == hit.id), set())
            meant = bool(here) and (here == area.nis if area.wide else area.nis <= here)
        else:
            towns = self.places.municipalities.values()
            meant = any(town.nis in area.nis and hit.id in (town.nis, town.slug) for town in towns)
        only_place = not any(key in expect for key in TOPICS)
        return 0 if not meant else RIGHT if only_place and area.wide == (hit.kind == "region") else 1

    def _glossary_gain(self, expect: Expect, entry_id: str) -> int:
        """A near miss: what explains a form or type that was asked for, and neighbours of an entry that was."""
        terms = {
            term.get("glossary")
            for name in ("forms", "types", "customers")
            for term in self.export.get("vocabularies", {}).get(name, ())
            if term["id"] in _list(expect.get(name))
        }
        wanted = set(_list(expect.get("glossary")))
        return 1 if entry_id in terms or wanted & self._glossary_neighbours.get(entry_id, frozenset()) else 0

    @cached_property
    def _glossary_neighbours(self) -> Mapping[str, frozenset[str]]:
        links: dict[str, set[str]] = {}
        for entry in self.export.get("glossary", ()):
            others = {*entry.get("see", ()), *entry.get("legal_basis", ()), *_list(entry.get("replaced_by"))}
            for other in others:
                links.setdefault(entry["id"], set()).add(other)
                links.setdefault(other, set()).add(entry["id"])
        return {one: frozenset(others) for one, others in links.items()}

    def _story_gain(self, expect: Expect, hit: Hit) -> int:
        entries = self.export.get({"practice": "practices", "event": "events"}[hit.kind], ())
        entry = next((one for one in entries if one["id"] == hit.id), {})
        return 1 if any(set(_list(expect.get(key))) & set(entry.get(key, ())) for key in ABOUT) else 0


def summarise(judgements: Iterable[Judgement]) -> Summary:
    every = list(judgements)
    ranked = [one for one in every if one.ndcg is not None]
    return Summary(
        queries=len(every),
        judged=len(ranked),
        ndcg=_mean([one.ndcg or 0.0 for one in ranked]),
        mrr=_mean([one.reciprocal_rank or 0.0 for one in ranked]),
        passed=_mean([float(one.passed) for one in every]),
        zero=_mean([float(one.zero) for one in every]),
    )


def _topic_levels(expect: Expect, one: Entry) -> list[int]:
    levels = []
    if "sectors" in expect or "activities" in expect:
        levels.append(_offer_level(expect, one))
    if "types" in expect:
        held = {*one["types"], *(past["type"] for past in one.get("recognitions", ()))}
        levels.append(RIGHT if held & set(expect["types"]) else 1)
    asked = [key for key in MEMBERSHIP if key in expect]
    return levels + [RIGHT if set(one[key]) & set(expect[key]) else 1 if one[key] else 2 for key in asked]


def _offer_level(expect: Expect, one: Entry) -> int:
    """3 does it, 2 is in the sector and no source says what it does there, 1 does something else there, 0 does not."""
    wanted = expect.get("sectors")
    sectors = set(one["sectors"]) if wanted is None else set(one["sectors"]) & set(wanted)
    if not sectors:
        return 0
    if "activities" not in expect:
        return RIGHT
    known = [key for key in one["activities"] if key.partition("/")[0] in sectors]
    if any(_has_activity(expect["activities"], key) for key in known):
        return RIGHT
    if wanted is None:
        return 0
    return 2 if sectors - {key.partition("/")[0] for key in known} else 1


def _has_activity(wanted: Sequence[str], key: str) -> bool:
    return key in wanted or key.partition("/")[2] in wanted


def _combined(levels: Sequence[int]) -> int:
    """Nothing wrong may be in it; each step below right counts."""
    if not levels or 0 in levels:
        return 0
    return max(1, RIGHT - sum(RIGHT - level for level in levels))


def _dcg(gains: Sequence[int]) -> float:
    return sum((2**gain - 1) / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _list(value: Any) -> Sequence[str]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)
