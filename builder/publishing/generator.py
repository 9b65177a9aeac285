"""The one module that knows which generator makes the frame: MkDocs with Material, today.

Another generator is another `Engine`; `make exit-drill` builds the site with the two that may come after.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from builder.finding.scripts import WITHIN
from builder.language import typeset
from builder.publishing.frame import FrameKey, frame_folder, frame_keys, frame_output

SEARCH_FOLDER = "assets/search"  # the theme's engine lies there too


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
    """Take the frames out of the generator's output, remove what the site does not use, and typeset the other pages."""
    frames = {key: (output / frame_output(*key)).read_text("utf-8") for key in frame_keys(languages)}
    sheet = output / material_stylesheet()
    typesetting = _without_source_map(sheet.read_text("utf-8"))
    packed = (f"{SEARCH_FOLDER}/{name}" for name in WITHIN)  # they are parts of what is written with the index
    for name in (*map(frame_folder, languages), "assets/stylesheets", *ENGINE.unused, *packed):
        path = output / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    sheet.parent.mkdir(parents=True)
    sheet.write_text(typesetting, "utf-8")
    for page in output.rglob("*.html"):
        written = page.read_text("utf-8")
        page.write_text(typeset(written, written.partition('<html lang="')[2][:2]), "utf-8")
    return frames


def _without_source_map(text: str) -> str:
    start = text.rfind("/*# sourceMappingURL=")
    return text if start < 0 else text[:start]
