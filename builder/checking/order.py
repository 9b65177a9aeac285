"""Things that must follow each other: dates in time, and files that name a successor without coming round again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from builder.checking.index import Index
from builder.checking.violations import at
from builder.problems import Problem
from builder.reading.document import Document, Path, key_of

_PAIRS = (("since", "until"), ("start", "end"), ("founded", "ended"))
_HOLDING = (dict, list)  # what may hold mappings
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?", re.ASCII)


def date_problems(document: Document) -> Iterator[Problem]:
    """Pairs of dates in one file of which the later one comes first."""
    for mapping in _mappings(document.value):
        for first, last in _PAIRS:
            if first in mapping and last in mapping:
                path = next(_ways_to(mapping, document.value, ()))
                yield from _pair(document, (*path, first), mapping[first], (*path, last), mapping[last])
    status = document.value.get("status")
    if isinstance(status, dict):
        founded = document.value.get("founded")
        yield from _pair(document, ("founded",), founded, ("status", "since"), status.get("since"))


def _pair(document: Document, first: Path, early: Any, last: Path, late: Any) -> Iterator[Problem]:
    if not (isinstance(early, str) and isinstance(late, str) and _DATE.fullmatch(early) and _DATE.fullmatch(late)):
        return
    size = min(len(early), len(late))  # 2019 and 2019-03 do not contradict each other
    if late[:size] < early[:size]:
        keys = key_of(last), key_of(first)
        yield at(document, last, "dates-reversed", later=late, earlier=early, found=keys[0], other=keys[1])


def _mappings(value: dict[str, Any]) -> list[dict[str, Any]]:
    """A mapping and all within it."""
    found: list[Any] = [value]
    for each in found:  # which grows meanwhile
        inner = each.values() if isinstance(each, dict) else each
        found.extend([one for one in inner if type(one) in _HOLDING])
    return [each for each in found if isinstance(each, dict)]


def _ways_to(sought: object, value: Any, path: Path) -> Iterator[Path]:
    """Where something stands in a value."""
    if value is sought:
        yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps:
        if type(inner) in _HOLDING:
            yield from _ways_to(sought, inner, (*path, step))


def cycle_problems(index: Index) -> Iterator[Problem]:
    """Organisations, terms and federations that come after themselves; one problem for each circle."""
    yield from _cycles(
        index.of_kind("organisation"), lambda value: [_inside(value, "status", "into")], ("status", "into")
    )
    yield from _cycles(index.of_kind("glossary"), lambda value: [value.get("replaced_by")], ("replaced_by",))
    yield from _cycles(index.of_kind("federation"), lambda value: _list(value, "predecessors"), ("predecessors",))
    yield from _cycles(index.of_kind("federation"), lambda value: _list(value, "successors"), ("successors",))


def _cycles(documents: Mapping[str, Document], next_of: Any, path: Path) -> Iterator[Problem]:
    """Walks from every file in turn; a file that was walked before is not walked again."""
    done: set[str] = set()
    for start in documents:
        trail: list[str] = []
        waiting: list[tuple[str, int]] = [(start, 0)]
        while waiting:
            name, depth = waiting.pop()
            del trail[depth:]
            if name in trail:
                circle = [*trail[trail.index(name) :], name]
                first = min(circle)
                turned = circle[circle.index(first) : -1] + circle[: circle.index(first)] + [first]
                yield at(documents[first], path, "cycle", found=" → ".join(turned))
                continue
            if name in done or name not in documents:
                continue
            done.add(name)
            trail.append(name)
            following = next_of(documents[name].value)
            waiting.extend((each, len(trail)) for each in following if isinstance(each, str))


def _inside(value: Mapping[str, Any], *keys: str) -> Any:
    found: Any = value
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _list(value: Mapping[str, Any], key: str) -> Iterable[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else ()
