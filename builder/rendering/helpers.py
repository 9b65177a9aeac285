"""Who helps a company to get started in a region: its coordinators, and organisations that train, coach and match."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builder.catalogue.model import Coordinator, Organisation, Region
from builder.catalogue.witness import question
from builder.rendering.edition import Edition
from builder.rendering.neighbourhood import Listed

SUPPORT = "opleiding-begeleiding"  # the sector of training, job coaching and matching
MOST = 5


class Help(NamedTuple):
    """Who helps in a region, and the page of everybody who trains and coaches there, when there are any."""

    coordinators: list[tuple[str, str, Coordinator]]
    trainers: list[Listed]
    all_trainers: str | None


@question
def help_in(edition: Edition, region_id: str) -> Help:
    region = edition.catalogue.regions[region_id]
    anyone = edition.directory.in_sector_and_region(SUPPORT, region.id)
    page = edition.routes.sector_region(SUPPORT, region.id) if anyone else None
    return Help(coordinators(edition, region), _trainers(edition, region), page)


def coordinators(edition: Edition, region: Region) -> list[tuple[str, str, Coordinator]]:
    """Name and page of the region with its coordinator; without one, those of regions within it and around it."""
    known = edition.catalogue.regions
    ids = [region.id] if region.coordinator else edition.directory.atlas.regions_touching(region.id)
    those = (known[one] for one in ids)
    return [
        (edition.region_names.title(one), edition.routes.region(one.id), one.coordinator)
        for one in those
        if one.coordinator
    ][:MOST]


def _trainers(edition: Edition, region: Region) -> list[Listed]:
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
