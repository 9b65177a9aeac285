"""Services in the Human Services Data Specification (HSDS 3.0) of Open Referral: what other directories can read.

Names of fields and what is required are those of the specification's schemas of organization, service, location,
address, phone, service_area, service_at_location, language, attribute, taxonomy_term and organization_identifier. An
organisation is one service; its sectors and activities are attributes of it, which point to terms of our taxonomy, as a
page of their own: said again with every service, they would be half of the data. Ids are UUIDs made from addresses of
this site, so that they stay. Opening hours are left out: HSDS wants recurrence rules.
"""

from __future__ import annotations

from functools import cached_property
from hashlib import sha1
from typing import Any
from uuid import NAMESPACE_URL

from builder.catalogue.model import Catalogue, Location, Organisation
from builder.exporting.listing import Listing
from builder.exporting.plain import DECIMALS, without_gaps
from builder.routes import Routes

TAXONOMY = "werkwijzer"
SCHEME = "BE-BCE_KBO"  # of org-id.guide
_NAMESPACE = NAMESPACE_URL.bytes
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def services(catalogue: Catalogue) -> dict[str, Any]:
    """One page with the services of all active organisations, each with its organisation and locations."""
    return services_listing(catalogue).value()


def services_listing(catalogue: Catalogue) -> Listing:
    """The same, by organisation."""
    export, active = _Export(catalogue), tuple(catalogue.active)
    return Listing(_page([], len(active)), "contents", active, lambda one: [export.service(one)])


def taxonomy_terms(catalogue: Catalogue) -> dict[str, Any]:
    """One page with the terms that services point to: sectors, each followed by its activities."""
    terms = _Export(catalogue).terms()
    return _page(terms, len(terms))


def _page(contents: list[dict[str, Any]], number: int) -> dict[str, Any]:
    return {
        "total_items": number,
        "total_pages": 1,
        "page_number": 1,
        "size": number,
        "first_page": True,
        "last_page": True,
        "empty": not number,
        "contents": contents,
    }


class _Export:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.language = catalogue.site.languages[0]
        self.routes = Routes.for_(self.language, self.language)

    def service(self, one: Organisation) -> dict[str, Any]:
        page = self.page(one)
        me = f"{page}#dienst"
        locations = [self.location(page, number, location) for number, location in enumerate(one.locations, 1)]
        return without_gaps(
            {
                "id": _id(me),
                "name": one.name,
                "description": one.summary.in_(self.language),
                "url": page,
                "email": one.email,
                "status": "active",
                "assured_date": one.confirmed_on if one.confirmed_on and len(one.confirmed_on) == 10 else None,
                "phones": [{"id": _id(f"{me}/phone"), "number": one.phone}] if one.phone else [],
                "service_areas": [{"id": _id(f"{me}/{area}"), "name": area} for area in self.areas(one)],
                "service_at_locations": [
                    {"id": _id(f"{me}/{number}"), "location": location} for number, location in enumerate(locations, 1)
                ],
                "languages": [{"id": _id(f"{me}/{code}"), "code": code} for code in one.languages],
                "organization": self.organization(one, page),
                "attributes": [
                    {"id": _id(f"{me}/{code}"), "link_entity": "service", "taxonomy_term_id": self.term_id(code)}
                    for offer in one.offers
                    for code in (offer.sector.id, *(activity.key for activity in offer.activities))
                ],
            }
        )

    def organization(self, one: Organisation, page: str) -> dict[str, Any]:
        number = one.enterprise_number
        identifier = {
            "id": _id(f"{page}#kbo"),
            "identifier_scheme": SCHEME,
            "identifier_type": "company",
            "identifier": number and number.replace(".", ""),
        }
        return without_gaps(
            {
                "id": _id(page),
                "name": one.name,
                "alternate_name": one.short_name,
                "description": one.summary.in_(self.language),
                "email": one.email,
                "website": one.website,
                "year_incorporated": int(one.founded[:4]) if one.founded else None,
                "legal_status": one.legal_form.label.in_(self.language) if one.legal_form else None,
                "uri": page,
                "organization_identifiers": [identifier] if number else [],
            }
        )

    def location(self, page: str, number: int, location: Location) -> dict[str, Any]:
        me = f"{page}#vestiging-{number}"
        whole = location.street and location.postal_code  # HSDS knows no address without its street
        address = {
            "id": _id(f"{me}/address"),
            "address_1": location.street_line,
            "city": location.municipality.name,
            "state_province": self.provinces.get(location.municipality.province, location.municipality.province),
            "postal_code": location.postal_code,
            "country": "BE",
            "address_type": "physical",
        }
        return without_gaps(
            {
                "id": _id(me),
                "location_type": "physical",
                "name": location.name.in_(self.language) if location.name else location.municipality.name,
                "latitude": round(location.latitude, DECIMALS),
                "longitude": round(location.longitude, DECIMALS),
                "external_identifier": location.municipality.nis,
                "external_identifier_type": "NIS code (Statbel)",
                "addresses": [address] if whole else [],
                "phones": [{"id": _id(f"{me}/phone"), "number": location.phone}] if location.phone else [],
            }
        )

    def areas(self, one: Organisation) -> list[str]:
        """Names of where it comes to work; a number of kilometres has no name and is left out."""
        area, regions = one.work_area, self.catalogue.regions
        everywhere = {"vlaanderen": "Vlaanderen", "brussel": "Brussel"}
        named = [everywhere[part] for part in area.everywhere]
        named += [regions[region].name.in_(self.language) for region in area.regions]
        return list(dict.fromkeys([*named, *(municipality.name for municipality in area.municipalities)]))

    def terms(self) -> list[dict[str, Any]]:
        """HSDS asks a description of each term."""
        made = []
        for sector in self.catalogue.vocabulary.sectors.values():
            name = sector.label.in_(self.language)
            meaning = sector.summary.in_(self.language)
            made.append(self.term(sector.id, name, meaning, self.routes.sector(sector.id)))
            for activity in sector.activities:
                own = activity.label.in_(self.language)
                term = self.term(activity.key, own, f"{name}: {own}", self.routes.activity(sector.id, activity.id))
                made.append(term | {"parent_id": self.term_id(sector.id)})
        return made

    def term(self, code: str, name: str, description: str, path: str) -> dict[str, Any]:
        return {
            "id": self.term_id(code),
            "code": code,
            "name": name,
            "description": description,
            "taxonomy": TAXONOMY,
            "language": self.language,
            "term_uri": self.catalogue.site.url + path,
        }

    def term_id(self, code: str) -> str:
        return _id(f"{self.catalogue.site.url}{self.routes.sectors}{code}")

    @cached_property
    def provinces(self) -> dict[str, str]:
        return {region.id: region.name.in_(self.language) for region in self.catalogue.regions.values()}

    def page(self, one: Organisation) -> str:
        return self.catalogue.site.url + self.routes.organisation(one.slug)


def _id(address: str) -> str:
    """`uuid.uuid5(NAMESPACE_URL, address)` as text, in a fifth of the time."""
    text = sha1(_NAMESPACE + address.encode(), usedforsecurity=False).hexdigest()
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{_VARIANT[text[16]]}{text[17:20]}-{text[20:32]}"
