"""A directory written by attackers stays text: on every page, in every export, and in what the browser makes itself.

The policy that forbids scripts is taken out of the pages first, so that escaping is proven alone.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
import yaml
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from builder.catalogue.assemble import assemble
from builder.loading import load
from builder.project import Project
from builder.publishing.build import build
from builder.publishing.stage import CSP
from builder.publishing.timings import Timings
from builder.routes import HAND_WRITTEN
from tests.acceptance.conftest import PAGE
from tests.browser.serving import served
from tests.hostile_samples import ATTACKS, WORK, write_hostile

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# Kept for the record or for recognising words, and on no page.
UNSEEN = {
    *(f"organisation.{name}.by" for name in ("client_references[].permission", "contacts[].consent", "verification")),
    *("organisation.locations[].source", "organisation.status.source", "terms.terms[].synonyms.nl[]"),
    *("federation.email", "federation.website"),  # both federations of the sample have ended
    *("site.logo.alt.nl", "site.logo.rights"),  # the name of the site stands beside its logo
}
MATCHED = re.compile(r"matching\.|sector\.(activities\[\]\.)?(task|shared)_words|.*\.(fr|en)\b")
# What a page's own HTML says by the rules of a browser: what is wrong with it, and all its text and attributes.
LOOK = """async (paths) => Promise.all(paths.map(async (path) => {
  const html = await (await fetch("/" + path)).text();
  const page = new DOMParser().parseFromString(html, "text/html");
  const wrong = [];
  const said = [];
  for (const one of page.querySelectorAll("*")) {
    const name = one.localName;
    if (name === "x-canary") wrong.push("an element");
    if (name === "script" && !one.hasAttribute("src") && !/^application\\/(ld\\+)?json$/.test(one.type))
      wrong.push("a script");
    for (const { name: attribute, value } of one.attributes) {
      said.push(value);
      if (/^on|canary|^style$|^srcdoc$/.test(attribute)) wrong.push(`${name} ${attribute}`);
      if (["href", "src", "action", "formaction", "data", "xlink:href", "srcset"].includes(attribute)) {
        const to = new URL(value, location.origin + "/" + path);
        if (!["http:", "https:", "mailto:", "tel:"].includes(to.protocol)) wrong.push(value);
        if (to.protocol.startsWith("http") && to.origin !== location.origin) {
          if (one.target || one.referrerPolicy) wrong.push(`tells another site: ${value}`);
          if (name !== "a" && one.rel !== "canonical") wrong.push(`${name} loads ${value}`);
        }
      }
    }
  }
  const policy = page.querySelector("head > meta[name=referrer]")?.content;
  if (policy !== "same-origin") wrong.push(`links tell other sites: ${policy}`);
  return [path, wrong, page.documentElement.textContent + "\\n" + said.join("\\n")];
}))"""
# Whether something of an attack came alive in the page that is open.
ALIVE = """() => [window.hits, [...document.querySelectorAll("*")].filter((one) => one.localName === "x-canary" ||
  [...one.attributes].some(({ name }) => /^on|canary/.test(name))).length]"""
QUIET = [[], 0]
TRAP = "window.hits = []; window.canary = (n) => hits.push(n); window.alert = canary; window.print = () => {};"


@dataclass(frozen=True)
class Hostile:
    folder: Path
    address: str
    said: dict[str, str]
    policies: dict[str, list[str]]  # of each page, by path

    def pages(self) -> list[str]:
        return sorted(self.policies)


@pytest.fixture(scope="module")
def hostile(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """The site of attackers, without its policy, and where it is served."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(root / "content/places", folder / "content/places")
    shutil.copy(root / "mkdocs.yml", folder)
    weights = yaml.safe_load((root / "content/vocabulary/matching.yml").read_text("utf-8"))
    said = write_hostile(folder / "content", weights)
    (folder / "content/images").mkdir()
    Image.new("RGB", (40, 20), "teal").save(folder / "content/images/kwaad.png")
    (folder / "content/pages").mkdir()
    for name in HAND_WRITTEN:
        (folder / f"content/pages/{name}.md").write_text(PAGE.format(name=name), "utf-8")
    project = Project.at(root=folder)
    loaded = load(project)
    assert loaded.errors == ()
    build(project, assemble(loaded.checked), Timings())
    policies = {}
    for file in sorted(project.site.rglob("*.html")):
        html = file.read_text("utf-8")
        policies[file.relative_to(project.site).as_posix()] = POLICY.findall(html.partition("<script")[0])
        file.write_text(POLICY.sub("", html), "utf-8")
    with served(project.site) as address:
        yield Hostile(project.site, address, said, policies)


