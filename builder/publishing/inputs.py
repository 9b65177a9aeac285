"""Everything that a site is made of, told by digests: the content, the program with its theme, and what it runs on.

Two builds of the same inputs give the same bytes, so equal digests stand for an equal site.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from builder.project import PACKAGE_ROOT, Project

_UNREAD = frozenset({"__pycache__", ".DS_Store"})
_loaded: dict[Project, str] = {}  # the program as it was when this process first looked


@dataclass(frozen=True)
class Inputs:
    """`makers` stands for all that is not content, options included; `content` has a digest for each file by its path
    below the content folder. `state` is what the system says of those files: it tells whether one was written since.
    Without `current` the program was changed while it ran.
    """

    makers: str
    content: Mapping[str, str]
    state: Mapping[str, tuple[int, ...]]
    current: bool = True

    def digest(self, *without: str) -> str:
        """Of all inputs but the content below the folders `without`."""
        left = tuple(f"{folder}/" for folder in without)
        return digest_of(
            [self.makers, *(f"{path}\0{of}" for path, of in self.content.items() if not path.startswith(left))]
        )


def inputs_of(project: Project, *options: str) -> Inputs:
    """The inputs as they are now. Raises OSError for what cannot be read."""
    content, state = {}, {}
    for path, entry in files_below(project.content):
        state[path] = _state(entry.stat(follow_symlinks=False))  # before it is read: what is written later, shows
        content[path] = _file_digest(entry)
    makers = _makers(project)
    _loaded.setdefault(project, makers)
    return Inputs(digest_of([makers, *options]), content, state, current=_loaded[project] == makers)


def sources_of(inputs: Inputs) -> dict[str, str]:
    """The digest of the file of each organisation, by slug."""
    start, end = "organisations/", ".yml"
    those = ((path, of) for path, of in inputs.content.items() if path.startswith(start) and path.endswith(end))
    return {path.removeprefix(start).removesuffix(end): of for path, of in those}


def unchanged_since(inputs: Inputs, project: Project) -> bool:
    """Whether the inputs are what was worked with: no file of the content was written, added or removed since, and the
    program and its templates are those that this process loaded."""
    now = {path: _state(entry.stat(follow_symlinks=False)) for path, entry in files_below(project.content)}
    return inputs.current and now == inputs.state


def files_below(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder that is no folder itself, by its path there, sorted; links are not followed."""
    waiting = [("", str(folder))]
    found = []
    while waiting:
        base, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name in _UNREAD:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{base}{entry.name}/", entry.path))
                else:
                    found.append((f"{base}{entry.name}", entry))
    yield from sorted(found, key=lambda each: each[0])


def digest_of(texts: Iterable[str]) -> str:
    digest = sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogateescape")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def checkers_of(project: Project) -> str:
    """A digest of all that says what is right in a file of the content."""
    return digest_of(_code(PACKAGE_ROOT, project.schema))


def _makers(project: Project) -> str:
    settings = sha256(project.generator_settings.read_bytes()).hexdigest()
    return digest_of([*_code(PACKAGE_ROOT, project.theme, project.schema), settings])


def _code(*folders: Path) -> list[str]:
    code = [f"{path}\0{_file_digest(entry)}" for folder in folders for path, entry in files_below(folder)]
    return [sys.version, *code, *_installed()]


def _installed() -> list[str]:
    """Every package that is installed, with its version, as the names of their folders say it."""
    found = []
    for place in sys.path:
        if place and os.path.isdir(place):
            found += [name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info"))]
    return sorted(found)


def _file_digest(entry: os.DirEntry[str]) -> str:
    """Of an ordinary file its bytes; of anything else, which no build reads, that it is there."""
    if not entry.is_file(follow_symlinks=False):
        return "special"
    with open(entry.path, "rb") as source:
        return sha256(source.read()).hexdigest()


def _state(status: os.stat_result) -> tuple[int, ...]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_mode
