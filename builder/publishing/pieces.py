"""What the files of the open data of the last build say of organisations, read from where they were published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from builder.catalogue.witness import Traits
from builder.exporting.listing import Piece
from builder.exporting.publication import TABLE, WORKBOOK
from builder.exporting.table import lines_by_id
from builder.exporting.workbook import rows_by_id
from builder.publishing.tree import Tree

# Files whose parts say themselves of which organisation they are.
_BY_ID: Mapping[str, Callable[[bytes], Iterable[tuple[str, bytes]]]] = {TABLE: lines_by_id, WORKBOOK: rows_by_id}


def unchanged(traits: Mapping[str, Traits], before: Mapping[str, Any]) -> frozenset[str]:
    """The organisations with the same `traits`; `before` are the notes of the last build, if nothing but organisations
    changed since."""
    then = before.get("traits", {})
    return frozenset(slug for slug, now in traits.items() if slug in then and then[slug][0] == now.profile)


def unchanged_pieces(
    tree: Tree, same: frozenset[str], before: Mapping[str, Any]
) -> Callable[[str], Mapping[str, Piece]]:
    """What gives, by the path of a file, what it says of each organisation that is the `same`."""
    places = before.get("pieces", {})

    def pieces(path: str) -> Mapping[str, Piece]:
        if not (same and tree.knows(path) and (path in places or path in _BY_ID)):
            return {}
        data = (tree.old / path).read_bytes()
        if path in _BY_ID:
            return {slug: piece for slug, piece in _BY_ID[path](data) if slug in same}
        view = memoryview(data)
        return {slug: view[start:end] for slug, (start, end) in places[path].items() if slug in same}

    return pieces
