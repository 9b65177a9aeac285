"""The engine as it is published: what every question needs in one small file, the rest as it is, all without comments.

The modules in theme/assets/search are written for readers, and run as they are too. Only line ends, comments, indents
and spaces around operators go, never anything inside a string, a template or a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from builder.project import THEME_DIR
from builder.writing import unindented

FOLDER = THEME_DIR / "assets" / "search"
CORE = ("words.js", "reader.js", "engine.js")  # in the order in which they use each other
PUBLISHED = "engine.js"  # the core, in one file

# In a template may stand code with templates, and blocks, of its own: those stay as they are written.
_INNER = r"""(?:\\.|\$\{(?:[^`{}]|`(?:\\.|[^`\\])*`|\{[^{}]*\})*\}|[^`\\$]|\$(?!\{))*"""
_BEFORE_PATTERN = r"(?:(?<=[(,=:\[&|!?>;{}])|(?<=[(,=:\[&|!?>;{}] )|(?<=\breturn ))"  # elsewhere / divides
_PIECE = re.compile(
    rf"""(?P<kept>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`{_INNER}`"""  # strings, templates; patterns:
    rf"""|{_BEFORE_PATTERN}/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/[a-z]*)"""
    r"""|(?P<comment>[ ]*//[^\n]*|[ ]*/\*.*?\*/)"""
    r"""|(?<=[\w)\]])[ ](?P<sum>[-+])[ ](?=[\w(])"""
    r"""|[ ]?(?P<operator>[=(){};:,?<>*&|\[\]]+)[ ]?""",
    re.DOTALL,
)
_JOINED = re.compile(r"(?<=[{;,(])\n(?!$)")  # here a line end means nothing
_IMPORT = re.compile(r"^import\b[^;]*;\n", re.MULTILINE)
_LIST = re.compile(r"^export \{[^}]*\};\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|class|async|function)\b)", re.MULTILINE)
ASKED_FOR = ("openIndex", "sums", "tokens", "unfold")  # by pages, and by what matches tasks
_CORE = "|".join(name[:-3] for name in CORE)
_SHARED = re.compile(rf'^import \{{([^}}]*)\}} from "\./(?:{_CORE})\.js"', re.MULTILINE)
_FROM_CORE = re.compile(rf'(?P<way>from "\./)(?:{_CORE})\.js(?=")')


@cache
def scripts() -> Mapping[str, bytes]:
    """The published modules by their name below assets/search/."""
    sources = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.js"))}
    core = one_file(sources.pop(name) for name in CORE)
    shared = {name.strip() for text in sources.values() for names in _SHARED.findall(text) for name in names.split(",")}
    texts = {PUBLISHED: core + exporting(sorted(shared.union(ASKED_FOR))), **sources}
    return MappingProxyType({name: bare(_from_core(text)).encode() for name, text in sorted(texts.items())})


def one_file(texts: Iterable[str]) -> str:
    """Modules one after another, without what they import and export."""
    return "".join(_EXPORT.sub("", _LIST.sub("", _IMPORT.sub("", text))) for text in texts)


def _from_core(text: str) -> str:
    """What comes from the core comes from its one file."""
    return _FROM_CORE.sub(rf"\g<way>{PUBLISHED}", text)


def exporting(names: Iterable[str]) -> str:
    return "export {" + ",".join(names) + "};\n"


def bare(text: str) -> str:
    """A script without comments and needless spaces."""
    lines = unindented(text) + "\n"
    plain = _PIECE.sub(lambda found: found["kept"] or found["sum"] or found["operator"] or "", lines)
    return _JOINED.sub("", unindented(plain) + "\n")
