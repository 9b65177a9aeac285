"""What an earlier run found right is not looked at again; everything else is, and is told as on the first run."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.catalogue.assemble import Assembled, assemble
from builder.catalogue.model import Catalogue
from builder.checking.kept import CACHE
from builder.loading import Loaded, Memory, load
from builder.project import Project
from builder.reading import content as reading
from tests.cases.tree import few_places

PROFILE = "content/organisations/voorbeeldatelier.yml"
Look = Callable[..., tuple[Loaded, list[str]]]


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    shutil.copytree(root / "tests/cases/base/content", tmp_path / "content")
    shutil.copytree(root / "tests/cases/valid/everything/content", tmp_path / "content", dirs_exist_ok=True)
    few_places(root / "content/places", tmp_path / "content/places")
    return Project.at(root=tmp_path)


@pytest.fixture
def look(project: Project, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Load the project; also gives the files that were read as YAML."""
    parse, read = reading.parse, []

    def counted(data: bytes, path: str) -> object:
        read.append(path)
        return parse(data, path)

    monkeypatch.setattr(reading, "parse", counted)

    def looked(only: set[str] | None = None) -> tuple[Loaded, list[str]]:
        read.clear()
        return load(project, only, keep=True), list(read)

    return looked


def test_only_a_changed_file_is_read_and_all_is_as_on_the_first_run(project: Project, look: Look) -> None:
    first, read = look()
    assert len(read) == len(first.documents)
    again, read = look()
    assert (again.problems, read) == (first.problems, [])
    assert again.documents == first.documents
    assert [dict(each.positions) for each in again.documents] == [dict(each.positions) for each in first.documents]

    profile = project.root / PROFILE
    profile.write_text(profile.read_text("utf-8").replace("sectors:", "sectorz:", 1), "utf-8")
    broken, read = look()
    assert read == [PROFILE]
    assert {each.code for each in broken.errors} >= {"unknown-key"}
    assert look() == (broken, [PROFILE])  # what is wrong is looked at each time
    assert broken.problems == load(project).problems


def test_formats_are_looked_at_when_they_were_not(project: Project, look: Look) -> None:
    profile = project.root / PROFILE
    profile.write_text(profile.read_text("utf-8").replace("https://", "http://127.0.0.1/", 1), "utf-8")
    assert look({"content/site.yml"})[0].problems == ()
    assert {each.path for each in look()[0].problems} == {PROFILE}


@pytest.mark.parametrize("said", ["", "[]", '{"witness": "another program", "says": {}}'])
def test_what_others_left_there_is_not_believed(project: Project, look: Look, said: str) -> None:
    _, everything = look()
    for shard in (project.cache / CACHE).iterdir():
        shard.write_text(said, "utf-8")
    assert look()[1] == everything


def test_an_entry_is_of_one_file_on_this_disk(project: Project, look: Look) -> None:
    """Who sends in a profile may send in these files too, but cannot know which number the profile gets on a disk."""
    look()
    profile = project.root / PROFILE
    data = profile.read_bytes()
    profile.rename(profile.with_suffix(".old"))
    profile.write_bytes(data)
    profile.with_suffix(".old").unlink()
    assert look()[1] == [PROFILE]


def test_a_file_that_is_gone_is_forgotten(project: Project, look: Look) -> None:
    look()
    (project.root / "content/organisations/voorbeeldatelier.yml").unlink()
    look()
    kept = [path for shard in (project.cache / CACHE).glob("[0-9]*") for path in json.loads(shard.read_bytes())["says"]]
    assert kept
    assert PROFILE not in kept


def test_what_a_file_was_held_against_is_looked_at_again_when_it_changed(project: Project, look: Look) -> None:
    """A profile that did not change names a federation that went away; one that is looked at alone says nothing of how
    the others stand."""
    organisation, federation = project.root / PROFILE, project.root / "content/federations/voorbeeldfederatie.yml"
    said = federation.read_text("utf-8")
    assert not [each for each in look()[0].problems if each.path == PROFILE]
    federation.unlink()
    assert "unknown-id" in {each.code for each in look()[0].problems if each.path == PROFILE}
    assert look()[0].problems == load(project).problems
    federation.write_text(said, "utf-8")
    organisation.write_text(f"{organisation.read_text('utf-8')}# changed\n", "utf-8")
    assert not [each for each in look({PROFILE})[0].problems if each.path == PROFILE]
    federation.unlink()
    assert "unknown-id" in {each.code for each in look()[0].problems if each.path == PROFILE}


def test_rules_on_files_beside_profiles_are_asked_again_when_those_changed(project: Project, look: Look) -> None:
    look()
    first, second = sorted((project.root / "content/vocabulary/sectors").glob("*.yml"))[:2]
    word = "\nsynonyms:\n  nl: [hetzelfdewoord]\n"
    for file in (first, second):
        file.write_text(file.read_text("utf-8").partition("\nsynonyms:")[0] + word, "utf-8")
    said = look()[0].problems
    assert said == load(project).problems
    assert "ambiguous-synonym" in {each.code for each in said}
    assert look()[0].problems == said


def test_what_a_process_remembers_is_what_it_would_read(project: Project) -> None:
    memory, assembled = Memory(), Assembled()

    def now() -> Catalogue:
        made = assemble(load(project, keep=True, memory=memory).checked, before=assembled)
        assert made == assemble(load(project).checked)
        return made

    def write(path: str, old: str, new: str) -> None:
        file = project.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    first = now()
    write(PROFILE, "name: ", "name: Anders ")
    second = now()
    assert second.organisations["proefwerk"] is first.organisations["proefwerk"]  # nobody made it again
    assert second.organisations["voorbeeldatelier"].name != first.organisations["voorbeeldatelier"].name
    write("content/vocabulary/customers.yml", "nl: ", "nl: Anders ")
    third = now()
    assert third.organisations["proefwerk"] is not second.organisations["proefwerk"]  # its words are others
    (project.root / PROFILE).unlink()
    assert "voorbeeldatelier" not in now().organisations
