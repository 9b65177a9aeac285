"""A bundle: any organisations, examples, events, terms and requests, in one PDF with a page for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any
from urllib.parse import unquote

from builder.catalogue.model import Event, GlossaryEntry, Organisation, Practice, Request
from builder.checking.suggestions import closest
from builder.printing.brochures import event_item, organisation_map, practice_item
from builder.printing.documents import document, page_link, sector_marks
from builder.printing.entries import contact, passage, said, sheet
from builder.rendering.edition import Edition
from builder.rendering.glossary import standing_words
from builder.rendering.profile import floor_words
from builder.routes import Routes

Item = dict[str, Any]
LONGEST_SHARED = 220  # characters of an address that a telephone still reads well from a QR code on paper


class UnknownItemError(Exception):
    """Nothing in the directory has this key; `near` is the key that looks most like it, or empty."""

    def __init__(self, key: str, near: str) -> None:
        super().__init__(key)
        self.key, self.near = key, near


def keys_in(words: Iterable[str]) -> list[str]:
    """Keys as somebody gives them, each once: keys, slugs of organisations, or the address of a shared bundle."""
    found: list[str] = []
    for word in words:
        shared = unquote(word.partition("#")[2] if "#" in word else word)
        found += [part.strip().strip("/") for part in shared.split(",")]
    return list(dict.fromkeys(key for key in found if key))


def bundle(edition: Edition, keys: Iterable[str], title: str = "") -> Item:
    """The document of a bundle. Raises UnknownItemError for a key that nothing has."""
    makers = _makers(edition)
    known = [_known(key, makers) for key in keys]
    items = [makers[key]() for key in known]
    shared = f"{edition.routes.bundle}#{','.join(known)}"
    entries = [item["entry"] for item in items if item["kind"] == "organisation"]
    return document(
        edition,
        "bundle",
        title or edition._("My bundle"),
        path=shared if len(shared) <= LONGEST_SHARED else edition.routes.bundle,
        dated=edition.last_reviewed,
        eyebrow=edition.catalogue.site.name,
        lead=edition.ngettext("%(n)s page to keep or to hand on", "%(n)s pages to keep or to hand on", len(items)),
        items=items,
        sectors=sector_marks(edition.catalogue, {work["sector"] for entry in entries for work in entry["work"]}),
    )


def _known(key: str, makers: Mapping[str, Any]) -> str:
    organisation = _key(Routes().organisation(key))
    for tried in (key, organisation):
        if tried in makers:
            return tried
    near = closest(key, makers)
    if not near and "/" not in key:
        near = closest(organisation, makers)
    raise UnknownItemError(key, near)


def _makers(edition: Edition) -> dict[str, Callable[[], Item]]:
    """For each key what makes its page."""
    catalogue, routes = edition.catalogue, Routes()
    kinds: tuple[tuple[Callable[[str], str], Mapping[str, Any], Callable[[Edition, Any], Item]], ...] = (
        (routes.organisation, catalogue.organisations, _organisation),
        (routes.practice, catalogue.practices, _practice),
        (routes.event, catalogue.events, _event),
        (routes.glossary_entry, catalogue.glossary, _term),
        (routes.request, catalogue.requests, _request),
    )
    return {_key(path(id_)): partial(make, edition, one) for path, those, make in kinds for id_, one in those.items()}


def _key(path: str) -> str:
    """The key of a page: its path in the site's first language, without the slash at its end."""
    return path.rstrip("/")


def _organisation(edition: Edition, one: Organisation) -> Item:
    return {
        "kind": "organisation",
        "eyebrow": edition._("Organisation"),
        "title": one.name,
        "page": page_link(edition, edition.routes.organisation(one.slug)),
        "entry": sheet(edition, one),
        "map": organisation_map(edition, one),
    }


def _practice(edition: Edition, one: Practice) -> Item:
    item, _ = practice_item(edition, one), edition._
    return {
        "kind": "story",
        "eyebrow": _("Example"),
        "title": item["title"],
        "page": page_link(edition, edition.routes.practice(one.id)),
        "lead": item["summary"],
        "facts": [
            [_("Who did the work"), item["who"]],
            [_("For"), item["for"]],
            [_("How"), edition.words.enumerated(one.forms)],
            [_("Date"), item["date"]],
        ],
        "body": passage(edition, one.body),
        "lists": [[_("What they learned"), item["lessons"]]],
        "ways": [],
    }


def _event(edition: Edition, one: Event) -> Item:
    item, _ = event_item(edition, one), edition._
    return {
        "kind": "story",
        "eyebrow": item["kind"],
        "title": item["title"],
        "page": page_link(edition, edition.routes.event(one.id)),
        "lead": item["summary"],
        "facts": [[_("Date"), item["when"]], [_("Place"), item["place"]], [_("Organised by"), item["by"]]],
        "body": passage(edition, one.body),
        "lists": [],
        "ways": contact(None, None, one.website),
    }


def _term(edition: Edition, one: GlossaryEntry) -> Item:
    _ = edition._
    kind = _("Law or decision") if one.kind == "law" else _("Word explained")
    replacement = edition.catalogue.glossary.get(one.replaced_by or "")
    return {
        "kind": "story",
        "eyebrow": " · ".join(part for part in (kind, standing_words(edition, one)) if part),
        "title": edition.words.sentence(edition.text(one.term)),
        "page": page_link(edition, edition.routes.glossary_entry(one.id)),
        "lead": said(edition, one.definition),
        "facts": [
            [_("Now it is:").rstrip(": "), edition.text(replacement.term) if replacement else ""],
            [_("In everyday words"), said(edition, one.everyday)],
            [_("People also say"), ", ".join(one.synonyms.get(edition.language, ()))],
        ],
        "body": passage(edition, one.explanation),
        "lists": [],
        "ways": [],
    }


def _request(edition: Edition, one: Request) -> Item:
    _, words = edition._, edition.words
    return {
        "kind": "story",
        "eyebrow": words.sentence(edition.text(one.customer.label)),
        "title": said(edition, one.title),
        "page": page_link(edition, edition.routes.request(one.id)),
        "lead": _("%(asker)s is looking for an organisation for this work.", asker=one.asker),
        "facts": [
            [_("Answer up to and including"), words.date(one.until)],
            [_("Starts"), words.date(one.start) if one.start else ""],
            [_("Place"), words.place(one.place) if one.place else ""],
            [_("Where the work is done"), floor_words(edition, one.floor) if one.floor else ""],
            [_("How much"), said(edition, one.volume)],
            [_("How"), words.enumerated(one.forms)],
        ],
        "body": [],
        "lists": [
            [_("The work"), [said(edition, task) for task in one.tasks]],
            [_("Good to know"), [said(edition, condition) for condition in one.conditions]],
        ],
        "ways": contact(None, one.email, one.website),
    }
