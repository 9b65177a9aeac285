"""What a proposal means for a visitor, as Markdown: for the summary of a run and for the text of a pull request."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.checking.schemas import Schema
from builder.language import translator
from builder.problems import Phrase, Problem, hint, message
from builder.reading.document import Document
from builder.reviewing.blame import Blame
from builder.reviewing.changes import Change, Reader
from builder.reviewing.completeness import completeness
from builder.reviewing.markdown import listed, quoted
from builder.reviewing.risk import weighty

MOST = 40  # files, and changes of one file, that are told
DOUBLES = frozenset({"similar-name", "same-address"})


@dataclass(frozen=True)
class Versions:
    """The content before and after a proposal; `changed` are its files, as paths from the project's root."""

    before: tuple[Document, ...]
    after: tuple[Document, ...]
    changed: Collection[str]
    content: str  # name of the content folder


def report(versions: Versions, judged: Blame, schemas: Mapping[str, Schema], language: str) -> str:
    """The whole report. Nothing that stands in a file can be more than text in it."""
    return "".join(_Report(versions, judged, schemas, language).parts())


class _Report:
    def __init__(self, versions: Versions, judged: Blame, schemas: Mapping[str, Schema], language: str) -> None:
        self.versions = versions
        self.judged = judged
        self.schemas = schemas
        self.language = language
        words = translator(language, "review")
        self._ = words.gettext
        self.several = words.ngettext
        self.problems = translator(language, "problems")
        self.names = Names((*versions.before, *versions.after), language)
        self.reader = Reader(language, self.names.label, yes=self._("yes"), no=self._("no"))

    def parts(self) -> Iterator[str]:
        before = {document.path: document for document in self.versions.before}
        after = {document.path: document for document in self.versions.after}
        moved = {new: old for old, new in _renamed(self.versions, before, after)}
        left = set(moved.values())
        paths = [
            path for path in sorted(self.versions.changed) if (path in before or path in after) and path not in left
        ]
        yield f"## {self._('What changes for a visitor')}\n\n"
        if not paths:
            yield self._("Nothing that a visitor sees in a profile or a list changes.") + "\n\n"
        heavy: list[str] = []
        for path in paths[:MOST]:
            yield from self._file(before.get(moved.get(path, path)), after.get(path), heavy)
        if len(paths) > MOST:
            yield self._("… and {number} more files.").format(number=len(paths) - MOST) + "\n\n"
        yield from self._faults()
        yield from self._doubles()
        yield from self._who_decides(paths, heavy)

    def _file(self, old: Document | None, new: Document | None, heavy: list[str]) -> Iterator[str]:
        document = new or old
        assert document is not None
        yield f"### {quoted(self.names.name(document))}\n\n"
        if old is None or new is None:
            heavy.append(self._("a file comes or goes"))
            yield (self._("This is new.") if old is None else self._("This goes away.")) + "\n\n"
        elif old.id != new.id:
            heavy.append(self._("another web name"))
            words = self._(
                "Its page moves from {before} to {after}. Who goes to the old address arrives at the new one."
            )
            yield words.format(before=quoted(old.id), after=quoted(new.id)) + "\n\n"
        found = self._changes(old, new, document.kind)
        heavy.extend(_shown(change.field[0]) for change in weighty(found))
        yield listed(self._line(change) for change in found[:MOST])
        if len(found) > MOST:
            yield listed([self._("… and {number} more.").format(number=len(found) - MOST)])
        yield "\n"
        if new is not None and new.kind == "organisation":
            yield from self._card(new)
            yield from self._completeness(old, new)

    def _changes(self, old: Document | None, new: Document | None, kind: str) -> list[Change]:
        if new is None:
            return []
        return self.reader.changes(old.value if old else {}, new.value, self.schemas[kind].flat)

    def _line(self, change: Change) -> str:
        field = " › ".join(_shown(part) for part in change.field if part)
        if change.before is None:
            return f"**{field}**: {self._('new')}: {quoted(change.after or '')}"
        if change.after is None:
            return f"**{field}**: {self._('gone')}: {quoted(change.before)}"
        return f"**{field}**: {quoted(change.before)} → {quoted(change.after)}"

    def _card(self, new: Document) -> Iterator[str]:
        """The organisation as a visitor meets it in a list."""
        value, properties = new.value, self.schemas[new.kind].flat["properties"]
        places = [each.get("municipality") for each in value.get("locations") or () if isinstance(each, dict)]
        work = self.reader.spoken(value.get("sectors"), properties["sectors"])
        lines = (value.get("summary"), ", ".join(dict.fromkeys(str(each) for each in places if each)), work)
        yield f"> **{quoted(self.names.name(new))}**\n"
        for line in lines:
            if said := self.names.said(line):
                yield f">\n> {quoted(said)}\n"
        yield "\n"

    def _completeness(self, old: Document | None, new: Document) -> Iterator[str]:
        now = completeness(new.value)
        words = self._("This profile answers {now} of the {all} things that visitors ask.")
        line = words.format(now=now.answered, all=now.of)
        if old is not None and (before := completeness(old.value).answered) != now.answered:
            line += " " + self._("It was {before}.").format(before=before)
        if step := now.next_step:
            line += " " + self._("What would help most: {step}").format(step=self._(step.advice))
        yield line + "\n\n"

    def _faults(self) -> Iterator[str]:
        faults = [each for each in self.judged.own if each.code not in DOUBLES]
        if faults:
            yield f"## {self._('What to put right')}\n\n"
            yield listed(self._fault(each) for each in faults[:MOST]) + "\n"
        if number := len(self.judged.elsewhere):
            words = self.several(
                "{number} problem in another file was there before; it does not count here.",
                "{number} problems in other files were there before; they do not count here.",
                number,
            )
            yield words.format(number=number) + "\n\n"

    def _fault(self, each: Problem) -> str:
        said = " ".join(filter(None, (message(each, self.problems), hint(each, self.problems))))
        place = quoted(f"{each.path}:{each.line}")
        return f"{place} {self.problems.gettext(str(each.severity))}: {quoted(said, limit=500)}"

    def _doubles(self) -> Iterator[str]:
        doubles = [each for each in self.judged.own if each.code in DOUBLES]
        if doubles:
            yield f"## {self._('Perhaps in the directory twice')}\n\n"
            yield listed(self._fault(each) for each in doubles[:MOST]) + "\n"

    def _who_decides(self, paths: list[str], heavy: list[str]) -> Iterator[str]:
        strange = [path for path in sorted(self.versions.changed) if not path.startswith(f"{self.versions.content}/")]
        yield f"## {self._('Who looks at this')}\n\n"
        if strange:
            yield self._("This also changes the program or its settings. A maintainer looks at every line:") + "\n\n"
            yield listed(quoted(path) for path in strange[:MOST]) + "\n"
        if heavy:
            fields = ", ".join(dict.fromkeys(heavy))
            yield self._("The federation looks first: {fields}.").format(fields=fields) + "\n"
        elif paths and not strange and not self.judged.errors:
            yield self._("Low risk: only how to reach the organisation, its hours or its own words.") + " "
            yield self._("A maintainer may take it over at once.") + "\n"
        else:
            yield self._("A maintainer looks at this.") + "\n"


