"""The catalogue: everything the directory knows, checked and frozen.

Only :mod:`builder.catalogue.assemble` makes these values. Every later room takes them, imports them from here and never
sees a raw mapping. Identifiers are file names without their ending. Tuples are sorted unless the author's order means
something (locations, activities, history).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.catalogue.matching import Matching
from builder.catalogue.organisation import (
    ClientReference,
    Contact,
    FormerName,
    HoursException,
    ImpactFigure,
    LabelHeld,
    Location,
    Offer,
    Organisation,
    Recognition,
    Status,
    VerificationState,
    Video,
    WayOfWorking,
    WorkArea,
)
from builder.catalogue.places import (
    Places,
)
from builder.catalogue.surroundings import (
    ConversationCard,
    Coordinator,
    Event,
    Federation,
    Figure,
    GlossaryEntry,
    HistoryItem,
    MemberCount,
    Practice,
    Region,
    Request,
)
from builder.catalogue.vocabulary import (
    Activity,
    Sector,
    TaskWords,
    Term,
    Vocabulary,
)
from builder.catalogue.witness import remembered
from builder.catalogue.words import (
    Image,
    PartialDate,
    Source,
    Text,
)

__all__ = [
    "Activity",
    "Catalogue",
    "ClientReference",
    "Contact",
    "ConversationCard",
    "Coordinator",
    "Event",
    "Federation",
    "Figure",
    "FormerName",
    "GlossaryEntry",
    "HistoryItem",
    "HoursException",
    "Image",
    "ImpactFigure",
    "LabelHeld",
    "Licence",
    "Location",
    "Matching",
    "MemberCount",
    "Offer",
    "Only",
    "Organisation",
    "PartialDate",
    "Practice",
    "Recognition",
    "Region",
    "Request",
    "Sector",
    "Site",
    "Source",
    "Status",
    "TaskWords",
    "Term",
    "Text",
    "Tiles",
    "VerificationState",
    "Video",
    "Vocabulary",
    "WayOfWorking",
    "WorkArea",
]


@dataclass(frozen=True, kw_only=True)
class Only:
    """The part of the data that a site shows: of each list that names something, an organisation fits one. All empty:
    everything."""

    federations: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Licence:
    """Under which others may use the data again."""

    id: str  # of SPDX: CC-BY-4.0
    title: str
    url: str  # of its text


@dataclass(frozen=True, kw_only=True)
class Tiles:
    """A server of map tiles; nothing is asked of it before a visitor chooses so."""

    url: str  # with {z}, {x} and {y}
    attribution: Text
    attribution_url: str | None = None

    @property
    def origin(self) -> str:
        return "/".join(self.url.split("/", 3)[:3])

    @property
    def host(self) -> str:
        return self.origin.partition("://")[2]


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
    logo: Image | None
    facets: tuple[str, ...]
    only: Only
    licence: Licence
    archive_after: int | None  # months without a review after which a profile leaves the lists; None: never
    tiles: Tiles | None = None  # None: the finder's map has the land alone
    required: tuple[str, ...] = ()  # keys that every organisation that still works fills in here


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
    matching: Matching | None = None  # None: this directory matches no tasks

    @remembered
    def active(self) -> tuple[Organisation, ...]:
        """Organisations that are found in lists: the active ones."""
        return tuple(organisation for organisation in self.organisations.values() if organisation.active)
