"""A build that is cut off, at a few of its steps; `make crash` does all of them in every way."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.conftest import Run
from tests.crash.__main__ import spread
from tests.crash.falling import WAYS


def test_a_build_that_falls_leaves_the_whole_old_or_the_whole_new_site(root: Path, run: Run) -> None:
    done = run("tests.crash", "--runs", "9", "--jobs", "1", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "9 builds cut off, 0 faults" in done.stdout


def test_all_steps_are_cut_off_in_every_way() -> None:
    assert spread(3, WAYS, None) == [(step, way) for step in (1, 2, 3) for way in WAYS]
    sample = spread(900, WAYS, 9)
    assert [step for step, _way in sample[:2]] == [1, 113]
    assert sample[-1][0] == 900
    assert {way for _step, way in sample} == set(WAYS)
