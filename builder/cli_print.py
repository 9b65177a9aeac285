"""`werkwijzer brochure` and `werkwijzer bundle`: the directory on paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from builder.command import (
    EXIT_BUILD,
    EXIT_USAGE,
    _,
    catalogue_of,
    content_option,
    known,
    language_option,
    project_at,
    say,
    shown,
    stop,
    whole_words,
    with_near,
)

Documents = dict[str, dict[str, Any]]  # by file name


@click.command()
@click.option("--region", "regions", multiple=True, metavar="ID", help="Everybody in a region, such as limburg.")
@click.option("--sector", "sectors", multiple=True, metavar="ID", help="Everybody in a sector, such as groen.")
@click.option("--organisation", "organisations", multiple=True, metavar="ID", help="One organisation on a sheet.")
@click.option("--all", "everything", is_flag=True, help="The whole directory in one brochure.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file, for one brochure.")
@click.option(
    "--to", type=click.Path(path_type=Path, file_okay=False), help="The folder for the files (default: here)."
)
@content_option
@language_option
@whole_words
def brochure(
    regions: tuple[str, ...],
    sectors: tuple[str, ...],
    organisations: tuple[str, ...],
    everything: bool,
    output: Path | None,
    to: Path | None,
    content: Path | None,
    lang: str,
) -> None:
    """Make brochures to print or to mail: A4, tagged PDF, in the language of --lang.

    \b
    werkwijzer brochure --region limburg
    werkwijzer brochure --sector groen --sector fiets --to brochures/
    werkwijzer brochure --organisation bewel -o bewel.pdf
    """
    from builder.printing.brochures import organisation_sheet, region_brochure, sector_brochure, whole_brochure
    from builder.printing.documents import edition_in

    if not (regions or sectors or organisations or everything):
        stop(_(lang, "Say what to print: --region, --sector, --organisation or --all."), EXIT_USAGE)
    catalogue = catalogue_of(project_at(content), lang)
    edition = edition_in(catalogue, lang)
    documents: Documents = {}
    for one in regions:
        documents[f"{one}.pdf"] = region_brochure(edition, known(one, catalogue.regions, "--region", lang))
    for one in sectors:
        sector = known(one, catalogue.vocabulary.sectors, "--sector", lang)
        documents[f"sector-{one}.pdf"] = sector_brochure(edition, sector)
    for one in organisations:
        organisation = known(one, catalogue.organisations, "--organisation", lang)
        documents[f"organisation-{one}.pdf"] = organisation_sheet(edition, organisation)
    if everything:
        documents["brochure.pdf"] = whole_brochure(edition)
    if output is not None and (len(documents) > 1 or to is not None):
        stop(_(lang, "-o names one file. For more brochures, name a folder with --to."), EXIT_USAGE)
    files = {output or (to or Path()) / name: document for name, document in documents.items()}
    _print(files, lang)


@click.command()
@click.argument("keys", nargs=-1, required=True, metavar="ID…")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=Path("bundel.pdf"),
              show_default=True, help="The file.")  # fmt: skip
@click.option("--title", default="", help="The title on the cover.")
@content_option
@language_option
@whole_words
def bundle(keys: tuple[str, ...], output: Path, title: str, content: Path | None, lang: str) -> None:
    """Put pages together in one PDF: organisations, examples, events, terms and requests.

    An ID is the path of a page (praktijk/gewaardeerd-werk), an organisation's own id (bewel), or the whole address
    of a bundle that somebody shared.

    \b
    werkwijzer bundle bewel praktijk/gewaardeerd-werk begrippen/enclave -o bundel.pdf
    """
    from builder.printing.bundle import UnknownItemError, bundle, keys_in
    from builder.printing.documents import edition_in

    edition = edition_in(catalogue_of(project_at(content), lang), lang)
    asked = keys_in(keys)
    if not asked:
        stop(_(lang, "There is nothing in this bundle."), EXIT_USAGE)
    try:
        document = bundle(edition, asked, title)
    except UnknownItemError as unknown:
        message = _(lang, "There is no page {key} to put in a bundle.").format(key=unknown.key)
        stop(with_near(message, unknown.near, lang), EXIT_USAGE)
    _print({output: document}, lang)


def _print(documents: Mapping[Path, Mapping[str, Any]], lang: str) -> None:
    from builder.printing.press import Press, PressError

    press = Press()
    for file, document in documents.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            file.write_bytes(press.pdf(document))
        except PressError as error:
            stop(f"{_(lang, 'This could not be printed:')} {file}\n{error}", EXIT_BUILD)
        size = round(file.stat().st_size / 1000)
        say(f"{shown(file.absolute())} ({size} kB)")
