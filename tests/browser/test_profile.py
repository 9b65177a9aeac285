"""What a visitor can do with a profile: share it, copy its address, find it again on the start page."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_a_profile_is_shared_copied_and_found_again(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(address)
    expect(page.locator("[data-seen]")).to_be_hidden()
    page.goto(f"{address}organisaties/ateljee/")
    page.locator("[data-share]").click()
    expect(page.locator("[data-share]")).to_have_text("Link gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/organisaties/ateljee/")
    first = page.locator(".ww-location").filter(has=page.locator("[data-copy]")).first
    first.locator("[data-copy]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines() == first.locator("address span").all_inner_texts()
    page.goto(f"{address}fr/")
    seen = page.locator("[data-seen]")
    expect(seen.get_by_role("link")).to_have_text("Ateljee")
    seen.get_by_role("link").click()
    expect(page).to_have_url(f"{address}fr/organisaties/ateljee/")
    page.goto(address)
    seen.get_by_role("button").click()
    expect(seen).to_be_hidden()
    page.reload()
    expect(seen).to_be_hidden()


def test_what_storage_holds_is_not_trusted(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("""localStorage.setItem("ww-seen", JSON.stringify([{ key: "../x", name: "<b>x</b>" }, 7]))""")
    page.reload()
    expect(page.locator("[data-seen]")).to_be_hidden()


def test_colours_that_were_chosen_stay(page: Page, address: str) -> None:
    page.goto(f"{address}fr/organisaties/bewel/")
    page.get_by_label("Couleurs").select_option("dark")
    page.goto(f"{address}organisaties/bewel/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    choice = page.get_by_label("Kleuren")
    expect(choice).to_have_value("dark")
    choice.select_option("Zoals mijn toestel")
    expect(page.locator("html")).not_to_have_attribute("data-theme", "dark")
