"""The Whoosh index follows the content: a little work for a little change, and never a half one."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from builder.catalogue.assemble import assemble
from builder.finding.whoosh_documents import index_documents
from builder.finding.whoosh_index import (
    CONCEPTS,
    ORGANISATIONS,
    WHEREABOUTS,
    ForeignFolderError,
    Update,
    beside,
    index_folder,
    open_index,
    up_to_date,
    update_index,
)
from builder.finding.whoosh_library import EmptyIndexError
from builder.finding.whoosh_schema import ORGANISATION, WORDS_KEY, IndexDocument
from builder.loading import load
from builder.project import Project
from tests.acceptance.conftest import small_directory

NEW = """name: Nieuw Atelier
types:
  - type: maatwerkbedrijf
summary: Nieuw Atelier poetst kantoren in Pelt.
sectors:
  - sector: schoonmaak
    activities: [kantoren]
verification: {state: unconfirmed}
last_reviewed: "2026-11-22"
sources:
  - url: https://nieuw.example/
"""


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    return Project.at(small_directory(root, tmp_path / "directory") / "content")


def documents(project: Project) -> Callable[[], Iterable[IndexDocument]]:
    def made() -> Iterable[IndexDocument]:
        loaded = load(project)
        assert loaded.errors == ()
        return index_documents(assemble(loaded.checked), ())

    return made


def update(project: Project, place: Path | None = None) -> Update:
    return update_index(place or project.root, project.content, documents(project))


def contents(place: Path) -> dict[str, Any]:
    """All that an index holds, without the numbers that Whoosh gives: stored values, and who has which term."""
    index = open_index(place)
    with index.searcher() as searcher:
        reader = searcher.reader()
        keys = {number: reader.stored_fields(number)["key"] for number in reader.all_doc_ids()}
        held: dict[str, Any] = {keys[number]: reader.stored_fields(number) for number in keys}
        concepts, order = beside(index, CONCEPTS), beside(index, ORGANISATIONS)
        numbered = {number: key for key, (number, _) in concepts.items() if number is not None}
        assert numbered | {number: keys[number] for number in order} == keys
        held["concepts"] = {key: what for key, (_, what) in concepts.items()}
        slugs = [keys[number] for number in order]
        assert [slug.removeprefix(ORGANISATION) for slug in slugs] == concepts[WORDS_KEY][1]["order"].split()
        held["whereabouts"] = dict(zip(slugs, beside(index, WHEREABOUTS), strict=True))
        for name, term in reader.all_terms():
            matcher = reader.postings(name, term)
            having = {}
            while matcher.is_active():
                having[keys[matcher.id()]] = matcher.weight()
                matcher.next()
            if having:
                held[f"{name} {term!r}"] = having
    index.close()
    return held


def profile(project: Project, slug: str) -> Path:
    return project.content / "organisations" / f"{slug}.yml"


def test_nothing_changed_is_no_work(project: Project) -> None:
    first = update(project)
    assert first.rebuilt
    assert first.added > 50
    assert up_to_date(project.root, project.content)

    def never() -> Iterable[IndexDocument]:
        raise AssertionError("the content was read")

    assert update_index(project.root, project.content, never) == Update()


def test_a_touched_file_changes_nothing_in_the_index(project: Project) -> None:
    update(project)
    os.utime(profile(project, "proefwerk"), (1, 1))
    assert not up_to_date(project.root, project.content)
    assert update(project) == Update()
    assert up_to_date(project.root, project.content)


def test_changes_one_by_one_give_what_a_full_build_gives(project: Project, tmp_path: Path) -> None:
    update(project)
    slugs = sorted(path.stem for path in (project.content / "organisations").glob("*.yml"))
    changed = next(slug for slug in slugs if slug != "proefwerk")
    text = profile(project, changed).read_text("utf-8")
    steps: list[Callable[[], object]] = [
        lambda: profile(project, "nieuw-atelier").write_text(NEW, "utf-8"),
        lambda: profile(project, changed).write_text(
            text.replace("summary:", "short_name: Zeppelin\nsummary:"), "utf-8"
        ),
        lambda: profile(project, "nieuw-atelier").write_text(NEW.replace("kantoren in", "magazijnen in"), "utf-8"),
        lambda: profile(project, "nieuw-atelier").unlink(),
    ]
    for number, step in enumerate(steps):
        step()
        done = update(project)
        assert not done.rebuilt
        assert 0 < done.added + done.removed < 20
        if number % 2:
            fresh = tmp_path / f"fresh-{number}"
            fresh.mkdir()
            assert update(project, fresh).rebuilt
            assert contents(project.root) == contents(fresh)


def test_a_synonym_in_the_vocabulary_is_found_at_once(project: Project) -> None:
    update(project)
    sector = project.content / "vocabulary" / "sectors" / "schoonmaak.yml"
    assert f"sense {b'kwispelen'!r}" not in contents(project.root)
    text = sector.read_text("utf-8")
    sector.write_text(text.replace("nl: [poetsen]", "nl: [poetsen, kwispelen]"), "utf-8")
    update(project)
    assert contents(project.root)[f"sense {b'kwispelen'!r}"]


@pytest.mark.parametrize("lost", ["all", "index", "state", "half"])
def test_what_is_lost_or_broken_is_made_again(project: Project, lost: str) -> None:
    update(project)
    before = contents(project.root)
    folder = index_folder(project.root)
    (index,) = folder.glob("index-*")
    if lost == "all":
        shutil.rmtree(folder.parent)
    elif lost == "index":
        shutil.rmtree(index)
    elif lost == "state":
        (folder / "state.json").unlink()
    else:
        (folder / "state.json").write_text('{"index": ', "utf-8")
    if lost != "index":
        with pytest.raises(EmptyIndexError):
            open_index(project.root)
    update(project)
    assert contents(project.root) == before


def test_the_index_is_for_its_owner_alone(project: Project) -> None:
    update(project)
    folder = index_folder(project.root)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.is_relative_to(project.site)


def test_a_folder_that_is_somebody_elses_is_refused(project: Project, tmp_path: Path) -> None:
    folder = index_folder(project.root)
    folder.parent.mkdir()
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ForeignFolderError):
        update(project)
    with pytest.raises(ForeignFolderError):
        open_index(project.root)
    assert not any((tmp_path / "elsewhere").iterdir())


def test_only_the_good_index_stays(project: Project) -> None:
    update(project)
    (index_folder(project.root) / "draft-1").mkdir()
    profile(project, "nieuw-atelier").write_text(NEW, "utf-8")
    update(project)
    left = sorted(path.name for path in index_folder(project.root).iterdir() if path.is_dir())
    assert len(left) == 1
    assert left[0].startswith("index-")


def test_an_error_halfway_leaves_the_old_index(project: Project) -> None:
    update(project)
    before = contents(project.root)
    profile(project, "nieuw-atelier").write_text(NEW, "utf-8")

    def failing() -> Iterable[IndexDocument]:
        yield from list(documents(project)())[:10]
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        update_index(project.root, project.content, failing)
    assert contents(project.root) == before
    assert not up_to_date(project.root, project.content)


def test_repeating_a_word_changes_no_weight(project: Project) -> None:
    profile(project, "nieuw-atelier").write_text(NEW, "utf-8")
    once = {one.key: one.fields for one in documents(project)()}["organisation:nieuw-atelier"]
    stuffed = NEW.replace("poetst kantoren", "poetst kantoren kantoren kantoren poetst poetst")
    profile(project, "nieuw-atelier").write_text(stuffed, "utf-8")
    made = {one.key: one.fields for one in documents(project)()}
    assert made["organisation:nieuw-atelier"]["sense"] == once["sense"]
    assert made["organisation:nieuw-atelier"]["concept"] == once["concept"]
    assert {one.key: one.beside for one in documents(project)()}[WORDS_KEY]["words"]
