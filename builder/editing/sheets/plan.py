"""What an import would do: for each row a new profile, a changed one, or nothing, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from builder.catalogue.model import Catalogue
from builder.catalogue.vocabulary import CATCH_ALL
from builder.checking.duplicates import distinctive
from builder.checking.schemas import Schema
from builder.editing.amend import amended
from builder.editing.commented import modeline
from builder.editing.fmt import UnformattableError, write_text
from builder.editing.new import problems_of
from builder.editing.sheets import notes
from builder.editing.sheets.cells import text_of
from builder.editing.sheets.headings import Columns, columns_of, known_headings
from builder.editing.sheets.merging import SUMMARY, merged
from builder.editing.sheets.reading import Line
from builder.editing.sheets.rows import WORK, Note, Reader, Row, Told
from builder.editing.twins import Identity, Register, address_key, compared
from builder.exporting.columns import COLUMNS, rows
from builder.problems import Problem, problem
from builder.reading.files import MAX_SLUG, is_slug, slug_of
from builder.reading.kinds import RESERVED_NAMES
from builder.reading.strict_yaml import parse

NEW, SKIP = "new", "skip"
FILLED = 3  # columns of a table in which a row with only a name is no organisation


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What whoever imports says beside the table. `rows` decides who a row is: a web name, `new` or `skip`."""

    columns: Mapping[str, str] = field(default_factory=dict)  # field to heading
    rows: Mapping[int, str] = field(default_factory=dict)
    type: str = ""  # of new organisations that say none
    federation: str = ""  # of which all rows are members
    source: str = ""  # address of a web page
    source_title: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One profile. `before` is the text of its file, empty for a new one; `after` what it would become, empty
    when that cannot be written. `old` and `value` are what these texts say."""

    slug: str
    name: str
    rows: tuple[int, ...]
    before: str
    after: str
    old: Mapping[str, Any]
    value: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()  # with an error it is not written

    @property
    def is_new(self) -> bool:
        return not self.before

    @property
    def changes(self) -> bool:
        return self.before != self.after

    @property
    def refused(self) -> bool:
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, kw_only=True)
class Plan:
    columns: Columns
    entries: tuple[Entry, ...]  # by slug
    notes: tuple[Note, ...]  # of cells
    left: tuple[Note, ...]  # of rows that nothing is done with


def plan_import(
    lines: Sequence[Line],
    catalogue: Catalogue,
    source_of: Callable[[str], str],
    schema: Schema,
    today: str,
    wishes: Wishes | None = None,
) -> Plan:
    """What the rows of a table would change. `source_of` gives the text of the file of a profile by its slug, `today`
    is the day (YYYY-MM-DD) that new profiles are read. Raises SheetError when the columns cannot be told."""
    asked = wishes or Wishes()
    columns = columns_of(lines, known_headings(schema.flat), asked.columns)
    planner = _Planner(catalogue, source_of, schema, today, asked)
    for line in lines:
        if line.number > columns.line:
            planner.take(Row.of(line, columns))
    return Plan(
        columns=columns,
        entries=tuple(planner.entries()),
        notes=tuple(planner.notes),
        left=tuple(planner.left),
    )


@dataclass
class _Draft:
    """A profile while rows are put into it."""

    name: str
    before: str
    old: dict[str, Any]
    value: dict[str, Any]
    rows: list[int]


class _Planner:
    def __init__(
        self, catalogue: Catalogue, source_of: Callable[[str], str], schema: Schema, today: str, wishes: Wishes
    ) -> None:
        self.catalogue = catalogue
        self.source_of = source_of
        self.schema = schema
        self.today = today
        self.wishes = wishes
        self.language = catalogue.site.languages[0]
        self.reader = Reader(catalogue, schema)
        self.register = Register(catalogue.organisations)
        names = [column.name for column in COLUMNS]
        self.table = {row[0]: dict(zip(names, row, strict=True)) for row in rows(catalogue)}
        self.drafts: dict[str, _Draft] = {}
        self.notes: list[Note] = []
        self.left: list[Note] = []

    def take(self, row: Row) -> None:
        """Put one row where it belongs."""
        decision = self.wishes.rows.get(row.number, "")
        asked = self._identity(row, decision)
        if decision == SKIP:
            return
        if not asked.names and not (asked.slug and self.register.at(asked.slug)):
            self.left.append(row.note("name", notes.NO_NAME))
            return
        twin = None if decision == NEW else self.register.twin_of(asked)
        if twin and not twin.sure:
            other = twin.identity
            self.left.append(row.note("name", notes.LOOKS_LIKE, twin=other.name, row=row.number, slug=other.slug))
        elif twin:
            self._change(row, twin.identity.slug, own=bool(asked.slug))
        elif decision != NEW and row.cells.keys() == {"name"} and len(row.columns.of) >= FILLED:
            self.left.append(row.note("name", notes.ONLY_NAME, row=row.number))
        else:
            self._begin(row, asked)

    def _identity(self, row: Row, decision: str) -> Identity:
        named = text_of(row.cells.get("id"))
        slug = decision if decision not in ("", NEW, SKIP) else named
        address = row.address()
        name = row.said("name")
        return Identity(
            slug if is_slug(slug) else "",
            name,
            (distinctive(name),) if distinctive(name) else (),
            compared("enterprise_number", row.said("enterprise_number")),
            compared("website", row.said("website")),
            tuple(filter(None, [address_key(address["postal_code"], address["street"], address["number"])])),
        )

    def _change(self, row: Row, slug: str, *, own: bool) -> None:
        draft = self.drafts.get(slug)
        if draft is None:
            before = self.source_of(slug)
            old = parse(before.encode(), slug).value or {}
            draft = self.drafts[slug] = _Draft(old.get("name", slug), before, old, old, [])
        told = self.reader.told(row, self.table.get(slug, {}))
        self._member(told)
        value = merged(draft.value, told, self.language, own=own)
        if draft.before and value != draft.old:
            self._source(value)
        draft.value = value
        draft.rows.append(row.number)
        self.notes += told.notes

    def _begin(self, row: Row, asked: Identity) -> None:
        slug = asked.slug or slug_of(asked.name)
        if not slug:
            self.left.append(row.note("name", notes.NO_SLUG))
            return
        if slug in RESERVED_NAMES or self.register.has(slug):
            slug = self._free(slug, row)
        told = self.reader.told(row, {})
        self._member(told)
        value = merged({}, told, self.language, own=True)
        if "types" not in value:
            if not self.wishes.type:
                self.left.append(row.note("name", notes.GIVEN_TYPE))
                return
            value["types"] = [{"type": self.wishes.type}]
        self._source(value)
        if "sources" not in value:
            if "website" not in value:
                self.left.append(row.note("name", notes.GIVEN_SOURCE))
                return
            value["sources"] = [{"url": value["website"], "read": self.today}]
        self._complete(row, value, told)
        self.drafts[slug] = _Draft(asked.name, "", {}, value, [row.number])
        self.notes += told.notes
        self.register.add(Identity(slug, asked.name, asked.names, asked.number, asked.website, asked.addresses))

    def _complete(self, row: Row, value: dict[str, Any], told: Told) -> None:
        """What a profile must have and a member list has not, out of what the row says."""
        if "sectors" not in value:
            value["sectors"] = [{"sector": CATCH_ALL}]
        if "summary" not in value:
            words = next((text_of(row.cells[name]) for name in reversed(WORK) if name in row.cells), "")
            town = value["locations"][0]["municipality"] if "locations" in value else ""
            value["summary"] = _sentence(words, value["name"], town)
            told.notes.append(row.note("name", notes.MADE_SUMMARY, mended=True))
        value["verification"] = {"state": "unconfirmed"}
        value["last_reviewed"] = self.today

    def _member(self, told: Told) -> None:
        if federation := self.wishes.federation:
            told.lists["federations"] = tuple(dict.fromkeys([*told.lists.get("federations", ()), federation]))

    def _source(self, value: dict[str, Any]) -> None:
        """The page that was given for all rows, once."""
        if self.wishes.source and all(one["url"] != self.wishes.source for one in value.get("sources", [])):
            title = {"title": self.wishes.source_title} if self.wishes.source_title else {}
            source = {"url": self.wishes.source, **title, "read": self.today}
            value["sources"] = [*value.get("sources", []), source]

    def _free(self, slug: str, row: Row) -> str:
        """Another file name where this one is taken: with the town, else with a number."""
        town = slug_of(row.address()["municipality"])
        numbered = (f"{slug[: MAX_SLUG - 4]}-{number}" for number in range(2, 1000))
        attempts = [f"{slug}-{town}"[:MAX_SLUG].strip("-"), *numbered]
        return next(each for each in attempts if is_slug(each) and not self.register.has(each))

    def entries(self) -> Iterator[Entry]:
        for slug, draft in sorted(self.drafts.items()):
            after, problems = self._written(slug, draft)
            yield Entry(
                slug=slug,
                name=draft.name,
                rows=tuple(draft.rows),
                before=draft.before,
                after=after,
                old=draft.old,
                value=draft.value,
                problems=problems,
            )

    def _written(self, slug: str, draft: _Draft) -> tuple[str, tuple[Problem, ...]]:
        """The new text of a profile and what is wrong with it; no text when what it should say cannot be written."""
        flat = self.schema.flat
        try:
            text = (
                amended(draft.before, flat, draft.value, _path(slug))
                if draft.before
                else write_text(draft.value, flat, [modeline("organisation")])
            )
        except UnformattableError as error:
            return "", error.problems or (problem("internal-error", _path(slug), found=type(error).__name__),)
        return text, tuple(problems_of(slug, text, self.schema)) if text != draft.before else ()


def _sentence(words: str, name: str, town: str) -> str:
    """`Haag scheren, gras maaien, in Genk.` At most as long as a summary."""
    work = ", ".join(part.strip(" .,-–•") for part in re.split(r"[|;\n]", words) if part.strip(" .,-–•"))
    end = f", {town}." if town else "."
    room = SUMMARY - len(end)
    said = " ".join(work.split()) or name
    cut = said if len(said) <= room else said[: room - 1].rpartition(" ")[0].rstrip(" ,") + "…"
    return f"{cut[:1].upper()}{cut[1:]}{end}"


def _path(slug: str) -> str:
    return f"content/organisations/{slug}.yml"
