"""What the page on security promises is tested where it says."""

from __future__ import annotations

import re
from pathlib import Path


def test_the_files_that_are_named_exist(root: Path) -> None:
    table = (root / "SECURITY.md").read_text("utf-8").partition("## What guards")[2].partition("## Telling")[0]
    tests = re.findall(r"`((?:unit|browser|property|printing|crash|cases)/[a-z_./]*)`", table)
    assert len(tests) >= 15
    assert [name for name in tests if not (root / "tests" / name).exists()] == []
    modules = re.findall(r"`((?:[a-z]+/)?[a-z_]+\.py)`", table)
    assert len(modules) >= 8
    assert [name for name in modules if name not in tests and not (root / "builder" / name).exists()] == []
