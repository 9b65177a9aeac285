"""`werkwijzer export`: the data of the directory on standard output, in the formats that the site publishes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from builder.command import EXIT_USAGE, _, catalogue_of, content_option, language_option, project_at, stop, whole_words

FORMATS = ("json", "schema", "csv", "xlsx", "geojson", "jsonld", "hsds", "hsds-terms")


@click.command()
@content_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option("--raw", is_flag=True, help="CSV for programs: values as they are, also what looks like a formula.")
@language_option
@whole_words
def export(content: Path | None, form: str, raw: bool, lang: str) -> None:
    """Print the whole directory, the same as the files in data/ of the site.

    json is everything, schema its JSON Schema, csv and xlsx a table of organisations (which `import` takes
    back), geojson their locations, jsonld linked
    data in OSLO terms, hsds services for other directories (Open Referral), hsds-terms the words these point to.
    """
    from builder.exporting.columns import rows
    from builder.exporting.publication import EXPORTS, workbook_of
    from builder.exporting.table import table

    if raw and form != "csv":
        stop(_(lang, "--raw is only for --format csv."), EXIT_USAGE)
    catalogue = catalogue_of(project_at(content), lang)
    if form == "xlsx":
        if sys.stdout.isatty():
            stop(_(lang, "A workbook is not for the screen. Write it to a file: > organisaties.xlsx"), EXIT_USAGE)
        click.echo(workbook_of(catalogue, rows(catalogue)), nl=False)
    elif form == "csv":
        click.echo(table(rows(catalogue), raw=raw).encode(), nl=False)
    else:
        click.echo(json.dumps(EXPORTS[form](catalogue), ensure_ascii=False, indent=1).encode())
