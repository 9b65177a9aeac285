"""The sitemap: the address of every page and of the same in other languages, so that no page carries those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape

from builder.catalogue.model import Site

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(site: Site, paths: Iterable[str]) -> str:
    """`paths` are those of the pages in every language, below the site's root."""
    known = sorted(set(paths))
    same: dict[str, dict[str, str]] = defaultdict(dict)  # path by language, of each place below the root of a language
    for path in known:
        language, place = _place(site, path)
        same[place][language] = path
    others = {place: _others(site, those) for place, those in same.items() if len(those) > 1}
    rows = (f"<url><loc>{_address(site, path)}</loc>{others.get(_place(site, path)[1], '')}</url>\n" for path in known)
    return f"{_HEAD}{''.join(rows)}</urlset>\n"


def _place(site: Site, path: str) -> tuple[str, str]:
    """The language of a page, and its path without the folder of that language."""
    first, *others = site.languages
    language, slash, place = path.partition("/")
    return (language, place) if slash and language in others else (first, path)


def _others(site: Site, paths: Mapping[str, str]) -> str:
    """The same page in each language; who reads none of them gets the first."""
    named = [(language, paths[language]) for language in site.languages if language in paths]
    named.append(("x-default", named[0][1]))
    links = ((language, _address(site, path)) for language, path in named)
    return "".join(f'\n<xhtml:link rel="alternate" hreflang="{language}" href="{path}"/>' for language, path in links)


def _address(site: Site, path: str) -> str:
    return escape(site.url + path)
