"""The takenwijzer: a company walks from a pasted text to a mail, a bundle and a briefing on paper."""

from __future__ import annotations

import io
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from builder.catalogue.model import Catalogue

TEXT = "Dozen vouwen en etiketteren, 2 halve dagen per week.\nGras maaien rond het magazijn.\nFlurken van de blop."
ON_PAPER = "window.print = () => { document.documentElement.dataset.printed = 'yes'; }"


@pytest.fixture
def tasks(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.add_init_script(ON_PAPER)
    page.goto(f"{address}takenwijzer/")
    return page


def box(page: Page) -> Locator:
    return page.get_by_label("Jouw taken, in je eigen woorden")


def packages(page: Page) -> Locator:
    return page.locator(".ww-package")


def paper(page: Page) -> str:
    """What comes out of the printer, on one line."""
    read = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return " ".join(" ".join(sheet.extract_text() for sheet in read.pages).split())


def test_a_company_walks_from_text_to_paper(tasks: Page, address: str, catalogue: Catalogue) -> None:
    box(tasks).fill(TEXT)
    tasks.get_by_label("Waar?").fill("Genk")
    expect(packages(tasks)).to_have_count(2)
    expect(tasks.locator(".ww-read--task").first).to_contain_text("Dozen vouwen")
    expect(tasks.locator(".ww-read--beside").first).to_contain_text("per week")
    expect(tasks.locator("[data-unplaced]")).to_contain_text("Flurken")
    expect(tasks.locator("[data-count]")).to_have_text(re.compile(r"taken herkend\. 2 pakketten gevonden\."))

    first = packages(tasks).first
    expect(first.locator(".ww-taker__fits").first).to_contain_text("Past:")
    first.locator(".ww-taker__choose").first.click()
    packages(tasks).nth(1).locator(".ww-taker__choose:not(:has(:checked))").first.click()
    expect(tasks.locator("[data-chosen]")).to_have_text("2 organisaties gekozen")
    chosen = parse_qs(urlsplit(tasks.url).fragment)["kies"]
    name = catalogue.organisations[chosen[0]].name

    tasks.get_by_role("button", name="Mail", exact=True).click()
    dialog = tasks.get_by_role("dialog")
    expect(dialog.locator("li")).to_have_count(2 + (dialog.get_by_text("Eén mail naar allemaal").count()))
    for link in dialog.locator("a[href^=mailto]").all():
        written = urlsplit(link.get_attribute("href") or "")
        assert "Flurken" in parse_qs(written.query)["body"][0]
        known = {one.email for one in catalogue.organisations.values()}
        assert set(unquote(written.path).split(",")) <= known | {""}
    dialog.locator("[data-close]").click()

    tasks.get_by_role("button", name="In mijn bundel").click()
    expect(tasks.locator("[data-bundle-count]")).to_have_text("2")
    tasks.get_by_role("button", name="Briefing").click()
    expect(tasks.locator("html")).to_have_attribute("data-printed", "yes")
    said = paper(tasks)
    assert "Briefing: werk om uit te besteden" in said
    assert name in said
    assert "Voor het gesprek" in said
    assert "Kies zelf het soort werk" not in said
    tasks.goto(f"{address}bundel/")
    expect(tasks.get_by_role("main")).to_contain_text(name)


def test_the_same_walk_without_a_mouse(tasks: Page) -> None:
    def tab_to(selector: str) -> None:
        for _ in range(120):
            tasks.keyboard.press("Tab")
            if tasks.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"the keyboard does not reach {selector}")

    tab_to("#taken")
    tasks.keyboard.type("Dozen vouwen. Flurken.")
    tab_to("#waar")
    tasks.keyboard.type("3600")
    expect(packages(tasks)).to_have_count(1)
    tab_to("[data-unplaced] [data-word]")
    tasks.keyboard.press("Enter")
    expect(tasks.get_by_role("dialog")).to_contain_text("Wat bedoel je met “Flurken”?")
    tasks.keyboard.type("hagen")
    expect(tasks.locator("[data-activities] button").first).to_be_visible()
    tab_to("[data-activities] button")
    tasks.keyboard.press("Enter")
    expect(packages(tasks)).to_have_count(2)
    expect(tasks.locator("[data-read-head]")).to_be_focused()
    tab_to("[data-choose]")
    tasks.keyboard.press("Space")
    expect(tasks.locator("[data-chosen]")).to_have_text("1 organisatie gekozen")
    tab_to("[data-bundle-all]")
    tasks.keyboard.press("Enter")
    expect(tasks.locator("[data-bundle-count]")).to_have_text("1")
    tab_to("[data-print]")
    tasks.keyboard.press("Enter")
    expect(tasks.locator("html")).to_have_attribute("data-printed", "yes")
    assert tasks.locator("[data-chosen]").inner_text()
    assert "Notities" in paper(tasks)


