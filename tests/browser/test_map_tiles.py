"""Streets below the finder's map come from another server: only when a visitor asks, and only from that one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from builder.catalogue.model import Catalogue, Text, Tiles
from builder.rendering.edition import Edition
from builder.rendering.finder import finder_page

HOST = "https://tegels.example"
TILES = Tiles(
    url=f"{HOST}/{{z}}/{{x}}/{{y}}.png", attribution=Text.of("© Kaartmakers"), attribution_url="https://kaart.example/"
)
OWN = "img-src 'self'"


@pytest.fixture
def asked(chromium: Browser, site: Path, catalogue: Catalogue, address: str) -> Iterator[tuple[Page, list[str]]]:
    """The finder of a directory that names a server, and what was asked of any other server than that of the site."""
    own, made = (finder_page(Edition(each, "nl")) for each in (catalogue, with_tiles(catalogue)))
    html = (site / "zoeken/index.html").read_text("utf-8")
    assert str(own.body) in html
    html = html.replace(str(own.body), str(made.body)).replace(OWN, f"{OWN} {made.images_from}", 1)
    tile = io.BytesIO()
    Image.new("RGB", (256, 256), "#cfe3d4").save(tile, "PNG")
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=tile.getvalue(), content_type="image/png")

    context = chromium.new_context(service_workers="block", viewport={"width": 800, "height": 900})
    context.route(lambda url: not url.startswith(address), answer)
    context.route(f"{address}zoeken/?*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page = context.new_page()
    page.goto(f"{address}zoeken/?q=groen&view=map")
    expect(page.locator("[data-map-circles] .ww-chart__circle").first).to_be_visible()
    yield page, asked
    context.close()


def with_tiles(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, site=replace(catalogue.site, tiles=TILES))


def test_nothing_is_asked_before_a_visitor_chooses_and_then_only_of_that_server(asked: tuple[Page, list[str]]) -> None:
    page, requests = asked
    page.get_by_role("button", name="Dichterbij", exact=True).click()
    button = page.get_by_role("button", name="Straten en plaatsnamen")
    blocked = page.evaluate(ELSEWHERE)
    assert blocked.startswith("https://elders.example/")
    assert requests == []
    expect(page.get_by_text("Ze komen van tegels.example.")).to_be_visible()
    expect(page.locator("[data-map-maker]")).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-map-maker] a")).to_have_text("© Kaartmakers")
    page.wait_for_function("[...document.querySelectorAll('[data-map-tiles] img')].every((img) => img.naturalWidth)")
    assert requests
    assert all(url.startswith(f"{HOST}/") for url in requests)
    covered = page.evaluate(COVERED)
    assert covered == [], "holes between the tiles"
    page.keyboard.press("Enter")
    expect(page.locator("[data-map-tiles]")).to_be_hidden()


# What the policy says of a picture from another server than the one that is named.
ELSEWHERE = """() => new Promise((done) => {
  addEventListener("securitypolicyviolation", ({ blockedURI }) => done(blockedURI));
  new Image().src = "https://elders.example/0/0/0.png";
})"""
COVERED = """() => {
  const frame = document.querySelector("[data-map-frame]").getBoundingClientRect();
  const tiles = [...document.querySelectorAll("[data-map-tiles] img")].map((img) => img.getBoundingClientRect());
  const holes = [];
  for (let x = frame.left + 2; x < frame.right - 2; x += 37)
    for (let y = frame.top + 2; y < frame.bottom - 2; y += 37)
      if (!tiles.some((t) => t.left <= x && x <= t.right && t.top <= y && y <= t.bottom)) holes.push([x, y]);
  return holes;
}"""
