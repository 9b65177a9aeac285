"""Packages, forms and the order of organisations."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from builder.catalogue.matching import FormRule
from builder.catalogue.model import PartialDate
from builder.catalogue.words import Text
from builder.matching.circumstances import Circumstances
from builder.matching.forms import forms_for
from builder.matching.matcher import Matcher, NoMatchingError, UnknownPlaceError, scramble
from builder.matching.packages import packages_of
from builder.matching.recognition import Task
from builder.matching.request import Request


def task(activity: str) -> Task:
    return Task(activity, 1.0, ())


def test_a_form_is_told_once_by_the_first_of_the_rules_that_weigh_most(matcher):
    rules = [
        FormRule(form=form, weight=weight, reason=Text.of(form), **on)
        for form, weight, on in (
            ("enclave", 0.5, {}),
            ("stage", 0.6, {"sites": ("asker",)}),
            ("enclave", 0.9, {}),
            ("enclave", 0.9, {}),
            ("eenmalig", 0.7, {"sites": ("either",)}),
        )
    ]
    found = forms_for(["unknown"], Circumstances(), replace(matcher.matching, forms=tuple(rules)))
    assert [(fit.form, fit.rule) for fit in found] == [("enclave", 2), ("eenmalig", 4)]


def test_one_sector_is_one_package(matcher):
    those = (task("groen/tuinonderhoud"), task("metaal/lassen"), task("groen/bermbeheer"))
    assert packages_of(those, {}, matcher.matching) == ((those[0], those[2]), (those[1],))


def test_sectors_that_the_same_organisations_do_are_one_package(matcher):
    those = (task("groen/tuinonderhoud"), task("metaal/lassen"))
    both = {"groen": frozenset("abc"), "metaal": frozenset("abcd")}
    assert packages_of(those, both, matcher.matching) == (those,)
    apart = {"groen": frozenset("abc"), "metaal": frozenset("def")}
    assert packages_of(those, apart, matcher.matching) == ((those[0],), (those[1],))


@pytest.mark.parametrize(
    ("asked", "sectors", "first", "absent"),
    [
        (Circumstances(floor="customer-site", frequency="lasting"), ["verpakking"], "enclave", "uitbesteding-atelier"),
        (Circumstances(floor="own-site"), ["verpakking"], "uitbesteding-atelier", "enclave"),
        (Circumstances(), ["groen"], "uitbesteding-locatie", "uitbesteding-atelier"),
        (Circumstances(customer="lokaal-bestuur"), ["groen"], "voorbehouden-opdracht", "eenmalig"),
        (Circumstances(frequency="once"), ["groen"], "eenmalig", "raamcontract"),
    ],
)
def test_the_form_follows_floor_frequency_and_customer(matcher, asked, sectors, first, absent):
    forms = [fit.form for fit in forms_for(sectors, asked, matcher.matching)]
    assert forms[0] == first
    assert absent not in forms


def test_work_that_comes_back_may_have_a_framework(matcher):
    assert "raamcontract" in {
        fit.form for fit in forms_for(["groen"], Circumstances(frequency="recurring"), matcher.matching)
    }


def test_near_by_comes_before_far_away(matcher):
    (package,) = matcher.match(Request("gras maaien", "Brugge", limit=50)).packages
    kms = [one.km for one in package.candidates if one.km is not None]
    assert kms[0] == 0
    assert sum(kms[:5]) < sum(kms[-5:])


def test_a_place_on_a_line_of_its_own_is_the_place(matcher):
    answer = matcher.match(Request("Perceel 1: gras maaien\nLokeren"))
    assert answer.circumstances.place == "Lokeren"
    assert [task.activity.partition("/")[0] for package in answer.packages for task in package.tasks] == ["groen"]
    assert answer.unplaced == ()


def test_every_hit_says_why_and_what_does_not_fit(matcher):
    (package,) = matcher.match(Request("gras maaien", "Brugge", limit=50)).packages
    assert all(any(reason.fits for reason in one.reasons) for one in package.candidates)
    assert any(reason.code == "distance" for one in package.candidates for reason in one.reasons)


def test_who_does_none_of_it_is_not_there(matcher):
    (package,) = matcher.match(Request("gras maaien", limit=500)).packages
    for one in package.candidates:
        mentions = any(reason.code.startswith("mentions") for reason in one.reasons)
        assert mentions or "groen" in one.organisation.work
    assert package.found == len(package.candidates) < len(matcher.catalogue.active)


def test_equals_turn_with_the_seed(matcher):
    orders = {
        tuple(one.organisation.slug for one in matcher.match(Request("strijken", seed=seed)).packages[0].candidates)
        for seed in "123456"
    }
    assert len(orders) > 1


def test_an_old_profile_is_lower_and_says_so(matcher):
    catalogue = matcher.catalogue
    (package,) = matcher.match(Request("gras maaien", limit=1)).packages
    best = package.candidates[0]
    date: PartialDate = "2015-01-01"
    old = replace(best.organisation, last_reviewed=date)
    organisations = MappingProxyType({**catalogue.organisations, old.slug: old})
    (again,) = (
        Matcher(replace(catalogue, organisations=organisations)).match(Request("gras maaien", limit=500)).packages
    )
    (same,) = [one for one in again.candidates if one.organisation.slug == old.slug]
    assert same.score < best.score
    assert "stale" in {reason.code for reason in same.reasons}


def test_every_municipality_is_known_by_its_name(matcher):
    towns = [town for town in matcher.catalogue.places.municipalities.values() if town.gewest != "wallonie"]
    assert len(towns) > 300
    for town in towns:
        assert matcher.circumstances(Request("", town.name), ()).nis, town.name


def test_places_that_nobody_knows_are_refused(matcher):
    with pytest.raises(UnknownPlaceError, match="Nergenshuizen"):
        matcher.match(Request("gras maaien", "Nergenshuizen"))


def test_content_without_rules_cannot_match(matcher):
    with pytest.raises(NoMatchingError):
        Matcher(replace(matcher.catalogue, matching=None))


def test_scrambling_is_even_and_stable():
    assert scramble("1", 7) == 3863184892  # as on every machine, in every version
    assert len({scramble("1", number) for number in range(500)}) == 500


def test_who_is_far_does_not_go_before_who_is_near(matcher):
    """Not even who names the activity, where others near work in the sector."""
    far = matcher.matching.ranking["far_km"]
    for asked in ("hagen scheren", "dozen vouwen", "ramen wassen"):
        (package,) = matcher.match(Request(asked, "Heist-op-den-Berg", limit=2)).packages
        assert [one for one in package.candidates if (one.km or 0) > far] == []
