"""A value that lists organisations, and its JSON, in which what did not change may come from an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from builder.catalogue.model import Organisation
from builder.writing import compact

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

    def written(self, known: Mapping[str, bytes] = MappingProxyType({})) -> tuple[bytes, Places]:
        """The value as JSON, and what is where. `known` is that of organisations that did not change, by slug."""
        data, places = bytearray(b"{"), {}
        for key, value in self.rest.items():
            data += (b"," if len(data) > 1 else b"") + compact(key) + b":"
            if key != self.key:
                data += compact(value)
                continue
            start = len(data)
            for one in self.those:
                piece = known.get(one.slug)
                if piece is None:
                    piece = compact(self.entries(one))[1:-1]
                if piece:
                    data += b"," if len(data) > start else b"["
                    places[one.slug] = len(data), len(data) + len(piece)
                    data += piece
            others = compact(value)[1:-1]
            data += b"[" if len(data) == start else b"," if others else b""
            data += others + b"]"
        return bytes(data + b"}"), places


class Pieces:
    """What files said of the organisations that did not change since they were written: `known` gives it by slug for
    the path of a file. `places` has where everything stands this time."""

    def __init__(self, known: Callable[[str], Mapping[str, bytes]] = lambda path: {}) -> None:
        self._known = known
        self.places: dict[str, Places] = {}

    def written(self, path: str, listing: Listing) -> bytes:
        data, self.places[path] = listing.written(self._known(path))
        return data
