"""What scripts say on every page: a file for each language, which no page then has to carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from builder.language import translator
from builder.writing import compact

FOLDER = "assets/said/"  # theme/assets/js/said.js reads it


def said_files(languages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and content of each."""
    for language in languages:
        yield f"{FOLDER}{language}.json", compact(_said(translator(language, "interface").gettext))


def _said(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "bundle_out": _("Put in your bundle"),
        "bundle_in": _("In your bundle"),
        "bundle_added": _("{name} is now in your bundle."),
        "bundle_removed": _("{name} is no longer in your bundle."),
        "bundle_show": _("See your bundle"),
        "bundle_full": _("Your bundle is full: it holds at most {n} pages."),
        "bundle_lost": _("Your browser keeps nothing: your bundle is gone when you go to another page."),
        "address_copy": _("Copy the address"),
        "address_copied": _("Copied."),
        "month_ago": _("a month ago"),
        "months_ago": _("{n} months ago"),
        "years_ago": _("{n} years ago"),
        "stale_12": _("Nobody has looked at this profile for more than a year. Ask before you count on it."),
        "stale_24": _(
            "Nobody has looked at this profile for more than two years. Much may have changed: call or write first."
        ),
        "link_copied": _("Link copied"),
        "qr_show": _("Show the QR code"),
        "qr_label": _("QR code of this page"),
        "today_now": _("Open now, until {until} hours."),
        "today_later": _("Open today from {from} to {until} hours."),
        "today_over": _("No longer open today."),
        "today_closed": _("Closed today."),
        "today_holiday": _("Today is a public holiday. Ask whether they are open."),
        "theme": _("Colours"),
        "theme_auto": _("As my device"),
        "theme_light": _("Light"),
        "theme_dark": _("Dark"),
        "kept": _("You are not connected. This is the page as it was on {day}."),
    }
