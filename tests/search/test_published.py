"""The index and the engine as they are published: the same answers whatever way they come, and the same bytes."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builder.catalogue.model import Catalogue
from builder.finding import postings
from builder.finding.scripts import FOLDER, PUBLISHED, scripts
from tests.search.asking import Ask, asker, written

# Of every sort: a typing error, a place, a name, two needs, a wish, a compound, a filter, another order, all of it.
SORTS: tuple[dict[str, Any], ...] = (
    {"query": "strijkatlier"},
    {"query": "groenonderhoud in hasselt", "options": {"limit": 3, "seed": "1"}},
    {"query": "bewel"},
    {"query": "verpakking en groenonderhoud voor scholen", "options": {"seed": "1"}},
    {"query": "wat is enclave"},
    {"query": "tuinonderhoudsploeg", "options": {"filters": {"type": ["maatwerkbedrijf"]}, "seed": "1"}},
    {"query": "poets", "options": {"sort": "name", "limit": 5}},
    {"query": "poets in gent", "options": {"sort": "distance", "limit": 5, "seed": "1"}},
    {"query": "", "options": {"seed": "1", "offset": 10, "near": {"lat": 50.9, "lon": 5.3}}},
)


@pytest.mark.parametrize("way", ["buffer", "text", "json"])
def test_a_file_may_come_as_bytes_text_or_json(ask: Ask, index: Path, tmp_path: Path, way: str) -> None:
    assert asker(FOLDER, index, tmp_path, way)(*SORTS) == ask(*SORTS)


def test_long_lists_that_are_cut_up_are_read_whole(
    ask: Ask, catalogue: Catalogue, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "INLINE", 2)
    monkeypatch.setattr(postings, "BLOCK", 4)
    cut = written(catalogue, root, tmp_path / "index")
    assert len(list(cut.glob("b-*/*.json"))) > 100
    assert asker(FOLDER, cut, tmp_path)(*SORTS) == ask(*SORTS)


def test_no_file_is_a_mere_text(index: Path) -> None:
    kinds = {type(json.loads(path.read_text("utf-8"))) for path in index.rglob("*.json")}
    assert kinds == {list, dict}


def test_the_published_engine_does_the_same_and_is_small(ask: Ask, index: Path, tmp_path: Path) -> None:
    published = {name: data.decode() for name, data in scripts().items()}
    assert (index / PUBLISHED).read_text("utf-8") == published[PUBLISHED]
    assert not any(line.startswith("import") for line in published[PUBLISHED].splitlines())  # one request for all of it
    assert len(gzip.compress(published[PUBLISHED].encode(), 9)) <= 6144
    engine = tmp_path / "engine"
    shutil.copytree(FOLDER, engine)
    for name, text in published.items():
        (engine / name).write_text(text, "utf-8")
    assert asker(engine, index, tmp_path)(*SORTS) == ask(*SORTS)


@pytest.mark.parametrize("name", sorted(scripts()))
def test_nothing_but_comments_and_spaces_goes(name: str) -> None:
    text = scripts()[name].decode()
    assert "//" not in text.replace("https://", "")
    assert all(line == line.strip() and line for line in text.splitlines())


ODD: tuple[Any, ...] = (
    "", " ", "a" * 10_000, "groen " * 2_000, "😀😀 groen 👩‍🦽", "💥", "\u0000", "<b>&'\"", "....", "-", "'",
    "__proto__", "constructor", None, 42, [], {}, "في", "1234567", "9999999999 0000", "ĳ", "𝕲𝖗𝖔𝖊𝖓", "%", "\\", "{", "}",
    "z{", "de het een", "\n",
)  # fmt: skip
OPTIONS: tuple[Any, ...] = (
    None,
    {},
    {"filters": None, "limit": None, "offset": None, "near": None, "sort": None, "seed": None},
    {"filters": {"nergens": ["x"], "sector": ["bestaat-niet"]}},
    {"filters": {"sector": "groen", "type": None}},
    {"limit": -1, "offset": -5},
    {"limit": 0},
    {"limit": 1e9, "offset": 1e9},
    {"near": {"lat": "x"}},
    {"near": {}, "sort": "distance"},
    {"sort": "onbekend", "seed": {}},
)


def test_nothing_that_is_asked_makes_it_fail(ask: Ask) -> None:
    given = ask(*({"query": odd} for odd in ODD), *({"query": "groen", "options": options} for options in OPTIONS))
    assert all(isinstance(one["hits"], list) and isinstance(one["organisations"], int) for one in given)
    unknown_filter = given[len(ODD) + 3]
    assert unknown_filter["organisations"] == 0


FINGERPRINT = """
import hashlib
from pathlib import Path
from builder.catalogue.assemble import assemble
from builder.catalogue.queries import Directory
from builder.finding.index import search_files
from builder.loading import load
from builder.project import Project
files = search_files(Directory(assemble(load(Project.at(Path("content"))).checked)))
print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())
"""


def test_the_index_is_the_same_bytes_whatever_python_hashes(root: Path) -> None:
    def fingerprint(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", FINGERPRINT]
        return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True).stdout

    assert fingerprint("1") == fingerprint("2") != ""
