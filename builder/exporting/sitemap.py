"""The sitemap: every page, with where it is in the other languages."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from builder.catalogue.model import Site
from builder.rendering.routes import Routes

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(site: Site, paths: Iterable[str]) -> str:
    """`paths` are those of the pages in every language, below the site's root."""
    there = set(paths)
    prefixes = {language: Routes.for_(language, site.languages[0]).prefix for language in site.languages}
    rows = (f"<url>{''.join(_url(site.url, path, prefixes, there))}</url>\n" for path in sorted(there))
    return f"{_HEAD}{''.join(rows)}</urlset>\n"


def _url(root: str, path: str, prefixes: Mapping[str, str], there: Container[str]) -> Iterator[str]:
    yield f"<loc>{escape(root + path)}</loc>"
    own = next((prefix for prefix in prefixes.values() if prefix and path.startswith(prefix)), "")
    same = {language: prefix + path.removeprefix(own) for language, prefix in prefixes.items()}
    if sum(other in there for other in same.values()) > 1:
        for language, other in same.items():
            if other in there:
                yield f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(root + other)}/>'
