"""Without a network, pages that were seen can be read, and say how old they are; a page that was not kept says so."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import served


def controlled(page: Page) -> None:
    """Wait until the worker has the page in hand; the policy forbids to ask for it again and again."""
    page.evaluate(
        """() => Boolean(navigator.serviceWorker.controller) || new Promise((done) =>
          navigator.serviceWorker.addEventListener("controllerchange", () => done(true), { once: true }))"""
    )


def test_what_was_seen_can_be_read_without_a_network(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(locale="nl-BE")
    page = context.new_page()
    with served(site) as address:
        page.goto(address)
        controlled(page)
        with page.expect_response(f"{address}__reload") as stream:
            french = page.goto(f"{address}fr/")
        assert french
        assert french.from_service_worker
        assert not stream.value.from_service_worker  # it never ends
        page.goto(f"{address}organisaties/bewel/")
        expect(page.locator("body")).not_to_have_attribute("data-kept", re.compile("."))
        page.goto(f"{address}zoeken/?q=groen")
        expect(page.locator(".ww-hit").first).to_be_visible()
        found = page.locator("[data-count]").inner_text()
    page.goto(f"{address}organisaties/bewel/")  # the server is gone
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewel")
    expect(page.get_by_role("status").first).to_contain_text(re.compile(r"Je bent niet verbonden\. .* \d{4}"))
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700"  # its style sheets too
    page.goto(f"{address}zoeken/?q=groen")
    expect(page.locator("[data-count]")).to_have_text(found)  # the parts of the index that were used
    page.goto(f"{address}organisaties/ateljee/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent niet verbonden")
    page.goto(f"{address}fr/organisaties/ateljee/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vous n’êtes pas connecté")
    context.close()


def test_with_a_network_the_page_is_the_new_one(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """What was kept is never shown instead of what is there."""
    (tmp_path / "sw.js").write_bytes((site / "sw.js").read_bytes())
    (tmp_path / "offline").mkdir()
    (tmp_path / "offline/index.html").write_text("<h1>Geen net</h1>")
    start = "<!doctype html><body><h1>%s</h1><script src='w.js'></script>"
    (tmp_path / "w.js").write_text("navigator.serviceWorker.register('sw.js')")
    (tmp_path / "index.html").write_text(start % "Oud")
    context = chromium.new_context()
    page = context.new_page()
    with served(tmp_path) as address:
        page.goto(address)
        controlled(page)
        page.goto(address)
        (tmp_path / "index.html").write_text(start % "Nieuw")
        page.goto(address)
        expect(page.get_by_role("heading")).to_have_text("Nieuw")
    page.goto(address)
    expect(page.get_by_role("heading")).to_have_text("Nieuw")
    expect(page.locator("body")).to_have_attribute("data-kept", re.compile(r"^\d{4}-"))
    context.close()
