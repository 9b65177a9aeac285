"""The scripts of pages as they are published: what a page begins with is one file, without comments.

The modules in theme/assets/js are written for readers, and run as they are too. A page would fetch them one by one, and
those that these import only after that. So each script that a page names is published with all that it imports; what
the script of every page has is there already and comes from that one.

In such a file each module is a function that gives what the module exports. It runs once, after those it imports.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from posixpath import dirname, join, normpath
from types import MappingProxyType

from builder.finding.scripts import bare
from builder.project import THEME_DIR

FOLDER = "assets/js"
FRAME = f"{FOLDER}/frame.js"  # of every page
AT_ONCE = f"{FOLDER}/theme.js"  # before a page is painted, and no module
# Scripts that pages name, and those that a script asks for later.
NAMED = tuple(
    f"{FOLDER}/{name}.js"
    for name in ("bundle/bundle", "choices", "dated", "deck/deck", "embedding", "finder/finder", "finder/map",
                 "form/edit", "list-filter", "nowhere", "profile", "qr/code", "seen", "tasks/tasks")
)  # fmt: skip

_IMPORT = re.compile(r'^import (?:(\{[^}]*\}|\* as \w+)\s+from )?"(\.[^"]+)";\n', re.MULTILINE)
_PASSED_ON = re.compile(r'^export (\{[^}]*\}) from "(\.[^"]+)";\n', re.MULTILINE)
_LATER = re.compile(r'(?<![.{] )(?<![{.])\bimport\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"^export ((?:const|class|(?:async )?function)\b\*? ?)(\w+)", re.MULTILINE)


def imports(script: str) -> tuple[str, ...]:
    """The modules that `script` (its path below the site's root) needs before it runs, as paths: each after those that
    it needs itself. Raises ValueError where modules need each other."""
    return _needed(script, ())[:-1]


def scripts() -> Mapping[str, bytes]:
    """The published scripts of pages, by their path below the site's root."""
    packs = {path: _packed(path).encode() for path in (FRAME, *NAMED)}
    return MappingProxyType({AT_ONCE: bare(_text(AT_ONCE)).encode(), **packs})


@cache
def _needed(script: str, above: tuple[str, ...]) -> tuple[str, ...]:
    if script in above:
        raise ValueError(f"{script} needs itself, by {above[-1]}")
    text = _text(script)
    targets = [_target(script, name) for _, name in (*_IMPORT.findall(text), *_PASSED_ON.findall(text))]
    return tuple(dict.fromkeys((*(one for each in targets for one in _needed(each, (*above, script))), script)))


def _packed(script: str) -> str:
    """A script in one file with what it imports and every page does not have."""
    common = () if script == FRAME else imports(FRAME)
    *modules, last = (path for path in (*imports(script), script) if path not in common)
    shared = sorted({path for module in (*modules, last) for path in imports(module) if path in common})
    texts = [f'import{{{",".join(map(_name, shared))}}}from"{_way(script, FRAME)}";\n'] if shared else []
    texts += [f"const {_name(path)}=(()=>{{\n{_module(path, script)}}})();\n" for path in modules]
    texts.append(_linked(last, script))
    if script == FRAME:
        texts.append(f"export {{{','.join(map(_name, modules))}}};\n")
    return bare("".join(texts))


def _module(path: str, script: str) -> str:
    """A module as the inside of a function, in the file of `script`."""
    text = _linked(path, script)
    given = [name for _, name in _EXPORT.findall(text)]
    for names, target in _PASSED_ON.findall(text):
        given += [f"{name.strip()}:{_name(_target(path, target))}.{name.strip()}" for name in names[1:-1].split(",")]
    plain = _EXPORT.sub(r"\1\2", _PASSED_ON.sub("", text))
    return f"{plain}return {{{','.join(given)}}};\n"


def _linked(path: str, script: str) -> str:
    """The text of a module with what it takes from others by their names in the file of `script`."""

    def taken(found: re.Match[str]) -> str:
        names, module = found[1], _name(_target(path, found[2]))
        if not names:
            return ""
        if names.startswith("*"):
            return f"const {names.removeprefix('* as ')} = {module};\n"
        return f"const {names.replace(' as ', ': ')} = {module};\n"

    def later(found: re.Match[str]) -> str:
        target = _target(path, found[1])
        if target in imports(FRAME):
            return f'import("{_way(script, FRAME)}").then((all) => all.{_name(target)})'
        return f'import("{_way(script, target)}")'

    text = _LATER.sub(later, _IMPORT.sub(taken, _text(path)))
    if dirname(path) != dirname(script):
        text = text.replace("import.meta.url", f'new URL("{_way(script, path)}", import.meta.url)')
    return text


def _text(path: str) -> str:
    return (THEME_DIR / path).read_text("utf-8")


def _target(path: str, name: str) -> str:
    return normpath(join(dirname(path), name))


def _way(script: str, target: str) -> str:
    way = os.path.relpath(target, dirname(script)).replace(os.sep, "/")
    return way if way.startswith(".") else f"./{way}"


def _name(path: str) -> str:
    """assets/js/common/dom.js is js_common_dom."""
    return re.sub(r"\W", "_", path.removeprefix("assets/").removesuffix(".js"))