def _renamed(
    versions: Versions, before: Mapping[str, Document], after: Mapping[str, Document]
) -> Iterator[tuple[str, str]]:
    """Old and new path of each profile that got another file name: the new one says which names it had."""
    gone = {(old.kind, old.id): path for path, old in before.items() if path in versions.changed and path not in after}
    for path, new in after.items():
        if path in versions.changed and path not in before:
            names = new.value.get("former_slugs")
            for name in names if isinstance(names, list) else ():
                if isinstance(name, str) and (old_path := gone.pop((new.kind, name), None)):
                    yield old_path, path
                    break


def _shown(part: str) -> str:
    return part if isinstance(part, Phrase) else quoted(part)


class Names:
    """What documents and the entries of lists are called, in one language, from values that may have mistakes."""

    def __init__(self, documents: Collection[Document], language: str) -> None:
        self._language = language
        self._called: dict[tuple[str, str], str] = {}
        for document in documents:
            self._called[document.kind, document.id] = self.name(document)
            for listed_as in ("terms", "activities"):
                entries = document.value.get(listed_as)
                for entry in entries if isinstance(entries, list) else ():
                    if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                        self._called[document.id, entry["id"]] = self.said(entry.get("label")) or entry["id"]

    def name(self, document: Document) -> str:
        value = document.value
        given = (self.said(value.get(key)) for key in ("name", "title", "term", "label"))
        return next(filter(None, given), document.id)

    def label(self, reference: str, identifier: str, sector: str) -> str:
        if reference == "activity":
            return self._called.get((sector, identifier), identifier)
        if reference == "activity-key":
            inside, _, activity = identifier.partition("/")
            return self._called.get((inside, activity), identifier)
        return self._called.get((reference, identifier), identifier)

    def said(self, text: Any) -> str:
        if isinstance(text, dict):
            text = text.get(self._language) or next(iter(text.values()), "")
        return text if isinstance(text, str) else ""
