"""The finder: results while typing, filters with exact numbers, the address, the keyboard, and no dead ends.

One visitor does most of it, in one tab: another question is another address of the same page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.finding.index import search_files
from builder.rendering.finder import DATA_ID

NONSENSE = "qxzwvk"
DESKTOP, PHONE, NARROW = ({"width": 1280, "height": 900}, {"width": 360, "height": 740}, {"width": 320, "height": 640})
GENK = {"latitude": 50.9657, "longitude": 5.5011}


@pytest.fixture(scope="module")
def visitor(chromium: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and what the browser complained of in it, requests elsewhere included."""
    context = chromium.new_context(
        viewport=DESKTOP, locale="nl-BE", geolocation=GENK, permissions=["geolocation"], reduced_motion="reduce"
    )
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda sent: None if sent.url.startswith(address) else complaints.append(sent.url))
    yield opened, complaints
    context.close()


@pytest.fixture
def finder(visitor: tuple[Page, list[str]], address: str) -> Iterator[Page]:
    """The tab with the finder before anything is asked, on a desktop."""
    page, complaints = visitor
    complaints.clear()
    page.set_viewport_size(DESKTOP)
    if page.url.partition("?")[0] == f"{address}zoeken/":
        go(page, "./")
    else:
        page.goto(f"{address}zoeken/")
    expect(page.locator("[data-finder]")).to_have_attribute("data-state", "start")
    yield page
    assert complaints == []


def go(page: Page, to: str) -> None:
    """To another address of the page that is open, as the back button does."""
    page.evaluate("(to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }", to)


def settled(page: Page) -> None:
    expect(page.locator("[data-found]")).to_have_attribute("aria-busy", "false")


def ask(page: Page, query: str) -> None:
    go(page, f"?{query}")
    settled(page)


def box(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("searchbox")


def results(page: Page) -> Locator:
    return page.locator("[data-hits] > li")


def count(page: Page) -> int:
    """The number above the results."""
    settled(page)
    found = re.match(r"[\d.]+", page.locator("[data-count]").inner_text())
    assert found
    return int(found[0].replace(".", ""))


def distances(page: Page) -> list[int]:
    shown = [re.search(r", op (\d+) km", text) for text in page.locator(".ww-hit__where").all_inner_texts()]
    return [int(found[1]) if found else 0 for found in shown]


def test_nothing_of_the_index_is_asked_for_before_the_visitor_begins(finder: Page, address: str) -> None:
    asked: list[str] = []
    finder.on("request", lambda sent: asked.append(sent.url) if "/assets/search/" in sent.url else None)
    finder.goto(f"{address}zoeken/")
    expect(finder.locator("[data-finder]")).to_have_attribute("data-state", "start")
    assert asked == []
    with finder.expect_response(re.compile(r"assets/search/manifest\.json")):
        box(finder).focus()


def test_typing_gives_results_with_the_reason_that_stay_in_place(finder: Page, address: str) -> None:
    steps = finder.evaluate("history.length")
    tops = set()
    box(finder).press_sequentially("st")
    expect(results(finder).first).to_be_visible()
    for typed in ("str", "stri", "strij", "strijk"):
        box(finder).press_sequentially(typed[-1])
        expect(finder).to_have_url(f"{address}zoeken/?q={typed}")
        expect(results(finder).first).to_be_visible()
        tops.add(finder.evaluate("Math.round(document.querySelector('[data-hits]').getBoundingClientRect().top)"))
    assert len(tops) == 1
    settled(finder)
    expect(results(finder).first.locator(".ww-hit__why mark").first).to_have_text(re.compile("strijk", re.IGNORECASE))
    expect(results(finder).first.get_by_role("link")).to_have_count(1)
    live = finder.locator("[data-live]")
    expect(live).to_have_text(re.compile(rf"^{count(finder)} organisaties? gevonden voor: strijk$"))
    # Typing is one step back, a filter another.
    assert finder.evaluate("history.length") == steps
    finder.locator("input[name=sector]:not(:disabled)").first.check()
    expect(finder).to_have_url(re.compile("sector="))
    assert finder.evaluate("history.length") == steps + 1
    finder.go_back()
    expect(finder).to_have_url(f"{address}zoeken/?q=strijk")
    expect(finder.locator("[data-facets] input:checked")).to_have_count(0)


def test_the_box_in_the_header_leads_to_results(finder: Page, address: str) -> None:
    finder.goto(f"{address}cijfers/")
    finder.keyboard.press("/")
    expect(finder.locator("#zoek")).to_be_focused()
    finder.keyboard.type("bewel")
    finder.keyboard.press("Enter")
    expect(finder).to_have_url(f"{address}zoeken/?q=bewel")
    expect(results(finder).get_by_role("link", name="Bewel").first).to_be_visible()


def test_the_slash_can_be_switched_off(finder: Page) -> None:
    finder.get_by_text("Zoeken met het toetsenbord").click()
    slash = finder.get_by_role("checkbox", name="Gebruik de toets / op dit toestel")
    slash.uncheck()
    finder.keyboard.press("/")
    expect(box(finder)).not_to_be_focused()
    slash.check()
    finder.keyboard.press("/")
    expect(box(finder)).to_be_focused()


def test_the_back_button_brings_back_question_results_and_place(finder: Page) -> None:
    box(finder).fill("groen")
    box(finder).press("Enter")
    settled(finder)
    before = results(finder).get_by_role("link").all_inner_texts()
    assert len(before) == 20
    box(finder).fill("strijk")
    box(finder).press("Enter")
    expect(finder.locator("[data-live]")).to_have_text(re.compile("strijk"))
    finder.go_back()
    expect(box(finder)).to_have_value("groen")
    settled(finder)
    assert results(finder).get_by_role("link").all_inner_texts() == before
    # From a profile back to the same spot in the results.
    link = results(finder).nth(12).get_by_role("link")
    link.scroll_into_view_if_needed()
    place = finder.evaluate("Math.round(scrollY)")
    assert place > 500
    until(finder, "history.state.top", place)
    link.click()
    expect(finder).to_have_url(re.compile("/organisaties/"))
    finder.go_back()
    expect(results(finder)).to_have_count(20)
    until(finder, "scrollY", place)


def until(page: Page, expression: str, expected: int) -> None:
    """The policy of the page forbids Playwright's own waiting for an expression."""
    found = None
    for _ in range(200):
        found = page.evaluate(expression)
        if found is not None and abs(found - expected) < 3:
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"{expression} is {found}, not {expected}")


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


