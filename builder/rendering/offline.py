"""What a visitor without a network sees instead of a page that was not kept."""

from __future__ import annotations

from builder.rendering.edition import Edition
from builder.rendering.page import Page


def offline_page(edition: Edition) -> Page:
    title = edition._("You are not connected")
    return edition.page("offline.html", edition.routes.offline, section="", title=title, description=title)
