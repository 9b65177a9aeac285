"""The workflows hold to rules that keep strangers' words out of commands and rights with who needs them."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.checking.schemas import load_schemas
from builder.cli import main
from builder.editing.issue_form import issue_form
from builder.project import SCHEMA_DIR

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
INSTALL = ROOT / ".github/actions/install/action.yml"
LOCAL = "$/.github/actions/install"
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
WRITES = {
    "publish": {"pages", "id-token"},
    "from-issue": {"actions", "contents", "issues", "pull-requests"},
    "freshness": {"issues"},
    "links": {"issues"},
}


def read(file: Path) -> dict[Any, Any]:
    return yaml.safe_load(file.read_text("utf-8"))


def steps(file: Path) -> Iterator[dict[str, Any]]:
    if file == INSTALL:
        yield from read(file)["runs"]["steps"]
        return
    for job in read(file)["jobs"].values():
        yield from job["steps"]


@pytest.fixture(params=[*WORKFLOWS, INSTALL], ids=lambda file: file.stem)
def piece(request: pytest.FixtureRequest) -> Path:
    """A workflow, or the action that they share."""
    return request.param


@pytest.fixture(params=WORKFLOWS, ids=lambda file: file.stem)
def workflow(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_every_action_is_one_of_github_and_pinned_by_its_commit(piece: Path) -> None:
    used = [line.partition("uses: ")[2] for line in piece.read_text("utf-8").splitlines() if "uses: " in line]
    assert len(used) == sum("uses" in step for step in steps(piece))
    assert all(PINNED.fullmatch(each) for each in used if each != LOCAL)


def test_one_action_has_one_version_everywhere() -> None:
    text = "".join(file.read_text("utf-8") for file in (*WORKFLOWS, INSTALL))
    pins = set(re.findall(r"uses: (\S+)", text)) - {LOCAL}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins}) <= 6


def test_commands_hold_no_expression(piece: Path) -> None:
    assert all("${{" not in step.get("run", "") for step in steps(piece))


def test_commands_are_sound_shell(piece: Path) -> None:
    for step in steps(piece):
        if "run" in step:
            subprocess.run(["bash", "-n"], input=step["run"], text=True, check=True)


def test_nothing_is_allowed_but_what_a_job_asks_for(workflow: Path) -> None:
    found = read(workflow)
    assert found["permissions"] == {}
    written = {
        right for job in found["jobs"].values() for right, level in job["permissions"].items() if level == "write"
    }
    assert written == WRITES.get(workflow.stem, set())


def test_nothing_runs_with_rights_on_a_strangers_code(workflow: Path) -> None:
    triggers = read(workflow)[True]  # what YAML 1.1 makes of `on`
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers)
    assert "secrets." not in workflow.read_text("utf-8")


def test_passwords_do_not_stay_behind_and_runs_end(workflow: Path) -> None:
    for job in read(workflow)["jobs"].values():
        assert job["timeout-minutes"] <= 120
        for step in job["steps"]:
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_who_may_write_runs_no_code_of_the_content() -> None:
    writing = [
        step
        for name in ("publish", "from-issue")
        for job in read(ROOT / f".github/workflows/{name}.yml")["jobs"].values()
        if "write" in job["permissions"].values()
        for step in job["steps"]
    ]
    assert writing
    assert all(not {"werkwijzer", "python", "pip"} & set(step.get("run", "").split()) for step in writing)
    assert LOCAL not in [step.get("uses") for step in writing]


def test_every_command_exists_with_its_options(workflow: Path) -> None:
    for step in steps(workflow):
        for line in step.get("run", "").splitlines():
            if line.strip().startswith("werkwijzer "):
                _, name, *words = shlex.split(line.partition("||")[0])
                options = {option for parameter in main.commands[name].params for option in parameter.opts}
                assert {word for word in words if word.startswith("--")} <= options


def test_a_pull_request_out_of_an_issue_is_checked_as_any_other() -> None:
    (push,) = [
        run for step in steps(ROOT / ".github/workflows/from-issue.yml") if "git push" in (run := step.get("run", ""))
    ]
    asked = re.findall(r"gh workflow run (\S+) --ref \"\$branch\"$", push, re.MULTILINE)
    assert asked == ["check.yml"]
    assert push.index("git push") < push.index("gh workflow run")
    assert "workflow_dispatch" in read(ROOT / ".github/workflows/check.yml")[True]


def test_mistakes_that_were_there_do_not_fail_a_pull_request() -> None:
    runs = [step["run"] for step in steps(ROOT / ".github/workflows/check.yml") if "run" in step]
    assert "werkwijzer check --format github --changed-since HEAD^1" in runs
    assert "werkwijzer build || [ $? -eq 1 ]" in runs  # 1: problems in the content, of which the check judged already


def test_the_form_for_a_profile_is_that_of_the_schema() -> None:
    file = ROOT / ".github/ISSUE_TEMPLATE/profiel.yml"
    assert file.read_text("utf-8") == issue_form(load_schemas(SCHEMA_DIR)["organisation"].flat), "run make issue-form"
    assert read(file)["body"][1]["attributes"]["render"] == "yaml"
