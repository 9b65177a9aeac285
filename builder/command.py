"""What every command shares: its options, the project it works on, and how it speaks and stops."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from builder.language import DEFAULT_LANGUAGE, LANGUAGES, translator
from builder.project import Project

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from builder.catalogue.model import Catalogue
    from builder.checking.reporters import StyledText
    from builder.loading import Loaded, Memory, Read
    from builder.problems import Problem
    from builder.reading.document import Document

Value = TypeVar("Value")
EXIT_PROBLEMS, EXIT_USAGE, EXIT_BUILD = 1, 2, 3
EXIT_INTERRUPTED, EXIT_TERMINATED = 130, 143  # as shells say it
MOST_HITS = 1000

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder with the content (default: content/ here).",
)
language_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=DEFAULT_LANGUAGE,
    envvar="WERKWIJZER_LANG",
    show_default=True,
    help="The language of the messages.",
)
answer_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
limit_option = click.option(
    "--limit", type=click.IntRange(1, MOST_HITS), default=10, show_default=True, help="How many hits."
)
seed_option = click.option("--seed", help="The order of equals. Default: another one each day.")


def whole_words(command: Callable[..., None]) -> Callable[..., None]:
    """Errors that have an address and a cure are said in one line; a broken pipe ends quietly."""

    @wraps(command)
    def guarded(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except KeyboardInterrupt:
            sys.exit(EXIT_INTERRUPTED)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            stop(f"{error.strerror or error}{where}", EXIT_USAGE)

    return guarded


def project_at(content: Path | None, site: Path | None = None) -> Project:
    project = Project.at(content=content, site=site)
    if not project.content.is_dir():
        lang = click.get_current_context().params.get("lang", DEFAULT_LANGUAGE)
        words = _(lang, "There is no folder {path} here. Go to the folder of the directory, or name it: --content DIR.")
        stop(words.format(path=shown(project.content)), EXIT_USAGE)
    return project


def load_project(
    project: Project,
    lang: str,
    only: frozenset[str] | None = None,
    jobs: int | None = None,
    memory: Memory | None = None,
    read: Read = lambda path, stamp: None,
) -> Loaded:
    from builder.loading import load
    from builder.processes import usual_jobs

    try:
        return load(project, only, jobs or usual_jobs(), keep=True, memory=memory, read=read)
    except ValueError as error:  # the places or the schemas: not the members' files
        stop(str(error), EXIT_USAGE)


def changed_since(revision: str, project: Project, lang: str) -> tuple[frozenset[str], Loaded]:
    """The files that changed since a git revision (paths from the project's root), and the content as it was then."""
    from builder.reviewing.revision import RevisionError, changed_files, project_at_revision

    try:
        changed = changed_files(revision, project)
        with project_at_revision(revision, project) as earlier:
            return changed, load_project(earlier, lang)
    except RevisionError as error:
        stop(f"{revision}: {error}", EXIT_USAGE)


def catalogue_of(project: Project, lang: str) -> Catalogue:
    """The catalogue of a project; with errors in the content they are shown and the command ends."""
    return catalogue_and_documents(project, lang)[0]


def catalogue_and_documents(project: Project, lang: str) -> tuple[Catalogue, tuple[Document, ...]]:
    """The same, with the documents it was made of."""
    from builder.catalogue.assemble import assemble

    loaded = load_project(project, lang)
    if loaded.errors:
        show(loaded.errors, project, lang, len(loaded.documents))
        sys.exit(EXIT_PROBLEMS)
    return assemble(loaded.checked), loaded.documents


def known(name: str, those: Mapping[str, Value], option: str, lang: str) -> Value:
    """What an option names by its id; the command ends, with the id that was perhaps meant, when there is no such."""
    from builder.checking.suggestions import closest

    if name not in those:
        message = _(lang, "There is no {id} for {option}.").format(id=name, option=option)
        stop(with_near(message, closest(name, those), lang), EXIT_USAGE)
    return those[name]


def with_near(message: str, near: str, lang: str) -> str:
    return f"{message} {_(lang, 'Do you mean {near}?').format(near=near)}" if near else message


def given_answers(given: tuple[str, ...], keys: set[str]) -> dict[str, str]:
    """Answers that were given on the command line as KEY=TEXT, by key; the command ends at one that is not."""
    answers = {}
    for answer in given:
        key, equals, text = answer.partition("=")
        if not equals or key not in keys:
            stop(f"--answer {answer}: KEY=TEXT, with a KEY out of {', '.join(sorted(keys))}", EXIT_USAGE)
        answers[key] = text
    return answers


def show(problems: tuple[Problem, ...], project: Project, lang: str, files: int) -> None:
    from builder.checking import reporters
    from builder.reading.source import source_of

    source = source_of(project.content)
    show_styled(reporters.text_report(problems, source, lang, files), stderr=True)


def show_styled(text: StyledText, stderr: bool = False) -> None:
    """In colours where a terminal shows them and nobody asked for none (no-color.org)."""
    plain = bool(os.environ.get("NO_COLOR"))
    click.echo(text.plain if plain else text.styled, err=stderr)


def _(lang: str, message: str) -> str:
    return translator(lang, "cli").gettext(message)


def terminal(stderr: bool = False) -> Console:
    from rich.console import Console  # takes a while to load

    return Console(stderr=stderr, highlight=False, soft_wrap=True)


def table_of(*heads: tuple[str, int]) -> Table:
    """A table without rows, of columns with a head and a share of the width."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for head, ratio in heads:
        table.add_column(head, ratio=ratio, overflow="fold")
    return table


def found_line(number: int, shown: int, lang: str) -> str:
    """How many organisations were found and are shown."""
    several = translator(lang, "cli").ngettext
    line = several(
        "{number} organisation found, {shown} shown.", "{number} organisations found, {shown} shown.", number
    )
    return line.format(number=number, shown=shown)


def shown(path: Path) -> str:
    """A path as a person would type it from here."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def say(text: str) -> None:
    click.echo(text, err=True)


def stop(message: str, code: int) -> NoReturn:
    click.echo(f"werkwijzer: {message}", err=True)
    sys.exit(code)
