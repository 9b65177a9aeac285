"""From a folder of files to checked documents: the one way in, for every command."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from builder.catalogue.places import Places
from builder.checking.check import Checked, check, formats_of, looking
from builder.checking.kept import CACHE, Kept
from builder.fingerprints import digest_of, folder_digest, loaded_digest, runtime
from builder.memory import staying
from builder.problems import Problem
from builder.project import PACKAGE_ROOT, Project
from builder.reading.content import read_content
from builder.reading.document import Document
from builder.reading.files import Seal, Stamp
from builder.reading.places import FOLDER, read_places

Read = Callable[[str, Stamp], str | None]  # the digest of a file by its path below the content folder, if it is known


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


@dataclass
class Memory:
    """What a process that loads the same content again and again keeps of it: no need to read that from the disk."""

    kept: Kept | None = None
    places: tuple[str, Places] | None = None  # with the digest of their files


def load(
    project: Project,
    only: Collection[str] | None = None,
    jobs: int = 1,
    *,
    keep: bool = False,
    memory: Memory | None = None,
    read: Read = lambda path, stamp: None,
) -> Loaded:
    """Read and check everything below the project's content folder; `only` limits the problems to those files.

    `jobs` processes share the work when there is much. With `keep` a next run need not look again at files in which
    nothing is wrong, as long as they do not change; with `memory` a next load in this process is quicker still. What
    somebody has just `read` need not be read again.

    Raises ValueError for places or schemas that cannot be used, OSError when the folder cannot be read.
    """
    with staying():
        began, memory = time.time_ns(), memory or Memory()
        where = folder_digest(project.content / FOLDER)
        if keep:
            memory.kept = _kept(project, where, memory.kept)
        kept = memory.kept
        look = looking(project.schema, only)
        content = read_content(project.content, jobs, _Before(kept, only, read) if kept else None, look)
        if memory.places is None or memory.places[0] != where:
            memory.places = where, read_places(project.content)
        checked = check(content, memory.places[1], project.schema, only, kept)
        if kept is not None:
            kept.outlines.put(checked.documents, began)
            kept.write({document.path for document in content.documents}, only is None, jobs)
        return Loaded(checked)


def _kept(project: Project, places: str, before: Kept | None) -> Kept:
    """What is kept for this program, this schema and these `places`, a digest: all that says what is right in a file
    where the files around it are the same."""
    witness = digest_of([*runtime(), loaded_digest(PACKAGE_ROOT), loaded_digest(project.schema), places])
    if before and before.witness == witness:
        before.taken.clear()
        return before
    return Kept(project.cache / CACHE, witness)


@dataclass(frozen=True)
class _Before:
    """What reading asks of what is `kept`; `only` are the files that are asked for."""

    kept: Kept
    only: Collection[str] | None
    read: Read

    def seal(self, path: str, stamp: Stamp) -> Seal | None:
        digest = self.read(path.partition("/")[2], stamp)
        return (digest, *stamp) if digest else None

    def value(self, path: str, seal: Seal) -> dict[str, Any] | None:
        known = self.kept.take(path, seal, formats_of(path, self.only))
        return known.value if known else None

    def outline(self, path: str, stamp: Stamp) -> dict[str, Any] | None:
        return None if self.only is None or path in self.only else self.kept.outline(path, stamp)