def test_an_example_and_the_way_back(tasks: Page) -> None:
    asked: list[str] = []
    tasks.on("request", lambda sent: asked.append(sent.url) if "/assets/search/" in sent.url else None)
    tasks.wait_for_timeout(200)
    assert asked == []  # nothing is loaded before the visitor begins
    tasks.get_by_role("button", name="Een kantoor").click()
    expect(packages(tasks).first).to_be_visible()
    before = tasks.url
    task = tasks.locator(".ww-task").first.locator("strong").inner_text()
    tasks.get_by_role("button", name=f"Verander: {task}").click()
    tasks.get_by_role("button", name="Dit is geen werk").click()
    expect(tasks.get_by_role("button", name=f"Verander: {task}")).to_have_count(0)
    expect(tasks.locator("[data-undone]")).to_contain_text("telt niet mee")
    link = tasks.url
    tasks.go_back()
    expect(tasks).to_have_url(before)
    expect(tasks.get_by_role("button", name=f"Verander: {task}")).to_be_visible()
    tasks.goto("about:blank")
    tasks.goto(link)
    expect(tasks.locator("[data-undone]")).to_contain_text("telt niet mee")
    expect(box(tasks)).to_have_value(re.compile("archief"))
    tasks.get_by_role("button", name="Begin opnieuw").click()
    expect(tasks.get_by_role("heading", name="Samen aan tafel")).to_be_visible()
    assert urlsplit(tasks.url).fragment == ""


def test_what_is_not_known_is_said(tasks: Page) -> None:
    box(tasks).fill("ramen wassen")
    tasks.get_by_label("Waar?").fill("Qxzwvk")
    tasks.get_by_label("Waar?").blur()
    expect(tasks.get_by_text("We kennen de plaats “Qxzwvk” niet.")).to_be_visible()
    expect(packages(tasks)).to_have_count(1)
    box(tasks).fill("qxzwvk brmpf")
    expect(tasks.locator("[data-packages]")).to_have_text("We herkennen nog geen werk in deze tekst.")
    expect(tasks.get_by_role("heading", name="Of kies zelf het soort werk")).to_be_visible()


def test_without_scripts_there_is_an_explanation(chromium: Browser, address: str) -> None:
    context = chromium.new_context(
        service_workers="block", viewport={"width": 320, "height": 740}, java_script_enabled=False
    )
    plain = context.new_page()
    for path in ("takenwijzer/", "matchdag/"):
        plain.goto(address + path)
        assert plain.get_by_role("main").locator("form:visible").count() == 0
        expect(plain.get_by_role("main").get_by_role("link", name=re.compile("^Groenonderhoud"))).to_be_visible()
    context.close()


def test_the_deck_keeps_a_pile_that_goes_to_the_bundle_and_to_paper(page: Page, address: str) -> None:
    page.add_init_script(ON_PAPER)
    page.goto(f"{address}matchdag/")
    page.get_by_text("Verpakken en ompakken", exact=True).click()
    page.get_by_role("button", name=re.compile(r"Deel \d+ kaarten")).click()
    card = page.locator(".ww-playing:not([data-below])")
    first = card.get_by_role("heading").inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("1 kaart bewaard")).to_be_visible()
    second = card.get_by_role("heading").inner_text()
    assert second != first
    page.get_by_role("button", name="Niet nu").click()
    expect(page.locator("[data-progress]")).to_have_text(re.compile(r"^Kaart 3 van \d+$"))
    page.get_by_role("button", name="Terug").click()
    expect(card.get_by_role("heading")).to_have_text(second)
    around = card.bounding_box()
    assert around
    page.mouse.move(around["x"] + 60, around["y"] + around["height"] - 30)
    page.mouse.down()
    page.mouse.move(around["x"] + 240, around["y"] + around["height"] - 30, steps=4)
    page.mouse.up()
    expect(page.get_by_text("2 kaarten bewaard")).to_be_visible()
    page.reload()
    expect(page.locator("[data-progress]")).to_have_text(re.compile(r"^Kaart 3 van \d+$"))
    page.get_by_role("button", name="In mijn bundel").click()
    expect(page.locator("[data-bundle-count]")).to_have_text("2")
    page.get_by_role("button", name="Druk de kaarten af").click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    said = paper(page)
    assert first in said
    assert second in said
    assert "De menukaart: vragen voor aan tafel" in said


def test_the_tasks_go_along_to_the_deck(page: Page, address: str) -> None:
    page.goto(f"{address}takenwijzer/#tekst=ramen+wassen&plaats=Gent")
    page.get_by_role("link", name="Als stapel kaarten").click()
    expect(page.locator("[data-for-tasks]")).to_contain_text("De kaarten passen bij je taken:")
    page.get_by_role("button", name=re.compile(r"Deel \d+ kaarten")).click()
    expect(page.locator(".ww-playing:not([data-below]) .ww-playing__fits")).to_be_visible()
    assert "tekst=ramen+wassen" in page.url


def test_a_time_that_was_read_is_left_out_and_taken_back(tasks: Page) -> None:
    box(tasks).fill("dozen vouwen, elke week")
    said = tasks.locator(".ww-tasker__beside li")
    expect(said).to_have_text(["geregeld"])
    tasks.get_by_role("button", name="elke week").press("Enter")
    tasks.get_by_role("dialog").get_by_role("button", name="Laat dit weg").press("Enter")
    expect(said).to_have_count(0)
    expect(tasks).to_have_url(re.compile("zin=elke\\+week~"))
    tasks.get_by_role("button", name="Maak ongedaan: elke week").press("Enter")
    expect(said).to_have_text(["geregeld"])
