"""Pages of sectors, and of a sector in a region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.catalogue.model import Organisation, Practice, Region, Sector
from builder.catalogue.queries import SectorRegion
from builder.rendering.edition import DATED, GROUPS, Edition, last_reviewed
from builder.rendering.feeds import sector_feed
from builder.rendering.helpers import SUPPORT, Help, help_in
from builder.rendering.listings import listing, organisation_listing
from builder.rendering.mapping import where_map
from builder.rendering.neighbourhood import Listed
from builder.rendering.page import Page, in_parcels

FEW = 3  # organisations below which a page also names the nearest ones outside the region
FURTHER = 5
EXAMPLES = 4
NEIGHBOURS = 6
REST = "anders"  # the sector of what fits no other


def sector_parcels(edition: Edition) -> Iterator[Iterable[Page]]:
    """The list of sectors, each sector, and each sector in each region where somebody does the work."""
    pairs = edition.directory.sector_regions
    by_sector: dict[str, list[SectorRegion]] = {}
    by_region: dict[str, list[SectorRegion]] = {}
    for pair in pairs:
        by_sector.setdefault(pair.sector.id, []).append(pair)
        by_region.setdefault(pair.region.id, []).append(pair)
    yield _sector_pages(edition, by_sector)
    helping = {region: help_in(edition, edition.catalogue.regions[region]) for region in by_region}
    for those in in_parcels(pairs):
        yield (
            _pair_page(edition, pair, by_sector[pair.sector.id], by_region[pair.region.id], helping[pair.region.id])
            for pair in those
        )


def _sector_pages(edition: Edition, by_sector: Mapping[str, list[SectorRegion]]) -> Iterator[Page]:
    yield _index(edition)
    shared = _shared_organisations(edition)
    for sector in edition.catalogue.vocabulary.sectors.values():
        yield _sector_page(edition, sector, by_sector.get(sector.id, []), shared.get(sector.id, Counter()))


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
        return sector.id == REST, not counts[sector.id], edition.text(sector.label).casefold()

    return sorted(edition.catalogue.vocabulary.sectors.values(), key=order)


def sectors_at_work(edition: Edition) -> list[tuple[Sector, int]]:
    """The sectors in which somebody works, with their number of organisations."""
    counts = edition.directory.counts.by_sector
    return [(sector, counts[sector.id]) for sector in sorted_sectors(edition) if counts[sector.id]]


def in_reading_order(edition: Edition, pairs: Iterable[SectorRegion]) -> list[tuple[Sector, int]]:
    """The sectors of one region with their number of organisations, by label."""
    counts = {pair.sector.id: len(pair.organisations) for pair in pairs}
    return [(sector, counts[sector.id]) for sector in sorted_sectors(edition) if sector.id in counts]


def _shared_organisations(edition: Edition) -> dict[str, Counter[str]]:
    """For each sector, in which other sectors its organisations work too, and how many of them."""
    shared: dict[str, Counter[str]] = {}
    for organisation in edition.catalogue.active:
        sectors = {offer.sector.id for offer in organisation.offers}
        for sector in sectors:
            shared.setdefault(sector, Counter()).update(sectors - {sector})
    return shared


def _sector_page(edition: Edition, sector: Sector, pairs: Sequence[SectorRegion], shared: Counter[str]) -> Page:
    routes, directory = edition.routes, edition.directory
    organisations = directory.in_sector(sector.id)
    name = edition.text(sector.label)
    path = routes.sector(sector.id)
    neighbours = sorted(
        ((other, count) for other, count in shared.items() if other != REST), key=lambda item: (-item[1], item[0])
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
        regions_by_kind=edition.by_kind((pair.region, len(pair.organisations)) for pair in pairs),
        activities=[(one, those) for one in sector.activities if (those := directory.with_activity(one.key))],
        unnamed=[one for one in sector.activities if not directory.with_activity(one.key)],
        neighbours=[
            (edition.catalogue.vocabulary.sectors[other], directory.counts.by_sector[other]) for other, _ in neighbours
        ],
        synonyms=sector.synonyms.get(edition.language, ()),
        practices=edition.related.practices_in_sector(sector.id),
        requests=edition.still_open(edition.related.requests_in_sector(sector.id)),
        elsewhere=_elsewhere(edition, sector, pairs) if organisations else [],
        scripts=DATED if edition.related.requests_in_sector(sector.id) else (),
        map=where_map(edition, edition._("%(sector)s on the map", sector=name), organisations),
    )


def _pair_page(
    edition: Edition,
    pair: SectorRegion,
    same_sector: Sequence[SectorRegion],
    same_region: Sequence[SectorRegion],
    help_here: Help,
) -> Page:
    routes, directory, sector, region = edition.routes, edition.directory, pair.sector, pair.region
    label = edition.text(sector.label)
    title = edition.in_region(region, label)
    path = routes.sector_region(sector.id, region.id)
    activities = [
        (one, sum(_offers(organisation, one.key) for organisation in pair.organisations)) for one in sector.activities
    ]
    others = {other.region.id: len(other.organisations) for other in same_sector}
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
            len(pair.organisations),
            title=title,
        ),
        crumbs=((edition._("Sectors"), routes.sectors), (label, routes.sector(sector.id))),
        json_ld=(organisation_listing(edition, path, title, pair.organisations),),
        last_changed=last_reviewed(pair.organisations),
        sector=sector,
        region=region,
        organisations=pair.organisations,
        further=nearest(edition, sector, region, FURTHER) if len(pair.organisations) < FEW else [],
        activities=[(activity, count) for activity, count in activities if count],
        requests=requests,
        practices=_examples(edition, sector, region),
        help=help_here,
        with_trainers=sector.id != SUPPORT,
        styles=GROUPS,
        scripts=DATED if requests else (),
        total=len(directory.in_sector(sector.id)),
        region_total=len(directory.in_region(region.id)),
        other_regions=[
            (near.region, others[near.region.id])
            for near in directory.neighbour_regions(region.id)
            if near.region.id in others
        ][:NEIGHBOURS],
        other_sectors=in_reading_order(edition, (other for other in same_region if other.sector.id != sector.id)),
        other_heading=edition.in_region(region, edition._("Other work")),
        everything=edition.in_region(region, edition._("Everything")),
        map=where_map(edition, title, pair.organisations, region.municipalities),
    )


def _elsewhere(
    edition: Edition, sector: Sector, pairs: Sequence[SectorRegion]
) -> list[tuple[Region, Organisation, str]]:
    """Regions where nobody has a place for this work, by name, with who is nearest."""
    served = {pair.region.id for pair in pairs}
    regions = (region for region in edition.catalogue.regions.values() if region.id not in served)
    ordered = sorted(regions, key=lambda region: edition.text(region.name).casefold())
    return [(region, *near) for region in ordered for near in nearest(edition, sector, region, 1)]


def missing_sectors(edition: Edition, region: Region) -> list[tuple[Sector, Organisation, str]]:
    """The work that nobody with a place in the region does, with who is nearest."""
    sectors = (one for one in sorted_sectors(edition) if not edition.directory.in_sector_and_region(one.id, region.id))
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


def _offers(organisation: Organisation, key: str) -> bool:
    return any(activity.key == key for activity in organisation.activities)
