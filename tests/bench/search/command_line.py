"""`werkwijzer search` as one of the engines, in this process."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from builder.cli import main
from tests.bench.search.judging import Answer, Hit

NAME = "werkwijzer search"


def answers(content: Path, queries: Sequence[str]) -> tuple[list[Answer], list[float]]:
    """What the command answers, and how many milliseconds each took. Raises RuntimeError when the command fails."""
    found, times = [], []
    runner = CliRunner()
    for query in queries:
        before = time.perf_counter()
        done = runner.invoke(
            main, ["search", "--format", "json", "--limit", "10", "--content", str(content), "--", query]
        )
        times.append((time.perf_counter() - before) * 1000)
        if done.exit_code not in (0, 1):  # 1: nothing found
            raise RuntimeError(f"werkwijzer search {query!r} failed:\n{done.output}") from done.exception
        value = json.loads(done.stdout)
        guess = bool(value.get("unknown")) or any(part.get("guess") for part in value.get("understood", ()))
        found.append(Answer(tuple(Hit(hit["kind"], hit["id"]) for hit in value["hits"]), guess))
    return found, times


def exists() -> bool:
    return "search" in main.commands
