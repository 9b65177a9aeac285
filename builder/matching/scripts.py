"""The matcher as it is published: one file without comments, beside the search engine that it shares words with."""

from __future__ import annotations

import re
from functools import cache

from builder.finding.scripts import CORE, bare, exporting, one_file
from builder.finding.scripts import PUBLISHED as ENGINE
from builder.project import THEME_DIR

FOLDER = THEME_DIR / "assets" / "match"
PUBLISHED = "match.js"
MODULES = ("text.js", "lexicon.js", "phrases.js", "segments.js", "recognition.js", "packages.js", "forms.js", "fit.js",
           PUBLISHED)  # fmt: skip
ASKED_FOR = ("UnknownPlaceError", "openMatcher")
_SHARED = re.compile(r'^import \{([^}]*)\} from "\.\./search/([\w-]+\.js)";$', re.MULTILINE)


@cache
def script() -> bytes:
    """What lies at assets/match/match.js."""
    texts = [(FOLDER / name).read_text("utf-8") for name in MODULES]
    shared: dict[str, set[str]] = {}
    for text in texts:
        for names, module in _SHARED.findall(text):
            home = ENGINE if module in CORE else module
            shared.setdefault(home, set()).update(name.strip() for name in names.split(","))
    imports = (
        f'import {{{",".join(sorted(names))}}} from "../search/{module}";\n' for module, names in sorted(shared.items())
    )
    return bare("".join(imports) + one_file(texts) + exporting(ASKED_FOR)).encode()
