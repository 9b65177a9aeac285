"""The command line: takes words apart, calls the rooms, prints what they return. Only the commands print."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

import click

from builder import __version__
from builder.cli_build import build
from builder.cli_care import links, stale, stats
from builder.cli_content import check, fmt, new
from builder.cli_export import export
from builder.cli_forget import forget
from builder.cli_found import doctor, init
from builder.cli_import import import_
from builder.cli_match import match
from builder.cli_print import brochure, bundle
from builder.cli_review import owners, proposal, report
from builder.cli_search import search
from builder.cli_serve import serve
from builder.command import EXIT_TERMINATED

COMMANDS = (
    *(check, fmt, new, import_, forget),  # content
    *(build, serve, export, brochure, bundle),  # what is made of it
    *(search, match),  # questions
    *(init, doctor),  # a directory
    *(report, proposal, owners, stale, links, stats),  # looking after one
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="werkwijzer")
def main() -> None:
    """Werkwijzer: from YAML profiles to a searchable directory of the social economy.

    Exit codes: 0 fine, 1 problems in the content, 2 wrong use or configuration, 3 the build failed.
    """
    signal.signal(signal.SIGTERM, _terminated)  # so that a build cleans up after itself, as with Ctrl-C


for each in COMMANDS:
    main.add_command(each)


def _terminated(number: int, frame: object) -> NoReturn:
    sys.exit(EXIT_TERMINATED)
