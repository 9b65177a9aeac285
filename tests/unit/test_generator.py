"""Generated organisations are as real ones: they pass the check and they do not change."""

from __future__ import annotations

import shutil
from pathlib import Path

from builder.catalogue.model import Catalogue
from builder.loading import load
from builder.project import Project
from tests.bench.generator import LOCATIONS, Generator


def test_the_same_seed_gives_the_same_organisations_and_more_begin_the_same(catalogue: Catalogue) -> None:
    few, again, more = (list(Generator(catalogue).profiles(size)) for size in (30, 30, 60))
    assert few == again == more[:30]
    assert list(Generator(catalogue, seed=1).profiles(30)) != few


def test_the_catalogue_has_that_many_with_all_kinds_of_sizes(catalogue: Catalogue) -> None:
    made = Generator(catalogue).catalogue(400)
    assert len(made.active) == 400
    assert {len(one.locations) for one in made.active} == set(range(1, len(LOCATIONS) + 1))
    assert {offer.sector.id for one in made.active for offer in one.offers} == {
        sector.id for sector in catalogue.vocabulary.sectors.values() if sector.activities
    }
    assert made.glossary is catalogue.glossary


def test_written_files_pass_the_check(catalogue: Catalogue, root: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(root / "content", content, ignore=shutil.ignore_patterns("organisations", "practices"))
    (content / "organisations").mkdir()
    Generator(catalogue).write(content / "organisations", 40)
    loaded = load(Project.at(content))
    ours = [problem for problem in loaded.errors if "organisations/" in problem.path]
    assert ours == []
    assert sum(document.kind == "organisation" for document in loaded.checked.documents) == 40
