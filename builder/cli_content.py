"""Commands for who writes content: `check` says what is wrong, `new` begins a profile, `fmt` gives files one layout."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.command import (
    EXIT_PROBLEMS,
    EXIT_USAGE,
    _,
    catalogue_of,
    changed_since,
    content_option,
    given_answers,
    language_option,
    load_project,
    project_at,
    say,
    show_styled,
    shown,
    stop,
    whole_words,
)
from builder.project import Project
from builder.writing import replace

if TYPE_CHECKING:
    from builder.editing.new import Question
    from builder.problems import Problem


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@content_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option(
    "--changed-since",
    "since",
    metavar="REVISION",
    help="Judge what changed since this git revision: what was wrong before in other files is only told.",
)
@language_option
@whole_words
def check(paths: tuple[Path, ...], content: Path | None, form: str, since: str | None, lang: str) -> None:
    """Say everything that is wrong in the content, and what to do about it.

    With PATHs only their problems are reported; the rules that compare files still look at all of them.
    """
    from builder.checking import reporters
    from builder.reading.source import source_of
    from builder.reviewing.blame import blame

    project = project_at(content)
    loaded = load_project(project, lang, only=_inside(paths, project))
    found: tuple[Problem, ...] = loaded.problems
    elsewhere: tuple[Problem, ...] = ()
    if since is not None:
        changed, before = changed_since(since, project, lang)
        judged = blame(loaded.problems, before.problems, changed)
        found, elsewhere = judged.own, judged.elsewhere
    if form == "json":
        click.echo(reporters.json_report(found, lang, len(loaded.documents)))
    elif form == "github":
        if report := reporters.github_report(found, lang):
            click.echo(report)
    else:
        source = source_of(project.content)
        show_styled(reporters.text_report(found, source, lang, len(loaded.documents)))
    if elsewhere:
        say(_(lang, "Other files had {number} problems before; they do not count here.").format(number=len(elsewhere)))
    sys.exit(EXIT_PROBLEMS if any(each.is_error for each in found) else 0)


@click.command()
@content_option
@click.option("--answer", "given", multiple=True, metavar="KEY=TEXT", help="Answer a question beforehand.")
@click.option("--yes", is_flag=True, help="Ask nothing; what has no answer is left out.")
@language_option
@whole_words
def new(content: Path | None, given: tuple[str, ...], yes: bool, lang: str) -> None:
    """Write the profile of a new organisation: asks, checks each answer, and makes the file."""
    from builder.checking.schemas import load_schemas
    from builder.editing.answers import AnswerError
    from builder.editing.new import QUESTIONS, choices, new_organisation

    project = project_at(content)
    catalogue = catalogue_of(project, lang)
    schema = load_schemas(project.schema)["organisation"]
    questions = {question.key: question for question in QUESTIONS}
    answers = given_answers(given, set(questions))
    open_questions = [] if yes else [key for key in questions if key not in answers]
    while True:
        for key in open_questions:
            answers[key] = _ask(questions[key], choices(questions[key], answers, catalogue, lang), lang)
        try:
            slug, text = new_organisation(answers, catalogue, schema, datetime.date.today().isoformat())
            break
        except AnswerError as error:
            if yes or error.question not in questions:
                stop(f"{error.question}: {error.in_words(lang)}", EXIT_PROBLEMS)
            say(error.in_words(lang))
            open_questions = [error.question]
    file = project.profile(slug)
    replace(file, text.encode())
    click.echo(shown(file))


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@content_option
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 when a file would change.")
@language_option
@whole_words
def fmt(paths: tuple[Path, ...], content: Path | None, only_check: bool, lang: str) -> None:
    """Give files one layout: order of keys, quotes, spaces. Comments and values stay as they are."""
    from builder.editing.layout import Refused, laid_out

    project = project_at(content)
    changed = refused = 0
    for file in _content_files(paths, project):
        try:
            text = laid_out(file, project)
        except Refused as reason:
            say(f"{shown(file)}: {reason.in_words(lang)}")
            refused += 1
            continue
        if text is None:
            continue
        changed += 1
        say(shown(file))
        if not only_check:
            replace(file, text.encode())
    sys.exit(EXIT_PROBLEMS if refused or (only_check and changed) else 0)


def _ask(question: Question, known: list[tuple[str, str]], lang: str) -> str:
    say("")
    say(_(lang, question.help))
    width = max((len(answer) for answer, _words in known), default=0)
    for answer, words in known:
        say(f"  {answer:{width}}  {words}".rstrip())
    return str(click.prompt(_(lang, question.prompt), default="", show_default=False, err=True))


def _inside(paths: tuple[Path, ...], project: Project) -> frozenset[str] | None:
    """The content files that PATHs name, as `content/organisations/x.yml`; None means all."""
    if not paths:
        return None
    return frozenset(file.relative_to(project.root).as_posix() for file in _content_files(paths, project))


def _content_files(paths: tuple[Path, ...], project: Project) -> list[Path]:
    """The YAML files of the content, or those of them that PATHs (files or folders) name, sorted."""
    files: set[Path] = set()
    for path in paths or (project.content,):
        absolute = path.absolute()
        if not absolute.exists():
            stop(f"there is no file or folder {path}", EXIT_USAGE)
        if not absolute.is_relative_to(project.content):
            stop(f"{path} is not in {shown(project.content)}; name another folder with --content", EXIT_USAGE)
        files.update(absolute.rglob("*.yml") if absolute.is_dir() else [absolute])
    return sorted(files)
