"""What a profile says of each concept, and the words of its name and text, each with a weight from 1 to 15.

What the profile declares outranks what its text mentions. A word counts once for each field, however often it is
repeated, so that nobody gains by repeating it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from builder.catalogue.model import Organisation, VerificationState
from builder.finding.concepts import Concepts
from builder.finding.evidence import Evidence
from builder.finding.keys import FULL, UNTOLD
from builder.finding.normalise import words
from builder.finding.small_words import SMALL

WEIGHTS = {"name": 13, "former": 9, "note": 6, "summary": 5, "description": 3}  # of a word
# …and of a phrase of the vocabulary. A note stands with a sector; a name may be no more than a nice word.
MENTIONS = {"name": 5, "former": 0, "note": 6, "summary": 4, "description": 4}
LONGEST_PHRASE = 4
CLEAR = 3  # more meanings than this and a word in a text means nothing
TEXT_LIMIT = 6000  # characters of a field that are read
_SENTENCE_END = re.compile(r"[.!?]\s")


@dataclass(frozen=True)
class Profile:
    """What is indexed of one organisation: `declared` and `concepts` by concept number, `words` by word."""

    organisation: Organisation
    declared: Mapping[int, int]
    concepts: Mapping[int, int]
    words: Mapping[str, int]
    names: tuple[str, ...]


class _Content(dict[str, tuple[str, ...]]):
    """The words that matter of each piece of text without spaces: most pieces come back."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = self[piece] = tuple(word for word in words(piece) if word not in SMALL)
        return found

    def of(self, text: str) -> list[str]:
        return list(chain.from_iterable(map(self.__getitem__, text[:TEXT_LIMIT].split())))


@dataclass(frozen=True)
class _ClearPhrases:
    """The sectors and activities that a key clearly means."""

    meant: Mapping[str, tuple[int, ...]]

    @cached_property
    def begun(self) -> frozenset[str]:
        """What such keys begin with, when more comes after it."""
        return frozenset(key[:end] for key in self.meant for end in range(1, len(key)))


def profiles_of(organisations: Iterable[Organisation], evidence: Evidence, concepts: Concepts) -> list[Profile]:
    """In the order of the organisations."""
    clear, content = _clear_phrases(evidence, concepts), _Content()
    return [_profile_of(one, concepts, clear, content) for one in organisations]


def _profile_of(one: Organisation, concepts: Concepts, clear: _ClearPhrases, content: _Content) -> Profile:
    declared = dict.fromkeys(_declared(one, concepts), FULL)
    found = dict(declared)
    for number in _maybe(one, concepts):
        found.setdefault(number, UNTOLD)
    spoken: dict[str, int] = {}
    for name, texts in _texts(one):
        for text in texts:
            said = content.of(text)
            spoken.update(dict.fromkeys(said, WEIGHTS[name]))  # the heaviest field comes last
            if weight := MENTIONS[name]:
                for number in _mentions(said, clear):
                    if weight > found.get(number, 0):
                        found[number] = weight
    spoken = {word: weight for word, weight in spoken.items() if len(word) > 2 or weight == WEIGHTS["name"]}
    names = [one.name, *([one.short_name] if one.short_name else []), *(former.name for former in one.former_names)]
    return Profile(one, declared, found, spoken, tuple(dict.fromkeys(names)))


def _maybe(one: Organisation, concepts: Concepts) -> Iterator[int]:
    """What it may do: the activities of a sector of which it does not say what it does there."""
    for offer in one.offers:
        if not offer.activities:
            yield from (concepts.number["activity", activity.key] for activity in offer.sector.activities)


def _declared(one: Organisation, concepts: Concepts) -> list[int]:
    number = concepts.number
    kinds = {"customer": one.customers, "form": one.forms, "service": one.services, "type": one.current_types}
    return [
        *(number["sector", offer.sector.id] for offer in one.offers),
        *(number["activity", activity.key] for offer in one.offers for activity in offer.activities),
        *(number[kind, term.id] for kind, terms in kinds.items() for term in terms),
        *(number["label", held.label.id] for held in one.labels),
        *(number["purpose", purpose.id] for location in one.locations for purpose in location.purposes),
    ]


def _texts(one: Organisation) -> list[tuple[str, list[str]]]:
    """The heaviest last."""
    return [
        ("description", list(one.description.by_language.values()) if one.description else []),
        ("summary", list(one.summary.by_language.values())),
        ("note", [text for offer in one.offers if offer.note for text in offer.note.by_language.values()]),
        ("former", [former.name for former in one.former_names]),
        ("name", [one.name, *([one.short_name] if one.short_name else [])]),
    ]


def _clear_phrases(evidence: Evidence, concepts: Concepts) -> _ClearPhrases:
    """A word that many sectors or activities share is left out."""
    found = {}
    for key, by_concept in evidence.exact.items():
        clear = [n for n, weight in by_concept.items() if weight > 0.6 and concepts[n].kind in ("sector", "activity")]
        if 0 < len(clear) <= CLEAR:
            found[key] = tuple(clear)
    return _ClearPhrases(found)


def _mentions(content: list[str], clear: _ClearPhrases) -> Iterator[int]:
    """Sectors and activities of which the words that matter have a whole phrase."""
    meant, begun = clear.meant, clear.begun
    for word in content:
        if word in meant:
            yield from meant[word]
    starts = [at for at, word in enumerate(content) if word in begun]
    for start in starts:
        key = content[start]
        for word in content[start + 1 : start + LONGEST_PHRASE]:
            key += word
            if key in meant:
                yield from meant[key]
            if key not in begun:
                break


def verification_of(one: Organisation) -> str:
    return "confirmed" if one.verification is VerificationState.CONFIRMED else "unconfirmed"


def first_sentence(text: str, most: int = 180) -> str:
    """A short line for a card."""
    plain = text.strip()
    end = _SENTENCE_END.search(plain)
    line = plain[: end.start() + 1] if end else plain
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"
