"""Fields, phrases and operators find exactly who a plain look at the exported profiles finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from builder.catalogue.model import Catalogue
from builder.catalogue.places import distance_km
from builder.exporting.catalogue_json import catalogue_json
from builder.finding import shelf
from builder.finding.fielded import QueryError, parse
from builder.finding.hits import Found, Request
from builder.finding.normalise import words
from builder.finding.search import Finder
from builder.finding.whoosh_index import CONCEPTS, ORGANISATIONS, WHEREABOUTS, beside

Profile = dict[str, Any]
Test = Callable[[Profile], bool]
EVERYONE = 1000


@pytest.fixture(scope="module")
def export(catalogue: Catalogue) -> dict[str, Any]:
    return catalogue_json(catalogue)


def found(finder: Finder, query: str, **options: Any) -> Found:
    return finder.search(Request(query, limit=EVERYONE, **options))


def ids(answer: Found) -> set[str]:
    return {hit.id for hit in answer.hits if hit.kind == "organisation"}


def sector(name: str) -> Test:
    return lambda one: name in one["sectors"]


def having(key: str, name: str) -> Test:
    return lambda one: name in one[key]


def town(name: str) -> Test:
    return lambda one: any(at["municipality"] == name for at in one["locations"])


def code(value: str) -> Test:
    return lambda one: any((at["postal_code"] or "").startswith(value) for at in one["locations"])


def saying(phrase: str, *, name_only: bool = False) -> Test:
    """Whether the words stand next to each other in one of the texts."""
    wanted = f" {' '.join(words(phrase))} "

    def test(one: Profile) -> bool:
        names = [one["name"], one.get("short_name", ""), *(old["name"] for old in one.get("former_names", ()))]
        texts = [*one["summary"].values(), *one.get("description", {}).values()]
        texts += [note for notes in one.get("sector_notes", {}).values() for note in notes.values()]
        return any(wanted in f" {' '.join(words(text))} " for text in (names if name_only else names + texts))

    return test


def both(*tests: Test) -> Test:
    return lambda one: all(test(one) for test in tests)


def either(*tests: Test) -> Test:
    return lambda one: any(test(one) for test in tests)


def without(test: Test) -> Test:
    return lambda one: not test(one)


GROEN, LIMBURG = sector("groen"), having("regions", "provincie-limburg")

QUERIES: dict[str, Test] = {
    "sector:groen": GROEN,
    "SECTOR:groen": GROEN,
    "sector:groenonderhoud": GROEN,
    "secteur:kringloop": sector("kringloop"),
    "werkplaats in sector:groen AND provincie:limburg": both(GROEN, LIMBURG),
    "sector:groen provincie:limburg": both(GROEN, LIMBURG),
    "sector:groen EN provincie:provincie-limburg": both(GROEN, LIMBURG),
    "sector:groen NOT provincie:limburg": both(GROEN, without(LIMBURG)),
    "sector:groen NIET provincie:limburg": both(GROEN, without(LIMBURG)),
    "NOT sector:groen": without(GROEN),
    "NOT (sector:groen OR provincie:limburg)": without(either(GROEN, LIMBURG)),
    "sector:groen OR sector:hout": either(GROEN, sector("hout")),
    "sector:groen,hout": either(GROEN, sector("hout")),
    "(sector:groen OF sector:hout) provincie:limburg": both(either(GROEN, sector("hout")), LIMBURG),
    "sector:groen OR sector:hout AND provincie:limburg": either(GROEN, both(sector("hout"), LIMBURG)),
    "activiteit:groen/tuinonderhoud": having("activities", "groen/tuinonderhoud"),
    "activity:tuinonderhoud": having("activities", "groen/tuinonderhoud"),
    "gemeente:gent": town("Gent"),
    "gemeente:gand": town("Gent"),
    'municipality:"sint-niklaas"': town("Sint-Niklaas"),
    'gemeente:"De Panne"': town("De Panne"),
    "gemeente:44021": town("Gent"),
    "regio:kempen NOT sector:kringloop": both(having("regions", "kempen"), without(sector("kringloop"))),
    "provincie:brussel": having("regions", "brussel"),
    "postcode:9000": code("9000"),
    "postcode:22*": code("22"),
    "vorm:enclave": having("forms", "enclave"),
    "vorm:enclave klant:bedrijf": both(having("forms", "enclave"), having("customers", "bedrijf")),
    "klant:lokaal-bestuur OR klant:overheid": either(
        having("customers", "lokaal-bestuur"), having("customers", "overheid")
    ),
    "type:maatwerkbedrijf NOT type:kringloopcentrum": both(
        having("types", "maatwerkbedrijf"), without(having("types", "kringloopcentrum"))
    ),
    "label:iso-9001": having("labels", "iso-9001"),
    "federatie:lavoro": having("federations", "lavoro"),
    "profiel:onbevestigd gemeente:gent": town("Gent"),
    'naam:"de enter"': saying("de enter", name_only=True),
    "naam:kringwinkel": saying("kringwinkel", name_only=True),
    "naam:kring*": lambda one: any(
        word.startswith("kring")
        for name in (one["name"], one.get("short_name", ""), *(old["name"] for old in one.get("former_names", ())))
        for word in words(name)
    ),
    'tekst:"sociale werkplaats"': saying("sociale werkplaats"),
    '"sociale werkplaats"': saying("sociale werkplaats"),
    '"pakt producten in" NOT gemeente:gent': both(saying("pakt producten in"), without(town("Gent"))),
    '("tweedehands" OR naam:kringwinkel) sector:kringloop': both(
        either(saying("tweedehands"), saying("kringwinkel", name_only=True)), sector("kringloop")
    ),
}


@pytest.mark.parametrize("query", QUERIES)
def test_fields_find_who_meets_them(finder: Finder, export: dict[str, Any], query: str) -> None:
    meeting = {one["id"] for one in export["organisations"] if one["status"] == "active" and QUERIES[query](one)}
    assert ids(found(finder, query)) == meeting
    assert found(finder, query).organisations == len(meeting)


def test_most_of_these_queries_tell_organisations_apart(export: dict[str, Any]) -> None:
    active = [one for one in export["organisations"] if one["status"] == "active"]
    telling = [query for query, test in QUERIES.items() if 0 < sum(map(test, active)) < len(active)]
    assert len(telling) >= len(QUERIES) - 4


def test_the_archive_is_found_where_it_is_asked_for(finder: Finder, export: dict[str, Any]) -> None:
    merged = {one["id"] for one in export["organisations"] if one["status"] == "merged"}
    assert merged
    assert ids(found(finder, "status:gefuseerd")) == merged
    assert not ids(found(finder, "NOT sector:groen")) & merged


def test_other_kinds_are_found_by_their_kind(finder: Finder, export: dict[str, Any]) -> None:
    terms = {entry["id"] for entry in export["glossary"]}
    assert {hit.id for hit in found(finder, "soort:begrip").hits} == terms
    assert {(hit.kind, hit.id) for hit in found(finder, "id:enclave soort:begrip").hits} == {("glossary", "enclave")}


@pytest.mark.parametrize(("near", "km"), [("3600", 25.0), ("9000", 3.0), ("Brugge", 40.0), ("51.05,3.72", 8.0)])
def test_within_is_as_the_crow_flies(finder: Finder, export: dict[str, Any], near: str, km: float) -> None:
    here = finder.conditions.point(near)
    distances = {
        one["id"]: min(
            (distance_km(here.latitude, here.longitude, at["lat"], at["lon"]) for at in one["locations"]),
            default=999.0,
        )
        for one in export["organisations"]
        if one["status"] == "active"
    }
    answer = found(finder, "", near=near, within=km)
    assert ids(answer) == {slug for slug, distance in distances.items() if distance <= km}
    assert ids(answer)
    for hit in answer.hits:
        assert hit.km == round(distances[hit.id])
    shown = [hit.km for hit in answer.hits if hit.km is not None]
    assert shown == sorted(shown)


def test_near_ranks_and_keeps_everyone(finder: Finder) -> None:
    far = found(finder, "kringwinkel", near="3600")
    close = found(finder, "kringwinkel", near="3600", within=20.0)
    assert 0 < close.organisations < far.organisations
    assert [hit.id for hit in far.hits[: close.organisations]] == [hit.id for hit in close.hits][: close.organisations]
    assert all(hit.km is not None and hit.km <= 20 for hit in close.hits if hit.kind == "organisation")


def test_facets_count_the_organisations_found(finder: Finder, export: dict[str, Any]) -> None:
    facets = found(finder, "sector:groen", facets=True).facets
    active = [one for one in export["organisations"] if one["status"] == "active" and GROEN(one)]
    for name, key in (("sector", "sectors"), ("form", "forms"), ("activity", "activities"), ("region", "regions")):
        expected = {value: sum(value in one[key] for one in active) for one in active for value in one[key]}
        counted = {count.id: count.count for count in facets.get(name, ()) if count.id != "vlaanderen"}
        assert counted == expected, name
    assert facets["sector"][0].id == "groen"


def test_where_organisations_are_is_only_read_where_a_place_is_asked(
    finder: Finder, export: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(shelf, "beside", lambda index, file: read.append(file) or beside(index, file))
    reckoned: list[float] = []
    monkeypatch.setattr(shelf, "distance_km", lambda *points: reckoned.append(0) or distance_km(*points))
    fresh = shelf.Shelf(finder.shelf.index)
    found(Finder(fresh), "haag scheren")
    assert sorted(read) == [CONCEPTS, ORGANISATIONS]
    assert found(Finder(fresh), "", near="3600", within=10.0).organisations
    assert sorted(read) == [CONCEPTS, ORGANISATIONS, WHEREABOUTS]
    locations = sum(len(one["locations"]) for one in export["organisations"])
    assert len(reckoned) < locations / 3  # of the others a look at their coordinates is enough
    fresh.close()


def test_words_beside_fields_rank_within_them(finder: Finder) -> None:
    answer = found(finder, "haag scheren provincie:limburg")
    assert ids(answer) <= ids(found(finder, "provincie:limburg"))
    assert answer.hits[0].id in ids(found(finder, "sector:groen"))


def test_words_between_operators_are_who_does_or_says_so(finder: Finder) -> None:
    ironing, cleaning = ids(found(finder, "strijken OR strijken")), ids(found(finder, "poetsen OR poetsen"))
    assert ironing - cleaning
    assert cleaning - ironing
    assert ids(found(finder, "strijken OR poetsen")) == ironing | cleaning
    assert ids(found(finder, "strijken AND poetsen")) == ironing & cleaning
    assert ids(found(finder, "sector:was-strijk NOT poetsen")) == ids(found(finder, "sector:was-strijk")) - cleaning


def test_equals_turn_with_the_seed_and_nothing_else(finder: Finder) -> None:
    first = [hit.id for hit in found(finder, "sector:groen", seed="a").hits]
    assert first == [hit.id for hit in found(finder, "sector:groen", seed="a").hits]
    other = [hit.id for hit in found(finder, "sector:groen", seed="b").hits]
    assert first != other
    assert sorted(first) == sorted(other)


@pytest.mark.parametrize(
    ("query", "at", "said"),
    [
        ("(sector:groen", 1, "bracket"),
        ("sector:groen)", 13, "bracket"),
        ('naam:"de enter', 6, "quotation"),
        ("sector:groen AND", 17, "end"),
        ("OR sector:groen", 1, "before"),
        ('sector:"" x', 10, "value"),
        ("sector:groenn", 1, "groen"),
        ("kleur:groen", 1, "not a field"),
        ("gent NOT gemeente:atlantis", 10, "not known"),
        ("naam:k*", 1, "two letters"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(finder: Finder, query: str, at: int, said: str) -> None:
    with pytest.raises(QueryError) as refused:
        found(finder, query)
    assert refused.value.at == at
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "query",
    ["wat is maatwerk?", "pallets & dozen", "ma-vr 8:30 open", "TUIN EN HOF", "https://www.example.be/", "art. 60"],
)
def test_everyday_signs_are_no_operators(query: str) -> None:
    assert parse(query).condition is None
