"""Ten thousand broken versions of our own files: each is read or refused in words, at once. Nothing is ever raised."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.checking.check import check, check_document
from builder.checking.schemas import load_schemas
from builder.checking.values import Walk
from builder.problems import Problem
from builder.project import SCHEMA_DIR
from builder.reading.content import read_content
from builder.reading.document import Document
from builder.reading.kinds import KINDS, Kind
from builder.reading.strict_yaml import parse
from builder.rules import RULES
from tests.cases.tree import BASE, CASES, PLACES, lay_out

MUTANTS = 10_000
SECONDS_EACH = 0.2
SECONDS_IN_ALL = 20
PATH = "content/mutant.yml"

NASTY = [
    *("&a ", "*a", "<<: *a", "!!python/object:os.system ", "!!binary ", "!<tag:x> ", "!e!x ", "---\n", "...\n", "? "),
    *("- ", "%YAML 1.1\n", ": ", ":", "{", "}", "[", "]", ",", "|", ">", "|9\n", "'", '"', "#", " #", "@", "`", "%"),
    *("\t", "\r", "\n", "\n\n  ", " ", "        ", "\x00", "\x1b[2J", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff"),
    *("NO", "true", "null", "~", "2024-02-30", "12:30", "0x1F", "1e999", ".inf", "01000", "9" * 5000, "-", "é"),
    *("[[[[[[[[[[[[[[", "{a: " * 14, "a: [" + "x," * 2500, "x" * 66_000, "\ud7ff", "𝒳", "\\", '"\\ud800"', "\n  - "),
    *("\n- a", "name: "),
]  # fmt: skip


def seeds() -> list[tuple[Kind, bytes]]:
    """Every YAML file of the cases, with the kind its folder makes it."""
    found = []
    for file in sorted(CASES.rglob("*.yml")):
        if file.is_file() and not file.is_symlink():
            below = file.relative_to(CASES).as_posix().partition("content/")[2]
            folder, _, name = below.rpartition("/")
            kinds = [kind for kind in KINDS if kind.place == folder and (not kind.files or name in kind.files)]
            found.extend((kind, file.read_bytes()) for kind in kinds)
    return found


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


def mutants(count: int, seed: int) -> Iterator[tuple[Kind, bytes]]:
    """Mutants of good files and of files that are broken already, as many of each."""
    dice = random.Random(seed)
    grown = seeds()
    good = [(kind, data) for kind, data in grown if not problems_of(kind, data)]
    for number in range(count):
        kind, data = dice.choice(good if number % 2 else grown)
        yield kind, mutated(data, dice.choice(grown)[1], dice)


def problems_of(kind: Kind, data: bytes) -> tuple[Problem, ...]:
    parsed = parse(data, PATH)
    if parsed.value is None:
        assert parsed.problems, data
        return parsed.problems
    document = Document(kind.name, "mutant", PATH, parsed.value, parsed.positions)
    return tuple(check_document(document, load_schemas(SCHEMA_DIR)[kind.name])[2])


def test_mutants_are_read_or_refused_in_words() -> None:
    load_schemas(SCHEMA_DIR)
    started = time.process_time()
    refused = 0
    slowest, slow = 0.0, b""
    for kind, data in mutants(MUTANTS, seed=20261122):
        before = time.process_time()
        problems = problems_of(kind, data)
        taken = time.process_time() - before
        if taken > slowest:
            slowest, slow = taken, data
        refused += bool(problems)
        lines = data.count(b"\n") + data.count(b"\r") + 1
        for each in problems:
            assert each.code in RULES, data
            assert each.code != "internal-error", data
            assert 1 <= each.line <= lines, data
            assert each.column >= 1, data
    assert slowest <= SECONDS_EACH, slow
    assert time.process_time() - started <= SECONDS_IN_ALL
    assert MUTANTS * 0.6 < refused < MUTANTS * 0.99  # the mutants are neither all broken nor all harmless


def test_rules_across_files_bear_any_value_that_can_be_read(tmp_path: Path) -> None:
    content = read_content(lay_out(BASE, tmp_path))
    read = 0
    for kind, data in mutants(1_500, seed=7):
        parsed = parse(data, PATH)
        if parsed.value is None:
            continue
        read += 1
        mutant = Document(kind.name, "mutant", PATH, parsed.value, parsed.positions)
        checked = check(replace(content, documents=(*content.documents, mutant)), PLACES, SCHEMA_DIR)
        assert "internal-error" not in {each.code for each in checked.problems}, data
        # What the quick walk lets through, the schema engine must let through as well.
        schema = load_schemas(SCHEMA_DIR)[kind.name]
        walk = Walk()
        value = walk.value(mutant.value, schema.shape, (), {})
        assert schema.validator.is_valid(value) or not walk.sound, data
    assert read > 150
