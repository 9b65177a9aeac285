"""Every page that is made from data, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from builder.catalogue.model import Catalogue
from builder.rendering.bundle import bundle_page
from builder.rendering.edition import Edition
from builder.rendering.federations import federation_pages
from builder.rendering.figures import figures_page
from builder.rendering.finder import finder_page
from builder.rendering.glossary import glossary_pages
from builder.rendering.home import conversation_cards_page, home_page
from builder.rendering.matchday import matchday_page
from builder.rendering.organisations import organisation_pages
from builder.rendering.page import Page
from builder.rendering.regions import municipality_pages, region_pages
from builder.rendering.requests import request_pages
from builder.rendering.sectors import sector_pages
from builder.rendering.stories import event_pages, practice_pages
from builder.rendering.taskfinder import taskfinder_page


def render(
    catalogue: Catalogue, language: str = "nl", brochures: Mapping[str, int] = MappingProxyType({})
) -> Iterator[Page]:
    """The pages of `catalogue` for readers of `language`, one at a time and always in the same order.

    They link to the `brochures` (their paths, with a size in bytes) that the site has.
    """
    edition = Edition(catalogue, language, brochures)
    yield home_page(edition)
    yield finder_page(edition)
    yield taskfinder_page(edition)
    yield matchday_page(edition)
    yield from organisation_pages(edition)
    yield from sector_pages(edition)
    yield from region_pages(edition)
    yield from municipality_pages(edition)
    yield from federation_pages(edition)
    yield from practice_pages(edition)
    yield from event_pages(edition)
    yield from request_pages(edition)
    yield from glossary_pages(edition)
    yield figures_page(edition)
    yield conversation_cards_page(edition)
    yield bundle_page(edition)
