"""What makes a site look like its publisher: the style sheet of every page, with the colours that go with its accent,
and its logo."""

from __future__ import annotations

import re
from html import escape

from builder.catalogue.entries import DEFAULT_ACCENT
from builder.catalogue.model import Site
from builder.colours import accent_sheet, accent_tokens
from builder.project import Project
from builder.publishing.pictures import LOGO, renditions
from builder.publishing.tree import Tree
from builder.reading.files import read_bytes
from builder.reading.pictures import FOLDER, MAX_BYTES
from builder.writing import unindented

STYLES = "assets/css"
SHEET = f"{STYLES}/site.css"  # of every page: one file, without comments
# Those of the theme that it is made of, in this order.
PARTS = ("tokens.css", "base.css", "components.css", "collections.css", "media.css")
SITE_LOGO = "assets/images/logo.webp"  # a fixed name: the frame with it is made before any picture is


MARK = "assets/images/mark.svg"  # the icon of the site in a browser
OWN_INITIAL = "W"  # whose mark is drawn, in the theme
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def initial_of(site: Site) -> str:
    """The letter that stands for the site where it has no logo."""
    return site.name[0].upper()


def write_own_look(site: Site, project: Project, tree: Tree) -> None:
    """Put the style sheet of every page, the site's own colours after those of the theme, and its logo where the frame
    shows it.

    Raises PictureError for a logo that changed after it was checked, and OSError.
    """
    own = accent_sheet(site.accent) if site.accent.lower() != DEFAULT_ACCENT else ""
    tokens, *others = ((project.theme / STYLES / name).read_text("utf-8") for name in PARTS)
    tree.put(SHEET, _plain("".join((tokens, own, *others))).encode())
    if own or initial_of(site) != OWN_INITIAL:
        tree.put(MARK, _mark(initial_of(site), accent_tokens(site.accent)["light"]["accent"]).encode())
    if site.logo:
        data = read_bytes(project.content / FOLDER / site.logo.file, MAX_BYTES)
        _, large = renditions(data, site.logo.file, LOGO)
        tree.put(SITE_LOGO, large.data)


def _plain(sheet: str) -> str:
    """Without comments and indents."""
    return unindented(_COMMENT.sub("", sheet)) + "\n"


def _mark(initial: str, ground: str) -> str:
    """A letter in a square of a colour that white can be read on."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="8" fill="{ground}"/>'
        '<text x="16" y="23" text-anchor="middle" font-family="system-ui, sans-serif" font-size="20" font-weight="700" '
        f'fill="#fff">{escape(initial)}</text></svg>\n'
    )
