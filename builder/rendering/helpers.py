"""Who helps a company to get started in a region: its coordinators, and organisations that train, coach and match."""

from __future__ import annotations

from collections.abc import Iterator

from builder.catalogue.model import Coordinator, Organisation, Region
from builder.rendering.edition import Edition, Listed

SUPPORT = "opleiding-begeleiding"  # the sector of training, job coaching and matching
MOST = 5


def coordinators(edition: Edition, region: Region) -> list[tuple[str, str, Coordinator]]:
    """Name and page of the region with its coordinator; without one, those of regions within it and around it."""
    known = edition.catalogue.regions
    ids = [region.id] if region.coordinator else edition.directory.regions_touching(region.id)
    those = (known[one] for one in ids)
    return [
        (edition.region_title(one), edition.routes.region(one.id), one.coordinator) for one in those if one.coordinator
    ][:MOST]


def helpers(edition: Edition, region: Region) -> list[Listed]:
    """Organisations in the region that train and coach people or help companies, with what they offer."""
    found = [(one, offers) for one in edition.directory.in_region(region.id) if (offers := list(_offers(edition, one)))]
    found.sort(key=lambda pair: -len(pair[1]))
    return [(one, edition.words.sentence(edition.words.listed(offers, 4))) for one, offers in found[:MOST]]


def _offers(edition: Edition, organisation: Organisation) -> Iterator[str]:
    for term in organisation.services:
        yield edition.words.within(edition.text(term.label))
    for offer in organisation.offers:
        if offer.sector.id == SUPPORT:
            for activity in offer.activities:
                yield edition.words.within(edition.text(activity.label))


def all_helpers(edition: Edition, region: Region) -> str | None:
    """The page of everybody in the region who trains and coaches, when there are any."""
    some = edition.directory.in_sector_and_region(SUPPORT, region.id)
    return edition.routes.sector_region(SUPPORT, region.id) if some else None
