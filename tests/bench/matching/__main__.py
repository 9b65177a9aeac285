"""Measures matching: `python -m tests.bench.matching [--misses] [--speed]`."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue
from builder.loading import load
from builder.matching.matcher import Matcher
from builder.project import Project
from tests.bench.generator import Generator
from tests.bench.matching.judging import Measures, by_kind, judged, measures
from tests.bench.matching.packages_file import JudgedPackage, read_packages

SIZES = (0, 1000, 10_000)  # 0: the real organisations
CONTENT = Path(__file__).resolve().parents[3] / "content"


@click.command()
@click.option("--misses", is_flag=True, help="Also what was missed and what was wrong.")
@click.option(
    "--speed", "timed", is_flag=True, help="Also how fast it is in Chromium, with more and more organisations."
)
@click.option("--content", type=click.Path(path_type=Path), default=CONTENT, show_default=False)
def main(misses: bool, timed: bool, content: Path) -> None:
    """Precision, recall and nDCG@5 for each kind of package, on the real content."""
    catalogue = assemble(load(Project.at(content)).checked)
    matcher = Matcher(catalogue)
    packages = read_packages()
    found = judged(matcher, matcher.directory, packages)
    click.echo(f"{'kind':24} {'packages':>8} {'precision':>9} {'recall':>7} {'nDCG@5':>7}")
    for kind, one in by_kind(found).items():
        click.echo(_row(kind, one))
    for name, unseen in (("all with our words", False), ("all unseen", True)):
        click.echo(_row(name, measures(each for each in found if each.package.kind.startswith("unseen") is unseen)))
    for each in found if misses else ():
        if each.wrong or each.missed:
            text = " ".join(each.package.text.split())[:90]
            click.echo(f"\n{text}\n   missed {sorted(each.missed)}\n   wrong  {sorted(each.wrong)}")
    if timed:
        _time(catalogue, packages)


def _time(catalogue: Catalogue, packages: Sequence[JudgedPackage]) -> None:
    from tests.bench.matching.speed import long_texts, speed
    from tests.browser.chromium import browser

    click.echo(
        f"\n{'organisations':>13} {'kB first':>9} {'requests':>9} {'open ms':>8} {'median ms':>10} {'95 % ms':>8}"
    )
    with browser() as opened:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                those = Generator(catalogue).catalogue(size) if size else catalogue
                one = speed(opened, those, Path(folder), long_texts(packages))
            fetched = f"{one.bytes_first / 1000:9.1f} {one.requests_first:9}"
            click.echo(f"{one.organisations:13} {fetched} {one.open_ms:8.0f} {one.median_ms:10.1f} {one.slow_ms:8.1f}")


def _row(name: str, one: Measures) -> str:
    return f"{name:24} {one.packages:8} {one.precision:9.3f} {one.recall:7.3f} {one.ndcg:7.3f}"


if __name__ == "__main__":
    main()
