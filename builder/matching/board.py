"""The board of open requests: who can answer each, and which requests fit each organisation, by the same scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.catalogue.model import Catalogue, Organisation, Request
from builder.matching.matcher import Matcher
from builder.matching.recognition import Task
from builder.matching.request import Candidate, Package
from builder.matching.request import Request as Question
from builder.matching.text import sentences_of

CANDIDATES = 50  # of a request, from the best; who is not among them does not see it on their own page
FITTING = 0.5  # the score from which a request is shown to an organisation


@dataclass(frozen=True)
class Fit:
    request: Request
    candidate: Candidate


class Board:
    """Requests beside organisations. Empty where the content has no rules to match by."""

    def __init__(self, catalogue: Catalogue, requests: Iterable[Request]) -> None:
        self._requests = tuple(requests)
        self._packages = self._all_packages(catalogue)
        self._fits = self._all_fits()

    def package(self, request: Request) -> Package | None:
        """The work of an open request, with who can do it; None when it is not known what the work is."""
        return self._packages.get(request.id)

    def fits(self, organisation: Organisation) -> tuple[Fit, ...]:
        """Open requests that an organisation could answer, best first."""
        return self._fits.get(organisation.slug, ())

    def _all_packages(self, catalogue: Catalogue) -> Mapping[str, Package]:
        if catalogue.matching is None or not self._requests:
            return {}
        matcher = Matcher(catalogue)
        ranked = {request.id: _ranked(matcher, request) for request in self._requests}
        return {request: package for request, package in ranked.items() if package}

    def _all_fits(self) -> Mapping[str, tuple[Fit, ...]]:
        found: dict[str, list[Fit]] = {}
        for request in self._requests:
            package = self._packages.get(request.id)
            for candidate in package.candidates if package else ():
                if candidate.score >= FITTING:
                    found.setdefault(candidate.organisation.slug, []).append(Fit(request, candidate))
        order = {slug: sorted(fits, key=lambda fit: -fit.candidate.score) for slug, fits in found.items()}
        return {slug: tuple(fits) for slug, fits in order.items()}


def _ranked(matcher: Matcher, request: Request) -> Package | None:
    """The activities that the request names, or else those that its words tell; the rest comes from its fields."""
    language = matcher.catalogue.site.languages[0]
    said = [request.title, *request.tasks, *request.conditions, *([request.volume] if request.volume else [])]
    text = "\n".join(words.in_(language) for words in said)
    question = Question(text, None, request.customer.id, request.floor, CANDIDATES, request.id)
    asked = matcher.circumstances(question, sentences_of(text))
    place = matcher.concepts.number.get(("municipality", request.place.nis)) if request.place else None
    if place:
        asked = matcher.located(asked, [place])
    tasks: tuple[Task, ...] = tuple(Task(activity.key, 1.0, ()) for activity in request.activities)
    if not tasks:
        tasks = tuple(task for package in matcher.match(question).packages for task in package.tasks)
    return matcher.rank(tasks, asked, question) if tasks else None
