"""What regions are called: in a title, in a phrase, and in lists under the heading of their kind."""

from __future__ import annotations

from collections.abc import Iterable

from builder.catalogue.model import Region
from builder.rendering.words import Words

KINDS = ("province", "gewest", "referentieregio", "streek")  # in the order of lists


class RegionNames:
    """The names of regions as a reader of one language knows them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._ = words._

    def title(self, region: Region) -> str:
        """The province and the region of Limburg are two things, so the kind goes with the name."""
        name = self._words.text(region.name)
        if region.kind == "referentieregio" and not _says_region(name):
            return self._("%(name)s region", name=name)
        return name

    def within(self, region: Region, what: str) -> str:
        """What is where, as a phrase: Groenonderhoud in de regio Kempen."""
        name = self._words.text(region.name)
        if region.kind == "gewest":
            return self._("%(what)s within the %(name)s", what=what, name=name)
        if region.kind == "province" or (region.kind == "referentieregio" and _says_region(name)):
            return self._("%(what)s in the %(name)s", what=what, name=self._words.within(name))
        if region.kind == "referentieregio":
            return self._("%(what)s in the %(name)s region", what=what, name=name)
        return self._("%(what)s in %(name)s", what=what, name=name)

    def kind(self, kind: str) -> str:
        """The heading over regions of a kind."""
        return {
            "province": self._("Provinces and Brussels"),
            "gewest": self._("Provinces and Brussels"),
            "referentieregio": self._("Regions"),
            "streek": self._("Areas that work together"),
        }[kind]

    def by_kind(self, regions: Iterable[tuple[Region, int]]) -> list[tuple[str, list[tuple[Region, int]]]]:
        """Regions with a number, under the heading of their kind; headings and names in the order of reading."""
        groups: dict[str, list[tuple[Region, int]]] = {}
        for region, count in sorted(regions, key=lambda pair: self._order(pair[0])):
            groups.setdefault(self.kind(region.kind), []).append((region, count))
        return list(groups.items())

    def _order(self, region: Region) -> tuple[int, str]:
        return KINDS.index(region.kind), self._words.text(region.name).casefold()


def _says_region(name: str) -> bool:
    """Regio Gent, Région de Gand and Ghent region say what they are; Kempen does not."""
    return name.lower().startswith(("regio ", "région ")) or name.lower().endswith(" region")
