"""Measures the build: `python -m tests.bench.build [--help]`. Prints Markdown tables and writes all figures as JSON.

Seconds of processor are what to compare on a machine that does other things as well.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from tests.bench.build.cost import Cost, best_of, cost_of
from tests.bench.build.peers import tool
from tests.bench.build.subject import change, write_content, write_hugo, write_markdown

ROOT = Path(__file__).resolve().parents[3]
BENCH = ROOT / "build" / "bench"
LARGEST = 1_000  # organisations, for generators that need minutes for more


@click.command()
@click.option("--size", default="100,1000,10000", show_default=True, help="Numbers of organisations, with commas.")
@click.option("--jobs", type=int, help="Processes of a build. Default: one a processor.")
@click.option("--rounds", type=int, default=1, show_default=True, help="Of each command; the cheapest run counts.")
@click.option("--no-peers", is_flag=True, help="Only Werkwijzer.")
@click.option("--json", "report", type=click.Path(path_type=Path), default=BENCH / "build.json", show_default=False)
def main(size: str, jobs: int | None, rounds: int, no_peers: bool, report: Path) -> None:
    """Seconds and memory of a build, stage by stage, and of other generators that write as many pages."""
    figures: dict[str, Any] = {}
    for number in map(int, size.split(",")):
        figures[str(number)] = _measured(number, jobs, rounds, not no_peers)
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    click.echo(f"\nAll figures: {report}")


def _measured(size: int, jobs: int | None, rounds: int, peers: bool) -> dict[str, Any]:
    folder = BENCH / "builds" / str(size)
    write_content(ROOT, folder, size)
    content, site = ("--content", str(folder / "content")), folder / "site"
    timings = folder / "timings.json"
    werkwijzer = (sys.executable, "-m", "builder")
    build = (*werkwijzer, "build", *content, "--site", str(site), "--timings", str(timings))
    build += ("--jobs", str(jobs)) if jobs else ()
    one = sorted((folder / "content" / "organisations").glob("*.yml"))[0]
    costs = {
        "--help": best_of((*werkwijzer, "--help"), ROOT, rounds),
        "check of one file": best_of((*werkwijzer, "check", str(one), *content), ROOT, rounds),
        "check": best_of((*werkwijzer, "check", *content), ROOT, rounds),
        "build": best_of(build, ROOT, rounds),
    }
    built = json.loads(timings.read_text("utf-8"))
    costs["build again, nothing changed"] = cost_of(build, ROOT)
    for key, value in (("phone", "+32 9 210 11 11"), ("summary", "Een heel andere zin over het werk.")):
        change(folder / "content", key, value)
        costs[f"build after one profile got another {key}"] = cost_of(build, ROOT)
    if peers:
        hugo_pages = write_hugo(site, folder / "hugo")
        costs |= _peer(f"Hugo, {hugo_pages} pages", lambda: (str(_tool("hugo")), "--quiet"), folder / "hugo", rounds)
        if size <= LARGEST:
            markdown = folder / "markdown"
            pages = write_markdown(folder / "content", markdown)
            mkdocs, zensical = f"MkDocs Material, {pages} pages", f"Zensical, {pages} pages"
            costs |= _peer(mkdocs, lambda: (str(_tool("mkdocs")), "build", "-q"), markdown, rounds)
            costs |= _peer(zensical, lambda: (str(_tool("zensical")), "build", "--clean"), markdown, rounds)
    click.echo(f"\n{size:,} organisations, {built['pages']:,} pages\n")
    measures = [built[measure] for measure in ("seconds", "cpu", "peak_mb")]
    _table("stage", {name: tuple(measure[name] for measure in measures) for name in built["seconds"]})
    _table("command", {name: (cost.wall, cost.cpu, cost.peak_mb) for name, cost in costs.items()})
    return {**built, "commands": {name: asdict(cost) for name, cost in costs.items()}}


def _tool(name: str) -> Path:
    return tool(BENCH / "tools", name)


def _peer(label: str, command: Callable[[], tuple[str, ...]], folder: Path, rounds: int) -> dict[str, Cost]:
    """Its cost; nothing, said aloud, when it cannot be had here."""
    try:
        return {label: best_of(command(), folder, rounds)}
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stdout", None) or getattr(error, "stderr", None) or error
        click.echo(f"{label}: not measured. {said}", err=True)
        return {}


def _table(head: str, rows: dict[str, tuple[float, ...]]) -> None:
    click.echo(f"| {head} | seconds | of processor | peak MB |\n|---|---:|---:|---:|")
    for name, (wall, cpu, peak) in rows.items():
        click.echo(f"| {name} | {wall:,.2f} | {cpu:,.2f} | {peak:,.0f} |")
    click.echo("")


if __name__ == "__main__":
    main()
