"""One way to write a content file: keys in the order of the schema, quotes where they matter, comments kept.

What a file says never changes: the text that comes out is read again and compared, and a file that cannot be kept as
it is, is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.editing.commented import Commented, Entry, Value, read_commented, tree_of
from builder.editing.scalars import WIDTH, block, inline, is_special, key
from builder.problems import Problem
from builder.reading.strict_yaml import parse

INDENT = "  "
_NOTHING: Mapping[str, Any] = {}


class UnformattableError(ValueError):
    """The file was left as it is. `problems` say what the reader has against it; they are empty for a fault of ours."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


def format_text(source: str, schema: Mapping[str, Any], path: str = "") -> str:
    """The text of a content file in its one form; formatting it again changes nothing.

    `schema` is the file's schema without references (`Schema.flat` of :mod:`builder.checking.schemas`); `path` names
    the file in problems. Raises UnformattableError for a file that the strict reader refuses.
    """
    text, before = read_source(source, path)
    commented = read_commented(text)
    formatted = "\n".join(written(commented, schema)) + "\n"
    after = parse(formatted.encode(), path)
    if after.value != before or _comments(read_commented(formatted)) != _comments(commented):
        raise UnformattableError("the text that came out does not say the same")
    return formatted


def write_text(value: Mapping[str, Any], schema: Mapping[str, Any], header: Sequence[str] = ()) -> str:
    """A new content file that says `value` (text, truth values, lists and mappings), in the one form. `header` are
    comment lines for the top, each with its `#`."""
    return "\n".join(written(Commented(list(header), tree_of(value), []), schema)) + "\n"


def read_source(source: str, path: str) -> tuple[str, Mapping[str, Any]]:
    """The text with line feeds only, and what it says. Raises UnformattableError for what the strict reader refuses."""
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    parsed = parse(text.encode("utf-8", "surrogatepass"), path)
    if parsed.value is None:
        raise UnformattableError("the file cannot be read", parsed.problems)
    return text, parsed.value


def _comments(commented: Commented) -> Counter[str]:
    def all_of(value: Value) -> Iterator[str]:
        for entry in value.entries:
            yield from entry.before
            yield from entry.beside
            yield from all_of(entry.value)

    return Counter(text for text in (*commented.header, *all_of(commented.root), *commented.footer) if text)


def written(commented: Commented, schema: Mapping[str, Any]) -> list[str]:
    """The lines of a file, the last one empty."""
    lines = _without_double_blanks([*commented.header, *_block(commented.root, schema, "")])
    while lines and not lines[0]:
        del lines[0]
    return _without_double_blanks([*lines, *commented.footer, ""])[:-1]


def _without_double_blanks(lines: list[str]) -> list[str]:
    """Blank lines inside literal blocks come in one line with their text (see _lines), so all that are seen here are
    between entries."""
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    while kept and not kept[-1]:
        kept.pop()
    return [*kept, ""] if lines and not lines[-1] else kept


