"""What things are called in another language of the site than the index speaks: one file beside it for each language.

theme/assets/search/names.js reads it. Who reads the site in its first language never fetches it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from builder.catalogue.model import Catalogue
from builder.finding.concepts import Concepts
from builder.finding.shards import deltas
from builder.routes import Routes


def names_of(
    catalogue: Catalogue, ours: Concepts, theirs: Concepts, language: str, first_card: int, cards: Sequence[int]
) -> dict[str, Any]:
    """`labels` and `summaries` by number of the concept and `towns` by name, where they differ from the index; `lent`
    is the language of a label that is not there in this one. `prefix` stands before every address. `cards` are the
    files of cards that have another one, counted from `firstCard`."""
    pairs = list(zip(ours.all, theirs.all, strict=True))
    places = catalogue.places.municipalities.values()
    return {
        "prefix": Routes.for_(language, catalogue.site.languages[0]).prefix,
        "labels": {str(one.number): other.label for one, other in pairs if one.label != other.label},
        "summaries": {str(one.number): other.summary for one, other in pairs if one.summary != other.summary},
        "lent": {str(other.number): other.language for other in theirs.all if other.language},
        "towns": {
            place.name: place.name_in(language)
            for place in sorted(places, key=lambda place: place.name)
            if place.name_in(language) != place.name
        },
        "firstCard": first_card,
        "cards": deltas(cards),
    }
