"""The search index on the site: what finds, and what matches tasks, made anew only when something changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.finding.pages import pages_by_language
from builder.matching.scripts import script
from builder.publishing.generator import SEARCH_FOLDER
from builder.publishing.together import Together, write_together
from builder.publishing.tree import Tree
from builder.reading.pages import WrittenPage

if TYPE_CHECKING:
    from builder.finding.corpus import Corpus
    from builder.finding.shards import Family

MATCH_SCRIPT = "assets/match/match.js"


def write_search(
    catalogue: Catalogue,
    by_hand: Sequence[WrittenPage],
    tree: Tree,
    together: Together,
    before: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The index of the finder, for the hand-written pages as well, and what matches tasks; gives what is to be
    remembered of it. The words by which tasks are understood stay when only profiles changed."""
    first, *others = catalogue.site.languages
    pages = pages_by_language(by_hand)
    translated = {language: pages.get(language, ()) for language in others}
    # What makes them takes a moment to load, for what hardly ever changes.

    def words(directory: Directory) -> Mapping[str, bytes]:
        from builder.finding.corpus import Corpus
        from builder.matching.matcher import Matcher
        from builder.matching.publication import words_of

        corpus = Corpus(directory)
        return _below_search(words_of(Matcher(corpus.catalogue, corpus))[1] if catalogue.matching else {})

    def index(directory: Directory) -> Mapping[str, bytes]:
        from builder.finding.index import search_files
        from builder.matching.matcher import Matcher
        from builder.matching.publication import organisations_of

        def tables(corpus: Corpus) -> Iterator[Family]:
            if catalogue.matching:
                yield Path(understood["files"][0]).parent.name, {}  # the words, which are there already
                yield organisations_of(Matcher(directory.catalogue, corpus))

        return _below_search(search_files(directory, pages.get(first, ()), tables, translated))

    tree.put(MATCH_SCRIPT, script())
    before = before or {}
    understood = write_together(together, tree, before.get("words"), words)
    same = before.get("index") if understood == before.get("words") else None
    return {"words": understood, "index": write_together(together, tree, same, index)}


def _below_search(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{SEARCH_FOLDER}/{name}": data for name, data in files.items()}
