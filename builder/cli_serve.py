"""`werkwijzer serve`: the site on this machine while somebody works on it."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli_build import Wanted, make_site, say_built
from builder.command import (
    EXIT_TERMINATED,
    _,
    content_option,
    language_option,
    load_project,
    project_at,
    say,
    whole_words,
)

if TYPE_CHECKING:
    from builder.catalogue.model import Catalogue
    from builder.publishing.inputs import Inputs
    from builder.publishing.record import Record


@click.command()
@content_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@language_option
@whole_words
def serve(content: Path | None, port: int, lang: str) -> None:
    """Build, show the site on this machine, and rebuild when something changes."""
    from builder.catalogue.assemble import Assembled, assemble
    from builder.loading import Memory
    from builder.publishing.inputs import inputs_of
    from builder.publishing.live import live_pages
    from builder.publishing.preview import HOST, Builds, follow, watching
    from builder.publishing.preview import serve as serve_site
    from builder.publishing.record import last_record
    from builder.routes import Routes

    project, memory, assembled = project_at(content), Memory(), Assembled()
    wanted = Wanted(removals=True, large=True)  # shown on this machine, not published
    rebuilt = partial(make_site, project, wanted, lang, memory=memory, assembled=assembled)
    rebuilt()
    builds = Builds()
    server = serve_site(project.site, port, builds)

    def ready(catalogue: Catalogue, inputs: Inputs, last: Record | None) -> bool:
        builds.live = live_pages(project, catalogue, inputs, last)
        if builds.live:
            builds.announce()
        return builds.live is not None

    def warm_up(inputs: Inputs, last: Record) -> None:
        """Load what the first change needs before it comes."""
        loaded = load_project(project, lang, memory=memory)
        if not loaded.errors:
            catalogue = assemble(loaded.checked, before=assembled)
            live = live_pages(project, catalogue, inputs, last)
            if live and catalogue.organisations:
                live.page(Routes().organisation(next(iter(catalogue.organisations))))

    def rebuild() -> None:
        try:
            built = rebuilt(ready=ready)
        except SystemExit as ended:
            if ended.code == EXIT_TERMINATED:
                raise
            return  # the problems are on the screen; the last good site stays up
        finally:
            builds.live = None
        builds.announce()
        say_built(built, lang)

    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://{HOST}:{server.server_port}/"
    try:
        with watching([project.content, project.theme, project.schema]) as changed:
            say(_(lang, "The site is at {address} – stop with Ctrl-C.").format(address=address))
            inputs, last = inputs_of(project, *wanted.marks), last_record(project)
            if last and last.inputs == inputs.digest():
                warm_up(inputs, last)
            else:  # something was written while the site was built, before anybody watched
                changed.set()
            follow(changed, rebuild)
    except KeyboardInterrupt:
        server.shutdown()
