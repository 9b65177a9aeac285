"""Measures the build: `python -m tests.bench.build [--help]`. Prints Markdown tables and writes all figures as JSON.

Seconds of processor are what to compare on a machine that does other things as well. Ends with 1 when a budget is not
held.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click

from tests.bench.build.budgets import AFTER, BUILD, CHECK, CHECK_ONE, SHOWN, UNCHANGED, budgets
from tests.bench.build.cost import Cost, best_of, cost_of
from tests.bench.build.peers import tool
from tests.bench.build.serving import shown_after
from tests.bench.build.subject import change, write_content, write_hugo, write_markdown

ROOT = Path(__file__).resolve().parents[3]
BENCH = ROOT / "build" / "bench"
LARGEST = 1_000  # organisations, for generators that need minutes for more, and for serving
PHONE, SUMMARY = "+32 9 210 11 11", "Een heel andere zin over het werk."


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
    click.echo("| budget | at most | found | |\n|---|---:|---:|---|")
    found = list(budgets(figures))
    for each in found:
        click.echo(
            f"| {each.what} | {each.most:,.2f} {each.unit} | {each.found:,.2f} | {'' if each.held else 'OVER'} |"
        )
    click.echo(f"\nAll figures: {report}")
    sys.exit(not all(each.held for each in found))


def _measured(size: int, jobs: int | None, rounds: int, peers: bool) -> dict[str, Any]:
    folder = BENCH / "builds" / str(size)
    write_content(ROOT, folder, size)
    content, site = ("--content", str(folder / "content")), folder / "site"
    timings = folder / "timings.json"
    werkwijzer = (sys.executable, "-m", "builder")
    build = (*werkwijzer, "build", *content, "--site", str(site), "--timings", str(timings), "--large")
    build += ("--jobs", str(jobs)) if jobs else ()
    one = sorted((folder / "content" / "organisations").glob("*.yml"))[0]
    check = (*werkwijzer, "check", *content)
    costs = {"--help": best_of((*werkwijzer, "--help"), ROOT, rounds)}
    costs[CHECK] = cost_of(check, ROOT)  # of content that nobody looked at before
    costs["check again"] = best_of(check, ROOT, rounds)
    costs[CHECK_ONE] = best_of((*werkwijzer, "check", str(one), *content), ROOT, rounds)
    costs[BUILD] = best_of((*build, "--clean"), ROOT, rounds)
    built = json.loads(timings.read_text("utf-8"))
    costs[UNCHANGED] = best_of(build, ROOT, rounds)
    for key, value in (("phone", PHONE), ("summary", SUMMARY)):
        change(folder / "content", key, value)
        costs[AFTER + key] = cost_of(build, ROOT)
    if size <= LARGEST:
        phone = "+32 9 210 11 12"
        edit = partial(change, folder / "content", "phone", phone)
        costs[SHOWN] = shown_after(folder / "content", ROOT, edit, phone, rounds)
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
