"""What the scripts of a page import: a page that names it spares a browser a round trip for each step of the chain."""

from __future__ import annotations

import re
from functools import cache
from posixpath import dirname, join, normpath

from builder.project import THEME_DIR

_IMPORTS = re.compile(r"""^(?:import|(?:import|export)\s[^"'();=]*?\sfrom)\s*["'](\.[^"']+)["']""", re.MULTILINE)


@cache
def imports(script: str) -> tuple[str, ...]:
    """The modules that `script` (its path below the site's root) needs before it runs, as paths, in the order in which
    a browser would come upon them."""
    found = [script]
    for path in found:  # which grows meanwhile
        text = (THEME_DIR / path).read_text("utf-8")
        found += dict.fromkeys(
            target for name in _IMPORTS.findall(text) if (target := normpath(join(dirname(path), name))) not in found
        )
    return tuple(found[1:])
