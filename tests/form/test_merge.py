"""A draft of which the published profile changed meanwhile: both are put together, and nothing is lost."""

from __future__ import annotations

import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from builder.checking.schemas import load_schemas
from builder.editing.amend import amended
from builder.editing.commented import read_commented
from builder.editing.fmt import _comments, format_text
from builder.project import SCHEMA_DIR
from builder.reading.strict_yaml import parse
from tests.page_scripts import answered

SCHEMA = load_schemas(SCHEMA_DIR)["organisation"].flat
ASK = """
import { merge } from "./form/merge.js";
import { readFileSync } from "node:fs";
const { schema, cases } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(([base, mine, site, wins]) => merge({ base, mine, site }, schema, wins))));
"""
HEAD = "name: Proef\n"
TWO = "locations:\n  - street: A\n    municipality: Genk\n  - street: B\n    municipality: Pelt\n"
# What both began from, what the draft says, what was published, what comes of it, and where somebody has to choose.
CASES: dict[str, tuple[str, str, str, str, list[list[Any]]]] = {
    "other fields": ("website: a\n", "website: b\n", "website: a\nemail: c\n", "website: b\nemail: c\n", []),
    "the same change": ("website: a\n", "website: b\n", "website: b\n", "website: b\n", []),
    "both changed it": ("website: a\n", "website: b\n", "website: c\n", "website: b\n", [["website"]]),
    "one took it away": ("website: a\n", "", "website: c\n", "", [["website"]]),
    "taken away on the site": ("website: a\n", "website: b\n", "", "website: b\n", [["website"]]),
    "two languages": (
        "summary: {nl: a, fr: b}\n", "summary: {nl: x, fr: b}\n", "summary: {nl: a, fr: z}\n",
        "summary: {nl: x, fr: z}\n", [],
    ),
    "a list of words": (
        "languages: [nl, fr]\n", "languages: [nl, fr, en]\n", "languages: [de, nl]\n", "languages: [de, nl, en]\n", [],
    ),
    "the same word twice": ("languages: [nl]\n", "languages: [nl, fr]\n", "languages: [nl, fr]\n",
                            "languages: [nl, fr]\n", []),
    "two places, one each": (
        TWO, TWO.replace("street: A", "street: A1"), TWO.replace("street: B", "street: B1  # nieuw"),
        TWO.replace("street: A", "street: A1").replace("street: B", "street: B1  # nieuw"), [],
    ),
    "the same street of one place": (
        TWO, TWO.replace("street: A", "street: A1"), TWO.replace("street: A", "street: A2"),
        TWO.replace("street: A", "street: A1"), [["locations", 0, "street"]],
    ),
    "a place came on the site": (
        TWO, TWO.replace("street: B", "street: B1"), f"{TWO}  - municipality: Bree\n",
        TWO.replace("street: B", "street: B1") + "  - municipality: Bree\n", [],
    ),
    "places in another order": (
        TWO, TWO.replace("street: A", "street: A1"),
        "locations:\n  - street: B\n    municipality: Pelt\n  - street: A\n    municipality: Genk\n",
        "locations:\n  - street: B\n    municipality: Pelt\n  - street: A1\n    municipality: Genk\n", [],
    ),
    "a place went, that I changed": (
        TWO, TWO.replace("street: B", "street: B1"), TWO.partition("  - street: B")[0],
        TWO.replace("street: B", "street: B1"), [["locations", 1]],
    ),
    "a place went, that the site changed": (
        TWO, TWO.partition("  - street: B")[0], TWO.replace("street: B", "street: B1"),
        TWO.partition("  - street: B")[0], [["locations", 1]],
    ),
    "what held two things holds none": (
        "social:\n  linkedin: a\n  facebook: b\n", "social:\n  linkedin: a\n", "social:\n  facebook: b\n", "", [],
    ),
}  # fmt: skip


def value_of(text: str) -> Any:
    return parse(text.encode(), "x.yml").value


def merged(root: Path, folder: Path, cases: list[list[Any]]) -> list[Any]:
    found: list[Any] = answered(root, folder, ASK, {"schema": SCHEMA, "cases": cases})
    return found


def test_what_two_people_changed_is_put_together(root: Path, tmp_path: Path) -> None:
    texts = [[HEAD + text for text in case[:3]] for case in CASES.values()]
    made = merged(root, tmp_path, [[*three, wins] for three in texts for wins in ([], [False])])
    for (name, case), mine, theirs in zip(CASES.items(), made[::2], made[1::2], strict=True):
        assert mine["text"] == HEAD + case[3], name
        assert [one["path"] for one in mine["conflicts"]] == case[4], name
        assert theirs["conflicts"] == mine["conflicts"], name
        if case[4]:  # the other choice gives what the site has
            assert value_of(theirs["text"]) == value_of(HEAD + case[2]), name
        else:
            assert theirs["text"] == mine["text"], name


@pytest.fixture(scope="module")
def profiles(root: Path) -> list[str]:
    return [file.read_text("utf-8") for file in sorted((root / "content/organisations").glob("*.yml"))]


def changed(value: Any, keys: list[str], sign: str) -> Any:
    """The value with something else, a little less or something more at each of these keys."""
    made = deepcopy(value)
    for key in keys:
        old = made[key]
        if isinstance(old, str):
            made[key] = f"{old} {sign}"
        elif isinstance(old, list) and len(old) > 1:
            made[key] = old[1:]
        elif isinstance(old, list):
            made[key] = [*old, {"note": sign} if isinstance(old[0], dict) else sign]
        else:
            made[key] = old | {"note": sign}
    return made


def test_changes_of_other_fields_of_real_profiles_never_meet(root: Path, tmp_path: Path, profiles: list[str]) -> None:
    chance = random.Random(17)
    cases, expected = [], []
    for text in profiles[::12]:
        value = value_of(text)
        keys = chance.sample(list(value), 4)
        mine, site = changed(value, keys[:2], "hier"), changed(value, keys[2:], "ginder")
        cases.append([text, amended(text, SCHEMA, mine), amended(text, SCHEMA, site), []])
        expected.append(changed(mine, keys[2:], "ginder"))
    for case, value, found in zip(cases, expected, merged(root, tmp_path, cases), strict=True):
        assert found["conflicts"] == []
        assert value_of(found["text"]) == value
        assert format_text(found["text"], SCHEMA) == found["text"]
        assert set(_comments(read_commented(found["text"]))) <= set(_comments(read_commented(case[0])))


def test_changes_of_the_same_fields_lose_nothing(root: Path, tmp_path: Path, profiles: list[str]) -> None:
    cases, sides = [], []
    for text in profiles[1::12]:
        value = value_of(text)
        keys = [key for key in value if isinstance(value[key], str)]
        mine, site = changed(value, keys, "hier"), changed(value, keys, "ginder")
        for wins in ([True] * len(keys), [False] * len(keys)):
            cases.append([text, amended(text, SCHEMA, mine), amended(text, SCHEMA, site), wins])
            sides.append((mine if wins[0] else site, keys))
    for (value, keys), found in zip(sides, merged(root, tmp_path, cases), strict=True):
        assert [one["path"] for one in found["conflicts"]] == [[key] for key in keys]
        assert all(one["mine"] != one["site"] for one in found["conflicts"])
        assert value_of(found["text"]) == value
