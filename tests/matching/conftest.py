from __future__ import annotations

from pathlib import Path

import pytest

from builder.catalogue.assemble import assemble
from builder.loading import load
from builder.matching.matcher import Matcher
from builder.project import Project


@pytest.fixture(scope="session")
def matcher(root: Path) -> Matcher:
    return Matcher(assemble(load(Project.at(root / "content")).checked))
