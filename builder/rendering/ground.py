"""What all languages of a site have in common, so that it is worked out once: who belongs together, maps, matches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from builder.catalogue.days import last_day, newest_day
from builder.catalogue.model import ImpactFigure, Organisation, Request
from builder.catalogue.queries import Directory
from builder.catalogue.related import Related
from builder.catalogue.witness import PROFILES, aside, look, question, remembered
from builder.rendering.maps import Atlas

if TYPE_CHECKING:
    from builder.matching.board import Board
    from builder.matching.request import Package


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

    @remembered
    def impact(self) -> tuple[tuple[Organisation, ImpactFigure], ...]:
        """What organisations tell in figures, each with who tells it."""
        return tuple((one, figure) for one in self.catalogue.active for figure in one.impact)

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
