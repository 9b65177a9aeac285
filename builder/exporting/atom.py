"""Atom feeds (RFC 4287): what is new in examples, events and requests, and profiles that were looked at last: of the
whole directory, of each sector and of each region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from builder.catalogue.days import first_day, last_read, newest_day
from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.related import Related
from builder.language import translator
from builder.routes import Routes

MOST = 50  # entries of a feed
_ATOM = "http://www.w3.org/2005/Atom"
ElementTree.register_namespace("", _ATOM)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Entry:
    path: str  # of its page, below the site's root
    title: str
    summary: str
    day: str  # year-month-day
    kind: str  # in words


def feeds(catalogue: Catalogue, related: Related, language: str) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and content of each feed in one language."""
    words = translator(language, "interface").gettext
    routes, directory = Routes.for_(language, catalogue.site.languages[0]), related.directory
    news = _news(related, language, routes)
    yield routes.news_feed, feed(catalogue, routes.news_feed, words("Examples, events and requests"), news, language)
    latest = words("Profiles that were looked at last")
    groups = [(routes.organisations_feed, latest, catalogue.active)]
    for sector in catalogue.vocabulary.sectors.values():
        name = f"{sector.label.in_(language)}: {latest}"
        groups.append((routes.sector_feed(sector.id), name, directory.in_sector(sector.id)))
    for region in catalogue.regions.values():
        name = f"{region.name.in_(language)}: {latest}"
        groups.append((routes.region_feed(region.id), name, directory.in_region(region.id)))
    for path, title, organisations in groups:
        yield path, feed(catalogue, path, title, _profiles(organisations, language, routes), language)


def feed(catalogue: Catalogue, path: str, title: str, entries: Iterable[Entry], language: str) -> bytes:
    """The newest MOST of `entries`, newest first; equals by their path."""
    site = catalogue.site
    by_path = sorted(entries, key=lambda entry: entry.path)
    newest = sorted(by_path, key=lambda entry: entry.day, reverse=True)[:MOST]
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {_XML_LANG: language})
    _add(root, "id", site.url + path)
    _add(root, "title", f"{site.name}: {title}")
    _add(root, "updated", _moment(newest[0].day if newest else first_day(newest_day(catalogue))))
    _add(root, "link", rel="self", type="application/atom+xml", href=site.url + path)
    _add(root, "link", rel="alternate", type="text/html", href=site.url)
    _add(_add(root, "author"), "name", site.publisher)
    for entry in newest:
        item = _add(root, "entry")
        _add(item, "id", site.url + entry.path)
        _add(item, "title", entry.title)
        _add(item, "updated", _moment(entry.day))
        _add(item, "link", rel="alternate", type="text/html", href=site.url + entry.path)
        _add(item, "category", term=entry.kind)
        _add(item, "summary", entry.summary)
    ElementTree.indent(root, "")
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _news(related: Related, language: str, routes: Routes) -> Iterator[Entry]:
    words = translator(language, "interface").gettext
    for practice in related.practices:
        day = last_read(practice.sources) or practice.date or ""
        title, summary = practice.title.in_(language), practice.summary.in_(language)
        yield Entry(routes.practice(practice.id), title, summary, first_day(day), words("Example"))
    for event in related.events:
        day = last_read(event.sources) or event.start
        title, summary = event.title.in_(language), event.summary.in_(language)
        yield Entry(routes.event(event.id), title, summary, first_day(day), words("Event"))
    for request in related.requests:
        day = last_read(request.sources) or request.until
        asked = f"{request.asker}: {' · '.join(task.in_(language) for task in request.tasks)}"
        yield Entry(routes.request(request.id), request.title.in_(language), asked, first_day(day), words("Request"))


def _profiles(organisations: Iterable[Organisation], language: str, routes: Routes) -> Iterator[Entry]:
    kind = translator(language, "interface").gettext("Organisation")
    by_slug = sorted(organisations, key=lambda one: one.slug)
    latest = sorted(by_slug, key=lambda one: first_day(one.last_reviewed), reverse=True)
    for one in latest[:MOST]:
        summary = one.summary.in_(language)
        yield Entry(routes.organisation(one.slug), one.name, summary, first_day(one.last_reviewed), kind)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text or None
    return element
