"""Icons: one sheet of drawings for the whole site, made of the icon files that mkdocs-material ships.

A page names a drawing of the sheet, which a browser reads once: drawn on the spot, icons would be a fifth of a profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from builder.project import THEME_DIR

SHEET = "icons.svg"  # at the root of the site: a page names it a dozen times
FRAME = ("material/bookmark-check", "material/bookmark-outline", "material/menu")  # in theme/main.html and scripts
DOORS = {
    "particulieren": "material/home-heart",
    "besturen": "material/bank-outline",
    "werk-zoeken": "material/account-search-outline",
}  # of the hand-written pages for a kind of visitor
# The letter that stands for the site: our own is drawn, another is text.
_LETTERS = {
    "W": Markup(
        '<path d="M7 10l4 12 5-10 5 10 4-12" fill="none" stroke-width="2.8" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
}
_TEXT = Markup('<text x="16" y="23" stroke="none" text-anchor="middle" font-size="20" font-weight="700">{}</text>')
_SYMBOL = Markup('<symbol id="{}" viewBox="{}">{}</symbol>\n')
_VIEW_BOX = re.compile(r'viewBox="([0-9. -]+)"')
_PATH = re.compile(r'<path\b[^>]*?\bd="([0-9A-Za-z.,\s-]+)"')
_NAMED = re.compile(r'\bicon\("([a-z0-9/-]+)"')


class Drawing(NamedTuple):
    box: str  # as the viewBox of SVG
    paths: Markup


@cache
def icon_folder() -> Path:
    """Where the icon files are. Found without importing the theme, which would print its notices."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("mkdocs-material is not installed: its icons are missing")
    return Path(next(iter(spec.submodule_search_locations))) / "templates" / ".icons"


@cache
def drawing(name: str) -> Drawing:
    """The icon `material/flower`. Raises FileNotFoundError for a name that Material does not ship."""
    text = (icon_folder() / f"{name}.svg").read_text(encoding="utf-8")
    box = _VIEW_BOX.search(text)
    paths = Markup("").join(Markup('<path d="{}"/>').format(path) for path in _PATH.findall(text))
    return Drawing(box[1] if box else "0 0 24 24", paths)


@cache
def icon(name: str, root: str) -> Markup:
    """The icon as decoration: hidden from screen readers, as tall as a line. The style sheet knows it as a drawing
    without a class. `root` is the way from the page to the site's root."""
    return Markup('<svg aria-hidden="true"><use href="{}#{}"/></svg>').format(root + SHEET, _id(name))


def icon_sheet(sectors: Iterable[str], initial: str) -> bytes:
    """Every icon that a page may name: those of the frame, templates, doors and `sectors`, and the mark of a site
    whose name has this `initial`."""
    texts = (file.read_text("utf-8") for file in THEME_DIR.glob("templates/*.html"))
    named = (name for text in texts for name in _NAMED.findall(text))
    names = sorted({*named, *FRAME, *DOORS.values(), *sectors})
    symbols = [_mark(initial), *(_SYMBOL.format(_id(name), *drawing(name)) for name in names)]
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{"".join(symbols)}</svg>\n'.encode()


def _mark(initial: str) -> Markup:
    """A letter in a square of the colour that holds where it stands; the style sheet gives the letter its own."""
    square = Markup('<rect width="32" height="32" rx="8" fill="currentColor" stroke="none"/>')
    return _SYMBOL.format("mark", "0 0 32 32", square + (_LETTERS.get(initial) or _TEXT.format(initial)))


def _id(name: str) -> str:
    """What an icon is called within the sheet: most are Material's own, so that goes without saying."""
    return name.removeprefix("material/")
