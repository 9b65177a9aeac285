"""What every printed document has: language, title, date of the data, colours, words, the way to the site."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import asdict
from typing import Any

from builder.catalogue.model import Catalogue
from builder.printing.drawings import qr_code, sector_icon
from builder.printing.inks import palette
from builder.rendering.edition import Edition
from builder.rendering.words import domain
from builder.routes import Routes

HUES = 137.5  # degrees from one sector's colour to the next: neighbours in the list never look alike


def edition_in(catalogue: Catalogue, language: str) -> Edition:
    """The catalogue in a language; addresses are those of pages that the site has."""
    edition = Edition(catalogue, language)
    if language not in catalogue.site.languages:
        edition.routes = Routes()
    return edition


def document(edition: Edition, kind: str, title: str, *, path: str, dated: str | None, **values: Any) -> dict[str, Any]:
    """A document of a `kind` (the layout's name), about the page at `path`; `dated` is the day of its newest data."""
    site = edition.catalogue.site
    return {
        "kind": kind,
        "lang": edition.language,
        "title": title,
        "date": [int(part) for part in dated.split("-")] if dated and len(dated) == 10 else None,
        "dated": edition._("Data of %(date)s", date=edition.words.date(dated)) if dated else "",
        "inks": asdict(palette(site.accent)),
        "site": {
            "name": site.name,
            "address": domain(site.url),
            "url": site.url,
            "publisher": site.publisher,
            "email": site.email,
        },
        "page": page_link(edition, path),
        "words": fixed_words(edition),
        **values,
    }


def page_link(edition: Edition, path: str) -> dict[str, str]:
    """The way from paper to a page: its address, for people and as a QR code."""
    url = edition.address(path)
    shown = url.partition("://")[2].partition("#")[0].rstrip("/")
    return {
        "url": url,
        "shown": shown,
        "svg": qr_code(url),
        "alt": edition._("QR code that leads to %(address)s", address=shown),
    }


def sector_marks(catalogue: Catalogue, sectors: Container[str]) -> dict[str, dict[str, Any]]:
    """For each of the sectors (ids) its icon and the hue of its mark."""
    return {
        sector.id: {"hue": round(place * HUES % 360, 1), "svg": sector_icon(sector.icon, "#ffffff")}
        for place, sector in enumerate(catalogue.vocabulary.sectors.values())
        if sector.id in sectors
    }


def fixed_words(edition: Edition) -> dict[str, str]:
    """The fixed words of the layout."""
    _ = edition._
    return {
        "contents": _("Contents"),
        "contact": _("Contact"),
        "where": _("Where"),
        "for_whom": _("For whom"),
        "how": _("How"),
        "comes_to": _("Where they come to work"),
        "by_appointment": _("By appointment."),
        "confirmed": _("Confirmed by the organisation itself"),
        "unconfirmed": _("Not yet checked by the organisation itself."),
        "what": _("What they do"),
        "together": _("How to work together"),
        "way": _("How they work"),
        "support": _("Support"),
        "labels": _("Labels"),
        "languages": _("Languages"),
        "member_of": _("Member of"),
        "worked_for": _("They worked for"),
        "brings": _("What it brings about"),
        "online": _("Always up to date"),
        "scan": _("Scan the code for the page with the latest news."),
    }
