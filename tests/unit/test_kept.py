"""What an earlier run found right is not looked at again; everything else is, and is told as on the first run."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from builder.catalogue.assemble import Assembled, assemble
from builder.catalogue.model import Catalogue
from builder.checking import duplicates, outlines
from builder.checking.kept import CACHE
from builder.loading import Loaded, Memory, load
from builder.project import Project
from builder.publishing.inputs import inputs_of
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


def test_what_somebody_has_just_read_is_not_read_again(
    project: Project, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = look()
    inputs, opened = inputs_of(project), []
    read_sealed = reading.read_sealed

    def counted(file: Path | str, limit: int) -> object:
        opened.append(os.path.relpath(file, project.root))
        return read_sealed(file, limit)

    monkeypatch.setattr(reading, "read_sealed", counted)
    again = load(project, keep=True, read=inputs.digest_of_file)
    assert (again.documents, opened) == (first.documents, [])
    assert [dict(each.positions) for each in again.documents] == [dict(each.positions) for each in first.documents]

    profile = project.root / PROFILE
    profile.write_text(profile.read_text("utf-8").replace("sectors:", "sectorz:", 1), "utf-8")
    late = load(project, keep=True, read=inputs.digest_of_file)
    assert set(opened) == {PROFILE}
    assert late.problems == load(project).problems != first.problems


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


def test_what_a_file_refers_to_is_believed_as_it_was_written(project: Project, look: Look) -> None:
    everything = set(look()[1])
    damaged = set()
    for shard in (project.cache / CACHE).glob("[0-9b]*"):
        head, apart = shard.read_bytes().split(b"\n")
        damaged |= json.loads(apart).keys()
        shard.write_bytes(head + b"\n" + apart.replace(b'"', b"'", 1))
    assert damaged == everything
    assert set(look()[1]) == everything
    assert look()[1] == []


def test_what_somebody_made_up_of_files_that_are_not_there_is_dropped(project: Project, look: Look) -> None:
    everything = look()[1]
    for shard in (project.cache / CACHE).glob("[0-9b]*"):
        head = json.loads(shard.read_bytes().split(b"\n")[0])
        made_up = {
            **head,
            "apart": sha256(b"{").hexdigest(),
            "says": {"content/organisations/x.yml": [["", 0, 0], "", {}]},
        }
        shard.write_bytes(json.dumps(made_up).encode() + b"\n{")
    assert look()[1] == everything
    assert look()[1] == []


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
    lines = [shard.read_bytes().split(b"\n") for shard in (project.cache / CACHE).glob("[0-9o]*")]
    kept = [path for head, _ in lines for path in json.loads(head)["says"]]
    assert kept
    assert PROFILE not in kept
    assert not [apart for _, apart in lines if PROFILE.encode() in apart]


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


def test_rules_on_profiles_together_are_asked_again_when_their_outlines_changed(
    project: Project, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, compare = [], duplicates._alike_names
    monkeypatch.setattr(duplicates, "_alike_names", lambda everyone: asked.append(1) or compare(everyone))
    look()
    profile = project.root / PROFILE
    text = profile.read_text("utf-8").replace("+32 11 27 27 27", "+32 11 27 27 28")
    profile.write_text(text, "utf-8")
    look()
    assert asked == [1]  # a telephone number is nothing that two profiles can share
    profile.write_text(text.replace("{state: active}", "{state: merged, into: proefwerk}"), "utf-8")
    circle = look()[0].problems
    assert "cycle" in {each.code for each in circle}
    assert circle == look()[0].problems == load(project).problems


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


def test_a_look_at_one_file_opens_no_other_profile_and_says_what_the_whole_check_says(
    project: Project, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Profiles collide in every way there is: number, former name, name, address, circle, picture, unknown id."""
    text = (project.root / PROFILE).read_text("utf-8")
    number, logo = "enterprise_number: 0417.497.106\n", "logo: {file: weg.png, alt: Weg}\n"
    address = "locations:\n  - {postal_code: '3600', municipality: Genk, street: Weg, number: '1'}\n"
    names = {"aaa": ("Werkhuis Zon vzw", "bbb"), "bbb": ("VZW Werkhuis Zon", "aaa"), "ccc": ("Werkhuis Zonne", "cccc")}
    kept = "\n".join(line for line in text.split("\n") if line.startswith(("types:", "sectors:", "checked:")))
    for slug, (name, into) in names.items():
        said = f"name: {name}\nformer_slugs: [oud, proefwerk]\nstatus: {{state: merged, into: {into}}}\n"
        (project.content / f"organisations/{slug}.yml").write_text(f"{said}{number}{logo}{address}{kept}\n", "utf-8")
    monkeypatch.setattr(outlines, "SETTLED", 0)
    whole = look()[0].problems
    assert {each.code for each in whole} >= {
        *("enterprise-number-twice", "former-slug-taken", "former-slug-twice", "similar-name", "cycle"),
        *("image-missing", "unknown-id"),
    }
    opened, read_sealed = [], reading.read_sealed
    monkeypatch.setattr(reading, "read_sealed", lambda file, limit: opened.append(file) or read_sealed(file, limit))
    for file in sorted(project.content.rglob("*.yml")):
        path = file.relative_to(project.root).as_posix()
        opened.clear()
        assert look({path})[0].problems == tuple(each for each in whole if each.path == path), path
        assert {each.stem for each in map(Path, opened) if each.parent.name == "organisations"} <= {file.stem}
    # A profile that changes is read again, and what it then says is held against the one that is asked for.
    other = project.content / "organisations/ccc.yml"
    other.write_text(other.read_text("utf-8").replace("Werkhuis Zonne", "Voorbeeldatelier"), "utf-8")
    assert look({PROFILE})[0].problems == tuple(each for each in load(project).problems if each.path == PROFILE)


def test_a_file_that_had_just_changed_has_no_outline(project: Project, look: Look) -> None:
    """The clock of a disk may stand still while a file changes twice."""
    look()
    assert not (project.cache / CACHE / "outlines.json").exists()
