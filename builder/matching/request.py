"""What is asked of the matcher, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.catalogue.model import Organisation
from builder.matching.circumstances import Circumstances

if TYPE_CHECKING:
    from builder.matching.recognition import Task


@dataclass(frozen=True)
class Request:
    text: str
    place: str | None = None  # postal code or name
    customer: str | None = None  # id in the vocabulary
    floor: str | None = None
    limit: int = 10
    seed: str = ""  # the order of equals
    meanings: Mapping[str, str] = field(default_factory=dict)  # a word is a sector or an activity; "" is no work


@dataclass(frozen=True)
class Reason:
    """Why an organisation is there (`fits`) or what does not fit. `code` is turned into words with `params`."""

    code: str
    fits: bool
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    organisation: Organisation
    score: float
    reasons: tuple[Reason, ...]
    km: int | None = None


@dataclass(frozen=True)
class FormFit:
    form: str
    weight: float
    rule: int  # its place in the rules, where the reason is


@dataclass(frozen=True)
class Package:
    tasks: tuple[Task, ...]
    activities: tuple[str, ...]  # keys
    sectors: tuple[str, ...]
    forms: tuple[FormFit, ...]
    candidates: tuple[Candidate, ...]
    found: int  # organisations before the limit


@dataclass(frozen=True)
class Answer:
    packages: tuple[Package, ...]
    whole: Package | None  # all tasks as one package, when there is more than one
    unplaced: tuple[str, ...]
    circumstances: Circumstances
