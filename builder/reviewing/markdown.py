"""Strangers' words inside Markdown for GitHub: shown as they are, and never a link, a mention, a picture or a table."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from builder.problems import printable

MAX_QUOTED = 300  # characters of one value
_SIGN = re.compile(r"[^\w ,/+?%;-]|_", re.ASCII)


def quoted(text: str, limit: int = MAX_QUOTED) -> str:
    """`text` on one line, between <code>: GitHub looks for names and links after it has read the Markdown, but not in
    code, and Markdown sees no sign that has a meaning."""
    line = printable(" ".join(text.split()))
    if len(line) > limit:
        line = line[: limit - 1] + "…"
    return f"<code>{_SIGN.sub(_entity, line)}</code>"


def fenced(text: str) -> str:
    """`text` as it is, line by line, in a block that it cannot close."""
    lines = [printable(line) for line in text.splitlines()]
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((f"{fence}text", *lines, fence))


def unmarked(text: str) -> str:
    """Markdown of this room for a terminal: what was quoted, as it was."""
    return html.unescape(re.sub("</?code>", "", text))


def listed(items: Iterable[str]) -> str:
    return "".join(f"- {item}\n" for item in items)


def _entity(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};" if sign[0].isascii() else sign[0]
