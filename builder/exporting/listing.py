"""A value that lists organisations, and its JSON, in which what did not change may come from an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from builder.catalogue.model import Organisation
from builder.writing import compact

Piece = bytes | memoryview  # what is taken from a large file is not copied first
Places = dict[str, tuple[int, int]]  # by slug, where in the JSON stands what it says of an organisation: from, to


class Listing(NamedTuple):
    """Under `key` it has what `entries` gives of each of `those`, which follows from that one and from nothing else of
    the organisations; then comes what `rest` has there."""

    rest: Mapping[str, Any]
    key: str
    those: Iterable[Organisation]
    entries: Callable[[Organisation], list[dict[str, Any]]]

    def value(self) -> dict[str, Any]:
        listed = [entry for one in self.those for entry in self.entries(one)]
        return {**self.rest, self.key: [*listed, *self.rest[self.key]]}

    def written(self, known: Mapping[str, Piece] = MappingProxyType({})) -> tuple[bytes, Places]:
        """The value as JSON, and what is where. `known` is that of organisations that did not change, by slug."""
        items = list(self.rest.items())
        after = [key for key, _ in items].index(self.key) + 1
        head = compact({**dict(items[:after]), self.key: []}).removesuffix(b"]}")
        tail = compact(dict(items[after:])).removeprefix(b"{")
        parts: list[Piece] = [head]
        places, at = {}, len(head)
        for one in self.those:
            piece = known.get(one.slug)
            if piece is None:
                piece = compact(self.entries(one))[1:-1]
            if piece:
                places[one.slug] = at, at + len(piece)
                parts += piece, b","
                at += len(piece) + 1
        others = compact(self.rest[self.key])[1:-1]
        if not others and places:
            parts.pop()
        parts += others, b"]," if items[after:] else b"]", tail
        return b"".join(parts), places


class Pieces:
    """What files said of the organisations that did not change since they were written: `known` gives it by slug for
    the path of a file. `places` has where everything stands this time, in files that do not say it themselves."""

    def __init__(self, known: Callable[[str], Mapping[str, Piece]] = lambda path: {}) -> None:
        self.known = known
        self.places: dict[str, Places] = {}

    def rows(self, path: str) -> dict[str, bytes]:
        """Of a file of rows."""
        return {slug: bytes(piece) for slug, piece in self.known(path).items()}

    def written(self, path: str, listing: Listing) -> bytes:
        data, self.places[path] = listing.written(self.known(path))
        return data
