"""Profile pages and the A to Z list of organisations."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import quote

from builder.catalogue.atlas import index
from builder.catalogue.model import Activity, Contact, Location, Organisation, Request, Sector, VerificationState
from builder.catalogue.witness import question
from builder.processes import slice_of
from builder.rendering.edition import DATED, GROUPS, Edition
from builder.rendering.feeds import organisations_feed
from builder.rendering.linked_data import organisation_data
from builder.rendering.listings import organisation_listing
from builder.rendering.mapping import where_map
from builder.rendering.page import Page, Planned
from builder.rendering.profile import (
    history,
    opening_hours,
    route_url,
    way_of_working,
    week_data,
    work_area,
)
from builder.routes import still_right_url

PROFILE = ("assets/js/profile.js",)
SIMILAR, NEARBY = 4, 4  # as many as a visitor will compare
REQUESTS = 3
ONE_PAGE = 600  # organisations on one A to Z page; above it, each letter has its own
ONE_PART = 200  # organisations on one page of a letter; above it, the letter has several that are as long


def organisation_pages(edition: Edition) -> Iterator[Planned]:
    """Every profile, the addresses that profiles had before, and the A to Z list: one page, or one for each letter when
    there are more than ONE_PAGE organisations."""
    routes = edition.routes
    for slug in edition.catalogue.organisations:
        yield Planned(routes.organisation(slug), _profile_page, (slug,))
    for old, new in edition.directory.moved.items():
        yield Planned(routes.organisation(old), _moved_page, (old, new), listed=False)
    yield Planned(routes.organisations, _list_page)
    if len(edition.catalogue.active) > ONE_PAGE:
        for letter in _letters(edition):
            for number in range(1, len(_parts(edition, letter)) + 1):
                yield Planned(routes.letter(letter.lower(), number), _letter_page, (letter, str(number)))


def _profile_page(edition: Edition, slug: str) -> Page:
    organisation = edition.catalogue.organisations[slug]
    routes, text, directory = edition.routes, edition.text, edition.directory
    path = routes.organisation(organisation.slug)
    confirmed = organisation.verification is VerificationState.CONFIRMED
    summary = text(organisation.summary)
    offered = [text(offer.sector.label) for offer in organisation.offers]
    similar = directory.similar(slug, SIMILAR)
    fits = _fits(edition, slug)
    has_hours = any(location.hours for location in organisation.locations)
    logo = edition.logo(organisation)
    logo_address = edition.address(logo.large.path) if logo else None
    identity = edition.address(edition.first_routes.organisation(organisation.slug))
    data = organisation_data(organisation, identity, edition.address(path), offered, logo_address, edition.language)
    return edition.page(
        "organisation.html",
        path,
        section="organisaties",
        title=organisation.name,
        description=summary,
        crumbs=((edition._("Organisations"), routes.organisations),),
        json_ld=(data,),
        last_changed=organisation.last_reviewed,
        cover=routes.sector(organisation.offers[0].sector.id) if len(organisation.offers) == 1 else "",
        organisation=organisation,
        logo=logo,
        photos=edition.photos(organisation),
        successor=edition.catalogue.organisations.get(organisation.merged_into or ""),
        has_hours=has_hours,
        unreachable=organisation.active and not _can_be_reached(organisation),
        opening_hours=partial(opening_hours, edition),
        route_url=route_url,
        way_of_working=way_of_working(edition, organisation.way_of_working),
        work_area=work_area(edition, organisation),
        history=history(edition, organisation),
        practices=edition.related.practices_of(organisation),
        events=edition.related.events_of(organisation),
        fits=fits,
        styles=GROUPS if fits else (),
        scripts=(*PROFILE, *(DATED if fits else ())),
        still_right=_still_right(edition, organisation),
        week_data=week_data,
        federations=[edition.catalogue.federations[federation] for federation in organisation.federations],
        languages=[edition.words.language_name(language) for language in organisation.languages],
        confirmed_on=organisation.confirmed_on if confirmed else None,
        similar=[(other, edition.words.towns(other, 2)) for other in similar],
        nearby=edition.neighbourhood.nearby(organisation, NEARBY, without=similar),
        map=where_map(edition, edition._("Where to find %(name)s", name=organisation.name), [organisation])
        if organisation.locations
        else "",
        regions=directory.regions_of(organisation),
    )


def _can_be_reached(organisation: Organisation) -> bool:
    """Whether anything on the page says how: a number, an address or a site."""
    sites: tuple[Organisation | Location, ...] = (organisation, *organisation.locations)
    ways: tuple[Organisation | Location | Contact, ...] = (*sites, *organisation.contacts)
    return bool(organisation.social or any(one.phone or one.email for one in ways) or any(one.website for one in sites))


def _still_right(edition: Edition, organisation: Organisation) -> tuple[str | None, str | None]:
    """Where somebody says in one step that the profile is still right: a mail, for which nobody needs an account, and
    an issue, to which that mail leads whoever keeps the directory. None where the site has no place for it."""
    site, _ = edition.catalogue.site, edition._
    issue = still_right_url(site.repository, organisation.slug)
    if site.email is None:
        return None, issue
    address = edition.address(edition.routes.organisation(organisation.slug))
    lines = [_("Everything in this profile is still right: %(address)s", address=address)]
    if issue:
        lines.append(_("For who keeps the directory, in one step: %(link)s", link=issue))
    subject = _("Still right: %(name)s", name=organisation.name)
    body = "\n\n".join(lines)
    return f"mailto:{site.email}?subject={quote(subject, safe='')}&body={quote(body, safe='')}", issue


@question
def _fits(edition: Edition, slug: str) -> list[tuple[Request, list[str], list[str]]]:
    """Open requests that the organisation could answer, with what fits and what does not."""
    organisation, wording = edition.catalogue.organisations[slug], edition.wording
    return [
        (fit.request, wording.reasons(fit.candidate, True), wording.reasons(fit.candidate, False))
        for fit in edition.ground.board.fits(organisation)[:REQUESTS]
    ]


def _moved_page(edition: Edition, old: str, new: str) -> Page:
    organisation = edition.catalogue.organisations[new]
    return edition.page(
        "moved.html",
        edition.routes.organisation(old),
        section="organisaties",
        title=organisation.name,
        description=edition._("The profile of %(name)s has another address now.", name=organisation.name),
        crumbs=((edition._("Organisations"), edition.routes.organisations),),
        stands_for=edition.routes.organisation(organisation.slug),
        moved=True,
        organisation=organisation,
    )


@question
def _by_letter(edition: Edition) -> Mapping[str, tuple[Organisation, ...]]:
    return dict(sorted(index(edition.catalogue.active, lambda one: (first_letter(one.name),)).items()))


@question
def _letters(edition: Edition) -> tuple[str, ...]:
    return tuple(_by_letter(edition))


@question
def _parts(edition: Edition, letter: str) -> tuple[tuple[Organisation, ...], ...]:
    """The organisations under a letter, page by page."""
    those = _by_letter(edition)[letter]
    pages = -(-len(those) // ONE_PART)
    return tuple(those[slice_of(len(those), page, pages)] for page in range(pages))


def first_letter(name: str) -> str:
    """The letter a name is filed under: A to Z without accents, or 0 for everything else."""
    plain = unicodedata.normalize("NFD", name.strip()[:1].upper())[:1]
    return plain if "A" <= plain <= "Z" else "0"


def _list_page(edition: Edition) -> Page:
    routes, catalogue = edition.routes, edition.catalogue
    whole = len(catalogue.active) <= ONE_PAGE
    title = edition._("Organisations")
    listed = catalogue.active if whole else ()
    places = edition.directory.municipalities if whole else ()
    return edition.page(
        "organisations.html",
        routes.organisations,
        section="organisaties",
        title=title,
        description=edition._("All organisations of the social economy in this directory, from A to Z."),
        json_ld=(organisation_listing(edition, routes.organisations, title, listed),),
        last_changed=edition.last_reviewed,
        feeds=(organisations_feed(edition),),
        heading=title,
        count=len(catalogue.active),
        groups=list(_by_letter(edition).items()) if whole else [],
        letters=[
            (letter, f"#letter-{letter.lower()}" if whole else f"{letter.lower()}/") for letter in _letters(edition)
        ],
        parts=[],
        filter_keys=_filter_keys,
        filter_words=[*_work_words(edition), *_place_words(edition, {place.nis for place in places})] if whole else [],
        gone=[
            (organisation, catalogue.organisations.get(organisation.merged_into or ""))
            for organisation in edition.directory.archived()
        ],
    )


def _letter_page(edition: Edition, letter: str, number: str) -> Page:
    parts = _parts(edition, letter)
    organisations = parts[int(number) - 1]
    path = edition.routes.letter(letter.lower(), int(number))
    back = "../" * (path.count("/") - edition.routes.organisations.count("/"))
    called = letter if len(parts) == 1 else f"{letter} ({number}/{len(parts)})"
    title = edition._("Organisations: %(letter)s", letter=called)
    return edition.page(
        "organisations.html",
        path,
        section="organisaties",
        title=title,
        description=edition._("Organisations of which the name begins with %(letter)s.", letter=called),
        crumbs=((edition._("Organisations"), edition.routes.organisations),),
        heading=title,
        count=len(organisations),
        groups=[(letter, organisations)],
        letters=[(other, f"{back}{other.lower()}/") for other in _letters(edition)],
        parts=[
            (f"{those[0].name} – {those[-1].name}", edition.routes.letter(letter.lower(), at))
            for at, those in enumerate(parts, 1)
        ],
        filter_keys=_filter_keys,
        filter_words=_work_words(edition),
        gone=[],
    )


def _filter_keys(organisation: Organisation) -> str:
    """What the list's filter looks at beside the visible words: keys of words that stand on the page once."""
    sectors = [offer.sector.id for offer in organisation.offers]
    activities = [activity.key for activity in organisation.activities]
    codes = [location.postal_code for location in organisation.locations if location.postal_code]
    return " ".join(
        dict.fromkeys([*sectors, *activities, *(place.nis for place in organisation.municipalities), *codes])
    )


@question
def _work_words(edition: Edition) -> list[tuple[str, str]]:
    """What people call each sector and activity that somebody offers."""
    found = []
    for sector in edition.catalogue.vocabulary.sectors.values():
        if edition.directory.in_sector(sector.id):
            entries: list[tuple[str, Sector | Activity]] = [(sector.id, sector)]
            entries += [(one.key, one) for one in sector.activities if edition.directory.with_activity(one.key)]
            for key, entry in entries:
                words = (edition.text(entry.label), *entry.synonyms.get(edition.language, ()))
                found.append((key, ", ".join(words)))
    return found


def _place_words(edition: Edition, nis_codes: set[str]) -> Iterator[tuple[str, str]]:
    """Former and other names of municipalities."""
    for nis in sorted(nis_codes):
        municipality = edition.catalogue.places.municipalities[nis]
        if municipality.aliases:
            yield nis, ", ".join(municipality.aliases)
