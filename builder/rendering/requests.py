"""Pages of requests: work that a company or a local government wants to hand over, with who can take it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.catalogue.days import last_read
from builder.catalogue.model import Organisation, Request
from builder.matching.request import Candidate, Package
from builder.matching.wording import Wording
from builder.rendering.edition import DATED, GROUPS, Edition
from builder.rendering.feeds import news_feed
from builder.rendering.linked_data import demand
from builder.rendering.listings import listing
from builder.rendering.page import Page, Planned
from builder.rendering.profile import floor_words

SHOWN = 10  # organisations on the page of a request


@dataclass(frozen=True)
class Answerer:
    """An organisation that can answer, with its place and the reasons in words."""

    organisation: Organisation
    where: str
    fits: tuple[str, ...]
    misses: tuple[str, ...]


def request_pages(edition: Edition) -> Iterator[Planned]:
    yield Planned(edition.routes.requests, _index)
    for request in edition.related.requests:
        yield Planned(edition.routes.request(request.id), _request_page, (request.id,))


def _index(edition: Edition) -> Page:
    routes, requests = edition.routes, edition.related.requests
    title = edition._("Open requests")
    current = edition.still_open(requests)
    links = [(edition.text(one.title), routes.request(one.id)) for one in current]
    return edition.page(
        "requests.html",
        routes.requests,
        section="organisaties",
        title=title,
        description=edition._("Work that companies and local governments want to hand over to the social economy."),
        json_ld=(listing(edition, routes.requests, title, links),),
        scripts=DATED,
        feeds=(news_feed(edition),),
        requests=current,
        past=[request for request in reversed(requests) if edition.over(request.until)],
    )


def _request_page(edition: Edition, request_id: str) -> Page:
    routes, wording, request = edition.routes, edition.wording, edition.catalogue.requests[request_id]
    title = edition.text(request.title)
    path = routes.request(request.id)
    description = edition._("%(asker)s is looking for an organisation for this work.", asker=request.asker)
    package = edition.ground.package(request)
    return edition.page(
        "request.html",
        path,
        section="organisaties",
        title=title,
        description=description,
        crumbs=((edition._("Open requests"), routes.requests),),
        json_ld=(demand(request, title, description, edition.address(path), edition.language),),
        last_changed=last_read(request.sources),
        styles=GROUPS,
        scripts=DATED,
        request=request,
        over=edition.over(request.until),
        floor=floor_words(edition, request.floor) if request.floor else "",
        activities=[(edition.text(one.label), routes.activity(one.sector, one.id)) for one in request.activities],
        answerers=[_answerer(edition, one, wording) for one in package.candidates[:SHOWN]] if package else [],
        found=package.found if package else 0,
        forms=_forms(package, wording) if package and not request.forms else [],
        region=_home_region(edition, request),
        edit_url=edition.edit_url(f"requests/{request.id}.yml"),
    )


def _answerer(edition: Edition, candidate: Candidate, wording: Wording) -> Answerer:
    return Answerer(
        organisation=candidate.organisation,
        where=edition.words.towns(candidate.organisation, 2),
        fits=tuple(wording.reasons(candidate, True)),
        misses=tuple(wording.reasons(candidate, False)),
    )


def _forms(package: Package, wording: Wording) -> list[tuple[str, str]]:
    """Ways to work together that fit, with why; for a request that names none."""
    return [(wording.form(form.form), wording.why_form(form.rule)) for form in package.forms[:2]]


def _home_region(edition: Edition, request: Request) -> tuple[str, str] | None:
    """The nearest region around the place of the work: its name and its page."""
    regions = edition.directory.atlas.regions_with(request.place.nis) if request.place else ()
    return (edition.region_names.title(regions[0]), edition.routes.region(regions[0].id)) if regions else None
