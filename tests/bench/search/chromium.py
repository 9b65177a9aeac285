"""An engine in Chromium: what it answers, how fast, and what it has to fetch first."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.search.judging import Answer
from tests.bench.search.results import Spread, answer
from tests.bench.search.serving import serve

PATIENCE = 300_000  # milliseconds for one step
OPEN = """async () => {
  const before = performance.now();
  const { open } = await import("/driver.js");
  window.search = await open();
  return performance.now() - before;
}"""
SEARCH = """async (query) => {
  const before = performance.now();
  const found = await window.search(query);
  return { ...found, ms: performance.now() - before };
}"""
ONCE = """async (queries) => {
  const answers = [];
  for (const query of queries) answers.push(await window.search(query));
  return answers;
}"""
# Each query is typed once to fetch what it needs, and then three times, of which the middle one is its time: what the
# browser happens to tidy up meanwhile belongs to no query.
ALL = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    let found = await window.search(query);
    const times = [];
    while (times.length < 3) {
      const before = performance.now();
      found = await window.search(query);
      times.push(performance.now() - before);
    }
    answers.push({ ...found, ms: times.sort((a, b) => a - b)[1] });
  }
  return answers;
}"""


@dataclass(frozen=True)
class Speed:
    """Bytes are compressed; times are milliseconds on this machine, over its own loopback."""

    bytes_first: Spread  # everything fetched until the first ten results, with nothing kept
    requests_first: Spread
    init_ms: Spread
    cold_ms: Spread  # first query after init
    warm_ms: Spread  # a query whose files were fetched before


def answers(browser: Browser, folder: Path, queries: Sequence[str]) -> tuple[list[Answer], list[float]]:
    """What the engine in `folder` answers, and its warm times in milliseconds."""
    with serve(folder) as (address, _):
        page = _page(browser, address)
        page.evaluate(OPEN)
        found = page.evaluate(ALL, list(queries))
        page.context.close()
    return [answer(each) for each in found], [each["ms"] for each in found]


def asked_once(browser: Browser, folder: Path, queries: Sequence[str]) -> list[Answer]:
    """What the engine in `folder` answers, without times."""
    with serve(folder) as (address, _):
        page = _page(browser, address)
        page.evaluate(OPEN)
        found = page.evaluate(ONCE, list(queries))
        page.context.close()
    return [answer(each) for each in found]


def speed(browser: Browser, folder: Path, cold: Sequence[str], warm: Sequence[str]) -> Speed:
    """`cold` queries are each asked by a visitor who never was here."""
    sizes, requests, inits, firsts = [], [], [], []
    with serve(folder) as (address, traffic):
        for query in cold:
            page = _page(browser, address)
            traffic.reset()
            inits.append(page.evaluate(OPEN))
            firsts.append(page.evaluate(SEARCH, query)["ms"])
            time.sleep(0.02)  # the server counts after it has sent
            sizes.append(traffic.bytes)
            requests.append(traffic.requests)
            page.context.close()
    _, times = answers(browser, folder, warm)
    return Speed(Spread.of(sizes), Spread.of(requests), Spread.of(inits), Spread.of(firsts), Spread.of(times))


def _page(browser: Browser, address: str) -> Page:
    page = browser.new_context(service_workers="block").new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/")
    return page
