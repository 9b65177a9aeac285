"""Whoosh, imported in this one place. It is frozen upstream (2.7.4), so three of its faults are known and avoided here:

* its source has escapes that Python warns about when it compiles them: those warnings are silenced, here only;
* its block-quality optimiser can loop for ever: nothing here asks for it (`optimize=False`, see :func:`matching`);
* sortable floats crash: coordinates are whole numbers, and no field is sortable.
"""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    for fault in (SyntaxWarning, DeprecationWarning):
        warnings.simplefilter("ignore", fault)
    import whoosh
    from whoosh.analysis import DelimitedAttributeFilter, SpaceSeparatedTokenizer
    from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, FieldType, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Frequency
    from whoosh.index import EmptyIndexError, Index
    from whoosh.query import And, Every, Not, NullQuery, NumericRange, Or, Phrase, Query, Term
    from whoosh.reading import IndexReader, TermNotFound
    from whoosh.searching import Searcher
    from whoosh.util.filelock import LockBase, try_for

VERSION = ".".join(str(part) for part in whoosh.__version__)

__all__ = [
    "ID", "KEYWORD", "NUMERIC", "STORED", "TEXT", "VERSION", "And", "EmptyIndexError", "Every", "FileStorage", "Index",
    "IndexReader", "LockBase", "Not", "NullQuery", "NumericRange", "Or", "Phrase", "Query", "Schema", "Searcher",
    "Term", "TermNotFound", "Weighted", "matching", "try_for",
]  # fmt: skip


class Weighted(FieldType):  # type: ignore[misc]
    """Terms with a weight of their own, `groen^15 tuin^12`: Whoosh then stores what we scored, and scores nothing."""

    def __init__(self) -> None:
        self.analyzer = SpaceSeparatedTokenizer() | DelimitedAttributeFilter()
        self.format = Frequency()
        self.scorable = True
        self.stored = False
        self.unique = False
        self.vector = None


def matching(searcher: Searcher, query: Query) -> frozenset[int]:
    """The numbers of the documents that match, without scores and without the optimiser."""
    return frozenset(query.docs(searcher))
