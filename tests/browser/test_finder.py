"""The finder: results while typing, filters with exact numbers, the address, the keyboard, and no dead ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory

NONSENSE = "qxzwvk"


@pytest.fixture
def finder(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}zoeken/")
    return page


@pytest.fixture
def organisations(catalogue: Catalogue) -> int:
    return len(catalogue.active)


def box(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("searchbox")


def results(page: Page) -> Locator:
    return page.locator("[data-hits] > li")


def count(page: Page) -> int:
    """The number above the results, once it stands still for a quarter of a second."""
    seen: list[str] = []
    while len(seen) < 5 or len(set(seen[-5:])) > 1:
        page.wait_for_timeout(50)
        seen.append(page.locator("[data-count]").inner_text())
        assert len(seen) < 200, "the number keeps changing"
    found = re.match(r"[\d.]+", seen[-1])
    assert found
    return int(found[0].replace(".", ""))


def ask(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}zoeken/?{query}")
    expect(page.locator("[data-finder]")).to_have_attribute("data-state", re.compile("results|nothing"))


def test_typing_gives_results_with_the_reason(finder: Page) -> None:
    box(finder).press_sequentially("strijk")
    expect(results(finder).first).to_be_visible()
    expect(results(finder).first.locator(".ww-hit__why mark").first).to_have_text(re.compile("strijk", re.IGNORECASE))
    expect(results(finder).first.get_by_role("link")).to_have_count(1)
    expect(finder).to_have_url(re.compile(r"/zoeken/\?q=strijk$"))
    live = finder.locator("[data-live]")
    expect(live).to_have_text(re.compile(rf"^{count(finder)} organisaties? gevonden voor: strijk$"))


def test_nothing_of_the_index_is_asked_for_before_the_visitor_begins(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if "/assets/search/" in sent.url else None)
    page.goto(f"{address}zoeken/")
    page.wait_for_timeout(300)
    assert asked == []
    with page.expect_response(re.compile(r"assets/search/manifest\.json")):
        box(page).focus()


def test_the_box_in_the_header_leads_to_results(page: Page, address: str, catalogue: Catalogue) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}cijfers/")
    page.keyboard.press("/")
    expect(page.locator("#zoek")).to_be_focused()
    page.keyboard.type("bewel")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}zoeken/?q=bewel")
    expect(results(page).get_by_role("link", name="Bewel").first).to_be_visible()


def test_the_slash_can_be_switched_off(finder: Page) -> None:
    finder.get_by_text("Zoeken met het toetsenbord").click()
    finder.get_by_role("checkbox", name="Gebruik de toets / op dit toestel").uncheck()
    finder.keyboard.press("/")
    expect(box(finder)).not_to_be_focused()


def test_the_back_button_brings_back_question_results_and_place(finder: Page, address: str) -> None:
    box(finder).fill("groen")
    box(finder).press("Enter")
    expect(results(finder)).to_have_count(20)
    before = results(finder).get_by_role("link").all_inner_texts()
    box(finder).fill("strijk")
    box(finder).press("Enter")
    expect(finder.locator("[data-live]")).to_have_text(re.compile("strijk"))
    finder.go_back()
    expect(box(finder)).to_have_value("groen")
    expect(results(finder)).to_have_count(20)
    assert results(finder).get_by_role("link").all_inner_texts() == before
    # From a profile back to the same spot in the results.
    link = results(finder).nth(12).get_by_role("link")
    link.scroll_into_view_if_needed()
    finder.wait_for_timeout(250)
    place = finder.evaluate("scrollY")
    assert place > 500
    link.click()
    expect(finder).to_have_url(re.compile("/organisaties/"))
    finder.go_back()
    expect(results(finder)).to_have_count(20)
    for _ in range(60):  # the policy of the page forbids Playwright's own waiting for an expression
        if abs(finder.evaluate("scrollY") - place) < 3:
            break
        finder.wait_for_timeout(50)
    assert abs(finder.evaluate("scrollY") - place) < 3


def test_typing_leaves_one_step_and_a_filter_another(finder: Page, address: str) -> None:
    steps = finder.evaluate("history.length")
    box(finder).press_sequentially("groen")
    expect(finder).to_have_url(f"{address}zoeken/?q=groen")
    assert finder.evaluate("history.length") == steps
    finder.locator("input[name=sector]:not(:disabled)").first.check()
    expect(finder).to_have_url(re.compile("sector="))
    assert finder.evaluate("history.length") == steps + 1
    finder.go_back()
    expect(finder).to_have_url(f"{address}zoeken/?q=groen")
    expect(finder.locator("input:checked")).to_have_count(1)  # the / key


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
def test_the_number_beside_a_filter_is_what_it_leaves(page: Page, address: str, query: str, organisations: int) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, address, f"q={query}")
    expect(page.locator("[data-facets] input").first).to_be_attached()
    if not query:
        assert count(page) == organisations
    values = list(kinds(page))
    assert len(values) >= 5
    for kind, value, number in values:
        box_of_value = page.locator(f'input[name="{kind}"][value="{value}"]')
        box_of_value.evaluate("(input) => input.click()")
        expect(page.locator("[data-count]")).to_have_text(re.compile(rf"^{number} "))
        expect(page).to_have_url(re.compile(f"{kind}="))
        box_of_value.evaluate("(input) => input.click()")
        expect(page).not_to_have_url(re.compile(f"{kind}="))


def test_values_of_one_filter_add_up_and_filters_narrow(page: Page, address: str, catalogue: Catalogue) -> None:
    directory = Directory(catalogue)
    green = {one.slug for one in directory.in_sector("groen")}
    food = {one.slug for one in directory.in_sector("horeca")}
    here = {one.slug for one in directory.in_region("provincie-antwerpen")}
    ask(page, address, "sector=groen&sector=horeca")
    assert count(page) == len(green | food)
    ask(page, address, "sector=groen&sector=horeca&region=provincie-antwerpen")
    assert count(page) == len((green | food) & here)
    page.get_by_role("link", name=re.compile("Provincie Antwerpen: haal weg")).click()
    expect(page).to_have_url(f"{address}zoeken/?sector=groen&sector=horeca")
    expect(page.locator("[data-count]")).to_have_text(f"{len(green | food)} organisaties")


def test_tasks_unfold_below_a_sector_and_go_with_it(finder: Page, address: str) -> None:
    ask(finder, address, "q=")
    finder.locator("input[name=sector][value=groen]").check()
    task = finder.locator("input[name=activity][value='groen/tuinonderhoud']")
    expect(task).to_be_visible()
    task.check()
    expect(finder).to_have_url(re.compile("activity=groen/tuinonderhoud"))
    finder.locator("input[name=sector][value=groen]").uncheck()
    expect(finder).not_to_have_url(re.compile("activity|sector"))


def test_the_keyboard_alone(finder: Page, address: str) -> None:
    finder.keyboard.press("/")
    expect(box(finder)).to_be_focused()
    finder.keyboard.type("bewel")
    expect(results(finder).first).to_contain_text("Bewel")
    finder.keyboard.press("ArrowDown")
    for _ in range(6):  # past the pages above the results
        if finder.evaluate("Boolean(document.activeElement.closest('[data-hits]'))"):
            break
        finder.keyboard.press("ArrowDown")
    expect(results(finder).first.get_by_role("link")).to_be_focused()
    finder.keyboard.press("Escape")
    expect(box(finder)).to_be_focused()
    finder.keyboard.press("Escape")
    expect(box(finder)).to_have_value("")
    expect(finder.get_by_role("heading", name="Kies een sector")).to_be_visible()
    finder.keyboard.type("bewel")
    expect(results(finder).first).to_contain_text("Bewel")
    results(finder).first.get_by_role("link").focus()
    finder.keyboard.press("Enter")
    expect(finder).to_have_url(f"{address}organisaties/bewel/")


def test_what_was_understood_can_be_taken_away(page: Page, address: str) -> None:
    ask(page, address, "q=strijk+in+de+buurt+van+Genk")
    place = page.get_by_role("link", name="in Genk: haal weg")
    expect(place).to_be_visible()
    place.click()
    expect(box(page)).to_have_value("strijk")
    expect(place).to_have_count(0)
    page.locator("[data-chips] a").first.click()
    expect(page).to_have_url(f"{address}zoeken/")
    expect(page.get_by_role("heading", name="Kies een sector")).to_be_visible()


def test_an_ambiguous_word_offers_its_other_meaning(page: Page, address: str) -> None:
    ask(page, address, "q=boom")
    page.get_by_role("link", name="Bedoel je de gemeente Boom?").click()
    expect(page.get_by_role("link", name="in Boom: haal weg")).to_be_visible()
    expect(box(page)).to_have_value("in Boom")


def test_a_place_without_anybody_says_who_is_nearest(page: Page, address: str, catalogue: Catalogue) -> None:
    ask(page, address, "q=snoeien+in+Peer")
    expect(page.locator("[data-notices]")).to_have_text(
        re.compile(r"Niemand in Peer zelf\. De dichtste is op \d+ km\.")
    )
    expect(results(page).first.locator(".ww-hit__where")).to_have_text(re.compile(r", op \d+ km"))


def test_nothing_found_is_no_dead_end_and_can_be_kept(page: Page, address: str) -> None:
    ask(page, address, f"q={NONSENSE}")
    expect(page.get_by_role("heading", name=f"Geen organisatie gevonden voor “{NONSENSE}”")).to_be_visible()
    expect(page.locator("[data-notices]")).to_contain_text(f"We kennen “{NONSENSE}” niet.")
    expect(page.locator("[data-live]")).to_have_text(f"Geen organisatie gevonden voor “{NONSENSE}”")
    expect(page.get_by_role("main").get_by_role("link", name="federatie", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Kies een regio")).to_be_visible()
    assert page.evaluate("localStorage.getItem('ww-missed')") is None
    page.get_by_role("checkbox", name=re.compile("^Bewaar zoekvragen")).check()
    expect(page.locator("[data-missed-list] li")).to_have_text([NONSENSE])
    mail = page.get_by_role("link", name="Mail naar de federatie").get_attribute("href") or ""
    assert NONSENSE in parse_qs(urlsplit(mail).query)["body"][0]
    page.get_by_role("button", name="Wis de lijst").click()
    expect(page.locator("[data-missed]")).to_be_hidden()


def test_nothing_found_names_what_is_close(page: Page, address: str) -> None:
    ask(page, address, "q=bew" + NONSENSE[:2])  # the rest of the name is wrong
    expect(page.locator("[data-misses]").get_by_role("link", name="Bewel")).to_be_visible()
    ask(page, address, "q=strijk&sector=zorg-gezin&region=brussel")
    assert count(page) == 0
    page.get_by_role("link", name="Zonder filters").click()
    expect(page).to_have_url(f"{address}zoeken/?q=strijk")
    expect(results(page).first).to_be_visible()


def test_close_to_me_sorts_by_distance_and_stays_out_of_the_address(chromium: Browser, address: str) -> None:
    context = chromium.new_context(
        geolocation={"latitude": 50.9657, "longitude": 5.5011}, permissions=["geolocation"], locale="nl-BE"
    )
    page = context.new_page()
    ask(page, address, "q=")
    page.get_by_role("button", name="Dicht bij mij").click()
    page.get_by_role("button", name="Gebruik mijn plaats").click()
    expect(page.get_by_role("link", name="dicht bij mij: haal weg")).to_be_visible()
    expect(page).to_have_url(f"{address}zoeken/?q=&sort=distance")
    expect(results(page).nth(4)).to_be_visible()
    shown = [re.search(r", op (\d+) km", text) for text in page.locator(".ww-hit__where").all_inner_texts()]
    distances = [int(found[1]) if found else 0 for found in shown]
    assert distances == sorted(distances)
    assert distances[-1] > 0
    context.close()


def test_filters_on_a_phone_are_a_sheet(page: Page, address: str) -> None:
    ask(page, address, "q=groen")
    page.get_by_role("button", name="Filters").click()
    sheet = page.get_by_role("dialog", name="Filters")
    expect(sheet).to_be_visible()
    before = count(page)
    sheet.locator("input[name=region]:not(:disabled)").first.check()
    expect(page).to_have_url(re.compile("region="))
    show = sheet.get_by_role("button", name=re.compile(r"Toon \d+ resulta"))
    expect(show).not_to_have_text(re.compile(rf"Toon {before} resulta"))
    expect(show).to_have_text(re.compile(rf"Toon {count(page)} resulta"))
    show.click()
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()


def test_more_results_come_in_steps_of_twenty(page: Page, address: str) -> None:
    ask(page, address, "q=")
    expect(results(page)).to_have_count(20)
    page.get_by_role("button", name="Laad er nog 20").click()
    expect(results(page)).to_have_count(40)
    expect(results(page).nth(20).get_by_role("link")).to_be_focused()


def test_the_page_works_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("main input[name=q]").fill("strijk")
    page.locator("main input[name=q]").press("Enter")
    expect(page).to_have_url(f"{address}zoeken/?q=strijk")
    expect(page.locator("noscript strong")).to_have_text("Zoeken werkt met JavaScript, en dat staat uit in je browser.")
    expect(page.get_by_role("button", name="Dicht bij mij")).to_be_hidden()
    page.get_by_role("link", name=re.compile("Wasserij")).click()
    expect(page).to_have_url(f"{address}sectoren/was-strijk/")
    context.close()


@pytest.mark.parametrize(
    "query", ["", "q=maatwerk", "q=haag+scheren+in+de+buurt+van+3600&sector=groen", f"q={NONSENSE}"]
)
def test_nothing_scrolls_sideways_on_a_narrow_phone(page: Page, address: str, query: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}zoeken/?{query}".removesuffix("?"))
    expect(page.locator("[data-finder][data-state]")).to_be_visible()
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_results_stay_in_place_while_typing(finder: Page) -> None:
    tops = set()
    box(finder).press_sequentially("st")
    expect(results(finder).first).to_be_visible()
    for letter in "rijken":
        box(finder).press_sequentially(letter)
        finder.wait_for_timeout(80)
        tops.add(finder.evaluate("Math.round(document.querySelector('[data-hits]').getBoundingClientRect().top)"))
    assert len(tops) == 1
