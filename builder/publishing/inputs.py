"""Everything that a site is made of, told by digests: the content, the program with its theme, and what it runs on.

Two builds of the same inputs give the same bytes, so equal digests stand for an equal site.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from builder.fingerprints import digest_of, file_digest, files_below, folder_digest, loaded_digest, runtime
from builder.project import PACKAGE_ROOT, Project
from builder.reading.files import Stamp


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

    def digest_of_file(self, path: str, stamp: Stamp) -> str | None:
        """Of a file of the content, if the system still says of it what it said before it was read."""
        if path not in self.state:
            return None
        _, _, changed, number, _ = self.state[path]
        return self.content[path] if (number, changed) == stamp else None


def inputs_of(project: Project, *options: str) -> Inputs:
    """The inputs as they are now. Raises OSError for what cannot be read."""
    content, state = {}, {}
    for path, entry in files_below(project.content):
        state[path] = _state(entry.stat(follow_symlinks=False))  # before it is read: what is written later, shows
        content[path] = file_digest(entry)
    folders = (PACKAGE_ROOT, project.theme, project.schema)
    program = [folder_digest(folder) for folder in folders]
    settings = sha256(project.generator_settings.read_bytes()).hexdigest()
    makers = digest_of([*runtime(), *program, settings, *options])
    return Inputs(makers, content, state, current=program == list(map(loaded_digest, folders)))


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


def _state(status: os.stat_result) -> tuple[int, ...]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_mode
