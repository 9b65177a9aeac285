"""Measures matching: `python -m tests.bench.matching [--misses]`."""

from __future__ import annotations

from pathlib import Path

import click

from builder.catalogue.assemble import assemble
from builder.loading import load
from builder.matching.matcher import Matcher
from builder.project import Project
from tests.bench.matching.judging import Measures, by_kind, judged, measures
from tests.bench.matching.packages_file import read_packages

CONTENT = Path(__file__).resolve().parents[3] / "content"


@click.command()
@click.option("--misses", is_flag=True, help="Also what was missed and what was wrong.")
@click.option("--content", type=click.Path(path_type=Path), default=CONTENT, show_default=False)
def main(misses: bool, content: Path) -> None:
    """Precision, recall and nDCG@5 for each kind of package, on the real content."""
    matcher = Matcher(assemble(load(Project.at(content)).checked))
    found = judged(matcher, matcher.directory, read_packages())
    click.echo(f"{'kind':24} {'packages':>8} {'precision':>9} {'recall':>7} {'nDCG@5':>7}")
    for kind, one in by_kind(found).items():
        click.echo(_row(kind, one))
    click.echo(_row("all", measures(found)))
    for each in found if misses else ():
        if each.wrong or each.missed:
            text = " ".join(each.package.text.split())[:90]
            click.echo(f"\n{text}\n   missed {sorted(each.missed)}\n   wrong  {sorted(each.wrong)}")


def _row(name: str, one: Measures) -> str:
    return f"{name:24} {one.packages:8} {one.precision:9.3f} {one.recall:7.3f} {one.ndcg:7.3f}"


if __name__ == "__main__":
    main()
