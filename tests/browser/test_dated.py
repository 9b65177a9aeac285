"""What is over depends on the visitor's day; examples can be chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

LISTS = """
<main data-dated>
<h2 data-dated-show="current">Open</h2><ul data-dated-list="current"><li data-until="2026-12-31">a</li>
<li data-until="2027-01-31">b</li></ul>
<p data-dated-show="none" hidden>Niets</p>
<section data-dated-show="past" hidden><ul data-dated-list="past"><li data-until="2020-01-01">z</li></ul></section>
</main>
<section id="gone" data-dated="gone"><ul data-dated-list="current"><li data-until="2026-12-31">a</li></ul></section>
<div id="one" data-dated><p data-dated-show="past" hidden>Voorbij</p><time data-until="2026-12-31"></time></div>
"""
STATE = """() => ({
  open: [...document.querySelectorAll('main [data-dated-list=current] > li')].map((one) => one.textContent).join(''),
  past: [...document.querySelectorAll('main [data-dated-list=past] > li')].map((one) => one.textContent).join(''),
  none: !document.querySelector('[data-dated-show=none]').hidden,
  gone: document.querySelector('#gone').hidden,
  over: !document.querySelector('#one p').hidden,
})"""


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-12-31T22:59:00Z", {"open": "ab", "past": "z", "none": False, "gone": False, "over": False}),
        ("2026-12-31T23:01:00Z", {"open": "b", "past": "az", "none": False, "gone": True, "over": True}),  # in Brussels
        ("2027-06-01T12:00:00Z", {"open": "", "past": "baz", "none": True, "gone": True, "over": True}),
        ("2019-12-31T12:00:00Z", {"open": "zab", "past": "", "none": False, "gone": False, "over": False}),
    ],
)
def test_lists_are_sorted_by_the_day_in_brussels(page: Page, address: str, now: str, state: dict[str, object]) -> None:
    page.clock.set_fixed_time(now)
    page.goto(f"{address}privacy/")
    page.evaluate("(html) => { document.body.innerHTML = html; }", LISTS)
    page.evaluate("() => import(new URL('../assets/js/dated.js', location.href))")
    assert page.evaluate(STATE) == state


def test_the_calendar_knows_what_is_coming(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2022-05-31T20:00:00Z")
    page.goto(f"{address}agenda/")
    coming = page.locator('[data-dated-list="current"] > li')
    expect(coming).to_have_count(1)
    expect(coming).to_contain_text("31 mei 2022")
    expect(page.get_by_role("heading", name="Wat eraan komt")).to_be_visible()
    page.clock.set_fixed_time("2022-06-01T06:00:00Z")
    page.reload()
    expect(coming).to_have_count(0)
    expect(page.get_by_text("Er staat nog niets op de agenda.")).to_be_visible()


def test_examples_are_chosen_and_the_choice_is_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}praktijk/")
    cards = page.locator("li[data-k]:visible")
    everything = cards.count()
    page.get_by_label("Hoe ze samenwerken").select_option("enclave")
    expect(page.get_by_role("status").first).to_have_text(f"{cards.count()} voorbeelden")
    assert 0 < cards.count() < everything
    assert page.url.endswith("?form=enclave")
    page.reload()
    assert 0 < cards.count() < everything
    page.get_by_label("Regio").select_option("noord-limburg")
    expect(page.get_by_role("status").first).to_have_text("1 voorbeeld")
    page.get_by_label("Werk", exact=True).select_option("voeding")
    page.get_by_role("link", name="Toon alle voorbeelden").click()
    expect(cards).to_have_count(everything)


@pytest.mark.parametrize(
    ("now", "age", "warnings"),
    [("2026-12-24", "een maand", 0), ("2028-01-05", "13 maanden", 1), ("2030-01-05", "3 jaar", 1)],
)
def test_a_profile_says_its_age_and_warns_when_it_is_old(
    page: Page, address: str, now: str, age: str, warnings: int
) -> None:
    page.clock.set_fixed_time(f"{now}T12:00:00Z")
    page.goto(f"{address}organisaties/bewel/")
    expect(page.locator("[data-reviewed]")).to_have_text(f"({age} geleden)")
    expect(page.locator("[data-reviewed-from]:visible")).to_have_count(warnings)
