"""Showing the built site on this machine, and telling open pages to reload after a build."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NoReturn

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from builder.publishing.live import Live

HOST = "127.0.0.1"
SETTLE_SECONDS = 0.15  # an editor writes a file in several steps
# What is listened to. That files are opened and closed is no news: a build does it thousands of times, and would wait
# for who is told of each.
CHANGES: list[type[FileSystemEvent]] = [
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent,
    FileMovedEvent,
]  # fmt: skip
_RELOAD_PATH = "/__reload"
_SCRIPT_PATH = "/__reload.js"
_SCRIPT = f'new EventSource("{_RELOAD_PATH}").onmessage = () => location.reload();'.encode()
_TAG = f'<script src="{_SCRIPT_PATH}" async></script></body>'.encode()


class Builds:
    """Counts builds; open pages wait here for the next one. `live` gives pages that the next build will have."""

    def __init__(self) -> None:
        self.live: Live | None = None
        self._changed = threading.Condition()
        self._number = 0

    def announce(self) -> None:
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """True when a build was announced within `seconds`."""
        with self._changed:
            before = self._number
            return self._changed.wait_for(lambda: self._number != before, seconds)


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves the site as GitHub Pages would, with one script added to each page."""

    def __init__(self, *args: object, builds: Builds, **kwargs: object) -> None:
        self._builds = builds
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == _SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT)
        elif path == _RELOAD_PATH:
            self._stream()
        elif (page := self._page(path)) is not None:
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", page.replace(b"</body>", _TAG))
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        not_found = Path(self.directory, "404.html")
        if code == HTTPStatus.NOT_FOUND and not_found.is_file():
            self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", not_found.read_bytes())
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for builds."""

    def _page(self, path: str) -> bytes | None:
        if not path.endswith("/"):
            return None
        live = self._builds.live
        if live and (made := live.page(path.removeprefix("/"))):
            return made
        page = Path(self.translate_path(path)) / "index.html"
        return page.read_bytes() if page.is_file() else None

    def _send(self, status: HTTPStatus, content_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"data: built\n\n" if self._builds.wait(15) else b": still here\n\n")
                self.wfile.flush()
        except OSError:
            return  # the page was closed


def serve(site: Path, port: int, builds: Builds) -> ThreadingHTTPServer:
    """A server for `site`, not yet started, on this machine only. Port 0 takes a free one."""
    handler = partial(PreviewHandler, builds=builds, directory=str(site))
    server = ThreadingHTTPServer((HOST, port), handler)
    server.daemon_threads = True
    return server


class _Changes(FileSystemEventHandler):
    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if "__pycache__" not in str(event.src_path):
            self._changed.set()


@contextmanager
def watching(folders: Iterable[Path]) -> Iterator[threading.Event]:
    """What is set by every change below `folders` from here on."""
    changed = threading.Event()
    observer = Observer()
    for folder in folders:
        observer.schedule(_Changes(changed), str(folder), recursive=True, event_filter=CHANGES)
    observer.start()
    try:
        yield changed
    finally:
        observer.stop()
        observer.join()


def follow(changed: threading.Event, rebuild: Callable[[], None]) -> NoReturn:
    """Call `rebuild` after every change, until interrupted (KeyboardInterrupt)."""
    while True:
        changed.wait()
        while changed.is_set():  # wait until it has been quiet for a moment
            changed.clear()
            changed.wait(SETTLE_SECONDS)
        rebuild()
