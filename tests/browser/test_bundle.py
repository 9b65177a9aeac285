"""The bundle: collected by mouse and by keyboard, put in order, shared, and taken on paper, as table and cards."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.queries import Directory
from builder.rendering.words import national

NOTE = "Vragen naar de prijs van 500 dozen"


@pytest.fixture(scope="module")
def chosen(catalogue: Catalogue) -> Organisation:
    """An organisation with everything that can be said on paper."""
    return next(
        one for one in catalogue.active if one.phone and one.email and one.locations and one.locations[0].street
    )


@pytest.fixture
def desk(page: Page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


@pytest.fixture
def other(chromium: Browser) -> Iterator[Page]:
    """Somebody else's browser."""
    context = chromium.new_context(service_workers="block", locale="nl-BE")
    yield context.new_page()
    context.close()


def names(page: Page) -> list[str]:
    expect(page.locator("[data-bundle-page]")).to_have_attribute("data-bound", "")
    return page.locator("[data-list] h3").all_inner_texts()


def sheets_of(page: Page) -> list[str]:
    """The words of each sheet of paper that a page is printed on."""
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [" ".join(sheet.extract_text(extraction_mode="layout").split()) for sheet in printed.pages]


def put(page: Page, address: str, *keys: str, note: str = "") -> None:
    """Give the visitor a bundle, as if it was collected before."""
    page.goto(f"{address}404.html")
    kept = {"version": 1, "title": "", "items": [{"key": key, "note": note} for key in keys]}
    page.evaluate("(kept) => localStorage.setItem('ww-bundle', kept)", json.dumps(kept))
    page.goto(f"{address}bundel/")


def _answer(text: str, route: Route) -> None:
    route.fulfill(body=text, content_type="text/html")


