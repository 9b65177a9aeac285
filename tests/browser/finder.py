"""The finder's page as a test uses it: another question is another address of the same page."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

NONSENSE = "qxzwvk"
DESKTOP, PHONE, NARROW = ({"width": 1280, "height": 900}, {"width": 360, "height": 740}, {"width": 320, "height": 640})


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
