"""The code of templates, kept beside them as Python keeps that of modules, while neither they nor we change."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from builder.fingerprints import digest_of, runtime, stamp_of
from builder.project import PACKAGE_ROOT, THEME_DIR
from builder.writing import replace


class Compiled:
    """Compiles for one `edition` (a name), whose words and paths are put into the code.

    Code is believed as Python believes that of a module: by the size and time of the files it comes from. Whoever can
    write it there can write the program itself.
    """

    def __init__(self, edition: str) -> None:
        self._edition = edition

    def code(self, template: str, compile_anew: Callable[[], CodeType]) -> CodeType:
        """The code of a template's file."""
        place = Path(cache_from_source(f"{template}.{self._edition}.py"))
        with suppress(OSError, ValueError, EOFError, TypeError):
            witness, code = marshal.loads(place.read_bytes())
            if witness == _witness() and isinstance(code, CodeType):
                return code
        code = compile_anew()
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # what was installed for everybody may not be ours to write
                place.parent.mkdir(exist_ok=True)
                replace(place, marshal.dumps((_witness(), code)))
        return code


@cache
def _witness() -> str:
    """Of the templates, of what compiles them and of the words that are put in."""
    made_of = (stamp_of(folder, (".py", ".po", ".html")) for folder in (PACKAGE_ROOT, THEME_DIR / "templates"))
    return digest_of([*runtime(), *made_of])
