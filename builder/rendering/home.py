"""The home page, the figures and the conversation cards."""

from __future__ import annotations

from builder.rendering.edition import Edition
from builder.rendering.linked_data import website
from builder.rendering.mapping import regions_map
from builder.rendering.page import Page
from builder.rendering.sectors import sorted_sectors

NEWEST = 3
AUDIENCES = ("company", "government", "organisation", "everyone")


def home_page(edition: Edition) -> Page:
    site, routes, counts = edition.catalogue.site, edition.routes, edition.directory.counts
    description = edition.text(site.description)
    regions = [(region, counts.by_region[region.id]) for region in edition.catalogue.regions.values()]
    return edition.page(
        "home.html",
        routes.home,
        section="",
        title=site.name,
        description=description,
        json_ld=(website(site.name, description, edition.address(routes.home), edition.address(routes.search)),),
        last_changed=edition.last_reviewed,
        counts=counts,
        doors=doors(edition),
        sectors=[
            (sector, counts.by_sector[sector.id]) for sector in sorted_sectors(edition) if counts.by_sector[sector.id]
        ],
        regions_by_kind=edition.by_kind((region, count) for region, count in regions if count),
        practices=edition.related.practices[:NEWEST],
        map=regions_map(edition, "../" * routes.home.count("/")),
    )


def doors(edition: Edition) -> list[tuple[str, str, str]]:
    """Pages for a kind of visitor: what the link says, its icon, the page."""
    return [
        (edition._("For me at home"), "material/home-heart", "particulieren"),
        (edition._("For my local government"), "material/bank-outline", "besturen"),
        (edition._("I am looking for work"), "material/account-search-outline", "werk-zoeken"),
    ]


def figures_page(edition: Edition) -> Page:
    routes, counts = edition.routes, edition.directory.counts
    figures = edition.catalogue.figures
    return edition.page(
        "figures.html",
        routes.figures,
        section="over",
        title=edition._("Figures"),
        description=edition._("Figures on the social economy in Flanders and Brussels, each with its year and source."),
        live=[
            (edition._("organisations"), counts.organisations, routes.organisations),
            (edition._("places where they work"), counts.locations, routes.regions),
            (edition._("municipalities"), counts.municipalities, routes.municipalities),
            (edition._("sectors"), sum(1 for count in counts.by_sector.values() if count), routes.sectors),
        ],
        last_changed=max((figure.source.read_on or "" for figure in figures), default="") or None,
        current=[figure for figure in figures if not figure.archive],
        archive=[figure for figure in figures if figure.archive],
        edit_url=edition.edit_url("figures.yml"),
    )


def conversation_cards_page(edition: Edition) -> Page:
    names = {
        "company": edition._("For companies"),
        "government": edition._("For local governments"),
        "organisation": edition._("For organisations in the social economy"),
        "everyone": edition._("For everyone at the table"),
    }
    cards = edition.catalogue.cards
    audiences = [(names[who], [card for card in cards if card.audience == who]) for who in AUDIENCES]
    return edition.page(
        "conversation_cards.html",
        edition.routes.conversation_cards,
        section="over",
        title=edition._("Conversation cards"),
        description=edition._("Questions and suggestions to get a company and the social economy talking. To print."),
        audiences=[(name, those) for name, those in audiences if those],
        edit_url=edition.edit_url("conversation-cards.yml"),
    )
