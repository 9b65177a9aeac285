"""Icons: inline SVG made from the path data of the icon files that mkdocs-material ships."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

_VIEW_BOX = re.compile(r'viewBox="([0-9. -]+)"')
_PATH = re.compile(r'<path\b[^>]*?\bd="([0-9A-Za-z.,\s-]+)"')


@cache
def icon_folder() -> Path:
    """Where the icon files are. Found without importing the theme, which would print its notices."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("mkdocs-material is not installed: its icons are missing")
    return Path(next(iter(spec.submodule_search_locations))) / "templates" / ".icons"


@cache
def icon(name: str) -> Markup:
    """The icon `material/flower` as decoration: hidden from screen readers, as tall as `.ww-icon` says.

    Raises FileNotFoundError for a name that Material does not ship.
    """
    text = (icon_folder() / f"{name}.svg").read_text(encoding="utf-8")
    box = _VIEW_BOX.search(text)
    paths = Markup("").join(Markup('<path d="{}"/>').format(path) for path in _PATH.findall(text))
    return Markup('<svg class="ww-icon" viewBox="{}" aria-hidden="true">{}</svg>').format(
        box[1] if box else "0 0 24 24", paths
    )
