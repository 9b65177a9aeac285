"""Asking websites whether they are there: public addresses only, one question a second to each, and never for long."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from builder import __version__
from builder.checking.web_addresses import url_fault
from builder.reviewing.links import Answer

AT_ONCE = 4  # hosts that are asked at the same time
REDIRECTS = 5
GONE = frozenset({404, 410})
_REFUSED_HEAD = frozenset({400, 403, 404, 405, 406, 501})  # some servers know only GET


class Unreachable(Exception):  # noqa: N818 - an answer, not a fault of ours
    """`gone` tells a name that does not exist from a bad line."""

    def __init__(self, gone: bool) -> None:
        super().__init__()
        self.gone = gone


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: nobody's profile may make us knock on doors inside."""
    return ipaddress.ip_address(address).is_global


@dataclass(frozen=True)
class Asker:
    """`allowed` judges every IP address before a connection, after names were looked up; `wait` is the least seconds
    between two questions to one host, `timeout` the most for one answer, `until` the moment (monotonic) to stop."""

    allowed: Callable[[str], bool] = is_public
    accepts: Callable[[str], bool] = lambda url: url_fault(url) is None
    wait: float = 1.0
    timeout: float = 10.0
    until: float = float("inf")
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def answers(self, urls: Iterable[str]) -> dict[str, Answer]:
        """What each address answered; those there was no time for are left out. Hosts are asked side by side."""
        by_host: dict[str, list[str]] = {}
        for url in urls:
            by_host.setdefault(urlsplit(url).hostname or "", []).append(url)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found: dict[str, Answer] = {}
            for those in pool.map(self._of_one_host, by_host.values()):
                found.update(those)
        return dict(sorted(found.items()))

    def _of_one_host(self, urls: list[str]) -> dict[str, Answer]:
        found = {}
        for number, url in enumerate(urls):
            if time.monotonic() > self.until:
                break
            if number:
                time.sleep(self.wait)
            found[url] = self.answer(url)
        return found

    def answer(self, url: str) -> Answer:
        try:
            for _ in range(REDIRECTS + 1):
                status, target = self._asked("HEAD", url)
                if status in _REFUSED_HEAD:
                    status, target = self._asked("GET", url)
                if not 300 <= status < 400 or not target:
                    return _meaning(status)
                url = urljoin(url, target)
                if not self.accepts(url):
                    return Answer.UNSURE
        except Unreachable as reason:
            return Answer.GONE if reason.gone else Answer.UNSURE
        except (OSError, http.client.HTTPException, ValueError):
            return Answer.UNSURE
        return Answer.UNSURE  # it sends us round and round

    def _asked(self, verb: str, url: str) -> tuple[int, str]:
        """The status, and where a redirect leads. The body is never read."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        sock = self._connected(host, port)
        try:
            if parts.scheme == "https":
                sock = self.context.wrap_socket(sock, server_hostname=host)
            connection = http.client.HTTPConnection(host, port)
            connection.sock = sock
            path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
            headers = {"User-Agent": f"werkwijzer/{__version__} (link check)", "Accept": "*/*", "Connection": "close"}
            connection.request(verb, path.encode("utf-8", "replace").decode("latin-1"), headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""
        finally:
            sock.close()

    def _connected(self, host: str, port: int) -> socket.socket:
        """A connection to an address that was judged itself: a name cannot mean something else a moment later."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            raise Unreachable(gone=error.errno == socket.EAI_NONAME) from error
        addresses: Mapping[str, None] = dict.fromkeys(str(each[4][0]) for each in found)
        if not all(self.allowed(address) for address in addresses):
            raise Unreachable(gone=False)
        return socket.create_connection((next(iter(addresses)), port), timeout=self.timeout)


def _meaning(status: int) -> Answer:
    if status in GONE:
        return Answer.GONE
    return Answer.FINE if 200 <= status < 400 else Answer.UNSURE
