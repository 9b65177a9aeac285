"""Every case in tests/cases: broken files with exactly what a person reads about them, and good files in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.rules import RULES
from tests.cases.tree import INVALID, VALID, check_tree, lay_out, report

# Rules that no file in a checkout can break, and the test that breaks them.
WITHOUT_CASE = {
    "name-collision": "test_reading_files.py: a checkout on macOS or Windows cannot hold both files",
    "unreadable-file": "test_reading_files.py: needs a pipe or a file without rights",
    "hard-link": "test_reading_files.py: git keeps no hard links",
    "too-many-files": "test_reading_files.py: needs many files",
    "picture-bytes": "test_pictures.py: half a megabyte",
    "not-fitting": "test_checking_schemas.py: for schemas that ask more than ours do today",
    "interface-incomplete": "test_languages.py: what comes with the builder is complete",
    "internal-error": "test_checking_check.py: needs a mistake in our own code",
}


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_broken_files_are_explained(case: Path, tmp_path: Path) -> None:
    assert report(lay_out(case, tmp_path)) == (case / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_good_files_have_no_problems(case: Path, tmp_path: Path) -> None:
    checked = check_tree(lay_out(case, tmp_path))
    assert checked.problems == ()
    assert checked.documents


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_a_case_shows_the_rule_it_is_named_after(case: Path) -> None:
    code = case.name.partition("_")[0]
    assert code == "many" or f"[{code}]" in (case / "expected.txt").read_text("utf-8")


def test_every_rule_has_a_case() -> None:
    shown = {case.name.partition("_")[0] for case in INVALID}
    assert set(RULES) - shown == set(WITHOUT_CASE)


def test_there_are_enough_cases() -> None:
    assert len(INVALID) >= 80
