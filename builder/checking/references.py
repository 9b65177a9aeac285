"""Words that refer to something else: an id of another file, a word of a vocabulary, a municipality."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checking.index import REFERENCED_VOCABULARIES, Index
from builder.checking.values import Special
from builder.checking.violations import at
from builder.problems import Phrase, Problem, listing
from builder.reading.document import KEY, Document

FILES = {
    "organisation": Phrase("organisations"),
    "federation": Phrase("federations"),
    "region": Phrase("regions"),
    "practice": Phrase("practices"),
    "glossary": Phrase("glossary entries"),
}
LISTS = {
    "sector": Phrase("sectors"),
    "customers": Phrase("customers"),
    "forms": Phrase("forms of working together"),
    "types": Phrase("types of organisation"),
    "labels": Phrase("labels"),
    "services": Phrase("services"),
    "purposes": Phrase("purposes of a location"),
    "legal-forms": Phrase("legal forms"),
}


def reference_problems(document: Document, special: Special, index: Index) -> Iterator[Problem]:
    """What is wrong with one reference."""
    name = special.reference
    if name in REFERENCED_VOCABULARIES:
        yield from _term(document, special, name, index)
    elif name in FILES:
        yield from _file(document, special, name, index)
    elif name == "activity":
        sector = special.sector
        if isinstance(sector, str):
            yield from _activity(document, special, sector, special.text, index)
    elif name == "activity-key":
        sector, _, activity = special.text.partition("/")
        if sector in index.activities or ("sector", sector) in index.unread:
            yield from _activity(document, special, sector, activity, index)
        else:
            yield from _unknown_term(document, special, "sector", sector, index)
    elif name == "municipality-name":
        yield from _municipality(document, special, index)
    elif name == "nis" and len(special.text) == 5 and special.text not in index.places.municipalities:
        yield _at(document, special, "unknown-nis", found=special.text)


def _term(document: Document, special: Special, name: str, index: Index) -> Iterator[Problem]:
    if index.has_vocabulary(name) and special.text not in index.terms[name]:
        yield from _unknown_term(document, special, name, special.text, index)


def _unknown_term(document: Document, special: Special, name: str, found: str, index: Index) -> Iterator[Problem]:
    if not index.has_vocabulary(name):
        return
    suggestion = index.lexicon_of_terms(name).meant(found)
    if suggestion and special.reference == "activity-key":
        suggestion = f"{suggestion}/{special.text.partition('/')[2]}"
    yield _at(document, special, "unknown-term", found=found, list=LISTS[name], suggestion=suggestion)


def _file(document: Document, special: Special, kind: str, index: Index) -> Iterator[Problem]:
    if index.is_known(kind, special.text):
        return
    suggestion = index.lexicon_of_files(kind).meant(special.text)
    yield _at(document, special, "unknown-id", found=special.text, list=FILES[kind], suggestion=suggestion)


def _activity(document: Document, special: Special, sector: str, activity: str, index: Index) -> Iterator[Problem]:
    known = index.activities.get(sector)
    if known is None or activity in known:
        return
    allowed = listing(known)
    if owners := index.sectors_of_activity.get(activity):
        yield _at(document, special, "other-sector", found=activity, sector=sector, right=owners[0], allowed=allowed)
        return
    suggestion = index.lexicon_of_activities(sector).meant(activity)
    if suggestion and special.reference == "activity-key":
        suggestion = f"{sector}/{suggestion}"
    named = {"found": activity, "sector": sector, "allowed": allowed, "suggestion": suggestion}
    yield _at(document, special, "unknown-activity", **named)


def _municipality(document: Document, special: Special, index: Index) -> Iterator[Problem]:
    found = special.text
    if found in index.by_dutch_name:
        return
    those = index.places.by_name.get(found.casefold(), ())
    if not those:
        suggestion = index.lexicon_of_municipalities.meant(found)
        yield _at(document, special, "unknown-municipality", found=found, suggestion=suggestion)
        return
    right = " / ".join(each.name for each in those)
    own = {name.casefold() for each in those for name in (each.name, each.name_fr or each.name)}
    code = "municipality-name" if found.casefold() in own else "former-municipality"
    yield _at(document, special, code, found=found, right=right)


def _at(document: Document, special: Special, code: str, **params: object) -> Problem:
    on_key = bool(special.path) and special.path[-1] == KEY
    path = special.path[:-1] if on_key else special.path
    return at(document, path, code, on_key, **params)
