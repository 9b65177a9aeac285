"""The page of the visitor's own bundle: its words and empty forms, which the scripts fill in the browser."""

from __future__ import annotations

from typing import Any

from builder.rendering.dates import for_scripts
from builder.rendering.edition import Edition
from builder.rendering.page import Page, data_block

DATA_ID = "bundel-gegevens"


def bundle_page(edition: Edition) -> Page:
    return edition.page(
        "bundle.html",
        edition.routes.bundle,
        section="bundel",
        title=edition._("My bundle"),
        description=edition._("Collect pages of this site and take them with you as one document."),
        styles=("assets/css/bundle.css",),
        scripts=("assets/js/bundle/bundle.js",),
        data=data_block(bundle_data(edition), identifier=DATA_ID),
    )


def bundle_data(edition: Edition) -> dict[str, Any]:
    """What the scripts need: the site's name, headings of the table, `words` as `text` or `[one, many]`."""
    return {"site": edition.catalogue.site.name, "columns": _columns(edition), "words": _words(edition)}


def _columns(edition: Edition) -> dict[str, str]:
    _ = edition._
    return {
        "name": _("Name"),
        "kind": _("Kind"),
        "summary": _("Summary"),
        "work": _("What they do"),
        "customers": _("For whom"),
        "where": _("Where"),
        "phone": _("Telephone"),
        "email": _("E-mail"),
        "website": _("Website"),
        "street": _("Street and number"),
        "postalCode": _("Postal code"),
        "town": _("Municipality"),
        "date": _("Date"),
        "note": _("Your note"),
        "url": _("Page"),
    }


def _words(edition: Edition) -> dict[str, Any]:
    """What the scripts say. `{name}` is filled in by them; a pair is for one and for more."""
    _, key = edition._, edition.routes.key
    return {
        **for_scripts(edition.language),
        "title": _("My bundle"),
        "up": _("Move {name} up"),
        "down": _("Move {name} down"),
        "remove": _("Remove {name} from your bundle"),
        "moved": _("{name} is now number {n} of {all}."),
        "removed": _("{name} is no longer in your bundle."),
        "emptied": _("Your bundle is empty."),
        "undone": _("Everything is as it was."),
        "take": _("Make it my bundle"),
        "takeInstead": _("Put it in the place of my bundle"),
        "taken": [_("Your bundle now has {n} page."), _("Your bundle now has {n} pages.")],
        "refused": [_("{n} address in this link is not right."), _("{n} addresses in this link are not right.")],
        "gone": _("This page no longer exists."),
        "failed": _("This page did not load. Try again later."),
        "unknown": _("Not known"),
        "swap": _("Take {name} in its place"),
        "copied": _("Copied."),
        "copyYourself": _("Copy the address that is selected."),
        "madeOn": _("Made on {date}"),
        "pages": [_("{n} page"), _("{n} pages")],
        "contents": _("Contents"),
        "online": _("This bundle online:"),
        "note": _("Note"),
        "kinds": {
            key(edition.routes.organisations): _("Organisation"),
            key(edition.routes.practices): _("Example"),
            key(edition.routes.events): _("Event"),
            key(edition.routes.requests): _("Request"),
            key(edition.routes.glossary): _("Explained"),
        },
    }
