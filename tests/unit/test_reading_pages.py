"""Which hand-written pages there are: the site, the search index and the command line all ask here."""

from __future__ import annotations

from pathlib import Path

from builder.reading.pages import page_files


def test_pages_have_their_path_as_id_and_links_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "hulp").mkdir(parents=True)
    for name in ("over.md", "hulp/zoeken.md", "notities.txt"):
        (folder / name).write_text("x", "utf-8")
    (folder / "elders.md").symlink_to(tmp_path / "geheim.md")
    assert page_files(tmp_path) == {"hulp/zoeken": folder / "hulp/zoeken.md", "over": folder / "over.md"}


def test_without_the_folder_there_are_none(tmp_path: Path) -> None:
    assert page_files(tmp_path) == {}
