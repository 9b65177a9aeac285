"""Who asks to be forgotten is in no file, no page and no export after the next build, and the rest stays as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.catalogue.assemble import assemble
from builder.catalogue.queries import Directory
from builder.checking.schemas import load_schemas
from builder.cli import main
from builder.editing.fmt import write_text
from builder.editing.forgetting import forget
from builder.exporting.publication import data_files
from builder.finding.index import search_files
from builder.loading import load
from builder.project import SCHEMA_DIR, Project
from builder.reading.content import read_content
from builder.reading.document import Document
from builder.rendering.pages import render

SCHEMAS = load_schemas(SCHEMA_DIR)


@pytest.fixture
def directory(tmp_path: Path, root: Path) -> Path:
    """A small directory with one of everything, and the real places."""
    for part in ("base", "valid/everything"):
        shutil.copytree(root / f"tests/cases/{part}/content", tmp_path / "content", dirs_exist_ok=True)
    shutil.copytree(root / "content/places", tmp_path / "content/places")
    return tmp_path / "content"


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*words, "--lang", "en"])
    return done.exit_code, done.output


def everything(directory: Path) -> dict[str, bytes]:
    return {
        path.relative_to(directory).as_posix(): path.read_bytes() for path in directory.rglob("*") if path.is_file()
    }


def test_an_organisation_leaves_nothing_but_what_a_person_must_rewrite(directory: Path) -> None:
    before = everything(directory)
    assert b"voorbeeldatelier" in b"".join(before.values())
    code, said = run("forget", "voorbeeldatelier", "--content", str(directory))
    assert everything(directory) == before  # it only said so
    assert "- content/organisations/voorbeeldatelier.yml" in said
    code, said = run("forget", "Voorbeeldatelier", "--content", str(directory), "--write")
    after = everything(directory)
    assert "organisations/voorbeeldatelier.yml" not in after
    named = [path for path, data in after.items() if b"voorbeeldatelier" in data.lower()]
    assert all(f"content/{path}:" in said for path in named)
    assert code == (1 if named else 0)
    assert "git filter-repo --invert-paths --path content/organisations/voorbeeldatelier.yml" in said
    assert run("check", "--content", str(directory))[0] == 0
    assert run("forget", "Nooit Gehoord", "--content", str(directory))[0] == 2


def test_after_rewriting_nothing_that_is_published_names_it(directory: Path) -> None:
    run("forget", "voorbeeldatelier", "--content", str(directory), "--write")
    for path, data in everything(directory).items():  # what a person does with the lines that are listed
        if b"oorbeeldatelier" in data:
            rewritten = data.replace(b"voorbeeldatelier.example", b"voorbeeld.example")
            (directory / path).write_bytes(rewritten.replace(b"Voorbeeldatelier", b"Een ploeg"))
    loaded = load(Project.at(content=directory))
    assert loaded.errors == ()
    catalogue = assemble(loaded.checked)
    texts = [f"{page.path} {page.title} {page.description} {page.body} {page.json_ld}" for page in render(catalogue)]
    directory = Directory(catalogue)
    published = dict(data_files(directory)) | {"": " ".join(texts).encode()} | search_files(directory, [])
    traces = [path for path, data in published.items() if b"oorbeeldatelier" in data]
    assert traces == []


def test_a_person_goes_with_name_consent_and_mailbox(directory: Path) -> None:
    profile = directory / "organisations/voorbeeldatelier.yml"
    text = profile.read_text("utf-8").rstrip()
    assert "contacts:" not in text
    added = """
contacts:
  - role: Onthaal
    email: info@voorbeeld.be
  - role: Verkoop # vraag naar haar
    email: an.peeters@voorbeeld.be
    name: An Peeters
    consent: {on: "2026-01-01", by: secretariaat}
  - role: Planning
    email: an.peeters@voorbeeld.be
    phone: "+32 11 27 27 27"
"""
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("verification:"))
    profile.write_text("\n".join([*lines[:at], added.strip(), *lines[at:], ""]), "utf-8")
    assert run("forget", "An Peeters", "--content", str(directory), "--write")[0] == 0
    now = profile.read_text("utf-8")
    assert "contacts:\n  - role: Onthaal\n    email: info@voorbeeld.be\n  - role: Planning\n    phone:" in now
    assert "eeters" not in now


@pytest.mark.parametrize(
    ("mailbox", "goes"),
    [
        *(
            (name, True)
            for name in ("jan.peeters", "Peeters_Jan", "j.peeters", "peeters-j", "janpeeters", "peetersjan")
        ),
        *((name, False) for name in ("info", "jan", "peeters", "marie.peeters", "m.peeters", "jan.peeters.genk")),
    ],
)
def test_mailboxes_that_are_of_a_person(mailbox: str, goes: bool) -> None:
    value = {"email": f"{mailbox}@voorbeeld.be", "website": "https://voorbeeld.be/"}
    document = Document("organisation", "een", "content/organisations/een.yml", value, {})
    texts = {document.path: write_text(value, SCHEMAS["organisation"].flat)}
    changed = forget("Jan Peeters", [document], texts, SCHEMAS).changed
    assert list(changed.values()) == (["website: https://voorbeeld.be/\n"] if goes else [])
    assert forget("Jan", [document], texts, SCHEMAS).changed == {}


def test_short_names_are_not_looked_for_in_running_text_and_hosts_are() -> None:
    values = {
        "abc": {"name": "ABC", "website": "https://www.abc-werkt.be/"},
        "abcd": {"name": "ABCD"},
        "zonder": {"name": "!!!"},
    }
    documents = [
        Document("organisation", key, f"content/organisations/{key}.yml", value, {}) for key, value in values.items()
    ]
    page = "content/pages/over.md"
    told = "abc is kort\nABCD is lang genoeg\nzie abc-werkt.be\n!!! let op"
    found = {
        asked: [mention.line for mention in forget(asked, documents, {page: told}, SCHEMAS).mentions]
        for asked in values
    }
    assert found == {"abc": [3], "abcd": [2], "zonder": []}


def test_who_went_into_a_forgotten_one_has_stopped(directory: Path) -> None:
    other = directory / "organisations/voorganger.yml"
    text = (directory / "organisations/voorbeeldatelier.yml").read_text("utf-8")
    lines = [line for line in text.split("\n") if not line.startswith(("name:", "enterprise_number:", "status:"))]
    at = next(number for number, line in enumerate(lines) if line.startswith("verification:"))
    status = ["status:", "  state: merged", "  into: voorbeeldatelier", '  since: "2020"']
    other.write_text("\n".join([lines[0], "name: Voorganger", *lines[1:at], *status, *lines[at:]]), "utf-8")
    content = read_content(directory)
    texts = {one.path: (directory.parent / one.path).read_text("utf-8") for one in content.documents}
    found = forget("voorbeeldatelier", content.documents, texts, SCHEMAS)
    assert 'status:\n  state: closed\n  since: "2020"\n' in found.changed["content/organisations/voorganger.yml"]
