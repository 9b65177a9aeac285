"""Linked data of the pages that list things."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from builder.catalogue.model import Organisation
from builder.rendering.edition import Edition
from builder.rendering.linked_data import collection


def listing(edition: Edition, path: str, title: str, items: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The page at `path`; each item is what it is called and the path of its own page."""
    address = edition.address
    return collection(address(path), title, [(name, address(to)) for name, to in items], edition.language)


def organisation_listing(
    edition: Edition, path: str, title: str, organisations: Iterable[Organisation]
) -> dict[str, Any]:
    return listing(edition, path, title, ((one.name, edition.routes.organisation(one.slug)) for one in organisations))
