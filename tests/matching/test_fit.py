"""How well one organisation fits, and in which reasons that is said: each rule by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.catalogue.matching import Matching
from builder.matching.circumstances import Circumstances
from builder.matching.fit import Around, Profile, fit_of, work_of
from builder.matching.matcher import Matcher
from builder.matching.request import FormFit

RULES = {
    "activity": 0.5, "place": 0.5, "customer": 0.5, "form": 0.5, "condition": 0.5, "fresh": 0.0,
    "sector_only": 0.6, "other_activities": 0.4, "mentioned": 0.7, "unknown": 0.5, "contrary": 0.2, "least": 0.1,
    "near_km": 15, "far_km": 60, "months": 36,
}  # fmt: skip
MOW = "groen/tuinonderhoud"
GENK = (50_965, 5_502)  # thousandths of degrees


@pytest.fixture
def rules(matcher: Matcher) -> Matching:
    return replace(matcher.matching, ranking=RULES)


@pytest.fixture
def profile(matcher: Matcher) -> Profile:
    """Somebody who mows, and says nothing else."""
    nothing: frozenset[str] = frozenset()
    return Profile(
        matcher.profiles[0].organisation, 7, {MOW: 15, "groen": 15}, nothing, nothing, nothing, (), nothing, 0
    )


def judged(
    profile: Profile, rules: Matching, around: Around | None = None, forms: tuple[FormFit, ...] = (), **asked: Any
):
    """The score, what speaks for and against, and kilometres; without the work, which fits."""
    score, reasons, km = fit_of(profile, [MOW], forms, Circumstances(**asked), around, rules)
    return score, [(reason.code, reason.fits) for reason in reasons if reason.code != "does"], km


@pytest.mark.parametrize(
    ("work", "share", "how"),
    [
        ({MOW: 15, "groen": 15}, 1.0, "does"),
        ({MOW: 3}, 0.7 * 6 / 15, "mentions"),
        ({MOW: 9}, 0.7, "mentions"),
        ({"groen": 15}, 0.6, "sector"),
        ({"groen": 15, "groen/bermbeheer": 15}, 0.4, "sector"),
        ({"groen": 15, "groen/bermbeheer": 14}, 0.6, "sector"),
        ({"groen": 15, MOW: 9}, 0.7, "mentions"),
        ({"groen": 5}, 0.6 * 5 / 15, "mentions-sector"),
        ({"groenvoeder": 15, "groenvoeder/gras": 15}, 0.0, ""),
    ],
)
def test_work_counts_as_far_as_it_is_said(profile, rules, work, share, how):
    assert work_of(replace(profile, work=work), MOW, rules) == (pytest.approx(share), how)


def test_who_does_none_of_the_work_is_not_there(profile, rules):
    assert judged(replace(profile, work={"metaal": 15}), rules) == (0.0, [], None)
    assert judged(replace(profile, work={"groen": 2}), rules)[0] == 0.0  # less than the least


@pytest.mark.parametrize(
    ("place", "share", "said", "km"),
    [
        ({"towns": frozenset({"71016"})}, 1.0, ("in-place", True), 0),
        ({"number": 8}, 0.95, ("comes-to", True), None),
        ({}, 0.1, ("no-location", False), None),
        ({"points": ((50_965, 5_602),)}, 0.9, ("near", True), 7),
        ({"points": ((50_965, 5_002), (50_965, 5_902))}, 0.9 * (1 - 13 / 45), ("distance", True), 28),
        ({"points": ((50_965, 4_648),)}, 0.05, ("distance", False), 60),
    ],
)
def test_the_nearer_the_better(profile, rules, place, share, said, km):
    around = Around((GENK,), frozenset({8}))
    score, reasons, far = judged(replace(profile, **place), rules, around, nis=frozenset({"71016"}), place="Genk")
    assert (reasons, far) == ([said], km)
    assert score == pytest.approx((1 + share) / 2)


@pytest.mark.parametrize(
    ("customers", "share", "said"),
    [((), 0.5, []), (("school",), 1.0, [("customer", True)]), (("bedrijf",), 0.2, [("customer-other", False)])],
)
def test_a_profile_that_names_no_customers_excludes_none(profile, rules, customers, share, said):
    score, reasons, _ = judged(replace(profile, customers=frozenset(customers)), rules, customer="school")
    assert (reasons, score) == (said, pytest.approx((1 + share) / 2))


def test_the_form_that_is_offered_counts_and_what_anyone_agrees_to_does_not(profile, rules):
    forms = (FormFit("eenmalig", 0.9, 0), FormFit("enclave", 0.5, 1), FormFit("stage", 0.8, 2))
    assert judged(replace(profile, forms=frozenset({"enclave"})), rules, None, forms)[:2] == (1.0, [("form", True)])
    assert judged(replace(profile, forms=frozenset({"sale"})), rules, None, forms)[:2] == (pytest.approx(0.6), [])
    assert judged(profile, rules, None, forms)[:2] == (pytest.approx(0.75), [])
    assert judged(profile, rules, None, forms[:1])[:2] == (1.0, [])


def test_a_condition_is_met_by_one_of_its_labels_and_else_unknown(profile, rules):
    met = judged(replace(profile, labels=frozenset({"brc"})), rules, conditions=("food-safety",))
    assert met[:2] == (1.0, [("condition", True)])
    unknown = judged(replace(profile, labels=frozenset({"vca"})), rules, conditions=("food-safety",))
    assert unknown[:2] == (pytest.approx((1 + 0.25) / 2), [("condition-unknown", False)])


def test_an_old_profile_says_so(profile, rules):
    fresh = replace(rules, ranking={**RULES, "fresh": 0.5})
    assert judged(replace(profile, months=18), fresh)[:2] == (pytest.approx(0.75), [])
    assert judged(replace(profile, months=36), fresh)[:2] == (pytest.approx(0.5), [("stale", False)])
