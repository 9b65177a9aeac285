"""Ten thousand broken versions of our own files: each is read or refused in words, at once. Nothing is ever raised."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from builder.checking.check import check
from builder.checking.schemas import load_schemas
from builder.checking.values import Walk
from builder.project import SCHEMA_DIR
from builder.reading import strict_yaml
from builder.reading.content import read_content
from builder.reading.document import Document
from builder.reading.plain_yaml import quickest_mapping
from builder.reading.quick_yaml import plain_mapping
from builder.reading.strict_yaml import parse
from tests.cases.tree import BASE, PLACES, lay_out
from tests.fuzz.mutants import PATH, Breeder
from tests.work import calls

MUTANTS = 10_000
SECONDS_EACH = 0.2
CALLS_EACH = 500_000


@pytest.fixture(scope="module")
def breeder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Breeder:
    return Breeder(root / "content", tmp_path_factory.mktemp("mutants"))


def test_mutants_are_read_or_refused_in_words(breeder: Breeder) -> None:
    breeder.mutant(0)
    refused = 0
    slow: list[int] = []
    kinds = set()
    for number in range(MUTANTS):
        mutant = breeder.mutant(number)
        kinds.add(mutant.name)
        before = time.process_time()
        refused += breeder.refusal(mutant)
        if time.process_time() - before > SECONDS_EACH:
            slow.append(number)
    # One long moment may be the machine's; the same mutant that costs much work is our own.
    work = {number: calls(partial(breeder.refusal, breeder.mutant(number))) for number in slow}
    assert max(work.values(), default=0) <= CALLS_EACH, work
    assert MUTANTS * 0.6 < refused < MUTANTS * 0.99  # the mutants are neither all broken nor all harmless
    assert kinds > {"organisation", "site", "sector", "municipalities.csv", "outlines.json", "pages"}


def test_rules_across_files_bear_any_value_that_can_be_read(tmp_path: Path, breeder: Breeder) -> None:
    content = read_content(lay_out(BASE, tmp_path))
    read = 0
    for number in range(1_500):
        mutant_file = breeder.mutant(number, seed=7)
        kind, data = mutant_file.what, mutant_file.data
        if isinstance(kind, str):
            continue
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


def test_the_quick_reading_of_a_mutant_is_the_full_one_or_none(breeder: Breeder) -> None:
    quick = quickest = 0
    for number in range(1_000):
        mutant = breeder.mutant(number, seed=11)
        text = mutant.data.decode("utf-8", "replace").replace("\0", "")
        value = plain_mapping(text)
        if value is not None:
            quick += 1
            quickest += quickest_mapping(text) is not None
            full = strict_yaml._built(text, PATH)
            assert (full.root, full.problems) == (value, []), text
    assert quick > 100
    assert quickest > 20
