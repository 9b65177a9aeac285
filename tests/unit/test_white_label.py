"""One set of data gives several sites: a part of it, in colours that can be read, with what is old set aside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue, Status
from builder.catalogue.queries import Directory
from builder.colours import (
    DARK_GROUNDS,
    DARK_INK,
    LIGHT_GROUNDS,
    LIGHT_INK,
    accent_sheet,
    accent_tokens,
)
from builder.exporting.publication import data_files
from builder.project import Project
from builder.publishing.look import write_own_look
from builder.publishing.tree import Tree
from builder.rendering.tokens import tokens_of
from tests.catalogue_samples import SOURCES, checked, content, organisation

GROUNDS = {"light": (LIGHT_GROUNDS, LIGHT_INK), "dark": (DARK_GROUNDS, DARK_INK)}
ACCENTS = [f"#{red:02x}{green:02x}{blue:02x}" for red in (0, 127, 255) for green in (0, 127, 255) for blue in (0, 255)]


@pytest.mark.parametrize("accent", [*ACCENTS, "#7f7f7f", "#0b5e56"])
def test_every_accent_gives_colours_that_can_be_read(accent: str) -> None:
    for mode in ("light", "dark"):
        assert [pair for pair in tokens_of(accent).pairs(mode) if pair.ratio < pair.least] == []


def test_a_dark_accent_stays_as_it_is() -> None:
    assert accent_tokens("#1d70b8")["light"]["accent"] == "#1d70b8"
    assert accent_sheet("#1d70b8").count("--ww-accent: #") == 3


def test_the_grounds_are_those_of_the_theme() -> None:
    for mode, (grounds, ink) in GROUNDS.items():
        theme = tokens_of().colours[mode]
        assert (*grounds, ink) == tuple(theme[name] for name in ("paper", "surface", "sunken", "ink"))


def showing(**site: Any) -> Catalogue:
    values = content()
    values["site", "site"] |= site
    values["federation", "oud"] = {"name": "Oud", "summary": "Oud.", "successors": ["koepel"], "sources": SOURCES}
    values["practice", "samen"] = {
        "title": "Samen", "summary": "S.", "body": "B.", "organisations": ["de-tuin", "wiel"], "sources": SOURCES,
    }  # fmt: skip
    values["event", "ver"] = {
        "title": "Ver", "kind": "andere", "summary": "S.", "start": "2026-12-01", "regions": ["provincie-zuid"],
        "practices": ["samen"], "sources": SOURCES,
    }  # fmt: skip
    values["organisation", "roest"] = organisation("Roest", last_reviewed="2023-10-01", federations=["koepel"])
    return assemble(checked(values))


def test_everything_is_shown_when_nothing_is_asked() -> None:
    assert len(showing().organisations) == 6
    assert showing(only={}).organisations == showing().organisations


@pytest.mark.parametrize(
    ("only", "kept"),
    [
        ({"federations": ["koepel"]}, ["de-tuin", "roest"]),
        ({"sectors": ["fiets"]}, ["acacia", "wiel"]),
        ({"regions": ["provincie-noord"]}, ["acacia", "de-tuin", "voorbij"]),
        ({"regions": ["brussel"]}, ["acacia", "wiel"]),
        ({"regions": ["provincie-zuid"], "sectors": ["groen"]}, ["acacia", "eik"]),
        ({"federations": ["oud"]}, []),
    ],
)
def test_a_site_shows_who_fits_every_list(only: dict[str, list[str]], kept: list[str]) -> None:
    assert sorted(showing(only=only).organisations) == kept


def test_nothing_that_is_shown_names_what_is_not() -> None:
    part = showing(only={"sectors": ["fiets"]})
    assert part.practices["samen"].organisations == ("wiel",)
    assert set(part.federations) == set()
    assert showing(only={"federations": ["koepel"]}).federations.keys() == {"koepel"}
    assert showing(only={"federations": ["oud"]}).federations["oud"].successors == ()
    away = showing(only={"regions": ["noorderstreek"], "sectors": ["fiets"]})
    assert list(away.organisations) == []
    assert "ver" not in away.events


@pytest.mark.parametrize(
    ("site", "letter"),
    [
        ({"name": "<b>Gids", "accent": "#FFCC00"}, "&lt;"),
        ({"name": "éénheid"}, "É"),
        ({"name": "Werk", "accent": "#aa0000"}, "W"),
    ],
)
def test_a_site_has_a_mark_of_its_own(tmp_path: Path, site: dict[str, str], letter: str) -> None:
    own = showing(**site).site
    write_own_look(own, Project.at(root=tmp_path), Tree(tmp_path / "site"))
    mark = (tmp_path / "site/assets/images/mark.svg").read_text("utf-8")
    assert f">{letter}</text>" in mark
    assert accent_tokens(own.accent)["light"]["accent"] in mark


def test_the_mark_of_the_theme_stays_where_it_fits(tmp_path: Path) -> None:
    write_own_look(showing(name="Werkwijzer").site, Project.at(root=tmp_path), Tree(tmp_path / "site"))
    written = [path.name for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert written == ["site.css"]


def test_a_sister_site_has_its_own_name_and_part() -> None:
    values = content()
    values["sister", "fietsen"] = {**values["site", "site"], "name": "Fietsgids", "only": {"sectors": ["fiets"]}}
    whole, part = assemble(checked(values)), assemble(checked(values), "fietsen")
    assert (whole.site.name, len(whole.organisations)) == ("Gids", 5)
    assert (part.site.name, sorted(part.organisations)) == ("Fietsgids", ["acacia", "wiel"])


def test_what_nobody_looked_at_leaves_the_lists_and_stays_a_page() -> None:
    kept = showing(archive_after=36)
    assert kept.organisations["roest"].status is Status.UNREVIEWED
    assert "roest" not in {one.slug for one in kept.active}
    assert showing(archive_after=37).organisations["roest"].active
    assert showing().organisations["roest"].active


def test_the_licence_of_the_data_is_that_of_the_site() -> None:
    def licences(catalogue: Catalogue) -> list[str]:
        package = json.loads(dict(data_files(Directory(catalogue)))["data/datapackage.json"])
        return [licence["name"] for licence in package["licenses"]]

    assert licences(showing()) == ["CC-BY-4.0"]
    free = {"id": "CC0-1.0", "title": "CC0 1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/"}
    assert licences(showing(licence=free)) == ["CC0-1.0"]
