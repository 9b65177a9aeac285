"""The command line: takes words apart, calls the rooms, prints what they return. The only module that prints."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from rich.console import Console

from builder import __version__
from builder.language import DEFAULT_LANGUAGE, LANGUAGES, translator
from builder.loading import Loaded, load
from builder.problems import Problem
from builder.project import Project
from builder.reading.source import source_of

if TYPE_CHECKING:
    from builder.editing.new import Question

EXIT_PROBLEMS, EXIT_USAGE, EXIT_BUILD = 1, 2, 3

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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="werkwijzer")
def main() -> None:
    """Werkwijzer: from YAML profiles to a searchable directory of the social economy.

    Exit codes: 0 fine, 1 problems in the content, 2 wrong use or configuration, 3 the build failed.
    """
    signal.signal(signal.SIGTERM, _terminated)  # so that a build cleans up after itself, as with Ctrl-C


def _terminated(number: int, frame: object) -> NoReturn:
    sys.exit(128 + number)


def _whole_words(command: Callable[..., None]) -> Callable[..., None]:
    """Errors that have an address and a cure are said in one line; a broken pipe ends quietly."""

    @wraps(command)
    def guarded(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            _stop(f"{error.strerror or error}{where}", EXIT_USAGE)

    return guarded


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@content_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@language_option
@_whole_words
def check(paths: tuple[Path, ...], content: Path | None, form: str, lang: str) -> None:
    """Say everything that is wrong in the content, and what to do about it.

    With PATHs only their problems are reported; the rules that compare files still look at all of them.
    """
    from builder.checking import reporters

    project = _project(content)
    loaded = _load(project, lang, only=_inside(paths, project, lang))
    if form == "json":
        click.echo(reporters.json_report(loaded.problems, lang, len(loaded.documents)))
    elif form == "github":
        if report := reporters.github_report(loaded.problems, lang):
            click.echo(report)
    else:
        source = source_of(project.content)
        _console().print(reporters.text_report(loaded.problems, source, lang, len(loaded.documents)))
    sys.exit(EXIT_PROBLEMS if loaded.errors else 0)


@main.command()
@content_option
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes (default: site/).")
@click.option("--timings", type=click.Path(path_type=Path, dir_okay=False), help="Write seconds per stage as JSON.")
@language_option
@_whole_words
def build(content: Path | None, site: Path | None, timings: Path | None, lang: str) -> None:
    """Check the content and build the site. The old site stays until the new one is whole and verified."""
    project = _project(content, site)
    pages, seconds = _build(project, lang)
    if timings:
        timings.write_text(json.dumps({"pages": pages, "seconds": seconds}, indent=1) + "\n", "utf-8")
    _say(_(lang, "{pages} pages in {seconds} seconds.").format(pages=pages, seconds=f"{sum(seconds.values()):.1f}"))
    _say(_(lang, "The site is in {path}. See it with: make serve").format(path=_shown(project.site)))


@main.command()
@content_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@language_option
@_whole_words
def serve(content: Path | None, port: int, lang: str) -> None:
    """Build, show the site on this machine, and rebuild when something changes."""
    from builder.publishing.preview import HOST, Builds, watch
    from builder.publishing.preview import serve as serve_site

    project = _project(content)
    _build(project, lang)
    builds = Builds()
    server = serve_site(project.site, port, builds)
    _say(_(lang, "The site is at {address} – stop with Ctrl-C.").format(address=f"http://{HOST}:{server.server_port}/"))

    def rebuild() -> None:
        try:
            pages, seconds = _build(project, lang)
        except SystemExit:
            return  # the problems are on the screen; the last good site stays up
        builds.announce()
        _say(_(lang, "{pages} pages in {seconds} seconds.").format(pages=pages, seconds=f"{sum(seconds.values()):.1f}"))

    import threading

    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        watch([project.content, project.theme, project.schema], rebuild)
    except KeyboardInterrupt:
        server.shutdown()


@main.command()
@content_option
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
@language_option
@_whole_words
def export(content: Path | None, form: str, lang: str) -> None:
    """Print the whole directory as JSON, the same as the site's own JSON."""
    from builder.exporting.catalogue_json import catalogue_json

    click.echo(json.dumps(catalogue_json(_catalogue(_project(content), lang)), ensure_ascii=False, indent=1))


@main.command()
@content_option
@click.option("--answer", "given", multiple=True, metavar="KEY=TEXT", help="Answer a question beforehand.")
@click.option("--yes", is_flag=True, help="Ask nothing; what has no answer is left out.")
@language_option
@_whole_words
def new(content: Path | None, given: tuple[str, ...], yes: bool, lang: str) -> None:
    """Write the profile of a new organisation: asks, checks each answer, and makes the file."""
    import datetime

    from builder.checking.schemas import load_schemas
    from builder.editing.new import QUESTIONS, AnswerError, new_organisation

    project = _project(content)
    catalogue = _catalogue(project, lang)
    schema = load_schemas(project.schema)["organisation"]
    questions = {question.key: question for question in QUESTIONS}
    answers = _given_answers(given, set(questions))
    open_questions = [] if yes else [key for key in questions if key not in answers]
    today = datetime.date.today().isoformat()
    while True:
        for key in open_questions:
            answers[key] = _ask(questions[key], lang)
        try:
            slug, text = new_organisation(answers, catalogue, schema, today)
            break
        except AnswerError as error:
            if yes or error.question not in questions:
                _stop(f"{error.question}: {error.in_words(lang)}", EXIT_PROBLEMS)
            _say(error.in_words(lang))
            open_questions = [error.question]
    file = project.content / "organisations" / f"{slug}.yml"
    _replace(file, text)
    click.echo(_shown(file))


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@content_option
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 when a file would change.")
@language_option
@_whole_words
def fmt(paths: tuple[Path, ...], content: Path | None, only_check: bool, lang: str) -> None:
    """Give files one layout: order of keys, quotes, spaces. Comments and values stay as they are."""
    from builder.editing.layout import Refused, laid_out

    project = _project(content)
    changed = refused = 0
    for file in _content_files(paths, project):
        try:
            text = laid_out(file, project)
        except Refused as reason:
            _say(f"{_shown(file)}: {reason.in_words(lang)}")
            refused += 1
            continue
        if text is None:
            continue
        changed += 1
        _say(_shown(file))
        if not only_check:
            _replace(file, text)
    sys.exit(EXIT_PROBLEMS if refused or (only_check and changed) else 0)


