"""The home page and the conversation cards."""

from __future__ import annotations

from builder.catalogue.model import ConversationCard
from builder.rendering.edition import DATED, Edition
from builder.rendering.feeds import calendar, news_feed, organisations_feed
from builder.rendering.icons import DOORS
from builder.rendering.linked_data import website
from builder.rendering.mapping import regions_map
from builder.rendering.page import Page
from builder.rendering.regions import regions_at_work
from builder.rendering.sectors import sectors_at_work

NEWEST = 3
MOST_REQUESTS = 6
SEEN = ("assets/js/seen.js",)
AUDIENCES = ("company", "government", "organisation", "everyone")


def home_page(edition: Edition) -> Page:
    site, routes, counts = edition.catalogue.site, edition.routes, edition.directory.counts
    description = edition.text(site.description)
    return edition.page(
        "home.html",
        routes.home,
        section="",
        title=site.name,
        description=description,
        json_ld=(
            website(
                site.name,
                description,
                edition.address(routes.home),
                edition.address(routes.search),
                edition.language,
            ),
        ),
        last_changed=edition.last_reviewed,
        counts=counts,
        doors=doors(edition),
        sectors=sectors_at_work(edition),
        regions_by_kind=regions_at_work(edition),
        practices=edition.related.practices[:NEWEST],
        requests=edition.still_open(edition.related.requests)[:MOST_REQUESTS],
        scripts=(*SEEN, *(DATED if edition.related.requests else ())),
        feeds=(news_feed(edition), organisations_feed(edition), calendar(edition)),
        map=regions_map(edition, "../" * routes.home.count("/")),
    )


def doors(edition: Edition) -> list[tuple[str, str, str]]:
    """Pages for a kind of visitor: what the link says, its icon, the page."""
    names = {
        "particulieren": edition._("For me at home"),
        "besturen": edition._("For my local government"),
        "werk-zoeken": edition._("I am looking for work"),
    }
    return [(name, DOORS[page], page) for page, name in names.items()]


def conversation_cards_page(edition: Edition) -> Page:
    return edition.page(
        "conversation_cards.html",
        edition.routes.conversation_cards,
        section="over",
        title=edition._("Conversation cards"),
        description=edition._("Questions and suggestions to get a company and the social economy talking. To print."),
        audiences=audiences(edition),
        edit_url=edition.edit_url("conversation-cards.yml"),
    )


def audiences(edition: Edition) -> list[tuple[str, list[ConversationCard]]]:
    """The conversation cards under the name of who they are for."""
    names = {
        "company": edition._("For companies"),
        "government": edition._("For local governments"),
        "organisation": edition._("For organisations in the social economy"),
        "everyone": edition._("For everyone at the table"),
    }
    cards = edition.catalogue.cards
    found = [(names[who], [card for card in cards if card.audience == who]) for who in AUDIENCES]
    return [(name, those) for name, those in found if those]
