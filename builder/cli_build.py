"""`werkwijzer build`: from content to a site, and what is said when that does not go well."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from builder.command import (
    EXIT_BUILD,
    EXIT_PROBLEMS,
    EXIT_USAGE,
    _,
    content_option,
    language_option,
    load_project,
    project_at,
    say,
    show,
    shown,
    stop,
    terminal,
    whole_words,
)
from builder.memory import uncollected
from builder.project import Project

if TYPE_CHECKING:
    from rich.status import Status

    from builder.catalogue.assemble import Assembled
    from builder.catalogue.model import Catalogue
    from builder.loading import Loaded, Memory, Read
    from builder.publishing.inputs import Inputs
    from builder.publishing.record import Record
    from builder.publishing.timings import Timings

MEGABYTE = 1_000_000
MOST_TOLD = 50  # faults, or names
STAGES = {
    "compare": "Looking at what changed",
    "check": "Checking the content",
    "assemble": "Putting the catalogue together",
    "frame": "Making the frame and the hand-written pages",
    "brochures": "Printing brochures",
    "pages": "Writing pages",
    "search": "Making the search index",
    "exports": "Writing open data",
    "verify": "Verifying the new site",
    "swap": "Putting it in the place of the old one",
}


@click.command()
@content_option
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes (default: site/).")
@click.option("--as", "sister", metavar="ID", help="Build another site out of the same content: content/sites/ID.yml.")
@click.option("--brochures", is_flag=True, help="Also print a brochure (PDF) of each region and sector.")
@click.option("--removals", is_flag=True, help="Publish although more than 5 % of the organisations disappear.")
@click.option("--large", is_flag=True, help="Publish although the site is larger than GitHub Pages takes.")
@click.option("--clean", is_flag=True, help="Make everything anew, also what did not change since the last build.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes that share the work (default: one a processor).")
@click.option(
    "--timings", type=click.Path(path_type=Path, dir_okay=False), help="Write seconds and memory per stage as JSON."
)
@language_option
@whole_words
def build(
    content: Path | None,
    site: Path | None,
    sister: str | None,
    brochures: bool,
    removals: bool,
    large: bool,
    clean: bool,
    jobs: int | None,
    timings: Path | None,
    lang: str,
) -> None:
    """Check the content and build the site. The old site stays until the new one is whole and verified."""
    project = project_at(content, site)
    wanted = Wanted(brochures=brochures, removals=removals, large=large, clean=clean, sister=sister, jobs=jobs)
    built = make_site(project, wanted, lang)
    measured = built.timings
    if timings:
        figures = {"pages": built.pages, "seconds": measured.seconds, "cpu": measured.cpu, "peak_mb": measured.peak_mb}
        timings.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    say_built(built, lang)
    say(_(lang, "The site is in {path}. See it with: werkwijzer serve").format(path=shown(project.site)))


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked of a build, as the options of `build` say it."""

    brochures: bool = False
    removals: bool = False
    large: bool = False
    clean: bool = False
    sister: str | None = None
    jobs: int | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """What makes it another site out of the same files."""
        return (f"as {self.sister or 'itself'}", *(["brochures"] if self.brochures else []))


class Built(NamedTuple):
    """How many pages the site has, what they cost, and whether anything was different from the site that was there."""

    pages: int
    timings: Timings
    changed: bool = True


@uncollected()
def make_site(
    project: Project,
    wanted: Wanted,
    lang: str,
    *,
    ready: Callable[[Catalogue, Inputs, Record | None], bool] = lambda catalogue, inputs, last: False,
    memory: Memory | None = None,
    assembled: Assembled | None = None,
) -> Built:
    """`memory` and `assembled` are what earlier builds in this process left there. `ready` is told the catalogue before
    its site is built, and says whether other threads make pages of it: then this process is not copied, as a copy would
    wait for ever for what another thread holds."""
    from builder.publishing.inputs import inputs_of
    from builder.publishing.record import last_record
    from builder.publishing.workplace import workplace

    status, timings = _on_screen(lang)

    def waiting(pid: str) -> None:
        say(_(lang, "Process {pid} is building the same site; this build waits until it is done.").format(pid=pid))

    with status, timings.stage("compare"):
        inputs = inputs_of(project, *wanted.marks)
        last = None if wanted.clean else last_record(project)
        if last and last.inputs == inputs.digest():
            with workplace(project.site, waiting):  # what a build that was cut off left is cleared away
                if last.describes(project.site):
                    return Built(last.pages, timings, changed=False)

    from builder.catalogue.assemble import assemble
    from builder.memory import staying
    from builder.processes import usual_jobs
    from builder.publishing.build import build as build_site

    with status, timings.stage("check"):
        loaded = _checked(project, wanted, lang, memory, inputs.digest_of_file)
    with _old_site_stays(lang), status:
        with timings.stage("assemble"), staying():
            catalogue = assemble(loaded.checked, wanted.sister, assembled)
        del loaded  # as large as the catalogue, and not needed again
        alone = ready(catalogue, inputs, last)
        pages = build_site(
            project,
            catalogue,
            timings,
            wanted.brochures,
            inputs=inputs,
            last=last,
            waiting=waiting,
            heavy=lambda fault: say(f"{fault.path}: {fault.message}"),
            removals=wanted.removals,
            large=wanted.large,
            jobs=1 if alone else wanted.jobs or usual_jobs(),
        )
    return Built(pages, timings)


