"""A value that lists organisations, and its JSON, in which what did not change may come from an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from builder.catalogue.model import Organisation
from builder.processes import divided, slice_of
from builder.writing import compact

MANY = 500  # organisations, from which starting processes for them takes less time than it gives

Places = dict[str, tuple[int, int]]  # by slug, where in the JSON stands what it says of an organisation: from, to


class Listing(NamedTuple):
    """Under `key` it has what `entries` gives of each of `those`, which follows from that one and from nothing else of
    the organisations; then comes what `rest` has there."""

    rest: Mapping[str, Any]
    key: str
    those: Sequence[Organisation]
    entries: Callable[[Organisation], list[dict[str, Any]]]

    def value(self) -> dict[str, Any]:
        listed = [entry for one in self.those for entry in self.entries(one)]
        return {**self.rest, self.key: [*listed, *self.rest[self.key]]}

    def written(self, known: Mapping[str, bytes] = MappingProxyType({}), jobs: int = 1) -> tuple[bytes, Places]:
        """The value as JSON, and what is where. `known` is that of organisations that did not change, by slug; that of
        many others is made in `jobs` processes."""
        data, places = bytearray(b"{"), {}
        anew = self._anew([one for one in self.those if one.slug not in known], jobs)
        for key, value in self.rest.items():
            data += (b"," if len(data) > 1 else b"") + compact(key) + b":"
            if key != self.key:
                data += compact(value)
                continue
            start = len(data)
            for one in self.those:
                if piece := known[one.slug] if one.slug in known else next(anew):
                    data += b"," if len(data) > start else b"["
                    places[one.slug] = len(data), len(data) + len(piece)
                    data += piece
            others = compact(value)[1:-1]
            data += b"[" if len(data) == start else b"," if others else b""
            data += others + b"]"
        return bytes(data + b"}"), places

    def _anew(self, those: Sequence[Organisation], jobs: int) -> Iterator[bytes]:
        def made(share: int, of: int) -> list[bytes]:
            return [compact(self.entries(one))[1:-1] for one in those[slice_of(len(those), share, of)]]

        return chain.from_iterable(divided(made, jobs if len(those) >= MANY else 1))


class Pieces:
    """What files said of the organisations that did not change since they were written: `known` gives it by slug for
    the path of a file. `places` has where everything stands this time."""

    def __init__(self, known: Callable[[str], Mapping[str, bytes]] = lambda path: {}, jobs: int = 1) -> None:
        self._known = known
        self._jobs = jobs
        self.places: dict[str, Places] = {}

    def written(self, path: str, listing: Listing) -> bytes:
        data, self.places[path] = listing.written(self._known(path), self._jobs)
        return data
