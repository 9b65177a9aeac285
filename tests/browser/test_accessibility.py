"""No page breaks a rule of WCAG 2.2 A or AA, or a good practice, that axe-core can find."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

# A page of each template that has something of its own, and what has to be on it before it is judged.
PAGES = {
    "": "",
    "organisaties/": "",
    "organisaties/bewel/": "",
    "sectoren/": "",
    "sectoren/groen/": "",
    "sectoren/groen/kempen/": "",
    "regios/noord-limburg/": "",
    "gemeenten/gent/": "",
    "en/federaties/herwin/": "",
    "fr/praktijk/": "",
    "praktijk/gewaardeerd-werk/": "",
    "fr/agenda/": "",
    "agenda/studiedag-verankering-2022/": "",
    "vragen/": "",
    "begrippen/maatwerkbedrijf/": "",
    "cijfers/": "",
    "en/gesprekskaarten/": "",
    "fr/sociale-clausules/": "",
    "fr/zoeken/?q=tondre+la+pelouse+genk": ".ww-hit",
    "zoeken/?q=groen&view=map": ".ww-chart__circle",
    "zoeken/?q=xqzvwk": "[data-nothing]:not([hidden])",
    "takenwijzer/": "form[data-form]:not([hidden])",
    "takenwijzer/#tekst=dozen+vouwen,+flurken+van+de+blop&plaats=Genk&kies=bewel": ".ww-taker",
    "matchdag/": "[data-deal]:not([hidden])",
    "ontwerp/": "",
    "insluiten/": "[data-embedding]:not([hidden])",
    "embed/sectoren/groen/": "",
    "bundel/": "",
    "bijwerken/": "#wie",
    "bijwerken/?wie=de-kringwinkel-maasland#places": "#stap-places[open] input",
    "bijwerken/?nieuw#name": "#stap-name[open] input",
    "bundel/#organisaties/bewel,begrippen/maatwerkbedrijf": "",
}


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        service_workers="block", viewport={"width": 360, "height": 740}, reduced_motion="reduce", locale="nl-BE"
    )
    yield context.new_page()
    context.close()


def broken(page: Page) -> list[str]:
    """Each rule that is broken, with the first elements that break it."""
    found = page.evaluate("async (rules) => (await axe.run(document, rules)).violations", RULES)
    return [f"{rule['id']}: {', '.join(str(node['target']) for node in rule['nodes'][:4])}" for rule in found]


# Colours do not depend on the width, so two looks are enough; by turns they make the tests half as long.
LOOKS = (({"width": 360, "height": 740}, "light"), ({"width": 1280, "height": 900}, "dark"))


@pytest.mark.parametrize(("turn", "path", "ready"), [(turn, *page) for turn, page in enumerate(PAGES.items())],
                         ids=[path or "-" for path in PAGES])  # fmt: skip
def test_axe_finds_nothing(
    reader: Page, address: str, request: pytest.FixtureRequest, turn: int, path: str, ready: str
) -> None:
    """Each page narrow and light or wide and dark by turns; with --all-looks (`make axe`) both."""
    reader.goto("about:blank")  # so that a new # is a new page
    reader.goto(address + path)
    if ready:
        expect(reader.locator(ready).first).to_be_visible()
    reader.evaluate(AXE)
    for size, scheme in LOOKS if request.config.getoption("--all-looks") else [LOOKS[turn % 2]]:
        reader.set_viewport_size(size)
        reader.emulate_media(color_scheme=scheme)
        assert broken(reader) == []
