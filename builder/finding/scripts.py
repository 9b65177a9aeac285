"""The engine as it is published: what every question needs in one small file, the rest as it is, all without comments.

The modules in theme/assets/search are written for readers, and run as they are too. Only line ends, comments, indents
and spaces around operators go, never anything inside a string, a template or a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from builder.project import THEME_DIR

FOLDER = THEME_DIR / "assets" / "search"
CORE = ("words.js", "reader.js", "engine.js")  # in the order in which they use each other
PUBLISHED = "engine.js"  # the core, in one file

_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/[ \t]*)$\n?", re.MULTILINE | re.DOTALL)
_PIECE = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""  # strings, templates; patterns:
    r"""|(?:(?<=[(,=:\[&|!?])|(?<=[(,=:\[&|!?] ))/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/[a-z]*)"""
    r"""|(?<=[\w)\]])[ ](?P<sum>[-+])[ ](?=[\w(])"""
    r"""|[ ]?(?P<operator>[=(){};:,?<>*&|\[\]]+)[ ]?"""
)
_JOINED = re.compile(r"(?<=[{;,(])\n(?!$)")  # here a line end means nothing
_IMPORT = re.compile(r"^import\b[^;]*;\n", re.MULTILINE)
_LIST = re.compile(r"^export \{[^}]*\};\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|class|async|function)\b)", re.MULTILINE)
_SHARED = re.compile(r"^import \{([^}]*)\} from", re.MULTILINE)
ASKED_FOR = ("openIndex", "sums", "tokens", "unfold")  # by pages, and by what matches tasks
_FROM_CORE = re.compile(rf'(?<=from "\./)(?:{"|".join(name[:-3] for name in CORE)})\.js(?=")')


@cache
def scripts() -> Mapping[str, bytes]:
    """The published modules by their name below assets/search/."""
    sources = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.js"))}
    core = "".join(_EXPORT.sub("", _LIST.sub("", _IMPORT.sub("", sources.pop(name)))) for name in CORE)
    shared = {name.strip() for text in sources.values() for names in _SHARED.findall(text) for name in names.split(",")}
    texts = {PUBLISHED: core + "export {" + ",".join(sorted(shared.union(ASKED_FOR))) + "};\n", **sources}
    return MappingProxyType({name: _bare(text).encode() for name, text in sorted(texts.items())})


def _bare(text: str) -> str:
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    plain = _PIECE.sub(
        lambda found: found["kept"] or found["sum"] or found["operator"], "\n".join(filter(None, lines)) + "\n"
    )
    plain = _JOINED.sub("", plain)
    return _FROM_CORE.sub(PUBLISHED, plain)
