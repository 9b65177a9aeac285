"""Reports: for a person, for a program and for a review page, with nothing in them that steers anything."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from builder.checking.reporters import github_report, json_report, text_report
from builder.language import typeset
from builder.problems import MAX_PER_FILE, MAX_PER_RUN, Problem, limited, problem, shorten
from tests.cases.tree import CASES, check_tree, lay_out, report

NASTY = "x\x1b]0;titel\x07\n::error file=a::kwaad\r\n%0A\u202e\x9b31m"


def lines_of_nothing(_: str) -> list[str]:
    return []


def many(files: int, each: int, code: str = "unknown-key") -> list[Problem]:
    return [
        problem(code, f"content/{file:03d}.yml", line, 1, "x", found=f"v{line}", allowed="a", other="b", reason="c")
        for file in range(files)
        for line in range(1, each + 1)
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nl",
            ["fout: Het veld “emial” bestaat hier niet. Bedoelde je “email”?", "→ Hier kan: ", "1 fout · 20 bestanden"],
        ),
        ("fr", ["erreur: Le champ “emial” n’existe pas ici. Vouliez-vous dire “email” ?", "1 erreur · 20 fichiers"]),
        ("en", ["error: The key “emial” does not exist here. Did you mean “email”?", "1 error · 20 files"]),
    ],
)
def test_a_report_speaks_three_languages(language: str, words: list[str], tmp_path: Path) -> None:
    said = report(lay_out(CASES / "invalid" / "unknown-key_typing-error", tmp_path), language)
    assert all(typeset(each, language) in said for each in words), said


def test_the_first_line_of_a_problem_can_be_clicked() -> None:
    said = text_report(many(1, 2), lines_of_nothing, "nl", 1).plain
    assert re.findall(r"^content/000\.yml:(\d+):(\d+): fout: .* \[unknown-key\]$", said, re.MULTILINE) == [
        ("1", "1"),
        ("2", "1"),
    ]


def test_the_mark_stands_under_the_spot() -> None:
    found = problem("unknown-key", "content/x.yml", 1, 7, "x", found="v", allowed="a")
    lines = text_report([found], lambda _: ["abcdefGhij"], "nl", 1).plain.split("\n")
    assert lines[2].index("G") == lines[3].index("^")


@pytest.mark.parametrize("column", [1, 50, 250, 499, 500, 501, 9000])
def test_a_long_line_is_cut_around_the_spot(column: int) -> None:
    source = "".join(chr(0x4E00 + number) for number in range(500))
    found = problem("unknown-key", "content/x.yml", 2, column, "x", found="v", allowed="a")
    line, mark = text_report([found], lambda _: ["", source], "nl", 1).plain.split("\n")[2:4]
    assert len(line) < 120
    if column <= 500:
        assert line[mark.index("^")] == source[column - 1]
    shown = line.partition(" │ ")[2]
    assert shown.startswith("…") == (source[0] not in shown)
    assert shown.endswith("…") == (source[-1] not in shown)


def test_a_report_of_nothing_says_so() -> None:
    assert text_report([], lines_of_nothing, "nl", 1).plain == "Alles in orde: 1 bestand nagekeken.\n"


def test_colours_are_beside_the_words() -> None:
    report = text_report(many(1, 2), lines_of_nothing, "nl", 1)
    assert report.styled != report.plain
    assert click.unstyle(report.styled) == report.plain
    assert json.loads(json_report([], "nl", 3)) == {"files": 3, "errors": 0, "warnings": 0, "problems": []}
    assert github_report([], "nl") == ""


def test_limits_a_file_and_a_run() -> None:
    shown = limited(many(40, 30))
    assert all(len(those) == MAX_PER_FILE and more == 10 for _, those, more in shown.files)
    assert sum(len(those) for _, those, _ in shown.files) == MAX_PER_RUN
    assert shown.left_out == 15 * 30
    assert shown.errors == 1200
    said = text_report(many(40, 30), lines_of_nothing, "nl", 40).plain
    assert said.count("… en nog 10") == 25
    assert "… en nog 450" in said
    assert said.endswith("1200 fouten · 40 bestanden nagekeken\n")


def test_errors_are_not_pushed_out_by_warnings() -> None:
    warnings = many(1, 30, "image-unlisted")
    error = problem("unknown-key", "content/000.yml", 99, 1, found="x", allowed="a")
    ((_, those, more),) = limited([*warnings, error]).files
    assert error in those
    assert (len(those), more) == (MAX_PER_FILE, 11)
    assert list(those) == sorted(those, key=lambda each: each.order)


def test_nothing_in_a_file_steers_a_terminal() -> None:
    found = problem("unknown-key", f"content/{NASTY}.yml", 1, 3, NASTY, found=NASTY, allowed=NASTY, suggestion=NASTY)
    said = text_report([found], lambda _: [NASTY.replace("\n", " ")], "nl", 1).plain
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said)
    assert "::error file=a" not in [line[:14] for line in said.split("\n")]


def test_nothing_in_a_file_writes_a_line_of_a_log() -> None:
    found = problem("unknown-key", f"content/a,b:{NASTY}.yml", 1, 1, NASTY, found=NASTY, allowed=NASTY)
    said = github_report([found], "nl")
    assert said.count("\n") == 1
    assert re.match(r"::error file=content/a%2Cb%3A[^:,]*,line=1,col=1,title=unknown-key::", said)
    assert "%250A" in said


def test_annotations_tell_errors_from_warnings() -> None:
    said = github_report([*many(1, 1), problem("image-unlisted", "content/images/x.png")], "en")
    assert [line.partition(" ")[0] for line in said.splitlines()] == ["::error", "::warning"]


def test_json_has_everything_and_no_limit(tmp_path: Path) -> None:
    checked = check_tree(lay_out(CASES / "invalid" / "wrong-type_list-for-text", tmp_path))
    said = json.loads(json_report(checked.problems, "nl", len(checked.documents)))
    assert (said["errors"], said["warnings"], said["files"]) == (1, 0, 20)
    assert said["problems"] == [
        {
            "path": "content/organisations/proefwerk.yml",
            "line": 8,
            "column": 13,
            "severity": "error",
            "code": "wrong-type",
            "key": "short_name",
            "message": "Hier hoort tekst; er staat: een lijst.",
            "hint": "",
            "params": {"expected": "tekst", "found": "een lijst"},
        }
    ]
    assert len(json.loads(json_report(many(30, 30), "nl", 30))["problems"]) == 900


def test_long_values_are_cut_on_one_line() -> None:
    assert shorten("a\nb  c") == "a b c"
    assert shorten("x" * 61) == "x" * 59 + "…"
    assert len(shorten("x " * 5000)) <= 60
