"""Mutants by number: the same number gives the same broken file, of the same kind, on every machine."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from builder.checking.check import check_document
from builder.checking.schemas import load_schemas
from builder.finding.pages import hand_written_page
from builder.problems import Problem
from builder.project import SCHEMA_DIR
from builder.reading.document import Document
from builder.reading.kinds import KINDS, Kind
from builder.reading.places import MUNICIPALITIES, OUTLINES, POSTAL_CODES, read_places
from builder.reading.strict_yaml import parse
from builder.rules import RULES
from tests.cases.tree import CASES, few_places

PATH = "content/mutant.yml"
PLACES, PAGES = "places", "pages"
ONE_IN = 20  # mutants is one of the places or of a page; the others are YAML

NASTY = [
    *("&a ", "*a", "<<: *a", "!!python/object:os.system ", "!!binary ", "!<tag:x> ", "!e!x ", "---\n", "...\n", "? "),
    *("- ", "%YAML 1.1\n", ": ", ":", "{", "}", "[", "]", ",", "|", ">", "|9\n", "'", '"', "#", " #", "@", "`", "%"),
    *("\t", "\r", "\n", "\n\n  ", " ", "        ", "\x00", "\x1b[2J", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff"),
    *("NO", "true", "null", "~", "2024-02-30", "12:30", "0x1F", "1e999", ".inf", "01000", "9" * 5000, "-", "é"),
    *("[[[[[[[[[[[[[[", "{a: " * 14, "a: [" + "x," * 2500, "x" * 66_000, "\ud7ff", "𝒳", "\\", '"\\ud800"', "\n  - "),
    *("\n- a", "name: "),
]  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """`what` is a kind of content, or the name of a file of the places, or "pages"."""

    what: Kind | str
    data: bytes

    @property
    def name(self) -> str:
        return self.what if isinstance(self.what, str) else self.what.name


class Breeder:
    """Breaks good files and files that are broken already, as many of each; `scratch` is a folder for the places."""

    def __init__(self, content: Path, scratch: Path) -> None:
        self._content = content
        self._places = scratch / "content"
        few_places(content / PLACES, self._places / PLACES)

    @cached_property
    def _yaml(self) -> list[tuple[Kind, bytes]]:
        """Every YAML file of the cases and of the content, with the kind its folder makes it."""
        found = []
        for folder in (CASES, self._content):
            for file in sorted(folder.rglob("*.yml")):
                if file.is_file() and not file.is_symlink():
                    below = file.relative_to(folder).as_posix()
                    below = below.partition("content/")[2] if folder == CASES else below
                    place, _, name = below.rpartition("/")
                    kinds = [kind for kind in KINDS if kind.place == place and (not kind.files or name in kind.files)]
                    found.extend((kind, file.read_bytes()) for kind in kinds)
        return found

    @cached_property
    def _good(self) -> list[tuple[Kind, bytes]]:
        return [(kind, data) for kind, data in self._yaml if not problems_of(kind, data)]

    @cached_property
    def _tables(self) -> list[tuple[str, bytes]]:
        names = (MUNICIPALITIES, POSTAL_CODES, OUTLINES)
        return [(name, (self._places / PLACES / name).read_bytes()) for name in names]

    @cached_property
    def _pages(self) -> list[tuple[str, bytes]]:
        return [(PAGES, file.read_bytes()) for file in sorted((self._content / PAGES).glob("*.md"))]

    def mutant(self, number: int, seed: int = 0) -> Mutant:
        dice = random.Random(seed << 40 | number)
        what: Kind | str
        if number % ONE_IN == 1:
            what, data = dice.choice(self._tables if number % (2 * ONE_IN) == 1 else self._pages)
        else:
            what, data = dice.choice(self._good if number % 2 else self._yaml)
        return Mutant(what, mutated(data, dice.choice(self._yaml)[1], dice))

    def refusal(self, mutant: Mutant) -> bool:
        """Whether the mutant is refused. Raises AssertionError when the refusal is not one for people."""
        if isinstance(mutant.what, Kind):
            problems = problems_of(mutant.what, mutant.data)
            lines = mutant.data.count(b"\n") + mutant.data.count(b"\r") + 1
            for each in problems:
                assert each.code in RULES, each
                assert each.code != "internal-error", each
                assert 1 <= each.line <= lines, each
                assert each.column >= 1, each
            return bool(problems)
        if mutant.what == PAGES:
            text = mutant.data.decode("utf-8", "replace")  # the generator has refused what is not UTF-8 by then
            return not hand_written_page("mutant", text).title
        return self._places_refused(mutant)

    def _places_refused(self, mutant: Mutant) -> bool:
        file = self._places / PLACES / mutant.name
        good = dict(self._tables)[mutant.name]
        file.write_bytes(mutant.data)
        complaint = ""
        try:
            read_places(self._places)
        except ValueError as error:
            complaint = str(error)
        file.write_bytes(good)
        assert re.match(f"{re.escape(str(file.parent))}/[^/]+:[0-9]+: ", complaint) or not complaint, complaint
        return bool(complaint)


def mutated(data: bytes, other: bytes, dice: random.Random) -> bytes:
    """The data with one to four changes."""
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(data) + 1)
        match dice.randrange(7):
            case 0:
                data = data[:at] + data[at + dice.randint(1, 12) :]
            case 1 if data:
                at = dice.randrange(len(data))
                data = data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
            case 2 | 3:
                data = data[:at] + dice.choice(NASTY).encode() + data[at:]
            case 4:
                cut = dice.randrange(len(other) + 1)
                data = data[:at] + other[cut : cut + dice.randint(1, 200)] + data[at:]
            case 5:
                lines = data.split(b"\n")
                line = dice.choice(lines)
                lines.insert(dice.randrange(len(lines) + 1), line)
                data = b"\n".join(lines)
            case _:
                lines = data.split(b"\n")
                dice.shuffle(lines)
                data = b"\n".join(lines)
    return data


def problems_of(kind: Kind, data: bytes) -> tuple[Problem, ...]:
    parsed = parse(data, PATH)
    if parsed.value is None:
        assert parsed.problems, data
        return parsed.problems
    document = Document(kind.name, "mutant", PATH, parsed.value, parsed.positions)
    return tuple(check_document(document, load_schemas(SCHEMA_DIR)[kind.name])[2])
