"""Every sentence that a command says exists in Dutch and French, with the same blanks to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.cli import STAGES
from builder.language import translator

_SAID = re.compile(r'_\(lang, "([^"]+)"\)')


def sentences(root: Path) -> set[str]:
    return set(_SAID.findall((root / "builder/cli.py").read_text("utf-8"))) | set(STAGES.values())


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_sentence_is_translated(root: Path, language: str) -> None:
    words = translator(language, "cli").gettext
    missing = [sentence for sentence in sorted(sentences(root)) if words(sentence) == sentence]
    assert missing == []
    for sentence in sentences(root):
        assert sorted(re.findall(r"\{\w+\}", words(sentence))) == sorted(re.findall(r"\{\w+\}", sentence))
