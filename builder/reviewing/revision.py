"""The content as it was at an earlier revision in git, and which files changed since."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from builder.project import Project


class RevisionError(Exception):
    """There is no such revision, or no git here; the text says which."""


def commit_of(revision: str, project: Project) -> str:
    """The full name of the commit that `revision` means, so that no revision is taken for an option."""
    return _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()


def changed_files(revision: str, project: Project) -> frozenset[str]:
    """Files that differ from `revision`, new and removed ones too: posix paths from the project's root."""
    commit = commit_of(revision, project)
    differing = _git(project, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--")
    added = _git(project, "ls-files", "--others", "--exclude-standard", "-z", "--")
    return frozenset(filter(None, (differing + added).split("\0")))


@contextmanager
def project_at_revision(revision: str, project: Project) -> Iterator[Project]:
    """The project with its content as it was at `revision`, in a folder that is there for as long as this lasts."""
    commit = commit_of(revision, project)
    name = project.content.name
    with tempfile.TemporaryDirectory(prefix="werkwijzer-") as folder:
        packed = _bytes(project, "archive", "--format=tar", commit, "--", name)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter=_ordinary)
        yield replace(project, root=Path(folder), content=Path(folder) / name)


def _ordinary(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Only files and folders: a link in old content is passed over, as reading it would refuse it."""
    return tarfile.data_filter(member, folder) if member.isfile() or member.isdir() else None


def _git(project: Project, *words: str) -> str:
    return _bytes(project, *words).decode("utf-8", "surrogateescape")


def _bytes(project: Project, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], cwd=project.root, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise RevisionError("git is not installed") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise RevisionError(said or "there is no such revision")
    return done.stdout
