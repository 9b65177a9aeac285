"""What stands for an organisation that has no logo: one or two letters of its name, on a ground of its own colour."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from builder.catalogue.model import Organisation
from builder.rendering.escaping import html
from builder.rendering.tokens import MARKS

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(("d", "de", "den", "des", "du", "het", "l", "la", "le", "les", "of", "t", "the", "van", "voor"))


@cache
def letters(name: str) -> str:
    """KM of De Kringwinkel Maasland, Be of Bewel. theme/assets/js/monogram.js says the same."""
    words: list[str] = _WORD.findall(name)
    words = [word for word in words if word.lower() not in _SMALL] or words or [""]
    second = words[1][:1].upper() if len(words) > 1 else words[0][1:2]
    return words[0][:1].upper() + second


def colour(slug: str) -> str:
    """One of MARKS, always the same for an organisation."""
    return MARKS[sum(slug.encode()) % len(MARKS)]


def monogram(organisation: Organisation) -> Markup:
    """What a heading with the organisation's name carries; components.css draws it, silent for who listens."""
    said = f' data-monogram="{html(letters(organisation.name))}" data-colour="{colour(organisation.slug)}"'
    return Markup(said)
