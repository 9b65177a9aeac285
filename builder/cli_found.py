"""Commands for who starts and keeps a directory: `init` makes one, `doctor` says what is wrong with its set-up."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from builder.command import (
    EXIT_PROBLEMS,
    EXIT_USAGE,
    _,
    catalogue_of,
    content_option,
    given_answers,
    language_option,
    load_project,
    project_at,
    say,
    shown,
    stop,
    whole_words,
)
from builder.language import translator
from builder.project import CONTENT_DIR, Project
from builder.writing import put


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--answer", "given", multiple=True, metavar="KEY=TEXT", help="Answer a question beforehand.")
@click.option("--yes", is_flag=True, help="Ask nothing; what has no answer gets the usual one.")
@click.option("--renew", is_flag=True, help="Only put this version of the program into a directory that is there.")
@language_option
@whole_words
def init(folder: Path, given: tuple[str, ...], yes: bool, renew: bool, lang: str) -> None:
    """Make a new directory in FOLDER, ready to be pushed: content, settings, workflows and the program."""
    from builder.founding.directory import QUESTIONS

    if renew:
        _renew(folder, lang)
        return
    if folder.exists() and any(each.name != ".git" for each in folder.iterdir()):
        stop(_(lang, "{path} is not empty.").format(path=shown(folder)), EXIT_USAGE)
    answers = given_answers(given, {question.key for question in QUESTIONS})
    files = _files(answers, yes, lang)
    for path, data in files.items():
        put(folder, path, data)
    ready = _(lang, "{path} is ready: {number} files. README.md tells what to do next.")
    say(ready.format(path=shown(folder.absolute()), number=len(files)))
    profiles = sum(path.startswith("content/organisations/") and path.endswith(".yml") for path in files)
    if profiles:
        say(_(lang, "Profiles to begin with: {number}.").format(number=profiles))
    else:
        say(_(lang, "There are no profiles in it yet. Add them with: werkwijzer new, or werkwijzer import."))


def _renew(folder: Path, lang: str) -> None:
    from builder.founding.directory import program_files

    if not (folder / "content/site.yml").is_file():
        stop(_(lang, "There is no directory in {path}.").format(path=shown(folder)), EXIT_USAGE)
    files = dict(program_files())
    for old in folder.glob("program/*.whl"):
        old.unlink()
    for path, data in files.items():
        put(folder, path, data)
    say(_(lang, "{path} has this version of the program now.").format(path=shown(folder.absolute())))


def _files(answers: dict[str, str], yes: bool, lang: str) -> Mapping[str, bytes]:
    """Asks what has no answer, and again what cannot be used."""
    from builder.checking.schemas import load_schemas
    from builder.founding.directory import QUESTIONS, AnswerError, new_directory, settings

    source = Project.at(content=CONTENT_DIR)
    everything = catalogue_of(source, lang)
    schema = load_schemas(source.schema)["site"]
    questions = {question.key: question for question in QUESTIONS}
    asked = [] if yes else [key for key in questions if key not in answers]
    while True:
        for key in asked:
            question = questions[key]
            say("")
            say(_(lang, question.help))
            usual = _(lang, question.default) if question.default else ""
            answers[key] = click.prompt(_(lang, question.prompt), default=usual, err=True)
            try:
                settings(answers, everything, lang)
            except AnswerError as error:
                if error.question == key:  # said at once, and asked again
                    break
        try:
            return new_directory(answers, everything, schema, lang)
        except AnswerError as error:
            if yes:
                stop(f"{error.question}: {error.said}", EXIT_PROBLEMS)
            say(error.said)
            asked = [key for key in questions if key == error.question or (key in asked and key not in answers)]


@click.command()
@content_option
@language_option
@whole_words
def doctor(content: Path | None, lang: str) -> None:
    """Say what is wrong with the set-up of this directory, and what to do about it."""
    from builder.catalogue.assemble import assemble
    from builder.founding.setup import Finding, files, machine, settings
    from builder.problems import message

    project = project_at(content)
    found = list(machine())
    loaded = load_project(project, lang)
    if loaded.errors:
        first = loaded.errors[0]
        found.append(
            Finding(
                "The content is not right ({number}). First {path}: {said}",
                "See everything with: werkwijzer check",
                params={
                    "number": str(len(loaded.errors)),
                    "path": first.path,
                    "said": message(first, translator(lang, "problems")),
                },
            )
        )
    else:
        found += settings(project, assemble(loaded.checked).site)
    found += files(project)
    for each in found:
        mark = "✗" if each.serious else "·"
        click.echo(f"{mark} {_(lang, each.said).format(**each.params)}")
        click.echo(f"  → {_(lang, each.todo).format(**each.params)}")
    if not found:
        click.echo(_(lang, "Nothing is wrong with the set-up."))
    sys.exit(EXIT_PROBLEMS if any(each.serious for each in found) else 0)
