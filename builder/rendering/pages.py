"""Every page that is made from data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
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
from builder.rendering.ground import Ground
from builder.rendering.home import conversation_cards_page, home_page
from builder.rendering.matchday import matchday_page
from builder.rendering.offline import offline_page
from builder.rendering.organisations import organisation_parcels
from builder.rendering.page import Page
from builder.rendering.pictures import NO_PICTURES, Pictures
from builder.rendering.regions import municipality_parcels, region_pages
from builder.rendering.requests import request_pages
from builder.rendering.sectors import sector_parcels
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
    return chain.from_iterable(_parcels(Edition(catalogue, language, brochures, pictures)))


def parcels(catalogue: Catalogue, brochures: Mapping[str, int], pictures: Pictures) -> Iterator[Iterable[Page]]:
    """The pages in every language, in parts that can be made apart from each other; one that nobody looks into costs
    nothing."""
    ground = Ground(catalogue)
    for language in catalogue.site.languages:
        yield from _parcels(Edition(catalogue, language, brochures, pictures, ground))


def _parcels(edition: Edition) -> Iterator[Iterable[Page]]:
    yield _front_pages(edition)
    yield from organisation_parcels(edition)
    yield from sector_parcels(edition)
    yield region_pages(edition)
    yield from municipality_parcels(edition)
    yield federation_pages(edition)
    yield practice_pages(edition)
    yield event_pages(edition)
    yield request_pages(edition)
    yield glossary_pages(edition)
    yield _back_pages(edition)
    yield embed_pages(edition)


def _front_pages(edition: Edition) -> Iterator[Page]:
    yield home_page(edition)
    yield finder_page(edition)
    yield taskfinder_page(edition)
    yield matchday_page(edition)


def _back_pages(edition: Edition) -> Iterator[Page]:
    yield figures_page(edition)
    yield conversation_cards_page(edition)
    yield bundle_page(edition)
    yield embedding_page(edition)
    yield offline_page(edition)
    yield edit_form_page(edition)
    yield design_page(edition)
