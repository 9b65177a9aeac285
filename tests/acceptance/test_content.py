"""The real content stays as it should be: nothing to report, and laid out in the one way."""

from __future__ import annotations

from pathlib import Path

from builder.editing.layout import laid_out
from builder.loading import load
from builder.project import Project


def test_the_content_has_neither_errors_nor_warnings(root: Path) -> None:
    loaded = load(Project.at(root=root))
    assert [(problem.path, problem.line, problem.code) for problem in loaded.problems] == []
    assert len(loaded.documents) > 250


def test_every_file_is_laid_out(root: Path) -> None:
    project = Project.at(root=root)
    assert [file.name for file in sorted(project.content.rglob("*.yml")) if laid_out(file, project) is not None] == []
