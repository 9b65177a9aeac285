"""Documents become the catalogue: ids resolved, names placed, everything in a fixed order."""

from __future__ import annotations

import random
from dataclasses import FrozenInstanceError

import pytest

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Status, Text, VerificationState
from tests.catalogue_samples import SOURCES, Checked, catalogue, checked, content, organisation, places


def test_organisations_come_by_casefolded_name():
    assert list(catalogue().organisations) == ["acacia", "de-tuin", "eik", "voorbij", "wiel"]


def test_names_with_the_same_accents_written_differently_sort_alike():
    composed, decomposed = "\u00c9cole", "E\u0301cole"
    values = {("organisation", "z"): organisation(composed), ("organisation", "b"): organisation(decomposed)}
    slugs = list(catalogue(values).organisations)
    assert slugs.index("b") + 1 == slugs.index("z")


def test_the_order_of_the_documents_does_not_matter():
    values = content()
    keys = list(values)
    random.Random(7).shuffle(keys)
    shuffled = assemble(checked({key: values[key] for key in keys}))
    straight = catalogue()
    assert shuffled == straight
    assert list(shuffled.organisations) == list(straight.organisations)
    assert list(shuffled.vocabulary.sectors) == ["fiets", "groen"]


def test_ids_become_entries():
    tuin = catalogue().organisations["de-tuin"]
    assert tuin.legal_form.label.in_("fr") == "vzw (fr)"
    assert [offer.sector.id for offer in tuin.offers] == ["groen"]
    assert [activity.key for activity in tuin.offers[0].activities] == ["groen/tuinonderhoud", "groen/openbaar-groen"]
    assert [(held.type.id, held.until) for held in tuin.types] == [
        ("sociale-werkplaats", "2018-12-31"),
        ("maatwerkbedrijf", None),
    ]


def test_ids_of_lists_come_in_the_order_of_the_vocabulary():
    tuin = catalogue().organisations["de-tuin"]
    assert [customer.id for customer in tuin.customers] == ["particulier", "bedrijf"]
    assert [(held.label.id, held.number) for held in tuin.labels] == [("iso-9001", "7"), ("bio", None)]
    assert [purpose.id for purpose in tuin.locations[0].purposes] == ["zetel", "winkel"]


def test_an_id_that_nobody_has_is_a_key_error():
    with pytest.raises(KeyError, match="landbouw"):
        catalogue({("organisation", "x"): organisation("X", sectors=[{"sector": "landbouw"}])})
    with pytest.raises(KeyError, match="kind"):
        catalogue({("organisation", "x"): organisation("X", customers=["kind"])})


def test_text_is_in_the_language_of_the_site_unless_it_says_otherwise():
    values = content()
    values["site", "site"]["languages"] = ["fr", "nl"]
    values["organisation", "eik"]["summary"] = {"en": "Oak works.", "nl": "Eik werkt. "}
    made = assemble(checked(values))
    assert made.organisations["wiel"].summary.by_language == {"fr": "Wiel werkt."}
    assert list(made.organisations["eik"].summary.by_language.items()) == [("nl", "Eik werkt."), ("en", "Oak works.")]


def test_text_loses_the_line_end_of_a_block():
    assert catalogue().organisations["de-tuin"].description == Text.of("Eerste.\n\nTweede.")


def test_coordinates_come_from_the_location_then_the_postal_code_then_the_municipality():
    made = catalogue()
    own, by_code = made.organisations["de-tuin"].locations[1], made.organisations["de-tuin"].locations[0]
    assert (own.latitude, own.longitude, own.exact) == (50.61, 4.55, True)
    assert (by_code.latitude, by_code.longitude, by_code.exact) == (50.51, 4.51, False)
    dedorp = made.places.municipalities["10004"]
    plain = made.organisations["acacia"].locations[0]
    assert (plain.latitude, plain.exact) == (dedorp.latitude, False)


def test_a_code_of_two_municipalities_gives_the_point_in_the_right_one():
    eik = catalogue().organisations["eik"].locations[0]
    assert eik.municipality.name == "Eedorp"
    assert (eik.latitude, eik.longitude) == (50.86, 4.53)