def _on_screen(lang: str) -> tuple[Status, Timings]:
    """What says how far a build is, and counts what its stages cost."""
    from builder.publishing.timings import Timings

    console = terminal(stderr=True)
    status = console.status("")

    def announce(name: str) -> None:
        words = _(lang, STAGES[name])
        if console.is_terminal:
            status.update(words)
        else:
            console.print(words, soft_wrap=True)

    def progress(done: int, total: int) -> None:
        status.update(f"{_(lang, STAGES['brochures'])} {done}/{total}")

    return status, Timings(announce, progress)


def _checked(project: Project, wanted: Wanted, lang: str, memory: Memory | None, read: Read) -> Loaded:
    """The content when nothing is wrong in it; else the command ends."""
    from builder.checking.kept import CACHE

    if wanted.clean:
        shutil.rmtree(project.cache / CACHE, ignore_errors=True)
    loaded = load_project(project, lang, jobs=wanted.jobs, memory=memory, read=read)
    if loaded.errors:
        show(loaded.errors, project, lang, len(loaded.documents))
        sys.exit(EXIT_PROBLEMS)
    sister = wanted.sister
    if sister is not None and not any(each.kind == "sister" and each.id == sister for each in loaded.documents):
        stop(_(lang, "There is no site {name} in content/sites.").format(name=sister), EXIT_USAGE)
    return loaded


@contextmanager
def _old_site_stays(lang: str) -> Iterator[None]:
    """When no new site comes of it the command ends, and says why."""
    from builder.printing.press import PressError
    from builder.publishing.build import VerifyError
    from builder.publishing.frame import FrameError
    from builder.publishing.generator import GeneratorError
    from builder.publishing.removal import RemovalError
    from builder.publishing.workplace import DiskFullError
    from builder.reading.pictures import PictureError

    try:
        yield
    except VerifyError as error:
        for fault in error.faults[:MOST_TOLD]:
            say(f"{fault.path}: {fault.message}")
        stop(_(lang, "The new site has faults, so the old one stays."), EXIT_BUILD)
    except DiskFullError as error:
        free, needed = error.free // MEGABYTE, -(-error.needed // MEGABYTE)
        say(_(lang, "Make room on the disk, or choose another place with --site."))
        words = _(lang, "The disk has {free} MB free and a new site needs {needed} MB, so nothing was started.")
        stop(words.format(free=free, needed=needed), EXIT_BUILD)
    except RemovalError as error:
        gone, before = error.removal.gone, error.removal.before
        for name in gone[:MOST_TOLD]:
            say(f"- {name}")
        say(_(lang, "These organisations are on the published site and no longer in the content."))
        say(_(lang, "Is this meant? Then build with --removals."))
        words = _(lang, "{gone} of the {before} organisations would disappear, so the old site stays.")
        stop(words.format(gone=len(gone), before=before), EXIT_BUILD)
    except (GeneratorError, FrameError, PressError, PictureError, OSError) as error:
        stop(f"{_(lang, 'The build failed, so the old site stays.')} {error}", EXIT_BUILD)


def say_built(built: Built, lang: str) -> None:
    words = _(lang, "{pages} pages in {seconds} seconds.")
    if not built.changed:
        words = _(lang, "Nothing changed since the last build; the {pages} pages are as they were.")
    say(words.format(pages=built.pages, seconds=f"{sum(built.timings.seconds.values()):.1f}"))
