"""Pages of sectors, and of a sector in a region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from builder.catalogue.model import Organisation, Practice, Region, Sector
from builder.catalogue.vocabulary import CATCH_ALL
from builder.rendering.edition import DATED, GROUPS, Edition, last_reviewed
from builder.rendering.feeds import sector_feed
from builder.rendering.helpers import SUPPORT, help_in
from builder.rendering.listings import listing, organisation_listing
from builder.rendering.mapping import where_map
from builder.rendering.neighbourhood import Listed
from builder.rendering.page import Page, Planned

FEW = 3  # organisations below which a page also names the nearest ones outside the region
FURTHER = 5
EXAMPLES = 4
NEIGHBOURS = 6


def sector_pages(edition: Edition) -> Iterator[Planned]:
    """The list of sectors, each sector, and each sector in each region where somebody does the work."""
    routes = edition.routes
    yield Planned(routes.sectors, _index)
    for sector in edition.catalogue.vocabulary.sectors:
        yield Planned(routes.sector(sector), _sector_page, (sector,))
    for pair in edition.directory.sector_regions:
        sector, region = pair.sector.id, pair.region.id
        yield Planned(routes.sector_region(sector, region), _pair_page, (sector, region))


def _index(edition: Edition) -> Page:
    routes = edition.routes
    title = edition._("Sectors")
    counts = edition.directory.counts.by_sector
    sectors = sorted_sectors(edition)
    links = [(edition.text(sector.label), routes.sector(sector.id)) for sector in sectors]
    return edition.page(
        "sectors.html",
        routes.sectors,
        section="sectoren",
        title=title,
        description=edition._("All kinds of work that organisations in the social economy do, with who does it where."),
        json_ld=(listing(edition, routes.sectors, title, links),),
        last_changed=edition.last_reviewed,
        sectors=[(sector, counts[sector.id]) for sector in sectors],
    )


def sorted_sectors(edition: Edition) -> list[Sector]:
    """By label; a sector where nobody works yet comes late, and what fits no other sector comes last."""
    counts = edition.directory.counts.by_sector

    def order(sector: Sector) -> tuple[bool, bool, str]:
        return sector.id == CATCH_ALL, not counts[sector.id], edition.text(sector.label).casefold()

    return sorted(edition.catalogue.vocabulary.sectors.values(), key=order)


def sectors_at_work(edition: Edition) -> list[tuple[Sector, int]]:
    """The sectors in which somebody works, with their number of organisations."""
    counts = edition.directory.counts.by_sector
    return [(sector, counts[sector.id]) for sector in sorted_sectors(edition) if counts[sector.id]]


def in_reading_order(edition: Edition, sectors: Iterable[tuple[Sector, int]]) -> list[tuple[Sector, int]]:
    """The sectors of one region with their number of organisations, by label."""
    counts = {sector.id: number for sector, number in sectors}
    return [(sector, counts[sector.id]) for sector in sorted_sectors(edition) if sector.id in counts]


def _shared(organisations: Iterable[Organisation], sector: Sector) -> Counter[str]:
    """In which other sectors the organisations of a sector work too, and how many of them."""
    return Counter(other for one in organisations for other in {offer.sector.id for offer in one.offers} - {sector.id})


def _sector_page(edition: Edition, sector_id: str) -> Page:
    routes, directory, sector = edition.routes, edition.directory, edition.catalogue.vocabulary.sectors[sector_id]
    organisations = directory.in_sector(sector.id)
    regions = directory.regions_with_sector(sector.id)
    name = edition.text(sector.label)
    path = routes.sector(sector.id)
    neighbours = sorted(
        ((other, count) for other, count in _shared(organisations, sector).items() if other != CATCH_ALL),
        key=lambda item: (-item[1], item[0]),
    )[:NEIGHBOURS]
    return edition.page(
        "sector.html",
        path,
        section="sectoren",
        title=name,
        description=edition._("%(sector)s: %(summary)s", sector=name, summary=edition.text(sector.summary)),
        crumbs=((edition._("Sectors"), routes.sectors),),
        json_ld=(organisation_listing(edition, path, name, organisations),),
        last_changed=last_reviewed(organisations),
        feeds=(sector_feed(edition, sector),),
        sector=sector,
        organisations=organisations,
        municipality_count=len({place.nis for one in organisations for place in one.municipalities}),
        regions_by_kind=edition.region_names.by_kind(regions),
        activities=[(one, those) for one in sector.activities if (those := directory.with_activity(one.key))],
        unnamed=[one for one in sector.activities if not directory.with_activity(one.key)],
        neighbours=[
            (other, directory.counts.by_sector[other.id])
            for other in directory.instead_of(sector.id)
            or (edition.catalogue.vocabulary.sectors[id_] for id_, _ in neighbours)
        ],
        synonyms=sector.synonyms.get(edition.language, ()),
        practices=edition.related.practices_in_sector(sector.id),
        requests=edition.still_open(edition.related.requests_in_sector(sector.id)),
        elsewhere=_elsewhere(edition, sector, [region for region, _ in regions]) if organisations else [],
        scripts=DATED if edition.related.requests_in_sector(sector.id) else (),
        map=where_map(edition, edition._("%(sector)s on the map", sector=name), organisations),
    )


def _pair_page(edition: Edition, sector_id: str, region_id: str) -> Page:
    routes, directory, catalogue = edition.routes, edition.directory, edition.catalogue
    sector, region = catalogue.vocabulary.sectors[sector_id], catalogue.regions[region_id]
    organisations = directory.in_sector_and_region(sector.id, region.id)
    label = edition.text(sector.label)
    title = edition.region_names.within(region, label)
    path = routes.sector_region(sector.id, region.id)
    offered = Counter(activity.key for organisation in organisations for activity in organisation.activities)
    others = {other.id: number for other, number in directory.regions_with_sector(sector.id)}
    here = {request.id for request in edition.related.requests_in_region(region.id)}
    requests = edition.still_open(one for one in edition.related.requests_in_sector(sector.id) if one.id in here)
    return edition.page(
        "sector_region.html",
        path,
        section="sectoren",
        title=title,
        description=edition.ngettext(
            "%(title)s: %(n)s organisation in the social economy, with address and contact.",
            "%(title)s: %(n)s organisations in the social economy, with address and contact.",
            len(organisations),
            title=title,
        ),
        crumbs=((edition._("Sectors"), routes.sectors), (label, routes.sector(sector.id))),
        json_ld=(organisation_listing(edition, path, title, organisations),),
        last_changed=last_reviewed(organisations),
        sector=sector,
        region=region,
        organisations=organisations,
        further=nearest(edition, sector, region, FURTHER) if len(organisations) < FEW else [],
        activities=[(one, offered[one.key]) for one in sector.activities if offered[one.key]],
        requests=requests,
        practices=_examples(edition, sector, region),
        help=help_in(edition, region.id),
        with_trainers=sector.id != SUPPORT,
        styles=GROUPS,
        scripts=DATED if requests else (),
        total=directory.counts.by_sector[sector.id],
        region_total=directory.counts.by_region[region.id],
        other_regions=[
            (near.region, others[near.region.id])
            for near in directory.atlas.neighbours(region.id)
            if near.region.id in others
        ][:NEIGHBOURS],
        other_sectors=in_reading_order(
            edition, (pair for pair in directory.sectors_in(region.id) if pair[0].id != sector.id)
        ),
        other_heading=edition.region_names.within(region, edition._("Other work")),
        everything=edition.region_names.within(region, edition._("Everything")),
        map=where_map(edition, title, organisations, region.municipalities),
    )


def _elsewhere(
    edition: Edition, sector: Sector, regions_served: Iterable[Region]
) -> list[tuple[Region, Organisation, str]]:
    """Regions where nobody has a place for this work, by name, with who is nearest."""
    served = {region.id for region in regions_served}
    regions = (region for region in edition.catalogue.regions.values() if region.id not in served)
    ordered = sorted(regions, key=lambda region: edition.text(region.name).casefold())
    return [(region, *near) for region in ordered for near in nearest(edition, sector, region, 1)]


def missing_sectors(edition: Edition, region: Region) -> list[tuple[Sector, Organisation, str]]:
    """The work that nobody with a place in the region does, with who is nearest."""
    here = {sector.id for sector, _ in edition.directory.sectors_in(region.id)}
    sectors = (one for one in sorted_sectors(edition) if one.id not in here)
    return [(sector, *near) for sector in sectors for near in nearest(edition, sector, region, 1)]


def _examples(edition: Edition, sector: Sector, region: Region) -> list[Practice]:
    """Examples of the work: first those from the region."""
    here = {practice.id for practice in edition.related.practices_in_region(region.id)}
    practices = edition.related.practices_in_sector(sector.id)
    return sorted(practices, key=lambda practice: practice.id not in here)[:EXAMPLES]


def nearest(edition: Edition, sector: Sector, region: Region, number: int) -> list[Listed]:
    """Who does the work nearest to a region without a place in it: town and distance."""
    return [
        (found.organisation, f"{edition.words.towns(found.organisation, 2)}, {edition.neighbourhood.further(found.km)}")
        for found in edition.directory.nearest(sector.id, region.id, number)
    ]
