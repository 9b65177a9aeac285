"""The form's own reader and writer of YAML, against the strict reader and the layout of the editing room."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.checking.schemas import load_schemas
from builder.editing.amend import amended
from builder.editing.commented import read_commented
from builder.editing.fmt import _comments, format_text
from builder.project import SCHEMA_DIR
from builder.reading.strict_yaml import parse
from tests.page_scripts import answered
from tests.property.test_fmt import AWKWARD

Path_ = list[str | int]
SCHEMA = load_schemas(SCHEMA_DIR)["organisation"].flat
ASK = """
import { read, said, Unreadable } from "./form/yaml.js";
import * as editing from "./form/editing.js";
import { readFileSync } from "node:fs";
const { schema, reads, edits } = JSON.parse(readFileSync(0, "utf8"));
const tried = (ask) => {
  try { return ask(); } catch (error) { if (error instanceof Unreadable) return null; throw error; }
};
console.log(JSON.stringify({
  reads: reads.map((text) => tried(() => said(read(text)))),
  edits: edits.map(([verb, text, ...given]) => tried(() => editing[verb](text, schema, ...given))),
}));
"""
NEW = [*AWKWARD, "+32 11 11 11 11", "0407.229.358", "één, twee: drie"]


@pytest.fixture(scope="module")
def profiles(root: Path) -> list[str]:
    return [file.read_text("utf-8") for file in sorted((root / "content/organisations").glob("*.yml"))]


@pytest.fixture(scope="module")
def odd(profiles: list[str]) -> list[str]:
    """Profiles with awkward texts, in every layout that YAML has: braces, quotes, folded blocks, comments between."""
    chance = random.Random(3)
    made = (odd_layout(awkward(value_of(text), chance), chance) for text in profiles[::3])
    return [text for text in made if value_of(text)]


def awkward(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        return {key: awkward(each, chance) for key, each in chance.sample(list(value.items()), len(value))}
    if isinstance(value, list):
        return [awkward(each, chance) for each in value]
    return chance.choice(AWKWARD) if chance.random() < 0.2 else value


def odd_layout(value: Any, chance: random.Random) -> str:
    style, quotes = chance.choice([None, False]), chance.choice([None, None, None, "'", '"', "|", ">"])
    text = yaml.dump(
        value,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=style,
        default_style=quotes,
        width=chance.choice([40, 200]),
        indent=chance.choice([2, 4]),
    )
    lines = text.splitlines()
    for number in range(chance.randrange(8)):
        at = chance.randrange(len(lines))
        indent = re.match("[ ]*", lines[at])[0]  # type: ignore[index]
        lines[at : at + 1] = chance.choice(
            [[f"{lines[at]} # naast {number}"], [f"{indent}# boven {number}", lines[at]], ["", lines[at]]]
        )
    return "\n".join(lines) + "\n"


def ask(root: Path, folder: Path, reads: list[str], edits: list[list[Any]]) -> Any:
    return answered(root, folder, ASK, {"schema": SCHEMA, "reads": reads, "edits": edits})


def value_of(text: str) -> Any:
    return parse(text.encode(), "x.yml").value


def test_what_is_read_is_what_the_strict_reader_reads(
    root: Path, tmp_path: Path, profiles: list[str], odd: list[str]
) -> None:
    read = ask(root, tmp_path, profiles + odd, [])["reads"]
    assert read[: len(profiles)] == [value_of(text) for text in profiles]
    known = [(text, value) for text, value in zip(odd, read[len(profiles) :], strict=True) if value is not None]
    for text, value in known:
        assert value == value_of(text), text
    assert len(known) > 0.9 * len(odd)  # the rest is refused


def test_a_changed_text_is_written_as_the_editing_room_writes_it(
    root: Path, tmp_path: Path, profiles: list[str]
) -> None:
    chance = random.Random(7)
    edits, expected = [], []
    for text in profiles[::2]:
        value = value_of(text)
        path = chance.choice(list(leaves(value, [])))
        new = chance.choice(NEW)
        edits.append(["set", text, path, new])
        at(value, path[:-1])[path[-1]] = new
        expected.append(amended(text, SCHEMA, value))
    assert ask(root, tmp_path, [], edits)["edits"] == expected


def leaves(value: Any, path: Path_) -> Iterator[Path_]:
    if not isinstance(value, dict | list):
        yield path
    else:
        for step, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(each, [*path, step])


def test_nothing_changes_when_a_value_is_set_to_what_it_was(root: Path, tmp_path: Path, profiles: list[str]) -> None:
    edits = [["set", text, ["name"], value_of(text)["name"]] for text in profiles]
    edits += [["set", text, [key], value] for text in profiles[::8] for key, value in value_of(text).items()]
    assert ask(root, tmp_path, [], edits)["edits"] == [text for _, text, *_ in edits]


def groups(value: Any, path: Path_) -> Iterator[tuple[Path_, list[Any]]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    if isinstance(value, list):
        yield path, value
    for step, each in inner:
        if isinstance(each, dict | list):
            yield from groups(each, [*path, step])


def at(value: Any, path: Path_) -> Any:
    for step in path:
        value = value[step]
    return value


def test_added_moved_and_removed_groups_have_the_one_layout(root: Path, tmp_path: Path, profiles: list[str]) -> None:
    chance = random.Random(11)
    edits, expected = [], []
    for text, verb in zip(profiles[::2], cycle(("insert", "move", "remove")), strict=False):
        value = deepcopy(value_of(text))
        path, items = chance.choice(list(groups(value, [])))
        number = chance.randrange(len(items))
        if verb == "insert":
            edits.append([verb, text, path, number, added := deepcopy(chance.choice(items))])
            items.insert(number, added)
        elif verb == "move":
            edits.append([verb, text, path, number, 1])
            items[number : number + 2] = items[number : number + 2][::-1]
        else:
            edits.append([verb, text, [*path, number]])
            del items[number]
            if not items and path[-1] not in ("types", "sectors", "sources"):
                del at(value, path[:-1])[path[-1]]
        expected.append(value)
    made = ask(root, tmp_path, [], edits)["edits"]
    assert [value_of(text) for text in made] == expected
    assert [format_text(text, SCHEMA) for text in made] == made


def test_keys_are_added_where_the_schema_has_them(root: Path, tmp_path: Path) -> None:
    text = "# boven\nname: Proef\ntypes:\n  - type: x # naast\n\n# bij de bronnen\nsources:\n  - url: https://x.be/\n"
    new = [
        (["phone"], "+32 11 27 27 27"),
        (["social", "linkedin"], "https://www.linkedin.com/company/x"),
        (["contacts"], [{"role": "Verkoop", "phone": "+32 11 27 27 27"}, {"role": {"nl": "Onthaal", "fr": "Accueil"}}]),
        (["languages"], ["nl", "fr"]),
        (["description"], "Een regel.\n\nEn nog een.\n"),
        (["locations", 0, "hours", "winkel"], "Mo-Fr 09:00-17:00"),
        (["types", 0, "since"], "2019"),
        (["work_area", "km"], "20"),
    ]
    edits = [["set", text, path, value] for path, value in new]
    for (_, _, path, value), made in zip(edits, ask(root, tmp_path, [], edits)["edits"], strict=True):
        assert at(value_of(made), path) == value
        assert format_text(made, SCHEMA) == made.replace("x # naast", "x  # naast")
        kept = text.splitlines()
        assert [line for line in made.splitlines() if line in kept and line] == [line for line in kept if line]


def test_in_any_layout_a_change_keeps_the_other_values_and_all_comments(
    root: Path, tmp_path: Path, odd: list[str]
) -> None:
    chance = random.Random(5)
    edits, expected = [], []
    for text in odd:
        value = value_of(text)
        path = chance.choice(list(leaves(value, [])))
        at(value, path[:-1])[path[-1]] = "nieuw"
        edits.append(["set", text, path, "nieuw"])
        expected.append(value)
    for (_, text, *_), value, made in zip(edits, expected, ask(root, tmp_path, [], edits)["edits"], strict=True):
        if made is not None:
            assert value_of(made) == value, json.dumps([text, made])
            assert _comments(read_commented(made)) == _comments(read_commented(text)), json.dumps([text, made])


UNKNOWN = [
    *("a: &b c", "a: *b", "a: !b c", "a:\tb", "---\na: b", "a: b\n...", "%YAML 1.2\na: b", "a: b\na: c", "? a\n: b"),
    *("a: b: c", "- a", "a", "", "# a", "a: [b", "a: {b", 'a: "b', 'a: "\\q"', "a:\n  b: c\n d: e", "a: b\r\nc: d"),
    *("a: |\n    b\n  c\n d", "<<: {a: b}", "a: @b", "a: - b", "[a]: b", "{a: b}"),
]


def test_what_it_does_not_know_is_refused(root: Path, tmp_path: Path) -> None:
    assert ask(root, tmp_path, [f"{text}\n" for text in UNKNOWN], [])["reads"] == [None] * len(UNKNOWN)
