"""What a row of a spreadsheet says of one organisation: only what its profile does not say already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.catalogue.model import Catalogue
from builder.checking.schemas import Schema
from builder.checking.suggestions import plain
from builder.editing.answers import AnswerError, location_of
from builder.editing.sheets import notes
from builder.editing.sheets.cells import said, split_address, split_street, text_of
from builder.editing.sheets.headings import Columns
from builder.editing.sheets.reading import Cell, Line
from builder.editing.sheets.terms import Terms
from builder.editing.twins import compared
from builder.editing.work import WorkReader, Works
from builder.exporting.columns import READ_ONLY
from builder.exporting.spreadsheet import column_letter
from builder.exporting.table import meant

LISTS = ("types", "customers", "forms", "labels", "services", "federations", "languages")
TEXTS = ("name", "short_name", "summary", "enterprise_number", "founded", "website", "email", "phone")
WORK = ("activities", "sectors", "work")  # in this order: keys say more than words
ADDRESS = ("address", "street", "number", "box", "postal_code", "municipality")
_AREAS = re.compile(r"(everywhere|region|municipality|km):([a-z0-9-]+)")


@dataclass(frozen=True)
class Note:
    """Something to tell about a cell. `message` is of the domain `cli`; `mended` when it is only to be known."""

    row: int
    column: str  # its letter
    heading: str
    found: str
    message: str
    mended: bool = False
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Told:
    """What a row says that is new; everything may be empty."""

    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    work: Works = field(default_factory=Works)
    location: dict[str, str] = field(default_factory=dict)
    work_area: tuple[str, ...] = ()
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """A row by field."""

    number: int
    columns: Columns
    cells: Mapping[str, Cell]

    @classmethod
    def of(cls, line: Line, columns: Columns) -> Row:
        cells = {name: line.cells[at] if at < len(line.cells) else None for name, at in columns.of.items()}
        return cls(line.number, columns, {name: cell for name, cell in cells.items() if text_of(cell)})

    def said(self, name: str) -> str:
        """What the cell of a field says, when that is certain."""
        return said(name, self.cells.get(name)).text

    def note(self, name: str, message: str, *, mended: bool = False, **params: object) -> Note:
        at = self.columns.of.get(name, 0)
        heading = self.columns.headings.get(at, "")
        return Note(self.number, column_letter(at), heading, text_of(self.cells.get(name)), message, mended, params)

    def address(self) -> dict[str, str]:
        """Street, number, box, postal code and municipality as they are written, from whatever cells have them."""
        parts = {name: " ".join(text_of(self.cells.get(name)).split()) for name in ADDRESS}
        line, code, town = split_address(text_of(self.cells.get("address")))
        parts["street"] = parts["street"] or line
        if not parts["number"]:
            street, number, box = split_street(parts["street"])
            parts |= {"street": street, "number": number, "box": parts["box"] or box}
        written = re.fullmatch(r"(?:B-?\s?)?([1-9]\d{3})(?:\s+(\D.*))?", parts["postal_code"])
        before_town = re.fullmatch(r"(?:B-?\s?)?([1-9]\d{3})\s+(\D.*)", parts["municipality"])
        parts["postal_code"] = said("postal_code", self.cells.get("postal_code")).text or (
            before_town[1] if before_town else code
        )
        parts["municipality"] = (
            (before_town[2] if before_town else parts["municipality"]) or (written[2] if written else "") or town
        )
        del parts["address"]
        return {name: text or "" for name, text in parts.items()}


class Reader:
    """Reads rows, by the words and places of a directory."""

    def __init__(self, catalogue: Catalogue, schema: Schema) -> None:
        self.terms = Terms(catalogue, schema)
        self.work = WorkReader(catalogue)
        self.places = catalogue.places
        self.regions = {
            plain(name): one.id
            for one in catalogue.regions.values()
            for name in (one.id, *one.name.by_language.values())
        }

    def told(self, row: Row, now: Mapping[str, str]) -> Told:
        """What a row says. `now` are the cells of the published table for the profile that is there; empty for a new
        one."""
        fresh = {name: cell for name, cell in row.cells.items() if not _same(name, cell, now.get(name, ""))}
        told = Told()
        for name in READ_ONLY & fresh.keys():
            if now:
                told.notes.append(row.note(name, notes.READ_ONLY, words=now.get(name) or "–"))
        for name in TEXTS:
            if name in fresh:
                self._text(row, name, told)
        for name in (*LISTS, "legal_form"):
            if name in fresh:
                self._list(row, name, told)
        for name in WORK:
            if name in fresh and not told.work.keys:
                told.work = self._work(row, name, told)
        if not now and "summary" in fresh and not any(name in row.columns.of for name in WORK):
            told.work = self._work_in_sentence(row, told)
        if "work_area" in fresh:
            told.work_area = self._areas(row, told)
        if any(name in fresh for name in ADDRESS):
            self._location(row, told)
        told.notes.sort(key=lambda note: (len(note.column), note.column))
        return told

    def _text(self, row: Row, name: str, told: Told) -> None:
        text, note = said(name, row.cells[name])
        if note:
            told.notes.append(row.note(name, note, mended=bool(text)))
        if text:
            told.texts[name] = text

    def _list(self, row: Row, name: str, told: Told) -> None:
        found = self.terms.meant(name, text_of(row.cells[name]))
        for words, meaning in found.guessed.items():
            told.notes.append(row.note(name, notes.TAKEN_FOR, mended=True, words=words, meaning=meaning))
        if found.unknown:
            told.notes.append(row.note(name, notes.UNKNOWN_WORDS, words=", ".join(found.unknown)))
        if name == "legal_form" and found.ids:
            told.texts[name] = found.ids[0]
        elif found.ids:
            told.lists[name] = found.ids

    def _work(self, row: Row, name: str, told: Told) -> Works:
        found = self.work.read(text_of(row.cells[name]))
        if found.rest and not found.keys:
            told.notes.append(row.note(name, notes.NO_WORK, mended=True))
        return found

    def _work_in_sentence(self, row: Row, told: Told) -> Works:
        """The work that the only words about it name. They are a sentence as well, so nothing of them is kept apart."""
        keys = self.work.read(text_of(row.cells["summary"])).keys
        if keys:
            told.notes.append(row.note("summary", notes.WORK_IN_SENTENCE, mended=True, work=", ".join(keys)))
        return Works(keys)

    def _areas(self, row: Row, told: Told) -> tuple[str, ...]:
        """Codes as the table has them; a town or region in words is taken too."""
        codes, unknown = [], []
        for part in re.split(r"\s*[|;,\n]\s*", text_of(row.cells["work_area"])):
            towns = self.places.by_name.get(part.casefold(), ())
            if _AREAS.fullmatch(part):
                codes.append(part)
            elif plain(part) in ("vlaanderen", "flandre", "flanders", "heel vlaanderen"):
                codes.append("everywhere:vlaanderen")
            elif plain(part) in self.regions:
                codes.append(f"region:{self.regions[plain(part)]}")
            elif towns:
                codes.append(f"municipality:{towns[0].nis}")
            elif kilometres := re.fullmatch(r"(\d{1,3})\s*km", part):
                codes.append(f"km:{kilometres[1]}")
            elif part:
                unknown.append(part)
        if unknown:
            told.notes.append(row.note("work_area", notes.UNKNOWN_WORDS, words=", ".join(unknown)))
        return tuple(dict.fromkeys(codes))

    def _location(self, row: Row, told: Told) -> None:
        parts = row.address()
        name = next(name for name in ("municipality", "postal_code", *ADDRESS) if name in row.cells)
        if row.cells.get("postal_code") and not parts["postal_code"]:
            told.notes.append(row.note("postal_code", notes.NO_POSTAL_CODE))
        parts["municipality"] = self._town(parts["municipality"], parts["postal_code"])
        try:
            found = location_of(parts, self.places)
        except AnswerError as error:
            told.notes.append(row.note(name, notes.REFUSED, error=error))
            return
        if not found and (parts["street"] or parts["municipality"]):
            told.notes.append(row.note(name, notes.NO_MUNICIPALITY))
        told.location = {key: text for key, text in found.items() if key != "postal_code" or parts["postal_code"]}

    def _town(self, written: str, code: str) -> str:
        """The name of a municipality or section as the directory knows it; the postal code decides where it can."""
        served = {place.nis: place for place in self.places.at_code(code)}
        known = False
        for part in (written, *re.split(r"[()/,–]|\s-\s", written)):
            name = self._names.get(plain(part), "")
            if name and (not served or any(place.nis in served for place in self.places.by_name[name])):
                return name
            known = known or bool(name)
        if len(served) == 1 and not known:  # a name that is written otherwise: the code says it
            return next(iter(served.values())).name
        return written

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Names of places without accents and signs, as they are known."""
        return {plain(name): name for name in reversed(self.places.by_name)}


def _same(name: str, cell: Cell, now: str) -> bool:
    """Whether a cell says what the published table says."""
    text = text_of(cell)
    if not now:
        return False
    return " ".join(text.split()) == " ".join(meant(now).split()) or (
        name in ("phone", "enterprise_number", "website", "email", "postal_code")
        and compared(name, text) == compared(name, now)
    )
