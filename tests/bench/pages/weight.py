"""What a page costs a visitor who never was here: everything that is fetched for the first view, compressed."""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.bench.search.serving import serve

LAYOUT_SHIFT = """new Promise((told) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.hadRecentInput ? 0 : one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => told(sum), 100);
})"""


@dataclass(frozen=True)
class Weight:
    """Bytes; `html` is the page alone as it is, `html_sent` compressed, `sent` all that was fetched, compressed."""

    html: int
    html_sent: int
    sent: int
    requests: int
    layout_shift: float


def weights(chromium: Browser, site: Path, kinds: dict[str, str]) -> dict[str, Weight]:
    """The weight of each page; `kinds` says what is on it when it is there. Without a service worker, which fetches
    nothing for the first view."""
    found = {}
    with serve(site, first=None) as (address, traffic):
        for path, ready in kinds.items():
            context = chromium.new_context(service_workers="block", viewport={"width": 360, "height": 740})
            page = context.new_page()
            traffic.reset()
            page.goto(f"{address}/{path}", wait_until="networkidle")
            _ready(page, ready)
            time.sleep(0.1)  # the server counts after it has sent
            html = (site / path.partition("?")[0].partition("#")[0] / "index.html").read_bytes()
            shift = page.evaluate(LAYOUT_SHIFT)
            sent = len(gzip.compress(html, 9, mtime=0))
            found[path] = Weight(len(html), sent, traffic.bytes, traffic.requests, round(shift, 4))
            context.close()
    return found


def _ready(page: Page, ready: str) -> None:
    if ready:
        expect(page.locator(ready).first).to_be_visible(timeout=30_000)
