"""What people come for takes no more taps and letters than it needs, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.errands import ERRANDS, archives, bundle, done, ironing, opening_hours, sst

# Of each errand: taps, characters.
MOST = {ironing: (3, 13), archives: (3, 20), opening_hours: (8, 24), bundle: (6, 17), sst: (2, 3)}


@pytest.mark.parametrize("errand", ERRANDS.values(), ids=lambda errand: errand.__name__)
def test_an_errand_takes_no_more_than_it_needs(chromium: Browser, address: str, errand) -> None:  # type: ignore[no-untyped-def]
    took = done(chromium, address, errand)
    assert (took.taps, took.characters) <= MOST[errand]