@pytest.fixture(scope="module")
def victim(chromium: Browser, hostile: Hostile) -> Iterator[tuple[Page, list[str]]]:
    """A visitor, and what went wrong: dialogs, requests elsewhere, errors."""
    context = chromium.new_context(service_workers="block", viewport={"width": 1280, "height": 900}, locale="nl-BE")
    context.add_init_script(TRAP)
    wrong: list[str] = []
    page = context.new_page()
    page.on("dialog", lambda shown: (wrong.append(shown.message), shown.dismiss()))
    page.on("request", lambda sent: None if sent.url.startswith(hostile.address) else wrong.append(sent.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page, wrong
    context.close()


def plain(text: str) -> str:
    """For comparing: spaces and the case of letters may differ."""
    return " ".join(text.split()).casefold()


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def test_every_page_has_the_policy_before_its_first_script(hostile: Hostile) -> None:
    with_tiles = CSP.replace("img-src 'self'", "img-src 'self' https://kwaad.example")
    others = {path: those for path, those in hostile.policies.items() if those != [CSP]}
    assert others == {"zoeken/index.html": [with_tiles]}


def test_what_is_written_is_text_on_every_page(victim: tuple[Page, list[str]], hostile: Hostile) -> None:
    page, wrong = victim
    page.goto(hostile.address + "404.html")
    looked = page.evaluate(LOOK, hostile.pages())
    assert len(looked) >= 40
    assert {path: faults for path, faults, _ in looked if faults} == {}
    shown = plain("\n".join(said for _, _, said in looked))
    places = {place: re.sub(r"-[^.]*", "", place, count=1) for place in hostile.said}
    seen = {places[place] for place, text in hostile.said.items() if plain(text) in shown}
    assert {place for place in places.values() if not MATCHED.match(place)} - seen == UNSEEN
    assert wrong == []


def test_what_is_written_is_data_in_every_export(hostile: Hostile) -> None:
    exported = set(texts(json.loads((hostile.folder / "data/v1/catalogue.json").read_text("utf-8"))))
    assert hostile.said["organisation.name"] in exported
    assert hostile.said["event.title.nl"] in exported
    for feed in sorted(hostile.folder.glob("feeds/*.xml")):
        tags = {each.tag for each in ElementTree.parse(feed).iter()}
        assert {tag.partition("}")[0] for tag in tags} == {"{http://www.w3.org/2005/Atom"}
    calendar = (hostile.folder / "agenda.ics").read_bytes().replace(b"\r\n ", b"").decode().split("\r\n")
    assert calendar.count("BEGIN:VEVENT") == 1
    assert all(re.match(r"[A-Z-]+[;:]|$", line) for line in calendar)
    for index in sorted(hostile.folder.glob("assets/search/*/*.json")):
        json.loads(index.read_text("utf-8"))


def kinds(hostile: Hostile) -> list[str]:
    """A page for each set of scripts that pages have, and the page of one thing of each kind."""
    by_scripts: dict[tuple[str, ...], str] = {}
    for path in hostile.pages():
        html = (hostile.folder / path).read_text("utf-8")
        by_scripts[tuple(re.findall(r'<script[^>]* src="(?:\.\./)*([^"]*)"', html))] = path
    things = {path for path in hostile.pages() if re.fullmatch(r"[a-z]+/(kwaad|wet)/index\.html", path)}
    return sorted(things | set(by_scripts.values()))


def test_nothing_comes_alive_on_any_kind_of_page(victim: tuple[Page, list[str]], hostile: Hostile) -> None:
    page, wrong = victim
    wrong.clear()
    for path in kinds(hostile):
        page.goto(hostile.address + path.removesuffix("index.html"))
        assert page.evaluate(ALIVE) == QUIET, path
    assert wrong == []


def test_the_finder_shows_hits_and_questions_as_text(victim: tuple[Page, list[str]], hostile: Hostile) -> None:
    page, wrong = victim
    wrong.clear()
    page.goto(f"{hostile.address}zoeken/?q=kwaad")
    for asked in [hostile.said["organisation.name"], hostile.said["sector.label.nl"], *ATTACKS]:
        to = "?" + "&".join(f"{key}={quote(asked)}" for key in ("q", "sector", "waar", "plaats"))
        page.evaluate("(to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }", to)
        expect(page.locator("[data-finder]")).not_to_have_attribute("data-state", "start")
        assert page.evaluate(ALIVE) == QUIET, asked
    page.goto(f"{hostile.address}zoeken/?q={quote(hostile.said['organisation.name'])}")
    expect(page.locator("[data-hits]")).to_contain_text(hostile.said["organisation.name"])
    assert page.evaluate(ALIVE) == QUIET
    assert wrong == []


def test_tasks_and_their_takers_are_text(victim: tuple[Page, list[str]], hostile: Hostile) -> None:
    page, wrong = victim
    wrong.clear()
    page.goto(f"{hostile.address}takenwijzer/")
    page.get_by_label("Jouw taken, in je eigen woorden").fill("\n".join([WORK, *ATTACKS]))
    page.get_by_label("Waar?").fill("Genk")
    expect(page.locator(".ww-package").first).to_contain_text("zq0z")
    assert page.evaluate(ALIVE) == QUIET
    page.locator(".ww-taker__choose").first.click()
    page.get_by_role("button", name="Mail", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(ALIVE) == QUIET
    assert wrong == []


def test_the_bundle_and_its_notes_are_text(victim: tuple[Page, list[str]], hostile: Hostile) -> None:
    page, wrong = victim
    wrong.clear()
    page.goto(f"{hostile.address}404.html")
    items = [{"key": key, "note": ATTACKS[1]} for key in ("organisaties/kwaad", "javascript:canary(1)", ATTACKS[2])]
    kept = {"version": 1, "title": ATTACKS[0], "items": [*items, {"key": "vragen/kwaad", "note": ATTACKS[5]}]}
    page.evaluate("(kept) => localStorage.setItem('ww-bundle', JSON.stringify(kept))", kept)
    page.goto(f"{hostile.address}bundel/")
    expect(page.locator("[data-list] h3").first).to_have_text(hostile.said["organisation.name"])
    assert page.evaluate(ALIVE) == QUIET
    shared = quote(f"organisaties/kwaad,{ATTACKS[1]},javascript:canary(1),//kwaad.example/x")
    page.goto(f"{hostile.address}bundel/#{shared}")
    page.reload()
    expect(page.locator("[data-list] h3").first).to_be_visible()
    assert page.evaluate(ALIVE) == QUIET
    assert wrong == []


def test_the_cards_of_the_matching_day_are_text(victim: tuple[Page, list[str]], hostile: Hostile) -> None:
    page, wrong = victim
    wrong.clear()
    for role in ("bedrijf", "organisatie"):
        page.goto(f"{hostile.address}matchdag/")
        page.locator(f"input[value={role}]").check()
        page.locator("[data-deal]").click()
        expect(page.locator("[data-stack] > *").first).to_be_visible()
        assert page.evaluate(ALIVE) == QUIET
        page.locator("[data-yes]").click()
        assert page.evaluate(ALIVE) == QUIET
    assert wrong == []
