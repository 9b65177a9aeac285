"""How much work a page is, counted: what grows with the square of the directory shows without a clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Template

from builder.catalogue import distances, likeness, queries
from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.queries import Directory
from builder.publishing import verify
from builder.rendering.edition import Edition
from builder.rendering.organisations import _profile_page, organisation_pages
from tests.bench.generator import Generator

FEW, MANY = 30, 400  # organisations


class Counted:
    """A function that counts how often it is called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        self.calls = 0
        self._ask = getattr(owner, name)
        monkeypatch.setattr(owner, name, self if owner is not Template else lambda *args, **kw: self(*args, **kw))

    def __call__(self, *args: Any, **values: Any) -> Any:
        self.calls += 1
        return self._ask(*args, **values)


def test_a_profile_is_one_template(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = Edition(Generator(catalogue).catalogue(FEW), "nl")
    rendered = Counted(monkeypatch, Template, "render")
    for planned in organisation_pages(edition):
        if planned.make is _profile_page:
            planned.make(edition, *planned.about)
    assert rendered.calls == FEW + 1  # the way from home is the same for all


def test_neighbours_are_looked_for_in_towns_and_not_among_everybody(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = Directory(Generator(catalogue).catalogue(MANY))
    measured = Counted(monkeypatch, distances, "_km")
    looked_at = []

    def most_alike(one: Organisation, others: Iterable[Any], number: int) -> tuple[Organisation, ...]:
        looked_at.append(len(list(others)))
        return ()

    monkeypatch.setattr(queries, "most_alike", most_alike)
    for one in directory.catalogue.active:
        directory.similar(one.slug, 4)
    homes = {one.municipalities[0].nis for one in directory.catalogue.active}
    assert measured.calls <= len(homes) * len(catalogue.places.municipalities)
    assert sum(looked_at) / len(looked_at) < 2 * queries.ALIKE_CANDIDATES


def test_in_a_crowded_town_a_bounded_number_is_looked_at_and_not_the_same_few(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Generator(catalogue).catalogue(MANY)
    town = next(one.locations for one in made.active if len(one.municipalities) == 1)
    crowded = {slug: replace(one, locations=town) for slug, one in made.organisations.items()}
    directory = Directory(replace(made, organisations=crowded))
    looked_at: list[list[str]] = []

    def most_alike(one: Organisation, others: Iterable[Any], number: int) -> tuple[Organisation, ...]:
        looked_at.append([other.slug for other, _ in others])
        return ()

    monkeypatch.setattr(queries, "most_alike", most_alike)
    active = directory.catalogue.active
    for one in active:
        directory.similar(one.slug, 4)
    assert all(len(those) <= len(one.offers) * likeness.CROWD for one, those in zip(active, looked_at, strict=True))
    assert max(map(len, looked_at)) > likeness.CROWD
    assert {slug for those in looked_at for slug in those} == {one.slug for one in active if one.offers}


def test_a_tag_on_every_page_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, same = 30, 200
    links = "".join(f'<a href="../../a/?{number}">x</a>' for number in range(same))
    head = '<head><meta http-equiv="Content-Security-Policy" content="x"><title>T</title></head>'
    for number in range(pages):
        folder = tmp_path / "a" / str(number)
        folder.mkdir(parents=True)
        own = f'<p id="own"></p><a href="https://elders.example/{number}">x</a>'
        (folder / "index.html").write_text(f"<!doctype html>{head}<h1>T</h1>{links}{own}", "utf-8")
    (tmp_path / "a" / "index.html").write_text(f"<!doctype html>{head}<h1>T</h1>", "utf-8")
    read = Counted(monkeypatch, verify, "read_tag")
    assert verify.verify(tmp_path) == []
    assert read.calls < 2 * same + 4 * pages
