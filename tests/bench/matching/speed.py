"""The published matcher in Chromium: what a first match fetches, and how long a match of 300 words takes after that."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.finding.corpus import Corpus
from builder.finding.index import search_files
from builder.finding.shards import Family
from builder.matching.matcher import Matcher
from builder.matching.publication import organisations_of, words_of
from builder.matching.scripts import script
from builder.writing import put
from tests.bench.matching.packages_file import JudgedPackage
from tests.bench.search.serving import serve

WORDS = 300
TIMES = 5
PLACES = (None, "Genk", "9000", "Vlaanderen")
MATCH = """async ({ texts, places, times }) => {
  const { openMatcher } = await import("/match/match.js");
  const before = performance.now();
  const matcher = await openMatcher(async (path) => (await fetch(`/search/${path}`)).arrayBuffer());
  const opened = performance.now() - before, spent = [];
  for (const text of texts)
    for (const place of places) {
      const asked = { text, seed: "1", ...(place && { place }) };
      await matcher.match(asked);
      for (let i = 0; i < times; i++) {
        const start = performance.now();
        await matcher.match(asked);
        spent.push(performance.now() - start);
      }
    }
  return { opened, spent };
}"""
FIRST = """async (text) => {
  const { openMatcher } = await import("/match/match.js");
  const matcher = await openMatcher(async (path) => (await fetch(`/search/${path}`)).arrayBuffer());
  await matcher.match({ text, place: "Genk", seed: "1" });
}"""


@dataclass(frozen=True)
class Speed:
    """Bytes are compressed; times are milliseconds."""

    organisations: int
    bytes_first: int
    requests_first: int
    open_ms: float
    median_ms: float
    slow_ms: float  # of a hundred, the fifth slowest


def long_texts(packages: Sequence[JudgedPackage]) -> list[str]:
    """Texts of WORDS words, out of job descriptions one after another."""
    words = [word for package in packages if package.kind == "job description" for word in package.text.split(" ")]
    return [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]


def publish(catalogue: Catalogue, folder: Path) -> None:
    def tables(corpus: Corpus) -> Iterator[Family]:
        matcher = Matcher(catalogue, corpus)
        yield from (words_of(matcher), organisations_of(matcher))

    files = {f"search/{name}": data for name, data in search_files(Directory(catalogue), beside=tables).items()}
    for name, data in {**files, "match/match.js": script()}.items():
        put(folder, name, data)


def speed(browser: Browser, catalogue: Catalogue, folder: Path, texts: Sequence[str]) -> Speed:
    publish(catalogue, folder)
    with serve(folder) as (address, traffic):
        first = browser.new_context(service_workers="block").new_page()
        first.goto(address)
        traffic.reset()
        first.evaluate(FIRST, texts[0])
        fetched, requests = traffic.bytes, traffic.requests
        page = browser.new_context(service_workers="block").new_page()
        page.goto(address)
        found = page.evaluate(MATCH, {"texts": list(texts), "places": list(PLACES), "times": TIMES})
        slow = statistics.quantiles(found["spent"], n=20)[-1]
        return Speed(len(catalogue.active), fetched, requests, found["opened"], statistics.median(found["spent"]), slow)
