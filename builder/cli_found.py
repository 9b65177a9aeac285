"""Commands for who starts and keeps a directory: `init` makes one, `doctor` says what is wrong with its set-up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from builder.command import (
    EXIT_PROBLEMS,
    EXIT_USAGE,
    _,
    catalogue_of,
    given_answers,
    language_option,
    say,
    shown,
    stop,
    whole_words,
)
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
    from builder.founding.directory import QUESTIONS, AnswerError, new_directory

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
            answers[key] = click.prompt(_(lang, question.prompt), default=question.default, err=True)
        try:
            return new_directory(answers, everything, schema, lang)
        except AnswerError as error:
            if yes:
                stop(f"{error.question}: {error.said}", EXIT_PROBLEMS)
            say(error.said)
            asked = [error.question]
