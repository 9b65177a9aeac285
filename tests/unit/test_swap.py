"""Swapping a finished site in: whole old or whole new, nothing left over."""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.publishing import swap

MANY_READS = 200


def site(folder: Path, words: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(words, "utf-8")
    return folder


@pytest.fixture
def swapped(tmp_path: Path) -> Callable[[str], None]:
    def swap_another(words: str) -> None:
        new, old = site(tmp_path / "new", words), tmp_path / "old"
        swap.swap_in(new, tmp_path / "site", old)
        for folder in (new, old):
            shutil.rmtree(folder, ignore_errors=True)

    return swap_another


def words_in(folder: Path) -> str:
    return (folder / "index.html").read_text("utf-8")


def test_the_first_site_takes_its_place(tmp_path: Path, swapped: Callable[[str], None]) -> None:
    swapped("one")
    assert words_in(tmp_path / "site") == "one"


def test_the_new_site_replaces_the_old_as_a_whole(tmp_path: Path, swapped: Callable[[str], None]) -> None:
    (site(tmp_path / "site", "old") / "gone.html").write_text("gone", "utf-8")
    swapped("new")
    assert [p.name for p in tmp_path.rglob("*")] == ["site", "index.html"]
    assert words_in(tmp_path / "site") == "new"


def test_a_reader_never_misses_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap.os, "sync", lambda: None)  # 2,000 times would be the disk's work, not ours
    swaps, reads = watched_swaps(tmp_path, 2_000)
    assert swaps >= 2_000
    assert reads.misses == 0
    assert reads.hits > MANY_READS


def test_without_an_exchange_the_folders_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swapped: Callable[[str], None]
) -> None:
    monkeypatch.setattr(swap, "_exchange", refusing(errno.ENOSYS))
    site(tmp_path / "site", "old")
    swapped("new")
    assert words_in(tmp_path / "site") == "new"


def test_another_error_leaves_both_sites_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", refusing(errno.EACCES))
    with pytest.raises(PermissionError):
        swap.swap_in(site(tmp_path / "new", "new"), site(tmp_path / "site", "old"), tmp_path / "old")
    assert words_in(tmp_path / "site") == "old"
    assert words_in(tmp_path / "new") == "new"


def test_a_swap_cut_off_between_two_renames_is_undone(tmp_path: Path) -> None:
    site(tmp_path / "old", "old")
    swap.restore(tmp_path / "site", tmp_path / "old")
    assert words_in(tmp_path / "site") == "old"
    site(tmp_path / "old", "older")
    swap.restore(tmp_path / "site", tmp_path / "old")
    assert words_in(tmp_path / "site") == "old"


def test_a_second_rename_that_fails_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", refusing(errno.ENOSYS))
    site(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        swap.swap_in(tmp_path / "nowhere", tmp_path / "site", tmp_path / "old")
    assert words_in(tmp_path / "site") == "old"


def refusing(number: int) -> Callable[[Path, Path], None]:
    def refused(first: Path, second: Path) -> None:
        raise OSError(number, "no")

    return refused


@dataclass
class Reads:
    hits: int = 0
    misses: int = 0


def watched_swaps(folder: Path, swaps: int) -> tuple[int, Reads]:
    """Swap two sites at least that many times, until another thread has read a page many times; how many, and its
    reads."""
    published, other = site(folder / "site", "0"), site(folder / "new", "1")
    done, reads = threading.Event(), Reads()

    def read() -> None:
        while not done.is_set():
            try:
                assert (published / "index.html").read_bytes() in (b"0", b"1")
                reads.hits += 1
            except FileNotFoundError:
                reads.misses += 1

    reader = threading.Thread(target=read)
    reader.start()
    done_so_far = 0
    # The reader may have to wait for its turn.
    while reader.is_alive() and (done_so_far < swaps or reads.hits + reads.misses <= MANY_READS):
        swap.swap_in(other, published, folder / "old")
        done_so_far += 1
    done.set()
    reader.join()
    return done_so_far, reads
