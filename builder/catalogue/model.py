"""The catalogue: everything the directory knows, checked and frozen.

Only :mod:`builder.catalogue.assemble` makes these values. Every later room takes them and never sees a raw mapping.
Dates that may be partial (`PartialDate`) are text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Identifiers are file names
without their ending. Tuples are sorted unless the author's order means something (locations, activities, history).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from builder.catalogue.places import Municipality, Places

PartialDate = str


@dataclass(frozen=True)
class Text:
    """Words for people, in one or more languages: `{"nl": …}`. `Text.of("…")` is text in the site's own language."""

    by_language: Mapping[str, str]

    @classmethod
    def of(cls, value: str, language: str = "nl") -> Text:
        return cls(MappingProxyType({language: value}))

    def language_for(self, language: str) -> str:
        """The language that will be shown to a reader of `language`: theirs, else Dutch, else the first there is."""
        if language in self.by_language:
            return language
        return "nl" if "nl" in self.by_language else next(iter(self.by_language))

    def in_(self, language: str) -> str:
        return self.by_language[self.language_for(language)]


class Status(StrEnum):
    ACTIVE = "active"
    MERGED = "merged"
    CLOSED = "closed"


class VerificationState(StrEnum):
    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, kw_only=True)
class Source:
    url: str
    title: str | None = None
    read_on: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class Image:
    """A picture below content/images, by its bare file name."""

    file: str
    alt: Text
    rights: str


# --- vocabularies -------------------------------------------------------------------------------------------------


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
    synonyms: Mapping[str, tuple[str, ...]]
    task_words: TaskWords

    @property
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


# --- organisations ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class FormerName:
    name: str
    until: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class Recognition:
    """A type the organisation has (`until` empty) or had."""

    type: Term
    since: PartialDate | None
    until: PartialDate | None
    source: str | None


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What an organisation does in one sector; no activities means the source named only the sector."""

    sector: Sector
    activities: tuple[Activity, ...]
    note: Text | None


@dataclass(frozen=True, kw_only=True)
class LabelHeld:
    label: Term
    number: str | None
    valid_until: PartialDate | None
    source: str | None


@dataclass(frozen=True, kw_only=True)
class HoursException:
    text: Text
    since: PartialDate
    until: PartialDate


@dataclass(frozen=True, kw_only=True)
class Location:
    """A place where the organisation is found. Coordinates are WGS 84 degrees; `exact` tells an own coordinate from
    that of the postal code or municipality."""

    name: Text | None
    purposes: tuple[Term, ...]
    street: str | None
    number: str | None
    box: str | None
    postal_code: str | None
    section: str | None  # deelgemeente
    municipality: Municipality
    latitude: float
    longitude: float
    exact: bool
    hours: Mapping[str, str]  # purpose id -> OSM opening_hours
    hours_exceptions: tuple[HoursException, ...]
    by_appointment: bool
    accessibility: Text | None
    phone: str | None
    email: str | None
    website: str | None
    source: str | None


@dataclass(frozen=True, kw_only=True)
class WorkArea:
    """Where the organisation comes to work, apart from where it has its seat. All empty: not known."""

    km: int | None = None
    municipalities: tuple[Municipality, ...] = ()
    regions: tuple[str, ...] = ()  # region ids, provinces included
    everywhere: tuple[str, ...] = ()  # "vlaanderen", "brussel"


@dataclass(frozen=True, kw_only=True)
class WayOfWorking:
    series: Text | None = None
    lead_time: Text | None = None
    peaks: Text | None = None
    places: tuple[str, ...] = ()  # own-site, customer-site, enclave
    conditions: tuple[Text, ...] = ()
    certificates: tuple[Text, ...] = ()
    transport: Text | None = None


@dataclass(frozen=True, kw_only=True)
class ClientReference:
    name: str
    year: int
    work: Text | None
    source: str | None


@dataclass(frozen=True, kw_only=True)
class ImpactFigure:
    title: Text
    value: str
    unit: Text
    year: int
    method: Text | None
    source: str | None


@dataclass(frozen=True, kw_only=True)
class Video:
    title: Text
    url: str
    year: int | None
    captions: bool
    transcript: str | None


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A way in, by role. A person's name is there only with recorded consent."""

    role: Text
    email: str | None
    phone: str | None
    name: str | None


@dataclass(frozen=True, kw_only=True)
class Organisation:
    slug: str
    name: str
    short_name: str | None
    former_names: tuple[FormerName, ...]
    former_slugs: tuple[str, ...]
    legal_form: Term | None
    enterprise_number: str | None  # 0407.229.358
    founded: PartialDate | None
    types: tuple[Recognition, ...]
    summary: Text
    description: Text | None
    logo: Image | None
    photos: tuple[Image, ...]
    website: str | None
    email: str | None
    phone: str | None
    social: Mapping[str, str]  # network -> URL
    languages: tuple[str, ...]
    offers: tuple[Offer, ...]
    customers: tuple[Term, ...]
    forms: tuple[Term, ...]
    labels: tuple[LabelHeld, ...]
    services: tuple[Term, ...]
    locations: tuple[Location, ...]
    work_area: WorkArea
    way_of_working: WayOfWorking
    client_references: tuple[ClientReference, ...]
    impact: tuple[ImpactFigure, ...]
    federations: tuple[str, ...]  # federation ids
    videos: tuple[Video, ...]
    contacts: tuple[Contact, ...]
    status: Status
    merged_into: str | None  # slug
    status_since: PartialDate | None
    status_note: Text | None
    verification: VerificationState
    confirmed_on: PartialDate | None
    last_reviewed: PartialDate
    sources: tuple[Source, ...]

    @property
    def active(self) -> bool:
        return self.status is Status.ACTIVE

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Municipalities with a location, each once, in the order of the locations."""
        return tuple({location.municipality.nis: location.municipality for location in self.locations}.values())


# --- everything else ----------------------------------------------------------------------------------------------


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
    maker: str
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


@dataclass(frozen=True, kw_only=True)
class Site:
    """The white label, from content/site.yml."""

    name: str
    tagline: Text
    description: Text
    url: str  # canonical address, ends with a slash
    languages: tuple[str, ...]  # the first is the default
    publisher: str
    email: str | None
    repository: str | None  # https address of the git repository, for "werk dit profiel bij"
    branch: str
    accent: str  # #rrggbb
    facets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything, cross-checked. Mappings are keyed by id and sorted by id; `organisations` by casefolded name."""

    site: Site
    vocabulary: Vocabulary
    places: Places
    organisations: Mapping[str, Organisation]
    federations: Mapping[str, Federation]
    regions: Mapping[str, Region]
    practices: Mapping[str, Practice]
    events: Mapping[str, Event]
    requests: Mapping[str, Request]
    glossary: Mapping[str, GlossaryEntry]
    figures: tuple[Figure, ...]
    cards: tuple[ConversationCard, ...]

    @cached_property
    def active(self) -> tuple[Organisation, ...]:
        """Organisations that are found in lists: the active ones."""
        return tuple(organisation for organisation in self.organisations.values() if organisation.active)
