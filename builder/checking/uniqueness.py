"""Things that may stand in one place only: enterprise numbers, former slugs, ids in a list, synonyms of sectors."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checking.index import Index, spoken
from builder.checking.suggestions import plain
from builder.checking.violations import at
from builder.language import DEFAULT_LANGUAGE, LANGUAGES
from builder.problems import Problem
from builder.reading.document import Document, Path

_LISTS_WITH_IDS = {"terms": "terms", "sector": "activities", "figures": "figures", "conversation-cards": "cards"}


def enterprise_number_problems(index: Index) -> Iterator[Problem]:
    first: dict[str, Document] = {}
    for document in index.of_kind("organisation").values():
        number = document.value.get("enterprise_number")
        if not isinstance(number, str):
            continue
        digits = "".join(filter(str.isdigit, number))
        other = first.setdefault(digits, document)
        if other is not document:
            yield at(document, ("enterprise_number",), "enterprise-number-twice", found=number, other=other.path)


def former_slug_problems(index: Index) -> Iterator[Problem]:
    organisations = index.of_kind("organisation")
    first: dict[str, Document] = {}
    for document in organisations.values():
        listed = document.value.get("former_slugs")
        for number, slug in enumerate(listed if isinstance(listed, list) else ()):
            if not isinstance(slug, str):
                continue
            path = ("former_slugs", number)
            other = first.setdefault(slug, document)
            if slug in organisations:
                yield at(document, path, "former-slug-taken", found=slug)
            elif other is not document:
                yield at(document, path, "former-slug-twice", found=slug, other=other.path)


def id_problems(document: Document) -> Iterator[Problem]:
    """Ids that come twice in the list of one file."""
    name = _LISTS_WITH_IDS.get(document.kind)
    listed = document.value.get(name) if name else None
    first: dict[str, int] = {}
    for number, entry in enumerate(listed if isinstance(listed, list) else ()):
        identifier = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(identifier, str):
            continue
        earlier = first.setdefault(identifier, number)
        if earlier != number:
            line = document.position((str(name), earlier, "id")).line
            yield at(document, (str(name), number, "id"), "duplicate-id", found=identifier, other=line)


def synonym_problems(index: Index) -> Iterator[Problem]:
    """Words that lead to two different sectors: a search for them has no single answer. Those that one of the two
    lists as shared are meant so."""
    first: dict[tuple[str, str], str] = {}
    shared = {sector: _shared_words(document) for sector, document in index.of_kind("sector").items()}
    for sector, document in index.of_kind("sector").items():
        own: dict[tuple[str, str], tuple[Path, str]] = {}
        for path, word in _sector_words(document):
            language = next((str(step) for step in path if step in LANGUAGES), DEFAULT_LANGUAGE)
            own.setdefault((language, plain(word)), (path, word))
        for key, (path, word) in own.items():
            other = first.setdefault(key, sector)
            if other != sector and key[1] not in shared[sector] | shared[other]:
                yield at(document, path, "ambiguous-synonym", found=word, sector=other, other=sector)


def _shared_words(document: Document) -> frozenset[str]:
    listed = document.value.get("shared_words")
    return frozenset(plain(word) for word in (listed if isinstance(listed, list) else ()) if isinstance(word, str))


def _sector_words(document: Document) -> Iterator[tuple[Path, str]]:
    yield from spoken(document.value, ())
    listed = document.value.get("activities")
    for number, activity in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(activity, dict):
            yield from spoken(activity, ("activities", number))
