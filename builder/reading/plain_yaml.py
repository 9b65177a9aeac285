"""A reader of the YAML that profiles are written in: blocks by their indents, texts on one line or folded, short lists.

Its grammar is a small part of YAML, in which nothing can mean two things. What is outside it is left to the readers on
libyaml, which take four times as long: None says so, and says nothing of the text.
"""

from __future__ import annotations

import re
from typing import Any

from builder.reading.characters import unusual

# What all readers hold to: unquoted text that is not text.
SPECIAL: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}

# Far below the limits of the readers that count: a line holds four values at most, and a comma parts two.
_MOST_LINES = 350
_MOST_COMMAS = 400
_MOST_DEEP = 10

# Letters and signs that are seen, and that normalisation leaves as they are, whatever stands beside them.
_OTHERS = re.compile("[\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20ac]*")

# A line of text without quotes: it begins with a letter, a digit or a sign that means nothing, has no ": " or " #" in
# it and no space behind it.
_TEXT = r"[A-Za-z0-9+(./\u00c0-\u024f][^\n:#]*(?:(?::(?![ \n])|(?<! )#)[^\n:#]*)*(?<! )"
# Lines that go on with a text are further in than its key, which comes behind the dash where there is one.
_FURTHER = r"\n+(?(2)\1    |\1  )"
_KEY = r"[a-z_][a-z0-9_-]{0,60}|'[a-z]{1,9}'|\"[a-z]{1,9}\""  # `on` needs its quotes
_ITEM = r'(?:[a-z0-9]+(?:[-_][a-z0-9]+)*|"[0-9.]+")'
_VALUES = (
    rf"{_TEXT}(?:{_FURTHER} *{_TEXT})*",
    rf"'[^'\n]*(?:(?:''|(?<! ){_FURTHER} *(?! ))[^'\n]*)*'",
    r'"[^"\\\n]*"',
    rf"\[(?:{_ITEM}(?:, {_ITEM})*)?\]",
    r"\{\}",
    rf"\|(?:{_FURTHER}[^ \n][^\n]*)+",
)
# A line and what goes on with it, as its indent, dash, key and value; an empty line or one for readers has none of
# these. What fits nothing comes last.
_LINE = re.compile(rf"(?:#[^\n]*)?\n|( *)(- )?(?:({_KEY}):(?: +|(?=\n)))?({'|'.join(_VALUES)}|)\n|([\s\S]+)")
_FOLD = re.compile(r"\n(\n*) *")


def quickest_mapping(text: str) -> dict[str, Any] | None:
    """The value of a text of this grammar about which there is nothing to say."""
    if not _OTHERS.fullmatch(unusual(text)) or text.count("\n") > _MOST_LINES or text.count(",") > _MOST_COMMAS:
        return None
    root: dict[str, Any] = {}
    container: Any = root  # the open mapping or list, and how far in its keys or dashes are
    level = 0
    waiting = ""  # a key of it whose value may come on the next lines
    outer: list[tuple[Any, int]] = []
    for indent, dash, key, value, rest in _LINE.findall(text):
        at = len(indent)
        if rest or len(outer) > _MOST_DEEP:
            return None
        if not (key or dash):
            if value or indent:
                return None
            continue
        if waiting and (at >= level if dash else at > level):
            inner: Any = [] if dash else {}
            container[waiting] = inner
            outer.append((container, level))
            container, level = inner, at
        else:
            while at < level or (at == level and not dash and type(container) is list):
                if not outer:
                    return None
                container, level = outer.pop()
            if at != level or (type(container) is list) != bool(dash):
                return None
        waiting = ""
        if key[:1] in ("'", '"'):
            key = key[1:-1]
        found = _value(value, at + 2 * bool(dash)) if value else None
        if not dash:
            if key in container:
                return None
            container[key] = found
            waiting = "" if value else key
        elif key:
            inner = {key: found}
            container.append(inner)
            outer.append((container, level))
            container, level = inner, at + 2
            waiting = "" if value else key
        elif value:
            container.append(found)
        else:
            return None
    return root or None


def _value(written: str, level: int) -> Any:
    """What is behind a key or a dash; `level` is how far in that key is."""
    mark = written[0]
    if mark == "'":
        text = written[1:-1].replace("''", "'")
        return _FOLD.sub(_folded, text) if "\n" in text else text
    if mark == '"':
        return written[1:-1]
    if mark == "[":
        items = written[1:-1].split(", ") if written != "[]" else ()
        return [item[1:-1] if item[0] == '"' else SPECIAL.get(item, item) for item in items]
    if mark == "{":
        return {}
    if mark == "|":
        return written[2:].replace("\n" + " " * (level + 2), "\n").removeprefix(" " * (level + 2)) + "\n"
    if "\n" in written:
        return _FOLD.sub(_folded, written)
    return SPECIAL.get(written, written)


def _folded(match: re.Match[str]) -> str:
    return match[1] or " "