def test_the_keyboard_alone(finder: Page, address: str) -> None:
    finder.keyboard.press("/")
    expect(box(finder)).to_be_focused()
    finder.keyboard.type("bewel")
    expect(results(finder).first).to_contain_text("Bewel")
    finder.keyboard.press("ArrowDown")
    link = results(finder).first.get_by_role("link")
    expect(link).to_be_focused()
    settled(finder)  # the rest of the answer leaves the focus where it is
    expect(link).to_be_focused()
    finder.get_by_role("button", name="Naar de resultaten").focus()
    finder.keyboard.press("Enter")
    expect(link).to_be_focused()
    finder.keyboard.press("Escape")
    expect(box(finder)).to_be_focused()
    finder.keyboard.press("Escape")
    expect(box(finder)).to_have_value("")
    expect(finder.get_by_role("heading", name="Kies een sector")).to_be_visible()
    finder.keyboard.type("bewel")
    expect(results(finder).first).to_contain_text("Bewel")
    finder.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    finder.keyboard.press("Enter")
    expect(finder).to_have_url(f"{address}organisaties/bewel/")


def test_what_was_understood_can_be_taken_away(finder: Page, address: str) -> None:
    ask(finder, "q=strijk+in+de+buurt+van+Genk")
    place = finder.get_by_role("link", name="in Genk: haal weg")
    expect(place).to_be_visible()
    place.click()
    expect(box(finder)).to_have_value("strijk")
    expect(place).to_have_count(0)
    finder.locator("[data-chips] a").first.click()
    expect(finder).to_have_url(f"{address}zoeken/")
    expect(finder.get_by_role("heading", name="Kies een sector")).to_be_visible()


