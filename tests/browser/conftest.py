"""A visitor of the real site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A fresh visitor on a phone. Whatever the browser complains of, and every request elsewhere, fails the test."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="nl-BE")
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda sent: None if sent.url.startswith(address) else complaints.append(sent.url))
    yield opened
    context.close()
    assert complaints == []
