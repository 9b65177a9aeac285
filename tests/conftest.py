"""For every test: no network but this machine's own. For many: the real directory, built once, and Chromium."""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue
from builder.finding.own_pages import pages_below
from builder.finding.search import Finder
from builder.finding.shelf import Shelf
from builder.finding.whoosh_documents import index_documents
from builder.finding.whoosh_index import open_index, update_index
from builder.loading import load
from builder.project import Project
from builder.publishing.build import build
from builder.publishing.timings import Timings
from tests.browser.chromium import browser as open_browser
from tests.browser.serving import served

ROOT = Path(__file__).resolve().parent.parent
settings.register_profile("steady", derandomize=True)  # the same examples on every run; a search for more is by hand
settings.load_profile("steady")
expect.set_options(timeout=30_000)  # ms; a busy machine is slow, not wrong

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def _only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def catalogue(root: Path) -> Catalogue:
    loaded = load(Project.at(root=root))
    assert loaded.errors == ()
    return assemble(loaded.checked)


@pytest.fixture(scope="session")
def site(root: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site, to be read only: one for all processes of a run."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    folder = shared / "real" / "site"
    with (shared / "real.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the process ends, whichever way
        if not folder.exists():  # the build puts it in place whole or not at all
            folder.parent.mkdir(exist_ok=True)
            build(Project.at(root=root, site=folder), catalogue, Timings())
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served; ends in a slash."""
    with served(site) as where:
        yield where


@pytest.fixture(scope="session")
def finder(root: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    """The command line's search over the real content, hand-written pages too."""
    place = tmp_path_factory.mktemp("index")
    pages = pages_below(root / "content", catalogue.site.languages)
    update_index(place, root / "content", lambda: index_documents(catalogue, pages))
    shelf = Shelf(open_index(place))
    yield Finder(shelf)
    shelf.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="keep the pages as they are now as the golden ones")
    parser.addoption("--all-looks", action="store_true", help="judge every page narrow and wide, light and dark")
