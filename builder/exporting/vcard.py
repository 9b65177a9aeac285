"""An organisation as an address card: vCard 3.0 (RFC 2426) and not 4.0, which Outlook and older telephones do not read.

The same choices as those of a visitor's bundle in the browser (theme/assets/js/bundle/cards.js).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.catalogue.model import Catalogue, Organisation
from builder.exporting.content_lines import value, written
from builder.routes import Routes


def cards(catalogue: Catalogue, language: str) -> Iterator[tuple[str, str]]:
    """Path below the site's root and text of the card of each active organisation."""
    routes = Routes.for_(language, catalogue.site.languages[0])
    for one in catalogue.active:
        yield routes.card(one.slug), card(one, catalogue.site.url + routes.organisation(one.slug), language)


def card(organisation: Organisation, address: str, language: str) -> str:
    """The card, with the `address` of the profile as its source."""
    seat = organisation.seat
    name = value(organisation.name)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{name};;;;",
        f"FN:{name}",
        f"ORG:{name}",
        "X-ABSHOWAS:COMPANY",  # Apple: a company, not somebody with this surname
        organisation.phone and f"TEL;TYPE=WORK,VOICE:{value(organisation.phone)}",
        organisation.email and f"EMAIL;TYPE=INTERNET,WORK:{value(organisation.email)}",
        seat and _address(seat.street_line, seat.municipality.name, seat.postal_code or ""),
        organisation.website and _is_web(organisation.website) and f"URL:{organisation.website}",
        f"NOTE:{value(organisation.summary.in_(language))}",
        f"SOURCE:{address}",
        "END:VCARD",
    ]
    return written(line for line in lines if line)


def _address(street: str, town: str, postal_code: str) -> str:
    return f"ADR;TYPE=WORK:;;{value(street)};{value(town)};;{value(postal_code)};BE"


def _is_web(address: str) -> bool:
    """Whether it is a web address that is one word, so that it cannot end its line."""
    return urlsplit(address).scheme in ("http", "https") and not re.search(r"[\s\x00-\x1f]", address)
