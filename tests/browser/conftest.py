"""The real directory, built once, served on this machine, in the system's Chromium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue
from builder.loading import load
from builder.project import Project
from builder.publishing.build import Timings, build
from builder.publishing.preview import Builds, serve
from tests.browser.chromium import browser as open_browser


@pytest.fixture(scope="session")
def catalogue(root: Path) -> Catalogue:
    loaded = load(Project.at(root=root))
    assert loaded.errors == ()
    return assemble(loaded.checked)


@pytest.fixture(scope="session")
def site(root: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("real") / "site"
    build(Project.at(root=root, site=folder), catalogue, Timings())
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served; ends in a slash."""
    server = serve(site, 0, Builds())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


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