def test_a_bundle_by_mouse(desk: Page, other: Page, address: str, catalogue: Catalogue, chosen: Organisation) -> None:
    page = desk
    count = page.locator("[data-bundle-count]")
    # From a profile, from a list, and from a result.
    page.goto(f"{address}organisaties/{chosen.slug}/")
    page.get_by_role("button", name=f"Zet in je bundel ({chosen.name})").click()
    expect(page.get_by_role("button", name=f"In je bundel ({chosen.name})", pressed=True)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=f"{chosen.name} zit nu in je bundel.")).to_be_attached()
    expect(count).to_have_text("1")
    listed = next(one for one in Directory(catalogue).in_sector_and_region("groen", "kempen") if one is not chosen)
    page.goto(f"{address}sectoren/groen/kempen/")
    page.locator("main").get_by_role("button", name=f"Zet in je bundel ({listed.name})", exact=True).first.click()
    expect(count).to_have_text("2")
    page.goto(f"{address}zoeken/?q=enclave%20in%20Genk")
    result = page.locator("[data-hits] > li").filter(has=page.locator("[data-bundle][aria-pressed=false]")).first
    found = result.get_by_role("link").inner_text()
    result.get_by_role("button").click()
    expect(count).to_have_text("3")
    page.goto(f"{address}begrippen/enclave/")
    page.get_by_role("button", name="Zet in je bundel").click()
    # Put in order, annotate, take one out and bring it back.
    page.get_by_role("link", name="Mijn bundel").click()
    assert names(page) == [chosen.name, listed.name, found, "Enclave"]
    page.get_by_role("button", name="Zet Enclave hoger").click()
    assert names(page) == [chosen.name, listed.name, "Enclave", found]
    page.get_by_text(f"Je notitie bij {chosen.name}").click()
    page.get_by_role("textbox", name=f"Je notitie bij {chosen.name}").fill(NOTE)
    page.get_by_role("button", name=f"Haal {found} uit je bundel").click()
    expect(count).to_have_text("3")
    page.get_by_role("button", name="Maak ongedaan").click()
    assert names(page) == [chosen.name, listed.name, "Enclave", found]
    # Shared, it is the same elsewhere, without the note.
    shared = page.get_by_label("Adres van deze bundel").input_value()
    other.goto(shared)
    assert names(other) == names(page)
    assert NOTE not in other.content()
    expect(other.locator("[data-bundle-count]")).to_be_empty()
    other.get_by_role("button", name="Neem deze bundel over").click()
    expect(other.locator("[data-bundle-count]")).to_have_text("4")
    # As a table and as cards.
    with page.expect_download() as coming:
        page.get_by_role("button", name="Tabel (CSV)").click()
    assert coming.value.suggested_filename == "mijn-bundel.csv"
    table = Path(coming.value.path()).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline=""), delimiter=";"))
    assert [row["Naam"] for row in rows] == names(page)
    assert (rows[0]["E-mail"], rows[0]["Je notitie"]) == (chosen.email, NOTE)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Adreskaartjes (vCard)").click()
    cards = Path(coming.value.path()).read_text("utf-8")
    assert cards.count("BEGIN:VCARD") == 3
    assert f"FN:{chosen.name}\r\n".encode() in Path(coming.value.path()).read_bytes()
    # Side by side, and as a short list on paper.
    expect(page.locator("[data-compared] h3")).to_have_text([chosen.name, listed.name, found])
    page.evaluate("print = () => {}")
    page.get_by_role("button", name="Druk een korte lijst af").click()
    expect(page.locator("[data-compare]")).to_have_attribute("data-paper", "")
    (text,) = sheets_of(page)
    assert all(words in text for words in (chosen.name, listed.name, found, national(chosen.phone or ""), NOTE))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    # On paper, page by page.
    page.get_by_label("Naam van je bundel").fill("Netwerktafel Pelt")
    expect(page).to_have_title(re.compile("^Netwerktafel Pelt – "))
    cover, contents, *sheets = filter(None, sheets_of(page))
    assert "Netwerktafel Pelt" in cover
    assert re.search(r"Gemaakt op \d+ [a-z]+ 20\d\d", cover)
    expected = [chosen.name, listed.name, "Enclave", found]
    assert contents.startswith("Inhoud")
    assert [contents.find(f"{n} {name} ") > 0 for n, name in enumerate(expected, 1)] == [True] * 4
    assert shared in contents.replace(" ", "")
    starts = [
        next(i for i, sheet in enumerate(sheets) if re.match(rf"(\S+ ){{0,6}}{n} {re.escape(name)}", sheet))
        for n, name in enumerate(expected, 1)
    ]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    first = " ".join(sheets[: starts[1]])
    location = chosen.locations[0]
    for words in (
        national(chosen.phone or ""),
        chosen.email,
        f"{location.street} {location.number}",
        NOTE,
        f"organisaties/{chosen.slug}/",
    ):
        assert words
        assert words in first
    printed = " ".join(sheets)
    assert "Zet in je bundel" not in printed
    assert "Nakijken" not in printed


def test_a_bundle_by_keyboard(desk: Page, address: str, chosen: Organisation) -> None:
    page = desk
    page.goto(f"{address}organisaties/{chosen.slug}/")
    page.get_by_role("button", name="Zet in je bundel").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="In je bundel", pressed=True)).to_be_focused()
    page.goto(f"{address}begrippen/enclave/")
    page.get_by_role("button", name="Zet in je bundel").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Mijn bundel").focus()
    page.keyboard.press("Enter")
    assert names(page) == [chosen.name, "Enclave"]
    down = page.get_by_role("button", name=f"Zet {chosen.name} lager")
    down.focus()
    page.keyboard.press("Enter")
    assert names(page) == ["Enclave", chosen.name]
    expect(down).to_be_focused()
    expect(page.locator("[data-live]")).to_have_text(f"{chosen.name} staat nu op plaats 2 van 2.")
    page.get_by_role("button", name="Haal Enclave uit je bundel").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Maak ongedaan")).to_be_focused()
    page.keyboard.press("Enter")
    assert names(page) == ["Enclave", chosen.name]
    page.get_by_role("button", name="Maak de bundel leeg").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Je bundel is nog leeg")).to_be_visible()


