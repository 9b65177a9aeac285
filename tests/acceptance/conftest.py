"""A small directory with everything in it, to build for real."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builder.routes import HAND_WRITTEN

PAGE = """---
title: Over {name}
description: Wat je hier vindt over {name}.
---

# Over {name}

Een korte pagina met een [lijst](../organisaties/).

!!! note "Goed om te weten"
    Een kader.
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def small_directory(root: Path, target: Path) -> Path:
    """Lay out the fictional directory of tests/cases, with short hand-written pages, below `target`."""
    shutil.copytree(root / "tests/cases/base/content", target / "content")
    shutil.copytree(root / "tests/cases/valid/everything/content", target / "content", dirs_exist_ok=True)
    shutil.copytree(root / "content/places", target / "content/places", dirs_exist_ok=True)
    pages = target / "content/pages"
    pages.mkdir()
    for name in HAND_WRITTEN:
        (pages / f"{name}.md").write_text(PAGE.format(name=name), "utf-8")
    shutil.copy(root / "mkdocs.yml", target)
    (target / "theme").symlink_to(root / "theme")
    (target / "builder").symlink_to(root / "builder")
    return target


def in_two_languages(directory: Path) -> Path:
    """A directory with French beside Dutch, of which one page is written."""
    settings = directory / "content/site.yml"
    settings.write_text(settings.read_text("utf-8").replace("languages: [nl]", "languages: [nl, fr]"), "utf-8")
    french = directory / "content/pages/fr/over.md"
    french.parent.mkdir()
    french.write_text("---\ntitle: À propos\ndescription: Ce que vous trouvez ici.\n---\n\n# À propos\n", "utf-8")
    return directory


@pytest.fixture
def directory(root: Path, tmp_path: Path) -> Path:
    return small_directory(root, tmp_path / "directory")


@pytest.fixture(scope="session")
def built_once(root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = in_two_languages(small_directory(root, tmp_path_factory.mktemp("built") / "directory"))
    done = run("builder", "build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """A copy of the small directory with its site."""
    return shutil.copytree(built_once, tmp_path / "built", symlinks=True)


@pytest.fixture(scope="session")
def run(root: Path) -> Run:
    def command(*words: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *words],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(root), "NO_COLOR": "1", "COLUMNS": "200", **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )

    return command


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
