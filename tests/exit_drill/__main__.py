"""`python -m tests.exit_drill TOOLS`: build with each generator of the environment TOOLS, compare pages and titles.

TOOLS is a virtual environment with properdocs, zensical and mkdocs-material. A page is the same when a browser would
make the same of it: tags, attributes and text are compared, not how characters are escaped.
"""

from __future__ import annotations

import argparse
import posixpath
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import click

from builder.catalogue.assemble import assemble
from builder.loading import load
from builder.project import Project
from builder.publishing import generator
from builder.publishing.build import VerifyError, build
from builder.publishing.generator import MKDOCS, Engine, GeneratorError
from builder.publishing.timings import Timings

ROOT = Path(__file__).resolve().parents[2]
_ADDRESSES = frozenset({"href", "src", "action", "data-start"})  # attributes; scripts read the last
_LINK_UP = re.compile(r"\]\(\.\./")


def engines(tools: Path) -> dict[str, Engine]:
    """What would take the place of `MKDOCS` in builder/publishing/generator.py."""
    (packages,) = tools.glob("lib/python*/site-packages")
    return {
        "properdocs": replace(MKDOCS, command=(str(tools / "bin/properdocs"), "build", "--quiet", "--config-file")),
        "zensical": Engine(
            command=(str(tools / "bin/zensical"), "build", "--config-file"),
            theme=packages / "zensical/templates",
            stylesheet="assets/stylesheets/classic/main.*.min.css",
            unused=(*MKDOCS.unused, "search.json"),
            prepare=links_from_the_file,
        ),
    }


def links_from_the_file(docs: Path) -> None:
    """Zensical reads a link to a page that is no file as seen from the Markdown file, not from the page's address."""
    for page in sorted(docs.rglob("*.md")):
        page.write_text(_LINK_UP.sub("](./", page.read_text("utf-8")), "utf-8")


class _Reader(HTMLParser):
    """Title, headings and everything else of a page, as a browser sees it."""

    def __init__(self, folder: str, stylesheet: str) -> None:
        """`folder` is where the links of the page start."""
        super().__init__()
        self._folder = folder
        self.seen: list[tuple[object, ...]] = []
        self._stylesheet = stylesheet  # has another name with each engine

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, *(self._plain(name, value) for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(("/" + tag,))

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.seen.append(("", text))

    def _plain(self, name: str, value: str | None) -> tuple[str, str | None]:
        if name not in _ADDRESSES or value is None:
            return name, value
        if value.endswith(self._stylesheet):
            return name, "stylesheet"
        parts = urlsplit(value)
        inside = not parts.scheme and (parts.path or not value)
        leads = f"/{self._folder}/{parts.path}" if inside else parts.path
        return name, parts._replace(path=posixpath.normpath(leads)).geturl()


@dataclass(frozen=True)
class Made:
    """The pages of a site by path, each as what a browser sees, and how long all of it took."""

    pages: dict[str, list[tuple[object, ...]]]
    seconds: float

    def title(self, path: str) -> object:
        seen = self.pages[path]
        return seen[seen.index(("title",)) + 1][1]


def made_with(engine: Engine, site: Path) -> Made:
    """Build the real content. Raises GeneratorError or VerifyError."""
    generator.ENGINE = engine
    project = Project.at(root=ROOT, site=site)
    start = time.monotonic()
    build(project, assemble(load(project).checked), Timings())
    seconds = time.monotonic() - start
    pages = {}
    for file in sorted(site.rglob("*.html")):
        reader = _Reader(file.parent.relative_to(site).as_posix(), generator.material_stylesheet())
        reader.feed(file.read_text("utf-8"))
        pages[file.relative_to(site).as_posix()] = reader.seen
    return Made(pages, seconds)


def differences(before: Made, after: Made) -> Iterator[str]:
    for path in sorted(before.pages.keys() ^ after.pages.keys()):
        yield f"{path} is on one of the two sites only"
    for path in sorted(before.pages.keys() & after.pages.keys()):
        if before.title(path) != after.title(path):
            yield f"{path} is called {after.title(path)}, not {before.title(path)}"
        elif before.pages[path] != after.pages[path]:
            pairs = zip(before.pages[path], after.pages[path], strict=False)
            first = next((pair for pair in pairs if pair[0] != pair[1]), ("", "it is longer or shorter"))
            yield f"{path} differs from {first[0]} on: {first[1]}"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("tools", type=Path)
    given = options.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as scratch:
        ours = made_with(MKDOCS, Path(scratch, "mkdocs"))
        click.echo(f"mkdocs: {len(ours.pages)} pages in {ours.seconds:.1f} s")
        for name, engine in engines(given.tools.resolve()).items():
            try:
                made = made_with(engine, Path(scratch, name))
            except GeneratorError as error:
                found = [str(error)]
            except VerifyError as error:
                found = [f"{fault.path}: {fault.message}" for fault in error.faults]
            else:
                found = list(differences(ours, made))
                click.echo(f"{name}: {len(made.pages)} pages in {made.seconds:.1f} s, {len(found)} differ")
            for each in found[:20]:
                click.echo(f"  {each}")
            faults += len(found)
    return min(1, faults)


if __name__ == "__main__":
    sys.exit(main())
