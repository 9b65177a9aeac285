"""The judge of search results, on a small directory made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from builder.catalogue.places import Municipality, Places, PostalCode
from tests.bench.search.judging import Answer, Hit, Judge, summarise

KM = 1 / 111.195  # degrees of latitude


def town(nis: str, name: str, km: float, gewest: str = "vlaanderen") -> Municipality:
    return Municipality(
        nis=nis, slug=name.lower(), name=name, name_fr=None, province="provincie-noord", gewest=gewest, aliases=(),
        latitude=51 + km * KM, longitude=4.0,
    )  # fmt: skip


TOWNS = (town("10001", "Aadorp", 0), town("10002", "Bedorp", 20), town("10003", "Cedorp", 39), town("10004", "Ver", 85))
PLACES = Places(
    municipalities={each.nis: each for each in TOWNS},
    postal_codes={"1001": (PostalCode(code="1001", nis="10001", names=(), latitude=51.0, longitude=4.0),)},
)


def organisation(slug: str, nis: str = "10001", **more: Any) -> dict[str, Any]:
    place = PLACES.municipalities[nis]
    return {
        "id": slug, "types": ["maatwerkbedrijf"], "sectors": ["groen"], "activities": [], "customers": [], "forms": [],
        "labels": [], "federations": [], "work_area": [], "status": "active",
        "locations": [{"nis": nis, "lat": place.latitude, "lon": place.longitude}],
        **more,
    }  # fmt: skip


ORGANISATIONS = (
    organisation("tuin", activities=["groen/tuinonderhoud"], customers=["bedrijf"]),
    organisation("groen"),
    organisation("bos", activities=["groen/bosbeheer"], customers=["particulier"]),
    organisation("wiel", sectors=["fiets"], activities=["fiets/herstel"]),
    organisation("beide", "10003", sectors=["groen", "fiets"], activities=["groen/tuinonderhoud", "fiets/herstel"]),
    organisation("ginder", "10004", activities=["groen/tuinonderhoud"], work_area=["region:noord"]),
    organisation("voorbij", activities=["groen/tuinonderhoud"], status="closed"),
)
EXPORT = {
    "organisations": list(ORGANISATIONS),
    "regions": [{"id": "noord", "title": "Provincie Noord", "kind": "province", "municipalities": ["10001", "10002"]}],
    "federations": [{"id": "koepel"}],
    "glossary": [{"id": "enclave", "see": ["doorstroom"]}, {"id": "doorstroom"}, {"id": "vzw"}],
    "vocabularies": {"forms": [{"id": "ploeg", "glossary": "enclave"}]},
    "practices": [{"id": "samen", "sectors": ["groen"]}],
}
JUDGE = Judge(EXPORT, PLACES, frozenset({"privacy"}))
TUIN = {"sectors": ["groen"], "activities": ["tuinonderhoud"]}


def gains(expect: dict[str, Any], *slugs: str, kind: str = "organisation") -> list[int]:
    return [JUDGE.gain(expect, Hit(kind, slug)) for slug in slugs]


def test_an_organisation_counts_less_the_less_is_known_of_what_it_does() -> None:
    assert gains(TUIN, "tuin", "groen", "bos", "wiel", "voorbij", "nobody") == [3, 2, 1, 0, 2, 0]
    assert gains({"sectors": ["groen"], "activities": ["groen/tuinonderhoud"]}, "tuin", "bos") == [3, 1]
    assert gains({"sectors": ["groen"]}, "tuin", "groen", "bos", "wiel") == [3, 3, 3, 0]


def test_conditions_join_with_and() -> None:
    assert gains({"sectors": ["groen"], "customers": ["bedrijf"]}, "tuin", "groen", "bos", "wiel") == [3, 2, 1, 0]
    assert gains({**TUIN, "customers": ["bedrijf"]}, "tuin", "groen", "bos") == [3, 1, 1]


@pytest.mark.parametrize(
    ("place", "within", "expected"),
    [
        ("Aadorp", "in it", [3, 0, 1]),
        ("Bedorp", "25 km", [3, 3, 3]),
        ("Cedorp", "25 km", [1, 3, 1]),
        ("Aadorp", "work area or 25 km", [3, 1, 3]),
        ("1001", "5 km", [3, 0, 3]),
        ("Noord", "in it", [3, 1, 1]),
        ("noord", "in it", [3, 1, 1]),
    ],
)
def test_place(place: str, within: str, expected: list[int]) -> None:
    assert gains({**TUIN, "place": place, "within": within}, "tuin", "beide", "ginder") == expected


def test_an_unknown_place_or_distance_is_a_fault_of_the_query() -> None:
    with pytest.raises(KeyError):
        gains({"place": "Nergens"}, "tuin")
    with pytest.raises(ValueError, match="no such distance"):
        gains({"place": "Aadorp", "within": "een eind"}, "tuin")


def test_needs_are_counted() -> None:
    needs = {"needs": [TUIN, {"sectors": ["fiets"]}]}
    assert gains(needs, "beide", "tuin", "wiel", "bos") == [3, 1, 1, 1]


def test_readings_are_as_good_as_the_best_of_them() -> None:
    readings = {"readings": [{"sectors": ["fiets"]}, {"place": "Aadorp", "within": "in it"}]}
    assert gains(readings, "wiel", "tuin", "ginder") == [3, 3, 1]


def test_pages_that_are_the_answer() -> None:
    assert gains({"glossary": ["enclave"]}, "enclave", "doorstroom", "vzw", kind="glossary") == [3, 1, 0]
    assert gains({"forms": ["ploeg"]}, "enclave", kind="glossary") == [1]
    assert gains({"federations": ["koepel"]}, "koepel", kind="federation") == [3]
    assert gains({"page": "privacy"}, "privacy", "over", kind="page") == [3, 0]
    assert gains({"sectors": ["groen"]}, "groen", "fiets", kind="sector") == [3, 0]
    assert gains(TUIN, "groen/tuinonderhoud", "groen/bosbeheer", kind="activity") == [3, 1]
    assert gains({**TUIN, "place": "Aadorp"}, "groen", kind="sector") == [1]
    assert gains({"place": "noord", "within": "in it"}, "noord", kind="region") == [3]
    assert gains({"place": "Aadorp", "within": "in it"}, "aadorp", "bedorp", kind="municipality") == [3, 0]
    assert gains({"sectors": ["groen"]}, "samen", kind="practice") == [1]


def test_a_page_that_nobody_wrote_cannot_be_judged() -> None:
    assert not JUDGE.judgeable({"page": "een link"})
    assert JUDGE.judgeable({"page": "een link", "sectors": ["groen"]})
    assert JUDGE.best({"page": "een link", "sectors": ["fiets"]}) == (3, 3)
    with pytest.raises(ValueError, match="nothing"):
        gains({}, "tuin")


def answer(*slugs: str) -> Answer:
    return Answer(tuple(Hit("organisation", slug) for slug in slugs))


def test_the_best_order_scores_one() -> None:
    perfect = JUDGE.judge(TUIN, answer("tuin", "beide", "ginder", "groen", "voorbij", "bos"))
    assert perfect.gains == (3, 3, 3, 2, 2, 1)
    assert (perfect.ndcg, perfect.reciprocal_rank, perfect.passed, perfect.zero) == (1.0, 1.0, True, False)


def test_wrong_hits_above_the_right_one_fail() -> None:
    wrong_first = JUDGE.judge(TUIN, answer("wiel", "tuin"))
    assert not wrong_first.passed
    assert wrong_first.reciprocal_rank == 0.5
    assert JUDGE.judge(TUIN, answer("groen", "bos", "tuin")).passed
    assert not JUDGE.judge(TUIN, answer("groen", "bos", "bos", "voorbij", "tuin")).passed


def test_a_hit_counts_once() -> None:
    assert JUDGE.judge(TUIN, answer("tuin", "tuin", "wiel")).gains == (3, 0)


def test_where_nothing_is_fully_right_the_nearest_is() -> None:
    far = {"sectors": ["fiets"], "place": "Ver", "within": "25 km"}
    assert JUDGE.best(far) == (1,)
    assert JUDGE.judge(far, answer("beide")).passed


def test_where_nothing_right_exists_a_page_that_is_not_empty_is_asked() -> None:
    nowhere = {"sectors": ["fiets"], "place": "Ver", "within": "in it"}
    assert JUDGE.best(nowhere) == ()
    shown = JUDGE.judge(nowhere, answer("wiel"))
    assert (shown.ndcg, shown.passed, shown.zero) == (None, True, False)
    assert not JUDGE.judge(nowhere, answer()).passed


def test_no_hits() -> None:
    nothing = JUDGE.judge(TUIN, answer())
    assert (nothing.ndcg, nothing.passed, nothing.zero) == (0.0, False, True)
    assert JUDGE.judge({"nothing": True}, answer()).passed
    assert not JUDGE.judge({"nothing": True}, answer("tuin")).passed
    assert JUDGE.judge({"nothing": True}, Answer((Hit("organisation", "tuin"),), guess=True)).passed
    assert not JUDGE.judge({"anything": True}, answer()).passed
    assert JUDGE.judge({"anything": True}, answer("wiel")).passed


def test_summary_leaves_unranked_queries_out_of_the_means() -> None:
    summary = summarise(
        [JUDGE.judge(TUIN, answer("tuin", "beide", "ginder", "groen", "voorbij")), JUDGE.judge(TUIN, answer()),
         JUDGE.judge({"nothing": True}, answer())]
    )  # fmt: skip
    assert (summary.queries, summary.judged) == (3, 2)
    assert (summary.ndcg, summary.mrr, summary.zero) == pytest.approx((0.5, 0.5, 1 / 3))
    assert summary.passed == pytest.approx(2 / 3)


def test_one_of_several_right_pages_is_enough() -> None:
    pages = {"glossary": ["enclave", "vzw"], "federations": ["koepel"]}
    assert JUDGE.judge(pages, Answer((Hit("glossary", "vzw"),))).ndcg == 1.0


def test_one_of_two_readings_answered_well_is_enough() -> None:
    readings = {"readings": [{"sectors": ["fiets"], "activities": ["herstel"]}, {"organisations": ["bos"]}]}
    assert JUDGE.judge(readings, answer("bos")).ndcg == 1.0
    assert JUDGE.judge(readings, answer("wiel", "beide")).ndcg == 1.0
    assert JUDGE.judge(readings, answer("groen", "wiel")).ndcg < 1