@pytest.mark.parametrize(
    ("name", "code", "nis"),
    [
        ("Oud-Bedorp", None, "10002"),
        ("ville", None, "20001"),
        ("Kapelle", None, "10002"),  # an alias of two: the lower code
        ("Kapelle", "1005", "10005"),  # the postal code chooses
        ("Aadorp", "1005", "10001"),  # a code of elsewhere chooses nothing
    ],
)
def test_a_municipality_is_found_by_any_of_its_names(name, code, nis):
    location = {"municipality": name, **({"postal_code": code} if code else {})}
    made = catalogue({("organisation", "x"): organisation("X", locations=[location])})
    assert made.organisations["x"].locations[0].municipality.nis == nis


def test_status_and_verification():
    made = catalogue()
    gone, acacia = made.organisations["voorbij"], made.organisations["acacia"]
    assert (gone.status, gone.merged_into, gone.status_since) == (Status.MERGED, "de-tuin", "2020")
    assert [one.slug for one in made.active] == ["acacia", "de-tuin", "eik", "wiel"]
    assert (acacia.verification, acacia.confirmed_on) == (VerificationState.CONFIRMED, "2026-10-01")


def test_a_name_of_a_person_needs_consent():
    contacts = [
        {"role": "Verkoop", "name": "Zonder Ja"},
        {"role": "Onthaal", "name": "Met Ja", "consent": {"on": "2026-01-01", "by": "onthaal"}},
    ]
    made = catalogue({("organisation", "x"): organisation("X", contacts=contacts)})
    assert [contact.name for contact in made.organisations["x"].contacts] == [None, "Met Ja"]


def test_every_other_kind():
    made = catalogue(
        {
            ("practice", "p"): {
                "title": "Samen",
                "summary": "Kort.",
                "body": "Lang.",
                "organisations": ["wiel", "acacia"],
                "sectors": ["groen"],
                "forms": ["enclave"],
                "sources": SOURCES,
            },
            ("event", "e"): {
                "title": "Dag",
                "kind": "matchdag",
                "summary": "Kort.",
                "start": "2026-11-26T19:00",
                "municipality": "Cedorp",
                "sources": SOURCES,
            },
            ("request", "r"): {
                "title": "Vraag",
                "asker": "Bedrijf",
                "customer": "bedrijf",
                "tasks": ["Maaien"],
                "activities": ["groen/tuinonderhoud"],
                "until": "2027-01-01",
            },
            ("glossary", "g"): {
                "kind": "term",
                "term": {"nl": "enclave"},
                "definition": "Een ploeg.",
                "standing": "current",
                "synonyms": {"nl": ["ploeg"]},
                "sources": SOURCES,
            },
            ("figures", "figures"): {
                "figures": [
                    {
                        "id": "banen",
                        "title": "Banen",
                        "value": "84",
                        "unit": "banen",
                        "year": 2016,
                        "maker": "Teller",
                        "source": SOURCES[0],
                    }
                ]
            },
            ("conversation-cards", "conversation-cards"): {
                "cards": [{"id": "c", "audience": "company", "question": "Wat?", "sectors": ["groen"]}]
            },
        }
    )
    assert made.practices["p"].organisations == ("acacia", "wiel")
    assert made.practices["p"].forms[0].id == "enclave"
    assert made.events["e"].municipality.nis == "10003"
    assert made.requests["r"].activities[0].key == "groen/tuinonderhoud"
    assert made.glossary["g"].synonyms == {"nl": ("ploeg",)}
    assert (made.figures[0].year, made.figures[0].archive, made.figures[0].source.read_on) == (
        2016,
        False,
        "2026-11-01",
    )
    assert made.cards[0].sectors[0].id == "groen"
    assert [place.name for place in made.regions["noorderstreek"].municipalities] == ["Aadorp", "Bedorp"]
    assert made.regions["provincie-zuid"].coordinator.email == "regie@zuid.example"


def test_the_site_has_defaults_and_an_address_that_ends_with_a_slash():
    site = catalogue().site
    assert (site.url, site.branch, site.repository) == ("https://gids.example/", "main", None)
    assert site.facets[0] == "sectors"


def test_a_directory_without_a_site_file_cannot_be_made():
    with pytest.raises(KeyError, match="site"):
        assemble(Checked((), places()))


def test_the_catalogue_cannot_be_changed():
    made = catalogue()
    with pytest.raises(FrozenInstanceError):
        made.organisations["eik"].name = "Beuk"
    with pytest.raises(TypeError):
        made.organisations["beuk"] = made.organisations["eik"]
    with pytest.raises(TypeError):
        made.regions["beuk"] = made.regions["brussel"]
