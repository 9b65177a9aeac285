"""The covers of the site: drawn anew when anything that is on them may have changed."""

from __future__ import annotations

from collections.abc import Sequence

from builder.catalogue.model import Catalogue
from builder.project import Project
from builder.publishing.look import initial_of
from builder.publishing.tree import Tree
from builder.reading.files import read_bytes
from builder.reading.pictures import FOLDER, MAX_BYTES
from builder.rendering.edition import Edition
from builder.rendering.tokens import tokens_of


def write_covers(project: Project, catalogue: Catalogue, tree: Tree, before: Sequence[str] = ()) -> list[str]:
    """Write the covers of every language into `tree` and give their paths. `before` are those of the last build, if
    nothing but organisations changed since: they are taken from there.

    Raises PressError and OSError.
    """
    if before and all(map(tree.keep, before)):
        return list(before)
    from builder.printing.covers import Painter  # the press takes a moment to load

    site = catalogue.site
    logo = read_bytes(project.content / FOLDER / site.logo.file, MAX_BYTES) if site.logo else None
    colours = tokens_of(site.accent).colours["light"]
    painter = Painter(site.name, initial_of(site), colours, logo, catalogue.places.outlines)
    editions = (Edition(catalogue, language) for language in site.languages)
    covers = [cover for edition in editions for cover in edition.covers.values()]
    for path, data in painter.draw(covers):
        tree.put(path, data)
    return [cover.path for cover in covers]
