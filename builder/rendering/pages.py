"""Every page that is made from data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from builder.catalogue.model import Catalogue
from builder.rendering.bundle import bundle_page
from builder.rendering.design import design_page
from builder.rendering.edit_form import edit_form_page
from builder.rendering.edition import Edition
from builder.rendering.embeds import embed_pages, embedding_page
from builder.rendering.federations import federation_pages
from builder.rendering.figures import figures_page
from builder.rendering.finder import finder_page
from builder.rendering.glossary import glossary_pages
from builder.rendering.home import conversation_cards_page, home_page
from builder.rendering.matchday import matchday_page
from builder.rendering.offline import offline_page
from builder.rendering.organisations import organisation_pages
from builder.rendering.page import Page, Planned
from builder.rendering.pictures import NO_PICTURES, Pictures
from builder.rendering.programs import programs_page
from builder.rendering.regions import region_pages
from builder.rendering.requests import request_pages
from builder.rendering.sectors import sector_pages
from builder.rendering.stories import event_pages, practice_pages
from builder.rendering.taskfinder import taskfinder_page


def render(
    catalogue: Catalogue,
    language: str = "nl",
    brochures: Mapping[str, int] = MappingProxyType({}),
    pictures: Pictures = NO_PICTURES,
) -> Iterator[Page]:
    """The pages of `catalogue` for readers of `language`, one at a time and always in the same order.

    They link to the `brochures` (their paths, with a size in bytes) and show the `pictures` that the site has.
    """
    edition = Edition(catalogue, language, brochures, pictures)
    return (planned.make(edition, *planned.about) for planned in pages(edition))


def pages(edition: Edition) -> Iterator[Planned]:
    """The same pages before they are made; each can be made apart from the others."""
    routes = edition.routes
    yield Planned(routes.home, home_page)
    yield Planned(routes.search, finder_page)
    yield Planned(routes.tasks, taskfinder_page)
    yield Planned(routes.matchday, matchday_page)
    yield from organisation_pages(edition)
    yield from sector_pages(edition)
    yield from region_pages(edition)
    yield from federation_pages(edition)
    yield from practice_pages(edition)
    yield from event_pages(edition)
    yield from request_pages(edition)
    yield from glossary_pages(edition)
    yield Planned(routes.figures, figures_page)
    yield Planned(routes.conversation_cards, conversation_cards_page)
    yield Planned(routes.bundle, bundle_page)
    yield Planned(routes.embedding, embedding_page)
    yield Planned(routes.programs, programs_page)
    yield Planned(routes.offline, offline_page)
    yield Planned(routes.edit_form, edit_form_page)
    yield Planned(routes.design, design_page)
    yield from embed_pages(edition)
