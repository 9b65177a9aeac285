"""What makes a site look like its publisher: the colours that go with its accent, and its logo."""

from __future__ import annotations

from builder.catalogue.entries import DEFAULT_ACCENT
from builder.catalogue.model import Site
from builder.colours import accent_sheet
from builder.project import Project
from builder.publishing.pictures import LOGO, renditions
from builder.publishing.tree import Tree
from builder.reading.files import read_bytes
from builder.reading.pictures import FOLDER, MAX_BYTES

TOKENS = "assets/css/tokens.css"  # copied with the theme
SITE_LOGO = "assets/images/logo.webp"  # a fixed name: the frame with it is made before any picture is


def write_own_look(site: Site, project: Project, tree: Tree) -> None:
    """Put the site's own colours after those of the theme, and its logo where the frame shows it.

    Raises PictureError for a logo that changed after it was checked, and OSError.
    """
    own = accent_sheet(site.accent) if site.accent.lower() != DEFAULT_ACCENT else ""
    tree.put(TOKENS, (project.theme / TOKENS).read_bytes() + own.encode())
    if site.logo:
        data = read_bytes(project.content / FOLDER / site.logo.file, MAX_BYTES)
        _, large = renditions(data, site.logo.file, LOGO)
        tree.put(SITE_LOGO, large.data)
