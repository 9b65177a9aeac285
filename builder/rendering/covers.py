"""Covers: the picture that others show when somebody shares the address of a page, and which page has which.

There is one for each kind of page, each sector and each region, in each language; a profile with one sector shares
that of its sector. So their number does not grow with that of the organisations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from builder.catalogue.model import Catalogue
from builder.rendering.region_names import RegionNames
from builder.rendering.words import Words
from builder.routes import Routes

FOLDER = "assets/covers"  # below the site's root
WIDTH, HEIGHT = 1200, 630  # pixels, as Open Graph has it
HOME = "home"


@dataclass(frozen=True)
class Cover:
    """`above` and `below` stand in smaller letters over the title and beside the site's name, where there is something
    to say. The motif is an `icon`, or the land with the municipalities `within` it (NIS codes)."""

    path: str  # below the site's root
    title: str
    above: str = ""
    below: str = ""
    icon: str = ""
    within: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What a screen reader says of the picture."""
        return f"{self.above}: {self.title}" if self.above else self.title


def covers_of(catalogue: Catalogue, words: Words, routes: Routes) -> Mapping[str, Cover]:
    """The covers of a language by the key of the page that they are made for; HOME for the first page."""
    _, names = words._, RegionNames(words)
    tagline = words.text(catalogue.site.tagline)
    everywhere = tuple(catalogue.places.outlines.areas)
    found: dict[str, Cover] = {}

    def add(page: str, title: str, **values: Any) -> None:
        key = routes.key(page) or HOME
        found[key] = Cover(cover_path(words.language, key), title, below=tagline if key != HOME else "", **values)

    add(routes.home, tagline, within=everywhere)
    for path, title, icon in _kinds(_, routes):
        add(path, title, icon=icon)
    add(routes.regions, _("Regions"), within=everywhere)
    for sector in catalogue.vocabulary.sectors.values():
        add(routes.sector(sector.id), words.text(sector.label), above=_("Sector"), icon=sector.icon)
    for region in catalogue.regions.values():
        within = tuple(sorted(town.nis for town in region.municipalities))
        add(routes.region(region.id), names.title(region), within=within)
    return found


def cover_path(language: str, key: str = HOME) -> str:
    return f"{FOLDER}/{language}/{key.replace('/', '-')}.png"


def cover_for(covers: Mapping[str, Cover], key: str) -> Cover:
    """That of the page itself, else that of the nearest page above it."""
    while key and key not in covers:
        key = key.rpartition("/")[0]
    return covers[key or HOME]


def _kinds(_: Callable[[str], str], routes: Routes) -> Iterable[tuple[str, str, str]]:
    """Pages that have a cover of their own: title and icon."""
    return (
        (routes.search, _("What do you need, and where?"), "material/magnify"),
        (routes.tasks, _("Task finder"), "material/package-variant-closed"),
        (routes.matchday, _("Matching day"), "material/cards-outline"),
        (routes.organisations, _("Organisations"), "material/account-group-outline"),
        (routes.sectors, _("Sectors"), "material/shape-outline"),
        (routes.municipalities, _("Municipalities"), "material/map-marker-outline"),
        (routes.federations, _("Federations"), "material/handshake-outline"),
        (routes.practices, _("Examples"), "material/lightbulb-on-outline"),
        (routes.events, _("Events"), "material/calendar-month-outline"),
        (routes.requests, _("Open requests"), "material/message-question-outline"),
        (routes.glossary, _("Glossary"), "material/book-open-variant"),
        (routes.figures, _("Figures and impact"), "material/chart-bar"),
        (routes.conversation_cards, _("Conversation cards"), "material/forum-outline"),
        (routes.bundle, _("My bundle"), "material/bookmark-outline"),
        (routes.edit_form, _("Keep a profile current"), "material/file-edit-outline"),
    )