def test_a_shared_bundle_leaves_your_own_as_it_is(desk: Page, address: str) -> None:
    page = desk
    put(page, address, "begrippen/enclave", note=NOTE)
    page.goto(f"{address}bundel/#begrippen/maatwerkbedrijf,javascript:alert(1)//,begrippen/enclave")
    page.reload()
    assert names(page) == ["Maatwerkbedrijf", "Enclave"]
    expect(page.locator("[data-live]")).to_have_text("1 adres in deze link klopt niet.")
    expect(page.locator("[data-bundle-count]")).to_have_text("1")
    page.get_by_role("button", name="Voeg toe aan mijn bundel").click()
    assert names(page) == ["Enclave", "Maatwerkbedrijf"]
    expect(page).to_have_url(f"{address}bundel/")
    page.get_by_role("button", name="Maak ongedaan").click()
    assert names(page) == ["Enclave"]
    expect(page.get_by_role("textbox", name="Je notitie bij Enclave")).to_have_value(NOTE)


def test_two_tabs_keep_in_step_and_pages_may_be_gone(other: Page, address: str) -> None:
    put(other, address, "begrippen/enclave", "organisaties/bestaat-niet")
    expect(other.get_by_text("Deze bladzijde bestaat niet meer.").first).to_be_visible()
    second = other.context.new_page()
    second.goto(f"{address}begrippen/maatwerkbedrijf/")
    second.get_by_role("button", name="Zet in je bundel").click()
    expect(other.locator("[data-bundle-count]")).to_have_text("3")
    expect(other.locator("[data-list] h3").nth(2)).to_have_text("Maatwerkbedrijf")  # once its page was fetched


def test_an_old_address_leads_on_and_one_that_stopped_names_who_goes_on(other: Page, address: str) -> None:
    frame = "<!doctype html><title>x</title><main>{}</main>"
    old = frame.format('<h1>Enclave</h1><a data-moved="begrippen/enclave" href="../enclave/">x</a>')
    gone = frame.format('<h1>Gestopt</h1><a data-successor="begrippen/maatwerkbedrijf" data-name="Nieuw">x</a>')
    for path, text in (("oud", old), ("gestopt", gone)):
        other.route(f"**/organisaties/{path}/", partial(_answer, text))
    put(other, address, "organisaties/oud", "organisaties/gestopt", note=NOTE)
    expect(other.locator("[data-list] h3")).to_have_text(["Enclave", "Gestopt"])
    other.get_by_role("button", name="Neem Nieuw in de plaats").click()
    expect(other.locator("[data-list] h3")).to_have_text(["Enclave", "Maatwerkbedrijf"])
    kept = json.loads(other.evaluate("localStorage.getItem('ww-bundle')"))["items"]
    assert [item["key"] for item in kept] == ["begrippen/enclave", "begrippen/maatwerkbedrijf"]
    assert [item["note"] for item in kept] == [NOTE, NOTE]


def test_without_storage_the_bundle_says_so(other: Page, address: str) -> None:
    other.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    other.goto(f"{address}begrippen/enclave/")
    other.get_by_role("button", name="Zet in je bundel").click()
    expect(other.locator("[data-bundle-count]")).to_have_text("1")
    expect(other.get_by_text("Je browser bewaart niets")).to_be_visible()


def test_without_scripts_there_is_an_explanation_and_no_button(chromium: Browser, address: str) -> None:
    context = chromium.new_context(service_workers="block", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}bundel/")
    expect(page.locator("noscript strong")).to_have_text(re.compile("^Je bundel werkt met JavaScript"))
    page.goto(f"{address}begrippen/enclave/")
    expect(page.locator("[data-bundle]")).to_be_hidden()
    expect(page.locator("[data-bundle-link]")).to_be_hidden()
    context.close()
