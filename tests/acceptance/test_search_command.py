"""`werkwijzer search`, as a person and as a script use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Run, small_directory

CLEANERS = """name: Blinkend Pelt
types:
  - type: maatwerkbedrijf
summary: Blinkend Pelt poetst kantoren in Pelt.
sectors:
  - sector: schoonmaak
    activities: [kantoren]
locations:
  - municipality: Pelt
    postal_code: "3900"
verification: {state: unconfirmed}
last_reviewed: "2026-11-22"
sources:
  - url: https://blinkend.example/
"""


@pytest.fixture(scope="module")
def place(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One directory for all these tests: the first search makes its index."""
    made = small_directory(root, tmp_path_factory.mktemp("search") / "directory")
    (made / "content/organisations/blinkend-pelt.yml").write_text(CLEANERS, "utf-8")
    return made


def answer(run: Run, place: Path, *words: str) -> dict[str, Any]:
    done = run("builder", "search", "--format", "json", *words, cwd=place)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_json_has_the_shape_that_scripts_rely_on(run: Run, place: Path) -> None:
    found = answer(run, place, "poetsen", "in", "pelt")
    first = found["hits"][0]
    assert {"kind", "id", "title", "url", "score", "why"} <= set(first)
    assert first["kind"] == "organisation"
    assert first["url"] == f"organisaties/{first['id']}/"
    assert 0 < first["score"] <= 2
    assert any("Schoonmaak" in reason for reason in first["why"])
    assert {"sector", "municipality"} <= {one["kind"] for one in found["understood"]}
    assert found["place"] == "Pelt"
    assert found["facets"] == {}


def test_facets_count(run: Run, place: Path) -> None:
    found = answer(run, place, "--facets", "sector:schoonmaak")
    sectors = {count["id"]: count["count"] for count in found["facets"]["sector"]}
    assert sectors["schoonmaak"] == found["organisations"] > 0


def test_the_index_is_made_once_and_never_published(run: Run, place: Path) -> None:
    answer(run, place, "poetsen")
    done = run("builder", "search", "poetsen", cwd=place)
    assert done.stderr == ""  # nothing had to be made
    assert (place / ".werkwijzer" / "whoosh" / "state.json").is_file()
    assert not (place / "site").exists()


def test_people_get_a_table_with_a_reason(run: Run, place: Path) -> None:
    done = run("builder", "search", "poetsen", "pelt", cwd=place)
    assert done.returncode == 0
    for words in ("Naam", "Waar", "Wat", "Waarom", "Begrepen", "Schoonmaak", "Pelt", "gevonden"):
        assert words in done.stdout
    french = run("builder", "search", "--lang", "fr", "poetsen", cwd=place)
    assert "Pourquoi" in french.stdout
    assert "trouvée" in french.stdout


def test_an_error_in_typing_is_put_right_and_said(run: Run, place: Path) -> None:
    done = run("builder", "search", "poezten", cwd=place)
    assert "Bedoelde je: poetsen" in done.stdout
    assert answer(run, place, "schoonmak")["hits"]


def test_nothing_found_is_no_empty_page(run: Run, place: Path) -> None:
    done = run("builder", "search", "qwxzvkk", cwd=place)
    assert done.returncode == 0
    assert "Dit kennen we niet: “qwxzvkk”" in done.stdout
    assert "Niets gevonden" in done.stdout
    assert "De sectoren zijn: groen, schoonmaak." in done.stdout
    assert answer(run, place, "qwxzvkk")["unknown"] == ["qwxzvkk"]


def test_near_and_within(run: Run, place: Path) -> None:
    near = answer(run, place, "--near", "3900", "--within", "10", "schoonmaak")
    assert near["hits"]
    assert all(hit["km"] <= 10 for hit in near["hits"] if hit["kind"] == "organisation")
    assert answer(run, place, "--near", "8400", "--within", "10", "schoonmaak")["organisations"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["(poetsen"], "teken 1: Dit haakje gaat nooit dicht"),
        (["sector:schonmaak"], "Bedoelde je schoonmaak"),
        (["kleur:rood"], "“kleur” is geen veld"),
        (["--within", "5", "poetsen"], "--near"),
        (["--near", "atlantis", "poetsen"], "“atlantis” is geen plaats"),
        (["--limit", "0", "poetsen"], "--limit"),
        (["--content", "nergens", "poetsen"], "nergens"),
    ],
)
def test_wrong_use_is_said_in_a_line_and_ends_with_2(run: Run, place: Path, words: list[str], said: str) -> None:
    done = run("builder", "search", *words, cwd=place)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_errors_in_the_content_are_shown(run: Run, directory: Path) -> None:
    (directory / "content/organisations/kapot.yml").write_text("name: [", "utf-8")
    done = run("builder", "search", "poetsen", cwd=directory)
    assert done.returncode == 1
    assert "kapot.yml" in done.stderr


def test_two_searches_at_once_make_one_good_index(run: Run, directory: Path, root: Path) -> None:
    command = [sys.executable, "-m", "builder", "search", "--format", "json", "--seed", "x", "poetsen"]
    started = [
        subprocess.Popen(command, cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    outputs = [process.communicate(timeout=600) for process in started]
    assert [process.returncode for process in started] == [0, 0], outputs
    assert outputs[0][0] == outputs[1][0]
    assert json.loads(outputs[0][0])["hits"]
    assert len(list((directory / ".werkwijzer/whoosh").glob("index-*"))) == 1
    assert not list((directory / ".werkwijzer/whoosh").glob("draft-*"))
