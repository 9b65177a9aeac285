"""The search index on the site: what finds, and what matches tasks, made anew only when something changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.finding.own_pages import site_pages
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
    pages = site_pages(by_hand, catalogue.site.languages)
    translated = {language: pages[language] for language in others}
    before = before or {}
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

        files = _below_search(search_files(directory, pages[first], tables, translated))
        for folder, other in _in_place_of(files, before.get("index", {}).get("files", ())).items():
            tree.begin_folder(folder, other)
        return files

    tree.put(MATCH_SCRIPT, script())
    understood = write_together(together, tree, before.get("words"), words)
    same = before.get("index") if understood == before.get("words") else None
    return {"words": understood, "index": write_together(together, tree, same, index)}


def _in_place_of(files: Iterable[str], others: Iterable[str]) -> dict[str, str]:
    """The folders of an index, each with the one that has its letter in another index: most of their files are the
    same, but the name of a folder tells what is in all of them."""
    named, other = ({path.rpartition("-")[0]: path.rpartition("/")[0] for path in those} for those in (files, others))
    return {folder: other[letter] for letter, folder in named.items() if letter and letter in other}


def _below_search(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{SEARCH_FOLDER}/{name}": data for name, data in files.items()}
