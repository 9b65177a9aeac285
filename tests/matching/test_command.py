"""`werkwijzer match` as a script sees it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from builder.cli import main

HIT = {"kind", "id", "title", "url", "score", "places", "km", "why"}
PACKAGE = {"activities", "sectors", "forms", "tasks", "organisations", "found"}


def match(root: Path, *arguments: str, text: str = "") -> Result:
    return CliRunner().invoke(main, ["match", "--content", str(root / "content"), *arguments], input=text)


def test_json_has_packages_and_what_was_not_placed(root):
    given = match(root, "--task", "gras maaien", "--task", "een xyzzy wassen", "--place", "Genk", "--format", "json",
                  "--limit", "3")  # fmt: skip
    assert given.exit_code == 0, given.output
    answer = json.loads(given.stdout)
    assert set(answer) == {"packages", "whole", "unplaced", "circumstances"}
    (package,) = answer["packages"]
    assert set(package) == PACKAGE
    assert (package["activities"], package["sectors"]) == (["groen/tuinonderhoud"], ["groen"])
    assert "uitbesteding-locatie" in {form["form"] for form in package["forms"]}
    assert len(package["organisations"]) == 3
    assert all(set(hit) == HIT and hit["why"] for hit in package["organisations"])
    scores = [hit["score"] for hit in package["organisations"]]
    assert scores == sorted(scores, reverse=True)
    assert answer["unplaced"] == ["xyzzy"]


def test_a_dash_reads_the_text(root):
    given = match(root, "--task", "-", "--format", "json", text="Elke vrijdag kantoren poetsen.\nEn hemden strijken!")
    sectors = {sector for package in json.loads(given.stdout)["packages"] for sector in package["sectors"]}
    assert sectors == {"schoonmaak", "was-strijk"}


def test_people_read_why_and_what_was_not_understood(root):
    given = match(root, "--task", "xyzzy en gras maaien", "--customer", "lokaal-bestuur")
    assert given.exit_code == 0
    assert "Tuinonderhoud" in given.stdout
    assert "Voorbehouden opdracht" in given.stdout
    assert "Niet begrepen: “xyzzy”" in given.stdout


def test_reasons_are_in_the_language_that_is_asked(root):
    given = match(root, "--task", "gras maaien", "--place", "Genk", "--lang", "fr")
    assert "de Genk" in given.stdout
    assert "van Genk" not in given.stdout


def test_nothing_understood_is_said(root):
    given = match(root, "--task", "asdf qwer")
    assert given.exit_code == 0
    assert "Er is geen taak herkend" in given.stdout


def test_a_word_means_what_the_asker_says(root):
    given = match(root, "--task", "dozen vouwen en raketten", "--format", "json",
                  "--means", "dozen=was-strijk/strijk", "--means", "vouwen=", "--means", "Raketten=metaal")  # fmt: skip
    answer = json.loads(given.stdout)
    assert {task["activity"] for package in answer["packages"] for task in package["tasks"]} == {
        "was-strijk/strijk", "metaal",
    }  # fmt: skip
    assert answer["unplaced"] == []


def test_a_meaning_that_is_no_work_is_wrong_use(root):
    for wrong in ("gras", "gras=niets/zo"):
        given = match(root, "--task", "gras maaien", "--means", wrong)
        assert given.exit_code == 2
        assert "Het werk" in given.stderr


def test_a_wrong_place_or_customer_is_wrong_use(root):
    for wrong in (["--place", "Nergenshuizen"], ["--customer", "niemand"], ["--floor", "maan"]):
        assert match(root, "--task", "gras maaien", *wrong).exit_code == 2
