"""Makes the picture of the site that opens the README: `make picture`."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from builder.publishing.preview import Builds, serve
from tests.browser.chromium import browser


def take(site: Path, picture: Path) -> None:
    """Photograph the home page of the built `site`, as a laptop shows it."""
    server = serve(site, 0, Builds())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        picture.parent.mkdir(exist_ok=True)
        page.screenshot(path=picture)
    server.shutdown()


if __name__ == "__main__":
    take(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
