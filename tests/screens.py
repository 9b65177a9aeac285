"""Contact sheets: every kind of page at three widths, light and dark, to look at side by side (`make screens`).

One picture for each page in the folder that is named, and an `index.html` with all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import product
from pathlib import Path

import click
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.chromium import browser
from tests.browser.page_kinds import PAGES
from tests.browser.serving import served

WIDTHS, SCHEMES = (360, 768, 1280), ("light", "dark")
HEIGHT, GAP = 1400, 24  # pixels that are shown of a page; between two of them
PATIENCE = 10_000  # milliseconds for what has to be on a page before it is shown
SHEET = (
    "<!doctype html><meta charset=utf-8><title>Screens</title><style>body{font:16px system-ui;margin:2rem}"
    "img{max-width:100%;border:1px solid #999}</style>"
)


def sheets(chromium: Browser, address: str) -> Iterator[tuple[str, Image.Image]]:
    """Each page with its sheet: light above dark, the narrowest first."""
    views = list(product(SCHEMES, WIDTHS))
    contexts = {
        (scheme, width): chromium.new_context(
            service_workers="block",
            viewport={"width": width, "height": HEIGHT},
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="nl-BE",
        )
        for scheme, width in views
    }
    for path, ready in PAGES.items():
        sheet = Image.new(
            "RGB", (sum(WIDTHS) + GAP * (len(WIDTHS) - 1), HEIGHT * len(SCHEMES) + GAP * (len(SCHEMES) - 1)), "#888"
        )
        for (scheme, width), context in contexts.items():
            page = context.new_page()
            page.goto(address + path)
            if ready:
                page.locator(ready).first.wait_for(timeout=PATIENCE)
            page.wait_for_load_state("networkidle")
            left = sum(other + GAP for other in WIDTHS if other < width)
            sheet.paste(Image.open(BytesIO(page.screenshot())), (left, SCHEMES.index(scheme) * (HEIGHT + GAP)))
            page.close()
        yield path, sheet


def main(site: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    with served(site) as address, browser() as chromium:
        for number, (path, sheet) in enumerate(sheets(chromium, address)):
            name = f"{number:02d}.png"
            sheet.save(folder / name)
            rows.append(f'<h2>/{escape(path)}</h2><p><a href="{name}"><img src="{name}" alt="" loading="lazy"></a></p>')
            click.echo(f"{number + 1}/{len(PAGES)} /{path}")
    (folder / "index.html").write_text(SHEET + "".join(rows), "utf-8")
    click.echo(folder / "index.html")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
