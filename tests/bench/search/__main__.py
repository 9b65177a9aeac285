"""Measures the search: `python -m tests.bench.search [--help]`. Prints Markdown tables and writes all figures as JSON.

Needs Chromium and, for MiniSearch, npm; the peers are installed once below build/bench/tools. Figures are written as
soon as they are known: with `--resume` a run that was broken off goes on where it was, and one table shows what several
runs measured.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import Browser

from builder.memory import staying
from builder.writing import replace
from tests.bench.generator import Generator
from tests.bench.search import command_line
from tests.bench.search.chromium import answers, speed
from tests.bench.search.ours import Ours, node_answers, told_apart
from tests.bench.search.peers import Engine, peers
from tests.bench.search.queries_file import JudgedQuery, read_queries
from tests.bench.search.results import (
    Relevance,
    Spread,
    measures_table,
    pass_table,
    relevance,
    relevance_table,
    table,
)
from tests.bench.search.subject import Subject, real_content
from tests.bench.search.tools import Tools
from tests.browser.chromium import browser

ROOT = Path(__file__).resolve().parents[3]
BENCH = ROOT / "build" / "bench"
REAL = "real"
HEAD = ("organisations", "engine", "kB p50", "kB p95", "requests", "init ms", "cold ms p50/p95", "warm ms p50/p95",
        "build s", "build CPU s")  # fmt: skip
WARM = 200  # queries of all kinds for the warm times
SLOW = 10_000  # organisations from which the peers are asked a fifth of that: seconds a visitor, some of them
LARGEST = 10_000  # organisations that peers are given; with more, one of them takes minutes or all memory
BEGAN = time.perf_counter()


@click.command()
@click.option("--engine", "only", multiple=True, help="Only engines whose name begins so; ours is Werkwijzer.")
@click.option(
    "--size", "sizes", multiple=True, type=int, help="Number of generated organisations. Default: 1000, 10000."
)
@click.option("--no-speed", is_flag=True, help="Only relevance on the real content.")
@click.option("--no-relevance", is_flag=True, help="Only bytes and times.")
@click.option("--no-real", is_flag=True, help="Bytes and times of generated organisations only.")
@click.option("--resume", is_flag=True, help="Keep what an earlier run measured; measure the rest.")
@click.option("--content", type=click.Path(path_type=Path), default=ROOT / "content", show_default=False)
@click.option("--json", "report", type=click.Path(path_type=Path), default=BENCH / "search.json", show_default=False)
def main(
    only: Sequence[str],
    sizes: Sequence[int],
    no_speed: bool,
    no_relevance: bool,
    no_real: bool,
    resume: bool,
    content: Path,
    report: Path,
) -> None:
    """nDCG@10, MRR, pass and zero results of our search and of others on the same content; bytes and times."""
    tools = Tools(BENCH / "tools")
    chosen = [one for one in (Ours(), *peers(tools)) if not only or one.name.startswith(tuple(only))]
    queries = told_apart(read_queries())
    subject = real_content(content)
    figures: dict[str, Any] = json.loads(report.read_text("utf-8")) if resume and report.exists() else {}
    figures |= {"organisations": len(subject.catalogue.active), "queries": len(queries)}
    report.parent.mkdir(parents=True, exist_ok=True)

    def keep() -> None:
        replace(report, f"{json.dumps(figures, ensure_ascii=False, indent=1)}\n".encode())

    with browser() as chromium:
        if not no_relevance and not (resume and "relevance" in figures):
            found = _relevance(chromium, subject, chosen, queries, tools)
            if command_line.exists() and (not only or command_line.NAME.startswith(tuple(only))):
                given, times = command_line.answers(content, [query.query for query in queries])
                judged = [subject.judge.judge(query.expect, one) for query, one in zip(queries, given, strict=True)]
                found[command_line.NAME] = relevance(queries, judged)
                figures["command_line_ms"] = asdict(Spread.of(times))
            click.echo(f"\n{relevance_table(found)}\n\n{pass_table(found)}\n\n{measures_table(found)}")
            for name, one in found.items():
                worst = [[kind, query, f"{ndcg:.2f}"] for kind, query, ndcg in one.worst]
                click.echo(f"\nWorst of {name}:\n{table(['kind', 'query', 'nDCG@10'], worst)}")
            figures["relevance"] = {name: asdict(one) for name, one in found.items()}
            keep()
        if not no_speed:
            speeds = figures.setdefault("speed", {})
            numbers = ([] if no_real else [0]) + list(sizes or (1000, 10_000))
            _speeds(chromium, subject, chosen, queries, numbers, speeds, keep)
            click.echo(f"\n{_speed_table(speeds)}")
    keep()
    click.echo(f"\nAll figures: {report}")


def _relevance(
    chromium: Browser, subject: Subject, engines: Sequence[Engine], queries: Sequence[JudgedQuery], tools: Tools
) -> dict[str, Relevance]:
    found = {}
    words = [query.query for query in queries]
    for engine in engines:
        folder, _ = _built(engine, subject, "real")
        given, _ = answers(chromium, folder, words)
        if isinstance(engine, Ours) and given != node_answers(tools.node, folder, words):
            click.echo("The engine answers otherwise under node than in Chromium.", err=True)
        judged = [subject.judge.judge(query.expect, one) for query, one in zip(queries, given, strict=True)]
        found[engine.name] = relevance(queries, judged)
        _tell(f"{engine.name}: asked {len(words)} judged queries")
    return found


def _speeds(
    chromium: Browser,
    real: Subject,
    engines: Sequence[Engine],
    queries: Sequence[JudgedQuery],
    sizes: Sequence[int],
    figures: dict[str, Any],
    keep: Callable[[], None],
) -> None:
    """Adds to `figures`, by size (0 is the real content) and engine, what is not there yet."""
    # Visitors who never were here, each with a query of another kind; and one who asks on and on.
    cold = list({query.kind: query.query for query in reversed(queries)}.values())
    warm = [query.query for query in queries[:: max(1, len(queries) // WARM)]]
    for size in sizes:
        name, known = str(size or REAL), figures.setdefault(str(size or REAL), {})
        left = [one for one in engines if one.name not in known and (size <= LARGEST or isinstance(one, Ours))]
        if not left:
            continue
        _tell(f"making {size:,} organisations" if size else "taking the real organisations")
        with staying():  # as in a build, where the directory is read before
            subject = Subject(Generator(real.catalogue).catalogue(size), real.pages) if size else real
        for engine in left:
            _tell(f"{engine.name} at {name}: indexing")
            before = sum(os.times()[:4])  # also of what it starts
            folder, seconds = _built(engine, subject, name)
            cpu = sum(os.times()[:4]) - before
            _tell(f"{engine.name} at {name}: indexed in {seconds:.1f} s, asking")
            few = 5 if size >= SLOW and not isinstance(engine, Ours) else 1
            measured = speed(chromium, folder, cold[::few], warm[::few])
            shutil.rmtree(folder)
            known[engine.name] = {
                "organisations": len(subject.catalogue.active),
                "build_seconds": seconds,
                "build_cpu_seconds": cpu,
                **asdict(measured),
            }
            keep()
            click.echo(table(HEAD, [_row(engine.name, known[engine.name])]), err=True)


def _speed_table(figures: Mapping[str, Mapping[str, Any]]) -> str:
    def size(engines: Mapping[str, Any]) -> int:
        return max((one["organisations"] for one in engines.values()), default=0)

    sizes = sorted(figures.values(), key=size)
    return table(HEAD, [_row(name, one) for engines in sizes for name, one in engines.items()])


def _tell(step: str) -> None:
    """What the bench is at, and since when."""
    click.echo(f"{time.perf_counter() - BEGAN:6.0f} s  {step}", err=True)


def _row(name: str, one: Mapping[str, Any]) -> list[str]:
    return [
        f"{one['organisations']:,}",
        name,
        f"{one['bytes_first']['p50'] / 1000:,.1f}",
        f"{one['bytes_first']['p95'] / 1000:,.1f}",
        f"{one['requests_first']['p50']:.0f}",
        f"{one['init_ms']['p50']:,.0f}",
        f"{one['cold_ms']['p50']:,.0f} / {one['cold_ms']['p95']:,.0f}",
        f"{one['warm_ms']['p50']:,.2f} / {one['warm_ms']['p95']:,.2f}",
        f"{one['build_seconds']:,.1f}",
        f"{one['build_cpu_seconds']:,.1f}",
    ]


def _built(engine: Engine, subject: Subject, name: str) -> tuple[Path, float]:
    """The folder of an engine, made anew, and the seconds that took: documents, or the catalogue, to files."""
    folder = BENCH / "sites" / name / re.sub(r"\W+", "-", engine.name.lower()).strip("-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if not isinstance(engine, Ours):
        _ = subject.documents  # what peers share is not their time
    before = time.perf_counter()
    engine.build(subject, folder)
    return folder, time.perf_counter() - before


if __name__ == "__main__":
    main()
