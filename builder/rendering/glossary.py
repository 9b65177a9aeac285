"""Pages of terms and laws."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from builder.catalogue.days import last_read
from builder.catalogue.model import GlossaryEntry, Organisation, Practice
from builder.rendering.edition import Edition
from builder.rendering.linked_data import defined_term
from builder.rendering.listings import listing
from builder.rendering.organisations import first_letter
from builder.rendering.page import Page, Planned


def glossary_pages(edition: Edition) -> Iterator[Planned]:
    yield Planned(edition.routes.glossary, _index)
    for entry in edition.catalogue.glossary:
        yield Planned(edition.routes.glossary_entry(entry), _entry_page, (entry,))


def _index(edition: Edition) -> Page:
    routes = edition.routes
    title = edition._("Glossary")
    entries = sorted(edition.catalogue.glossary.values(), key=lambda entry: edition.text(entry.term).casefold())
    rows = [(entry, standing_words(edition, entry)) for entry in entries]
    terms = [row for row in rows if row[0].kind != "law"]
    links = [(edition.text(entry.term), routes.glossary_entry(entry.id)) for entry in entries]
    return edition.page(
        "glossary.html",
        routes.glossary,
        section="begrippen",
        title=title,
        description=edition._("The words and laws of the social economy, explained in plain language."),
        json_ld=(listing(edition, routes.glossary, title, links),),
        last_changed=last_read(source for entry in entries for source in entry.sources),
        letters=[
            (letter, list(those))
            for letter, those in groupby(terms, key=lambda row: first_letter(edition.text(row[0].term)))
        ],
        laws=[row for row in rows if row[0].kind == "law"],
    )


def explained(edition: Edition, entry: str | None) -> str | None:
    """The page where a word of the vocabulary is explained; None when the glossary has none."""
    return edition.routes.glossary_entry(entry) if entry and entry in edition.catalogue.glossary else None


def standing_words(edition: Edition, entry: GlossaryEntry) -> str:
    """What a reader must know at once: from the past, or a brand; nothing for what is simply in use."""
    if entry.standing == "historical":
        if entry.until:
            return edition._("until %(date)s", date=edition.words.date(entry.until))
        return edition._("from the past")
    return edition._("brand name") if entry.standing == "brand" else ""


def _entry_page(edition: Edition, entry_id: str) -> Page:
    routes, glossary = edition.routes, edition.catalogue.glossary
    entry = glossary[entry_id]
    path = routes.glossary_entry(entry.id)
    name, definition = edition.text(entry.term), edition.text(entry.definition)
    heading, organisations = _who(edition, entry)
    return edition.page(
        "glossary_entry.html",
        path,
        section="begrippen",
        title=edition.words.sentence(name),
        description=definition,
        crumbs=((edition._("Glossary"), routes.glossary),),
        json_ld=(defined_term(entry, name, definition, edition.address(path), edition.address(routes.glossary)),),
        last_changed=last_read(entry.sources),
        entry=entry,
        replacement=glossary.get(entry.replaced_by or ""),
        facts=_facts(edition, entry),
        synonyms=entry.synonyms.get(edition.language, ()),
        laws=[glossary[law] for law in entry.legal_basis],
        used_by=[other for other in glossary.values() if entry.id in other.legal_basis],
        see=[glossary[other] for other in entry.see],
        organisations=organisations,
        practices=_examples(edition, entry),
        organisations_heading=heading,
        edit_url=edition.edit_url(f"glossary/{entry.id}.yml"),
    )


def _facts(edition: Edition, entry: GlossaryEntry) -> list[tuple[str, str]]:
    facts = []
    if entry.since:
        facts.append((edition._("Since"), edition.words.date(entry.since)))
    if entry.until and entry.standing != "historical":
        facts.append((edition._("Until"), edition.words.date(entry.until)))
    return facts


def _who(edition: Edition, entry: GlossaryEntry) -> tuple[str, tuple[Organisation, ...]]:
    """The organisations that are, were or work as the term says, with the heading above them."""
    vocabulary, directory = edition.catalogue.vocabulary, edition.directory
    for term in vocabulary.types.values():
        if term.glossary == entry.id:
            if entry.standing == "historical":
                return edition._("They were this before"), _once(edition, term.id)
            return edition._("Organisations of this kind"), directory.of_type(term.id)
    forms = _forms(edition, entry)
    offering = (one for one in edition.catalogue.active if any(form.id in forms for form in one.forms))
    return edition._("They work in this way"), tuple(offering) if forms else ()


def _forms(edition: Edition, entry: GlossaryEntry) -> set[str]:
    """Ids of the ways of working together that the term explains."""
    return {term.id for term in edition.catalogue.vocabulary.forms.values() if term.glossary == entry.id}


def _examples(edition: Edition, entry: GlossaryEntry) -> list[Practice]:
    """Examples of working together in the way that the term explains."""
    forms = _forms(edition, entry)
    return [one for one in edition.related.practices if any(form.id in forms for form in one.forms)]


def _once(edition: Edition, type_id: str) -> tuple[Organisation, ...]:
    """Active organisations that had a type of the past, whether or not its end is known."""
    return tuple(
        organisation
        for organisation in edition.catalogue.active
        if any(held.type.id == type_id for held in organisation.types)
    )
