"""Five errands that people come for, done on a phone: what it takes in taps, characters and screens to scroll.

Each is done when what they came for stands in sight. `python -m tests.errands SITE` (`make tasks`) does them on a slow
phone with a slow network, and says how long each one waits as well.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.bench.search.serving import serve
from tests.browser.chromium import browser

PHONE = {"width": 360, "height": 740}
SLOWER = 6  # times slower than this machine, as Lighthouse takes an old phone to be
SLOW_NETWORK = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
}  # ms, bytes/s
PATIENCE = 60_000  # milliseconds, for a slow phone on a busy machine
PROFILE = "de-kringwinkel-maasland"


@dataclass
class Effort:
    taps: int = 0
    characters: int = 0
    screens: float = 0.0  # scrolled, in heights of the screen
    seconds: float = 0.0  # from the first page to the end, by somebody who reads and types in no time


class Person:
    """Somebody with a phone in hand. What they do is counted in `effort`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.effort = Effort()
        self._address = address

    def start(self) -> None:
        self.page.goto(self._address)

    def look_at(self, what: Locator) -> None:
        """Scroll until it is in sight."""
        expect(what).to_be_visible(timeout=PATIENCE)
        before = self._top()
        what.scroll_into_view_if_needed()
        self.effort.screens += abs(self._top() - before) / PHONE["height"]

    def tap(self, what: Locator) -> None:
        self.look_at(what)
        what.click(timeout=PATIENCE)
        self.effort.taps += 1

    def write(self, box: Locator, text: str) -> None:
        self.tap(box)
        self.page.keyboard.type(text)
        self.effort.characters += len(text)

    def search(self, text: str) -> None:
        self.write(self.page.get_by_role("main").get_by_role("searchbox"), text)
        self.tap(self.page.get_by_role("main").get_by_role("button", name="Zoek"))
        expect(self.page.locator("[data-found]")).to_have_attribute("aria-busy", "false", timeout=PATIENCE)

    def result(self, number: int = 0) -> Locator:
        return self.page.locator("[data-hits] > li").nth(number)

    def _top(self) -> float:
        return float(self.page.evaluate("scrollY"))


def ironing(person: Person) -> None:
    """Find a strijkatelier near 3600."""
    person.start()
    person.search("strijken 3600")
    expect(person.result()).to_contain_text("strijk", ignore_case=True)
    person.tap(person.result().get_by_role("link").first)
    addresses = person.page.locator(".ww-head .ww-place, .ww-location address")
    person.look_at(addresses.filter(has_text=re.compile(r"\d{4} ")).first)


def archives(person: Person) -> None:
    """Who scans archives for a town hall in Gent?"""
    person.start()
    person.search("archief scannen Gent")
    expect(person.result()).to_contain_text("Scannen en digitaliseren")
    person.tap(person.result().get_by_role("link").first)
    person.look_at(person.page.locator(".ww-head .ww-actions a, .ww-head .ww-ask a").first)


def opening_hours(person: Person) -> None:
    """Change the opening hours of one's own organisation: open on weekdays, 9 to 17."""
    page = person.page
    person.start()
    person.search("kringwinkel maasland")
    person.tap(person.result().get_by_role("link").first)
    person.tap(page.get_by_role("link", name="Vul openingsuren in"))
    person.tap(page.get_by_role("button", name="Uren toevoegen").first)
    person.write(page.get_by_label("Maandag", exact=True).first, "9-17")
    page.keyboard.press("Tab")
    person.tap(page.get_by_role("button", name="Hetzelfde van dinsdag tot vrijdag"))
    expect(page.locator(".ww-changes ins").first).to_contain_text("Maandag-Vrijdag 09:00-17:00")
    person.look_at(page.get_by_role("link", name="Mail het"))


def bundle(person: Person) -> None:
    """Make a bundle of three organisations for a network table."""
    page = person.page
    person.start()
    person.search("verpakken Limburg")
    for number in range(3):
        person.tap(person.result(number).get_by_role("button"))
    person.tap(page.get_by_role("link", name="Bekijk je bundel"))
    expect(page.locator("[data-list] > li")).to_have_count(3, timeout=PATIENCE)
    person.look_at(page.locator("[data-print]"))


def sst(person: Person) -> None:
    """What happened to SST?"""
    person.start()
    person.search("SST")
    expect(person.page.locator("[data-top]")).to_contain_text("HERW!N")


ERRANDS: Mapping[str, Callable[[Person], None]] = {
    each.__doc__.splitlines()[0]: each for each in (ironing, archives, opening_hours, bundle, sst) if each.__doc__
}


def phone(chromium: Browser) -> BrowserContext:
    """The telephone of somebody who was never here before."""
    return chromium.new_context(
        service_workers="block",
        viewport=PHONE,
        is_mobile=True,
        has_touch=True,
        locale="nl-BE",  # type: ignore[arg-type]
    )


def done(context: BrowserContext, address: str, errand: Callable[[Person], None], *, slow: bool = False) -> Effort:
    """What an errand takes."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    if slow:
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", SLOW_NETWORK)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    person = Person(page, address)
    began = time.monotonic()
    errand(person)
    person.effort.seconds = time.monotonic() - began
    page.close()
    return person.effort


def main(site: Path) -> None:
    click.echo("| errand | taps | characters | screens scrolled | seconds of waiting |\n|---|---:|---:|---:|---:|")
    with serve(site, first=None) as (address, _), browser() as chromium:
        for name, errand in ERRANDS.items():
            context = phone(chromium)
            took = done(context, f"{address}/", errand, slow=True)
            context.close()
            click.echo(f"| {name} | {took.taps} | {took.characters} | {took.screens:.1f} | {took.seconds:.1f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
