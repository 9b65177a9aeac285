"""Golden pages: every page of a small directory, kept as text, so that a change in what visitors see is seen in review.

After a change that is meant: `python -m pytest tests/acceptance/test_golden.py --update-golden`, then read the diff.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.catalogue.assemble import assemble
from builder.loading import load
from builder.project import Project
from builder.rendering.page import Page
from builder.rendering.pages import render


def _kept(page: Page) -> str:
    data = json.dumps(page.json_ld, ensure_ascii=False, indent=1)
    return f"{page.title}\n{page.description}\n{page.section} {page.last_changed}\n{data}\n{page.body}\n"


def _name(page: Page) -> str:
    return (page.path.strip("/").replace("/", "__") or "home") + ".html"


def test_pages_are_as_they_were(root: Path, directory: Path, update_golden: bool) -> None:
    golden = root / "tests/acceptance/golden"
    loaded = load(Project.at(content=directory / "content"))
    assert loaded.errors == ()
    pages = {_name(page): _kept(page) for page in render(assemble(loaded.checked))}
    if update_golden:
        golden.mkdir(exist_ok=True)
        for stale in golden.glob("*.html"):
            stale.unlink()
        for name, text in pages.items():
            (golden / name).write_text(text, "utf-8")
    assert sorted(pages) == sorted(path.name for path in golden.iterdir())
    for name, text in pages.items():
        assert text == (golden / name).read_text("utf-8"), name


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))
