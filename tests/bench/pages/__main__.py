"""Measures pages as a visitor gets them: `python -m tests.bench.pages SITE`. Weight in Chromium, scores by Lighthouse.

Ends with 1 when a page is over its budget. Lighthouse's performance depends on what else the machine does; the other
scores do not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from tests.bench.pages.lighthouse import CATEGORIES, scores
from tests.bench.pages.weight import Weight, weights
from tests.bench.search.serving import serve
from tests.browser.chromium import browser

BENCH = Path(__file__).resolve().parents[3] / "build" / "bench"
FIRST_VIEW = 90_000  # bytes, compressed
# Bytes of the page of a profile with much in it; tests/acceptance/test_weight.py holds the middle one to 12 kB.
PROFILE_HTML, PROFILE_SENT = 13_400, 4_300
SCORE = 98
# Ten kinds of page, and what is on them when they are there.
KINDS = {
    "": "",
    "organisaties/": "",
    "organisaties/bewel/": "",
    "sectoren/groen/": "",
    "sectoren/groen/kempen/": "",
    "fr/gemeenten/gent/": "",
    "zoeken/?q=groen": ".ww-hit",
    "takenwijzer/": "form[data-form]:not([hidden])",
    "en/begrippen/maatwerkbedrijf/": "",
    "bijwerken/": "#wie",
}


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--page", "only", multiple=True, help="Only pages with this in their address.")
@click.option("--no-lighthouse", is_flag=True, help="Only the weight.")
@click.option("--json", "report", type=click.Path(path_type=Path), default=BENCH / "pages.json", show_default=False)
def main(site: Path, only: tuple[str, ...], no_lighthouse: bool, report: Path) -> None:
    """The weight of ten kinds of page, and what Lighthouse gives them at its settings for a phone."""
    kinds = {path: ready for path, ready in KINDS.items() if not only or any(part in path for part in only)}
    with browser() as chromium:
        found = weights(chromium, site, kinds)
    click.echo("| page | HTML, bytes | compressed | first view, compressed | requests | layout shift |")
    click.echo("|---|---:|---:|---:|---:|---:|")
    for path, one in found.items():
        sizes = f"{one.html:,} | {one.html_sent:,} | {one.sent:,} | {one.requests} | {one.layout_shift}"
        click.echo(f"| /{path} | {sizes} |")
    faults = [fault for path, one in found.items() for fault in _faults(path, one)]
    figures: dict[str, Any] = {path: asdict(one) for path, one in found.items()}
    if not no_lighthouse:
        click.echo(f"\n| page | {' | '.join(CATEGORIES)} |\n|---|{'---:|' * len(CATEGORIES)}")
        with serve(site, first=None) as (address, _):
            for path in kinds:
                try:
                    points, lost = scores(BENCH / "tools" / "lighthouse", f"{address}/{path}")
                except (OSError, subprocess.SubprocessError) as error:
                    click.echo(f"/{path}: not measured. {getattr(error, 'stderr', None) or error}", err=True)
                    continue
                click.echo(f"| /{path} | {' | '.join(str(points[name]) for name in CATEGORIES)} |")
                figures[path]["lighthouse"] = points
                faults += [
                    f"/{path}: {name} {points[name]}: {lost[name]}" for name in CATEGORIES if points[name] < SCORE
                ]
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    for fault in faults:
        click.echo(fault, err=True)
    sys.exit(bool(faults))


def _faults(path: str, one: Weight) -> list[str]:
    """What is over its budget."""
    budgets = [("its first view", one.sent, FIRST_VIEW)]
    if path.startswith("organisaties/") and path != "organisaties/":
        budgets += [("its HTML", one.html, PROFILE_HTML), ("its HTML compressed", one.html_sent, PROFILE_SENT)]
    said = [f"/{path}: {what} is {size:,} bytes, over {most:,}" for what, size, most in budgets if size > most]
    return said + ([f"/{path}: things move ({one.layout_shift})"] if one.layout_shift else [])


if __name__ == "__main__":
    main()
