"""What is wrong with the content: values that travel beside the data and are never raised.

A problem names its rule and the place; the words are made when somebody reads them, in their language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from builder.rules import RULES, Rule, Severity

MAX_SHOWN = 60  # characters of a value that a message repeats
MAX_LISTED = 130  # characters of a list of possible values
MAX_MESSAGE = 200  # characters of a message
MAX_PER_FILE = 20
MAX_PER_RUN = 500

_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


class Translations(Protocol):
    """What `builder.language.translator` gives."""

    def gettext(self, message: str) -> str: ...

    def ngettext(self, singular: str, plural: str, n: int) -> str: ...


class Phrase(str):
    """Words of our own inside a parameter, translated when the message is made. Other parameters are shown as found."""

    __slots__ = ()


class Listing(str):
    """Words that may be longer than one value, because they are a list of what is possible."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `path` is posix, from the content folder's parent; `line` and `column` count from 1.

    `key` is the place in the file as people write it: `locations[0].phone`; empty for the file as a whole.
    """

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    key: str = ""
    params: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def rule(self) -> Rule:
        return RULES[self.code]

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        return (self.path, self.line, self.column, self.code, self.key)


def problem(code: str, path: str, line: int = 1, column: int = 1, key: str = "", /, **params: object) -> Problem:
    """A problem of a known rule, with parameters that are safe to show and short enough."""
    shown = {
        name: value if isinstance(value, Phrase | Listing) else shorten(str(value)) for name, value in params.items()
    }
    return Problem(path, line, column, RULES[code].severity, code, key, shown)


def printable(text: str) -> str:
    """The text without characters that steer a terminal or hide other text."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def shorten(text: str, limit: int = MAX_SHOWN) -> str:
    """The text on one line, printable, of at most `limit` characters."""
    text = printable(" ".join(text[: 4 * limit].split()) if len(text) > limit or "\n" in text else text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def listing(values: Iterable[str]) -> Listing:
    """`a, b, c`, each at most 60 characters, and an ellipsis when there are more than fit in a hint."""
    text = ""
    for value in map(shorten, values):
        longer = f"{text}, {value}" if text else value
        if len(longer) > MAX_LISTED:
            return Listing(f"{text}, …")
        text = longer
    return Listing(text)


def message(found: Problem, words: Translations) -> str:
    """What is wrong, in the language of `words`, at most 200 characters, with a suggestion where there is one."""
    text = _filled(found.rule.message, found, words)
    if suggestion := found.params.get("suggestion"):
        text += " " + words.gettext("Did you mean “{suggestion}”?").format(suggestion=suggestion)
    return shorten(text, MAX_MESSAGE)


def hint(found: Problem, words: Translations) -> str:
    """What the author can do; empty when the message says it all."""
    return shorten(_filled(found.rule.hint, found, words), MAX_MESSAGE) if found.rule.hint else ""


def _filled(template: str, found: Problem, words: Translations) -> str:
    values = {
        name: words.gettext(value) if isinstance(value, Phrase) else value for name, value in found.params.items()
    }
    # A list that was cut short ends in an ellipsis of its own.
    return words.gettext(template).format(**values).replace("….", "…")


@dataclass(frozen=True)
class Shown:
    """Problems that a report shows, grouped by file, and how many more there are in each file and in all."""

    files: tuple[tuple[str, tuple[Problem, ...], int], ...]  # path, problems, how many of that file are left out
    left_out: int  # problems of files that are not shown at all
    errors: int
    warnings: int


def limited(problems: Sequence[Problem]) -> Shown:
    """The first problems of each file, errors before warnings where they do not all fit; 20 a file, 500 a run."""
    by_path: dict[str, list[Problem]] = {}
    for each in sorted(problems, key=lambda one: one.order):
        by_path.setdefault(each.path, []).append(each)
    files: list[tuple[str, tuple[Problem, ...], int]] = []
    room, left_out = MAX_PER_RUN, 0
    for path, those in by_path.items():
        if not room:
            left_out += len(those)
            continue
        kept = sorted(those, key=lambda one: not one.is_error)[: min(MAX_PER_FILE, room)]
        room -= len(kept)
        files.append((path, tuple(sorted(kept, key=lambda one: one.order)), len(those) - len(kept)))
    errors = sum(each.is_error for each in problems)
    return Shown(tuple(files), left_out, errors, len(problems) - errors)