def _given_answers(given: tuple[str, ...], keys: set[str]) -> dict[str, str]:
    answers = {}
    for answer in given:
        key, equals, text = answer.partition("=")
        if not equals or key not in keys:
            _stop(f"--answer {answer}: KEY=TEXT, with a KEY out of {', '.join(sorted(keys))}", EXIT_USAGE)
        answers[key] = text
    return answers


def _ask(question: Question, lang: str) -> str:
    _say("")
    _say(_(lang, question.help))
    return str(click.prompt(_(lang, question.prompt), default="", show_default=False, err=True))


# --- what commands share --------------------------------------------------------------------------------------------


def _project(content: Path | None, site: Path | None = None) -> Project:
    project = Project.at(content=content, site=site)
    if not project.content.is_dir():
        _stop(f"there is no folder {_shown(project.content)}; name one with --content", EXIT_USAGE)
    return project


def _load(project: Project, lang: str, only: frozenset[str] | None = None) -> Loaded:
    try:
        return load(project, only)
    except ValueError as error:  # the places or the schemas: not the members' files
        _stop(str(error), EXIT_USAGE)


def _catalogue(project: Project, lang: str) -> Any:
    """The catalogue of a project; with errors in the content they are shown and the command ends."""
    from builder.catalogue.assemble import assemble

    loaded = _load(project, lang)
    if loaded.errors:
        _show(loaded.errors, project, lang, len(loaded.documents))
        sys.exit(EXIT_PROBLEMS)
    return assemble(loaded.checked)


def _build(project: Project, lang: str) -> tuple[int, dict[str, float]]:
    from builder.catalogue.assemble import assemble
    from builder.publishing.build import Timings, VerifyError
    from builder.publishing.build import build as build_site
    from builder.publishing.frame import FrameError
    from builder.publishing.generator import GeneratorError

    console = _console(stderr=True)
    with console.status("") as status:

        def announce(name: str) -> None:
            words = _(lang, STAGES[name])
            if console.is_terminal:
                status.update(words)
            else:
                console.print(words, soft_wrap=True)

        timings = Timings(announce)
        with timings.stage("check"):
            loaded = _load(project, lang)
        if loaded.errors:
            status.stop()
            _show(loaded.errors, project, lang, len(loaded.documents))
            sys.exit(EXIT_PROBLEMS)
        with timings.stage("assemble"):
            catalogue = assemble(loaded.checked)
        try:
            pages = build_site(project, catalogue, timings)
        except VerifyError as error:
            status.stop()
            for fault in error.faults[:50]:
                _say(f"{fault.path}: {fault.message}")
            _stop(_(lang, "The new site has faults, so the old one stays."), EXIT_BUILD)
        except (GeneratorError, FrameError, OSError) as error:
            status.stop()
            _stop(f"{_(lang, 'The build failed, so the old site stays.')} {error}", EXIT_BUILD)
    return pages, timings.seconds


STAGES = {
    "check": "Checking the content",
    "assemble": "Putting the catalogue together",
    "frame": "Making the frame and the hand-written pages",
    "pages": "Writing pages",
    "search": "Making the search index",
    "exports": "Writing open data",
    "verify": "Verifying the new site",
    "swap": "Putting it in the place of the old one",
}


def _show(problems: tuple[Problem, ...], project: Project, lang: str, files: int) -> None:
    from builder.checking import reporters

    source = source_of(project.content)
    _console(stderr=True).print(reporters.text_report(problems, source, lang, files))


def _inside(paths: tuple[Path, ...], project: Project, lang: str) -> frozenset[str] | None:
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
            _stop(f"there is no file or folder {path}", EXIT_USAGE)
        if not absolute.is_relative_to(project.content):
            _stop(f"{path} is not in {_shown(project.content)}; name another folder with --content", EXIT_USAGE)
        files.update(absolute.rglob("*.yml") if absolute.is_dir() else [absolute])
    return sorted(files)


def _replace(file: Path, text: str) -> None:
    """Write a file so that a full disk or Ctrl-C leaves the old one whole."""
    draft = file.with_name(f".{file.name}.new")
    try:
        draft.write_text(text, "utf-8", newline="\n")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _(lang: str, message: str) -> str:
    return translator(lang, "cli").gettext(message)


def _console(stderr: bool = False) -> Console:
    return Console(stderr=stderr, highlight=False, soft_wrap=True)


def _shown(path: Path) -> str:
    """A path as a person would type it from here."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def _say(text: str) -> None:
    click.echo(text, err=True)


def _stop(message: str, code: int) -> NoReturn:
    click.echo(f"werkwijzer: {message}", err=True)
    sys.exit(code)
