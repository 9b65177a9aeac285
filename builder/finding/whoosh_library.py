"""Whoosh, imported in this one place. It is frozen upstream (2.7.4), so three of its faults are known and avoided here:

* its source has escapes that Python warns about when it compiles them: those warnings are silenced, here only;
* its block-quality optimiser can loop for ever: nothing here asks for it (`optimize=False`, see :func:`matching`);
* sortable floats crash: no field is sortable, and points are kept beside the index.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

with warnings.catch_warnings():
    for fault in (SyntaxWarning, DeprecationWarning):
        warnings.simplefilter("ignore", fault)
    import whoosh
    from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter
    from whoosh.fields import ID, KEYWORD, STORED, TEXT, FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Frequency
    from whoosh.index import EmptyIndexError, Index
    from whoosh.query import And, Every, Not, NullQuery, Or, Phrase, Query, Term
    from whoosh.reading import IndexReader, TermNotFound
    from whoosh.searching import Searcher
    from whoosh.system import pack_uint
    from whoosh.util.filelock import LockBase, try_for

VERSION = ".".join(str(part) for part in whoosh.__version__)
ONCE = pack_uint(1)  # how often a term stands in a document, as Whoosh keeps it

Posting = tuple[bytes, int, float, bytes]  # term, how often, weight, what the format of the field keeps

__all__ = [
    "ID", "STORED", "VERSION", "And", "EmptyIndexError", "Every", "FileStorage", "Ids", "Index",
    "IndexReader", "LockBase", "Not", "NullQuery", "Or", "Phrase", "Query", "Schema", "Searcher",
    "Spoken", "Term", "TermNotFound", "Unmeasured", "Weighted", "matching", "try_for",
]  # fmt: skip


class Weighted(FieldType):
    """Terms with a weight of their own, `{"groen": 15}`: Whoosh then stores what we scored, and scores nothing."""

    def __init__(self) -> None:
        self.analyzer = None
        self.format = Frequency()
        self.scorable = False
        self.stored = False
        self.unique = False
        self.vector = None

    def index(self, value: Mapping[str, float], **_: Any) -> Iterator[Posting]:
        return ((term.encode(), 1, float(weight), ONCE) for term, weight in value.items())


class Unmeasured(W3Codec):
    """Writes postings without the length of their field, which only scores of Whoosh's own would need, and as they are:
    pressing them together takes a third of the time of writing, and the index is never published."""

    def __init__(self) -> None:
        super().__init__(compression=0)

    def field_writer(self, storage: FileStorage, segment: Any) -> W3FieldWriter:
        return _UnmeasuredWriter(self, storage, segment)


class _UnmeasuredWriter(W3FieldWriter):
    def add_postings(self, schema: Schema, lengths: Any, items: Iterable[Any]) -> None:
        super().add_postings(schema, None, items)


class Ids(KEYWORD):
    """A list of different ids. Whoosh's own analysis of a list, word by word, takes most of the time of an index."""

    def index(self, value: Iterable[str], **_: Any) -> Iterator[Posting]:
        return ((term.encode(), 1, 1.0, ONCE) for term in value)


class Spoken(TEXT):
    """A list of words in the order in which they stand in a text."""

    def index(self, value: Iterable[str], **_: Any) -> Iterator[Posting]:
        places: dict[str, list[int]] = {}
        for at, word in enumerate(value):
            places.setdefault(word, []).append(at)
        encode = self.format.encode
        return ((word.encode(), len(those), float(len(those)), encode(those)) for word, those in places.items())


def matching(searcher: Searcher, query: Query) -> frozenset[int]:
    """The numbers of the documents that match, without scores and without the optimiser."""
    return frozenset(query.docs(searcher))
