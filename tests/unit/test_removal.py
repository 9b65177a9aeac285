"""How many organisations may disappear from the published site without a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.publishing.removal import Removal, removal
from tests.catalogue_samples import catalogue


def published(folder: Path, *slugs: str) -> Path:
    file = folder / "catalogue.json"
    file.write_text(json.dumps({"organisations": [{"id": slug, "title": slug.title()} for slug in slugs]}), "utf-8")
    return file


def test_what_is_gone_is_named(tmp_path: Path) -> None:
    now = catalogue()
    before = published(tmp_path, "z", *now.organisations, "a")
    assert removal(before, now) == Removal(("A", "Z"), len(now.organisations) + 2)


def test_a_new_name_of_a_file_is_no_removal(tmp_path: Path) -> None:
    now = catalogue()
    renamed = next(one for one in now.organisations.values() if one.former_slugs)
    assert removal(published(tmp_path, renamed.former_slugs[0]), now) == Removal((), 1)


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", "{}", '{"organisations": 3}', '{"organisations": [{"id": "a"}]}']
)
def test_the_first_site_has_nothing_to_compare_with(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "catalogue.json"
    if text is not None:
        file.write_text(text, "utf-8")
    assert removal(file, catalogue()) == Removal((), 0)


@pytest.mark.parametrize(
    ("before", "gone", "asks"),
    [
        (1_000, 50, False),
        (1_000, 51, True),
        (121, 6, False),
        (121, 7, True),
        (19, 1, False),  # in a small directory one may leave
        (19, 2, True),
        (1, 1, False),
        (2, 2, True),
        (0, 0, False),
    ],
)
def test_more_than_one_in_twenty_needs_a_yes(before: int, gone: int, asks: bool) -> None:
    assert Removal(("x",) * gone, before).needs_consent is asks


def test_what_the_last_build_published_is_known_without_its_export(tmp_path: Path) -> None:
    now = catalogue()
    assert removal(tmp_path / "not there.json", now, [*now.organisations]) == Removal((), len(now.organisations))


def test_who_is_gone_since_the_last_build_is_named_by_its_export(tmp_path: Path) -> None:
    now = catalogue()
    before = published(tmp_path, "gone", *now.organisations)
    assert removal(before, now, ["gone", *now.organisations]) == Removal(("Gone",), len(now.organisations) + 1)
