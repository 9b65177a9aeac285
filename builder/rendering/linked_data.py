"""Linked data (schema.org, as JSON-LD): plain dictionaries, which the frame writes and escapes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

from builder.catalogue.model import Event, Federation, GlossaryEntry, Location, Organisation, Request
from builder.exporting.plain import without_gaps
from builder.rendering.hours import week_table

CONTEXT = "https://schema.org"
LISTED = 10  # of what a page lists
_SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def breadcrumb_list(site: str, trail: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The way to the last of `trail`, which is the page itself: its address goes without saying, and so does home where
    the way has more steps."""
    trail = trail[1:] if len(trail) > 2 else trail
    ways = [*({"item": site + path} for _, path in trail[:-1]), {}]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, **way}
            for position, ((name, _), way) in enumerate(zip(trail, ways, strict=True), start=1)
        ],
    }


def collection(address: str, name: str, items: Collection[tuple[str, str]], language: str) -> dict[str, Any]:
    """A page in `language` that lists things; `items` are (name, address). A long list is told by its beginning: the
    page itself has the rest."""
    return {
        "@context": CONTEXT,
        "@type": "CollectionPage",
        "@id": address,
        "inLanguage": language,
        "name": name,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(items),
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": item, "url": url}
                for position, (item, url) in enumerate(islice(items, LISTED), start=1)
            ],
        },
    }


def organisation_data(
    organisation: Organisation,
    identity: str,
    address: str,
    offers: Sequence[str],
    logo: str | None,
    language: str,
) -> dict[str, Any]:
    """An organisation with its places, told to readers of `language`. It has one `identity`, whatever the `address` of
    the page. What is not known is left out; what the organisation does is in the description of the page."""
    seat = organisation.seat
    other_names = [name for name in (organisation.short_name, *(old.name for old in organisation.former_names)) if name]
    same = [url for url in (organisation.website, *organisation.social.values()) if url]
    address_of_seat = postal_address(seat, language) if seat else None
    places = [place(location, language) for location in organisation.locations if location.street or location.hours]
    if places == [{"@type": "Place", "address": address_of_seat}]:
        places = []  # that is where the organisation itself is
    for found in places:
        if address_of_seat and found["address"] == address_of_seat:  # told once
            address_of_seat, found["address"] = {"@id": "#zetel", **address_of_seat}, {"@id": "#zetel"}
            break
    return without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Organization",
            "@id": "#organisatie" if identity == address else f"{identity}#organisatie",
            "name": organisation.name,
            "alternateName": other_names,
            "url": address,
            "logo": logo,
            "sameAs": same,
            "email": organisation.email,
            "telephone": organisation.phone,
            "foundingDate": organisation.founded,
            "identifier": organisation.enterprise_number
            and {"@type": "PropertyValue", "propertyID": "KBO", "value": organisation.enterprise_number},
            "address": address_of_seat,
            "location": places,
            "knowsAbout": list(offers),
        }
    )


def postal_address(location: Location, language: str) -> dict[str, Any]:
    return without_gaps(
        {
            "@type": "PostalAddress",
            "streetAddress": location.street_line,
            "postalCode": location.postal_code,
            "addressLocality": location.municipality.name_in(language),
            "addressCountry": "BE",
        }
    )


def place(location: Location, language: str) -> dict[str, Any]:
    """A location with its address, its opening hours where they are a plain week, its point where it is exact."""
    point = {"@type": "GeoCoordinates", "latitude": location.latitude, "longitude": location.longitude}
    return without_gaps(
        {
            "@type": "Place",
            "address": postal_address(location, language),
            "geo": point if location.exact else None,
            "telephone": location.phone,
            "openingHoursSpecification": next(
                (week for hours in location.hours.values() if (week := _opening_hours(hours))), None
            ),
        }
    )


def _opening_hours(hours: str) -> list[dict[str, Any]]:
    week = week_table(hours)
    if week is None:
        return []
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": list(_SCHEMA_DAYS[row.first : row.last + 1]),
            "opens": start,
            "closes": end,
        }
        for row in week.rows
        for start, end in row.spans
    ]


def federation_data(federation: Federation, address: str, summary: str) -> dict[str, Any]:
    return without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Organization",
            "@id": f"{address}#federatie",
            "name": federation.name,
            "alternateName": [
                name for name in (federation.full_name, *(old.name for old in federation.former_names)) if name
            ],
            "description": summary,
            "url": address,
            "sameAs": federation.website,
            "email": federation.email,
            "telephone": federation.phone,
            "foundingDate": federation.founded,
            "dissolutionDate": federation.ended,
        }
    )


def website(name: str, description: str, address: str, search_address: str, language: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "inLanguage": language,
        "name": name,
        "description": description,
        "url": address,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search_address}?q={{q}}"},
            "query-input": "required name=q",
        },
    }


def defined_term(
    entry: GlossaryEntry, name: str, definition: str, address: str, collection_address: str
) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@type": "Legislation" if entry.kind == "law" else "DefinedTerm",
        "@id": address,
        "name": name,
        "description": definition,
        **({} if entry.kind == "law" else {"inDefinedTermSet": collection_address}),
    }


def event_data(event: Event, name: str, summary: str, address: str, language: str) -> dict[str, Any]:
    town = event.municipality and event.municipality.name_in(language)
    where = {
        "@type": "Place",
        "name": event.venue or town,
        "address": town and {"@type": "PostalAddress", "addressLocality": town, "addressCountry": "BE"},
    }
    return without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "name": name,
            "description": summary,
            "url": address,
            "startDate": event.start,
            "endDate": event.end,
            "location": without_gaps(where) if event.venue or event.municipality else None,
            "organizer": [{"@type": "Organization", "name": organiser} for organiser in event.organisers],
        }
    )


def demand(request: Request, name: str, summary: str, address: str, language: str) -> dict[str, Any]:
    """Who seeks what: schema.org says it from the side of the one who asks."""
    town = request.place and request.place.name_in(language)
    sought = {
        "@type": "Demand",
        "@id": address,
        "name": name,
        "description": summary,
        "url": address,
        "validThrough": request.until,
        "availabilityStarts": request.start,
        "areaServed": town and {"@type": "PostalAddress", "addressLocality": town, "addressCountry": "BE"},
    }
    return without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Organization",
            "name": request.asker,
            "sameAs": request.website,
            "seeks": without_gaps(sought),
        }
    )


def article(name: str, summary: str, address: str, date: str | None, language: str) -> dict[str, Any]:
    return without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Article",
            "inLanguage": language,
            "headline": name,
            "description": summary,
            "url": address,
            "datePublished": date,
        }
    )
