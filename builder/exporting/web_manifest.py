"""The web app manifest: what a telephone needs to put the site among its apps (W3C Web Application Manifest)."""

from __future__ import annotations

import json

from builder.catalogue.model import Site
from builder.rendering.tokens import tokens_of

PATH = "site.webmanifest"


def web_manifest(site: Site) -> bytes:
    """Addresses in it are relative to the manifest, so that the site may lie in a folder."""
    language, paper = site.languages[0], tokens_of().colours["light"]["paper"]
    manifest = {
        "name": site.name,
        "short_name": site.name,
        "description": site.description.in_(language),
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": [{"src": "assets/images/mark.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()
