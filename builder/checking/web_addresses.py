"""Web addresses that may become a link: https or http, a public host name, nothing hidden in them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# RFC 3986 and, for the letters of other languages, RFC 3987; the signs of unreserved, reserved and percent.
_CHARACTERS = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|[^\W_\x00-\x7f])+")
_CONTROL_ESCAPE = re.compile(r"%(?:[01][0-9a-f]|7f)|%(?![0-9a-f]{2})", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_TOP_LABEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{2,59}", re.IGNORECASE)
# Names that are no public host (RFC 6761, 6762, 8375). The names for examples are fine: nobody is harmed by them.
_PRIVATE = frozenset({"localhost", "local", "internal", "test", "invalid", "onion", "lan", "home", "corp", "arpa"})


def url_fault(text: str) -> str | None:
    """The code of the rule that a web address breaks, or None."""
    if not _CHARACTERS.fullmatch(text) or _CONTROL_ESCAPE.search(text):
        scheme = re.match(r"https?://", text, re.IGNORECASE)
        return "url-form" if scheme else "url-scheme"
    if not re.match(r"https?://[^/]", text, re.IGNORECASE):
        return "url-scheme"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "url-host"
    if "@" in parts.netloc:
        return "url-user"
    if port == 0 or parts.netloc.endswith(":") or not _is_public(parts.hostname or ""):
        return "url-host"
    return None


def _is_public(host: str) -> bool:
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host).decode()
        except idna.IDNAError:
            return False
    labels = host.split(".")
    return (
        len(labels) >= 2
        and len(host) <= 253
        and all(_LABEL.fullmatch(label) for label in labels)
        and _TOP_LABEL.fullmatch(labels[-1]) is not None
        and labels[-1].lower() not in _PRIVATE
    )
