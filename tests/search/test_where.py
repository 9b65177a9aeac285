"""Where a question asks: which words are places, whichever way they are typed, and how far away an answer may be."""

from __future__ import annotations

import pytest

from tests.search.asking import Ask


def test_a_place_is_a_filter_with_the_distance_to_fall_back_on(ask: Ask) -> None:
    (given,) = ask({"query": "strijken in hasselt", "options": {"seed": "1"}})
    place = next(reading for reading in given["understood"] if reading["kind"] == "municipality")
    assert (place["label"], place["text"], place["inside"]) == ("Hasselt", "hasselt", 0)
    kms = [hit["km"] for hit in given["hits"] if hit["kind"] == "organisation"]
    assert kms[0] == place["km"] <= 25


@pytest.mark.parametrize(
    ("query", "kind", "other"), [("boom", "activity", "municipality"), ("in peer", "municipality", "activity")]
)
def test_both_readings_of_an_ambiguous_word_are_offered(ask: Ask, query: str, kind: str, other: str) -> None:
    (given,) = ask({"query": query})
    (reading,) = given["understood"]
    assert reading["kind"] == kind
    assert other in {alternative["kind"] for alternative in reading["alternatives"]}


def test_a_municipality_is_not_hidden_by_another_form_of_a_word(ask: Ask) -> None:
    (given,) = ask({"query": "landen"})
    (reading,) = given["understood"]
    assert (reading["kind"], reading["label"]) == ("municipality", "Landen")
    assert "sector" in {alternative["kind"] for alternative in reading["alternatives"]}


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("rauwe groenten snijden", None),  # Lauwe, a part of Menen
        ("betere isolatie", None),  # Bevere
        ("heerlijk brood", None),  # Deerlijk
        ("gevoerde gordijnen naaien", None),  # Voeren
        ("strijken in lauwee", "34027"),
        ("strijk borgerhot", "11002"),  # a letter is missing, also of a part of Antwerp
        ("schilder wilrik", "11002"),
        ("poetsen hasslet", "71072"),
        ("hasseltse tuinman", "71072"),
    ],
)
def test_an_ordinary_word_is_no_place_because_it_looks_like_one(ask: Ask, query: str, place: str | None) -> None:
    (given,) = ask({"query": query})
    assert next((one["id"] for one in given["understood"] if one["kind"] == "municipality"), None) == place


def test_a_part_of_a_municipality_is_not_hidden_by_a_word_that_looks_like_it(ask: Ask) -> None:
    given = ask({"query": "poetsen Buizingen"}, {"query": "poetsen Bellingen"}, {"query": "zolder opruimen"})
    assert [answer["understood"][1]["kind"] for answer in given[:2]] == ["municipality"] * 2
    assert "municipality" not in {reading["kind"] for reading in given[2]["understood"]}


def test_an_area_without_borders_is_looked_for_around_a_town_in_it(ask: Ask) -> None:
    (given,) = ask({"query": "kringwinkel in haspengouw"})
    assert [reading["kind"] for reading in given["understood"]][-1] == "municipality"
    assert given["hits"][0]["km"] is not None


def test_a_province_may_be_abbreviated(ask: Ask) -> None:
    asked = ("wvl", "west-vl", "oost vl", "vl-brabant", "bxl", "brusselse rand")
    given = ask(*({"query": f"strijk {place}"} for place in asked))
    assert [[one["id"] for one in answer["understood"][1:]] for answer in given] == [
        ["provincie-west-vlaanderen"], ["provincie-west-vlaanderen"], ["provincie-oost-vlaanderen"],
        ["provincie-vlaams-brabant"], ["brussel"], ["23088"],
    ]  # fmt: skip
