"""Pages of regions at every level, and of municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.catalogue.days import last_read
from builder.catalogue.model import Region
from builder.catalogue.places import Municipality
from builder.rendering.edition import DATED, Edition, last_reviewed
from builder.rendering.feeds import region_feed
from builder.rendering.helpers import coordinators
from builder.rendering.listings import listing, organisation_listing
from builder.rendering.mapping import regions_map, where_map
from builder.rendering.neighbourhood import Listed, Neighbour
from builder.rendering.page import Page, Planned
from builder.rendering.profile import history_of
from builder.rendering.sectors import in_reading_order, missing_sectors

NEAR_KM, FAR_KM = 15, 25
FURTHER = 8
MOST_AROUND = 60  # organisations near a municipality; who looks wider looks at the region


def region_pages(edition: Edition) -> Iterator[Planned]:
    """The list of regions and each region; the list of municipalities with a location, and each of them."""
    routes = edition.routes
    yield Planned(routes.regions, _index)
    for region in edition.catalogue.regions:
        yield Planned(routes.region(region), _region_page, (region,))
    yield Planned(routes.municipalities, _municipality_index)
    for town in edition.directory.municipalities:
        yield Planned(routes.municipality(town.slug), _municipality_page, (town.nis,))


def _index(edition: Edition) -> Page:
    title = edition._("Regions")
    routes, counts = edition.routes, edition.directory.counts.by_region
    regions = edition.catalogue.regions.values()
    links = [(edition.region_names.title(region), routes.region(region.id)) for region in regions]
    return edition.page(
        "regions.html",
        routes.regions,
        section="regios",
        title=title,
        description=edition._("Organisations of the social economy by province, region and municipality."),
        json_ld=(listing(edition, routes.regions, title, links),),
        last_changed=edition.last_reviewed,
        regions_by_kind=edition.region_names.by_kind((region, counts[region.id]) for region in regions),
        map=regions_map(edition, "../" * routes.regions.count("/")),
    )


def regions_at_work(edition: Edition) -> list[tuple[str, list[tuple[Region, int]]]]:
    """The regions in which somebody has a place, by kind, with their number of organisations."""
    counts = edition.directory.counts.by_region
    regions = edition.catalogue.regions.values()
    return edition.region_names.by_kind((region, counts[region.id]) for region in regions if counts[region.id])


def _region_page(edition: Edition, region_id: str) -> Page:
    routes, directory, region = edition.routes, edition.directory, edition.catalogue.regions[region_id]
    organisations = directory.in_region(region.id)
    title = edition.region_names.title(region)
    path = routes.region(region.id)
    return edition.page(
        "region.html",
        path,
        section="regios",
        title=title,
        description=edition.ngettext(
            "%(region)s: %(n)s organisation of the social economy, by sector and municipality.",
            "%(region)s: %(n)s organisations of the social economy, by sector and municipality.",
            len(organisations),
            region=title,
        ),
        crumbs=((edition._("Regions"), routes.regions),),
        json_ld=(organisation_listing(edition, path, title, organisations),),
        last_changed=last_reviewed(organisations) or last_read(region.sources),
        feeds=(region_feed(edition, region),),
        region=region,
        coordinators=coordinators(edition, region),
        kind={"referentieregio": edition._("Reference region"), "streek": edition._("Area that works together")}.get(
            region.kind
        ),
        organisations=organisations,
        visiting=directory.covering_region(region.id),
        further=[] if organisations else _nearest(edition, region),
        sectors=in_reading_order(edition, directory.sectors_in(region.id)),
        missing=missing_sectors(edition, region),
        requests=edition.still_open(edition.related.requests_in_region(region.id)),
        scripts=DATED if edition.related.requests_in_region(region.id) else (),
        municipalities=_towns(edition, region.municipalities),
        practices=edition.related.practices_in_region(region.id),
        events=edition.related.events_in_region(region.id),
        history=history_of(edition, region.history),
        neighbours=[
            (near.region, directory.counts.by_region[near.region.id])
            for near in directory.atlas.neighbours(region.id, FURTHER)
        ],
        map=where_map(edition, title, organisations, region.municipalities),
        edit_url=edition.edit_url(f"regions/{region.id}.yml"),
    )


def _towns(edition: Edition, towns: Iterable[Municipality]) -> list[tuple[Municipality, int, str | None]]:
    """Municipalities by name with their number of organisations, and their page where there is one."""
    ordered = sorted(towns, key=lambda town: edition.words.place(town).casefold())
    return [
        (town, len(edition.directory.in_municipality(town.nis)), edition.municipality_path(town)) for town in ordered
    ]


def _nearest(edition: Edition, region: Region) -> list[Listed]:
    """For an empty region: organisations around the municipality in its file that comes first."""
    return _listed(edition, edition.neighbourhood.around(region.municipalities[0], FAR_KM, FURTHER))


def _listed(edition: Edition, neighbours: Iterable[Neighbour]) -> list[Listed]:
    return [(near.organisation, edition.neighbourhood.distance(near.nis, near.km)) for near in neighbours]


def _municipality_index(edition: Edition) -> Page:
    routes, directory = edition.routes, edition.directory
    title = edition._("Municipalities")
    towns = sorted(directory.municipalities, key=lambda town: edition.words.place(town).casefold())
    links = [(edition.words.place(town), routes.municipality(town.slug)) for town in towns]
    return edition.page(
        "municipalities.html",
        routes.municipalities,
        section="regios",
        title=title,
        description=edition._(
            "Municipalities of Flanders and Brussels where a social-economy organisation has a place."
        ),
        crumbs=((edition._("Regions"), routes.regions),),
        json_ld=(listing(edition, routes.municipalities, title, links),),
        last_changed=edition.last_reviewed,
        municipalities=[(town, len(directory.in_municipality(town.nis))) for town in towns],
    )


def _municipality_page(edition: Edition, nis: str) -> Page:
    routes, directory, town = edition.routes, edition.directory, edition.catalogue.places.municipalities[nis]
    name = edition.words.place(town)
    path = routes.municipality(town.slug)
    organisations = directory.in_municipality(town.nis)
    around = edition.neighbourhood.around(town, FAR_KM, MOST_AROUND)
    sectors = {offer.sector.id: offer.sector for one in organisations for offer in one.offers}
    return edition.page(
        "municipality.html",
        path,
        section="regios",
        title=name,
        description=edition.ngettext(
            "Social economy in %(place)s: %(n)s organisation, and who is nearby.",
            "Social economy in %(place)s: %(n)s organisations, and who is nearby.",
            len(organisations),
            place=name,
        ),
        crumbs=(
            (edition._("Regions"), routes.regions),
            (edition._("Municipalities"), routes.municipalities),
        ),
        json_ld=(organisation_listing(edition, path, name, organisations),),
        last_changed=last_reviewed(organisations),
        organisations=organisations,
        regions=directory.atlas.regions_with(town.nis),
        near=_listed(edition, (one for one in around if one.km <= NEAR_KM)),
        further=_listed(edition, (one for one in around if one.km > NEAR_KM)),
        near_km=NEAR_KM,
        far_km=FAR_KM,
        sectors=sorted(sectors.values(), key=lambda sector: edition.text(sector.label).casefold()),
        map=where_map(edition, name, organisations, (town,)),
    )