def _block(value: Value, schema: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The lines of a mapping or list, one entry after the other."""
    for place, entry in enumerate(_ordered(value, schema)):
        inner = _schema_of(entry, value, schema)
        leading = list(entry.before)
        if _opens_item(entry, inner, indent):
            # What is beside the dash or above the item's first line has no line of its own: it goes above the dash.
            leading += [text for text in (*entry.beside, *_ordered(entry.value, inner)[0].before) if text]
        for text in leading:
            if text:
                yield f"{indent}{text}"
            elif place or not indent:
                yield ""
        yield from _entry(entry, inner, indent)


def _opens_item(entry: Entry, schema: Mapping[str, Any], indent: str) -> bool:
    """Whether it is an item of a list with entries of its own on lines of their own."""
    return entry.key is None and bool(entry.value.entries) and not _stays_flow(entry.value, schema, f"{indent}- ")


def _ordered(value: Value, schema: Mapping[str, Any]) -> list[Entry]:
    """Keys in the order of the schema; keys it does not know come last, in their own order. Lists stay."""
    if value.kind == "list":
        return value.entries
    rank = {name: place for place, name in enumerate(schema.get("properties", _NOTHING))}
    return sorted(value.entries, key=lambda entry: rank.get(entry.key or "", len(rank)))


def _schema_of(entry: Entry, parent: Value, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any]
    if parent.kind == "list":
        found = schema.get("items", _NOTHING)
    else:
        patterns = [*schema.get("patternProperties", _NOTHING).values()]
        found = schema.get("properties", _NOTHING).get(entry.key) or (patterns[0] if patterns else _NOTHING)
    return found


def _entry(entry: Entry, schema: Mapping[str, Any], indent: str) -> Iterator[str]:
    lead = f"{indent}- " if entry.key is None else f"{indent}{key(entry.key)}: "
    beside = f"  {'  '.join(entry.beside)}" if entry.beside else ""
    value, inner = entry.value, indent + INDENT
    if value.kind == "scalar":
        yield from _scalar(value, schema, lead, beside, inner, in_list=entry.key is None)
    elif not value.entries:
        yield f"{lead}{'{}' if value.kind == 'mapping' else '[]'}{beside}"
    elif _stays_flow(value, schema, lead):
        yield from _flow_lines(value, schema, lead, beside, inner)
    elif entry.key is None:
        lines = _lines_of_item(value, schema, inner)
        yield f"{lead}{lines[0].removeprefix(inner)}"
        yield from lines[1:]
    else:
        yield f"{lead.rstrip()}{beside}"
        yield from _block(value, schema, inner)


def _lines_of_item(value: Value, schema: Mapping[str, Any], indent: str) -> list[str]:
    """Without what stood above its first entry, which is above the dash already."""
    first = _ordered(value, schema)[0]
    kept, first.before = first.before, []
    lines = list(_block(value, schema, indent))
    first.before = kept
    return lines


def _scalar(
    value: Value, schema: Mapping[str, Any], lead: str, beside: str, inner: str, *, in_list: bool
) -> Iterator[str]:
    if not value.text and is_special(value.text, value.style) and not in_list:
        yield f"{lead.rstrip()}{beside}"
        return
    found = block(value.text, value.style, WIDTH - len(inner))
    if found is None:
        yield f"{lead}{inline(value.text, value.style, schema)}{beside}"
        return
    header, lines = found
    # One string, so that blank lines of the text are not taken for blank lines between entries.
    yield "\n".join([f"{lead}{header}{beside}", *(f"{inner}{line}" if line else "" for line in lines)])


def _stays_flow(value: Value, schema: Mapping[str, Any], lead: str) -> bool:
    """Written on one line and still fit for it: scalars only; a list may wrap, a mapping may not."""
    if not value.flow or any(entry.value.kind != "scalar" for entry in value.entries):
        return False
    if any("\n" in entry.value.text for entry in value.entries):
        return False
    return value.kind == "list" or len(lead) + len(_flow_mapping(value, schema)) <= WIDTH


def _flow_mapping(value: Value, schema: Mapping[str, Any]) -> str:
    def pair(entry: Entry) -> str:
        text = inline(entry.value.text, entry.value.style, _schema_of(entry, value, schema), in_flow=True)
        return f"{key(entry.key or '', in_flow=True)}: {text}"

    return "{" + ", ".join(pair(entry) for entry in _ordered(value, schema)) + "}"


def _flow_lines(value: Value, schema: Mapping[str, Any], lead: str, beside: str, inner: str) -> Iterator[str]:
    if value.kind == "mapping":
        yield f"{lead}{_flow_mapping(value, schema)}{beside}"
        return
    items = schema.get("items", _NOTHING)
    line = f"{lead}["
    for place, entry in enumerate(value.entries):
        text = inline(entry.value.text, entry.value.style, items, in_flow=True)
        text += "]" if place == len(value.entries) - 1 else ","
        if place and len(line) + 1 + len(text) > WIDTH:
            yield line
            line = f"{inner}{text}"
        else:
            line += f" {text}" if place else text
    yield f"{line}{beside}"
