"""An organisation as its profile tells it, with every reference resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from builder.catalogue.places import Municipality
from builder.catalogue.vocabulary import Activity, Sector, Term
from builder.catalogue.words import Image, PartialDate, Source, Text


class Status(StrEnum):
    ACTIVE = "active"
    MERGED = "merged"
    CLOSED = "closed"
    UNREVIEWED = "unreviewed"  # no file says so: nobody looked at the profile for as long as the site allows


class VerificationState(StrEnum):
    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"


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

    @property
    def street_line(self) -> str:
        """`Kerkstraat 1 bus 2`; empty where the street is not known."""
        line = " ".join(part for part in (self.street, self.number) if part)
        return f"{line} bus {self.box}" if self.street and self.box else line


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

    @property
    def seat(self) -> Location | None:
        """Its first location."""
        return self.locations[0] if self.locations else None

    @property
    def current_types(self) -> tuple[Term, ...]:
        """What it is recognised as now."""
        return tuple(held.type for held in self.types if held.until is None)

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """Those of all its offers, in their order."""
        return tuple(activity for offer in self.offers for activity in offer.activities)

    @cached_property
    def work(self) -> frozenset[str]:
        """Ids of its sectors and keys of its activities."""
        sectors = {offer.sector.id for offer in self.offers}
        return frozenset(sectors | {activity.key for activity in self.activities})
