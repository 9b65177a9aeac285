"""Organisations as linked data (JSON-LD 1.1) in terms of OSLO, the Flemish standard for data of governments.

Terms and addresses of terms are those of the context of the application profile OSLO Organisatie Basis
(data.vlaanderen.be/doc/applicatieprofiel/organisatie-basis): Organisatie, Vestiging, contactinfo, voorkeursNaam and so
on; most belong to the W3C vocabularies ORG, REGORG and LOCN, and to schema.org. An address is an adresvoorstelling of
OSLO Adres (data.vlaanderen.be/ns/adres). A location says its municipality by NIS code, with Dublin Core's `spatial`: in
Flanders as the municipality of the Flemish register, elsewhere as an identifier alone, as that register lacks it.
Addresses are short: those of the site start from its root (`@base`), those of terms and municipalities have a prefix of
the context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from builder.catalogue.model import Catalogue, Location, Organisation, Sector, Term, Text
from builder.catalogue.places import Municipality
from builder.exporting.listing import Listing
from builder.exporting.plain import without_gaps
from builder.routes import Routes

ORG, LOCN, SKOS = "http://www.w3.org/ns/org#", "http://www.w3.org/ns/locn#", "http://www.w3.org/2004/02/skos/core#"
ADDRESSES = "https://data.vlaanderen.be/ns/adres#"
MUNICIPALITIES = "https://data.vlaanderen.be/id/gemeente/"
KBO = "Kruispuntbank van Ondernemingen"
NIS = "Statbel, NIS-code"
KINDS = ("types", "legal_forms", "sectors", "activities")  # of the concepts that organisations point to


def _set(address: str, kind: str = "@id") -> dict[str, str]:
    return {"@id": address, "@type": kind, "@container": "@set"}


_WORDS = {"@container": "@language"}
CONTEXT: Mapping[str, Any] = {
    "@version": 1.1,
    "id": "@id",
    "a": "@type",
    "Organisatie": f"{ORG}Organization",
    "Vestiging": f"{ORG}Site",
    "Contactinfo": "http://schema.org/ContactPoint",
    "Adresvoorstelling": f"{LOCN}Address",
    "Identificator": "http://www.w3.org/ns/adms#Identifier",
    "Concept": f"{SKOS}Concept",
    "voorkeursNaam": f"{SKOS}prefLabel",
    "alternatieveNaam": {"@id": f"{SKOS}altLabel", "@container": "@set"},
    "label": {"@id": f"{SKOS}prefLabel", **_WORDS},
    "notatie": f"{SKOS}notation",
    "beschrijving": {"@id": "http://purl.org/dc/terms/description", **_WORDS},
    "homepage": {"@id": "http://xmlns.com/foaf/0.1/homepage", "@type": "@id"},
    "website": {"@id": "http://xmlns.com/foaf/0.1/page", "@type": "@id"},
    "registratie": "http://www.w3.org/ns/regorg#registration",
    "identificator": "http://www.w3.org/ns/adms#identifier",
    "schema": "http://www.w3.org/ns/adms#schemaAgency",
    "type": _set("http://www.w3.org/ns/regorg#orgType"),
    "activiteit": _set("http://www.w3.org/ns/regorg#orgActivity"),
    "rechtsvorm": {"@id": "http://data.vlaanderen.be/ns/organisatie#rechtsvorm", "@type": "@id"},
    "isLidVan": _set(f"{ORG}memberOf"),
    "heeftVestiging": _set(f"{ORG}hasSite"),
    "vestigingsAdres": f"{ORG}siteAddress",
    "contactinfo": {"@id": "http://schema.org/contactPoint", "@container": "@set"},
    "email": "http://schema.org/email",
    "telefoon": "http://schema.org/telephone",
    "adres": f"{LOCN}address",
    "straat": f"{LOCN}thoroughfare",
    "huisnummer": f"{ADDRESSES}Adresvoorstelling.huisnummer",
    "busnummer": f"{ADDRESSES}Adresvoorstelling.busnummer",
    "postcode": f"{LOCN}postCode",
    "gemeentenaam": {"@id": f"{ADDRESSES}gemeentenaam", **_WORDS},
    "land": {"@id": f"{ADDRESSES}land", **_WORDS},
    "gemeente": "http://purl.org/dc/terms/spatial",
}


def linked_data(catalogue: Catalogue, address: str) -> dict[str, Any]:
    """The active organisations with their locations, then the federations, municipalities and concepts that they point
    to; `address` is where this is published, of which the concepts are parts."""
    return linked_listing(catalogue, address).value()


def linked_listing(catalogue: Catalogue, address: str) -> Listing:
    """The same, by organisation."""
    export = _Export(catalogue, address)
    return Listing(export.beside(), "@graph", catalogue.active, lambda one: [export.organisation(one)])


class _Export:
    def __init__(self, catalogue: Catalogue, address: str) -> None:
        self.catalogue = catalogue
        self.language = catalogue.site.languages[0]
        self.routes = Routes.for_(self.language, self.language)
        prefixes = {"nis": MUNICIPALITIES, **{kind: f"{address}#{kind}/" for kind in KINDS}}
        self.context = {
            "@base": catalogue.site.url,
            **{name: {"@id": start, "@prefix": True} for name, start in prefixes.items()},
            **CONTEXT,
        }

    def beside(self) -> dict[str, Any]:
        """Everything, with no organisation but the federations."""
        vocabulary = self.catalogue.vocabulary
        federations = [
            {"id": self.federation(one.id), "a": "Organisatie", "voorkeursNaam": one.name}
            for one in self.catalogue.federations.values()
        ]
        concepts = [
            *self.concepts("types", vocabulary.types.values()),
            *self.concepts("legal_forms", vocabulary.legal_forms.values()),
            *self.sectors(vocabulary.sectors.values()),
        ]
        return {"@context": self.context, "@graph": [*federations, *self.municipalities(), *concepts]}

    def municipalities(self) -> Iterable[dict[str, Any]]:
        """Those of the register in which somebody is, each once."""
        those = {each.municipality.nis: each.municipality for one in self.catalogue.active for each in one.locations}
        return (_registered(those[nis]) for nis in sorted(those) if those[nis].gewest == "vlaanderen")

    def organisation(self, one: Organisation) -> dict[str, Any]:
        profile = self.routes.organisation(one.slug)
        me = f"{profile}#organisatie"  # as in the page's own linked data
        names = [one.short_name, *(old.name for old in one.former_names)]
        work = [self.concept("sectors", offer.sector.id) for offer in one.offers]
        work += [self.concept("activities", activity.key) for activity in one.activities]
        return without_gaps(
            {
                "id": me,
                "a": "Organisatie",
                "voorkeursNaam": one.name,
                "alternatieveNaam": [name for name in names if name],
                "beschrijving": _words(one.summary),
                "homepage": one.website,
                "website": profile,
                "registratie": one.enterprise_number and _identifier(f"{me}-kbo", one.enterprise_number, KBO),
                "rechtsvorm": one.legal_form and self.concept("legal_forms", one.legal_form.id),
                "type": [self.concept("types", held.id) for held in one.current_types],
                "activiteit": work,
                "isLidVan": [self.federation(federation) for federation in one.federations],
                "contactinfo": _contact(f"{me}-contact", one.phone, one.email),
                "heeftVestiging": [self.site_of(me, number, each) for number, each in enumerate(one.locations, 1)],
            }
        )

    def site_of(self, organisation: str, number: int, location: Location) -> dict[str, Any]:
        me = f"{organisation}-vestiging-{number}"
        return without_gaps(
            {
                "id": me,
                "a": "Vestiging",
                "label": _words(location.name) if location.name else None,
                "vestigingsAdres": _contact(None, location.phone, location.email, _address(location)),
                "gemeente": _municipality(location.municipality),
            }
        )

    def concept(self, kind: str, identifier: str) -> str:
        return f"{kind}:{identifier}"

    def concepts(self, kind: str, terms: Iterable[Term | Sector]) -> list[dict[str, Any]]:
        return [
            {"id": self.concept(kind, term.id), "a": "Concept", "notatie": term.id, "label": _words(term.label)}
            for term in terms
        ]

    def sectors(self, sectors: Iterable[Sector]) -> Iterable[dict[str, Any]]:
        for sector in sectors:
            yield from self.concepts("sectors", (sector,))
            for activity in sector.activities:
                me = self.concept("activities", activity.key)
                yield {"id": me, "a": "Concept", "notatie": activity.key, "label": _words(activity.label)}

    def federation(self, federation: str) -> str:
        return f"{self.routes.federation(federation)}#federatie"


def _contact(me: str | None, phone: str | None, email: str | None, address: dict[str, Any] | None = None) -> Any:
    known = without_gaps({"telefoon": phone, "email": email, "adres": address})
    return without_gaps({"id": me, "a": "Contactinfo", **known}) if known else None


def _address(location: Location) -> dict[str, Any]:
    return without_gaps(
        {
            "a": "Adresvoorstelling",
            "straat": location.street,
            "huisnummer": location.number if location.street else None,
            "busnummer": location.box if location.street else None,
            "postcode": location.postal_code,
            "gemeentenaam": _names(location.municipality),
            "land": {"nl": "België"},
        }
    )


def _names(municipality: Municipality) -> dict[str, str]:
    french = {"fr": municipality.name_fr} if municipality.name_fr else {}
    return {"nl": municipality.name, **french}


def _municipality(municipality: Municipality) -> dict[str, Any]:
    """By its address in the register; else by its number alone."""
    if municipality.gewest == "vlaanderen":
        return {"id": f"nis:{municipality.nis}"}
    return {"identificator": _identifier(None, municipality.nis, NIS)}


def _registered(municipality: Municipality) -> dict[str, Any]:
    return {**_municipality(municipality), "identificator": _identifier(None, municipality.nis, NIS)}


def _identifier(me: str | None, value: str, scheme: str) -> dict[str, str]:
    return without_gaps({"id": me, "a": "Identificator", "notatie": value, "schema": scheme})


def _words(text: Text) -> dict[str, str]:
    return dict(text.by_language)
