"""What the site shows in all its languages, and is there in some only: pages, words of lists, our own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.checking.index import Index
from builder.checking.violations import at
from builder.language import untranslated
from builder.problems import Problem, problem
from builder.reading.document import Document, Path
from builder.reading.pages import FOLDER, texts_of_pages

KINDS = ("site", "sector", "terms", "glossary", "matching")
# Texts that a reader sees. Other words in these files serve to understand a question, in whatever language.
SHOWN = frozenset(
    {"tagline", "description", "label", "summary", "reason", "term", "everyday", "definition", "explanation"}
)


def translation_problems(index: Index) -> Iterator[Problem]:
    """Warnings, each about all languages that a text or a page lacks; none for a site in one language."""
    for site in index.of_kind("site").values():
        languages = [one for one in site.value.get("languages", ()) if isinstance(one, str)]
        for number, language in enumerate(languages):
            if missing := untranslated(language):
                yield at(site, ("languages", number), "interface-incomplete", found=language, number=missing)
        if len(languages) > 1:
            for kind in KINDS:
                for document in index.of_kind(kind).values():
                    yield from _texts(document, document.value, (), languages)
            yield from _pages(index, languages)


def _texts(document: Document, value: Any, path: Path, languages: Sequence[str]) -> Iterator[Problem]:
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(document, each, (*path, number), languages)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            if name in SHOWN and isinstance(each, str | Mapping):
                there = each if isinstance(each, Mapping) else languages[:1]
                if missing := [language for language in languages if language not in there]:
                    yield at(document, (*path, name), "untranslated", True, found=", ".join(missing))
            else:
                yield from _texts(document, each, (*path, name), languages)


def _pages(index: Index, languages: Sequence[str]) -> Iterator[Problem]:
    folder = f"{index.root}/{FOLDER}/"
    for there in texts_of_pages((path.removeprefix(folder) for path in index.pages), languages).values():
        if missing := [language for language in languages if language not in there]:
            yield problem("untranslated", folder + next(iter(there.values())), found=", ".join(missing))
