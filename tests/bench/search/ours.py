"""Our own search as one of the engines: the browser's, under node and in Chromium, and the command line's."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.catalogue.queries import Directory
from builder.finding.guesses import ERRANDS, TABLE, THINGS
from builder.finding.index import search_files
from builder.finding.normalise import words
from builder.project import THEME_DIR
from builder.writing import put
from tests.bench.search.judging import Answer
from tests.bench.search.peers import DRIVERS, HERE
from tests.bench.search.queries_file import JudgedQuery
from tests.bench.search.results import GUESSED, UNKNOWN, answer
from tests.bench.search.subject import Subject

ENGINE = THEME_DIR / "assets" / "search"


@dataclass(frozen=True)
class Ours:
    name: str = "Werkwijzer"

    def build(self, subject: Subject, folder: Path) -> None:
        search = folder / "assets" / "search"
        search.mkdir(parents=True)
        for script in sorted(ENGINE.glob("*.js")):
            shutil.copyfile(script, search / script.name)
        for name, data in search_files(Directory(subject.catalogue), subject.pages).items():
            put(search, name, data)
        shutil.copyfile(DRIVERS / "ours.js", folder / "driver.js")


def told_apart(queries: Sequence[JudgedQuery]) -> tuple[JudgedQuery, ...]:
    """Unknown words that stand as they are in our own list of guesses become a kind of their own: they do not show
    how a word fares that nobody thought of."""
    listed = {word for table in (TABLE, THINGS, ERRANDS) for word in words(table.read_text(encoding="utf-8"))}
    return tuple(
        replace(query, kind=GUESSED) if query.kind == UNKNOWN and listed.issuperset(words(query.query)) else query
        for query in queries
    )


def node_answers(node: str, folder: Path, queries: Sequence[str]) -> list[Answer]:
    """What the browser's engine answers under node, for a folder that `Ours` built."""
    return [answer(each) for each in _node(node, folder, queries)]


def _node(node: str, folder: Path, queries: Sequence[str]) -> list[dict[str, Any]]:
    """Raises CalledProcessError when the engine throws."""
    command = [node, "--no-warnings", str(HERE / "node" / "answers.mjs"), str(folder)]
    done = subprocess.run(command, input=json.dumps(list(queries)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the engine failed under node:\n{done.stderr}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
