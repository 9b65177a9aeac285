"""What is printed of one organisation, as plain values: every word is ready, the layout only places it."""

from __future__ import annotations

from typing import Any

from builder.catalogue.model import Location, Offer, Organisation, Text, VerificationState
from builder.language import typeset
from builder.rendering.edition import Edition
from builder.rendering.passages import blocks
from builder.rendering.profile import opening_hours, way_of_working, work_area
from builder.rendering.words import dialled, domain, national

Value = dict[str, Any]


def said(edition: Edition, text: Text | None) -> str | Value | None:
    """A text for the layout: the words, with their language where it is not that of the document."""
    if text is None:
        return None
    language = text.language_for(edition.language)
    words = typeset(text.in_(language), language)
    return words if language == edition.language else {"words": words, "lang": language}


def passage(edition: Edition, text: Text | None) -> list[Value]:
    """A longer text as paragraphs and lists."""
    if text is None:
        return []
    language = text.language_for(edition.language)
    words = typeset(text.in_(language), language)
    return [{"lang": language, "words": one.text, "items": list(one.items)} for one in blocks(words)]


def entry(edition: Edition, one: Organisation) -> Value:
    """An organisation as a brochure lists it: who, what, where, how to reach and work with them."""
    words = edition.words
    return {
        "id": one.slug,
        "name": one.name,
        "kinds": [words.sentence(edition.text(held.label)) for held in one.current_types],
        "summary": said(edition, one.summary),
        "work": [offered(edition, offer) for offer in one.offers],
        "where": [whereabouts(edition, one, location) for location in one.locations],
        "contact": contact(one.phone, one.email, one.website),
        "customers": words.enumerated(one.customers),
        "forms": words.enumerated(one.forms),
        "reach": reach(edition, one),
        "confirmed": words.date(one.confirmed_on)
        if one.confirmed_on and one.verification is VerificationState.CONFIRMED
        else None,
    }


def offered(edition: Edition, offer: Offer) -> Value:
    label, tasks = edition.text(offer.sector.label), [edition.text(activity.label) for activity in offer.activities]
    again = any(_same(edition, offer.note, words) for words in (label, *tasks))
    return {
        "sector": offer.sector.id,
        "label": label,
        "tasks": tasks,
        "note": None if again else said(edition, offer.note),
    }


def _same(edition: Edition, text: Text | None, words: str) -> bool:
    """Whether a text says what already stands there."""
    return text is not None and edition.text(text).casefold() == words.casefold()


def whereabouts(edition: Edition, one: Organisation, location: Location) -> Value:
    """A location; what it has in common with the organisation (its telephone) is not said again."""
    town = edition.words.place(location.municipality)
    section = location.section if location.section != location.municipality.name else None
    number = " ".join(part for part in (location.street, location.number) if part)
    purposes = edition.words.enumerated(location.purposes)
    if location.box and location.street:
        number = f"{number} {edition._('box %(box)s', box=location.box)}"
    return {
        "town": f"{section} ({town})" if section else town,
        "code": location.postal_code,
        "street": number if location.street else None,
        "name": said(edition, location.name) if not _same(edition, location.name, purposes) else None,
        "purposes": purposes,
        "hours": hours(edition, location),
        "by_appointment": location.by_appointment,
        "contact": contact(
            location.phone if location.phone != one.phone else None,
            location.email if location.email != one.email else None,
            location.website if location.website != one.website else None,
        ),
    }


def hours(edition: Edition, location: Location) -> list[Value]:
    """Opening hours on a line each; what is more than a plain week stays as the source writes it."""
    words, found = edition.words, []
    for caption, raw, week in opening_hours(edition, location):
        if week is None:
            lines = [raw]
        elif week.always:
            lines = [f"{edition._('every day')}: {edition._('day and night')}"]
        else:
            lines = [f"{words.day_row(row)}: {words.spans(row.spans)}" for row in week.rows if row.spans]
        found.append({"caption": caption, "lines": lines})
    return found


def contact(phone: str | None, email: str | None, website: str | None) -> list[Value]:
    """Ways to reach somebody, each with the address that a tap on it opens."""
    ways = []
    if phone:
        ways.append({"words": national(phone), "url": f"tel:{dialled(phone)}"})
    if email:
        ways.append({"words": email, "url": f"mailto:{email}"})
    if website:
        ways.append({"words": domain(website), "url": website})
    return ways


def reach(edition: Edition, one: Organisation) -> str:
    """Where they come to work, in one line; empty when nobody said so."""
    area = work_area(edition, one)
    return " ".join([*area.sentences, edition.words.listed([name for name, _path in area.places])]).strip()


def sheet(edition: Edition, one: Organisation) -> Value:
    """An organisation with room for all that its profile says."""
    words = edition.words
    roles = [
        {"role": said(edition, way.role), "name": way.name, "ways": contact(way.phone, way.email, None)}
        for way in one.contacts
    ]
    labels = [
        words.sentence(edition.text(held.label.label)) + (f" ({held.number})" if held.number else "")
        for held in one.labels
    ]
    forms = [
        {"name": words.sentence(edition.text(form.label)), "words": said(edition, form.summary)} for form in one.forms
    ]
    return {
        **entry(edition, one),
        "about": passage(edition, one.description),
        "ways": [{"name": name, "texts": [said(edition, text) for text in texts]}
                 for name, texts in way_of_working(edition, one.way_of_working)],
        "explained": forms,
        "services": words.enumerated(one.services),
        "labels": words.listed(labels),
        "roles": roles,
        "languages": words.listed([words.language_name(language) for language in one.languages]),
        "federations": words.listed([edition.catalogue.federations[each].name for each in one.federations]),
        "clients": [
            {"name": client.name, "year": client.year, "work": said(edition, client.work)}
            for client in one.client_references
        ],
        "figures": [
            {"title": said(edition, figure.title), "value": figure.value, "unit": said(edition, figure.unit),
             "year": figure.year}
            for figure in one.impact
        ],
    }  # fmt: skip
