from __future__ import annotations

import pytest

from builder.catalogue.model import Catalogue
from builder.matching.matcher import Matcher


@pytest.fixture(scope="session")
def matcher(catalogue: Catalogue) -> Matcher:
    return Matcher(catalogue)
