"""Brochures of a region, a sector or the whole directory, and the sheet of one organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from builder.catalogue.model import Coordinator, Event, Location, Organisation, Practice, Region, Sector
from builder.printing.documents import document, sector_marks
from builder.printing.drawings import place_map
from builder.printing.entries import contact, entry, said, sheet
from builder.printing.inks import palette
from builder.rendering.edition import Edition, last_reviewed
from builder.rendering.sectors import sorted_sectors
from builder.rendering.stories import event_kind

COVER_MAP, SHEET_MAP = (210.0, 1.64), (62.0, 1.2)  # mm wide, width to height
Document = dict[str, Any]


def region_brochure(edition: Edition, region: Region) -> Document:
    """Everybody with a place in the region, who comes to work there, and what happened there."""
    title = edition.region_names.within(region, edition._("Social economy"))
    organisations = edition.directory.in_region(region.id)
    locations = [at for one in organisations for at in one.locations if at.municipality.nis in region.area]
    return _brochure(
        edition,
        title,
        organisations,
        path=edition.routes.region(region.id),
        lead=edition.text(region.summary) if region.summary else "",
        area=sorted(region.area),
        locations=locations,
        visiting=edition.directory.covering_region(region.id),
        coordinator=region.coordinator,
        practices=edition.related.practices_in_region(region.id),
        events=edition.related.events_in_region(region.id),
    )


def sector_brochure(edition: Edition, sector: Sector) -> Document:
    """Everybody who does the work of the sector."""
    organisations = edition.directory.in_sector(sector.id)
    return _brochure(
        edition,
        edition.text(sector.label),
        organisations,
        path=edition.routes.sector(sector.id),
        lead=edition.text(sector.summary),
        locations=[location for one in organisations for location in one.locations],
        sectors=[sector],
        practices=edition.related.practices_in_sector(sector.id),
        events=edition.related.events_in_sector(sector.id),
    )


def whole_brochure(edition: Edition) -> Document:
    """Everybody in the directory."""
    organisations = edition.catalogue.active
    return _brochure(
        edition,
        edition.text(edition.catalogue.site.tagline),
        organisations,
        path=edition.routes.home,
        lead=edition.text(edition.catalogue.site.description),
        locations=[location for one in organisations for location in one.locations],
        practices=edition.related.practices,
        events=edition.related.events,
    )


def organisation_sheet(edition: Edition, one: Organisation) -> Document:
    """One organisation on a sheet of paper."""
    return document(
        edition,
        "sheet",
        one.name,
        path=edition.routes.organisation(one.slug),
        dated=one.last_reviewed,
        entry=sheet(edition, one),
        map=organisation_map(edition, one),
        sectors=sector_marks(edition.catalogue, one.work),
    )


def organisation_map(edition: Edition, one: Organisation) -> Document | None:
    towns = [municipality.nis for municipality in one.municipalities]
    return _map(edition, edition._("Where to find %(name)s", name=one.name), one.locations, towns, SHEET_MAP)


def _brochure(
    edition: Edition,
    title: str,
    organisations: Sequence[Organisation],
    *,
    path: str,
    lead: str,
    locations: Sequence[Location],
    area: Sequence[str] = (),
    sectors: Sequence[Sector] | None = None,
    visiting: Sequence[Organisation] = (),
    coordinator: Coordinator | None = None,
    practices: Sequence[Practice] = (),
    events: Sequence[Event] = (),
) -> Document:
    done = {offer.sector.id for one in organisations for offer in one.offers}
    shown = [sector for sector in sorted_sectors(edition) if sector.id in done]
    return document(
        edition,
        "brochure",
        title,
        path=path,
        dated=last_reviewed(organisations) or edition.last_reviewed,
        eyebrow=edition._("Who does what, and where"),
        lead=lead,
        facts=_facts(edition, organisations, locations, shown if sectors is None else []),
        map=_map(edition, title, locations, area, COVER_MAP),
        guide=_guide(edition),
        coordinator=_coordinator(edition, coordinator),
        sectors=sector_marks(edition.catalogue, done),
        tiles=_tiles(edition, shown if sectors is None else (), organisations),
        entries=[entry(edition, one) for one in organisations],
        headings={
            "guide": edition._("How to use this brochure"),
            "coordinator": edition._("Who can help you here?"),
            "entries": edition._("Organisations from A to Z"),
            "work": edition._("Find by work"),
            "towns": edition._("Find by municipality"),
            "visiting": edition._("They come here to work"),
            "visiting_lead": edition._("These organisations are based elsewhere."),
            "practices": edition._("Seen in practice"),
            "tiles": edition._("What can they do for you?"),
            "events": edition._("Events"),
            "past": edition._("Looking back"),
            "empty": edition._("We know no organisation here yet."),
            "about": edition._("About this brochure"),
        },
        work=_by_work(edition, sectors if sectors is not None else shown, organisations),
        towns=_by_town(edition, organisations, set(area)),
        visiting=[
            {"name": one.name, "towns": edition.words.towns(one, 2), "ways": contact(one.phone, None, one.website)}
            for one in visiting
        ],
        practices=[practice_item(edition, practice) for practice in practices],
        events=[event_item(edition, event) for event in reversed(events) if not edition.over(event.until)],
        past=[event_item(edition, event) for event in events if edition.over(event.until)],
        about=_about(edition),
    )


def _facts(
    edition: Edition, organisations: Sequence[Organisation], locations: Sequence[Location], sectors: Sequence[Sector]
) -> list[list[str]]:
    """Numbers for the cover: how many, and of what."""
    ngettext = edition.ngettext
    towns = {location.municipality.nis for location in locations}
    counted = [
        (len(organisations), ngettext("%(n)s organisation", "%(n)s organisations", len(organisations))),
        (len(locations), ngettext("%(n)s place", "%(n)s places", len(locations))),
        (len(towns), ngettext("%(n)s municipality", "%(n)s municipalities", len(towns))),
        (len(sectors), ngettext("%(n)s sector", "%(n)s sectors", len(sectors))),
    ]
    return [list(words.partition(" ")[::2]) for count, words in counted if count]


def _tiles(edition: Edition, sectors: Iterable[Sector], organisations: Sequence[Organisation]) -> list[Document]:
    """Sectors with the number of their organisations."""
    counts = Counter(offer.sector.id for one in organisations for offer in one.offers)
    return [
        {"sector": one.id, "label": edition.text(one.label), "count": edition.words.number(counts[one.id])}
        for one in sectors
    ]


def _guide(edition: Edition) -> list[str]:
    _ = edition._
    return [
        _("Looking for somebody for a job? Go to “Find by work”. There you see who does what, and on which page."),
        _("Looking for somebody near by? Go to “Find by municipality”."),
        _("Call or mail. Say what has to be done, where, how much and by when."),
        _("No task is too small to ask about. Many organisations also come to work at your place."),
    ]


def _about(edition: Edition) -> list[str]:
    site, _ = edition.catalogue.site, edition._
    return [
        _("This brochure was made from the open data of %(site)s.", site=site.name),
        _("A tick beside a name means: the organisation confirmed its profile itself. The other profiles come from "
          "public sources, which are named on the site."),
        _("Is something wrong or is somebody missing? Tell us on the site. Then the next brochure is right."),
        _("{site} is published by {publisher}.").format(site=site.name, publisher=site.publisher),
    ]  # fmt: skip


def _map(
    edition: Edition, title: str, locations: Sequence[Location], area: Sequence[str], size: tuple[float, float]
) -> Document | None:
    if not locations and not area:
        return None
    inks, (width, ratio) = palette(edition.catalogue.site.accent), size
    drawn = place_map(edition.catalogue.places, inks, locations, edition.words.place, area, width=width, ratio=ratio)
    if drawn is None:
        return None
    towns = list(dict.fromkeys(edition.words.place(location.municipality) for location in locations))
    alt = edition._("Map: %(title)s", title=title)
    return {
        "svg": drawn.svg,
        "alt": f"{alt}. {edition.words.listed(towns, 12)}",
        "names": [name._asdict() for name in drawn.names],
    }


def _coordinator(edition: Edition, who: Coordinator | None) -> Document | None:
    if who is None:
        return None
    return {
        "role": said(edition, who.role),
        "organisation": who.organisation,
        "ways": contact(who.phone, who.email, who.website),
    }


def _by_work(edition: Edition, sectors: Iterable[Sector], organisations: Sequence[Organisation]) -> list[Document]:
    """Sectors with their activities and who does each; those who name no activity come first."""
    found = []
    for sector in sectors:
        rows: dict[str, list[Organisation]] = {}
        for one in organisations:
            for offer in one.offers:
                if offer.sector.id == sector.id:
                    for key in [activity.id for activity in offer.activities] or [""]:
                        rows.setdefault(key, []).append(one)
        names = {"": "", **{activity.id: edition.text(activity.label) for activity in sector.activities}}
        if rows:
            lines = [{"name": label, "who": _who(rows[key])} for key, label in names.items() if key in rows]
            found.append({"sector": sector.id, "label": edition.text(sector.label), "rows": lines})
    return found


def _by_town(edition: Edition, organisations: Iterable[Organisation], area: set[str]) -> list[Document]:
    rows: dict[str, list[Organisation]] = {}
    for one in organisations:
        for town in one.municipalities:
            if not area or town.nis in area:
                rows.setdefault(edition.words.place(town), []).append(one)
    return [{"name": name, "who": _who(rows[name])} for name in sorted(rows, key=str.casefold)]


def _who(organisations: Iterable[Organisation]) -> list[Document]:
    return [{"id": one.slug, "name": one.name} for one in organisations]


def practice_item(edition: Edition, one: Practice) -> Document:
    organisations = edition.catalogue.organisations
    return {
        "title": said(edition, one.title),
        "date": edition.words.date(one.date) if one.date else "",
        "summary": said(edition, one.summary),
        "who": edition.words.listed([organisations[slug].name for slug in one.organisations]),
        "for": edition.words.listed(one.companies),
        "lessons": [said(edition, lesson) for lesson in one.lessons],
    }


def event_item(edition: Edition, one: Event) -> Document:
    place = ", ".join(
        part for part in (one.venue, edition.words.place(one.municipality) if one.municipality else None) if part
    )
    return {
        "title": said(edition, one.title),
        "kind": event_kind(edition, one.kind),
        "when": edition.words.sentence(edition.words.when(one.start, one.end)),
        "place": place,
        "summary": said(edition, one.summary),
        "by": edition.words.listed(one.organisers),
    }
