"""What single words tell of work, learned from all that the vocabulary says: names, synonyms, task words, example
sentences and sentences beside the work.

Long sentences rarely have a whole phrase of the vocabulary, but nearly always several words that people use for one
kind of work. How much oftener a stem stands beside an activity than elsewhere is its evidence: the logarithm of that,
less for what was seen only once. It is counted at build time, in whole steps, so that the browser has the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.catalogue.matching import Matching
from builder.catalogue.model import Activity, Catalogue, Sector
from builder.finding.compounds import Splitter
from builder.finding.normalise import words
from builder.finding.small_words import SMALL
from builder.finding.stems import stem

STEPS = 4  # of evidence in a whole
BESIDE = ""  # stands for what is no work: offers, demands, who the asker is
SHORTEST_PART = 4  # letters of a part of a compound
Evidence = Mapping[str, tuple[tuple[str, int], ...]]  # by stem: works with steps, in the order of the works


@dataclass(frozen=True)
class Saying:
    """`content` are the words that may mean something."""

    work: str  # key of an activity, or BESIDE
    content: tuple[str, ...]
    weight: float


def content_of(text: str) -> tuple[str, ...]:
    return tuple(word for word in words(text) if word not in SMALL and len(word) > 1 and not word.isdigit())


def sayings(catalogue: Catalogue, matching: Matching) -> tuple[Saying, ...]:
    """Everything there is to learn from."""
    return tuple(
        Saying(work, content, weight)
        for work, text, weight in _said(catalogue, matching)
        if weight and (content := content_of(text))
    )


def _said(catalogue: Catalogue, matching: Matching) -> Iterator[tuple[str, str, float]]:
    weights = matching.learning
    for sector in catalogue.vocabulary.sectors.values():
        habit = matching.habits.get(sector.id)
        for activity in sector.activities:
            usual = habit is not None and habit.usual == activity.id
            for kind, text in texts_of(activity):
                yield activity.key, text, weights[kind]
            for kind, text in texts_of(sector):
                yield activity.key, text, weights[kind] * (weights["usual"] if usual else weights["sector"])
            for those in activity.examples.values():
                for text in those:
                    yield activity.key, text, weights["example"]
    for text in matching.beside:
        yield BESIDE, text, weights["beside"]


def texts_of(one: Sector | Activity) -> Iterator[tuple[str, str]]:
    """All words that stand for the work, in every language, with what kind of words they are: label, synonym, strong,
    typical or weak."""
    kinds = (
        ("synonym", one.synonyms),
        ("strong", one.task_words.strong),
        ("typical", one.task_words.typical),
        ("weak", one.task_words.weak),
    )
    for text in one.label.by_language.values():
        yield "label", text
    for kind, by_language in kinds:
        for those in by_language.values():
            for text in those:
                yield kind, text


def learned(said: Iterable[Saying], splitter: Splitter, learning: Mapping[str, float]) -> Evidence:
    """The evidence of every stem that tells something; `splitter` knows all words."""
    beside: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))  # how often a stem, by work
    often: dict[str, float] = defaultdict(float)
    sizes: dict[str, float] = defaultdict(float)
    for saying in said:
        sizes[saying.work] += saying.weight
        for unit, share in _units(saying.content, splitter, learning["part"]).items():
            beside[unit][saying.work] += saying.weight * share
            often[unit] += saying.weight * share
    whole = 0.0
    for work in sorted(sizes):
        whole += sizes[work]
    found = {}
    for unit in sorted(beside):
        usual = often[unit] / whole
        steps = {
            work: _steps(count, usual, sizes[work], learning["rare"]) for work, count in sorted(beside[unit].items())
        }
        told = sorted(steps, key=lambda work: (-steps[work], work))[: int(learning["most"])]
        those = tuple((work, steps[work]) for work in sorted(told) if steps[work] >= learning["least"] * STEPS)
        if those:
            found[unit] = those
    return found


def _units(content: Iterable[str], splitter: Splitter, part: float) -> Mapping[str, float]:
    """Stems, also those of the parts of compounds, with what each counts for."""
    found: dict[str, float] = {}
    for word in content:
        found[stem(word)] = 1.0
        parts = splitter.split(word)
        if parts and min(map(len, parts)) >= SHORTEST_PART:
            for each in parts:
                found.setdefault(stem(each), part)
    return found


def _steps(count: float, usual: float, size: float, rare: float) -> int:
    """`count` of `size` sayings of a work have the stem; `usual` is the part of all sayings that has it."""
    ratio = (count + usual) / ((size + 1) * usual)
    return max(0, math.floor(math.log(ratio) * count / (count + rare) * STEPS + 0.5))
