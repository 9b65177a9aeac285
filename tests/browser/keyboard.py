"""Going through a page by keyboard, and seeing where one is."""

from __future__ import annotations

from playwright.sync_api import Page

# A line of two pixels or more around what has the focus, its label or the card that it stands for.
SEEN = """() => {
  const one = document.activeElement;
  if (one === document.body) return "";  // past the last, on the way to the first
  const styles = [one, one.closest("label")].filter(Boolean).map((part) => getComputedStyle(part));
  const ring = [...styles, getComputedStyle(one, "::after")]
    .some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  return one.matches(":focus-visible") && ring ? "" : one.outerHTML.slice(0, 200);
}"""


def press(page: Page, key: str) -> None:
    """Presses a key, after which one sees what has the focus."""
    page.keyboard.press(key)
    assert not (unseen := page.evaluate(SEEN)), f"the focus is not seen on {unseen}"


def tab_to(page: Page, target: str, most: int = 60) -> None:
    """Presses Tab until the element has the focus; on the way one always sees where one is."""
    for _ in range(most):
        press(page, "Tab")
        if page.evaluate("(target) => document.activeElement?.matches(target)", target):
            return
    raise AssertionError(f"Tab does not lead to {target}")
