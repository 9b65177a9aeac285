"""A profile with every field, and one of everything that stands around organisations, to render."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builder.catalogue.model import Catalogue
from builder.catalogue.outlines import Outlines
from builder.rendering.page import Page
from builder.rendering.pages import render
from tests.catalogue_samples import SOURCES, catalogue, organisation

EVERYTHING: dict[str, Any] = {
    "short_name": "Kort",
    "former_names": [{"name": "Oud", "until": "2010"}, {"name": "Ouder"}],
    "legal_form": "vzw",
    "enterprise_number": "0407.229.358",
    "founded": "1993-05",
    "types": [
        {"type": "maatwerkbedrijf", "since": "2019-01-01"},
        {"type": "sociale-werkplaats", "until": "2018-12-31"},
    ],
    "description": "Eerste alinea.\n\n- een punt\n- nog een punt",
    "website": "https://www.alles.example/",
    "email": "info@alles.example",
    "phone": "+32 11 27 27 27",
    "social": {"facebook": "https://www.facebook.com/alles"},
    "languages": ["nl", "fr"],
    "sectors": [{"sector": "groen", "activities": ["tuinonderhoud"], "note": "Ook in de winter."}],
    "customers": ["bedrijf"],
    "forms": ["enclave"],
    "labels": [{"label": "bio", "number": "12", "valid_until": "2027-05", "source": "https://bron.example/"}],
    "services": ["jobdesign"],
    "locations": [
        {
            "name": "Hoofdzetel",
            "purposes": ["zetel", "winkel"],
            "street": "Straat",
            "number": "1",
            "box": "2",
            "postal_code": "1001",
            "section": "Gehucht",
            "municipality": "Aadorp",
            "hours": {"winkel": "Mo-Fr 09:00-17:00; PH off", "zetel": "Jan-Mar 09:00-12:00"},
            "hours_exceptions": [{"text": "Zomersluiting", "since": "2026-07-01", "until": "2026-07-31"}],
            "by_appointment": True,
            "accessibility": "Met een lift.",
            "phone": "+32 11 00 00 00",
            "email": "winkel@alles.example",
            "website": "https://winkel.example/",
        }
    ],
    "work_area": {"km": 25, "municipalities": ["10003"], "regions": ["provincie-noord"], "everywhere": ["vlaanderen"]},
    "way_of_working": {
        "series": "Klein",
        "lead_time": "Een week",
        "peaks": "Zomer",
        "places": ["own-site", "enclave"],
        "conditions": ["Geen lawaai"],
        "certificates": ["HACCP"],
        "transport": "Eigen wagen",
    },
    "client_references": [
        {"name": "Klant", "year": 2021, "work": "Maaien", "permission": {"on": "2026-01-01", "by": "de klant"}}
    ],
    "impact": [{"title": "Jobs", "value": "150", "unit": "mensen", "year": 2021, "method": "Geteld"}],
    "federations": ["koepel"],
    "videos": [
        {"title": "Film", "url": "https://video.example/", "captions": True, "transcript": "https://t.example/"}
    ],
    "contacts": [{"role": "Onthaal", "email": "onthaal@alles.example", "phone": "+32 11 11 11 11"}],
}

REST: dict[tuple[str, str], dict[str, Any]] = {
    ("organisation", "alles"): organisation("Alles", **EVERYTHING),
    ("organisation", "weg"): organisation("Weg", status={"state": "closed", "since": "2022", "note": "Gestopt."}),
    ("federation", "oude-koepel"): {
        "name": "Oude koepel",
        "full_name": "De oude koepel van alles",
        "summary": "Van vroeger.",
        "description": "Lang verhaal.",
        "former_names": [{"name": "Nog ouder", "until": "1990"}],
        "founded": "1980",
        "ended": "2019",
        "successors": ["koepel"],
        "history": [{"date": "2000", "text": "Een feest.", "source": "https://bron.example/"}],
        "members": [{"value": "84", "year": 2016, "note": "ongeveer"}],
        "services": ["jobdesign"],
        "sources": SOURCES,
    },
    ("practice", "samen"): {
        "title": "Samen maaien",
        "summary": "Een bedrijf en een ploeg.",
        "body": "Zo ging het.\n\nEn zo liep het af.",
        "date": "2020-03",
        "organisations": ["alles"],
        "companies": ["Bedrijf"],
        "sectors": ["groen"],
        "forms": ["enclave"],
        "regions": ["provincie-noord"],
        "lessons": ["Begin klein."],
        "sources": SOURCES,
    },
    ("event", "dag"): {
        "title": "Een dag",
        "kind": "matchdag",
        "summary": "Elkaar leren kennen.",
        "body": "Programma.",
        "start": "2026-11-26T19:00",
        "end": "2026-11-26T22:00",
        "venue": "De zaal",
        "municipality": "Cedorp",
        "organisers": ["Alles"],
        "regions": ["provincie-noord"],
        "sectors": ["groen"],
        "practices": ["samen"],
        "sources": SOURCES,
    },
    ("request", "gras"): {
        "title": "Gras maaien",
        "asker": "Gemeente",
        "customer": "bedrijf",
        "tasks": ["Maaien"],
        "activities": ["groen/tuinonderhoud"],
        "municipality": "Aadorp",
        "floor": "customer-site",
        "volume": "Elke week",
        "start": "2026-12",
        "until": "2027-01-01",
        "forms": ["enclave"],
        "conditions": ["Veiligheidsschoenen"],
        "email": "vraag@gemeente.example",
        "sources": SOURCES,
    },
    ("glossary", "decreet"): {
        "kind": "law",
        "term": {"nl": "decreet"},
        "definition": "Een wet.",
        "standing": "historical",
        "until": "2018-12-31",
        "replaced_by": "maatwerkbedrijf",
        "sources": SOURCES,
    },
    ("glossary", "maatwerkbedrijf"): {
        "kind": "term",
        "term": {"nl": "maatwerkbedrijf"},
        "everyday": "werkplaats",
        "definition": "Een bedrijf.",
        "explanation": "Meer uitleg.",
        "standing": "current",
        "since": "2019-01-01",
        "synonyms": {"nl": ["mwb"]},
        "legal_basis": ["decreet"],
        "see": ["decreet"],
        "sources": SOURCES,
    },
    ("figures", "figures"): {
        "figures": [
            {"id": "oud", "title": "Werkplaatsen", "value": "84", "unit": "plaatsen", "year": 2016, "maker": "Teller"}
            | {"archive": True, "note": "Geschat", "source": SOURCES[0]}
        ]
    },
    ("conversation-cards", "conversation-cards"): {
        "cards": [
            {"id": "kaart", "audience": "company", "question": "Wat blijft liggen?", "suggestion": "Schrijf het op."}
            | {"sectors": ["groen"]}
        ]
    },
}


def without_map(made: Catalogue) -> Catalogue:
    return replace(made, places=replace(made.places, outlines=Outlines()))


def rendered(extra: dict[tuple[str, str], dict[str, Any]], language: str = "nl") -> dict[str, Page]:
    return {page.path: page for page in render(without_map(catalogue(extra)), language)}
