"""`werkwijzer serve`: shows the site, rebuilds after a change, and keeps the last good site up."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.catalogue.assemble import assemble
from builder.loading import load
from builder.project import Project
from builder.publishing.inputs import inputs_of
from builder.publishing.live import live_pages
from builder.publishing.record import last_record
from tests.acceptance.conftest import small_directory

PATIENCE = 60  # seconds; a build of this small directory takes about two


def fetch(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture(scope="module")
def shown(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_directory(root, tmp_path_factory.mktemp("shown") / "directory")


def _hears_ctrl_c() -> None:
    """A test run in the background ignores Ctrl-C, and so would the command it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(root: Path, directory: Path) -> tuple[subprocess.Popen[str], str]:
    """A `werkwijzer serve` that runs, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "builder", "serve", "--port", "0"],
        cwd=directory,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONUNBUFFERED": "1"},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=_hears_ctrl_c,
    )
    assert process.stderr
    return process, next(match[0] for line in process.stderr if (match := re.search(r"http://127\.0\.0\.1:\d+/", line)))


@pytest.fixture(scope="module")
def served(root: Path, shown: Path) -> Iterator[str]:
    """The address of a running `werkwijzer serve`; Ctrl-C ends it at the end, without a complaint."""
    process, address = started(root, shown)
    yield address
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert process.returncode == 0


def test_a_page_that_is_not_there_is_the_sites_own_404(served: str) -> None:
    status, html = fetch(served + "nergens/")
    assert status == 404
    assert "We vonden deze pagina niet" in html


def test_nothing_outside_the_site_is_served(served: str) -> None:
    assert fetch(served + "../content/site.yml")[0] == 404
    assert fetch(served + "%2e%2e/content/site.yml")[0] == 404


def test_pages_that_are_made_when_they_are_asked_for_are_those_of_a_build(shown: Path, served: str) -> None:
    """So a changed profile is shown before the whole site is built."""
    project = Project.at(root=shown)
    catalogue, inputs, last = assemble(load(project).checked), inputs_of(project, "as itself"), last_record(project)
    live = live_pages(project, catalogue, inputs, last)
    assert live
    for path in ("", "organisaties/", "organisaties/voorbeeldatelier/", "zoeken/"):
        assert live.page(path) == (project.site / path / "index.html").read_bytes()
    assert live.page("over/") is None  # written by hand

    profile, settings = ({**inputs.content, path: "other"} for path in ("organisations/nieuw.yml", "site.yml"))
    assert live_pages(project, catalogue, replace(inputs, content=profile), last)
    assert (
        live_pages(project, catalogue, replace(inputs, content=settings), last) is None
    )  # frames may say another name
    assert live_pages(project, catalogue, inputs, None) is None


def test_a_change_is_shown_and_a_mistake_leaves_the_last_good_site(shown: Path, served: str) -> None:
    page = served + "organisaties/voorbeeldatelier/"
    status, html = fetch(page)
    assert status == 200
    assert '<script src="/__reload.js"' in html

    profile = shown / "content/organisations/voorbeeldatelier.yml"
    good = profile.read_text("utf-8")
    profile.write_text(re.sub(r"^summary: .*$", "summary: Een nieuwe zin.", good, flags=re.MULTILINE), "utf-8")
    deadline = time.monotonic() + PATIENCE
    while "Een nieuwe zin." not in fetch(page)[1]:
        assert time.monotonic() < deadline, "the change was not shown"
        time.sleep(0.2)

    profile.write_text("kapot: [", "utf-8")
    time.sleep(1)
    assert "Een nieuwe zin." in fetch(page)[1]


def test_it_ends_when_it_is_told_to_while_it_builds(root: Path, built: Path) -> None:
    process, address = started(root, built)
    profile = built / "content/organisations/voorbeeldatelier.yml"
    said = re.sub(r"^summary: .*$", "summary: Wie bouwt hoort ook.", profile.read_text("utf-8"), flags=re.MULTILINE)
    profile.write_text(said, "utf-8")  # at once: whoever has the address is heard
    deadline = time.monotonic() + PATIENCE
    try:
        while "Wie bouwt hoort ook." not in fetch(address + "organisaties/voorbeeldatelier/")[1]:
            assert time.monotonic() < deadline, "the change was not shown"
            time.sleep(0.02)
        process.terminate()  # the page is there before the site is: the build goes on
        process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert process.returncode == 143
