"""One index for every language of the site: it finds the same, and says it in the language of the page."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from builder.catalogue.queries import Directory
from builder.finding.corpus import Corpus
from builder.finding.index import search_files
from builder.finding.pages import SitePage
from builder.finding.small_words import SILENT
from builder.writing import put
from tests.catalogue_samples import catalogue, content, organisation

Said = dict[str, dict[str, Any]]  # by language
ASK = """
import { readFile } from "node:fs/promises";
import { openIndex } from "%(folder)s/engine.js";
import { speak } from "%(folder)s/names.js";
const said = {};
for (const language of ["nl", "fr", "en", "de"]) {
  const read = [];
  const index = await openIndex((path) => { read.push(path); return readFile("%(folder)s/" + path); });
  if (language !== "nl") await speak(index, language);
  const { hits, understood, facets } = await index.search("tuin Stad", { seed: "x" });
  const { hits: pages } = await index.search("Vie privée");
  const counts = await facets;
  said[language] = { hits, understood, pages, town: counts.municipality.map(({ label }) => label), read };
}
console.log(JSON.stringify(said));
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What the index says in each language, and which files it read."""
    folder = tmp_path_factory.mktemp("names")
    site = content()[("site", "site")] | {"languages": ["nl", "fr", "en"]}
    sector = content()[("sector", "groen")] | {"label": {"nl": "Groen", "fr": "Espaces verts"}}
    place = {"municipality": "Stad", "postal_code": "2001"}
    own = {"sectors": [{"sector": "groen", "activities": ["tuinonderhoud"]}], "locations": [place]}
    both = organisation("Beide", summary={"nl": "In het Nederlands.", "fr": "En français."}, **own)
    dutch = organisation("Zon", summary="Alleen Nederlands.", **own)
    made = catalogue(
        {
            ("site", "site"): site,
            ("sector", "groen"): sector,
            ("organisation", "beide"): both,
            ("organisation", "zon"): dutch,
        }
    )
    pages = [SitePage("privacy", "Privacy", "Wat we bewaren.", "Niets.", ("Vie privée",))]
    french = [SitePage("privacy", "Vie privée", "Ce que nous gardons.", "Rien.")]
    for name, data in search_files(Directory(made), pages, translated={"fr": french}).items():
        put(folder, name, data)
    script = folder / "ask.mjs"
    script.write_text(ASK % {"folder": folder}, "utf-8")
    ran = subprocess.run(["node", script], capture_output=True, text=True, check=True, timeout=600)
    given: Said = json.loads(ran.stdout)
    return given


def test_what_is_found_is_the_same_and_is_said_in_the_language_of_the_page(said: Said) -> None:
    dutch, french, english = said["nl"], said["fr"], said["en"]

    def told(hit: dict[str, Any]) -> tuple[Any, ...]:
        return hit["url"], hit["summary"], hit["places"], hit["sectors"], hit.get("lang")

    by_id = [
        {hit["id"]: told(hit) for hit in each["hits"] if hit["kind"] == "organisation"}
        for each in (dutch, french, english)
    ]
    assert [hit["id"] for hit in french["hits"]] == [hit["id"] for hit in dutch["hits"]]
    assert [hit["score"] for hit in french["hits"]] == [hit["score"] for hit in dutch["hits"]]
    assert [each["beide"] for each in by_id] == [
        ("organisaties/beide/", "In het Nederlands.", ["Stad"], ["Groen"], None),
        ("fr/organisaties/beide/", "En français.", ["Ville"], ["Espaces verts"], "fr"),
        ("en/organisaties/beide/", "In het Nederlands.", ["Stad"], ["Groen"], "nl"),
    ]
    assert by_id[1]["zon"] == ("fr/organisaties/zon/", "Alleen Nederlands.", ["Ville"], ["Espaces verts"], "nl")
    assert "Ville" in french["town"]
    assert "Stad" in dutch["town"]
    assert [one["label"] for one in french["understood"]] == ["Espaces verts", "Ville"]
    assert french["hits"][0]["why"] == ["tuin → Espaces verts", "Ville"]


def test_a_page_is_found_by_its_title_in_any_language(said: Said) -> None:
    pages = [(page["title"], page["url"]) for each in ("nl", "fr", "en") for page in said[each]["pages"]]
    assert pages == [("Privacy", "privacy/"), ("Vie privée", "fr/privacy/"), ("Privacy", "en/privacy/")]


def test_who_reads_the_first_language_fetches_no_names(said: Said) -> None:
    assert not any(path.startswith("n-") for path in said["nl"]["read"])
    assert said["de"]["hits"] == said["nl"]["hits"]  # a language that the site does not have
    assert said["de"]["read"] == said["nl"]["read"]
    assert sum(path.startswith("n-") for path in said["fr"]["read"]) == 1


def test_what_the_vocabulary_says_of_a_small_word_counts() -> None:
    known = {"label": {"nl": "Groen"}, "synonyms": {"nl": ["bomma", "start niet meer"]}}
    made = catalogue({("sector", "groen"): content()[("sector", "groen")] | known})
    corpus = Corpus(Directory(made), ())
    assert {"bomma", "bompa"} <= SILENT
    assert corpus.concepts.number["sector", "groen"] in corpus.lexicon.readings["bomma"].concepts
    assert not corpus.lexicon.readings["bompa"].concepts
    assert "startnietmeer" in corpus.lexicon.lead
