"""From a folder of files to checked documents: the one way in, for every command."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from builder.checking.check import Checked, check
from builder.memory import staying
from builder.problems import Problem
from builder.project import Project
from builder.reading.content import read_content
from builder.reading.document import Document
from builder.reading.places import read_places


@dataclass(frozen=True)
class Loaded:
    """What was read and what is wrong with it. Only without errors may `checked` be assembled."""

    checked: Checked

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.checked.documents

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.checked.problems

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)


def load(project: Project, only: Collection[str] | None = None, jobs: int = 1) -> Loaded:
    """Read and check everything below the project's content folder; `only` limits the problems to those files.

    `jobs` processes share the work when there is much.

    Raises ValueError for places or schemas that cannot be used, OSError when the folder cannot be read.
    """
    with staying():
        content = read_content(project.content, jobs)
        return Loaded(check(content, read_places(project.content), project.schema, only, jobs))
