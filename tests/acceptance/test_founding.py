"""A federation starts with one file, the program as a wheel: from there to a site without a checkout or network."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from click.testing import CliRunner

from builder.catalogue.model import Catalogue
from builder.checking.schemas import load_schemas
from builder.cli import main
from builder.founding.directory import AnswerError, new_directory, program_files
from builder.founding.wheel import NAME, wheel
from builder.project import SCHEMA_DIR

SHOW = "federation:groep-maatwerk"


def made(catalogue: Catalogue, **answers: str) -> dict[str, bytes]:
    return new_directory(answers, catalogue, load_schemas(SCHEMA_DIR)["site"], "nl")


def run(place: Path, folder: Path, *words: str) -> str:
    """A command of the program that is installed in `place`, and of no other."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(place), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def served(place: Path, folder: Path) -> str:
    """The home page as `serve` gives it."""
    serving = subprocess.Popen(
        [sys.executable, "-P", "-m", "builder", "serve", "--port", "0"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(place), "NO_COLOR": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert serving.stderr
        address = next(found[0] for line in serving.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        with urlopen(address) as answer:
            return str(answer.read(), "utf-8")
    finally:
        serving.terminate()
        serving.communicate()


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that hatchling builds of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=root, check=True)
    return folder / NAME


def names(archive: zipfile.ZipFile) -> set[str]:
    """Files in a wheel, without its metadata."""
    return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_the_program_packs_itself_as_hatchling_does(built: Path) -> None:
    with zipfile.ZipFile(built) as hatched, zipfile.ZipFile(BytesIO(wheel())) as own:
        assert names(own) == names(hatched)
        assert own.testzip() is None
    assert wheel.__wrapped__() == wheel()


def test_from_a_wheel_to_a_site_without_a_checkout(built: Path, tmp_path: Path) -> None:
    place, folder = tmp_path / "installed", tmp_path / "gids"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*pip, "--target", str(place), str(built)], check=True)
    answers = ("name=Gids van Groep Maatwerk", f"show={SHOW}", "accent=#8a1c5b", "url=https://naam.example/gids")
    run(place, tmp_path, "builder", "init", str(folder), "--yes", *(f"--answer={each}" for each in answers))
    assert (folder / "program" / NAME).read_bytes()[:2] == b"PK"
    said = json.loads(run(place, folder, "builder", "check", "--format", "json"))
    assert said["problems"] == []
    run(place, folder, "builder", "build")
    data = json.loads((folder / "site/data/v1/catalogue.json").read_text("utf-8"))
    assert data["site"]["name"] == "Gids van Groep Maatwerk"
    assert data["organisations"]
    assert all("groep-maatwerk" in each["federations"] for each in data["organisations"])
    assert "#8a1c5b" in (folder / "site/assets/css/site.css").read_text("utf-8")
    assert "Gids van Groep Maatwerk" in (folder / "site/index.html").read_text("utf-8")
    assert "Gids van Groep Maatwerk" in served(place, folder)


def test_the_workflows_of_a_new_directory_install_what_lies_in_it(catalogue: Catalogue) -> None:
    files = made(catalogue, show=SHOW)
    action = yaml.safe_load(files[".github/actions/install/action.yml"])
    assert action["inputs"]["program"]["default"] == f"program/{NAME}"
    assert f"program/{NAME}" in files
    workflows = {Path(path).stem for path in files if path.startswith(".github/workflows/")}
    assert workflows == {"check", "freshness", "from-issue", "links", "publish"}  # `tests` needs the source


def test_only_what_a_directory_shows_comes_along(catalogue: Catalogue) -> None:
    part, whole, empty = made(catalogue, show=SHOW), made(catalogue), made(catalogue, profiles="no")

    def organisations(files: dict[str, bytes]) -> set[str]:
        return {
            Path(path).stem for path in files if path.startswith("content/organisations/") and path.endswith(".yml")
        }

    assert organisations(part) == {
        slug for slug, one in catalogue.organisations.items() if "groep-maatwerk" in one.federations
    }
    assert organisations(whole) == set(catalogue.organisations)
    assert organisations(empty) == set()
    assert not [path for path in whole if "/events/" in path and path.endswith(".yml")]


def test_hand_written_pages_lead_to_what_every_site_shows(root: Path) -> None:
    """A site that shows a part, or begins empty, has other organisations, regions and examples."""
    shown_in_part = "organisaties|praktijk|federaties|regios|gemeenten|agenda|vragen"
    pages = {file: file.read_text("utf-8") for file in (root / "content/pages").rglob("*.md")}
    found = {
        file.name: re.findall(rf"\]\((?:\.\./)+(?:{shown_in_part})/[a-z0-9]", text) for file, text in pages.items()
    }
    assert {name: links for name, links in found.items() if links} == {}


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"accent": "#ffcc00"}, "accent"),
        ({"accent": "geel"}, "accent"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"languages": "nl de"}, "languages"),
        ({"show": "federation:niemand"}, "show"),
        ({"show": "alles"}, "show"),
        ({"profiles": "misschien"}, "profiles"),
        ({"email": "info"}, "email"),
        ({"logo": "/er/is/geen.png"}, "logo"),
        ({"logo": "tekening.svg"}, "logo"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told(catalogue: Catalogue, answers: dict[str, str], question: str) -> None:
    with pytest.raises(AnswerError) as error:
        made(catalogue, **answers)
    assert error.value.question == question
    assert len(error.value.said) > 10


def test_a_logo_comes_along(catalogue: Catalogue, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (60, 20), "#8a1c5b").save(tmp_path / "Mijn logo.PNG")
    files = made(catalogue, logo=str(tmp_path / "Mijn logo.PNG"))
    assert files["content/images/logo.png"] == (tmp_path / "Mijn logo.PNG").read_bytes()
    assert yaml.safe_load(files["content/site.yml"])["logo"]["file"] == "logo.png"


def test_a_question_is_asked_again_at_once_until_its_answer_can_be_used(tmp_path: Path) -> None:
    answers = ["Gids", "Federatie", "", "", "", "", "", "#ffcc00", "#8a1c5b", "", SHOW, "nee"]
    done = CliRunner().invoke(main, ["init", str(tmp_path / "gids")], input="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "te licht" in done.output
    site = yaml.safe_load((tmp_path / "gids/content/site.yml").read_text("utf-8"))
    assert (site["name"], site["publisher"], site["accent"]) == ("Gids", "Federatie", "#8a1c5b")
    assert site["only"] == {"federations": ["groep-maatwerk"]}


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van mij")
    done = CliRunner().invoke(main, ["init", str(tmp_path), "--yes"])
    assert done.exit_code == 2
    assert [each.name for each in tmp_path.iterdir()] == ["brief.txt"]


def test_renewing_leaves_the_content_alone(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yml").write_text("name: Gids")
    (tmp_path / "program").mkdir()
    (tmp_path / "program/werkwijzer-0.0.9-py3-none-any.whl").write_text("oud")
    assert CliRunner().invoke(main, ["init", str(tmp_path), "--renew"]).exit_code == 0
    assert [each.name for each in (tmp_path / "program").iterdir()] == [NAME]
    assert {path for path, _ in program_files()} == {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    } - {"content/site.yml"}
