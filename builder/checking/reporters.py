"""Reports of problems: for a person at a terminal, for a program, and for the review page of GitHub.

They make text and print nothing. Nothing in a file can steer the terminal or write a line of a log by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from builder.language import translator
from builder.problems import Problem, Shown, Translations, hint, limited, message, printable
from builder.reading.source import Source
from builder.rules import Severity

Style = Mapping[str, Any]  # as click.style takes it
_STYLES: Mapping[Severity, Style] = {
    Severity.ERROR: {"bold": True, "fg": "red"},
    Severity.WARNING: {"bold": True, "fg": "yellow"},
}
_GOOD: Style = {"bold": True, "fg": "green"}
_HEAD: Style = {"bold": True, "underline": True}
_DIM: Style = {"dim": True}
_MAX_WIDTH = 100  # characters of a source line
_BEFORE = 40  # of which before the spot, when the line is longer


class StyledText:
    """Text for a terminal. A library for that takes as long to load as it takes to look at a file."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, Style]] = []

    def append(self, text: str, style: Style | None = None) -> None:
        self._parts.append((text, style or {}))

    @property
    def plain(self) -> str:
        return "".join(text for text, _ in self._parts)

    @property
    def styled(self) -> str:
        """With the signs that a terminal takes for colours."""
        return "".join(click.style(text, **style) if style else text for text, style in self._parts)


def text_report(problems: Sequence[Problem], source: Source, language: str, files: int) -> StyledText:
    """For a terminal: grouped by file, each problem with its line and a mark under the spot, and a summary.

    `files` is how many files were looked at.
    """
    words = translator(language, "problems")
    shown = limited(problems)
    report = StyledText()
    for path, those, more in shown.files:
        report.append(f"{printable(path)}", _HEAD)
        report.append(f"  {_counts(those, words)}\n", _DIM)
        for each in those:
            _append_problem(report, each, source(path), words)
        if more:
            report.append(f"  {_more(more, words)}\n", _DIM)
        report.append("\n")
    if shown.left_out:
        report.append(f"{_more(shown.left_out, words)}\n\n", _DIM)
    _append_summary(report, shown, files, words)
    return report


def json_report(problems: Sequence[Problem], language: str, files: int) -> str:
    """For programs: every problem with all that is known about it, without a limit."""
    words = translator(language, "problems")
    errors = sum(each.is_error for each in problems)
    listed = [
        {
            "path": printable(each.path),
            "line": each.line,
            "column": each.column,
            "severity": str(each.severity),
            "code": each.code,
            "key": printable(each.key),
            "message": message(each, words),
            "hint": hint(each, words),
            "params": {name: words.gettext(value) for name, value in sorted(shown_params(each).items())},
        }
        for each in problems
    ]
    summary = {"files": files, "errors": errors, "warnings": len(problems) - errors, "problems": listed}
    return json.dumps(summary, ensure_ascii=False, indent=2) + "\n"


def github_report(problems: Sequence[Problem], language: str) -> str:
    """Workflow commands, one a line, that put each problem beside its line in a review."""
    words = translator(language, "problems")
    lines = []
    for path, those, _ in limited(problems).files:
        for each in those:
            place = f"file={_property(path)},line={each.line},col={each.column},title={_property(each.code)}"
            said = " ".join(filter(None, (message(each, words), hint(each, words))))
            lines.append(f"::{each.severity} {place}::{_data(said)}\n")
    return "".join(lines)


def shown_params(found: Problem) -> dict[str, str]:
    return {name: str(value) for name, value in found.params.items()}


def _append_problem(report: StyledText, each: Problem, lines: Sequence[str], words: Translations) -> None:
    report.append(f"{printable(each.path)}:{each.line}:{each.column}: ")
    report.append(words.gettext(str(each.severity)), _STYLES[each.severity])
    report.append(f": {message(each, words)} ")
    report.append(f"[{each.code}]\n", _DIM)
    # A problem of a file as a whole has no spot to point at.
    if each.line <= len(lines) and (each.line > 1 or each.key or each.column > 1):
        line, start = _window(lines[each.line - 1], each.column)
        report.append(f"{each.line:>6} │ ", _DIM)
        report.append(f"{line}\n")
        report.append("       │ ", _DIM)
        report.append(" " * start + "^\n", _STYLES[each.severity])
    if advice := hint(each, words):
        report.append("       → ", _DIM)
        report.append(f"{advice}\n")


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, printable, and where in that part the column is, from 0."""
    line, at = printable(line.replace("\t", " ")), min(column - 1, len(line))
    if len(line) <= _MAX_WIDTH:
        return line, at
    first = max(0, at - _BEFORE)
    part = line[first : first + _MAX_WIDTH]
    return ("…" if first else "") + part + ("…" if first + _MAX_WIDTH < len(line) else ""), at - first + bool(first)


def _append_summary(report: StyledText, shown: Shown, files: int, words: Translations) -> None:
    looked_at = words.ngettext("{count} file checked", "{count} files checked", files).format(count=files)
    if not shown.errors and not shown.warnings:
        report.append(words.gettext("All is well: {files}.").format(files=looked_at) + "\n", _GOOD)
        return
    counts = _of(shown.errors, shown.warnings, words)
    style = _STYLES[Severity.ERROR if shown.errors else Severity.WARNING]
    report.append(counts, style)
    report.append(f" · {looked_at}\n")


def _counts(problems: Sequence[Problem], words: Translations) -> str:
    errors = sum(each.is_error for each in problems)
    return _of(errors, len(problems) - errors, words)


def _of(errors: int, warnings: int, words: Translations) -> str:
    return ", ".join(_both(errors, warnings, words))


def _both(errors: int, warnings: int, words: Translations) -> Iterator[str]:
    if errors:
        yield words.ngettext("{count} error", "{count} errors", errors).format(count=errors)
    if warnings:
        yield words.ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings)


def _more(count: int, words: Translations) -> str:
    return words.gettext("… and {count} more").format(count=count)


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
