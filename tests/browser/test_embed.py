"""A list on somebody else's page, and the page where its line is made."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.serving import served

SECTOR = "sectoren/groen/"


def test_a_list_shows_on_another_site_and_leads_here(address: str, chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}insluiten/?wat={SECTOR}")
    page.get_by_role("button", name="Kopieer").click()
    page.get_by_text("Gekopieerd.").wait_for()
    line = page.evaluate("navigator.clipboard.readText()")
    assert f"/embed/{SECTOR}" in line
    page.get_by_label("Welke lijst?").select_option(index=0)
    assert "wat=federaties/" in page.url
    assert "/embed/federaties/" in page.get_by_label("Je regel").input_value()

    here = re.sub(r'(?<=src=")https://[^/]*/', address, line)
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Ons</title>{here}", "utf-8")
    quiet = chromium.new_context(java_script_enabled=False)
    with served(tmp_path) as elsewhere:
        page = quiet.new_page()
        page.goto(elsewhere)
        frame = page.frame_locator("iframe")
        link = frame.get_by_role("link").first
        name = link.inner_text()
        with quiet.expect_page() as opened:
            link.click()
        assert opened.value.get_by_role("heading", level=1).inner_text() == name
        assert quiet.cookies() == []
    context.close()
    quiet.close()
