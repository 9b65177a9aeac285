"""A member corrects a telephone number with the keyboard alone; the file that comes out differs in that line only."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page, expect

from builder.checking.check import check_document
from builder.checking.schemas import load_schemas
from builder.editing.fmt import format_text
from builder.editing.parcel import parcel_in
from builder.project import SCHEMA_DIR
from builder.reading.document import Document
from builder.reading.pictures import decode
from builder.reading.strict_yaml import parse
from tests.browser.keyboard import tab_to

SCHEMA = load_schemas(SCHEMA_DIR)["organisation"]
PHONE = "#veld-phone"
LONGEST_MAIL = 1900  # characters; in a longer one there is a link in the place of the profile


def test_a_member_corrects_a_telephone_number(page: Page, address: str, root: Path) -> None:
    slug = next(file.stem for file in sorted((root / "content/organisations").glob("*.yml"))
                if "\nphone: " in (text := file.read_text("utf-8")) and len(text) > LONGEST_MAIL)  # fmt: skip
    published = (root / f"content/organisations/{slug}.yml").read_text("utf-8")
    page.goto(f"{address}organisaties/{slug}/")
    page.locator("footer a[href*='bijwerken']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#stap-contact")).to_be_visible()

    tab_to(page, "#stap-contact > summary")
    page.keyboard.press("Enter")
    tab_to(page, PHONE)
    page.keyboard.press("Control+A")
    page.keyboard.type("011 27 27")
    page.keyboard.press("Tab")
    expect(page.locator("#veld-phone-fout")).to_contain_text("geen telefoonnummer")
    assert page.locator(PHONE).get_attribute("aria-invalid") == "true"
    expect(page.locator("p[data-kept]")).to_contain_text("bewaard")

    page.reload()
    expect(page.locator("[data-draft-text]")).to_contain_text("concept")
    expect(page.locator(PHONE)).to_have_value("011 27 27")  # the step is open again, by the address
    tab_to(page, PHONE)
    page.keyboard.press("End")
    page.keyboard.type(" 27")
    page.keyboard.press("Tab")
    expect(page.locator(PHONE)).to_have_value("+32 11 27 27 27")
    expect(page.locator("[data-live]")).to_have_text("We schreven het als +32 11 27 27 27.")
    expect(page.locator(".ww-changes ins")).to_contain_text("+32 11 27 27 27")

    tab_to(page, "[data-to-send]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-send-title]")).to_be_focused()
    tab_to(page, "[data-download]")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == f"{slug}.yml"
    text = Path(waiting.value.path()).read_text("utf-8")
    pairs = zip(published.splitlines(), text.splitlines(), strict=True)
    assert [new for old, new in pairs if old != new] == ['phone: "+32 11 27 27 27"']
    parsed = parse(text.encode(), f"content/organisations/{slug}.yml")
    document = Document("organisation", slug, f"content/organisations/{slug}.yml", parsed.value or {}, parsed.positions)
    assert check_document(document, SCHEMA)[2] == []
    assert format_text(text, SCHEMA.flat) == text

    letter = unquote(page.locator("[data-mail]").get_attribute("href") or "")
    page.evaluate("localStorage.clear()")
    page.goto(letter[letter.index("http") :])  # whoever keeps the directory opens the link in the mail
    expect(page.locator("[data-draft-text]")).to_contain_text("stelt deze wijzigingen voor")
    expect(page.locator(".ww-changes ins")).to_contain_text("+32 11 27 27 27")


def test_hours_that_cannot_be_read_keep_the_profile_here(page: Page, address: str) -> None:
    """They stand in their box alone: handed in, they would be gone."""
    page.goto(f"{address}bijwerken/?wie=bewel&veld=locations.0.hours")
    page.get_by_role("button", name="Uren toevoegen").first.click()
    monday = page.get_by_label("Maandag", exact=True).first
    monday.fill("soms")
    monday.blur()
    expect(monday).to_have_attribute("aria-invalid", "true")
    page.locator("[data-download]").click()
    summary = page.locator("[data-summary]")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name=re.compile("soms")).click()
    monday.fill("9-17")
    monday.blur()
    expect(monday).not_to_have_attribute("aria-invalid", "true")
    expect(summary).to_be_hidden()


def test_a_draft_and_a_profile_that_changed_meanwhile_are_put_together(page: Page, address: str, root: Path) -> None:
    slug, published = next((file.stem, text) for file in sorted((root / "content/organisations").glob("*.yml"))
                           if all(f"\n{key}: " in (text := file.read_text("utf-8"))
                                  for key in ("phone", "email", "website")))  # fmt: skip
    began = published
    for key, old in (("phone", '"+32 11 11 11 11"'), ("email", "oud@voorbeeld.be"), ("website", "https://oud.be/")):
        began = re.sub(f"^{key}: .*$", f"{key}: {old}", began, flags=re.MULTILINE)
    mine = began.replace("+32 11 11 11 11", "+32 11 27 27 27")
    draft = {"base": began, "text": mine, "day": "2026-11-20"}
    page.add_init_script(f"localStorage.setItem('ww-profiel:{slug}', {json.dumps(json.dumps(draft))})")
    page.goto(f"{address}bijwerken/?wie={slug}#contact")
    questions = page.locator("[data-conflicts-list] fieldset")
    expect(questions).to_have_count(1)  # the telephone; the rest changed on the site alone
    expect(page.locator("[data-work]")).to_be_hidden()
    page.get_by_role("button", name="Ga verder").click()
    expect(questions).to_be_visible()  # nothing was chosen
    page.get_by_label("In jouw concept: +32 11 27 27 27").check()
    page.get_by_role("button", name="Ga verder").click()
    expect(page.locator("[data-draft-changes] dt")).to_have_text(["Website", "E-mailadres"])
    expect(page.locator(PHONE)).to_have_value("+32 11 27 27 27")
    page.locator("[data-yaml-box] summary").click()
    expected = re.sub("^phone: .*$", 'phone: "+32 11 27 27 27"', published, flags=re.MULTILINE)
    expect(page.locator("[data-yaml]")).to_have_js_property("textContent", expected)


def test_a_logo_goes_along_small_and_without_its_secrets(page: Page, address: str, root: Path, tmp_path: Path) -> None:
    slug, published = next((file.stem, text) for file in sorted((root / "content/organisations").glob("*.yml"))
                           if "\nlogo:" not in (text := file.read_text("utf-8")))  # fmt: skip
    secret = PngInfo()
    secret.add_text("Comment", "taken at home")
    Image.new("RGBA", (2000, 1000), (200, 30, 40, 100)).save(tmp_path / "chosen.png", pnginfo=secret)
    (tmp_path / "drawn.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')

    page.goto(f"{address}bijwerken/?wie={slug}&veld=logo.file")  # as a link for one thing
    expect(page.locator("#veld-logo-file")).to_be_focused()
    page.locator("#veld-logo-file").set_input_files(tmp_path / "drawn.svg")
    expect(page.locator("[data-live]")).to_contain_text("kunnen we niet gebruiken")
    page.locator("#veld-logo-file").set_input_files(tmp_path / "chosen.png")
    expect(page.locator("[data-live]")).to_contain_text("1280 op 640")
    expect(page.locator("p[data-kept]")).to_contain_text("bewaard")  # the list of changes above the button has grown
    page.locator("[data-download]").click()
    expect(page.locator("[data-summary]")).to_contain_text("Het veld “Beschrijving” ontbreekt.")
    page.locator("#veld-logo-alt").fill("Een rood vlak")
    page.locator("#veld-logo-rights").fill("Eigen werk")
    expect(page.locator("p[data-kept]")).to_contain_text("bewaard")
    page.reload()
    expect(page.locator(".ww-picture canvas")).to_be_visible()
    with page.expect_download() as waiting:
        page.locator("[data-download]").click()
    waiting.value.save_as(tmp_path / waiting.value.suggested_filename)
    parcel = parcel_in(tmp_path / f"{slug}.zip")
    ((name, picture),) = parcel.pictures.items()
    assert b"taken at home" not in picture
    assert decode(picture, name).size == (1280, 640)
    logo = {"file": name, "alt": "Een rood vlak", "rights": "Eigen werk"}
    old = parse(published.encode(), "x.yml").value or {}
    assert parse(parcel.data, "x.yml").value == {**old, "logo": logo}
