"""Other generators, installed once into build/bench/tools, which git ignores."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PACKAGES = ("hugo", "mkdocs-material", "zensical")


def tool(tools: Path, name: str) -> Path:
    """The command `name`. Raises CalledProcessError when the tools cannot be installed."""
    folder = tools / "venv"
    if not (folder / "ready").exists():
        for command in (
            [sys.executable, "-m", "venv", str(folder)],
            [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *PACKAGES],
        ):
            subprocess.run(command, check=True, capture_output=True, text=True)
        (folder / "ready").touch()
    return folder / "bin" / name
