"""From text to HTML, many times on every page."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape


def html(value: Any) -> str:
    """`value` as markupsafe.escape writes it, but as plain text: to make Markup of it takes ten times as long."""
    if type(value) is not str:
        return value if type(value) is Markup else escape(value)
    return (
        value.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&#34;")
        .replace("'", "&#39;")
    )
