"""`werkwijzer import`: tables of organisations, and profiles that members sent, become content."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder.cli_parcel import take_profile
from builder.command import (
    EXIT_PROBLEMS,
    EXIT_USAGE,
    _,
    answer_option,
    catalogue_of,
    content_option,
    known,
    language_option,
    project_at,
    say,
    shown,
    stop,
    whole_words,
)
from builder.language import translator
from builder.problems import printable
from builder.project import Project
from builder.writing import replace

if TYPE_CHECKING:
    from builder.catalogue.model import Catalogue
    from builder.checking.schemas import Schema
    from builder.editing.sheets.plan import Entry, Plan, Wishes
    from builder.editing.sheets.rows import Note
    from builder.reviewing.changes import Change

SHOWN = 120  # characters of a value in the list of changes


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--write", is_flag=True, help="Do it. Without this the changes are only shown.")
@click.option(
    "--columns", multiple=True, metavar="FIELD=HEADING", help="Which column is what; or a YAML file of FIELD: HEADING."
)
@click.option("--sheet", metavar="NAME", default="", help="Which sheet of a workbook: its name, or its number from 1.")
@click.option("--type", "kind", metavar="ID", default="", help="The kind of new organisations that name none.")
@click.option(
    "--federation", metavar="ID", default="", help="The federation of which everybody in the table is a member."
)
@click.option("--source", metavar="URL", default="", help="The page where the table is from.")
@click.option("--row", "rows", multiple=True, metavar="N=ID", help="Who a row is: the id of a profile, new, or skip.")
@click.option(
    "--as", "slug", metavar="ID", default="", help="Whose profile a YAML file is, when its name does not say so."
)
@answer_option
@content_option
@language_option
@whole_words
def import_(
    file: Path,
    write: bool,
    columns: tuple[str, ...],
    sheet: str,
    kind: str,
    federation: str,
    source: str,
    rows: tuple[str, ...],
    slug: str,
    form: str,
    content: Path | None,
    lang: str,
) -> None:
    """Take over a spreadsheet (CSV or XLSX), or a profile (YAML, ZIP) that a member sent: say what would change, and
    with --write change it.

    Headings are recognised in Dutch, French and English. Profiles lose nothing: an empty cell says nothing, lists only
    grow. What `werkwijzer export` wrote may be imported again.

    \b
    werkwijzer import leden.xlsx --federation groep-maatwerk --type maatwerkbedrijf
    werkwijzer import leden.csv --columns name=Lid,phone=Gsm --row 12=bewel --write
    werkwijzer import ~/Downloads/bewel.yml
    werkwijzer import ~/Downloads/bewel.zip --write
    """
    from builder.checking.schemas import load_schemas
    from builder.editing.parcel import is_parcel
    from builder.editing.sheets.plan import plan_import
    from builder.editing.sheets.reading import SheetError, listed, read_sheet, sheet_names

    project = project_at(content)
    catalogue = catalogue_of(project, lang)
    if is_parcel(file):
        take_profile(file, slug, catalogue, project, lang, write=write)
    schema = load_schemas(project.schema)["organisation"]
    try:
        names = sheet_names(file)
        if len(names) > 1 and not sheet:
            others = _(lang, "This is the sheet “{name}”. The file also has {others}: choose one with --sheet.")
            say(others.format(name=printable(names[0]), others=listed(names[1:])))
        plan = plan_import(
            read_sheet(file, sheet),
            catalogue,
            lambda slug: project.profile(slug).read_text("utf-8"),
            schema,
            datetime.date.today().isoformat(),
            _wishes(columns, kind, federation, source, rows, catalogue, lang),
        )
    except SheetError as error:
        stop(_(lang, error.message).format(**error.params), EXIT_USAGE)
    if form == "json":
        click.echo(json.dumps(_report(plan, schema, lang), ensure_ascii=False, indent=1))
    else:
        _tell(plan, schema, lang)
    if write:
        _write(plan, project, lang)
    elif any(entry.changes for entry in plan.entries):
        say(_(lang, "Nothing was written. Is this right? Then add --write."))
    sys.exit(EXIT_PROBLEMS if plan.left or any(entry.refused for entry in plan.entries) else 0)


def _wishes(
    columns: tuple[str, ...],
    kind: str,
    federation: str,
    source: str,
    rows: tuple[str, ...],
    catalogue: Catalogue,
    lang: str,
) -> Wishes:
    from builder.checking.formats import FORMATS
    from builder.editing.sheets.headings import FIELDS, mapping_of
    from builder.editing.sheets.plan import NEW, SKIP, Wishes

    given: dict[str, str] = {}
    for each in columns:
        given |= mapping_of(_pairs(Path(each), lang) if each.endswith((".yml", ".yaml")) else [each], FIELDS)
    decisions: dict[int, str] = {}
    for each in rows:
        number, _equals, who = each.partition("=")
        if not number.isdecimal() or not (who in (NEW, SKIP) or who in catalogue.organisations):
            stop(
                _(lang, "--row {given}: say a row and who it is, such as 12=bewel, 12=new or 12=skip.").format(
                    given=each
                ),
                EXIT_USAGE,
            )
        decisions[int(number)] = who
    if kind:
        known(kind, catalogue.vocabulary.types, "--type", lang)
    whose = known(federation, catalogue.federations, "--federation", lang) if federation else None
    title = ""
    if whose and not source:
        source, title = whose.website or "", whose.name
    if source and FORMATS["url"](source):
        stop(_(lang, "--source {given} is no web address.").format(given=source), EXIT_USAGE)
    return Wishes(columns=given, rows=decisions, type=kind, federation=federation, source=source, source_title=title)


def _pairs(file: Path, lang: str) -> Iterable[str]:
    from builder.reading.strict_yaml import parse

    value = parse(file.read_bytes(), str(file)).value
    if not value or not all(isinstance(heading, str) for heading in value.values()):
        stop(_(lang, "{file} is no list of FIELD: HEADING.").format(file=file), EXIT_USAGE)
    return [f"{field}={heading}" for field, heading in value.items()]


# --- what is said -----------------------------------------------------------------------------------------------------


def _tell(plan: Plan, schema: Schema, lang: str) -> None:
    for entry in plan.entries:
        if entry.changes:
            _tell_entry(entry, schema, lang)
    for title, those in (
        (_(lang, "Mended, so look at it"), [note for note in plan.notes if note.mended]),
        (_(lang, "Not understood, so left out"), [note for note in plan.notes if not note.mended]),
        (_(lang, "Rows that nothing is done with"), list(plan.left)),
    ):
        if those:
            click.echo(f"\n{title}")
            for note in those:
                click.echo(f"  {_place(note)}  {_words(note, lang)}")
    if plan.columns.unknown:
        headings = ", ".join(plan.columns.headings[at] for at in plan.columns.unknown)
        click.echo("\n" + _(lang, "Columns that are not used: {headings}.").format(headings=headings))
    click.echo("\n" + _summary(plan, lang))


def _tell_entry(entry: Entry, schema: Schema, lang: str) -> None:
    from builder.problems import message, shorten

    what = _(lang, "new") if entry.is_new else _(lang, "changes")
    numbers = ", ".join(map(str, entry.rows))
    click.echo(f"{entry.slug}.yml  {what}  ({_(lang, 'row')} {numbers})")
    for change in _changes(entry, schema, lang):
        field = " › ".join(filter(None, change.field))
        if change.before is None or change.after is None:
            sign, text = ("+", change.after) if change.before is None else ("-", change.before)
            click.echo(f"  {sign} {field}: {shorten(text or '', SHOWN)}")
        else:
            click.echo(f"  ~ {field}: {shorten(change.before, SHOWN)} → {shorten(change.after, SHOWN)}")
    for problem in entry.problems:
        mark = "✗" if problem.is_error else "!"
        click.echo(f"  {mark} {problem.key}: {message(problem, translator(lang, 'problems'))}")


def _changes(entry: Entry, schema: Schema, lang: str) -> list[Change]:
    from builder.reviewing.changes import Reader

    words = translator(lang, "review").gettext
    reader = Reader(lang, lambda reference, identifier, sector: identifier, yes=words("yes"), no=words("no"))
    return reader.changes(entry.old, entry.value, schema.flat)


def _place(note: Note) -> str:
    from builder.problems import shorten

    heading = f" {note.heading}" if note.heading else ""
    return f"{note.column}{note.row}{heading} “{shorten(note.found)}”"


def _words(note: Note, lang: str) -> str:
    error = note.params.get("error")
    if error is not None:
        return str(error.in_words(lang))  # type: ignore[attr-defined]
    return _(lang, note.message).format(**note.params)


def _summary(plan: Plan, lang: str) -> str:
    new = sum(entry.is_new for entry in plan.entries)
    changed = sum(entry.changes and not entry.is_new for entry in plan.entries)
    same = len(plan.entries) - new - changed
    line = _(lang, "{new} new, {changed} changed, {same} the same, {left} rows left.")
    return line.format(new=new, changed=changed, same=same, left=len(plan.left))


def _report(plan: Plan, schema: Schema, lang: str) -> dict[str, Any]:
    def noted(notes: Iterable[Note]) -> list[dict[str, Any]]:
        return [
            {"row": note.row, "column": note.column, "heading": note.heading, "found": note.found,
             "message": _words(note, lang), "mended": note.mended}
            for note in notes
        ]  # fmt: skip

    return {
        "profiles": [
            {
                "id": entry.slug,
                "rows": list(entry.rows),
                "new": entry.is_new,
                "changes": [
                    {"key": change.key, "before": change.before, "after": change.after}
                    for change in _changes(entry, schema, lang)
                ],
                "refused": entry.refused,
            }
            for entry in plan.entries
        ],
        "notes": noted(plan.notes),
        "left": noted(plan.left),
    }


# --- what is done -----------------------------------------------------------------------------------------------------


def _write(plan: Plan, project: Project, lang: str) -> None:
    for entry in plan.entries:
        if not entry.changes or entry.refused:
            continue
        file = project.profile(entry.slug)
        now = file.read_text("utf-8") if file.exists() else ""
        if now != entry.before:  # somebody else wrote it in the meantime
            stop(
                _(lang, "{file} was changed in the meantime, so it stays. Import again.").format(file=shown(file)),
                EXIT_PROBLEMS,
            )
        replace(file, entry.after.encode())
        say(shown(file))
