"""Locations for a map (GeoJSON, RFC 7946): one point for each location of an organisation that is active."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.catalogue.model import Catalogue, Location, Organisation
from builder.exporting.listing import Listing
from builder.exporting.plain import DECIMALS
from builder.routes import Routes

PROPERTIES = {
    "organisation": "Id of the organisation",
    "name": "Name of the organisation",
    "location": "Name of the location, where it has one",
    "purposes": "What the location is, as ids: zetel, winkel …",
    "street": "Street, number and box",
    "postal_code": "Postal code",
    "municipality": "Municipality, in Dutch",
    "nis": "NIS code (Statbel) of the municipality",
    "exact": "true: the point is the address; false: the point is the middle of the postal code or municipality",
    "sectors": "Ids of the sectors of the organisation",
    "activities": "Ids of its activities, as sector/activity",
    "customers": "Ids of its kinds of customers",
    "url": "Address of the profile on this site",
    "phone": "Telephone of the location, else of the organisation",
    "email": "E-mail of the location, else of the organisation",
    "website": "Website of the location, else of the organisation",
}


def geojson(catalogue: Catalogue) -> dict[str, Any]:
    """A FeatureCollection. Properties that are not known are left out; the others are those of PROPERTIES. The id of a
    feature is that of the organisation with the number of the location, from 1."""
    return points_listing(catalogue).value()


def points_listing(catalogue: Catalogue) -> Listing:
    """The same, by organisation."""
    language, site_url = catalogue.site.languages[0], catalogue.site.url
    routes = Routes.for_(language, language)
    return Listing(
        {"type": "FeatureCollection", "features": []},
        "features",
        catalogue.active,
        lambda one: list(_features(one, site_url + routes.organisation(one.slug), language)),
    )


def _features(one: Organisation, url: str, language: str) -> Iterator[dict[str, Any]]:
    shared = {
        "sectors": list(dict.fromkeys(offer.sector.id for offer in one.offers)),
        "activities": list(dict.fromkeys(activity.key for activity in one.activities)),
        "customers": [customer.id for customer in one.customers],
        "url": url,
    }
    for number, location in enumerate(one.locations, start=1):
        point = [round(location.longitude, DECIMALS), round(location.latitude, DECIMALS)]
        yield {
            "type": "Feature",
            "id": f"{one.slug}/{number}",
            "geometry": {"type": "Point", "coordinates": point},
            "properties": _properties(one, location, shared, language),
        }


def _properties(one: Organisation, location: Location, shared: dict[str, Any], language: str) -> dict[str, Any]:
    own = {
        "organisation": one.slug,
        "name": one.name,
        "location": location.name.in_(language) if location.name else None,
        "purposes": [purpose.id for purpose in location.purposes],
        "street": location.street_line,
        "postal_code": location.postal_code,
        "municipality": location.municipality.name,
        "nis": location.municipality.nis,
        "exact": location.exact,
        **shared,
        "phone": location.phone or one.phone,
        "email": location.email or one.email,
        "website": location.website or one.website,
    }
    return {name: value for name, value in own.items() if value or value is False}
