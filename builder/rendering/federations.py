"""Pages of federations and networks."""

from __future__ import annotations

from collections.abc import Iterator

from builder.catalogue.days import last_read
from builder.catalogue.model import Federation
from builder.rendering.edition import Edition
from builder.rendering.linked_data import federation_data
from builder.rendering.listings import listing
from builder.rendering.page import Page, Planned
from builder.rendering.profile import Moment, history_of


def federation_pages(edition: Edition) -> Iterator[Planned]:
    yield Planned(edition.routes.federations, _index)
    for federation in edition.catalogue.federations:
        yield Planned(edition.routes.federation(federation), _federation_page, (federation,))


def _index(edition: Edition) -> Page:
    routes = edition.routes
    title = edition._("Federations")
    federations = sorted(edition.catalogue.federations.values(), key=lambda one: one.name.casefold())
    counted = [(one, len(edition.directory.in_federation(one.id))) for one in federations]
    links = [(one.name, routes.federation(one.id)) for one in federations]
    return edition.page(
        "federations.html",
        routes.federations,
        section="organisaties",
        title=title,
        description=edition._("Federations and networks of the social economy, now and in the past."),
        json_ld=(listing(edition, routes.federations, title, links),),
        last_changed=edition.last_reviewed,
        current=[(one, count) for one, count in counted if not one.ended],
        past=[(one, count) for one, count in counted if one.ended],
    )


def _federation_page(edition: Edition, federation_id: str) -> Page:
    routes, known = edition.routes, edition.catalogue.federations
    federation = known[federation_id]
    path = routes.federation(federation.id)
    summary = edition.text(federation.summary)
    return edition.page(
        "federation.html",
        path,
        section="organisaties",
        title=federation.name,
        description=summary,
        crumbs=((edition._("Federations"), routes.federations),),
        json_ld=(federation_data(federation, edition.address(path), summary),),
        last_changed=last_read(federation.sources),
        federation=federation,
        organisations=edition.directory.in_federation(federation.id),
        predecessors=[known[other] for other in federation.predecessors],
        successors=[known[other] for other in federation.successors],
        history=_history(edition, federation),
        edit_url=edition.edit_url(f"federations/{federation.id}.yml"),
    )


def _history(edition: Edition, federation: Federation) -> list[Moment]:
    """The history as told, with beginning, former names and end where the telling does not name those days."""
    _, date = edition._, edition.words.date
    told = {item.date for item in federation.history}
    moments = [
        (item.date, moment)
        for item, moment in zip(federation.history, history_of(edition, federation.history), strict=True)
    ]
    if federation.founded and federation.founded not in told:
        moments.append((federation.founded, Moment(date(federation.founded), _("Founded"))))
    if federation.ended and federation.ended not in told:
        moments.append((federation.ended, Moment(date(federation.ended), _("Ended"))))
    for old in federation.former_names:
        when = _("until %(date)s", date=date(old.until)) if old.until else _("formerly")
        moments.append((old.until or "", Moment(when, _("Name: %(name)s", name=old.name))))
    return [moment for _when, moment in sorted(moments, key=lambda pair: pair[0])]
