"""The brochures of the site: one for each region and sector with organisations, made again only when they change."""

from __future__ import annotations

from collections.abc import Callable

from builder.catalogue.model import Catalogue
from builder.project import Project
from builder.publishing.tree import Tree

CACHE = "brochures"


def write_brochures(
    project: Project, catalogue: Catalogue, tree: Tree, announce: Callable[[int, int], None]
) -> dict[str, int]:
    """Write the brochures into `tree`; returns their paths there, with their bytes.

    `announce` is told how many are done, of how many. Raises PressError.
    """
    # Typst and the letters take a moment to load, which a build without brochures does not wait for.
    from builder.printing.brochures import region_brochure, sector_brochure
    from builder.printing.documents import edition_in
    from builder.printing.press import print_all

    edition = edition_in(catalogue, catalogue.site.languages[0])
    directory, routes = edition.directory, edition.routes
    documents = {
        routes.region_brochure(region.id): region_brochure(edition, region)
        for region in catalogue.regions.values()
        if directory.in_region(region.id)
    }
    documents |= {
        routes.sector_brochure(sector.id): sector_brochure(edition, sector)
        for sector in catalogue.vocabulary.sectors.values()
        if directory.in_sector(sector.id)
    }
    printed = print_all(documents, project.cache / CACHE, announce)
    for path, pdf in printed.items():
        tree.put(path, pdf)
    return {path: len(pdf) for path, pdf in printed.items()}
