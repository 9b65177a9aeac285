"""How tasks are matched to organisations: weights, cues and rules, from content/vocabulary/matching.yml.

It is content: a federation that weighs things otherwise changes the file, not the code. The browser reads the same
values as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.catalogue.words import Text

Words = Mapping[str, tuple[str, ...]]  # by language


@dataclass(frozen=True, kw_only=True)
class Cue:
    """Words by which a text tells one thing: where the work is done, how often, for whom, under which condition."""

    id: str
    label: Text
    words: Words
    labels: tuple[str, ...] = ()  # of a condition: what an organisation that meets it may hold


@dataclass(frozen=True, kw_only=True)
class Habit:
    """What is usual in a sector."""

    sector: str
    usual: str | None  # the activity that is meant when only the sector is clear
    site: str  # where it is done: `asker`, `maker` or `either`
    weight: float  # how likely a task of a company is of this sector, 0 to 1


@dataclass(frozen=True, kw_only=True)
class FormRule:
    """When a form of working together fits. Conditions that are empty always hold."""

    form: str
    weight: float
    reason: Text
    floors: tuple[str, ...] = ()
    frequencies: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Matching:
    words: Mapping[str, float]  # what a word weighs by where it stands in the vocabulary
    learning: Mapping[str, float]  # what a saying weighs in learning what words tell
    recognition: Mapping[str, float]
    packages: Mapping[str, float]
    ranking: Mapping[str, float]
    alike: tuple[tuple[str, ...], ...]  # words that mean the same in a task
    irregular: Mapping[str, str]  # forms that do not follow from their ending
    stray: frozenset[str]  # words that say nothing alone
    filler: frozenset[str]  # of every description of work; neither a task nor unknown
    beside: tuple[str, ...]  # sentences that ask for no work
    floors: tuple[Cue, ...]
    frequencies: tuple[Cue, ...]
    conditions: tuple[Cue, ...]
    customers: tuple[Cue, ...]
    forms: tuple[FormRule, ...]
    habits: Mapping[str, Habit] = field(default_factory=dict)  # by sector
    together: tuple[tuple[str, ...], ...] = ()  # sectors that one organisation often takes together
