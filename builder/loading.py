"""From a folder of files to checked documents: the one way in, for every command."""

from __future__ import annotations

from dataclasses import dataclass

from builder.checking.check import Checked, check
from builder.problems import Problem, Severity
from builder.project import Project
from builder.reading.content import read_content
from builder.reading.places import read_places


@dataclass(frozen=True)
class Loaded:
    """What was read and what is wrong with it. Only without errors may `checked` be assembled."""

    checked: Checked

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.checked.problems

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def load(project: Project) -> Loaded:
    """Read and check everything below the project's content folder.

    Raises ValueError with file and line for broken places data, OSError when the folder cannot be read.
    """
    content = read_content(project.content)
    return Loaded(check(content, read_places(project.content), project.schema))
