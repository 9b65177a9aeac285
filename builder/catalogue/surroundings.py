"""What stands around the organisations: federations, regions, examples, events, requests, terms, figures and cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.catalogue.organisation import FormerName
from builder.catalogue.places import Municipality
from builder.catalogue.vocabulary import Activity, Sector, Term
from builder.catalogue.words import PartialDate, Source, Text


@dataclass(frozen=True, kw_only=True)
class HistoryItem:
    date: PartialDate
    text: Text
    source: str | None


@dataclass(frozen=True, kw_only=True)
class MemberCount:
    value: str
    year: int
    note: Text | None
    source: str | None


@dataclass(frozen=True, kw_only=True)
class Federation:
    id: str
    name: str
    full_name: str | None
    former_names: tuple[FormerName, ...]
    summary: Text
    description: Text | None
    founded: PartialDate | None
    ended: PartialDate | None
    predecessors: tuple[str, ...]  # federation ids
    successors: tuple[str, ...]
    history: tuple[HistoryItem, ...]
    members: tuple[MemberCount, ...]
    services: tuple[Term, ...]
    website: str | None
    email: str | None
    phone: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Coordinator:
    """Who coordinates the social economy in a region: a body and a role mailbox, no person."""

    role: Text
    organisation: str | None
    website: str | None
    email: str | None
    phone: str | None
    source: str | None


@dataclass(frozen=True, kw_only=True)
class Region:
    id: str
    name: Text
    kind: str  # province | referentieregio | streek | gewest
    summary: Text | None
    municipalities: tuple[Municipality, ...]
    coordinator: Coordinator | None
    history: tuple[HistoryItem, ...]
    website: str | None
    sources: tuple[Source, ...]

    @cached_property
    def area(self) -> frozenset[str]:
        """NIS codes of its municipalities."""
        return frozenset(municipality.nis for municipality in self.municipalities)


@dataclass(frozen=True, kw_only=True)
class Practice:
    """A praktijkvoorbeeld: who worked together, how, and what came of it."""

    id: str
    title: Text
    summary: Text
    body: Text  # paragraphs split by blank lines, plain text
    date: PartialDate | None
    organisations: tuple[str, ...]  # slugs
    companies: tuple[str, ...]  # names of the regular companies
    sectors: tuple[Sector, ...]
    forms: tuple[Term, ...]
    regions: tuple[str, ...]
    lessons: tuple[Text, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Event:
    id: str
    title: Text
    kind: str  # netwerkmoment | matchdag | opendeur | opleiding | andere
    summary: Text
    body: Text | None
    start: str  # YYYY-MM-DD or YYYY-MM-DDTHH:MM, Belgian time; PartialDate where the source gives no day
    end: str | None
    venue: str | None
    municipality: Municipality | None
    organisers: tuple[str, ...]
    regions: tuple[str, ...]
    sectors: tuple[Sector, ...]
    website: str | None
    practices: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def until(self) -> str:
        """When it is over."""
        return self.end or self.start


@dataclass(frozen=True, kw_only=True)
class Request:
    """An open question of a company or local government for work to be done."""

    id: str
    title: Text
    asker: str
    customer: Term
    tasks: tuple[Text, ...]
    activities: tuple[Activity, ...]
    place: Municipality | None
    floor: str | None  # own-site, customer-site, enclave
    volume: Text | None
    start: PartialDate | None
    until: PartialDate  # after this day the request is archive
    forms: tuple[Term, ...]
    conditions: tuple[Text, ...]
    email: str | None
    website: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class GlossaryEntry:
    """A term or a law. `replaced_by` and `see` are ids of other entries."""

    id: str
    kind: str  # term | law
    term: Text
    everyday: Text | None  # the everyday word for it
    definition: Text
    explanation: Text | None
    standing: str  # current | historical | brand | concept
    since: PartialDate | None
    until: PartialDate | None
    replaced_by: str | None
    synonyms: Mapping[str, tuple[str, ...]]
    legal_basis: tuple[str, ...]  # ids of laws
    see: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Figure:
    id: str
    title: Text
    value: str
    unit: Text
    year: int
    maker: Text
    note: Text | None
    archive: bool
    source: Source


@dataclass(frozen=True, kw_only=True)
class ConversationCard:
    id: str
    audience: str  # company | organisation | government | everyone
    question: Text
    suggestion: Text | None
    forms: tuple[Term, ...]
    sectors: tuple[Sector, ...]
