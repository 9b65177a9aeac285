"""The twin of a published site: the same files, in folders of its own, with which the next build begins.

Half of what a small change costs is making thousands of folders for files that stay as they are, and removing those of
the old site. So the folders of the old site are kept and brought up to date. The twin lies below `.werkwijzer/`, takes
no room but that of folders, and is safe to delete. A file in it is believed only where it is the very file that is
published.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from builder.fingerprints import files_in
from builder.project import Project
from builder.publishing.record import INODE, Seal, place_of
from builder.publishing.tree import Tree, remove


def begin(project: Project, tree: Tree, there: Mapping[str, Seal]) -> None:
    """Make the twin the folder of the new site; `there` are the seals of what is published now. Raises OSError."""
    twin = place_of(project)
    try:
        os.rename(twin, tree.folder)
    except OSError:  # there is none, or it is on another disk
        return
    same: set[str] = set()
    others: list[str] = []
    for path, entry in files_in(tree.folder):
        is_same = tree.knows(path) and there[path][INODE] == entry.inode()  # on one disk, or it could not be renamed
        (same.add if is_same else others.append)(path)
    remove(tree.folder, others)
    tree.begin_with(same)


def keep(
    project: Project,
    old: Path,
    there: Mapping[str, Seal],
    files: Mapping[str, tuple[str, Seal]],
    moved: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Make the `old` site, whose files had the seals `there`, the twin of the published one, whose `files` have these
    digests and seals; where there is no old site a twin is made. It takes its place when it is whole. Folders that
    `moved` do so here as well: their files are `there` as they are called now."""
    with suppress(OSError):  # the next build does without
        for folder, before in moved.items():
            os.rename(old / before, old / folder)
        same = {path for path, seal in there.items() if path in files and files[path][1] == seal}
        remove(old, there.keys() - same)
        tree = Tree(old, project.site, {path: digest for path, (digest, _) in files.items()})
        if all(map(tree.keep, files.keys() - same)):
            twin = place_of(project)
            shutil.rmtree(twin, ignore_errors=True)
            os.rename(old, twin)
