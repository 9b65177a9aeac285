"""The one module that knows which generator makes the frame: MkDocs with Material, today."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

from builder.publishing.frame import FRAME_FOLDER, MAX_DEPTH, frame_output

# Of what the theme ships, a page uses the typesetting only; the rest would be 4 MB that nobody asks for.
_UNUSED = ("assets/javascripts", "assets/images/favicon.png", "sitemap.xml", "sitemap.xml.gz")
# The theme prints an advertisement for its successor on every run; federations' logs should stay readable.
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


class GeneratorError(Exception):
    """The generator stopped; the text is what it said."""


def material_stylesheet() -> str:
    """Path within the site of Material's main style sheet, which carries a hash in its name."""
    folder = resources.files("material") / "templates" / "assets" / "stylesheets"
    sheets = sorted(file.name for file in folder.iterdir() if file.name.startswith("main."))
    return "assets/stylesheets/" + next(name for name in sheets if name.endswith(".css"))


def generate(config_file: Path, output: Path) -> None:
    """Run the generator on a staged tree and write its pages to `output`, a folder that is not the published site.

    Raises GeneratorError with what the generator said. No page shows the time of the build, so its clock is stopped.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(
        [*command, "--config-file", str(config_file), "--site-dir", str(output)],
        env={**os.environ, **_QUIET, "SOURCE_DATE_EPOCH": "0", "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise GeneratorError(_complaint(done.stderr or done.stdout) or f"{command[2]} ended with {done.returncode}")


def _complaint(said: str) -> str:
    """What the generator said, without its own lines of code."""
    said = said.strip()
    return said.rpartition("\n")[2] if "Traceback (most recent call last)" in said else said


def take_frames(output: Path) -> dict[int, str]:
    """Take the frames, by depth, out of the generator's output and remove what the site does not use."""
    frames = {depth: (output / frame_output(depth)).read_text("utf-8") for depth in range(MAX_DEPTH + 1)}
    shutil.rmtree(output / FRAME_FOLDER)
    for name in _UNUSED:
        path = output / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    used = Path(material_stylesheet()).name
    for sheet in (output / "assets" / "stylesheets").iterdir():
        if sheet.name != used:
            sheet.unlink()
        else:
            _drop_source_map(sheet)
    return frames


def _drop_source_map(sheet: Path) -> None:
    text = sheet.read_text("utf-8")
    start = text.rfind("/*# sourceMappingURL=")
    if start >= 0:
        sheet.write_text(text[:start], "utf-8")
