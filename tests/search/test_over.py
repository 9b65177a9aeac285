"""A request that ended is no answer any more, on the day of the visitor; in the browser and on the command line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.finding.hits import Request
from builder.finding.index import search_files
from builder.finding.search import Finder
from builder.finding.shelf import Shelf
from builder.finding.whoosh_documents import index_documents
from builder.finding.whoosh_index import open_index, update_index
from builder.loading import load
from builder.project import Project
from builder.writing import put
from tests.acceptance.conftest import small_directory

LAST_DAY, QUERY = "2026-05-31", "perken voor het feest"
ASK = """
import { readFile } from "node:fs/promises";
import { openIndex } from "%(folder)s/engine.js";
const index = await openIndex((path) => readFile("%(folder)s/" + path));
const given = [];
for (const now of %(moments)s) {
  const { hits } = await index.search("%(query)s", { now: new Date(now) });
  given.push(hits.map(({ id }) => id));
}
console.log(JSON.stringify(given));
"""


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.at(small_directory(root, tmp_path_factory.mktemp("over") / "directory") / "content")


@pytest.fixture(scope="module")
def small(project: Project) -> Catalogue:
    return assemble(load(project).checked)


def test_the_browser_leaves_it_out_by_the_clock_of_belgium(small: Catalogue, tmp_path: Path) -> None:
    for name, data in search_files(Directory(small)).items():
        put(tmp_path, name, data)
    moments = [f"{LAST_DAY}T21:59:00Z", f"{LAST_DAY}T22:01:00Z"]  # a minute before and after midnight
    script = tmp_path / "ask.mjs"
    script.write_text(ASK % {"folder": tmp_path, "moments": json.dumps(moments), "query": QUERY}, "utf-8")
    ran = subprocess.run(["node", script], capture_output=True, text=True, check=True, timeout=600)
    assert ["perken-voor-het-feest" in ids for ids in json.loads(ran.stdout)] == [True, False]


@pytest.mark.parametrize("query", [QUERY, "soort:request"])
def test_the_command_line_leaves_it_out_by_its_day(project: Project, small: Catalogue, query: str) -> None:
    update_index(project.root, project.content, lambda: index_documents(small, ()))
    shelf = Shelf(open_index(project.root))
    days = {day: finds(Finder(shelf), query, day) for day in ("", LAST_DAY, "2026-06-01")}
    shelf.close()
    assert ["perken-voor-het-feest" in ids for ids in days.values()] == [True, True, False]


def finds(finder: Finder, query: str, day: str) -> list[str]:
    return [hit.id for hit in finder.search(Request(query, day=day)).hits]
