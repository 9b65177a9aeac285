"""`python -m tests.check_html SITE FOLDER`: each kind of page by the Nu HTML checker, as it is sent and as scripts made
it. Ends with 1 when there is an error; warnings are said.

Needs Java; the checker itself (npm's vnu-jar) is installed below FOLDER.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from playwright.sync_api import expect

from tests.bench.npm import installed
from tests.browser.chromium import browser
from tests.browser.page_kinds import PAGES
from tests.browser.serving import served

# From a file nothing is 'self', and what is in a data block is no script: tests/browser sees what a browser stops.
UNFOUNDED = ".*violates Content Security Policy.*"
MEMORY = "-Xss4m"


def sent(site: Path) -> Iterator[Path]:
    """The file of each kind of page."""
    for path in dict.fromkeys(page.partition("?")[0].partition("#")[0] for page in PAGES):
        file = site / path / "index.html"
        yield file if file.is_file() else site / "404.html"


def made(site: Path, folder: Path) -> Iterator[Path]:
    """Each kind of page as it is when its scripts have run, as a file below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as address, browser() as chromium:
        page = chromium.new_context(service_workers="block", locale="nl-BE").new_page()
        for number, (path, ready) in enumerate(PAGES.items()):
            page.goto("about:blank")  # so that a new # is a new page
            page.goto(address + path)
            if ready:
                expect(page.locator(ready).first).to_be_visible(timeout=30_000)
            file = folder / f"{number:02d}.html"
            file.write_text(f"{page.content()}<!-- /{path.replace('--', '- -')} -->\n", "utf-8")
            click.echo(f"{file}: /{path}")
            yield file


def main(site: Path, folder: Path) -> int:
    java = shutil.which("java")
    if java is None:
        click.echo("The Nu HTML checker needs Java. On Debian: sudo apt-get install default-jre-headless", err=True)
        return 2
    jar = installed(folder, "vnu-jar") / "build" / "dist" / "vnu.jar"
    pages = [*sent(site), *made(site, folder / "made")]
    command = [java, MEMORY, "-jar", str(jar), "--filterpattern", UNFOUNDED, "--stdout", *map(str, pages)]
    ran = subprocess.run(command, capture_output=True, text=True)
    click.echo(ran.stdout + ran.stderr)
    click.echo(f"{len(pages)} pages, {ran.stdout.count(': error: ')} errors, {ran.stdout.count(' warning: ')} warnings")
    return ran.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
