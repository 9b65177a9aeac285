"""The layout of content files on disk: which schema a file follows, and what its text should be."""

from __future__ import annotations

from pathlib import Path

from builder.checking.schemas import load_schemas
from builder.editing.fmt import UnformattableError, format_text
from builder.language import translator
from builder.problems import Problem, message, problem
from builder.project import Project
from builder.reading.characters import decode
from builder.reading.files import read_bytes
from builder.reading.kinds import KINDS, Kind
from builder.reading.strict_yaml import MAX_BYTES


class Refused(ValueError):  # noqa: N818 - an answer to a question, not a fault
    """The file stays as it is. Without a problem the fault is ours."""

    def __init__(self, found: Problem | None) -> None:
        super().__init__(found.code if found else "")
        self.problem = found

    def in_words(self, language: str) -> str:
        if self.problem is None:
            words = translator(language, "cli")
            return words.gettext("This file cannot be laid out without changing what it says, so it stays as it is.")
        return f"{self.problem.line}:{self.problem.column}: {message(self.problem, translator(language, 'problems'))}"


def laid_out(file: Path, project: Project) -> str | None:
    """The text the file should have, or None when it has it already or is no content of ours.

    Raises Refused for a file that cannot be read as content, OSError for one that cannot be read at all.
    """
    path = file.relative_to(project.content)
    kind = kind_of(path)
    if kind is None:
        return None
    data = read_bytes(file, MAX_BYTES)
    shown = f"{project.content.name}/{path.as_posix()}"
    if len(data) > MAX_BYTES:
        raise Refused(problem("too-large", shown, found=f"{len(data) / 1024:.0f}", limit=MAX_BYTES // 1024))
    source = decode(data, shown)
    if isinstance(source, Problem):
        raise Refused(source)
    try:
        formatted = format_text(source, load_schemas(project.schema)[kind.name].flat, shown)
    except UnformattableError as error:
        raise Refused(error.problems[0] if error.problems else None) from error
    return None if formatted.encode() == data else formatted


def kind_of(path: Path) -> Kind | None:
    """The kind of a file by its path below the content folder; None when no kind lives there."""
    folder = "" if path.parent == Path() else path.parent.as_posix()
    for kind in KINDS:
        if kind.place == folder and path.suffix == ".yml" and (not kind.files or path.name in kind.files):
            return kind
    return None
