"""A small invented directory: six municipalities in a row, two provinces, a streek, four organisations.

Aadorp --10 km-- Bedorp --10 km-- Cedorp --10 km-- Dedorp --10 km-- Eedorp;  Stad in the other gewest
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue
from builder.catalogue.places import Municipality, Places, PostalCode
from builder.reading.document import Document

DEGREES_PER_10_KM = 10 / 111.195  # of latitude


def municipality(nis: str, name: str, tens_of_km: float, **more: Any) -> Municipality:
    given = {"name_fr": None, "province": "provincie-noord", "gewest": "vlaanderen", "aliases": (), **more}
    return Municipality(
        nis=nis,
        slug=name.lower(),
        name=name,
        latitude=50.5 + tens_of_km * DEGREES_PER_10_KM,
        longitude=4.5,
        **given,
    )


MUNICIPALITIES = (
    municipality("10001", "Aadorp", 0),
    municipality("10002", "Bedorp", 1, aliases=("Oud-Bedorp", "Kapelle")),
    municipality("10003", "Cedorp", 2),
    municipality("10004", "Dedorp", 3, province="provincie-zuid"),
    municipality("10005", "Eedorp", 4, province="provincie-zuid", aliases=("Kapelle",)),
    municipality("20001", "Stad", 5, name_fr="Ville", province="brussel", gewest="brussel"),
)
POSTAL_CODES = {
    "1001": (PostalCode(code="1001", nis="10001", names=("Aadorp",), latitude=50.51, longitude=4.51),),
    "1002": (PostalCode(code="1002", nis="10002", names=("Bedorp",), latitude=50.6, longitude=4.5),),
    "1005": (  # a code that serves two municipalities
        PostalCode(code="1005", nis="10004", names=("Grens",), latitude=50.77, longitude=4.52),
        PostalCode(code="1005", nis="10005", names=("Kapelle",), latitude=50.86, longitude=4.53),
    ),
}


def places() -> Places:
    return Places(municipalities={place.nis: place for place in MUNICIPALITIES}, postal_codes=POSTAL_CODES, outlines={})


def label(dutch: str) -> dict[str, str]:
    return {"nl": dutch, "fr": f"{dutch} (fr)", "en": f"{dutch} (en)"}


def terms(*ids: str) -> dict[str, Any]:
    return {"terms": [{"id": term_id, "label": label(term_id)} for term_id in ids]}


SOURCES = [{"url": "https://bron.example/", "title": "Bron", "read": "2026-11-01"}]


def organisation(name: str, **more: Any) -> dict[str, Any]:
    """The least an organisation's file may say, and more."""
    return {
        "name": name,
        "types": [{"type": "maatwerkbedrijf"}],
        "summary": f"{name} werkt.",
        "sectors": [],
        "verification": {"state": "unconfirmed"},
        "last_reviewed": "2026-11-22",
        "sources": SOURCES,
        **more,
    }


