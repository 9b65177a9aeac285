"""What all languages of a site have in common, so that it is worked out once: who belongs together, maps, matches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from builder.catalogue.days import last_day, newest_day
from builder.catalogue.model import ImpactFigure, Organisation, Request
from builder.catalogue.queries import Directory
from builder.catalogue.related import Related
from builder.catalogue.witness import PROFILES, aside, look, question, remembered
from builder.rendering.maps import Atlas

if TYPE_CHECKING:
    from builder.matching.board import Board
    from builder.matching.request import Package


class Impact(NamedTuple):
    """How many figures organisations tell, and those that are shown, each with who tells it."""

    told: int
    shown: tuple[tuple[Organisation, ImpactFigure], ...]


class Ground:
    """Says nothing in any language."""

    def __init__(self, directory: Directory) -> None:
        self.directory, self.catalogue = directory, directory.catalogue
        self.related = Related(directory)
        self.atlas = Atlas(self.catalogue.places)

    @remembered
    def newest_day(self) -> str:
        """The newest day that the data speaks of: what ended before it is over."""
        return newest_day(self.catalogue)

    @question
    def impact(self, most: int) -> Impact:
        """What organisations tell in figures; where there are more than so many, the newest of them."""
        told = [(one, figure) for one in self.catalogue.active for figure in one.impact]
        newest = sorted(told, key=lambda pair: pair[1].year, reverse=True)[:most] if len(told) > most else told
        return Impact(len(told), tuple(newest))

    @question
    def over(self, last: str) -> bool:
        """Whether a (partial) date was over on the newest day; a visitor's browser says it again for their own day."""
        return last_day(last) < self.newest_day

    def still_open(self, requests: Iterable[Request]) -> list[Request]:
        return [request for request in requests if not self.over(request.until)]

    @remembered
    def board(self) -> Board:
        """To be asked within a question, which has an answer that can be compared."""
        from builder.matching.board import Board  # it takes a moment to load, and hardly any page asks

        return Board(self.catalogue, self.still_open(self.related.requests))

    def package(self, request: Request) -> Package | None:
        """The work of an open request, with who can do it. What it says may depend on anything in any profile."""
        look(PROFILES)
        with aside():
            return self.board.package(request)
