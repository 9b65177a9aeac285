"""Visitors of the real site: a fresh one for a test, and one who stays on the finder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.finder import DESKTOP, PHONE, go

GENK = {"latitude": 50.9657, "longitude": 5.5011}


def _is_complaint(line: ConsoleMessage) -> bool:
    """Whether a line of the console says that something is wrong; that we keep service workers out is as we want it."""
    return line.type in ("error", "warning") and "blocked by Playwright" not in line.text


def complaints_of(page: Page, address: str) -> list[str]:
    """What the browser complains of in a tab from now on, requests elsewhere included; it grows."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if _is_complaint(line) else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda sent: None if sent.url.startswith(address) else said.append(sent.url))
    return said


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A fresh visitor on a phone. Whatever the browser complains of, and every request elsewhere, fails the test."""
    context = chromium.new_context(service_workers="block", viewport=PHONE, locale="nl-BE")
    opened = context.new_page()
    complaints = complaints_of(opened, address)
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def visitor(chromium: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and what the browser complained of in it."""
    context = chromium.new_context(
        service_workers="block",
        viewport=DESKTOP,
        locale="nl-BE",
        geolocation=GENK,
        permissions=["geolocation"],
        reduced_motion="reduce",
    )
    opened = context.new_page()
    yield opened, complaints_of(opened, address)
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
