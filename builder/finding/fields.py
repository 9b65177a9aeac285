"""What a profile says of each concept, and the words of its name and text, each with a weight from 1 to 15.

What the profile declares outranks what its text mentions. A word counts once for each field, however often it is
repeated, so that nobody gains by repeating it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.catalogue.model import Organisation, VerificationState
from builder.finding.concepts import Concepts
from builder.finding.evidence import Evidence
from builder.finding.keys import FULL
from builder.finding.normalise import words
from builder.finding.phrasebook import STOP

MENTIONED = 4  # a phrase of the vocabulary in the summary or the description
NOTED = 6  # …in the note that an organisation writes with a sector
NAMED = 5  # …in the organisation's name, which may be no more than a nice word
WEIGHTS = {"name": 13, "former": 9, "note": 6, "summary": 5, "description": 3}
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


@dataclass(frozen=True)
class _ClearPhrases:
    """The sectors and activities that a key clearly means, and everything that such a key begins with."""

    meant: Mapping[str, tuple[int, ...]]
    begun: frozenset[str]


def profiles_of(organisations: Iterable[Organisation], evidence: Evidence, concepts: Concepts) -> list[Profile]:
    """In the order of the organisations."""
    clear = _clear_phrases(evidence, concepts)
    return [_profile_of(one, concepts, clear) for one in organisations]


def _profile_of(one: Organisation, concepts: Concepts, clear: _ClearPhrases) -> Profile:
    declared = dict.fromkeys(_declared(one, concepts), FULL)
    found = dict(declared)
    spoken: dict[str, int] = {}
    for name, texts in _texts(one):
        for text in texts:
            said = words(text[:TEXT_LIMIT])
            content = [word for word in said if word not in STOP]
            for word in content:  # the heaviest field comes first
                if word not in spoken and (len(word) > 2 or name == "name"):
                    spoken[word] = WEIGHTS[name]
            if name != "former":
                weight = {"name": NAMED, "note": NOTED}.get(name, MENTIONED)
                for number in _mentions(content, clear):
                    found[number] = max(found.get(number, 0), weight)
    names = [one.name, *([one.short_name] if one.short_name else []), *(former.name for former in one.former_names)]
    return Profile(one, declared, found, spoken, tuple(dict.fromkeys(names)))


def _declared(one: Organisation, concepts: Concepts) -> Iterator[int]:
    number = concepts.number
    for offer in one.offers:
        yield number["sector", offer.sector.id]
        for activity in offer.activities:
            yield number["activity", activity.key]
    kinds = {"customer": one.customers, "form": one.forms, "service": one.services, "type": one.current_types}
    for kind, terms in kinds.items():
        for term in terms:
            yield number[kind, term.id]
    for label in one.labels:
        yield number["label", label.label.id]
    for location in one.locations:
        for purpose in location.purposes:
            yield number["purpose", purpose.id]


def _texts(one: Organisation) -> Iterator[tuple[str, list[str]]]:
    """The heaviest first."""
    yield "name", [one.name, *([one.short_name] if one.short_name else [])]
    yield "former", [former.name for former in one.former_names]
    notes = [text for offer in one.offers if offer.note for text in offer.note.by_language.values()]
    yield "note", notes
    yield "summary", list(one.summary.by_language.values())
    yield "description", list(one.description.by_language.values()) if one.description else []


def _clear_phrases(evidence: Evidence, concepts: Concepts) -> _ClearPhrases:
    """A word that many sectors or activities share is left out."""
    found = {}
    for key, by_concept in evidence.exact.items():
        clear = [n for n, weight in by_concept.items() if weight > 0.6 and concepts[n].kind in ("sector", "activity")]
        if 0 < len(clear) <= CLEAR:
            found[key] = tuple(clear)
    return _ClearPhrases(found, frozenset(key[:end] for key in found for end in range(1, len(key) + 1)))


def _mentions(content: list[str], clear: _ClearPhrases) -> Iterator[int]:
    """Sectors and activities of which the words that matter have a whole phrase."""
    meant, begun = clear.meant, clear.begun
    for start, key in enumerate(content):
        end = start
        while key in begun:
            if key in meant:
                yield from meant[key]
            end += 1
            if end == min(start + LONGEST_PHRASE, len(content)):
                break
            key += content[end]


def verification_of(one: Organisation) -> str:
    return "confirmed" if one.verification is VerificationState.CONFIRMED else "unconfirmed"


def first_sentence(text: str, most: int = 180) -> str:
    """A short line for a card."""
    plain = text.strip()
    end = _SENTENCE_END.search(plain)
    line = plain[: end.start() + 1] if end else plain
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"
