"""Cards: what a hit shows of an organisation, a few organisations a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from builder.catalogue.model import Organisation
from builder.finding.concepts import Concepts
from builder.finding.fields import first_sentence, verification_of
from builder.finding.hits import MOST_PLACES
from builder.language import typeset


@dataclass(frozen=True)
class Cards:
    """Of organisations in the order of their numbers, `size` a file; `language` is that of the index."""

    organisations: Sequence[Organisation]
    concepts: Concepts
    language: str
    size: int

    @property
    def files(self) -> int:
        return -(-len(self.organisations) // self.size)

    def of(self, file: int, language: str) -> list[Any]:
        """`[id, title, summary, [municipality, …], [sector number, …], last reviewed, confirmed]` of each in one file,
        and then the language of the summary where that is not the language of the index."""
        number = self.concepts.number
        return [
            [
                one.slug,
                one.name,
                typeset(first_sentence(one.summary.in_(language)), language),
                [place.name for place in one.municipalities[:MOST_PLACES]],
                [number["sector", offer.sector.id] for offer in one.offers],
                one.last_reviewed,
                int(verification_of(one) == "confirmed"),
                *({one.summary.language_for(language)} - {self.language}),
            ]
            for one in self.organisations[file * self.size : (file + 1) * self.size]
        ]

    def otherwise_in(self, language: str) -> list[int]:
        """The files with a card that says something else in another language."""
        told = ((at // self.size, one.summary) for at, one in enumerate(self.organisations))
        other = (file for file, text in told if text.language_for(language) != text.language_for(self.language))
        return list(dict.fromkeys(other))
