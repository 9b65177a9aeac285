"""A small web server on this machine that compresses as a web host does and counts what it sends."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

UNCOUNTED = ("/", "/driver.js", "/favicon.ico")  # the page and the driver are the bench's own
PAGE = b"<!doctype html><html lang=nl><title>bench</title>"
mimetypes.add_type("text/javascript", ".mjs")


@dataclass
class Traffic:
    bytes: int = 0
    requests: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, size: int) -> None:
        with self.lock:
            self.bytes += size
            self.requests += 1

    def reset(self) -> None:
        with self.lock:
            self.bytes = self.requests = 0


@contextmanager
def serve(folder: Path, first: bytes | None = PAGE) -> Iterator[tuple[str, Traffic]]:
    """The folder at an address of this machine; bodies are gzipped (level 9) and may be kept by the browser. At the
    root stands `first`, or the folder's own first page, which then counts."""
    traffic = Traffic()

    @lru_cache(maxsize=4096)
    def body(path: str) -> bytes | None:
        if path == "/" and first is not None:
            return gzip.compress(first, 9, mtime=0)
        file = (folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")).resolve()
        if not file.is_file() or not file.is_relative_to(folder.resolve()):
            return None
        return gzip.compress(file.read_bytes(), 9, mtime=0)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else the system waits 40 ms between head and body
        wbufsize = 1 << 16

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            found = body(path)
            self.send_response(404 if found is None else 200)
            self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "text/html")
            self.send_header("Content-Length", str(len(found or b"")))
            if found is not None:
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Cache-Control", "public, max-age=3600")
            self.end_headers()
            self.wfile.write(found or b"")
            if first is None or path not in UNCOUNTED:
                traffic.count(len(found or b""))

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", traffic
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
