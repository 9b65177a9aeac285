"""The matching day: a deck of cards. Organisations come from the search index; requests stand on the page."""

from __future__ import annotations

from typing import Any

from builder.rendering.edition import Edition
from builder.rendering.home import audiences
from builder.rendering.page import Page, data_block
from builder.rendering.regions import regions_at_work
from builder.rendering.sectors import sectors_at_work

DATA_ID = "matchdag-gegevens"


def matchday_page(edition: Edition) -> Page:
    _ = edition._
    return edition.page(
        "matchday.html",
        edition.routes.matchday,
        section="takenwijzer",
        title=_("Matching day"),
        description=_("Go through organisations or requests card by card, keep who you want to talk to, and print."),
        crumbs=((_("Task finder"), edition.routes.tasks),),
        styles=("assets/css/finder.css", "assets/css/deck.css"),
        scripts=("assets/js/deck/deck.js",),
        sectors=sectors_at_work(edition),
        regions_by_kind=regions_at_work(edition),
        requests=edition.still_open(edition.related.requests),
        audiences=audiences(edition),
        data=data_block({"words": _words(edition)}, identifier=DATA_ID),
    )


def _words(edition: Edition) -> dict[str, Any]:
    """What the scripts say. `{name}` is filled in by them; a pair is for one and for more."""
    _ = edition._
    return {
        "language": edition.language,
        "deal": [_("Deal {n} card"), _("Deal {n} cards")],
        "noCards": _("There are no cards here. Choose other work or another region."),
        "noRequests": _("There are no open requests right now."),
        "progress": _("Card {at} of {n}"),
        "yes": _("Kept: {title}"),
        "no": _("Not now: {title}"),
        "kept": [_("{n} card kept"), _("{n} cards kept")],
        "remove": _("Remove: {what}"),
        "onPile": _("You kept this card"),
        "away": _("{km} km"),
        "morePlaces": _("{places} and {n} more"),
        "fits": _("Fits:"),
        "mind": _("Mind:"),
        "forTasks": _("The cards fit your tasks: {tasks}."),
        "failed": _("The cards could not be loaded. Try again later, or choose a sector below."),
        "bundled": _("In your bundle."),
        "end": _("That was the last card. You kept {n}."),
    }
