"""The web app manifest: what a telephone needs to put the site among its apps (W3C Web Application Manifest)."""

from __future__ import annotations

import json

from builder.catalogue.model import Site

PATH = "site.webmanifest"
PAPER = "#fbfaf6"  # --ww-paper of theme/assets/css/tokens.css


def web_manifest(site: Site) -> bytes:
    """Addresses in it are relative to the manifest, so that the site may lie in a folder."""
    language = site.languages[0]
    manifest = {
        "name": site.name,
        "short_name": site.name,
        "description": site.description.in_(language),
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [{"src": "assets/images/mark.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()
