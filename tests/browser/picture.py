"""Makes the picture of the site that opens the README: `make picture`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser.chromium import browser
from tests.browser.serving import served


def take(site: Path, picture: Path) -> None:
    """Photograph the home page of the built `site`, as a laptop shows it."""
    with served(site) as address, browser() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(address)
        picture.parent.mkdir(exist_ok=True)
        page.screenshot(path=picture)


if __name__ == "__main__":
    take(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
