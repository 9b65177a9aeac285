"""Search engines to compare with, installed once into build/bench/tools, which git ignores."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.npm import installed

MINISEARCH = "minisearch@7.2.0"
PAGEFIND = "pagefind[bin]==1.5.2"


@dataclass(frozen=True)
class Tools:
    folder: Path

    @property
    def minisearch(self) -> Path:
        """MiniSearch as it is published for browsers, minified. Raises OSError or CalledProcessError without npm."""
        return installed(self.folder, MINISEARCH) / "dist" / "umd" / "index.js"

    @property
    def pagefind(self) -> tuple[str, ...]:
        """The command that indexes a site, in an environment of its own."""
        environment = self.folder / "pagefind"
        python = environment / "bin" / "python"
        if not (environment / "ready").exists():
            _run(sys.executable, "-m", "venv", str(environment), cwd=Path.cwd())
            _run(str(python), "-m", "pip", "install", "--quiet", PAGEFIND, cwd=Path.cwd())
            (environment / "ready").touch()
        return str(python), "-m", "pagefind"

    @property
    def node(self) -> str:
        found = shutil.which("node")
        if found is None:
            raise FileNotFoundError("node is not installed")
        return found


def _run(*command: str, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True)
