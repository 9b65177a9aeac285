"""What the finder says of a word that nobody knows."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from builder.project import THEME_DIR

SCRIPT = """
import { notKnown } from "%s";
console.log(JSON.stringify(notKnown(%s)));
"""
CHIP = """
import { chipText } from "%s";
const words = { say: (name, { text, label }) => [name, text, label].join(": ") };
console.log(JSON.stringify(%s.map((reading) => chipText(reading, false, words))));
"""


def not_known(unknown: list[str], *understood: dict[str, Any]) -> Any:
    return _said(SCRIPT, {"unknown": unknown, "understood": understood})


def _said(template: str, asked: Any) -> Any:
    script = template % ((THEME_DIR / "assets/js/finder/understood.js").as_uri(), json.dumps(asked))
    ran = subprocess.run(
        ["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True, timeout=600
    )
    return json.loads(ran.stdout)


def test_an_unknown_word_is_told_as_it_was_typed_with_what_it_may_be() -> None:
    given = not_known(
        ["Strijckatlier", "qq"],
        {"kind": "unknown", "text": "stryckatlier", "guesses": ["strykatelier", "stryken"]},
        {"kind": "activity", "text": "snoeien", "label": "Snoeien"},
        {"kind": "unknown", "text": "qq"},
    )
    assert given == [
        {"text": "Strijckatlier", "guesses": ["strijkatelier", "strijken"]},
        None,
        {"text": "qq", "guesses": []},
    ]


def test_a_word_that_was_typed_otherwise_is_told_but_not_a_place_or_a_known_word() -> None:
    given = not_known(
        [],
        {"kind": "activity", "text": "strijkn", "label": "Strijken", "how": "typo"},
        {"kind": "sector", "text": "boer", "label": "Land- en tuinbouw", "guess": True},
        {"kind": "municipality", "text": "hasslet", "label": "Hasselt", "how": "typo"},
        {"kind": "activity", "text": "strij", "label": "Strijken", "how": "prefix"},
    )
    assert given == [
        {"text": "strijkn", "guesses": ["Strijken"]},
        None,  # its chip says that it is a guess
        None,
        None,
    ]


def test_a_beginning_that_the_meaning_does_not_have_is_told_as_a_guess() -> None:
    given = _said(
        CHIP,
        [
            {"text": "tuino", "label": "Tuinonderhoud", "how": "prefix"},
            {"text": "bla", "label": "Metaalbewerking", "how": "prefix"},
            {"text": "kuisen", "label": "Schoonmaak"},
        ],
    )
    assert given == ["Tuinonderhoud", "guess: bla: Metaalbewerking", "meant: kuisen: Schoonmaak"]
