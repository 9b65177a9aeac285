"""The command line and the browser give the same answers: the same ten hits, in the same order, to every judged query.

They share the lexicon and the rules, but one looks in a Whoosh index and the other in the published files. A rule that
is changed in one of them only makes this fail.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from builder.catalogue.model import Catalogue
from builder.finding.hits import Found, Request
from builder.finding.search import Finder
from builder.finding.shelf import TODO
from tests.bench.search.judging import Answer, Hit
from tests.bench.search.queries_file import read_queries
from tests.bench.search.results import Relevance, relevance
from tests.bench.search.subject import subject_of

SEED, HITS = "bench", 10
# Queries that are answered otherwise. The browser reads two files of words that begin or end alike, the command line up
# to 400 of them: a word that is not known may be taken for another in a much larger vocabulary. In this one it is not.
DIFFERING = 0
COUNTED_OTHERWISE = 0
NDCG, PASS = 0.965, 0.97  # of the command line, as of the browser in test_relevance.py
FRESH_NDCG = 0.90
AROUND = "in de buurt"  # asks for nothing but near
QUERIES = read_queries()[::3]  # the bench asks the command line all of them
ASK = """
import { readFile } from "node:fs/promises";
import { openIndex } from "%(engine)s/engine.js";
const index = await openIndex((path) => readFile("%(engine)s/" + path));
const found = [];
for (const query of JSON.parse(await readFile("%(asked)s", "utf8"))) {
  const { facets, ...rest } = await index.search(query, { limit: %(hits)d, seed: "%(seed)s" });
  found.push(rest);
}
const { facets, ...around } = await index.search("%(around)s", { near: { lat: 51.216, lon: 2.916 }, seed: "%(seed)s" });
found.push(around);
console.log(JSON.stringify(found));
"""


@pytest.fixture(scope="module")
def browser_says(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """By the published engine, under node."""
    folder = tmp_path_factory.mktemp("asked")
    asked, script = folder / "asked.json", folder / "ask.mjs"
    asked.write_text(json.dumps([query.query for query in QUERIES]), "utf-8")
    told = {"engine": site / "assets" / "search", "asked": asked, "hits": HITS, "seed": SEED, "around": AROUND}
    script.write_text(ASK % told, "utf-8")
    ran = subprocess.run(["node", script], capture_output=True, text=True, check=True, timeout=600)
    value: list[dict[str, Any]] = json.loads(ran.stdout)
    return value


@pytest.fixture(scope="module")
def finder_says(finder: Finder) -> list[Found]:
    return [finder.search(Request(query.query, HITS, seed=SEED)) for query in QUERIES]


def test_hits_are_the_same_in_the_same_order(browser_says: list[dict[str, Any]], finder_says: list[Found]) -> None:
    differing = [
        query.query
        for query, theirs, ours in zip(QUERIES, browser_says[:-1], finder_says, strict=True)
        if [(hit["kind"], hit["id"]) for hit in theirs["hits"]] != [(hit.kind, hit.id) for hit in ours.hits]
    ]
    assert len(differing) == DIFFERING, differing


def test_a_word_also_means_nearly_the_same_work_of_another_sector(finder: Finder) -> None:
    def meant(word: str) -> dict[str, float]:
        said = finder.shelf.look(word)
        return {finder.shelf.concepts[number].id: weight for number, weight in said.tracks[TODO]} if said else {}

    computers = meant("computers")
    assert 0 < computers["recyclage/ontmanteling"] == computers["kringloop/elektro"] < computers["herstel/ict"] / 2
    assert not [one for one in meant("kringwinkel") if not one.startswith("kringloop")]  # it means the whole sector


def test_the_number_found_and_what_is_not_known_are_the_same(
    browser_says: list[dict[str, Any]], finder_says: list[Found]
) -> None:
    differing = [
        query.query
        for query, theirs, ours in zip(QUERIES, browser_says[:-1], finder_says, strict=True)
        if (theirs["organisations"], theirs["unknown"]) != (ours.organisations, list(ours.unknown))
    ]
    assert len(differing) <= COUNTED_OTHERWISE, differing


def test_places_have_the_same_names_and_areas_their_own(
    browser_says: list[dict[str, Any]], finder_says: list[Found]
) -> None:
    places = ("municipality", "region")
    theirs = [[one["label"] for one in each["understood"] if one["kind"] in places] for each in browser_says[:-1]]
    ours = [[one.label for one in each.understood if one.kind in places] for each in finder_says]
    assert theirs == ours
    assert ["Meetjesland", "Gent"] in theirs  # not Eeklo, which is in the middle of it


def test_where_nobody_does_the_work_both_name_what_comes_close(
    browser_says: list[dict[str, Any]], finder_says: list[Found]
) -> None:
    theirs = [
        [one["label"] for part in found["understood"] for one in part.get("related", ())] for found in browser_says[:-1]
    ]
    ours = [[label for part in found.understood for label in part.related] for found in finder_says]
    assert theirs == ours
    assert any(ours)


def test_where_nobody_does_the_work_those_that_come_close_are_found(finder: Finder) -> None:
    found = finder.search(Request("relatiegeschenken", 3, seed=SEED))
    [asked] = found.understood
    assert asked.related
    assert all(any(reason.endswith(f"→ {name}") for name in asked.related) for hit in found.hits for reason in hit.why)


def test_beside_a_point_without_words_everyone_is_there_the_nearest_first(
    browser_says: list[dict[str, Any]], finder: Finder
) -> None:
    found = finder.search(Request(AROUND, HITS, near="8400", seed=SEED))
    assert found.organisations == browser_says[-1]["organisations"] == len(finder.shelf.organisations)
    kms = [hit.km for hit in found.hits if hit.km is not None]
    assert kms == sorted(kms)


def test_the_command_line_finds_as_well(root: Path, catalogue: Catalogue, finder_says: list[Found]) -> None:
    judge = subject_of(catalogue, root / "content").judge
    answers = [Answer(tuple(Hit(hit.kind, hit.id) for hit in found.hits), found.guess) for found in finder_says]
    judged = [judge.judge(query.expect, answer) for query, answer in zip(QUERIES, answers, strict=True)]
    measured: Relevance = relevance(QUERIES, judged)
    assert measured.known.ndcg >= NDCG, measured.worst
    assert measured.known.passed >= PASS, measured.worst
    assert measured.fresh.ndcg >= FRESH_NDCG
