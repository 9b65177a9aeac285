"""What a server is asked to send beside each file, in the file that static hosts such as Cloudflare Pages and Netlify
read. GitHub Pages sends nothing of it."""

from __future__ import annotations

from urllib.parse import urlsplit

from builder.catalogue.model import Site
from builder.routes import Routes

PATH = "_headers"
_EVERYWHERE = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: same-origin",
    "Permissions-Policy: camera=(), microphone=(), payment=(), usb=(), geolocation=(self)",
)
_IN_NO_FRAME = "Content-Security-Policy: frame-ancestors 'none'"  # which a page cannot ask for in its own policy


def headers(site: Site) -> bytes:
    """Pages where a visitor does something stand in no frame of another site, where a click could be led astray. They
    are named one by one: where two rules meet hosts send both, and lists are there to be framed. Cloudflare takes 100
    rules."""
    base = urlsplit(site.url).path or "/"
    rules: list[tuple[str, tuple[str, ...]]] = [(f"{base}*", _EVERYWHERE)]
    for language in site.languages:
        routes = Routes.for_(language, site.languages[0])
        below = (
            routes.search,
            routes.organisations,
            routes.tasks,
            routes.matchday,
            routes.bundle,
            routes.edit_form,
            routes.embedding,
        )
        rules += [(f"{base}{path}", (_IN_NO_FRAME,)) for path in (routes.home, *(f"{each}*" for each in below))]
    return "".join(f"{path}\n" + "".join(f"  {line}\n" for line in lines) for path, lines in rules).encode()
