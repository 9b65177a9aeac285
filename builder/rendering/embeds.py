"""Lists for within a page of another site, and the page where somebody makes the line that shows one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from builder.catalogue.model import Organisation
from builder.rendering.edition import Edition
from builder.rendering.page import Page, Planned
from builder.rendering.sectors import sorted_sectors

MOST = 100  # organisations in a list, which is then below 30 kB; a link leads to the others
HEIGHT = 480  # pixels
STYLES = ("assets/css/embed.css",)


@dataclass(frozen=True)
class Embed:
    """A list of organisations. `path` is that of the page about the same; `field` and `value` filter the finder."""

    kind: str
    title: str
    path: str
    field: str
    value: str
    organisations: tuple[Organisation, ...]


def embeds(edition: Edition) -> Iterator[Embed]:
    """The lists with somebody in them: of federations, sectors and regions, in the order of a menu."""
    _, routes, directory = edition._, edition.routes, edition.directory
    federations = sorted(edition.catalogue.federations.values(), key=lambda one: one.name.casefold())
    for federation in federations:
        if not federation.ended and (those := directory.in_federation(federation.id)):
            path = routes.federation(federation.id)
            yield Embed(_("Federations"), federation.name, path, "federation", federation.id, those)
    for sector in sorted_sectors(edition):
        if those := directory.in_sector(sector.id):
            path = routes.sector(sector.id)
            yield Embed(_("Sectors"), edition.text(sector.label), path, "sector", sector.id, those)
    used = [(region, 0) for region in edition.catalogue.regions.values() if directory.in_region(region.id)]
    for kind, regions in edition.region_names.by_kind(used):
        for region, _count in regions:
            path, those = routes.region(region.id), directory.in_region(region.id)
            yield Embed(kind, edition.region_names.title(region), path, "region", region.id, those)


def embed_pages(edition: Edition) -> Iterator[Planned]:
    """A page for each list, without header, footer and scripts."""
    for embed in embeds(edition):
        about = (embed.field, embed.value, embed.title, embed.path)
        yield Planned(edition.routes.embedded(embed.path), _embed_page, about, listed=False)


def _embed_page(edition: Edition, field: str, value: str, title: str, path: str) -> Page:
    directory = edition.directory
    ask = {"federation": directory.in_federation, "sector": directory.in_sector, "region": directory.in_region}[field]
    organisations = ask(value)
    return edition.page(
        "embed.html",
        edition.routes.embedded(path),
        section="",
        title=title,
        description=edition._("Organisations of %(title)s, for on your own site.", title=title),
        styles=STYLES,
        stands_for=path,
        bare=True,
        embed=Embed("", title, path, field, value, organisations),
        shown=organisations[:MOST],
    )


def embedding_page(edition: Edition) -> Page:
    groups: dict[str, list[tuple[Embed, str]]] = {}
    for embed in embeds(edition):
        groups.setdefault(embed.kind, []).append((embed, edition.routes.embedded(embed.path)))
    return edition.page(
        "embedding.html",
        edition.routes.embedding,
        section="over",
        title=edition._("A list on your own site"),
        description=edition._(
            "Show the organisations of your federation, sector or region on your own site, with one line."
        ),
        styles=STYLES,
        scripts=("assets/js/embedding.js",),
        groups=groups,
        line=lambda embed, path: line(edition.address(path), f"{embed.title} – {edition.catalogue.site.name}"),
    )


def line(address: str, title: str) -> str:
    """What somebody puts in a page of their own: HTML of one line. Without `style`, which a site may forbid (CSP)."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{HEIGHT}" loading="lazy"'
        ' frameborder="0"></iframe>'
    )
