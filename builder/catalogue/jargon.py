"""Words of the field as they stand in a sentence: which names a term of the glossary has, and the forms of each."""

from __future__ import annotations

import re
from collections.abc import Iterable

_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


def names(term: str, synonyms: Iterable[str]) -> tuple[str, ...]:
    """The term itself and its short names in capitals: `tijdelijke werkervaring`, `TWE`. Other synonyms are everyday
    words more often than not."""
    short = [*_IN_BRACKETS.findall(term), *synonyms]
    return tuple(dict.fromkeys((_IN_BRACKETS.sub("", term), *(name for name in short if name.isupper()))))


def stem(name: str) -> str:
    """The part of a name that all its forms begin with: `maatwerkbedrijf` becomes `maatwerkbedrijven`."""
    return name.removesuffix("f")


def forms(name: str, capital: bool = True) -> str:
    """A regular expression for the name alone, in the plural, and with a `capital` as at the start of a sentence."""
    first, rest = name[0], re.escape(name[1:])
    if name.endswith("f"):
        rest = f"{rest[:-1]}(?:f|ven)"
    start = f"[{first.lower()}{first.upper()}]" if capital and first.isalpha() else re.escape(first)
    return rf"(?<![\w-]){start}{rest}(?:en|e|s|n|’s)?(?![\w-])"
