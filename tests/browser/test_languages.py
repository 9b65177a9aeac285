"""A visitor chooses a language and stays in it: from page to page, in the search, in the bundle."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

SLOWEST = 20_000  # milliseconds for a first answer on a busy machine


def test_another_language_is_the_same_page_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "organisaties/bewel/")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("list", name="Taal").get_by_role("link", name="Français").click()
    expect(page).to_have_url(address + "fr/organisaties/bewel/")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("main .ww-lead")).to_have_attribute("lang", "nl")  # nobody translated the profile
    page.get_by_role("link", name="Accueil", exact=True).click()
    expect(page).to_have_url(address + "fr/")
    page.goto(address + "fr/hoe-werkt-het/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Comment ça marche\u00a0?")  # written with a plain space
    page.goto(address + "fr/over/")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("list", name="Langue").get_by_role("link", name="English").click()
    expect(page).to_have_url(address + "en/over/")
    context.close()


def test_a_page_that_is_not_there_is_in_the_language_of_its_address(chromium: Browser, address: str) -> None:
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}fr/organisaties/nergens/")
    expect(page.locator(f".ww-nav a[href='{address}fr/sectoren/']")).to_have_text("Secteurs")
    expect(page.locator(f".ww-footer a[href='{address}fr/gemeenten/']")).to_have_text("Communes")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    context.close()


def test_a_question_in_any_language_is_answered_in_that_of_the_page(page: Page, address: str) -> None:
    page.goto(address + "fr/zoeken/?q=strijken+Gent")
    first = page.locator(".ww-hit").first
    expect(first).to_be_visible(timeout=SLOWEST)
    expect(first.locator("h3 a")).to_have_attribute("href", re.compile(r"^\.\./\.\./fr/organisaties/"))
    expect(first.locator(".ww-hit__why")).to_contain_text("Repassage")
    expect(first.locator(".ww-hit__what")).to_have_attribute("lang", "nl")
    expect(page.locator("[data-chips]")).to_contain_text("Gand")
    page.get_by_role("button", name=re.compile("^Filtres")).click()
    expect(page.locator(".ww-facet").first).to_contain_text("Blanchisserie et atelier de repassage")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("list", name="Langue").get_by_role("link", name="English").click()
    expect(page).to_have_url(address + "en/zoeken/?q=strijken+Gent")
    expect(first.locator(".ww-hit__why")).to_contain_text("Ironing")


def test_a_bundle_is_the_same_in_every_language(page: Page, address: str) -> None:
    page.goto(address + "fr/begrippen/maatwerkbedrijf/")
    term = page.get_by_role("heading", level=1).inner_text()
    page.locator("main [data-bundle]").first.click()
    page.goto(address + "begrippen/maatwerkbedrijf/")
    expect(page.locator("main [data-bundle]").first).to_have_attribute("aria-pressed", "true")
    page.goto(address + "fr/bundel/")
    expect(page.locator("[data-list] [data-title]")).to_have_text(term)
    expect(page.locator("[data-list] [data-title]")).to_have_attribute(
        "href", f"{address}fr/begrippen/maatwerkbedrijf/"
    )
    page.goto(address + "bundel/")
    expect(page.locator("[data-list] [data-title]")).to_have_attribute("href", f"{address}begrippen/maatwerkbedrijf/")


def test_tasks_are_matched_in_the_language_of_the_page(page: Page, address: str) -> None:
    page.goto(address + "en/takenwijzer/#tekst=dozen+vouwen&plaats=Genk")
    taker = page.locator(".ww-taker").first
    expect(taker).to_be_visible(timeout=SLOWEST)
    expect(taker.get_by_role("link").first).to_have_attribute("href", re.compile(r"^\.\./\.\./en/organisaties/"))
    expect(taker).to_contain_text("Fits: ")
    expect(page.locator(".ww-package h3").first).to_contain_text("Package A: Displays")


def test_what_does_not_exist_is_said_in_the_language_of_the_address(chromium: Browser, address: str) -> None:
    context = chromium.new_context(locale="nl-BE")
    page = context.new_page()
    page.goto(address + "fr/nergens/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nous n’avons pas trouvé cette page")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("main").get_by_role("link", name="Secteurs")).to_have_attribute(
        "href", re.compile("/fr/sectoren/$")
    )
    page.goto(address + "organisaties/bewell/")
    expect(page.get_by_role("heading", level=1)).to_have_text("We vonden deze pagina niet")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("bewell")
    expect(page.get_by_role("main").get_by_role("link", name="Bewel", exact=True)).to_have_attribute(
        "href", re.compile("/organisaties/bewel/$"), timeout=SLOWEST
    )
    context.close()
