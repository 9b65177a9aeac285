"""How long after the first key a visitor sees results: `python -m tests.bench.search.first_frame SITE`.

In Chromium, over this machine's own loopback: from the key that is typed in the box of the finder to the frame that has
results in it. Each visitor is new and has nothing kept. The page is the real one; with more organisations it is given
the index of a generated directory.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
from playwright.sync_api import Browser

from builder.catalogue.queries import Directory
from builder.finding.index import search_files
from builder.writing import put
from tests.bench.generator import Generator
from tests.bench.search.results import Spread, table
from tests.bench.search.serving import serve
from tests.bench.search.subject import real_content
from tests.browser.chromium import browser

ROOT = Path(__file__).resolve().parents[3]
FINDER, INDEX = "zoeken/", "assets/search"
BOX = "[data-form] input[name=q]"
KEYS = "gfkstbhmvw"  # what visitors begin with, one each
PAUSE = 700  # milliseconds between choosing the box and the first key: hands have to get from a mouse to the keys
MOST = 100.0  # milliseconds within which an answer feels immediate
# When the key was typed, and when the first frame that has results was drawn.
WATCH = """() => {
  addEventListener("keydown", ({ timeStamp }) => (window.typed ??= timeStamp), true);
  const drawn = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (window.seen ??= performance.now());
    port2.postMessage(0);
  };
  new MutationObserver((_, watch) => {
    if (!document.querySelector(".ww-hit")) return;
    watch.disconnect();
    requestAnimationFrame(drawn);
  }).observe(document.querySelector("[data-finder]"), { childList: true, subtree: true });
}"""
SEEN = "() => window.seen && window.seen - window.typed"


@click.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--size", "sizes", multiple=True, type=int, help="Number of generated organisations, beside the real ones."
)
def main(site: Path, sizes: tuple[int, ...]) -> None:
    """Milliseconds from the first key of new visitors to the frame with results."""
    rows = []
    with browser() as chromium:
        for name, folder in _folders(site, sizes):
            calm, hasty = measured(chromium, folder, PAUSE), measured(chromium, folder, 0)
            rows.append([name, *(f"{each:,.0f}" for each in (calm.p50, calm.p95, hasty.p50, hasty.p95))])
            if calm.p50 > MOST:
                click.echo(f"{name}: the first results come later than {MOST:.0f} ms after the first key", err=True)
    head = ["organisations", "first key to results, ms p50", "p95", "typed at once p50", "p95"]
    click.echo(table(head, rows))


def measured(chromium: Browser, site: Path, pause: float) -> Spread:
    """`pause` in milliseconds between choosing the box, which begins to fetch, and the key."""
    times = []
    with serve(site, None) as (address, _):
        for key in KEYS:
            page = chromium.new_page()
            page.goto(f"{address}/{FINDER}", wait_until="networkidle")
            page.evaluate(WATCH)
            page.focus(BOX)
            page.wait_for_timeout(pause)
            page.keyboard.press(key)
            times.append(page.wait_for_function(SEEN).json_value())
            page.close()
    return Spread.of(times)


def _folders(site: Path, sizes: tuple[int, ...]) -> Iterator[tuple[str, Path]]:
    """The site, then a copy of it with the index of each size."""
    real = real_content(ROOT / "content")
    yield f"{len(real.catalogue.active):,}", site
    for size in sizes:
        folder = ROOT / "build" / "bench" / "sites" / f"finder-{size}"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(site, folder, copy_function=os.link)
        shutil.rmtree(folder / INDEX)
        for name, data in search_files(Directory(Generator(real.catalogue).catalogue(size)), ()).items():
            put(folder / INDEX, name, data)
        yield f"{size:,}", folder
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
