"""The doctor: a set-up that works gives no findings, and each thing that is wrong gives one with what to do."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue, Site
from builder.cli import main
from builder.founding.directory import IGNORED, program_files
from builder.founding.setup import files, machine, settings
from builder.founding.wheel import NAME
from builder.project import CONTENT_DIR, Project
from builder.reviewing.owners import owners
from tests.cases.tree import BASE, few_places
from tests.catalogue_samples import checked, content


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with everything but organisations."""
    folder = tmp_path_factory.mktemp("directory")
    for path, data in program_files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / ".gitignore").write_text(IGNORED)
    (folder / ".git").mkdir()
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/images").mkdir()
    return folder


def site(**more: object) -> Site:
    values = content()
    values["site", "site"] |= {
        "url": "https://naam.github.io/gids/",
        "repository": "https://github.com/Naam/gids",
        "email": "info@naam.be",
    }
    return replace(assemble(checked(values)).site, **more)


def said(found: object) -> list[str]:
    return [each.said.format(**each.params) for each in found]  # type: ignore[attr-defined]


def test_a_sound_directory_has_no_findings(renewed: Path) -> None:
    project = Project.at(root=renewed)
    assert said([*machine(), *settings(project, site()), *files(project)]) == []


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"url": "https://naam.github.io/"}, "publish at https://naam.github.io/gids/"),
        ({"url": "https://ander.github.io/gids/"}, "publish at https://naam.github.io/gids/"),
        ({"url": "https://gids.example/"}, "is an example"),
        ({"repository": None}, "names no repository"),
        ({"email": None}, "no mailbox"),
        ({"languages": ("nl", "fr")}, "no hand-written pages"),
    ],
)
def test_settings_that_do_not_fit(renewed: Path, more: dict[str, object], words: str) -> None:
    (told,) = said(settings(Project.at(root=renewed), site(**more)))
    assert words in told


def test_a_domain_of_its_own_fits_any_repository(renewed: Path) -> None:
    project = Project.at(root=renewed)
    assert said(settings(project, site(url="https://gids.naam.be/"))) == []
    assert (
        said(
            settings(project, site(url="https://naam.github.io/", repository="https://github.com/naam/naam.github.io"))
        )
        == []
    )
    (renewed / "CNAME").write_text("gids.naam.be\n")
    assert said(settings(project, site(url="https://gids.naam.be/"))) == []
    assert "CNAME says" in said(settings(project, site()))[0]
    (renewed / "CNAME").unlink()


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        (
            ".github/workflows/eigen.yml",
            "on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n",
            "may change under",
        ),
        (".github/workflows/eigen.yml", "on:\n  pull_request_target:\njobs: {}\n", "on what strangers send"),
        ("schema/organisation.schema.json", "{}", "schema/organisation.schema.json is not"),
        (f"program/{NAME}", None, "and the directory has –"),
        (".gitignore", "/site/\n", "keeps what the program"),
        (".git/HEAD", "ref: refs/heads/master\n", "has no branch main"),
        (".github/actions/install/action.yml", "runs: {}\n", ".github/actions/install/action.yml is not"),
        ("content/images/oud.png", "", "Nothing shows these pictures any more: oud.png"),
        ("content/pages/over.md", (CONTENT_DIR / "pages/over.md").read_text("utf-8"), "still the page"),
    ],
)
def test_files_that_do_not_fit(renewed: Path, path: str, text: str | None, words: str) -> None:
    file = renewed / path
    before = file.read_bytes() if file.is_file() else None
    if text is None:
        file.unlink()
    else:
        file.write_text(text, "utf-8")
    try:
        (told,) = said(files(Project.at(root=renewed)))
        assert words in told
    finally:
        file.write_bytes(before) if before is not None else file.unlink()


def test_the_commands_say_what_to_do(root: Path, tmp_path: Path) -> None:
    small = shutil.copytree(BASE, tmp_path / "content")
    few_places(root / "content/places", small / "places")
    done = CliRunner().invoke(main, ["doctor", "--content", str(small)])
    assert done.exit_code == 1
    assert "✗ Het adres van de site is een voorbeeld: https://voorbeeldgids.example/." in done.output
    assert done.output.count("  → ") == done.output.count("✗ ") + done.output.count("· ")
    late = ("--today", "2029-01-01", "--content", str(small))
    assert CliRunner().invoke(main, ["stale", *late, "--out", str(tmp_path / "out")]).exit_code == 0
    assert "Klopt alles nog?" in (tmp_path / "out/voorbeeldfederatie.md").read_text("utf-8")
    told = json.loads(CliRunner().invoke(main, ["stats", *late, "--format", "json"]).output)
    assert told["everything"]["oldest"] == 25
    assert CliRunner().invoke(main, ["stats", *late]).output.count("voorbeeldfederatie") == 1


# --- who reviews ---


def sample() -> Catalogue:
    return assemble(checked(content()))


def test_members_go_to_their_federation_and_others_to_their_region() -> None:
    reviewers = {
        "everything": ["@beheer"],
        "federations": {"koepel": ["@koepel/lezers", "@beheer"]},
        "regions": {"provincie-noord": ["@noord"], "weg": ["@niemand"]},
    }
    lines = owners(sample(), reviewers).splitlines()[1:]
    assert lines[0] == "* @beheer"
    assert dict(line.split(" ", 1) for line in lines[1:]) == {
        "/content/organisations/acacia.yml": "@beheer",
        "/content/organisations/de-tuin.yml": "@koepel/lezers @beheer",
        "/content/organisations/eik.yml": "@beheer",
        "/content/organisations/voorbij.yml": "@noord",
        "/content/organisations/wiel.yml": "@beheer",
    }


def test_without_reviewers_nobody_is_named() -> None:
    assert owners(sample(), {}).count("\n") == 1
