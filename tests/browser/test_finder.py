"""The finder: results while typing, the address, the keyboard, what was understood, and no dead ends.

One visitor does most of it, in one tab: another question is another address of the same page.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, Route, expect

from tests.bench.pages.weight import LAYOUT_SHIFT
from tests.browser.finder import NARROW, NONSENSE, PHONE, ask, box, count, results, settled

INDEX = re.compile("/assets/search/[a-z]+-")  # its folders; what reads them comes with the page


def test_nothing_of_the_index_is_asked_for_before_the_visitor_begins(finder: Page, address: str) -> None:
    asked: list[str] = []
    finder.on("request", lambda sent: asked.append(sent.url) if INDEX.search(sent.url) else None)
    finder.goto(f"{address}zoeken/")
    expect(finder.locator("[data-finder]")).to_have_attribute("data-state", "start")
    assert asked == []
    with finder.expect_response(INDEX):
        box(finder).focus()


def test_typing_gives_results_with_the_reason_that_stay_in_place(finder: Page, address: str) -> None:
    steps = finder.evaluate("history.length")
    tops = set()
    box(finder).press_sequentially("st")
    expect(results(finder).first).to_be_visible()
    for typed in ("str", "stri", "strij", "strijk", "strijke", "strijken"):
        box(finder).press_sequentially(typed[-1])
        expect(finder).to_have_url(f"{address}zoeken/?q={typed}")
        expect(results(finder).first).to_be_visible()
        tops.add(top_of_results(finder))
    assert len(tops) == 1
    for _ in "en":
        box(finder).press("Backspace")
    expect(finder).to_have_url(f"{address}zoeken/?q=strijk")
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


def top_of_results(page: Page) -> int:
    top: int = page.evaluate("Math.round(document.querySelector('[data-hits]').getBoundingClientRect().top)")
    return top


def test_the_box_in_the_header_leads_to_results(finder: Page, address: str) -> None:
    finder.goto(f"{address}cijfers/")
    finder.keyboard.press("/")
    expect(finder.locator("#zoek")).to_be_focused()
    finder.keyboard.type("bewel")
    finder.keyboard.press("Enter")
    expect(finder).to_have_url(f"{address}zoeken/?q=bewel")
    expect(results(finder).get_by_role("link", name="Bewel").first).to_be_visible()


def test_who_waits_sees_what_was_asked_and_that_the_search_goes_on(chromium: Browser, address: str) -> None:
    context = chromium.new_context(service_workers="block", locale="nl-BE")
    page = context.new_page()
    page.route(re.compile(r"\.js$"), lambda route: route.continue_() if "theme" in route.request.url else route.abort())
    page.goto(f"{address}zoeken/?q=strijken+Genk")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("strijken Genk")
    expect(page.get_by_text("Even geduld, we zoeken")).to_be_visible()
    context.close()


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


def test_words_that_say_the_same_are_one_chip(finder: Page) -> None:
    ask(finder, "q=kelder+vol+rommel+in+Genk")
    chips = finder.locator("[data-chips] a")
    expect(chips).to_have_text(["“kelder, rommel”: Zolder, kelder of garage opruimen", "in Genk"])
    chips.first.click()
    expect(box(finder)).to_have_value("vol in Genk")


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


def test_nothing_moves_when_the_scripts_come_late(chromium: Browser, address: str) -> None:
    """After a while the ways on appear, as when no script comes at all; who then gets an answer sees nothing move."""
    page = chromium.new_page(viewport=PHONE, service_workers="block")
    held: list[Route] = []
    page.route("**/finder.js", lambda route: held.append(route))
    for query in ("enclave in Genk", NONSENSE):
        page.goto(f"{address}zoeken/?q={query}", wait_until="commit")
        expect(page.get_by_text("Even geduld, we zoeken")).to_be_visible()
        page.evaluate("document.getAnimations().forEach((wait) => wait.finish())")
        expect(page.get_by_role("heading", name="Kies een sector")).to_be_visible()
        held.pop().continue_()
        settled(page)
        assert page.evaluate(LAYOUT_SHIFT) == 0
    page.close()


def test_what_is_said_above_the_results_comes_with_them(chromium: Browser, address: str) -> None:
    """Who opens an address and presses on what they see does not press on something that moved there."""
    page = chromium.new_page(viewport=PHONE, service_workers="block")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    for query in ("enclave in Genk", "bermen maaien peer", NONSENSE):
        page.goto(f"{address}zoeken/?q={query}")
        settled(page)
        expect(page.locator("[data-notices]")).not_to_be_empty()
        assert page.evaluate(LAYOUT_SHIFT) == 0
    page.close()


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


def test_nothing_scrolls_sideways_on_a_narrow_phone(finder: Page) -> None:
    def sideways() -> int:
        over: int = finder.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return over

    finder.set_viewport_size(NARROW)
    assert sideways() <= 0
    for query in ("q=", "q=maatwerk", "q=haag+scheren+in+de+buurt+van+3600&sector=groen", f"q={NONSENSE}"):
        ask(finder, query)
        assert sideways() <= 0, query


def test_the_page_works_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(service_workers="block", viewport=PHONE, java_script_enabled=False)
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
