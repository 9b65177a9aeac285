"""Files that are made of all organisations together: they stay as long as nothing changed that went into them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.catalogue.watched import DETAILS, watched
from builder.catalogue.witness import Standing, by_field, known_as, noted
from builder.publishing.tree import Tree


def write_together(
    catalogue: Catalogue,
    tree: Tree,
    before: Mapping[str, Any] | None,
    make: Callable[[Catalogue], Mapping[str, bytes]],
) -> dict[str, Any]:
    """Write what `make` gives, files by path, or take them from the last build; gives what is to be remembered.

    `before` is that of the last build, if nothing but organisations changed since.
    """
    seen = watched(catalogue)
    asked = (seen, Directory(seen))
    standing = Standing(catalogue.organisations, DETAILS, {known_as(one): one for one in asked})
    same = before and all(standing.of(tuple(at)) == digest for at, digest in before["looks"])
    if before and same and all(map(tree.keep, before["files"])):
        return dict(before)
    with noted() as looks:
        files = make(seen)
    for path, data in files.items():
        tree.put(path, data)
    return {"looks": [(at, standing.of(at)) for at in by_field(looks)], "files": list(files)}
