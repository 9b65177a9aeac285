"""What the real site weighs: a change that makes every page heavier is seen here."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from statistics import median

import pytest

# Bytes of the middle profile, as it is and compressed, with room for a word: then most stay below 12 kB and 4 kB.
PROFILE, PROFILE_SENT = 11_300, 3_750
FRAME = 5_300  # bytes of a page with hardly anything in it


@pytest.fixture(scope="module")
def profiles(site: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(site.glob("organisaties/*/index.html"))]


def test_a_profile_is_light(profiles: list[bytes]) -> None:
    assert median(map(len, profiles)) <= PROFILE
    some = profiles[::5]
    assert median(len(gzip.compress(page, 9, mtime=0)) for page in some) <= PROFILE_SENT


def test_what_stands_around_a_page_is_light(site: Path) -> None:
    assert (site / "offline/index.html").stat().st_size <= FRAME


def test_icons_are_drawn_in_their_sheet_alone(site: Path, profiles: list[bytes]) -> None:
    drawn = re.compile(
        rb'<svg(?! aria-hidden="true"><use href="\.\./\.\./icons\.svg#| class="ww-(?:brand__mark|map__marks)")'
    )
    assert not any(map(drawn.search, profiles))
    assert (site / "icons.svg").stat().st_size < 25_000
