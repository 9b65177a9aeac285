"""What people come for takes no more taps and letters than it needs, on a phone."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.errands import archives, done, opening_hours, phone, sst

# Of an errand: taps, characters. Those that go the same ways are left to `make tasks`.
MOST = {archives: (3, 20), opening_hours: (7, 24), sst: (2, 3)}


def test_an_errand_takes_no_more_than_it_needs(chromium: Browser, address: str) -> None:
    context = phone(chromium)
    took = {errand: done(context, address, errand) for errand in MOST}
    context.close()
    longer = {
        errand.__name__: effort
        for errand, effort in took.items()
        if effort.taps > MOST[errand][0] or effort.characters > MOST[errand][1]
    }
    assert longer == {}
