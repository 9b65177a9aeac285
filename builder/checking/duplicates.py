"""Organisations that may be in the directory twice: names that look alike, or one address with names that do.

Comparing all pairs of ten thousand names takes minutes. Names that look alike begin or end alike, so each name is
compared with its neighbours in the alphabet, read forwards, backwards and with its words in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from builder.checking.index import Index
from builder.checking.suggestions import plain
from builder.checking.violations import at
from builder.problems import Problem
from builder.reading.document import Document

ALIKE = 92  # of 100, of whole names
ALIKE_AT_ONE_ADDRESS = 70
_NEIGHBOURS = 6
_LEGAL_WORDS = re.compile(r"\b(?:vzw|asbl|ivzw|cv|cvba|cvso|bv|bvba|nv|so|vso|scrl|sc|srl|sa)\b")


class _Named(NamedTuple):
    document: Document
    name: str  # as compared
    number: str  # digits of the enterprise number
    addresses: tuple[tuple[str, str, str], ...]  # postal code, street, number
    asked: bool  # for what is wrong with it


def duplicate_problems(index: Index) -> Iterator[Problem]:
    """A warning for each organisation that looks like an earlier one (earlier by slug)."""
    everyone = [_named(document, index) for document in index.of_kind("organisation").values()]
    everyone = [each for each in everyone if each.name]
    told: set[tuple[str, str]] = set()
    for code, pairs in (("similar-name", _alike_names(everyone)), ("same-address", _alike_addresses(everyone))):
        for one, other in pairs:
            earlier, later = sorted((one, other), key=lambda each: each.document.id)
            pair = (earlier.document.id, later.document.id)
            if pair in told or _are_told_apart(earlier, later):
                continue
            told.add(pair)
            found, twin = later.document.value["name"], earlier.document.value["name"]
            yield at(later.document, ("name",), code, found=found, twin=twin, other=earlier.document.path)


def distinctive(name: str) -> str:
    """A name as it is compared: without capitals, accents, signs and legal form."""
    return " ".join(_LEGAL_WORDS.sub(" ", plain(name.replace(".", ""))).split())


def plain_address(postal_code: str, street: str, number: str) -> str:
    """An address as it is compared."""
    return plain(f"{postal_code} {street} {number}")


def _named(document: Document, index: Index) -> _Named:
    name = document.value.get("name")
    number = document.value.get("enterprise_number")
    return _Named(
        document,
        distinctive(name) if isinstance(name, str) else "",
        "".join(filter(str.isdigit, number)) if isinstance(number, str) else "",
        tuple(_addresses(document)),
        index.is_asked(document),
    )


def _addresses(document: Document) -> Iterator[tuple[str, str, str]]:
    """As they are written: comparing makes them plain, and few are compared."""
    listed = document.value.get("locations")
    for location in listed if isinstance(listed, list) else ():
        if isinstance(location, dict):
            code, street, number = location.get("postal_code"), location.get("street"), location.get("number")
            if isinstance(code, str) and isinstance(street, str) and isinstance(number, str):
                yield code, street, number


def _alike_names(everyone: list[_Named]) -> Iterator[tuple[_Named, _Named]]:
    from rapidfuzz import fuzz

    orders: tuple[Callable[[str], str], ...] = (
        lambda name: name,
        lambda name: name[::-1],
        lambda name: " ".join(sorted(name.split())),
    )
    for order in orders:
        ordered = sorted([(order(each.name), each.document.id, each) for each in everyone])
        asked = [at_ for at_, (_, _, each) in enumerate(ordered) if each.asked]
        near = sorted({near for at_ in asked for near in range(max(at_ - _NEIGHBOURS, 0), at_ + 1)})
        for at_ in near:
            key, _, each = ordered[at_]
            for other_key, _, other in ordered[at_ + 1 : at_ + 1 + _NEIGHBOURS]:
                if fuzz.ratio(key, other_key, score_cutoff=ALIKE) and _digits(key) == _digits(other_key):
                    yield each, other


def _alike_addresses(everyone: list[_Named]) -> Iterator[tuple[_Named, _Named]]:
    from rapidfuzz import fuzz

    plain_code = cache(plain)
    codes = {plain_code(code) for each in everyone if each.asked for code, _, _ in each.addresses}
    at_address: dict[str, list[_Named]] = {}
    for each in everyone:
        # The same address may be written in two ways in one file.
        here = (address for address in each.addresses if plain_code(address[0]) in codes)
        for address in dict.fromkeys(plain_address(*address) for address in here):
            at_address.setdefault(address, []).append(each)
    for those in at_address.values():
        for number, each in enumerate(those):
            for other in those[number + 1 : number + 1 + 4 * _NEIGHBOURS]:
                if fuzz.token_set_ratio(each.name, other.name, score_cutoff=ALIKE_AT_ONE_ADDRESS):
                    yield each, other


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _are_told_apart(one: _Named, other: _Named) -> bool:
    """Whether the files say themselves that these are two: two enterprise numbers, or one went into the other."""
    if one.number and other.number and one.number != other.number:
        return True
    for first, second in ((one, other), (other, one)):
        status = first.document.value.get("status")
        if isinstance(status, dict) and status.get("into") == second.document.id:
            return True
    return False
