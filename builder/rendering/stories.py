"""Pages of practices and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.catalogue.days import last_day, last_read
from builder.catalogue.model import Practice
from builder.exporting.ical import has_day
from builder.rendering.edition import DATED, GROUPS, Crumb, Edition
from builder.rendering.feeds import CALENDAR, calendar, news_feed
from builder.rendering.glossary import explained
from builder.rendering.linked_data import article, event_data
from builder.rendering.listings import listing
from builder.rendering.page import Feed, Page, Planned

Choice = tuple[str, str, str | None]  # key, what it says, the page where it is explained
Choices = dict[str, list[Choice]]  # by the key of the facet
Facet = tuple[str, str, list[tuple[Choice, int]]]  # key, what is chosen, each choice with its number


def practice_pages(edition: Edition) -> Iterator[Planned]:
    yield Planned(edition.routes.practices, _practices)
    for practice in edition.related.practices:
        yield Planned(edition.routes.practice(practice.id), _practice_page, (practice.id,))


def _practices(edition: Edition) -> Page:
    routes, practices = edition.routes, edition.related.practices
    title = edition._("Examples")
    links = [(edition.text(one.title), routes.practice(one.id)) for one in practices]
    choices = [(practice, _choices(edition, practice)) for practice in practices]
    return edition.page(
        "practices.html",
        routes.practices,
        section="praktijk",
        title=title,
        description=edition._("Examples of companies and local governments that work with the social economy."),
        json_ld=(listing(edition, routes.practices, title, links),),
        styles=GROUPS,
        scripts=("assets/js/choices.js",) if len(practices) > 1 else (),
        feeds=(news_feed(edition),),
        practices=[(practice, _keys(found)) for practice, found in choices],
        facets=_facets(edition, [found for _, found in choices]),
        companies=_companies(edition),
    )


def _choices(edition: Edition, practice: Practice) -> Choices:
    """Under which choices of each facet an example is found."""
    routes, catalogue = edition.routes, edition.catalogue
    doers = [catalogue.organisations[slug] for slug in practice.organisations]
    kinds = {held.id: held for one in doers for held in one.current_types}
    return {
        "sector": [(one.id, edition.text(one.label), routes.sector(one.id)) for one in practice.sectors],
        "form": [
            (form.id, edition.words.sentence(edition.text(form.label)), explained(edition, form.glossary))
            for form in practice.forms
        ],
        "region": [
            (region, edition.region_names.title(catalogue.regions[region]), routes.region(region))
            for region in practice.regions
        ],
        "kind": [
            (kind, edition.words.sentence(edition.text(kinds[kind].label)), explained(edition, kinds[kind].glossary))
            for kind in sorted(kinds)
        ],
    }


def _keys(choices: Choices) -> str:
    """What the choices above the list look at: `sector:groen form:enclave`."""
    return " ".join(f"{facet}:{choice[0]}" for facet, those in choices.items() for choice in those)


def _facets(edition: Edition, choices: Iterable[Choices]) -> list[Facet]:
    """Every choice with the number of examples, by what it says; facets without a choice are left out."""
    names = {
        "sector": edition._("Work"),
        "form": edition._("How they work together"),
        "region": edition._("Region"),
        "kind": edition._("Kind of organisation"),
    }
    counted: dict[str, dict[Choice, int]] = {facet: {} for facet in names}
    for found in choices:
        for facet, those in found.items():
            for choice in those:
                counted[facet][choice] = counted[facet].get(choice, 0) + 1
    ordered = {facet: sorted(those.items(), key=lambda item: item[0][1].casefold()) for facet, those in counted.items()}
    return [(facet, names[facet], those) for facet, those in ordered.items() if those]


def _companies(edition: Edition) -> list[tuple[str, Sequence[Practice]]]:
    """Companies and others that are named in examples, by name, each with those examples."""
    names = {company for practice in edition.related.practices for company in practice.companies}
    return [
        (name, edition.related.practices_with_company(name))
        for name in sorted(names, key=lambda name: (name.casefold(), name))
    ]


def _practice_page(edition: Edition, practice_id: str) -> Page:
    routes, practice = edition.routes, edition.catalogue.practices[practice_id]
    path = routes.practice(practice.id)
    title, summary = edition.text(practice.title), edition.text(practice.summary)
    return edition.page(
        "practice.html",
        path,
        section="praktijk",
        title=title,
        description=summary,
        crumbs=((edition._("Examples"), routes.practices),),
        json_ld=(
            article(
                title, summary, edition.address(path), practice.date, practice.title.language_for(edition.language)
            ),
        ),
        last_changed=last_read(practice.sources),
        practice=practice,
        organisations=[edition.catalogue.organisations[slug] for slug in practice.organisations],
        sectors=_where_to_look(edition, practice),
        regions=edition.links_to_regions(practice.regions),
        events=[event for event in edition.related.events if practice.id in event.practices],
        others=_with_the_same_people(edition, practice),
        edit_url=edition.edit_url(f"practices/{practice.id}.yml"),
    )


def _where_to_look(edition: Edition, practice: Practice) -> list[Crumb]:
    """Its sectors, in its own region where somebody there does the work."""
    found = []
    for sector in practice.sectors:
        near = [region for region in practice.regions if edition.directory.in_sector_and_region(sector.id, region)]
        label = edition.text(sector.label)
        for region in near:
            title = edition.region_names.within(edition.catalogue.regions[region], label)
            found.append((title, edition.routes.sector_region(sector.id, region)))
        if not near:
            found.append((label, edition.routes.sector(sector.id)))
    return found


def _with_the_same_people(edition: Edition, practice: Practice) -> list[Practice]:
    """Other examples with one of its companies or organisations."""
    related = edition.related
    doers = (edition.catalogue.organisations[slug] for slug in practice.organisations)
    found = [one for company in practice.companies for one in related.practices_with_company(company)]
    found += [one for organisation in doers for one in related.practices_of(organisation)]
    ids = {one.id for one in found} - {practice.id}
    return [one for one in related.practices if one.id in ids]


def event_pages(edition: Edition) -> Iterator[Planned]:
    yield Planned(edition.routes.events, _events)
    for event in edition.related.events:
        yield Planned(edition.routes.event(event.id), _event_page, (event.id,))


def _events(edition: Edition) -> Page:
    routes, events = edition.routes, edition.related.events
    title = edition._("Events")
    links = [(edition.text(one.title), routes.event(one.id)) for one in events]
    return edition.page(
        "events.html",
        routes.events,
        section="agenda",
        title=title,
        description=edition._("Network meetings, matching days and open days of the social economy."),
        json_ld=(listing(edition, routes.events, title, links),),
        scripts=DATED,
        feeds=(calendar(edition), news_feed(edition)),
        coming=[event for event in reversed(events) if not edition.over(event.until)],
        past=[event for event in events if edition.over(event.until)],
        until=lambda event: last_day(event.until),
        kind=lambda event: event_kind(edition, event.kind),
    )


def _event_page(edition: Edition, event_id: str) -> Page:
    routes, event = edition.routes, edition.catalogue.events[event_id]
    path = routes.event(event.id)
    title, summary = edition.text(event.title), edition.text(event.summary)
    file = Feed(media_type=CALENDAR, title=title, path=routes.event_file(event.id))
    return edition.page(
        "event.html",
        path,
        section="agenda",
        title=title,
        description=summary,
        crumbs=((edition._("Events"), routes.events),),
        json_ld=(event_data(event, title, summary, edition.address(path), edition.language),),
        last_changed=last_read(event.sources),
        scripts=DATED,
        feeds=(file,) if has_day(event) else (),
        event=event,
        over=edition.over(event.until),
        until=last_day(event.until),
        kind=event_kind(edition, event.kind),
        file=file.path if has_day(event) else None,
        practices=[edition.catalogue.practices[practice] for practice in event.practices],
        sectors=edition.links_to_sectors(event.sectors),
        regions=edition.links_to_regions(event.regions),
        edit_url=edition.edit_url(f"events/{event.id}.yml"),
    )


def event_kind(edition: Edition, kind: str) -> str:
    return {
        "netwerkmoment": edition._("Network meeting"),
        "matchdag": edition._("Matching day"),
        "opendeur": edition._("Open day"),
        "opleiding": edition._("Training"),
        "andere": edition._("Event"),
    }[kind]
