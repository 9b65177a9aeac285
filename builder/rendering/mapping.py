"""Which maps the pages show: where an organisation or a list of them is, and the regions to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from builder.catalogue.model import Organisation
from builder.catalogue.places import Municipality
from builder.rendering.edition import Edition
from builder.rendering.maps import MapArea

OVERVIEW_KINDS = ("referentieregio", "gewest")  # together they cover the land once


def where_map(
    edition: Edition,
    title: str,
    organisations: Iterable[Organisation],
    highlighted: Iterable[Municipality] = (),
) -> Markup:
    """A dot for each location of `organisations`; with municipalities `highlighted`, only for those within them."""
    if not edition.catalogue.places.outlines.areas:
        return Markup("")
    marked = frozenset(municipality.nis for municipality in highlighted)
    points = [
        (location.latitude, location.longitude)
        for organisation in organisations
        for location in organisation.locations
        if not marked or location.municipality.nis in marked
    ]
    places = edition.ngettext("%(n)s place on the map.", "%(n)s places on the map.", len(points))
    if not points and not marked:
        return Markup("")  # of nobody there is nothing to see
    return edition.atlas.locator(title=title, description=places, highlighted=sorted(marked), points=points)


def regions_map(edition: Edition, root: str) -> Markup:
    """The regions side by side, each a link with its number of organisations."""
    if not edition.catalogue.places.outlines.areas:
        return Markup("")
    counts = edition.directory.counts.by_region
    areas = [
        MapArea(
            name=edition.text(region.name),
            label=edition.ngettext(
                "%(place)s: %(n)s organisation",
                "%(place)s: %(n)s organisations",
                counts[region.id],
                place=edition.text(region.name),
            ),
            count=counts[region.id],
            href=root + edition.routes.region(region.id),
            municipalities=tuple(municipality.nis for municipality in region.municipalities),
        )
        for region in edition.catalogue.regions.values()
        if region.kind in OVERVIEW_KINDS
    ]
    return edition.atlas.overview(areas, title=edition._("Organisations by region"))
