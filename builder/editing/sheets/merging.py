"""What a row says, put into a profile: what is there already stays, and nothing is said twice."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from builder.catalogue.vocabulary import CATCH_ALL
from builder.checking.duplicates import distinctive
from builder.checking.suggestions import plain
from builder.editing.sheets.rows import Told
from builder.editing.twins import compared
from builder.editing.work import Works
from builder.rendering.page import shortened

SUMMARY = 160  # characters of a summary
_SIMPLE_LISTS = ("customers", "forms", "services", "federations", "languages")


def merged(profile: Mapping[str, Any], told: Told, language: str, *, own: bool) -> dict[str, Any]:
    """The profile (values as the strict reader gives them) with what was told.

    Lists get what they lack and lose nothing. A name changes only when `own`, that is when the row names the web name.
    """
    value: dict[str, Any] = copy.deepcopy(dict(profile))
    for name, text in told.texts.items():
        if name == "name" and not own and "name" in value:
            continue
        if name == "summary":
            _summary(value, text, language)
        elif own or name not in value or compared(name, text) != compared(name, value[name]):
            value[name] = text
    for name in _SIMPLE_LISTS:
        _add(value, name, told.lists.get(name, ()))
    _add_named(value, "types", "type", told.lists.get("types", ()))
    _add_named(value, "labels", "label", told.lists.get("labels", ()))
    if told.work.keys or told.work.rest:
        value["sectors"] = _with_work(value.get("sectors", []), told.work)
    if told.location:
        value["locations"] = _with_location(value.get("locations", []), told.location)
    if told.work_area:
        value["work_area"] = _with_areas(value.get("work_area", {}), told.work_area)
    return value


def _summary(value: dict[str, Any], text: str, language: str) -> None:
    short = shortened(text, SUMMARY)
    if short != text and "description" not in value:
        value["description"] = text
    old = value.get("summary")
    value["summary"] = {**old, language: short} if isinstance(old, Mapping) else short


def _add(value: dict[str, Any], name: str, ids: Sequence[str]) -> None:
    known = value.get(name, [])
    if more := [each for each in ids if each not in known]:
        value[name] = [*known, *more]


def _add_named(value: dict[str, Any], name: str, key: str, ids: Sequence[str]) -> None:
    """The same for a list of mappings, of which `key` has the id. What ended is not begun again."""
    known = value.get(name, [])
    if more := [each for each in ids if each not in {item[key] for item in known}]:
        value[name] = [*known, *({key: each} for each in more)]


def _with_work(sectors: list[dict[str, Any]], work: Works) -> list[dict[str, Any]]:
    """New sectors come last. The catch-all goes, with nothing but a note, when the work is known."""
    for key in work.keys:
        sector, _, activity = key.partition("/")
        offer = next((one for one in sectors if one["sector"] == sector), None)
        if offer is None:
            offer = {"sector": sector}
            sectors.append(offer)
        if activity and activity not in offer.get("activities", []):
            offer["activities"] = [*offer.get("activities", []), activity]
    if not work.keys and work.rest and not sectors:
        sectors.append({"sector": CATCH_ALL, "note": ", ".join(work.rest)[:1000]})
    return sectors


def _with_location(locations: list[dict[str, Any]], told: Mapping[str, str]) -> list[dict[str, Any]]:
    """The only location in a town takes the address that is told; one in another town is added."""
    if not locations:
        return [dict(told)]
    if any(_same_place(one, told) for one in locations):
        return locations
    there = [one for one in locations if _town(one) == _town(told)]
    if len(there) == 1:
        changed = {key: text for key, text in there[0].items() if key not in _stale(there[0], told)} | dict(told)
        return [changed if one is there[0] else one for one in locations]
    return [*locations, dict(told)]


def _stale(one: Mapping[str, Any], told: Mapping[str, str]) -> tuple[str, ...]:
    """What no longer holds of a location when its address becomes the one that was told."""
    if "street" in one and "street" in told and plain(one["street"]) != plain(told["street"]):
        return ("number", "box", "coordinates")
    if "number" in one and "number" in told and plain(one["number"]) != plain(told["number"]):
        return ("box", "coordinates")
    return ()


def _same_place(one: Mapping[str, Any], told: Mapping[str, str]) -> bool:
    """Whether a location says all that was told."""
    return all(plain(str(one.get(key, ""))) == plain(text) for key, text in told.items() if key != "section")


def _town(location: Mapping[str, Any]) -> str:
    return distinctive(str(location.get("municipality", "")))


def _with_areas(area: Mapping[str, Any], codes: Sequence[str]) -> dict[str, Any]:
    lists = {"everywhere": "everywhere", "region": "regions", "municipality": "municipalities"}
    made = dict(area)
    for code in codes:
        kind, _, name = code.partition(":")
        if kind == "km":
            made["km"] = name
        elif name not in made.get(lists[kind], []):
            made[lists[kind]] = [*made.get(lists[kind], []), name]
    return made
