"""The feeds and calendars that pages name in their head. What is in them: builder.exporting."""

from __future__ import annotations

from builder.catalogue.model import Region, Sector
from builder.rendering.edition import Edition
from builder.rendering.page import Feed

ATOM, CALENDAR = "application/atom+xml", "text/calendar"


def news_feed(edition: Edition) -> Feed:
    title = edition._("Examples, events and requests")
    return Feed(media_type=ATOM, title=title, path=edition.routes.news_feed)


def organisations_feed(edition: Edition) -> Feed:
    title = edition._("Profiles that were looked at last")
    return Feed(media_type=ATOM, title=title, path=edition.routes.organisations_feed)


def sector_feed(edition: Edition, sector: Sector) -> Feed:
    title = f"{edition.text(sector.label)}: {edition._('Profiles that were looked at last')}"
    return Feed(media_type=ATOM, title=title, path=edition.routes.sector_feed(sector.id))


def region_feed(edition: Edition, region: Region) -> Feed:
    title = f"{edition.text(region.name)}: {edition._('Profiles that were looked at last')}"
    return Feed(media_type=ATOM, title=title, path=edition.routes.region_feed(region.id))


def calendar(edition: Edition) -> Feed:
    return Feed(media_type=CALENDAR, title=edition._("All events"), path=edition.routes.calendar)
