"""From a folder of files to checked documents: the one way in, for every command."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from builder.checking.check import Checked, check, formats_of
from builder.checking.kept import CACHE, Kept
from builder.fingerprints import digest_of, folder_digest, loaded_digest, runtime
from builder.memory import staying
from builder.problems import Problem
from builder.project import PACKAGE_ROOT, Project
from builder.reading.content import KnownValue, read_content
from builder.reading.document import Document
from builder.reading.files import Seal
from builder.reading.places import FOLDER, read_places


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


def load(project: Project, only: Collection[str] | None = None, jobs: int = 1, *, keep: bool = False) -> Loaded:
    """Read and check everything below the project's content folder; `only` limits the problems to those files.

    `jobs` processes share the work when there is much. With `keep` a next run need not look again at files in which
    nothing is wrong, as long as they do not change.

    Raises ValueError for places or schemas that cannot be used, OSError when the folder cannot be read.
    """
    with staying():
        kept = Kept(project.root / CACHE, _checkers(project)) if keep else None
        content = read_content(project.content, jobs, _values_of(kept, only) if kept else None)
        checked = check(content, read_places(project.content), project.schema, only, jobs, kept)
        if kept is not None:
            kept.write({document.path for document in content.documents})
        return Loaded(checked)


def _checkers(project: Project) -> str:
    """A digest of all that says what is right in a file of the content, where the files around it are the same."""
    places = folder_digest(project.content / FOLDER)
    return digest_of([*runtime(), loaded_digest(PACKAGE_ROOT), loaded_digest(project.schema), places])


def _values_of(kept: Kept, only: Collection[str] | None) -> KnownValue:
    def value_of(path: str, seal: Seal) -> dict[str, Any] | None:
        known = kept.take(path, seal, formats_of(path, only))
        return known.value if known else None

    return value_of
