"""The finder's filters: exact numbers, tasks below a sector, who is near, who is open, and a sheet on a phone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.finding.index import search_files
from builder.rendering.finder import DATA_ID
from tests.browser.finder import DESKTOP, PHONE, ask, count, results, settled


def kinds(page: Page) -> Iterator[tuple[str, str, int]]:
    """Of each kind of filter a value somewhere in the middle, with the number beside it."""
    found: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll("[data-facets] input:not(:disabled)")]
            .map((input) => [input.name, input.value, input.closest("label").querySelector(".ww-count").textContent])"""
    )
    names = list(dict.fromkeys(name for name, _, _ in found if name != "activity"))
    for name in names:
        values = [(value, int(number)) for kind, value, number in found if kind == name]
        value, number = values[len(values) // 2]
        yield name, value, number


@pytest.mark.parametrize("query", ["", "groen"])
def test_the_number_beside_a_filter_is_what_it_leaves(finder: Page, query: str) -> None:
    ask(finder, f"q={query}")
    values = list(kinds(finder))
    assert len(values) >= 5
    for kind, value, number in values:
        box_of_value = finder.locator(f'input[name="{kind}"][value="{value}"]')
        expect(box_of_value).to_be_enabled()  # again, where the value before left nobody
        box_of_value.evaluate("(input) => input.click()")
        expect(finder.locator("[data-count]")).to_have_text(re.compile(rf"^{number} "))
        expect(finder).to_have_url(re.compile(f"{kind}="))
        box_of_value.evaluate("(input) => input.click()")
        expect(finder).not_to_have_url(re.compile(f"{kind}="))


def distances(page: Page) -> list[int]:
    shown = [re.search(r", op (\d+) km", text) for text in page.locator(".ww-hit__where").all_inner_texts()]
    return [int(found[1]) if found else 0 for found in shown]


def test_filters_add_up_inside_and_narrow_across_and_say_what_they_leave(finder: Page, catalogue: Catalogue) -> None:
    directory = Directory(catalogue)
    green = {one.slug for one in directory.in_sector("groen")}
    food = {one.slug for one in directory.in_sector("horeca")}
    here = {one.slug for one in directory.in_region("provincie-antwerpen")}
    ask(finder, "q=")
    assert count(finder) == len(catalogue.active)
    ask(finder, "sector=groen&sector=horeca")
    assert count(finder) == len(green | food)
    province = finder.locator("label", has=finder.locator("input[value=provincie-antwerpen]"))
    expect(province.locator(".ww-count")).to_have_text(str(len((green | food) & here)))
    province.click()
    expect(finder.locator("[data-count]")).to_have_text(f"{len((green | food) & here)} organisaties")
    finder.get_by_role("link", name="Provincie Antwerpen: haal weg").click()
    expect(finder).to_have_url(re.compile(r"\?sector=groen&sector=horeca$"))
    assert count(finder) == len(green | food)
    confirmed = finder.locator("input[name=verification][value=confirmed]")
    sure = sum(one.verification.value == "confirmed" for one in catalogue.active)
    expect(confirmed).to_be_enabled() if sure else expect(confirmed).to_be_disabled()


def test_tasks_unfold_below_a_sector_and_go_with_it(finder: Page) -> None:
    ask(finder, "q=")
    finder.locator("input[name=sector][value=groen]").check()
    task = finder.locator("input[name=activity][value='groen/tuinonderhoud']")
    expect(task).to_be_visible()
    task.check()
    expect(finder).to_have_url(re.compile("activity=groen/tuinonderhoud"))
    finder.locator("input[name=sector][value=groen]").uncheck()
    expect(finder).not_to_have_url(re.compile("activity|sector"))


def test_close_to_me_shows_everyone_nearest_first_and_stays_out_of_the_address(
    finder: Page, address: str, catalogue: Catalogue
) -> None:
    ask(finder, "q=")
    finder.get_by_role("button", name="Dicht bij mij").click()
    finder.get_by_role("button", name="Gebruik mijn plaats").click()
    expect(finder.get_by_role("link", name="dicht bij mij: haal weg")).to_be_visible()
    expect(finder).to_have_url(f"{address}zoeken/?q=&sort=distance")
    assert count(finder) == len(catalogue.active)
    finder.get_by_role("button", name="Laad er nog 20").click()
    expect(results(finder)).to_have_count(40)
    expect(results(finder).nth(20).get_by_role("link")).to_be_focused()
    settled(finder)
    found = distances(finder)
    assert found == sorted(found)
    assert found[-1] > found[19] > 0
    finder.get_by_role("link", name="dicht bij mij: haal weg").click()
    expect(finder).to_have_url(f"{address}zoeken/?q=")


def test_filters_on_a_phone_are_a_sheet(finder: Page) -> None:
    finder.set_viewport_size(PHONE)
    ask(finder, "q=groen")
    assert results(finder).first.evaluate("(card) => card.getBoundingClientRect().top") < 0.6 * PHONE["height"]
    finder.get_by_role("button", name="Filters").click()
    sheet = finder.get_by_role("dialog", name="Filters")
    expect(sheet).to_be_visible()
    before = count(finder)
    sheet.locator("input[name=region]:not(:disabled)").first.check()
    expect(finder).to_have_url(re.compile("region="))
    after = count(finder)
    assert after < before
    sheet.get_by_role("button", name=re.compile(rf"Toon {after} resulta")).click()
    expect(sheet).to_be_hidden()
    expect(finder.get_by_role("button", name="Filters (1)")).to_be_visible()


def test_who_is_open_now_by_belgian_time(chromium: Browser, address: str, catalogue: Catalogue) -> None:
    """Two organisations get hours; the visitor's own clock is that of New York, where it is early in the morning."""
    some = [one for one in catalogue.active if one.locations][:2]
    hours = ("Mo-Fr 09:00-17:00; PH off", "Sa 10:00-12:00")
    told = {
        one.slug: replace(one, locations=(replace(one.locations[0], hours={"winkel": written}),))
        for one, written in zip(some, hours, strict=True)
    }
    index = search_files(Directory(replace(catalogue, organisations=MappingProxyType(told))))
    names = {"now": "Nu open", "saturday": "Open op zaterdag"}
    facet = {"kind": "open", "title": "Openingsuren", "parts": [{"values": list(names)}], "names": names}

    def page_with_facet(route: Route) -> None:
        start, end = f'id="{DATA_ID}">', "</script>"
        before, _, after = route.fetch().text().partition(start)
        data, _, after = after.partition(end)
        changed = json.loads(data)
        changed["facets"].insert(0, facet)
        route.fulfill(body=before + start + json.dumps(changed) + end + after, content_type="text/html; charset=utf-8")

    def file_of_index(route: Route) -> None:
        name = urlsplit(route.request.url).path.partition("/assets/search/")[2]
        kind = "text/javascript" if name.endswith(".js") else "application/json"
        route.fulfill(body=index[name], content_type=kind)

    context = chromium.new_context(
        service_workers="block", viewport=DESKTOP, locale="nl-BE", timezone_id="America/New_York"
    )
    page = context.new_page()
    page.route(re.compile(r"/zoeken/(\?|$)"), page_with_facet)
    page.route("**/assets/search/**", file_of_index)
    page.clock.set_fixed_time("2026-11-20T10:00:00Z")  # a Friday
    page.goto(f"{address}zoeken/?q=")
    open_now = page.locator("label", has=page.locator("input[name=open][value=now]"))
    expect(open_now).to_have_text(re.compile(r"Nu open\s*1$"))
    open_now.click()
    expect(results(page).get_by_role("link")).to_have_text([some[0].name])
    expect(page).to_have_url(f"{address}zoeken/?open=now")
    expect(page.get_by_role("link", name="Nu open: haal weg")).to_be_visible()
    context.close()
