"""The catalogue as JSON: what scripts rely on, and nothing that should stay in the content."""

from __future__ import annotations

import json

import pytest

from builder.exporting.catalogue_json import catalogue_json
from builder.exporting.plain import plain
from tests.catalogue_samples import SOURCES, catalogue, organisation


@pytest.fixture(scope="module")
def exported() -> dict:
    return catalogue_json(catalogue())


def by_id(entries: list[dict]) -> dict[str, dict]:
    return {entry["id"]: entry for entry in entries}


def test_an_organisation_says_what_scripts_rely_on(exported):
    tuin = by_id(exported["organisations"])["de-tuin"]
    assert tuin["title"] == "De Tuin"
    assert tuin["url"] == "organisaties/de-tuin/"
    assert tuin["types"] == ["maatwerkbedrijf"]
    assert tuin["sectors"] == ["groen"]
    assert tuin["activities"] == ["groen/tuinonderhoud", "groen/openbaar-groen"]
    assert tuin["customers"] == ["particulier", "bedrijf"]
    assert tuin["forms"] == ["enclave"]
    assert tuin["labels"] == ["iso-9001", "bio"]
    assert tuin["federations"] == ["koepel"]
    assert tuin["work_area"] == []
    assert (tuin["status"], tuin["verification"]) == ("active", "unconfirmed")
    first, second = tuin["locations"]
    assert {key: first[key] for key in ("postal_code", "nis", "municipality", "lat", "lon")} == {
        "postal_code": "1001",
        "nis": "10001",
        "municipality": "Aadorp",
        "lat": 50.51,
        "lon": 4.51,
    }
    assert (second["postal_code"], second["lat"], second["exact"]) == (None, 50.61, True)


def test_the_keys_scripts_rely_on_are_always_there(exported):
    wanted = {"id", "title", "url", "types", "sectors", "activities", "customers", "forms", "labels", "federations"}
    wanted |= {"locations", "work_area", "status", "verification"}
    assert [entry["id"] for entry in exported["organisations"] if not wanted <= entry.keys()] == []


def test_a_work_area_is_a_list_of_codes(exported):
    organisations = by_id(exported["organisations"])
    assert organisations["acacia"]["work_area"] == ["region:provincie-noord", "municipality:20001", "km:11"]
    assert organisations["wiel"]["work_area"] == ["everywhere:vlaanderen", "everywhere:brussel"]


def test_history_is_told_apart_from_now(exported):
    organisations = by_id(exported["organisations"])
    assert organisations["de-tuin"]["recognitions"] == [
        {"type": "sociale-werkplaats", "until": "2018-12-31"},
        {"type": "maatwerkbedrijf"},
    ]
    gone = organisations["voorbij"]
    assert (gone["status"], gone["merged_into"], gone["status_since"]) == ("merged", "de-tuin", "2020")


def test_other_kinds_are_lists_under_their_plural(exported):
    assert list(exported) == [
        "version",
        "site",
        "organisations",
        "sectors",
        "vocabularies",
        "regions",
        "municipalities",
        "federations",
        "practices",
        "events",
        "requests",
        "glossary",
        "figures",
        "conversation_cards",
    ]
    groen = by_id(exported["sectors"])["groen"]
    assert groen["title"] == "Groen"
    assert groen["label"] == {"nl": "Groen", "fr": "Groen (fr)", "en": "Groen (en)"}
    assert groen["organisations"] == ["acacia", "de-tuin", "eik"]
    assert groen["activities"][0]["id"] == "groen/tuinonderhoud"
    assert groen["activities"][0]["url"] == "sectoren/groen/#tuinonderhoud"
    assert groen["activities"][0]["organisations"] == ["acacia", "de-tuin"]
    assert [term["id"] for term in exported["vocabularies"]["customers"]] == ["particulier", "bedrijf"]
    assert by_id(exported["regions"])["noorderstreek"]["municipalities"] == ["10001", "10002"]
    assert by_id(exported["municipalities"])["10001"]["organisations"] == ["de-tuin"]
    assert by_id(exported["federations"])["koepel"]["organisations"] == ["de-tuin"]


def test_titles_are_in_one_language_and_in_all():
    practice = {
        "title": {"nl": "Samen", "fr": "Ensemble"},
        "summary": "Kort.",
        "body": "Lang.",
        "organisations": ["eik"],
        "sectors": ["groen"],
        "sources": SOURCES,
    }
    exported = catalogue_json(catalogue({("practice", "samen"): practice}))
    assert exported["practices"] == [
        {
            "id": "samen",
            "title": "Samen",
            "url": "praktijk/samen/",
            "titles": {"nl": "Samen", "fr": "Ensemble"},
            "summary": {"nl": "Kort."},
            "body": {"nl": "Lang."},
            "organisations": ["eik"],
            "sectors": ["groen"],
            "sources": [{"url": "https://bron.example/", "title": "Bron", "read_on": "2026-11-01"}],
        }
    ]


def test_permissions_and_consent_stay_in_the_content():
    one = organisation(
        "Eik",
        client_references=[{"name": "Klant", "year": 2025, "permission": {"on": "2025-02-03", "by": "geheime dienst"}}],
        contacts=[
            {"role": "Verkoop", "name": "Met Ja", "consent": {"on": "2025-02-04", "by": "stille dienst"}},
            {"role": "Onthaal", "name": "Zonder Ja"},
        ],
    )
    text = json.dumps(catalogue_json(catalogue({("organisation", "eik"): one})), ensure_ascii=False)
    assert "Klant" in text
    assert "Met Ja" in text
    for kept in ("geheime dienst", "2025-02-03", "stille dienst", "2025-02-04", "Zonder Ja"):
        assert kept not in text


def test_it_is_json_and_the_same_each_time(exported):
    text = json.dumps(exported, ensure_ascii=False, allow_nan=False)
    assert json.loads(text) == exported
    assert text == json.dumps(catalogue_json(catalogue()), ensure_ascii=False)


def test_a_value_without_a_plain_form_is_refused():
    with pytest.raises(TypeError, match="set has no plain form"):
        plain({1, 2})
