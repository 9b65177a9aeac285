"""The one module that knows which generator makes the frame: MkDocs with Material, today.

Another generator is another `Engine`; `make exit-drill` builds the site with the two that may come after.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from builder.language import typeset
from builder.publishing.frame import FrameKey, frame_folder, frame_keys, frame_output
from builder.publishing.look import PARTS, STYLES
from builder.rendering.modules import scripts
from builder.writing import put

SEARCH_FOLDER = "assets/search"
MODULES = ("assets/js", "assets/match")  # folders of the theme: the site has their scripts in fewer files


@dataclass(frozen=True, kw_only=True)
class Engine:
    """A generator that reads our `mkdocs.yml` and writes to the `site` folder beside it.

    `command` ends where the path of the configuration follows. Of what the theme ships a page uses the typesetting
    only, one `stylesheet` in `theme` that carries a hash in its name; `unused` is the rest, by path within the site.
    """

    command: tuple[str, ...]
    theme: Path
    stylesheet: str
    unused: tuple[str, ...] = ("assets/javascripts", "assets/images/favicon.png", "sitemap.xml", "sitemap.xml.gz")
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[Path], None] = lambda docs: None  # changes the staged pages, where it reads Markdown otherwise


MKDOCS = Engine(
    command=(sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"),
    theme=Path(str(resources.files("material"))) / "templates",
    stylesheet="assets/stylesheets/main.*.min.css",
    # The theme prints an advertisement for its successor on every run; federations' logs should stay readable.
    environment={"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
)
ENGINE = MKDOCS
# Line ends of a frame that mean nothing, on each of thousands of pages.
_LINES = re.compile(r"\n(?=</?(?:div|footer|form|h2|header|link|li|main|meta|nav|p|script|section|title|ul)\b)")


class GeneratorError(Exception):
    """The generator stopped; the text is what it said."""


def material_stylesheet() -> str:
    """Path within the site of the theme's main style sheet."""
    (sheet,) = ENGINE.theme.glob(ENGINE.stylesheet)
    return sheet.relative_to(ENGINE.theme).as_posix()


def generate(config_file: Path, output: Path) -> None:
    """Run the generator on a staged tree and put its pages at `output`, a folder that is not the published site.

    Raises GeneratorError with what the generator said. No page shows the time of the build, so its clock is stopped.
    """
    ENGINE.prepare(config_file.parent / "docs")
    done = subprocess.run(
        [*ENGINE.command, str(config_file)],
        env={**os.environ, **ENGINE.environment, "SOURCE_DATE_EPOCH": "0", "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise GeneratorError(_complaint(done.stderr or done.stdout) or f"the generator ended with {done.returncode}")
    (config_file.parent / "site").rename(output)


def _complaint(said: str) -> str:
    """What the generator said, without its own lines of code."""
    said = said.strip()
    return said.rpartition("\n")[2] if "Traceback (most recent call last)" in said else said


def take_frames(output: Path, languages: Sequence[str]) -> dict[FrameKey, str]:
    """Take the frames out of the generator's output, remove what the site does not use, pack the scripts of pages, and
    typeset the other pages."""
    frames = {key: _LINES.sub("", (output / frame_output(*key)).read_text("utf-8")) for key in frame_keys(languages)}
    sheet = output / material_stylesheet()
    typesetting = _without_source_map(sheet.read_text("utf-8"))
    engine = (path.relative_to(output).as_posix() for path in (output / SEARCH_FOLDER).glob("*.js"))
    sheets = (f"{STYLES}/{name}" for name in PARTS)
    for name in (*map(frame_folder, languages), "assets/stylesheets", *ENGINE.unused, *MODULES, *engine, *sheets):
        path = output / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    put(output, material_stylesheet(), typesetting.encode())
    for script, data in scripts().items():
        put(output, script, data)
    for page in output.rglob("*.html"):
        written = page.read_text("utf-8")
        page.write_text(typeset(written, written.partition('<html lang="')[2][:2]), "utf-8")
    return frames


def _without_source_map(text: str) -> str:
    start = text.rfind("/*# sourceMappingURL=")
    return text if start < 0 else text[:start]