def content() -> dict[tuple[str, str], dict[str, Any]]:
    """Values by (kind, id); a new copy each time, to be changed at will."""
    return copy.deepcopy(
        {
            ("site", "site"): {
                "name": "Gids",
                "tagline": "Wie doet wat",
                "description": {"nl": "Een gids.", "fr": "Un répertoire."},
                "url": "https://gids.example",
                "languages": ["nl"],
                "publisher": "De uitgever",
            },
            ("sector", "groen"): {
                "label": label("Groen"),
                "summary": label("Tuinen en parken."),
                "icon": "material/flower",
                "nace": ["81.300"],
                "synonyms": {"nl": ["tuin", "gras maaien"]},
                "task_words": {"strong": {"nl": ["snoeien"]}},
                "activities": [
                    {"id": "tuinonderhoud", "label": label("Tuinonderhoud"), "synonyms": {"nl": ["haag scheren"]}},
                    {"id": "openbaar-groen", "label": label("Openbaar groen")},
                ],
            },
            ("sector", "fiets"): {
                "label": label("Fietsen"),
                "summary": label("Fietsen maken."),
                "icon": "material/bike",
                "activities": [{"id": "herstel", "label": label("Fietsherstel")}],
            },
            ("terms", "customers"): terms("particulier", "bedrijf"),
            ("terms", "forms"): terms("uitbesteding-atelier", "enclave"),
            ("terms", "types"): terms("maatwerkbedrijf", "sociale-werkplaats"),
            ("terms", "labels"): terms("iso-9001", "bio"),
            ("terms", "services"): terms("jobdesign"),
            ("terms", "purposes"): terms("zetel", "winkel"),
            ("terms", "legal-forms"): terms("vzw", "cv"),
            ("region", "noorderstreek"): {
                "name": "Noorderstreek",
                "kind": "streek",
                "municipalities": ["10002", "10001"],
                "sources": SOURCES,
            },
            ("region", "provincie-noord"): {
                "name": "Noord",
                "kind": "province",
                "municipalities": ["10001", "10002", "10003"],
                "sources": SOURCES,
            },
            ("region", "provincie-zuid"): {
                "name": "Zuid",
                "kind": "province",
                "municipalities": ["10004", "10005"],
                "coordinator": {"role": "Regisseur", "organisation": "Dienst", "email": "regie@zuid.example"},
                "sources": SOURCES,
            },
            ("region", "brussel"): {
                "name": "Brussel",
                "kind": "gewest",
                "municipalities": ["20001"],
                "sources": SOURCES,
            },
            ("federation", "koepel"): {"name": "Koepel", "summary": "Een koepel.", "sources": SOURCES},
            ("organisation", "de-tuin"): organisation(
                "De Tuin",
                legal_form="vzw",
                types=[{"type": "sociale-werkplaats", "until": "2018-12-31"}, {"type": "maatwerkbedrijf"}],
                description="Eerste.\n\nTweede.\n",
                sectors=[{"sector": "groen", "activities": ["tuinonderhoud", "openbaar-groen"]}],
                customers=["bedrijf", "particulier"],
                forms=["enclave"],
                labels=[{"label": "bio"}, {"label": "iso-9001", "number": "7"}],
                federations=["koepel"],
                locations=[
                    {
                        "municipality": "Aadorp",
                        "postal_code": "1001",
                        "purposes": ["winkel", "zetel"],
                        "hours": {"winkel": "Mo-Fr 09:00-17:00"},
                    },
                    {"municipality": "Bedorp", "coordinates": {"lat": 50.61, "lon": 4.55}},
                ],
                former_slugs=["oude-tuin"],
            ),
            ("organisation", "acacia"): organisation(
                "acacia",
                sectors=[{"sector": "groen", "activities": ["tuinonderhoud"]}, {"sector": "fiets"}],
                locations=[{"municipality": "Dedorp"}],
                work_area={"regions": ["provincie-noord"], "km": 11, "municipalities": ["20001"]},
                verification={"state": "confirmed", "on": "2026-10-01", "by": "coördinator"},
            ),
            ("organisation", "eik"): organisation(
                "Eik",
                sectors=[{"sector": "groen", "activities": ["openbaar-groen"]}],
                locations=[{"municipality": "Eedorp", "postal_code": "1005"}],
            ),
            ("organisation", "wiel"): organisation(
                "Wiel",
                sectors=[{"sector": "fiets", "activities": ["herstel"]}],
                locations=[{"municipality": "Ville"}],
                work_area={"everywhere": ["brussel", "vlaanderen"]},
            ),
            ("organisation", "voorbij"): organisation(
                "Voorbij",
                sectors=[{"sector": "groen", "activities": ["tuinonderhoud"]}],
                locations=[{"municipality": "Aadorp"}],
                status={"state": "merged", "into": "de-tuin", "since": "2020", "note": "Ging samen."},
            ),
        }
    )


@dataclass(frozen=True)
class Checked:
    documents: tuple[Document, ...]
    places: Places


def checked(values: dict[tuple[str, str], dict[str, Any]]) -> Checked:
    documents = tuple(
        Document(kind=kind, id=file_id, path=f"content/{kind}/{file_id}.yml", value=value, positions={})
        for (kind, file_id), value in values.items()
    )
    return Checked(documents, places())


def catalogue(extra: dict[tuple[str, str], dict[str, Any]] | None = None) -> Catalogue:
    return assemble(checked({**content(), **(extra or {})}))
