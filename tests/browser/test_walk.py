"""A visitor with a phone finds an organisation, with and without scripts, and nothing leaves the site."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory


def test_from_home_by_sector_and_region_to_an_organisation(page: Page, address: str, catalogue: Catalogue) -> None:
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name=re.compile("^Groenonderhoud")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Groenonderhoud en natuurbeheer")
    page.get_by_role("main").get_by_role("link", name=re.compile("Kempen")).first.click()
    expect(page).to_have_url(address + "sectoren/groen/kempen/")
    directory = Directory(catalogue)
    expected = directory.in_sector_and_region("groen", "kempen")[0]
    page.get_by_role("main").get_by_role("link", name=expected.name).first.click()
    expect(page).to_have_url(f"{address}organisaties/{expected.slug}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(expected.name)
    if expected.email:
        expect(page.get_by_role("link", name=expected.email)).to_have_attribute("href", f"mailto:{expected.email}")


def test_the_search_box_leads_to_results(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("main").get_by_role("searchbox").or_(page.locator("main input[name=q]")).first.fill("bewel")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("link", name="Bewel").first).to_be_visible()


def test_the_menu_works_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(
        service_workers="block", viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Regio’s").click()
    expect(page).to_have_url(address + "regios/")
    context.close()


def test_a_chosen_colour_scheme_stays(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Kleuren").select_option("dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(address + "sectoren/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_policy_stops_a_script_that_is_put_in(page: Page, address: str, chromium: Browser) -> None:
    context = chromium.new_context(service_workers="block")
    attacked = context.new_page()
    failed: list[str | None] = []
    attacked.on("requestfailed", lambda sent: failed.append(sent.failure))
    attacked.goto(address)
    attacked.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.broken = true'; document.body.append(s);"
    )
    attacked.evaluate(
        """document.body.insertAdjacentHTML("beforeend", `<img src="//elders.example/x.png" onerror="window.broken = 1">
          <style>body { display: none }</style><a id="attack" href="javascript:window.broken = 1">x</a>`)"""
    )
    attacked.evaluate("document.getElementById('attack').click()")
    attacked.wait_for_timeout(100)
    assert attacked.evaluate("window.broken === undefined && getComputedStyle(document.body).display !== 'none'")
    assert failed == ["csp"]
    context.close()
