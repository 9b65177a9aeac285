"""Files that are made of all organisations together: they stay as long as nothing changed that went into them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from builder.catalogue.queries import Directory
from builder.catalogue.witness import EVERYBODY, Noted, Standing, Traits, by_field, known_as
from builder.publishing.tree import Tree


class Together(NamedTuple):
    """Who is asked about all organisations, by whatever is made of them, and how things stand."""

    directory: Directory
    standing: Standing

    @classmethod
    def of(cls, directory: Directory, traits: Mapping[str, Traits]) -> Together:
        """The catalogue of the `directory` is a watched one."""
        asked = {known_as(one): one for one in (directory.catalogue, directory)}
        return cls(directory, Standing(directory.catalogue.organisations, traits, asked))


def write_together(
    together: Together,
    tree: Tree,
    before: Mapping[str, Any] | None,
    make: Callable[[Directory], Mapping[str, bytes]],
) -> dict[str, Any]:
    """Write what `make` gives, files by path, or take them from the last build; gives what is to be remembered.

    `before` is that of the last build, if nothing but organisations changed since. `make` asks its questions where they
    are asked again for what is to be remembered: they are answered once.
    """
    directory, standing = together
    if before:
        changed = standing.changed((tuple(at), digest) for at, digest in before["looks"])
        if next(changed, None) is None and all(map(tree.keep, before["files"])):
            return dict(before)
    with Noted() as looks:
        files = make(directory)
    for path, data in files.items():
        tree.put(path, data)
    looked = by_field(looks) | {EVERYBODY}
    return {"looks": [(at, standing.of(at)) for at in looked], "files": list(files)}
