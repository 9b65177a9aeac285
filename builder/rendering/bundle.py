"""The page of the visitor's own bundle: its words and empty forms, which the scripts fill in the browser."""

from __future__ import annotations

from builder.rendering.edition import Edition
from builder.rendering.page import Page


def bundle_page(edition: Edition) -> Page:
    return edition.page(
        "bundle.html",
        edition.routes.bundle,
        section="bundel",
        title=edition._("My bundle"),
        description=edition._("Collect pages of this site and take them with you as one document."),
    )
