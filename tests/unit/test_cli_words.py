"""Every sentence that a command says exists in Dutch and French, with the same blanks to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.cli_build import STAGES
from builder.cli_forget import HISTORY
from builder.cli_search import KINDS, STATES
from builder.editing.sheets import notes
from builder.founding.directory import QUESTIONS
from builder.language import translator
from builder.matching.wording import REASONS

REFUSING = ("finding/fielded.py", "finding/conditions.py")
_SAID = re.compile(r"""_\(lang, ["']([^"']+)["']\)""")
_REFUSED = re.compile(r'(?:QueryError\([^"]*|^[A-Z_]+ = )"([A-Z“][^"]* [^"]*)"', re.MULTILINE)
_UNREADABLE = re.compile(r'SheetError\(\s*"([^"]+)"')
_FOUND = re.compile(r'^\s+(?:yield Finding\()?"([A-Zc-s{][^"]*[.}:)])",?', re.MULTILINE)
COGNATES = {"nl": {"type", "label", "sector"}, "fr": {"type", "label", "page", "service", "region"}}


def sentences(root: Path) -> set[str]:
    commands = [*(root / "builder").glob("cli*.py"), root / "builder/command.py"]
    said = {text for file in commands for text in _SAID.findall(file.read_text("utf-8"))}
    refusals = {text for name in REFUSING for text in _REFUSED.findall((root / "builder" / name).read_text("utf-8"))}
    sheets = "".join(file.read_text("utf-8") for file in (root / "builder/editing/sheets").glob("*.py"))
    refusals |= {*_UNREADABLE.findall(sheets), *(text for name, text in vars(notes).items() if name.isupper())}
    refusals.discard(notes.REFUSED)  # the reason says it
    told = {*STAGES.values(), *KINDS.values(), *STATES.values(), *REASONS.values()}
    setup = (root / "builder/founding/setup.py").read_text("utf-8")
    refusals |= {text for text in _FOUND.findall(setup) if " " in text}
    asked = {word for question in QUESTIONS for word in (question.prompt, question.help)}
    return said | refusals | asked | told | {HISTORY}


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_sentence_is_translated(root: Path, language: str) -> None:
    words = translator(language, "cli").gettext
    same = {sentence for sentence in sentences(root) if words(sentence) == sentence}
    missing = sorted(same - COGNATES[language])
    assert missing == []
    for sentence in sentences(root):
        assert sorted(re.findall(r"\{\w+\}", words(sentence))) == sorted(re.findall(r"\{\w+\}", sentence))
