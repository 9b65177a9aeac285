"""The content folder: which files are read, which names are right, and what is never opened."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from builder.problems import Problem
from builder.reading.content import Content, read_content, read_document
from builder.reading.document import Document, key_of
from builder.reading.files import collisions, entries, is_slug, read_again, read_sealed, slug_of
from builder.reading.kinds import BY_NAME, KINDS, RESERVED_NAMES
from builder.reading.source import source_of

PROFILE = "name: Proef\n"


def tree(folder: Path, **files: str) -> Path:
    content = folder / "content"
    (content / "organisations").mkdir(parents=True)
    for name, text in files.items():
        (content / "organisations" / f"{name}.yml").write_text(text)
    return content


def codes(content: Content, without: str = "missing-file") -> dict[str, str]:
    return {each.path: each.code for each in content.problems if each.code != without}


def test_documents_are_sorted_and_named_after_their_file(tmp_path: Path) -> None:
    content = read_content(tree(tmp_path, zon=PROFILE, aarde=PROFILE, maan=PROFILE))
    assert [each.path for each in content.documents] == [
        "content/organisations/aarde.yml",
        "content/organisations/maan.yml",
        "content/organisations/zon.yml",
    ]
    assert (content.documents[0].kind, content.documents[0].id) == ("organisation", "aarde")


def test_paths_start_with_the_folder_that_was_asked_for(tmp_path: Path) -> None:
    content = tree(tmp_path, zon=PROFILE).rename(tmp_path / "inhoud")
    assert read_content(content).documents[0].path == "inhoud/organisations/zon.yml"


def test_an_empty_folder_tells_what_it_needs(tmp_path: Path) -> None:
    content = read_content(tmp_path)
    assert {each.code for each in content.problems} == {"missing-file"}
    assert len(content.problems) == sum(len(kind.files) for kind in KINDS if not kind.optional)


def test_a_broken_file_is_known_and_does_not_stop_the_others(tmp_path: Path) -> None:
    content = read_content(tree(tmp_path, zon="name: [", maan=PROFILE))
    assert [each.id for each in content.documents] == ["maan"]
    assert content.unread == {("organisation", "zon")}


def test_folders_that_are_read_elsewhere_are_left_alone(tmp_path: Path) -> None:
    content = tree(tmp_path)
    for name in ("places", "pages"):
        (content / name).mkdir()
        (content / name / "iets.txt").write_text("x")
    (content / "README.md").write_text("x")
    read = read_content(content)
    assert codes(read) == {}
    assert read.images == ()


@pytest.mark.skipif(sys.platform != "linux", reason="the file system keeps one of the two")
def test_names_that_collide_on_other_computers(tmp_path: Path) -> None:
    content = tree(tmp_path, zon=PROFILE)
    (content / "organisations" / "ZON.yml").write_text(PROFILE)
    read = read_content(content)
    assert codes(read) == {
        "content/organisations/ZON.yml": "bad-file-name",
        "content/organisations/zon.yml": "name-collision",
    }


def test_collisions_ignore_case_and_the_form_of_letters() -> None:
    assert collisions(("ZON.yml", "maan.yml", "zon.yml")) == {"zon.yml": "ZON.yml"}
    assert collisions(("e\u0301.yml", "\u00e9.yml")) == {"\u00e9.yml": "e\u0301.yml"}
    assert collisions(("a.yml", "b.yml")) == {}


def test_links_are_never_followed(tmp_path: Path) -> None:
    content = tree(tmp_path, zon=PROFILE)
    folder = content / "organisations"
    (folder / "dood.yml").symlink_to("nergens.yml")
    (folder / "rond.yml").symlink_to("rond.yml")
    (folder / "geheim.yml").symlink_to("/etc/passwd")
    (content / "regions").symlink_to(folder)
    (content / "site.yml").symlink_to(folder / "zon.yml")
    read = read_content(content)
    assert [each.id for each in read.documents] == ["zon"]
    assert set(codes(read).values()) == {"symlink"}
    assert "content/regions" in codes(read)
    assert "content/site.yml" in codes(read)


def test_a_file_with_a_second_name_is_not_read(tmp_path: Path) -> None:
    content = tree(tmp_path, zon=PROFILE)
    (tmp_path / "elders.yml").write_text(PROFILE)
    os.link(tmp_path / "elders.yml", content / "organisations/maan.yml")
    assert codes(read_content(content)) == {"content/organisations/maan.yml": "hard-link"}


def test_a_folder_with_too_many_files_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tree(tmp_path, zon=PROFILE, maan=PROFILE)
    (content / "images").mkdir()
    (content / "images" / "een.png").write_text("x")
    (content / "images" / "twee.png").write_text("x")
    monkeypatch.setattr("builder.reading.files.MAX_FILES", 1)
    read = read_content(content)
    assert codes(read) == {"content/organisations": "too-many-files", "content/images": "too-many-files"}
    assert (read.documents, read.images) == ((), ())


def test_a_content_folder_may_itself_be_reached_through_a_link(tmp_path: Path) -> None:
    content = tree(tmp_path / "echt", zon=PROFILE)
    (tmp_path / "content").symlink_to(content)
    assert len(read_content(tmp_path / "content").documents) == 1


def test_pipes_and_sockets_are_not_waited_for(tmp_path: Path) -> None:
    content = tree(tmp_path)
    os.mkfifo(content / "organisations" / "pijp.yml")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(content / "organisations" / "stop.yml"))
        read = read_content(content)
    assert set(codes(read).values()) == {"not-a-file"}
    assert len(codes(read)) == 2


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yml")
    (tmp_path / "link.yml").symlink_to("pijp.yml")
    for name in ("pijp.yml", "link.yml", "weg.yml"):
        found = read_document(tmp_path / name, BY_NAME["organisation"], f"content/{name}")
        assert not isinstance(found, Document)
        assert [each.code for each in found] == ["unreadable-file"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[(name, True) for name in ("bewel", "a-1", "3wplus", "a" * 64)],
        *[
            (name, False)
            for name in ("a", "a" * 65, "A-b", "a--b", "-ab", "ab-", "a_b", "a.b", "a b", "é1", "ab\n", "")
        ],
        *[(name, False) for name in ("../ab", "ab/cd", "１２", "ⅻi", "a\u0301b")],
    ],
)
def test_slugs(text: str, expected: bool) -> None:
    assert is_slug(text) is expected


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Café De Ster", "cafe-de-ster"),
        ("3W+", "3w"),
        ("&&&", ""),
        ("index", ""),
        ("A" * 90, "a" * 64),
    ],
)
def test_a_slug_is_proposed(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_reserved_names_keep_devices_and_addresses_free() -> None:
    assert {"con", "lpt9", "index", "404", "search", "assets", "nl", "fr", "en"} <= RESERVED_NAMES


def test_entries_leave_out_what_means_nothing(tmp_path: Path) -> None:
    for name in ("b.yml", "README.md", ".gitkeep", "a.yml", ".DS_Store"):
        (tmp_path / name).write_text("")
    assert [each.name for each in entries(tmp_path)] == ["a.yml", "b.yml"]
    assert entries(tmp_path / "nergens") == ()


def test_keys_are_written_as_people_write_them() -> None:
    assert key_of(("locations", 0, "hours", "winkel")) == "locations[0].hours.winkel"
    assert key_of(()) == ""


def test_a_place_that_is_not_there_has_the_position_of_what_it_would_be_in(tmp_path: Path) -> None:
    document = read_content(tree(tmp_path, zon="name: Proef\nstatus:\n  state: active\n")).documents[0]
    assert document.position(("status", "since")) == (3, 3)
    assert document.key_position(("status", "state")) == (3, 3)
    assert document.position(("nergens",)) == (1, 1)


def test_source_lines_are_those_of_the_reader_and_never_those_of_a_link(tmp_path: Path) -> None:
    content = tree(tmp_path, zon="\ufeffname: Proef\r\nx: y\rz")
    (content / "organisations" / "geheim.yml").symlink_to("/etc/passwd")
    lines = source_of(content)
    assert lines("content/organisations/zon.yml") == ("name: Proef", "x: y", "z")
    assert lines("content/organisations/geheim.yml") == ()
    assert lines("content/organisations/weg.yml") == ()


def test_problems_of_files_that_are_no_profile_are_warnings(tmp_path: Path) -> None:
    content = tree(tmp_path)
    (content / "organisations" / "notities.docx").write_text("x")
    found: list[Problem] = [each for each in read_content(content).problems if each.code == "unknown-file"]
    assert [each.is_error for each in found] == [False]


def test_a_file_that_was_read_gives_nothing_once_it_is_another(tmp_path: Path) -> None:
    file = tmp_path / "zon.yml"
    file.write_text(PROFILE)
    data, seal = read_sealed(file, 100)
    assert read_again(file, 100, seal) == data == PROFILE.encode()
    (tmp_path / "maan.yml").write_text(PROFILE)
    (tmp_path / "maan.yml").replace(file)  # the same bytes in another file
    assert read_again(file, 100, seal) == b""
    file.unlink()
    assert read_again(file, 100, seal) == b""
