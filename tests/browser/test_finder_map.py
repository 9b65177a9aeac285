"""The map of the finder says where everyone is who was found, and leads to them; the list says the same."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from builder.catalogue.model import Catalogue
from tests.browser.finder import ask, count
from tests.browser.keyboard import press, tab_to

CIRCLES = "[data-map-circles] .ww-chart__circle"


def test_the_map_counts_everyone_where_they_are(finder: Page, catalogue: Catalogue) -> None:
    ask(finder, "q=&view=map")
    expect(finder.locator(CIRCLES).first).to_be_visible()
    told = {
        (town, int(number))
        for town, number in (line.rsplit(" ", 1) for line in finder.locator("[data-map-places] li").all_text_contents())
    }
    towns = [town.name for one in catalogue.active for town in one.municipalities]
    assert told == {(town, towns.count(town)) for town in towns}
    drawn = [int(number) for number in finder.locator(f"{CIRCLES} .ww-chart__count").all_text_contents()]
    assert len(drawn) < len(told)  # places too close to tell apart are one circle
    assert sum(drawn) >= count(finder) > max(drawn)


def test_a_circle_comes_closer_and_then_asks_for_its_municipality(finder: Page) -> None:
    ask(finder, "q=groen")
    finder.locator("[data-map-toggle]").click()
    expect(finder).to_have_url(re.compile(r"q=groen&view=map$"))
    clusters = finder.locator("[data-map-circles] button")
    before = clusters.count()
    clusters.first.click()
    expect(finder.locator("[data-map-whole]")).to_be_enabled()
    assert clusters.count() < before
    single = finder.locator("[data-map-circles] a").first
    town = (single.get_attribute("data-places") or "").split("|")[0]
    single.click()
    expect(finder.locator("[data-chips]")).to_contain_text(f"in {town}")
    expect(finder.locator("[data-hits] .ww-hit__where").first).to_contain_text(town)
    expect(finder.locator(f'{CIRCLES}[data-places="{town}"]')).to_be_visible()
    finder.go_back()
    expect(finder).to_have_url(re.compile(r"q=groen&view=map$"))
    finder.go_back()
    expect(finder.locator("[data-map]")).to_be_hidden()


def test_arrows_go_from_circle_to_circle(finder: Page) -> None:
    ask(finder, "q=groen")
    tab_to(finder, "[data-map-toggle]")
    finder.keyboard.press("Enter")
    expect(finder.locator(f'{CIRCLES}[tabindex="0"]')).to_have_count(1)
    tab_to(finder, f'{CIRCLES}[tabindex="0"]')
    west = finder.evaluate("parseFloat(document.activeElement.style.left)")
    press(finder, "ArrowRight")
    assert finder.evaluate("parseFloat(document.activeElement.style.left)") > west
    assert finder.evaluate("document.activeElement.matches('[data-map-circles] *')")
    finder.keyboard.press("+")
    expect(finder.locator("[data-map-farther]")).to_be_enabled()
    finder.keyboard.press("Tab")
    assert finder.evaluate("document.activeElement.closest('[data-map-circles]') === null")
