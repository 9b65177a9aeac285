"""The check: every document against its schema, then all documents against each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from builder.catalogue.places import Places
from builder.checking.conduct import image_problems, law_problems, mailbox_problem, name_problems, required_problems
from builder.checking.duplicates import duplicate_problems
from builder.checking.formats import FORMATS
from builder.checking.index import Index
from builder.checking.kept import Entry, Kept
from builder.checking.locations import location_problems
from builder.checking.order import cycle_problems, date_problems
from builder.checking.outlines import OUTLINED, outline
from builder.checking.plain_language import plain_language_problems
from builder.checking.references import reference_problems
from builder.checking.schemas import Schema, load_schemas
from builder.checking.translations import KINDS as TRANSLATED
from builder.checking.translations import translation_problems
from builder.checking.uniqueness import (
    enterprise_number_problems,
    former_slug_problems,
    id_problems,
    synonym_problems,
)
from builder.checking.values import Special, Walk
from builder.checking.violations import at, violations
from builder.fingerprints import digest_of
from builder.problems import Problem, problem
from builder.reading.content import Content
from builder.reading.document import KEY, Document
from builder.reading.files import Seal

Rule = Callable[[Index], Iterable[Problem]]
ALL_TOGETHER: tuple[Rule, ...] = (
    enterprise_number_problems,
    former_slug_problems,
    synonym_problems,
    cycle_problems,
    duplicate_problems,
    image_problems,
    translation_problems,
    plain_language_problems,
)
# The kinds of documents that a rule speaks of, when it never speaks of others nor looks at profiles; pages are of no
# kind.
SPEAKS_OF: dict[Rule, frozenset[str]] = {
    synonym_problems: frozenset({"sector"}),
    translation_problems: frozenset({"site", *TRANSLATED}),
    plain_language_problems: frozenset(),
}


class Looked(NamedTuple):
    """Of one document by itself: its converted value, its texts that refer to something, its problems, and those that
    are only told of what does not break its schema or form."""

    value: dict[str, Any]
    referring: list[Special]
    problems: list[Problem]
    further: list[Problem]


@dataclass(frozen=True)
class Checked:
    """`documents` have converted values, also those with problems; without errors a catalogue can be made of them."""

    documents: tuple[Document, ...]
    places: Places
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        return sum(each.is_error for each in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors


def check(
    content: Content,
    places: Places,
    schema_dir: Path,
    only: Collection[str] | None = None,
    kept: Kept | None = None,
) -> Checked:
    """Check all content; `problems` include those of reading and are sorted by file and place.

    `only` are paths as in `Document.path`: the problems of other files are left out, though the rules hold those that
    are asked for against all of them. Documents that nobody `looked` at are looked at here; those that an earlier run
    found right are `kept`. Raises SchemaError when the schemas themselves cannot be used.
    """
    problems = list(content.problems)
    documents: list[Document] = []
    specials: list[tuple[Document, list[Special]]] = []
    further: list[Problem] = []
    settled, among = (kept.taken, _among(content)) if kept is not None else ({}, "")
    for document, (value, noted, found, more) in zip(
        content.documents, _apart(content, looking(schema_dir, only), settled, among, only), strict=True
    ):
        converted = document if value is document.value else replace(document, value=value)
        documents.append(converted)
        specials.append((converted, noted))
        problems.extend(found)
        further.extend(more)
    index = Index(content.root, tuple(documents), content.unread, content.images, places, content.pages, only)
    asked = specials if only is None else [each for each in specials if each[0].path in only]
    # What breaks its schema or form is not looked at further: one mistake, one message.
    broken = {(each.path, each.key) for each in problems if each.is_error and each.key}
    rules = {rule for rule in ALL_TOGETHER if _may_speak_of(rule, documents, only)}
    stands = _standing(index, among) if kept is not None else {}
    if kept is not None:
        rules = {rule for rule in rules if stands[rule] not in kept.calm}
    further.extend(_each_among_others(index, asked, settled, among))
    said = {rule: _guarded(index.root, partial(rule, index)) for rule in ALL_TOGETHER if rule in rules}
    problems.extend(each for each in chain(further, *said.values()) if (each.path, each.key) not in broken)
    if kept is not None:
        wrong = {each.path for each in problems}
        for document, noted in specials:
            entry, now = settled.get(document.path), among if formats_of(document.path, only) else ""
            if document.seal and document.path not in wrong and (entry is None or now not in ("", entry.among)):
                kept.put(document.path, Entry.of(document.seal, now, document.value, noted))
        if only is None:
            kept.calm = {*stands.values()} - {stands[rule] for rule in ALL_TOGETHER if said.get(rule)}
    if only is not None:
        problems = [each for each in problems if each.path in only]
    return Checked(index.documents, places, tuple(sorted(dict.fromkeys(problems), key=lambda each: each.order)))


def looking(schema_dir: Path, only: Collection[str] | None = None) -> Callable[[Document], Looked]:
    """The look at one document by itself, as `check` with the same `only` needs it."""
    schemas = load_schemas(schema_dir)

    def look(document: Document) -> Looked:
        asked = formats_of(document.path, only)
        value, noted, problems = check_document(document, schemas[document.kind], asked)
        converted = replace(document, value=value)
        further = _guarded(document.path, lambda: _alone(converted)) if asked else []
        return Looked(value, [special for special in noted if special.reference], problems, further)

    return look


def _apart(
    content: Content,
    look: Callable[[Document], Looked],
    settled: Mapping[str, Entry],
    among: str,
    only: Collection[str] | None,
) -> Iterator[Looked]:
    """Of each document by itself; without references where nobody asks for it, or where the same document was held
    `among` the same others."""
    for document in content.documents:
        entry = settled.get(document.path)
        if entry is None:
            yield content.looked.get(document.path) or look(document)
        else:
            asked = formats_of(document.path, only) and entry.among != among
            yield Looked(entry.value, entry.specials if asked else [], [], [])


def formats_of(path: str, only: Collection[str] | None) -> bool:
    """Whether addresses, numbers and dates of a file are looked at: those are for files that are asked for."""
    return only is None or path in only


def check_document(
    document: Document, schema: Schema, formats: bool = True
) -> tuple[dict[str, Any], list[Special], list[Problem]]:
    """Of one document by itself: its converted value, its texts with a format or a reference, and its problems;
    without `formats` not those of addresses, numbers and dates, which load heavy libraries."""
    try:
        walk = Walk()
        value = walk.value(document.value, schema.shape, (), {})
        found = [] if walk.sound else violations(document, value, schema)
        wrong = {(each.line, each.column) for each in found}
        specials = walk.specials
        if wrong:
            specials = [each for each in specials if document.position(_place(each)) not in wrong]
        if formats:
            found.extend(_format_problems(document, specials))
        return value, specials, found
    except Exception as error:  # one file must never stop the others; the author can do nothing about it
        return document.value, [], [problem("internal-error", document.path, found=type(error).__name__)]


def _format_problems(document: Document, specials: Iterable[Special]) -> Iterator[Problem]:
    for special in specials:
        name = special.format
        if name is None:
            continue
        fault = FORMATS[name](special.text)
        if fault is not None:
            yield at(document, _place(special), fault.code, **{"found": special.text, **fault.params})
        elif name == "email" and (personal := mailbox_problem(document, special)):
            yield personal


def _place(special: Special) -> tuple[str | int, ...]:
    return special.path[:-1] if special.path and special.path[-1] == KEY else special.path


def _among(content: Content) -> str:
    """What a file is held against: all that is no profile, and which profiles there are. Places are not in it, as a
    change of them makes another checker."""
    profiles: list[str] = []
    others: list[tuple[str, Seal | None]] = []
    for document in content.documents:
        if document.kind == "organisation":
            profiles.append(document.path)
        else:
            others.append((document.path, document.seal))
    beside = (content.unread, content.images, sorted(content.pages.items()))
    return digest_of([content.root, *profiles, repr(others), repr((sorted(beside[0]), *beside[1:]))])


def _standing(index: Index, among: str) -> dict[Rule, str]:
    """What stands for all that each rule on files together looks at: beside profiles, and the outlines of those."""
    profiles = digest_of([among, *(repr(outline(each.value)) for each in index.of_kind(OUTLINED).values())])
    return {rule: among if rule in SPEAKS_OF else profiles for rule in ALL_TOGETHER}


def _each_among_others(
    index: Index, specials: list[tuple[Document, list[Special]]], settled: Mapping[str, Entry], among: str
) -> Iterator[Problem]:
    """Every rule that looks at one file among others, where they were not `settled` before: entries by path. A rule
    that fails is reported and does not stop the others."""
    for document, noted in specials:
        entry = settled.get(document.path)
        if entry is None or entry.among != among:
            yield from _guarded(document.path, partial(_across, document, noted, index))


def _may_speak_of(rule: Rule, documents: Iterable[Document], only: Collection[str] | None) -> bool:
    """Whether a rule can have anything to say of the files that are asked for."""
    if only is None or rule not in SPEAKS_OF:
        return True
    asked = {document.path: document.kind for document in documents if document.path in only}
    return len(asked) < len(set(only)) or not SPEAKS_OF[rule].isdisjoint(asked.values())


def _alone(document: Document) -> Iterator[Problem]:
    yield from date_problems(document)
    yield from id_problems(document)
    if document.kind == "organisation":
        yield from name_problems(document)


def _across(document: Document, noted: list[Special], index: Index) -> Iterator[Problem]:
    """Looks at nothing of `index` but what `_among` stands for."""
    for special in noted:
        yield from reference_problems(document, special, index)
    if document.kind == "organisation":
        yield from location_problems(document, index)
        yield from required_problems(document, index)
    elif document.kind == "glossary":
        yield from law_problems(document, index)


def _guarded(path: str, rule: Callable[[], Iterable[Problem]]) -> list[Problem]:
    try:
        return list(rule())
    except Exception as error:  # as in check_document
        return [problem("internal-error", path, found=type(error).__name__)]
