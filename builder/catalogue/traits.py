"""The traits of every organisation: what the pages of two builds are compared by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.watched import CARDS, DETAILS
from builder.catalogue.witness import Traits, digest_of_values, hashed

_CARD = tuple(sorted(CARDS))
_REST = tuple(field.name for field in fields(Organisation) if field.name not in CARDS | DETAILS)
_ALL = tuple(field.name for field in fields(Organisation))


def traits_of(
    catalogue: Catalogue,
    beside: Callable[[Organisation], Any],
    sources: Mapping[str, str] = MappingProxyType({}),
    before: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, Traits]:
    """By slug. `beside` gives what belongs to an organisation and is not in its profile: its pictures.

    `sources` has a digest of the file of each organisation; `before` are the traits of the last build, if all that is
    not an organisation is as it was then. The same file then gives the same organisation, and what the catalogue says
    of it beyond its file is its status.
    """
    found = {}
    for slug, one in catalogue.organisations.items():
        pictures = beside(one)
        source = sources.get(slug)
        whole = hashed(repr((source, one.status, pictures))) if source else _digest(one, _ALL, pictures)
        known = before.get(slug)
        if known and known[0] == whole:
            found[slug] = Traits(*known)
        else:
            found[slug] = Traits(whole, _digest(one, _CARD, pictures), _digest(one, _REST, None))
    return found


def _digest(one: Organisation, names: Sequence[str], pictures: Any) -> str:
    return digest_of_values([*(getattr(one, name) for name in names), pictures])
