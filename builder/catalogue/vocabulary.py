"""The closed lists: sectors with their activities, and the flat lists of terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.catalogue.words import Text

CATCH_ALL = "anders"  # the sector of what fits no other


@dataclass(frozen=True, kw_only=True)
class Term:
    """One entry of a flat vocabulary: a customer, form, type, label, service, purpose or legal form."""

    id: str
    label: Text
    summary: Text | None = None
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    historical: bool = False  # still typed and still in old documents, no longer given out
    glossary: str | None = None  # the glossary entry that explains it


@dataclass(frozen=True, kw_only=True)
class TaskWords:
    """What a company writes in a task description, per weight and language."""

    strong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    typical: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weak: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Activity:
    id: str  # within its sector
    sector: str
    label: Text
    related: tuple[str, ...]  # keys of activities of other sectors that are nearly the same work
    synonyms: Mapping[str, tuple[str, ...]]
    task_words: TaskWords
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # sentences that ask for it, by language

    @cached_property
    def key(self) -> str:
        """`groen/tuinonderhoud`, unique in the directory."""
        return f"{self.sector}/{self.id}"


@dataclass(frozen=True, kw_only=True)
class Sector:
    id: str
    label: Text
    summary: Text
    icon: str  # name of an icon that Material ships, such as material/flower
    nace: tuple[str, ...]
    related: tuple[str, ...]  # ids of sectors that come close to it, where nobody does this
    synonyms: Mapping[str, tuple[str, ...]]
    task_words: TaskWords
    activities: tuple[Activity, ...]

    @cached_property
    def activity(self) -> Mapping[str, Activity]:
        return {activity.id: activity for activity in self.activities}


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All closed lists; each maps an id to its entry, in the order of the file."""

    sectors: Mapping[str, Sector]
    customers: Mapping[str, Term]
    forms: Mapping[str, Term]
    types: Mapping[str, Term]
    labels: Mapping[str, Term]
    services: Mapping[str, Term]
    purposes: Mapping[str, Term]
    legal_forms: Mapping[str, Term]
