"""From bytes to text: UTF-8 only, without characters that are invisible, steer a terminal or turn text around."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from builder.problems import Problem, problem

# C0 and C1 controls and separators that editors show as nothing or as a new line. Line feed and return are fine in a
# file; the tab has its own message.
_CONTROL = "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ufffe\uffff"
# Zero-width characters, soft hyphen, marks and overrides of direction, variation selectors, tags (UTS 39, UAX 9).
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff"
)
_SUSPECT = re.compile(f"[{_CONTROL}{_HIDDEN}]")
_SUSPECT_IN_VALUE = re.compile(f"[\r{_CONTROL}{_HIDDEN}]")
_USUAL = bytes((*b"\n", *range(0x20, 0x7F)))
_MAX_SUSPECTS = 50  # lines; who reads the first twenty knows what to do
_LINE_BREAK = re.compile("\r\n|\r|\n")

# Scripts that need the joiners: Arabic up to the Indic and Burmese blocks.
_JOINING_SCRIPTS = ("\u0600", "\u109f")

_SHORT_NAMES = {"\x00": "NUL", "\x1b": "ESC", "\x07": "BEL", "\x08": "BACKSPACE", "\x7f": "DELETE", "\x85": "NEXT LINE"}


def decode(data: bytes, path: str) -> str | Problem:
    """The text of a file without its byte order mark, or why it is not text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0\0" in (data[0:4:2], data[1:4:2]):
        return problem("utf-16", path)
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = lines_of(data[: error.start].decode("utf-8"))
        return problem("not-utf-8", path, len(before), len(before[-1]) + 1, found=f"0x{data[error.start]:02X}")


def unusual(text: str) -> str:
    """What is in a text beside line feeds and the letters and signs of ASCII: of most texts little or nothing."""
    return text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")


def suspects(text: str, path: str) -> Iterator[Problem]:
    """A problem for each line with a character that may not stand in a file, for the first of these lines."""
    if not _SUSPECT.search(unusual(text)):
        return
    starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]
    told: set[int] = set()
    for match in _SUSPECT.finditer(text):
        line = bisect_right(starts, match.start())
        if line in told or _is_welcome(text, match.start()):
            continue
        told.add(line)
        column = match.start() - starts[line - 1] + 1
        if match.group() == "\t":
            yield problem("tab", path, line, column)
        else:
            yield _suspect(match.group(), path, line, column)
        if len(told) == _MAX_SUSPECTS:
            return


def suspect_in_value(value: str, path: str, line: int, column: int, key: str) -> Problem | None:
    """The first bad character that was written as an escape (`\\u202e`) in a quoted value."""
    for match in _SUSPECT_IN_VALUE.finditer(value):
        if not _is_welcome(value, match.start()):
            return _suspect(match.group(), path, line, column, key)
    return None


def lines_of(text: str) -> list[str]:
    """The lines of a file as its reader counts them."""
    return _LINE_BREAK.split(text)


def _suspect(character: str, path: str, line: int, column: int, key: str = "") -> Problem:
    code = "hidden-character" if re.match(f"[{_HIDDEN}]", character) else "control-character"
    name = unicodedata.name(character, _SHORT_NAMES.get(character, ""))
    return problem(code, path, line, column, key, found=f"U+{ord(character):04X} {name}".strip())


def _is_welcome(text: str, at: int) -> bool:
    """Whether a hidden character does honest work: a joiner in a script that needs it, or the look of an emoji."""
    character = text[at]
    before = text[at - 1] if at else ""
    if character in "\u200c\u200d":
        return bool(before) and (
            _JOINING_SCRIPTS[0] <= before <= _JOINING_SCRIPTS[1] or unicodedata.category(before) in ("So", "Sk")
        )
    return character == "\ufe0f" and bool(before) and unicodedata.category(before) == "So"
