"""The index of the real content, and the engine as its modules are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.catalogue.model import Catalogue
from builder.finding.scripts import FOLDER
from tests.search.asking import Ask, asker, written


@pytest.fixture(scope="session")
def index(catalogue: Catalogue, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(catalogue, root, tmp_path_factory.mktemp("index") / "index")


@pytest.fixture(scope="session")
def ask(index: Path, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(FOLDER, index, tmp_path_factory.mktemp("asked"))
