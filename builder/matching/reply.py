"""An answer as JSON, the same from the command line and in the browser.

    {"packages": [package, …], "whole": package | null, "unplaced": [word, …], "circumstances": {…}}
    package: {"activities", "sectors", "forms": [{"form", "label", "reason", "weight"}],
              "tasks": [{"activity", "label", "score", "words": [{"start", "end"}], "others": [{"activity", "label"}]}],
              "organisations": [hit, …], "found"}
    hit: {"kind", "id", "title", "url", "score", "places", "km", "why": [{"code", "fits", "text"}]}

Places in the text count UTF-16 units, as strings in a browser do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from builder.finding.hits import MOST_PLACES
from builder.matching.circumstances import Circumstances
from builder.matching.matcher import rounded
from builder.matching.recognition import Task
from builder.matching.request import Answer, Candidate, Package
from builder.matching.wording import Wording

Units = Callable[[int], int]


def reply(answer: Answer, text: str, words: Wording) -> dict[str, Any]:
    units = _units(text)
    return {
        "packages": [_package(package, units, words) for package in answer.packages],
        "whole": _package(answer.whole, units, words) if answer.whole else None,
        "unplaced": list(answer.unplaced),
        "circumstances": _circumstances(answer.circumstances, units),
    }


def _units(text: str) -> Units:
    """From characters to UTF-16 units."""
    wide = [at for at, char in enumerate(text) if ord(char) > 0xFFFF]
    return lambda place: place + sum(at < place for at in wide)


def _stretches(those: Iterable[tuple[int, int]], units: Units) -> list[Mapping[str, int]]:
    return [{"start": units(start), "end": units(end)} for start, end in those]


def _circumstances(asked: Circumstances, units: Units) -> dict[str, Any]:
    return {
        "place": asked.place or None,
        "customer": asked.customer,
        "floor": asked.floor,
        "frequency": asked.frequency,
        "conditions": list(asked.conditions),
        "spans": _stretches(asked.spans, units),
    }


def _package(package: Package, units: Units, words: Wording) -> dict[str, Any]:
    return {
        "activities": list(package.activities),
        "sectors": list(package.sectors),
        "forms": [
            {"form": fit.form, "label": words.form(fit.form), "reason": words.why_form(fit.rule), "weight": fit.weight}
            for fit in package.forms
        ],
        "tasks": [_task(task, units, words) for task in package.tasks],
        "organisations": [_hit(candidate, words) for candidate in package.candidates],
        "found": package.found,
    }


def _task(task: Task, units: Units, words: Wording) -> dict[str, Any]:
    return {
        "activity": task.activity,
        "label": words.work(task.activity),
        "score": rounded(task.score),
        "words": _stretches(task.words, units),
        "others": [{"activity": key, "label": words.work(key)} for key in task.others],
    }


def _hit(candidate: Candidate, words: Wording) -> dict[str, Any]:
    one = candidate.organisation
    return {
        "kind": "organisation",
        "id": one.slug,
        "title": one.name,
        "url": words.routes.organisation(one.slug),
        "score": candidate.score,
        "places": [town.name_in(words.lang) for town in one.municipalities[:MOST_PLACES]],
        "km": candidate.km,
        "why": [{"code": reason.code, "fits": reason.fits, "text": text} for text, reason in words.why(candidate)],
    }
