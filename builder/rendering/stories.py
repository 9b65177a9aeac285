"""Pages of practices, events and requests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from builder.catalogue.model import Event, Practice, Request
from builder.rendering.dates import year_of
from builder.rendering.edition import Edition, last_read
from builder.rendering.linked_data import article, collection, event_data
from builder.rendering.page import Page
from builder.rendering.profile import floor_words


def practice_pages(edition: Edition) -> Iterator[Page]:
    routes, practices = edition.routes, edition.related.practices
    title = edition._("Examples")
    links = [(edition.text(one.title), edition.address(routes.practice(one.id))) for one in practices]
    yield edition.page(
        "practices.html",
        routes.practices,
        section="praktijk",
        title=title,
        description=edition._("Examples of companies and local governments that work with the social economy."),
        json_ld=(collection(edition.address(routes.practices), title, links),),
        practices=practices,
    )
    shown_at: dict[str, list[Event]] = {}
    for event in edition.related.events:
        for practice_id in event.practices:
            shown_at.setdefault(practice_id, []).append(event)
    for practice in practices:
        yield _practice_page(edition, practice, shown_at.get(practice.id, []))


def _practice_page(edition: Edition, practice: Practice, events: list[Event]) -> Page:
    routes = edition.routes
    path = routes.practice(practice.id)
    title, summary = edition.text(practice.title), edition.text(practice.summary)
    return edition.page(
        "practice.html",
        path,
        section="praktijk",
        title=title,
        description=summary,
        crumbs=((edition._("Examples"), routes.practices),),
        json_ld=(article(title, summary, edition.address(path), practice.date),),
        last_changed=last_read(practice.sources),
        practice=practice,
        organisations=[edition.catalogue.organisations[slug] for slug in practice.organisations],
        sectors=edition.links_to_sectors(practice.sectors),
        regions=edition.links_to_regions(practice.regions),
        events=events,
        edit_url=edition.edit_url(f"practices/{practice.id}.yml"),
    )


def event_pages(edition: Edition) -> Iterator[Page]:
    routes, events = edition.routes, edition.related.events
    title = edition._("Events")
    links = [(edition.text(one.title), edition.address(routes.event(one.id))) for one in events]
    yield edition.page(
        "events.html",
        routes.events,
        section="agenda",
        title=title,
        description=edition._("Network meetings, matching days and open days of the social economy."),
        json_ld=(collection(edition.address(routes.events), title, links),),
        years=[(year, list(those)) for year, those in groupby(events, key=lambda event: year_of(event.start))],
    )
    for event in events:
        yield _event_page(edition, event)


def _event_page(edition: Edition, event: Event) -> Page:
    routes = edition.routes
    path = routes.event(event.id)
    title, summary = edition.text(event.title), edition.text(event.summary)
    return edition.page(
        "event.html",
        path,
        section="agenda",
        title=title,
        description=summary,
        crumbs=((edition._("Events"), routes.events),),
        json_ld=(event_data(event, title, summary, edition.address(path)),),
        last_changed=last_read(event.sources),
        event=event,
        kind=_event_kind(edition, event.kind),
        practices=[edition.catalogue.practices[practice] for practice in event.practices],
        sectors=edition.links_to_sectors(event.sectors),
        regions=edition.links_to_regions(event.regions),
        edit_url=edition.edit_url(f"events/{event.id}.yml"),
    )


def _event_kind(edition: Edition, kind: str) -> str:
    return {
        "netwerkmoment": edition._("Network meeting"),
        "matchdag": edition._("Matching day"),
        "opendeur": edition._("Open day"),
        "opleiding": edition._("Training"),
        "andere": edition._("Event"),
    }[kind]


def request_pages(edition: Edition) -> Iterator[Page]:
    routes, requests = edition.routes, edition.related.requests
    title = edition._("Open requests")
    links = [(edition.text(one.title), edition.address(routes.request(one.id))) for one in requests]
    yield edition.page(
        "requests.html",
        routes.requests,
        section="organisaties",
        title=title,
        description=edition._("Work that companies and local governments want to hand over to the social economy."),
        json_ld=(collection(edition.address(routes.requests), title, links),),
        requests=requests,
    )
    for request in requests:
        yield _request_page(edition, request)


def _request_page(edition: Edition, request: Request) -> Page:
    routes = edition.routes
    title = edition.text(request.title)
    return edition.page(
        "request.html",
        routes.request(request.id),
        section="organisaties",
        title=title,
        description=edition._("%(asker)s is looking for an organisation for this work.", asker=request.asker),
        crumbs=((edition._("Open requests"), routes.requests),),
        last_changed=last_read(request.sources),
        request=request,
        floor=floor_words(edition, request.floor) if request.floor else "",
        activities=[(edition.text(one.label), routes.activity(one.sector, one.id)) for one in request.activities],
        edit_url=edition.edit_url(f"requests/{request.id}.yml"),
    )
