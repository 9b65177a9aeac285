"""What the files of the open data of the last build say of organisations, read from where they were published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from builder.catalogue.witness import Traits
from builder.publishing.tree import Tree


def unchanged(traits: Mapping[str, Traits], before: Mapping[str, Any]) -> frozenset[str]:
    """The organisations with the same `traits`; `before` are the notes of the last build, if nothing but organisations
    changed since."""
    then = before.get("traits", {})
    return frozenset(slug for slug, now in traits.items() if slug in then and then[slug][0] == now.profile)


def unchanged_pieces(
    tree: Tree, same: frozenset[str], before: Mapping[str, Any]
) -> Callable[[str], Mapping[str, bytes]]:
    """What gives, by the path of a file, what it says of each organisation that is the `same`."""
    places = before.get("pieces", {})

    def pieces(path: str) -> Mapping[str, bytes]:
        if path not in places or not tree.knows(path):
            return {}
        data = (tree.old / path).read_bytes()
        return {slug: data[start:end] for slug, (start, end) in places[path].items() if slug in same}

    return pieces
