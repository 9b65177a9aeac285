"""What libyaml says about broken YAML, in words of our own rules."""

from __future__ import annotations

from typing import Any

from builder.problems import Problem, problem

# libyaml 0.2: parts of `problem`, looked for in this order, and the rule they mean. The context, in front of the "|",
# tells apart what libyaml calls by the same words.
_RULES: tuple[tuple[str, str], ...] = (
    ("while scanning an alias|", "special-start"),
    ("while scanning an anchor|", "special-start"),
    ("while scanning a tag|", "tag"),
    ("while parsing a tag|", "tag"),
    ("while scanning a %", "directive"),
    ("while scanning a directive|", "directive"),
    ("while scanning a tag directive|", "directive"),
    ("|found undefined tag handle", "tag"),
    ("|found duplicate %", "directive"),
    ("|found incompatible YAML document", "directive"),
    ("|mapping values are not allowed", "colon-in-text"),
    ("|mapping keys are not allowed", "misplaced-key"),
    ("|block sequence entries are not allowed", "misplaced-dash"),
    ("while scanning a simple key|", "missing-colon"),
    ("while scanning a block scalar|", "block-header"),
    ("while scanning a quoted scalar|found unexpected", "open-quote"),
    ("while parsing a quoted scalar|", "unknown-escape"),
    ("|found unknown escape character", "unknown-escape"),
    ("|found character that cannot start any token", "special-start"),
    ("|did not find expected ',' or '}'", "open-brace"),
    ("|did not find expected ',' or ']'", "open-bracket"),
    ("|did not find expected <document start>", "text-after-end"),
    ("|did not find expected node content", "missing-value"),
    ("|did not find expected key", "bad-indentation"),
    ("|did not find expected '-' indicator", "bad-indentation"),
)

# Where the trouble starts says more about these than where the parser gave up.
_POINT_AT_START = frozenset({"missing-colon", "open-quote", "special-start", "tag", "directive"})


def syntax_problem(error: Exception, path: str, lines: list[str], quote: tuple[Any, Any] | None) -> Problem:
    """The problem for an exception of the libyaml parser; `lines` are those of the file.

    `quote` is where the last quoted text of several lines starts and ends: a quote that was left open ends at the next
    quote in the file, and the parser only stumbles over what follows there.
    """
    said = f"{getattr(error, 'context', None) or ''}|{getattr(error, 'problem', None) or error}"
    code = next((code for words, code in _RULES if words in said), "syntax")
    opened = getattr(error, "context_mark", None)
    mark = opened if opened and code in _POINT_AT_START else getattr(error, "problem_mark", None) or opened
    if quote and mark and mark.line == quote[1].line and code != "open-quote":
        code, mark, opened = "open-quote", quote[0], quote[0]
    line, column = _inside(mark, lines)
    text = lines[line - 1]
    if code == "bad-indentation" and text[column - 1 :].startswith(":"):
        code = "empty-key"
    found = text[column - 1 :].partition(" ")[0] if code == "tag" else text[column - 1 : column]
    return problem(code, path, line, column, found=found, other=_inside(opened, lines)[0])


def _inside(mark: Any, lines: list[str]) -> tuple[int, int]:
    """Line and column, from 1, of a libyaml mark; one after the last line becomes the end of the last line."""
    if mark is None:
        return 1, 1
    if mark.line < len(lines) and (lines[mark.line] or mark.line < len(lines) - 1):
        return mark.line + 1, mark.column + 1
    last = max((number for number, text in enumerate(lines) if text), default=0)
    return last + 1, len(lines[last]) + 1
