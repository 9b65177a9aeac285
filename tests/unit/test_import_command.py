"""The command `import`, of a spreadsheet, of a profile and of one with its pictures: shown first, then written."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner
from openpyxl import Workbook
from PIL import Image

from builder.cli import main
from builder.editing.parcel import parcel_in
from builder.reading.strict_yaml import MAX_BYTES


@pytest.fixture
def directory(tmp_path: Path, root: Path) -> Path:
    """A small directory with the real places."""
    shutil.copytree(root / "tests/cases/base/content", tmp_path / "content")
    shutil.copytree(root / "content/places", tmp_path / "content/places")
    return tmp_path / "content"


def test_the_command_shows_and_then_writes(directory: Path) -> None:
    member_list = directory.parent / "leden.csv"
    member_list.write_text("Naam;Tel.;Kleur\nVoorbeeldatelier vzw;011 99 88 77;rood\nHelemaal Nieuw;;\n", "utf-8")
    command = ["import", str(member_list), "--content", str(directory), "--lang", "en"]
    files = {file: file.read_bytes() for file in directory.rglob("*.yml")}
    shown = CliRunner().invoke(main, command)
    assert shown.exit_code == 1, shown.output  # a row needs an answer
    assert files == {file: file.read_bytes() for file in directory.rglob("*.yml")}
    assert "→ +32 11 99 88 77" in shown.stdout
    assert "Helemaal Nieuw" in shown.stdout
    assert "Kleur" in shown.stdout
    done = CliRunner().invoke(main, [*command, "--row", "3=skip", "--write"])
    assert done.exit_code == 0, done.output
    changed = {file.name for file, data in files.items() if file.read_bytes() != data}
    assert changed == {"voorbeeldatelier.yml"}
    checked = CliRunner().invoke(main, ["check", "--content", str(directory)])
    assert checked.exit_code == 0, checked.output
    (directory.parent / "kolommen.yml").write_text("name: Naam\nphone: Tel.\n", "utf-8")
    named = ["--columns", str(directory.parent / "kolommen.yml")]
    again = CliRunner().invoke(main, [*command, *named, "--row", "3=skip", "--format", "json"])
    assert [profile["changes"] for profile in json.loads(again.stdout)["profiles"]] == [[]]
    wrong = CliRunner().invoke(main, [*command, "--type", "fantasie"])
    assert wrong.exit_code == 2


def test_a_workbook_of_several_sheets_says_which_was_read(directory: Path) -> None:
    book = Workbook()
    book.active.title = "Leden"
    book.create_sheet("Uitleg").append(["Hoe het werkt"])
    book["Leden"].append(["Naam", "Tel."])
    book["Leden"].append(["Voorbeeldatelier vzw", "011 99 88 77"])
    book.save(directory.parent / "leden.xlsx")
    command = ["import", str(directory.parent / "leden.xlsx"), "--content", str(directory), "--lang", "en"]
    shown = CliRunner().invoke(main, command)
    assert shown.exit_code == 0, shown.output
    assert "This is the sheet “Leden”. The file also has “Uitleg”: choose one with --sheet." in shown.stderr
    assert "This is the sheet" not in CliRunner().invoke(main, [*command, "--sheet", "leden"]).stderr
    unknown = CliRunner().invoke(main, [*command, "--sheet", "3"])
    assert "There is no sheet “3”. There are: “Leden”, “Uitleg”." in unknown.stderr


def test_a_profile_that_somebody_sent_is_checked_and_put_in_its_place(directory: Path) -> None:
    own = directory / "organisations/voorbeeldatelier.yml"
    sent = directory.parent / "voorbeeldatelier (1).yml"  # as a browser calls a second download
    sent.write_text(own.read_text("utf-8").replace("+32 11 27 27 27", "+32 11 99 88 77"), "utf-8")
    command = ["import", str(sent), "--content", str(directory), "--lang", "en"]
    before = own.read_bytes()
    shown = CliRunner().invoke(main, command)
    assert shown.exit_code == 0, shown.output
    assert "+32 11 99 88 77" in shown.stdout
    assert own.read_bytes() == before
    assert CliRunner().invoke(main, [*command, "--write"]).exit_code == 0
    assert own.read_bytes() == before.replace(b"+32 11 27 27 27", b"+32 11 99 88 77")
    sent.write_text("name: Zonder de rest\n", "utf-8")
    assert CliRunner().invoke(main, [*command, "--write"]).exit_code == 1
    sent.write_text("[geen profiel]", "utf-8")
    assert CliRunner().invoke(main, command).exit_code == 2


def test_a_profile_comes_with_its_new_logo(directory: Path) -> None:
    own = directory / "organisations/voorbeeldatelier.yml"
    text = own.read_text("utf-8") + "logo: {file: nieuw.png, alt: Een vlak, rights: Eigen werk}\n"
    drawn = BytesIO()
    Image.new("RGB", (40, 20)).save(drawn, "PNG")
    sent = directory.parent / "voorbeeldatelier.zip"
    with ZipFile(sent, "w", ZIP_DEFLATED) as made:
        made.writestr("voorbeeldatelier.yml", text)
        made.writestr("__MACOSX/._nieuw.png", "x")
        made.writestr("../../ander.png", "x")
        made.writestr("nieuw.png", drawn.getvalue())
        made.writestr("niet-genoemd.png", drawn.getvalue())
    command = ["import", "--content", str(directory), "--lang", "en", "--write"]
    done = CliRunner().invoke(main, [*command, str(sent)])
    assert done.exit_code == 0, done.output
    assert "nieuw.png, Een vlak" in done.stdout  # in a terminal, without the marks of Markdown
    assert sorted(file.name for file in (directory / "images").glob("*.png")) == ["nieuw.png"]
    assert "logo: {file: nieuw.png" in own.read_text("utf-8")

    loose = directory.parent / "voorbeeldatelier (1).yml"  # somebody unpacked it
    loose.write_text(text.replace("nieuw.png", "los.png"), "utf-8")
    assert CliRunner().invoke(main, [*command, str(loose)]).exit_code == 1
    loose.with_name("los.png").write_bytes(drawn.getvalue())
    taken = CliRunner().invoke(main, [*command, str(loose)])
    assert taken.exit_code == 0
    assert "nieuw.png is gone" in taken.stderr
    assert sorted(file.name for file in (directory / "images").glob("*.png")) == ["los.png"]
    loose.with_name("los.png").write_bytes(b"no picture")
    assert CliRunner().invoke(main, [*command, str(loose)]).exit_code == 1
    assert (directory / "images/los.png").read_bytes() == drawn.getvalue()


def test_a_zip_of_something_else_is_refused_in_words(directory: Path) -> None:
    sent = directory.parent / "iets.zip"
    tried: tuple[dict[str, str] | None, ...] = (
        {},
        {"a.yml": "name: A", "b.yml": "name: B"},
        {"map/a.yml": "name: A"},
        None,
    )
    for members in tried:
        if members is None:
            sent.write_bytes(b"PK no zip")
        else:
            with ZipFile(sent, "w") as made:
                for name, text in members.items():
                    made.writestr(name, text)
        done = CliRunner().invoke(main, ["import", "--content", str(directory), "--lang", "en", str(sent)])
        assert done.exit_code == 2
        assert "is no ZIP with one profile" in done.output
    with ZipFile(sent, "w", ZIP_DEFLATED) as made:
        made.writestr("voorbeeldatelier.yml", "x" * 50_000_000)  # a few kB as it lies there
    assert len(parcel_in(sent).data) == MAX_BYTES + 1
    assert CliRunner().invoke(main, ["import", "--content", str(directory), str(sent)]).exit_code == 2
