"""The sitemap: the address of every page. Where a page is in the other languages, the page itself says."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from builder.catalogue.model import Site

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(site: Site, paths: Iterable[str]) -> str:
    """`paths` are those of the pages in every language, below the site's root."""
    rows = (f"<url><loc>{escape(site.url + path, quote=False)}</loc></url>\n" for path in sorted(set(paths)))
    return f"{_HEAD}{''.join(rows)}</urlset>\n"
