"""A YAML file as a tree that keeps its comments and empty lines.

Comments are no part of YAML's values, so parsers drop them. Here each one is found between the values and given to an
entry: a comment at the end of a line to the entry on that line, a comment on lines of its own to the entry after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import yaml
from yaml.cyaml import CParser

from builder.reading.kinds import BY_NAME

MODELINE = "# yaml-language-server:"  # how editors are told of a schema
TEXT = "?"  # a style of no file: text that may be plain where it would still be read as text


def modeline(kind: str) -> str:
    """The first line of a content file of a kind, with the way to its schema."""
    found = BY_NAME[kind]
    up = "../" * (1 + len(PurePosixPath(found.place).parts))
    return f"{MODELINE} $schema={up}schema/{found.schema}"


@dataclass
class Entry:
    """A key with its value, or an item of a list (no key)."""

    key: str | None
    value: Value
    line: int  # where the entry starts, from 0
    before: list[str] = field(default_factory=list)  # comments on their own lines; "" is an empty line
    beside: list[str] = field(default_factory=list)  # comments at the end of its line


@dataclass
class Value:
    """`text` of a scalar, or the entries of a mapping or list. Positions count characters from 0, `end` excluded."""

    kind: str  # scalar, mapping, list
    start: int
    end: int
    style: str | None  # of a scalar: None or "" for plain, else its first character
    flow: bool  # written on the line, in braces or brackets
    text: str = ""
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Commented:
    header: list[str]  # comments above the file's first entry that are about the file; "" is an empty line
    root: Value
    footer: list[str]  # comments after the last entry


@dataclass(frozen=True)
class _Comment:
    at: int
    line: int
    text: str
    alone: bool


class _Composer(CParser, yaml.composer.Composer, yaml.resolver.BaseResolver):
    """Nodes of a file, with nothing resolved and nothing constructed."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        yaml.resolver.BaseResolver.__init__(self)


def read_commented(text: str) -> Commented:
    """The tree of a text that the strict reader has accepted: one mapping, no aliases, line feeds only."""
    node = _Composer(text).get_single_node()
    root = _value(node, text)
    entries = list(_all_entries(root))
    scalars = [value for value in _all_values(root) if value.kind == "scalar"]
    keys = [(key.start_mark.index, key.end_mark.index) for key in _keys(node)]
    spans = sorted([(value.start, value.end) for value in scalars] + keys)
    comments, empty_lines = _between(text, spans)
    loose = [comment for comment in comments if comment.alone]
    for comment in comments:
        if not comment.alone:
            _owner(comment, entries, text).beside.append(comment.text)
        for value in _all_values(root):
            if value.kind != "scalar" and value.start < comment.at < value.end:
                value.flow = False  # a comment has no place inside brackets on one line
    lines = sorted([(comment.line, comment.text) for comment in loose] + [(line, "") for line in empty_lines])
    header, footer = _give(lines, entries)
    return Commented(header, root, footer)


def tree_of(value: Any) -> Value:
    """The tree of a value that no file says yet; lists of text are written on one line."""
    if isinstance(value, Mapping):
        entries = [Entry(key, tree_of(inner), 0) for key, inner in value.items()]
        return Value("mapping", 0, 0, None, False, entries=entries)
    if isinstance(value, list | tuple):
        entries = [Entry(None, tree_of(inner), 0) for inner in value]
        return Value("list", 0, 0, None, all(isinstance(inner, str) for inner in value), entries=entries)
    if isinstance(value, bool):
        return Value("scalar", 0, 0, None, False, text="true" if value else "false")
    return Value("scalar", 0, 0, TEXT, False, text=str(value))


def _value(node: yaml.Node, text: str) -> Value:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("|", ">"):
            end = start + len(text[start:end].rstrip("\n "))
        return Value("scalar", start, end, node.style, False, text=node.value)
    if isinstance(node, yaml.MappingNode):
        entries = [Entry(key.value, _value(value, text), key.start_mark.line) for key, value in node.value]
        return Value("mapping", start, end, None, bool(node.flow_style), entries=entries)
    entries = [Entry(None, _value(item, text), item.start_mark.line) for item in node.value]
    return Value("list", start, end, None, bool(node.flow_style), entries=entries)


def _keys(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from _keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _keys(item)


def _all_values(value: Value) -> Iterator[Value]:
    yield value
    for entry in value.entries:
        yield from _all_values(entry.value)


def _all_entries(value: Value) -> Iterator[Entry]:
    for entry in value.entries:
        yield entry
        yield from _all_entries(entry.value)


def _between(text: str, spans: list[tuple[int, int]]) -> tuple[list[_Comment], list[int]]:
    """Comments and numbers of empty lines outside the spans of scalars; a block's own header line is outside."""
    hidden = list(text)
    for start, end in spans:
        opening = start
        if text[start : start + 1] in ("|", ">"):
            opening = (text.find("\n", start, end) + 1) or end
        for place in range(opening, end):
            if hidden[place] != "\n":
                hidden[place] = "x"
    comments, empty_lines, at = [], [], 0
    for number, line in enumerate("".join(hidden).split("\n")):
        found = re.search(r"(?:^|(?<=\s))#", line)
        if found:
            original = text[at + found.start() : at + len(line)].rstrip()
            comments.append(_Comment(at + found.start(), number, original, not line[: found.start()].strip()))
        inside = any(start < at < end for start, end in spans)
        if not line.strip() and not inside:
            empty_lines.append(number)
        at += len(line) + 1
    return comments, empty_lines


def _owner(comment: _Comment, entries: list[Entry], text: str) -> Entry:
    """The entry that a comment at the end of a line is about: the outermost whose value ends on that line, else the
    last that starts on it or before it."""
    line_start = text.rfind("\n", 0, comment.at) + 1
    for entry in entries:
        value = entry.value
        on_line = value.kind == "scalar" or value.flow or text[value.start : value.start + 1] in "[{"
        if on_line and line_start <= value.end <= comment.at and entry.line <= comment.line:
            return entry
    return [entry for entry in entries if entry.line <= comment.line][-1]


def _give(lines: list[tuple[int, str]], entries: list[Entry]) -> tuple[list[str], list[str]]:
    """Give lines (number, comment or "") to the first entry that starts after them; gives the header and footer."""
    first = entries[0].line if entries else 0
    top = [text for number, text in lines if number < first]
    split = max((place + 1 for place, text in enumerate(top) if not text or text.startswith(MODELINE)), default=0)
    header, rest = top[:split], lines[split:] if entries else lines
    footer: list[str] = []
    for number, text in rest:
        owner = next((entry for entry in entries if entry.line > number), None)
        (owner.before if owner else footer).append(text)
    return header, footer
