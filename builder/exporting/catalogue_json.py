"""The whole catalogue as one JSON value: what `werkwijzer export --format json` writes and the site publishes.

Keys are English and stay; ids are those of the content. Every entry has an `id`, a `title` (in the site's default
language) and the `url` of its page below the site's root. Other words for people are `{"nl": …, "fr": …}` with the
languages there are. What is not known is left out, except in what lists and maps of organisations count on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from builder.catalogue.model import Catalogue, Location, Organisation, Sector, Term, Text, WorkArea
from builder.catalogue.places import Municipality
from builder.catalogue.queries import Directory
from builder.exporting.listing import Listing
from builder.exporting.plain import known_fields, plain
from builder.routes import Routes

VERSION = 1  # raised when a key changes its meaning or goes away
VOCABULARIES = ("customers", "forms", "types", "labels", "services", "purposes", "legal_forms")


def catalogue_json(catalogue: Catalogue) -> dict[str, Any]:
    """The catalogue as mappings, lists, text and numbers, in its own order."""
    return catalogue_listing(Directory(catalogue)).value()


def catalogue_listing(directory: Directory) -> Listing:
    """The same, by organisation."""
    export, organisations = _Export(directory), directory.catalogue.organisations.values()
    return Listing(export.beside(), "organisations", organisations, lambda one: [export.organisation(one)])


def work_area_codes(area: WorkArea) -> list[str]:
    """`everywhere:vlaanderen`, `region:noord-limburg`, `municipality:71011`, `km:25`: wide to near."""
    return [
        *(f"everywhere:{gewest}" for gewest in area.everywhere),
        *(f"region:{region}" for region in area.regions),
        *(f"municipality:{municipality.nis}" for municipality in area.municipalities),
        *([f"km:{area.km}"] if area.km else []),
    ]


class _Export:
    def __init__(self, directory: Directory) -> None:
        self.directory, self.catalogue = directory, directory.catalogue
        self.language = self.catalogue.site.languages[0]
        self.routes = Routes.for_(self.language, self.language)

    def beside(self) -> dict[str, Any]:
        """Everything, with no organisation."""
        catalogue, routes = self.catalogue, self.routes
        return {
            "version": VERSION,
            "site": known_fields(catalogue.site),
            "organisations": [],
            "sectors": [self.sector(sector) for sector in catalogue.vocabulary.sectors.values()],
            "vocabularies": {
                name: [self.term(term) for term in getattr(catalogue.vocabulary, name).values()]
                for name in VOCABULARIES
            },
            "regions": [
                self.entry(region, region.name, routes.region(region.id))
                | {"organisations": _slugs(self.directory.in_region(region.id))}
                for region in catalogue.regions.values()
            ],
            "municipalities": [self.municipality(place) for place in self.directory.municipalities],
            "federations": [
                self.entry(one, one.name, routes.federation(one.id))
                | {"organisations": _slugs(self.directory.in_federation(one.id))}
                for one in catalogue.federations.values()
            ],
            "practices": [self.entry(one, one.title, routes.practice(one.id)) for one in catalogue.practices.values()],
            "events": [self.entry(one, one.title, routes.event(one.id)) for one in catalogue.events.values()],
            "requests": [self.entry(one, one.title, routes.request(one.id)) for one in catalogue.requests.values()],
            "glossary": [
                self.entry(one, one.term, routes.glossary_entry(one.id)) for one in catalogue.glossary.values()
            ],
            "figures": [self.entry(one, one.title, routes.figures) for one in catalogue.figures],
            "conversation_cards": [self.entry(one, one.question, routes.conversation_cards) for one in catalogue.cards],
        }

    def title(self, words: Text | str) -> str:
        return words if isinstance(words, str) else words.in_(self.language)

    def entry(self, value: Any, words: Text | str, url: str) -> dict[str, Any]:
        """What every kind has, then what is known of this one; `title` is in one language, `titles` in all."""
        rest = known_fields(value, "id", "title")
        titles = {"titles": plain(value.title)} if isinstance(getattr(value, "title", None), Text) else {}
        return {"id": value.id, "title": self.title(words), "url": url, **titles, **rest}

    def organisation(self, one: Organisation) -> dict[str, Any]:
        lists = {
            "types": [held.id for held in one.current_types],
            "sectors": list(dict.fromkeys(offer.sector.id for offer in one.offers)),
            "activities": list(dict.fromkeys(activity.key for activity in one.activities)),
            "customers": [customer.id for customer in one.customers],
            "forms": [form.id for form in one.forms],
            "labels": list(dict.fromkeys(held.label.id for held in one.labels)),
            "federations": list(one.federations),
            "locations": [self.location(location) for location in one.locations],
            "work_area": work_area_codes(one.work_area),
        }
        details = {
            "recognitions": plain(one.types),
            "labels_held": plain(one.labels),
            "sector_notes": {offer.sector.id: plain(offer.note) for offer in one.offers if offer.note},
        }
        rest = known_fields(one, "slug", "offers", "status", "verification", *lists)
        return {
            "id": one.slug,
            "title": one.name,
            "url": self.routes.organisation(one.slug),
            **lists,
            "status": one.status.value,
            "verification": one.verification.value,
            "regions": [region.id for region in self.directory.regions_of(one)],
            **{key: value for key, value in details.items() if value},
            **rest,
        }

    def location(self, location: Location) -> dict[str, Any]:
        return {
            "postal_code": location.postal_code,
            "nis": location.municipality.nis,
            "municipality": location.municipality.name,
            "lat": plain(location.latitude),
            "lon": plain(location.longitude),
            **known_fields(location, "postal_code", "municipality", "latitude", "longitude"),
        }

    def sector(self, sector: Sector) -> dict[str, Any]:
        activities = [
            {
                "id": activity.key,
                "title": self.title(activity.label),
                "url": self.routes.activity(sector.id, activity.id),
                **known_fields(activity, "id", "sector"),
                "organisations": _slugs(self.directory.with_activity(activity.key)),
            }
            for activity in sector.activities
        ]
        return {
            "id": sector.id,
            "title": self.title(sector.label),
            "url": self.routes.sector(sector.id),
            **known_fields(sector, "id", "activities"),
            "activities": activities,
            "organisations": _slugs(self.directory.in_sector(sector.id)),
        }

    def term(self, term: Term) -> dict[str, Any]:
        return {"id": term.id, "title": self.title(term.label), **known_fields(term, "id")}

    def municipality(self, place: Municipality) -> dict[str, Any]:
        return {
            "id": place.nis,
            "title": place.name,
            "url": self.routes.municipality(place.slug),
            **known_fields(place, "nis", "latitude", "longitude"),
            "lat": plain(place.latitude),
            "lon": plain(place.longitude),
            "regions": [region.id for region in self.directory.atlas.regions_with(place.nis)],
            "organisations": _slugs(self.directory.in_municipality(place.nis)),
        }


def _slugs(organisations: Iterable[Organisation]) -> list[str]:
    return [organisation.slug for organisation in organisations]
