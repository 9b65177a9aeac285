"""Which hand-written pages there are: the site, the search index and the command line all ask here."""

from __future__ import annotations

from pathlib import Path

from builder.reading.pages import page_texts, written_pages


def test_pages_have_their_path_as_id_and_links_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "hulp").mkdir(parents=True)
    for name in ("over.md", "hulp/zoeken.md", "notities.txt"):
        (folder / name).write_text("x", "utf-8")
    (folder / "elders.md").symlink_to(tmp_path / "geheim.md")
    assert [(page.path, page.file) for page in written_pages(tmp_path, ["nl"])] == [
        ("hulp/zoeken/", folder / "hulp/zoeken.md"),
        ("over/", folder / "over.md"),
    ]
    assert page_texts(tmp_path) == {"hulp/zoeken": "x", "over": "x"}


def test_without_the_folder_there_are_none(tmp_path: Path) -> None:
    assert written_pages(tmp_path, ["nl"]) == ()


def test_a_page_is_there_in_every_language_of_the_site(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    for name in ("over.md", "gegevens.md", "fr/over.md", "en/alleen.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"[lijst](../organisaties/) [tabel](../data/tabel.csv) {name}", "utf-8")
    pages = written_pages(tmp_path, ["nl", "fr"])
    assert [(page.path, page.text_language, page.file) for page in pages] == [
        ("gegevens/", "nl", folder / "gegevens.md"),
        ("over/", "nl", folder / "over.md"),
        ("fr/gegevens/", "nl", folder / "gegevens.md"),
        ("fr/over/", "fr", folder / "fr/over.md"),
    ]
    # Around a borrowed text the links lead to pages in the language of the site there, and to the same files.
    assert pages[2].text == "[lijst](../organisaties/) [tabel](../../data/tabel.csv) gegevens.md"
