"""No page breaks a rule of WCAG 2.2 A or AA that a machine can judge: those of axe-core, and our own in rules.js."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.catalogue.model import Catalogue
from tests.browser.conftest import complaints_of
from tests.browser.page_kinds import PAGES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
OWN_RULES = Path(__file__).with_name("rules.js").read_text("utf-8") + "; window.rules = rules; null"
# Colours do not depend on the width, so two looks are enough; by turns they make the tests half as long.
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LOOKS = ((PHONE, "light"), (DESKTOP, "dark"))
ZOOMED = {"width": 320, "height": 256}  # what a window of 1280 × 1024 has at 400 %
NOWHERE = "nergens/"
CLICKS = 3  # from the first page to any organisation


@pytest.fixture(scope="module")
def reader(chromium: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and what the browser complained of in it: a request elsewhere is such a complaint."""
    context = chromium.new_context(service_workers="block", viewport=PHONE, reduced_motion="reduce", locale="nl-BE")
    page = context.new_page()
    yield page, complaints_of(page, address)
    context.close()


def broken(page: Page) -> list[str]:
    """Each rule of axe that is broken, with the first elements that break it."""
    found = page.evaluate("async (rules) => (await axe.run(document, rules)).violations", RULES)
    return [f"{rule['id']}: {', '.join(str(node['target']) for node in rule['nodes'][:4])}" for rule in found]


def judged(page: Page, *rules: str) -> list[str]:
    """What breaks those rules of rules.js."""
    said: list[str] = page.evaluate("(names) => names.flatMap((name) => rules[name]())", rules)
    return said


@pytest.mark.parametrize(("turn", "path", "ready"), [(turn, *page) for turn, page in enumerate(PAGES.items())],
                         ids=[path or "-" for path in PAGES])  # fmt: skip
def test_a_page_is_for_everyone(
    reader: tuple[Page, list[str]], address: str, request: pytest.FixtureRequest, turn: int, path: str, ready: str
) -> None:
    """Each page is opened once. Axe judges it narrow and light or wide and dark by turns, with --all-looks (`make axe`)
    both; then it is zoomed to 400 %, its text is spaced and its colours are forced."""
    page, complaints = reader
    complaints.clear()
    page.goto("about:blank")  # so that a new # is a new page
    page.emulate_media(forced_colors="none")
    page.goto(address + path)
    if ready:
        expect(page.locator(ready).first).to_be_visible()
    page.evaluate(AXE)
    page.evaluate(OWN_RULES)
    found = []
    for size, scheme in LOOKS if request.config.getoption("--all-looks") else [LOOKS[turn % 2]]:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found += broken(page) + judged(page, "targets", "languages")
    page.set_viewport_size(DESKTOP)
    found += judged(page, "reflow")
    page.set_viewport_size(ZOOMED)
    found += judged(page, "reflow", "spacing")
    page.keyboard.press("Tab")  # from here on the browser shows what has the focus
    page.emulate_media(forced_colors="active")
    found += judged(page, "forced", "focus")
    assert found == []
    assert [line for line in complaints if path != NOWHERE or "404" not in line] == []


def test_without_scripts_every_organisation_is_near(chromium: Browser, address: str, catalogue: Catalogue) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    wanted = {f"{address}organisaties/{one.slug}/" for one in catalogue.active}
    seen, layer = {address}, [address]
    for _ in range(CLICKS):
        onward: list[str] = []
        for where in layer:
            if wanted <= seen:
                break
            page.goto(where)
            links = page.evaluate(
                """[...document.querySelectorAll("a[href]")].filter((link) => link.checkVisibility())
                    .map((link) => new URL(link.getAttribute("href"), link.baseURI).href)"""
            )
            onward += [link for link in links if link.startswith(address) and link.endswith("/")]
            seen.update(onward)
        layer = list(dict.fromkeys(onward))
    context.close()
    assert wanted <= seen
