"""Services in the Human Services Data Specification (HSDS 3.0) of Open Referral: what other directories can read.

Names of fields and what is required are those of the specification's schemas of organization, service, location,
address, phone, service_area, service_at_location, language, attribute, taxonomy_term and organization_identifier. An
organisation has one service for each sector; one without sectors has a service of its own name. Ids are UUIDs made from
addresses of this site, so that they stay. Opening hours are left out: HSDS wants recurrence rules.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from builder.catalogue.model import Activity, Catalogue, Location, Offer, Organisation, Sector
from builder.exporting.plain import DECIMALS
from builder.rendering.routes import Routes

TAXONOMY = "werkwijzer"
SCHEME = "BE-BCE_KBO"  # of org-id.guide


def services(catalogue: Catalogue) -> dict[str, Any]:
    """One page with all services of the active organisations, each with its organisation and locations."""
    export = _Export(catalogue)
    contents = [service for one in catalogue.active for service in export.services(one)]
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }


class _Export:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.language = catalogue.site.languages[0]
        self.routes = Routes.for_(self.language, self.language)

    def services(self, one: Organisation) -> list[dict[str, Any]]:
        page = self.page(one)
        shared = {
            "organization": self.organization(one),
            "locations": [self.location(page, number, location) for number, location in enumerate(one.locations, 1)],
        }
        return [self.service(one, page, offer, shared) for offer in one.offers or (None,)]

    def service(self, one: Organisation, page: str, offer: Offer | None, shared: dict[str, Any]) -> dict[str, Any]:
        me = f"{page}#{offer.sector.id}" if offer else f"{page}#dienst"
        sector = offer.sector.label.in_(self.language) if offer else ""
        description = offer.note.in_(self.language) if offer and offer.note else one.summary.in_(self.language)
        areas = [_known({"id": _id(f"{me}/{area}"), "name": area}) for area in self.areas(one)]
        work = [offer.sector, *offer.activities] if offer else []
        return _known(
            {
                "id": _id(me),
                "name": f"{one.name}: {sector}" if sector else one.name,
                "description": description,
                "url": page,
                "email": one.email,
                "status": "active",
                "assured_date": one.confirmed_on if one.confirmed_on and len(one.confirmed_on) == 10 else None,
                "phones": [{"id": _id(f"{me}/phone"), "number": one.phone}] if one.phone else [],
                "service_areas": areas,
                "service_at_locations": [
                    {"id": _id(f"{me}/{location['id']}"), "location": location} for location in shared["locations"]
                ],
                "languages": [{"id": _id(f"{me}/{code}"), "code": code} for code in one.languages],
                "organization": shared["organization"],
                "attributes": [
                    {"id": _id(f"{me}/{entry['code']}"), "link_entity": "service", "taxonomy_term": entry}
                    for entry in map(self.term, work)
                ],
            }
        )

    def organization(self, one: Organisation) -> dict[str, Any]:
        page = self.page(one)
        number = one.enterprise_number
        identifier = {
            "id": _id(f"{page}#kbo"),
            "identifier_scheme": SCHEME,
            "identifier_type": "company",
            "identifier": number and number.replace(".", ""),
        }
        return _known(
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
        return _known(
            {
                "id": _id(me),
                "location_type": "physical",
                "name": location.name.in_(self.language) if location.name else location.municipality.name,
                "latitude": round(location.latitude, DECIMALS),
                "longitude": round(location.longitude, DECIMALS),
                "external_identifier": location.municipality.nis,
                "external_identifier_type": "NIS code of the municipality (Statbel)",
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

    def term(self, work: Sector | Activity) -> dict[str, Any]:
        """A term of the taxonomy: what it is called, and its sector when it is an activity. HSDS asks a description."""
        sectors, name = self.catalogue.vocabulary.sectors, work.label.in_(self.language)
        if isinstance(work, Activity):
            above = sectors[work.sector]
            parent, code, path = self.term_id(above.id), work.key, self.routes.activity(above.id, work.id)
            meaning = f"{above.label.in_(self.language)}: {name}"
        else:
            parent, code, path, meaning = None, work.id, self.routes.sector(work.id), work.summary.in_(self.language)
        return _known(
            {
                "id": self.term_id(code),
                "code": code,
                "name": name,
                "description": meaning,
                "parent_id": parent,
                "taxonomy": TAXONOMY,
                "language": self.language,
                "term_uri": self.catalogue.site.url + path,
            }
        )

    def term_id(self, code: str) -> str:
        return _id(f"{self.catalogue.site.url}{self.routes.sectors}{code}")

    @cached_property
    def provinces(self) -> dict[str, str]:
        return {region.id: region.name.in_(self.language) for region in self.catalogue.regions.values()}

    def page(self, one: Organisation) -> str:
        return self.catalogue.site.url + self.routes.organisation(one.slug)


def _id(address: str) -> str:
    return str(uuid5(NAMESPACE_URL, address))


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