def test_an_ambiguous_word_offers_its_other_meaning(finder: Page) -> None:
    ask(finder, "q=boom")
    finder.get_by_role("link", name="Bedoel je de gemeente Boom?").click()
    expect(finder.get_by_role("link", name="in Boom: haal weg")).to_be_visible()
    expect(box(finder)).to_have_value("in Boom")


def test_a_guess_is_said_to_be_one(finder: Page) -> None:
    ask(finder, "q=strijkn+in+Genk")
    expect(finder.locator("[data-notices]")).to_contain_text(
        "We kennen het woord “strijkn” niet. Misschien bedoel je Strijken?"
    )
    finder.locator("[data-notices]").get_by_role("link", name="Strijken").click()
    expect(box(finder)).to_have_value("Strijken in Genk")
    settled(finder)
    expect(finder.locator("[data-notices]")).not_to_contain_text("kennen")


def test_a_place_without_anybody_says_who_is_nearest(finder: Page) -> None:
    ask(finder, "q=snoeien+in+Peer")
    expect(finder.locator("[data-notices]")).to_have_text(
        re.compile(r"Niemand in Peer zelf\. De dichtste is op \d+ km\.")
    )
    expect(results(finder).first.locator(".ww-hit__where")).to_have_text(re.compile(r", op \d+ km"))


def test_nothing_found_is_no_dead_end_and_can_be_kept(finder: Page) -> None:
    ask(finder, f"q={NONSENSE}")
    expect(finder.get_by_role("heading", name=f"Geen organisatie gevonden voor “{NONSENSE}”")).to_be_visible()
    expect(finder.locator("[data-notices]")).to_contain_text(f"We kennen het woord “{NONSENSE}” niet.")
    expect(finder.locator("[data-live]")).to_have_text(f"Geen organisatie gevonden voor “{NONSENSE}”")
    expect(finder.get_by_role("main").get_by_role("link", name="federatie", exact=True)).to_be_visible()
    expect(finder.get_by_role("heading", name="Kies een regio")).to_be_visible()
    assert finder.evaluate("localStorage.getItem('ww-missed')") is None
    keep = finder.get_by_role("checkbox", name=re.compile("^Bewaar zoekvragen"))
    keep.check()
    expect(finder.locator("[data-missed-list] li")).to_have_text([NONSENSE])
    mail = finder.get_by_role("link", name="Mail de lijst").get_attribute("href") or ""
    assert NONSENSE in parse_qs(urlsplit(mail).query)["body"][0]
    finder.get_by_role("button", name="Wis de lijst").click()
    expect(finder.locator("[data-missed]")).to_be_hidden()
    keep.uncheck()


def test_nothing_found_names_what_is_close(finder: Page, address: str) -> None:
    ask(finder, "q=bew" + NONSENSE[:2])  # the rest of the name is wrong
    expect(finder.locator("[data-misses]").get_by_role("link", name="Bewel")).to_be_visible()
    ask(finder, "q=strijk&sector=zorg-gezin&region=brussel")
    assert count(finder) == 0
    finder.get_by_role("link", name="Zonder filters").click()
    expect(finder).to_have_url(f"{address}zoeken/?q=strijk")
    expect(results(finder).first).to_be_visible()


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


def test_nothing_scrolls_sideways_on_a_narrow_phone(finder: Page) -> None:
    finder.set_viewport_size(NARROW)
    for query in ("q=", "q=maatwerk", "q=haag+scheren+in+de+buurt+van+3600&sector=groen", f"q={NONSENSE}"):
        ask(finder, query)
        over = finder.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, query


def test_the_page_works_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
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


def test_who_is_open_now_by_belgian_time(chromium: Browser, address: str, catalogue: Catalogue) -> None:
    """Two organisations get hours; the visitor's own clock is that of New York, where it is early in the morning."""
    some = [one for one in catalogue.active if one.locations][:2]
    hours = ("Mo-Fr 09:00-17:00; PH off", "Sa 10:00-12:00")
    told = {
        one.slug: replace(one, locations=(replace(one.locations[0], hours={"winkel": written}),))
        for one, written in zip(some, hours, strict=True)
    }
    index = search_files(replace(catalogue, organisations=MappingProxyType(told)))
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

    context = chromium.new_context(viewport=DESKTOP, locale="nl-BE", timezone_id="America/New_York")
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
