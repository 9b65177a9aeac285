"""A guard against losing much of the directory by accident: what a new site no longer has of the published one."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from builder.catalogue.model import Catalogue

SHARE = 0.05  # of the organisations may go without a question
ALWAYS = 1  # so that in a small directory one organisation can leave


@dataclass(frozen=True)
class Removal:
    """Names of the organisations that are on the published site and not in the catalogue, and how many it has."""

    gone: tuple[str, ...]
    before: int

    @property
    def needs_consent(self) -> bool:
        return len(self.gone) > max(ALWAYS, SHARE * self.before)


class RemovalError(Exception):
    """More organisations would disappear than may without a question."""

    def __init__(self, removal: Removal) -> None:
        super().__init__(f"{len(removal.gone)} of {removal.before} organisations gone")
        self.removal = removal


def removal(published: Path, catalogue: Catalogue, built: Collection[str] = ()) -> Removal:
    """Compare with `published`, the JSON export of the site that is there; without one nothing is removed.

    `built` are the slugs in that export, where they are known: it is then read only for the names of what is gone. An
    organisation that goes on under another name of its file, with the old one in `former_slugs`, is not gone.
    """
    now = set(catalogue.organisations)
    for organisation in catalogue.organisations.values():
        now.update(organisation.former_slugs)
    if built and now.issuperset(built):
        return Removal((), len(built))
    try:
        before = {one["id"]: one["title"] for one in json.loads(published.read_bytes())["organisations"]}
    except (OSError, ValueError, LookupError, TypeError):  # the first site, or not one of ours
        return Removal((), 0)
    return Removal(tuple(str(before[slug]) for slug in sorted(before.keys() - now)), len(before))
