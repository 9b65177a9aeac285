"""The twin of a published site: what the next build begins with, and what it never believes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from builder.project import Project
from builder.publishing import twin
from builder.publishing.record import place_of, seals, seals_of
from builder.publishing.swap import swap_in
from builder.publishing.tree import Tree

Pages = dict[str, bytes]
FIRST: Pages = {"index.html": b"home", "a/index.html": b"one", "a/b/index.html": b"two", "gone/index.html": b"gone"}
SECOND: Pages = {"index.html": b"home", "a/index.html": b"other", "a/b/index.html": b"two", "new/index.html": b"new"}


class Publisher:
    """Publishes one site after another as a build does it, without what makes pages."""

    def __init__(self, folder: Path) -> None:
        self.project = Project.at(root=folder, site=folder / "site")
        self.project.site.parent.mkdir(parents=True, exist_ok=True)
        (folder / ".werkwijzer/builds").mkdir(parents=True)
        self.twin = place_of(self.project)
        self.made = 0
        self._known: dict[str, str] = {}
        self._last: Pages = {}

    def publish(self, pages: Pages, moved: Mapping[str, str] = MappingProxyType({})) -> None:
        work, site = self.project.root / "work", self.project.site
        there = seals_of(site, self._last)
        tree = Tree(work, site, self._known)
        twin.begin(self.project, tree, there)
        before = set(tree.folder.rglob("*")) if tree.folder.exists() else set()
        for folder, other in moved.items():
            tree.begin_folder(folder, other)
        for path, data in pages.items():
            tree.put(path, data)
        tree.settle()
        self.made = len(set(tree.folder.rglob("*")) - before)
        there = tree.as_here(there)
        files = {path: (tree.digests[path], seal) for path, seal in tree.seals(there).items()}
        assert {path: seal for path, (_, seal) in files.items()} == seals(work)
        twin.keep(self.project, swap_in(work, site, self.project.root / "old"), there, files, tree.moved)
        self._known, self._last = tree.digests, pages

    @property
    def published(self) -> Pages:
        return read(self.project.site)


def read(folder: Path) -> Pages:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path)


def test_it_has_the_very_files_of_the_site_and_nothing_else(publisher: Publisher) -> None:
    for pages in (FIRST, SECOND, SECOND, FIRST):
        publisher.publish(pages)
        assert publisher.published == pages
        assert seals(publisher.twin) == seals(publisher.project.site)
        assert not (publisher.twin / ("gone" if pages is SECOND else "new")).exists()
        assert {path.name for path in publisher.project.root.iterdir()} == {"site", ".werkwijzer"}


def test_the_next_build_makes_no_folder_that_is_there(publisher: Publisher) -> None:
    publisher.publish(FIRST)
    assert publisher.made == 7  # four files, three folders
    publisher.publish(SECOND)
    assert publisher.made == 2  # a page and its folder; the changed one had its file there


def test_a_site_that_was_built_before_gets_folders_of_its_own_only_once(publisher: Publisher) -> None:
    publisher.publish(FIRST)
    folder = (publisher.twin / "a/b").stat().st_ino
    publisher.publish(SECOND)
    assert (publisher.project.site / "a/b").stat().st_ino == folder  # the two change places
    publisher.publish(FIRST)
    assert (publisher.twin / "a/b").stat().st_ino == folder


@pytest.mark.parametrize("path", ["index.html", "a/b/index.html"])
def test_a_file_that_is_not_the_published_one_is_not_believed(publisher: Publisher, path: str) -> None:
    publisher.publish(FIRST)
    (publisher.twin / path).unlink()
    (publisher.twin / path).write_bytes(b"evil")
    (publisher.twin / "more").mkdir()
    (publisher.twin / "more/index.html").write_bytes(b"evil")
    os.symlink(publisher.project.root, publisher.twin / "link")
    publisher.publish(SECOND)
    assert publisher.published == SECOND
    assert not (publisher.project.site / "more").exists()
    assert not (publisher.project.site / "link").is_symlink()


def test_a_page_that_somebody_wrote_in_is_made_again(publisher: Publisher) -> None:
    publisher.publish(FIRST)
    with (publisher.project.site / "a/b/index.html").open("ab") as page:  # the twin has the same file
        page.write(b" and more")
    publisher._known = {path: of for path, of in publisher._known.items() if path != "a/b/index.html"}
    publisher.publish(FIRST)
    assert publisher.published == FIRST


def test_a_folder_takes_the_place_of_another_with_the_files_that_are_the_same(publisher: Publisher) -> None:
    one, other = {"i-1/0": b"same", "i-1/1": b"one", "i-1/2": b"gone"}, {"i-2/0": b"same", "i-2/1": b"other"}
    publisher.publish({**FIRST, **one})
    number = (publisher.project.site / "i-1/0").stat().st_ino
    for pages, moved in ((other, {"i-2": "i-1"}), (one, {"i-1": "i-2"}), (other, {"i-2": "i-1", "none": "away"})):
        publisher.publish({**FIRST, **pages}, moved)
        assert publisher.published == {**FIRST, **pages}
        assert seals(publisher.twin) == seals(publisher.project.site)
        assert (publisher.project.site / min(pages)).stat().st_ino == number
    publisher.publish({**FIRST, **other}, {"a": "i-2"})  # a folder that is there already, and one that stays
    assert publisher.published == {**FIRST, **other}
    os.rename(publisher.twin, publisher.twin.with_name("away"))
    publisher.publish({**FIRST, **one}, {"i-1": "i-2"})
    assert publisher.published == {**FIRST, **one}


def test_what_somebody_put_into_the_site_is_in_no_next_one(publisher: Publisher) -> None:
    publisher.publish(FIRST)
    (publisher.project.site / "more").mkdir()
    (publisher.project.site / "more/index.html").write_bytes(b"evil")
    for pages in (SECOND, FIRST, FIRST):
        publisher.publish(pages)
        assert publisher.published == pages


def test_without_a_twin_everything_is_made_or_linked(publisher: Publisher) -> None:
    publisher.publish(FIRST)
    os.rename(publisher.twin, publisher.twin.with_name("away"))
    publisher.publish(SECOND)
    assert publisher.published == SECOND
    assert read(publisher.twin) == SECOND


def test_where_it_cannot_be_kept_the_site_is_published_all_the_same(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*paths: object) -> None:
        raise OSError(18, "another disk")

    publisher.publish(FIRST)
    monkeypatch.setattr(twin.os, "rename", refused)
    publisher.publish(SECOND)
    assert publisher.published == SECOND
    assert not publisher.twin.exists()


def test_a_twin_that_could_not_be_finished_is_none(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(path: object) -> None:
        raise OSError(5, "the disk is broken")

    publisher.publish(FIRST)
    with monkeypatch.context() as broken:
        work = Tree(publisher.project.root / "other", publisher.project.site, publisher._known)
        for path in FIRST:
            work.keep(path)
        broken.setattr(os, "rmdir", failing)
        there = seals(work.folder)
        without = {path: (publisher._known[path], seal) for path, seal in there.items() if path != "gone/index.html"}
        os.rename(publisher.twin, publisher.twin.with_name("away"))
        twin.keep(publisher.project, work.folder, there, without)
    assert not publisher.twin.exists()  # or an empty folder would be published with the next site
