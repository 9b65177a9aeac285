"""Swapping a finished site in: whole old or whole new, nothing left over."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest

from builder.publishing import swap


def site(folder: Path, words: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(words, "utf-8")
    return folder


def test_the_first_site_takes_its_place(tmp_path: Path) -> None:
    swap.swap_in(site(tmp_path / "new", "one"), tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text("utf-8") == "one"


def test_the_new_site_replaces_the_old_and_leaves_nothing(tmp_path: Path) -> None:
    published = site(tmp_path / "site", "old")
    (published / "gone.html").write_text("gone", "utf-8")
    swap.swap_in(site(tmp_path / "new", "new"), published)
    assert [p.name for p in tmp_path.rglob("*")] == ["site", "index.html"]
    assert (published / "index.html").read_text("utf-8") == "new"


def test_a_reader_never_misses_the_page(tmp_path: Path) -> None:
    published = site(tmp_path / "site", "0")
    done = threading.Event()
    misses = []

    def read() -> None:
        while not done.is_set():
            try:
                (published / "index.html").read_bytes()
            except FileNotFoundError as error:
                misses.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(200):
        swap.swap_in(site(tmp_path / "new", str(number)), published)
    done.set()
    reader.join()
    assert misses == []


def test_without_an_exchange_the_folders_are_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(first: Path, second: Path) -> None:
        raise OSError(errno.ENOSYS, "not here")

    monkeypatch.setattr(swap, "_exchange", unsupported)
    swap.swap_in(site(tmp_path / "new", "new"), site(tmp_path / "site", "old"))
    assert [p.name for p in tmp_path.rglob("*")] == ["site", "index.html"]


def test_another_error_leaves_both_sites_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(first: Path, second: Path) -> None:
        raise OSError(errno.EACCES, "no")

    monkeypatch.setattr(swap, "_exchange", refused)
    with pytest.raises(PermissionError):
        swap.swap_in(site(tmp_path / "new", "new"), site(tmp_path / "site", "old"))
    assert (tmp_path / "site/index.html").read_text("utf-8") == "old"
