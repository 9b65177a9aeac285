"""A built site, served on this machine as long as somebody looks at it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.publishing.preview import Builds, serve


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Where `site` is served; ends in a slash."""
    server = serve(site, 0, Builds())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
