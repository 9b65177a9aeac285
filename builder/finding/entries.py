"""What people type for what is not an organisation: terms, laws, federations, practices, events, requests, pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.catalogue.model import Catalogue, Text
from builder.finding.concepts import Concepts
from builder.finding.normalise import words
from builder.finding.pages import SitePage
from builder.finding.small_words import SMALL
from builder.finding.stems import stem

TITLE, SUMMARY, BODY = 0.7, 0.3, 0.15
MOST_ENTRIES = 40  # that a word may stand in to say anything
OWN_NAME, OTHER_NAME, OUT_OF_USE = 15, 14, 13
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


@dataclass(frozen=True)
class Entry:
    """`names` are whole phrases that mean this entry, with how surely (1 to 15); `texts` have a weight for each of
    their words."""

    concept: int
    names: tuple[tuple[str, int], ...]
    texts: tuple[tuple[float, str], ...]


def entries_of(catalogue: Catalogue, pages: Iterable[SitePage], concepts: Concepts) -> Iterator[Entry]:
    number = concepts.number
    for term in catalogue.glossary.values():
        # A name that simply went out of use gives way to the one that took its place.
        own = OUT_OF_USE if term.replaced_by and not term.until else OWN_NAME
        rated = [(name, own) for name in _both(_all(term.term))]
        rated += [(word, OTHER_NAME) for said in term.synonyms.values() for word in said]
        texts = [(TITLE, text) for text in _all(term.term)] + [(SUMMARY, text) for text in _all(term.definition)]
        if term.everyday:
            texts += [(SUMMARY, text) for text in _all(term.everyday)]
        yield Entry(number["glossary", term.id], tuple(rated), tuple(texts))
    for one in catalogue.federations.values():
        names = [one.name, *_maybe(one.full_name), *(former.name for former in one.former_names), one.id]
        texts = [(TITLE, name) for name in names] + [(SUMMARY, text) for text in _all(one.summary)]
        if not one.ended:
            said = (word for term in one.services for word in (*_all(term.label), *_spoken(term.synonyms)))
            texts += [(SUMMARY, text) for text in said]
        yield Entry(number["federation", one.id], _named(names), tuple(texts))
    stories = (("practice", catalogue.practices), ("event", catalogue.events))
    for kind, those in stories:
        for story in those.values():
            titles = _all(story.title)
            names = [
                *titles,
                *(part for title in titles for part in title.split(":") if ":" in title and " " in part.strip()),
            ]
            body = _all(story.body) if story.body else []
            texts = [*((TITLE, text) for text in titles), *((SUMMARY, text) for text in _all(story.summary))]
            yield Entry(number[kind, story.id], _named(names), (*texts, *((BODY, text) for text in body)))
    for request in catalogue.requests.values():
        titles = _all(request.title)
        tasks = [(SUMMARY, text) for task in request.tasks for text in _all(task)]
        yield Entry(number["request", request.id], _named(titles), (*((TITLE, text) for text in titles), *tasks))
    for page in pages:
        titles = [page.title, *page.elsewhere]
        texts = [*((TITLE, title) for title in titles), (SUMMARY, page.description), (BODY, page.text)]
        # What a page without a text lists says what it is about, its title does not.
        told = tuple(texts) if page.text else ()
        yield Entry(number["page", page.id], _named((*titles, page.id, *page.asked)), told)
    for gone in catalogue.organisations.values():
        if not gone.active:
            names = [gone.name, *_maybe(gone.short_name), *(former.name for former in gone.former_names)]
            yield Entry(number["organisation", gone.slug], _named(names), tuple((TITLE, name) for name in names))


def word_weights(entries: Iterable[Entry]) -> Mapping[str, Mapping[int, float]]:
    """What each stem says of each entry, 0 to 1; a word that many entries use says little."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for entry in entries:
        for weight, text in entry.texts:
            for word in set(words(text)) - SMALL:
                if len(word) > 1:
                    by_concept = found[stem(word)]
                    by_concept[entry.concept] = max(weight, by_concept.get(entry.concept, 0.0))
    return {
        word: {concept: weight / len(those) ** 0.3 for concept, weight in those.items()}
        for word, those in found.items()
        if len(those) <= MOST_ENTRIES
    }


def _all(text: Text) -> list[str]:
    return list(text.by_language.values())


def _spoken(synonyms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for those in synonyms.values():
        yield from those


def _named(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple((name, OWN_NAME) for name in names)


def _maybe(text: str | None) -> list[str]:
    return [text] if text else []


def _both(texts: Iterable[str]) -> Iterator[str]:
    """`tijdelijke werkervaring (TWE)` is found by both of its names."""
    for text in texts:
        yield text
        if _BRACKETS.search(text):
            yield _BRACKETS.sub("", text)
            yield from _BRACKETS.findall(text)
