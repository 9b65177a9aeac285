"""How one value is written in YAML: plain, in quotes, or as a block."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

WIDTH = 120

# Text that other YAML tools would take for a number, a date, a truth value or nothing (YAML 1.1 and 1.2).
_LOOKS_TYPED = re.compile(
    r"""(?ix) ~ | null | true | false | yes | no | on | off | y | n
    | [-+]? (0x[0-9a-f_]+ | 0o?[0-7_]+ | 0b[01_]+ | [0-9][0-9_]* (\.[0-9_]*)? | \.[0-9_]+) (e[-+]?[0-9]+)?
    | [-+]? [0-9][0-9_]* (:[0-5]?[0-9])+ (\.[0-9_]*)?
    | [-+]? \.inf | \.nan | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.* | = | <<""",
)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_PLAIN = re.compile(r"[^-?:,\[\]{}#&*!|>'\"%@`\s~=<][^\n]*")
_SPECIAL = frozenset({"", "~", "null", "true", "false"})  # plain text that is not read as text
# Values of these formats are always in quotes: half of them look like numbers, and people copy what they see.
_QUOTED_FORMATS = frozenset(
    {"postal-code", "nis", "phone", "enterprise-number", "date", "partial-date", "date-time-local", "colour"}
)


def is_special(value: str, style: str | None) -> bool:
    """Whether the reader takes it for true, false or nothing instead of text."""
    return not style and value in _SPECIAL


def inline(value: str, style: str | None, schema: Mapping[str, Any], *, in_flow: bool = False) -> str:
    """The value on one line. `style` is how it was written: None or "" for plain, else its first character."""
    if is_special(value, style):
        return value or "null"
    plain = not style or style not in "'\""  # what its author quoted stays quoted
    return value if plain and _may_be_plain(value, schema, in_flow) else json.dumps(value, ensure_ascii=False)


def key(name: str, *, in_flow: bool = False) -> str:
    """A key; the reader takes every key for text, so `on` needs no quotes."""
    return name if _reads_plain(name, in_flow) else json.dumps(name, ensure_ascii=False)


def _may_be_plain(value: str, schema: Mapping[str, Any], in_flow: bool) -> bool:
    if schema.get("format") in _QUOTED_FORMATS:
        return False
    if _LOOKS_TYPED.fullmatch(value):
        return schema.get("type") in ("integer", "number") and bool(_NUMBER.fullmatch(value))
    return _reads_plain(value, in_flow)


def _reads_plain(value: str, in_flow: bool) -> bool:
    """Whether YAML reads the text as it is, without quotes."""
    if not _PLAIN.fullmatch(value) or value[-1] in ": " or ": " in value or " #" in value:
        return False
    return not (in_flow and re.search(r"[,\[\]{}:]", value))


def block(value: str, style: str | None, room: int) -> tuple[str, list[str]] | None:
    """The header (`|`, `>-` …) and lines of a block, without indentation; None for a value that stays on its line.

    Text with line ends becomes a literal block. Folded text stays folded, in lines of at most `room` characters. Long
    text on one line is left there: in a folded block an empty line would no longer start a new paragraph.
    """
    body = value.removesuffix("\n")
    chomp = "" if value.endswith("\n") else "-"
    if not body or not (style in ("|", ">") or "\n" in value):
        return None
    if style == ">" and "\n" not in body and body == body.strip():
        return f">{chomp}", _folded(body, room)
    lines = body.split("\n")
    return (f"|{chomp}", lines) if _fits_literal(lines) else None


def _fits_literal(lines: list[str]) -> bool:
    """A first line that is indented or empty would need an indicator; a line of spaces only, or an empty last line,
    would be read otherwise than it looks."""
    return lines[0][:1] not in ("", " ") and bool(lines[-1]) and not any(line.isspace() for line in lines)


def _folded(text: str, room: int) -> list[str]:
    lines = [""]
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
