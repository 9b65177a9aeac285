"""Packages of npm that are only measured with or checked by, installed below build/, which git ignores."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def installed(folder: Path, package: str) -> Path:
    """The folder of `package` ("name" or "name@version") below `folder`, installed when it is not there yet; a folder
    is for one package, whose own scripts do not run. Raises FileNotFoundError without npm, CalledProcessError when npm
    cannot fetch it."""
    place = folder / "node_modules" / package.partition("@")[0]
    if not place.is_dir():
        npm = shutil.which("npm")
        if npm is None:
            raise FileNotFoundError(f"npm is not installed, so {package} cannot be had")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        options = ("--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")
        subprocess.run((npm, "install", *options, package), cwd=folder, check=True, capture_output=True, text=True)
    return place
