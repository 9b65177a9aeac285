"""A new profile from the answers of somebody who knows the organisation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.places import Municipality, Places
from builder.checking.check import check_document
from builder.checking.duplicates import ALIKE
from builder.checking.schemas import Schema
from builder.checking.suggestions import closest, plain
from builder.editing.fmt import write_text
from builder.editing.sector_words import guess_sectors
from builder.language import translator
from builder.problems import Problem, message
from builder.reading.document import Document
from builder.reading.files import slug_of
from builder.reading.strict_yaml import parse

MODELINE = "# yaml-language-server: $schema=../../schema/organisation.schema.json"
CATCH_ALL = "anders"  # the sector for what fits no other


@dataclass(frozen=True)
class Question:
    """`prompt` and `help` are messages of the domain `cli`. `vocabulary` names the list the answer is from."""

    key: str
    prompt: str
    help: str
    required: bool = False
    vocabulary: str = ""


QUESTIONS: tuple[Question, ...] = (
    Question("name", "What is the organisation called?", "As the organisation writes it itself.", required=True),
    Question("type", "What kind of organisation is it?", "Choose from the list.", required=True, vocabulary="types"),
    Question(
        "summary",
        "What does it do, and where, in one sentence?",
        "In plain words, at most 160 characters.",
        required=True,
    ),
    Question(
        "work",
        "Which work does it do?",
        "In your own words, such as: mowing lawns and repairing bicycles. It gives a first choice of sectors.",
    ),
    Question(
        "sectors",
        "Which sectors and activities fit?",
        "Such as “groen” or “groen/tuinonderhoud”, with a space between them. Leave it empty to keep the first choice.",
    ),
    Question("website", "What is the address of its website?", "The whole address, with https:// in front."),
    Question("email", "What is its e-mail address?", "A general mailbox, such as info@. No address of a person."),
    Question("phone", "What is its telephone number?", "The general number."),
    Question("street", "In which street is it?", "Only the street."),
    Question("number", "What is the house number?", "With a letter if there is one."),
    Question("postal_code", "What is the postal code?", "Four digits. We fill in the municipality."),
    Question(
        "municipality", "In which municipality is it?", "The name. We fill in the postal code if there is only one."
    ),
    Question("source", "Where did you find this?", "The address of a web page, with https:// in front.", required=True),
    Question("source_title", "What is the title of that page?", "As it stands above the page."),
)


class AnswerError(ValueError):
    """An answer that cannot be used. `question` is the key of the question to ask again; empty when it is not clear
    which. `message` is of the domain `cli` and has `params`; `problem`, when there is one, says it instead."""

    def __init__(self, question: str, message: str = "", problem: Problem | None = None, **params: str) -> None:
        super().__init__(f"{question}: {message or (problem.code if problem else '')}")
        self.question = question
        self.message = message
        self.problem = problem
        self.params = params

    def in_words(self, language: str) -> str:
        if self.problem is not None:
            return message(self.problem, translator(language, "problems"))
        return translator(language, "cli").gettext(self.message).format(**self.params)


def choices(
    question: Question, answers: Mapping[str, str], catalogue: Catalogue, language: str
) -> list[tuple[str, str]]:
    """What may be answered, as ids with their words: a list of the vocabulary, the sectors that the work speaks of, or
    the municipalities of a postal code. Empty where the answer is free."""
    if question.vocabulary:
        terms = getattr(catalogue.vocabulary, question.vocabulary).values()
        return [(term.id, term.label.in_(language)) for term in terms if not term.historical]
    if question.key == "sectors":
        found: list[tuple[str, str]] = []
        for guess in guess_sectors(answers.get("work", ""), catalogue.vocabulary):
            found.append((guess.sector.id, guess.sector.label.in_(language)))
            found += [(activity.key, activity.label.in_(language)) for activity in guess.activities]
        return found
    if question.key == "municipality":
        return [(place.name, "") for place in catalogue.places.at_code(answers.get("postal_code", ""))]
    return []


def new_organisation(answers: Mapping[str, str], catalogue: Catalogue, schema: Schema, today: str) -> tuple[str, str]:
    """The slug and the text of a profile for answers by the keys of QUESTIONS; empty answers are left out.

    `schema` is that of organisations, `today` the day (YYYY-MM-DD) on which somebody looked at it. Raises AnswerError
    for the first answer that is missing, wrong, or of an organisation that is in the directory already.
    """
    given = {key: text for key, answer in answers.items() if (text := " ".join(answer.split()))}
    for question in QUESTIONS:
        if question.required and question.key not in given:
            raise AnswerError(question.key, "This question needs an answer.")
    slug = _free_slug(given["name"], catalogue)
    type_ids = catalogue.vocabulary.types
    if given["type"] not in type_ids:
        raise AnswerError("type", "“{found}” is not in the list.{hint}", **_unknown(given["type"], type_ids))
    location = location_of(given, catalogue.places)
    value: dict[str, Any] = {
        "name": given["name"],
        "types": [{"type": given["type"]}],
        "summary": given["summary"],
        **{key: given[key] for key in ("website", "email") if key in given},
        **({"phone": international(given["phone"])} if "phone" in given else {}),
        "sectors": _sectors(given, catalogue),
        **({"locations": [location]} if location else {}),
        "verification": {"state": "unconfirmed"},
        "last_reviewed": today,
        "sources": [
            {
                "url": given["source"],
                **({"title": given["source_title"]} if "source_title" in given else {}),
                "read": today,
            }
        ],
    }
    text = write_text(value, schema.flat, [MODELINE])
    _refuse_faults(slug, text, schema)
    return slug, text


def _free_slug(name: str, catalogue: Catalogue) -> str:
    slug = slug_of(name)
    if plain(name).replace(" ", "-") != slug and slug == "voorbeeld":
        raise AnswerError("name", "No file name can be made of “{found}”: it needs two letters or digits.", found=name)
    twin = _twin(name, catalogue)
    if twin is not None:
        looks = "“{found}” looks like {twin}, which is in the directory: {slug}.yml."
        raise AnswerError("name", looks, found=name, twin=twin.name, slug=twin.slug)
    for organisation in catalogue.organisations.values():
        if slug == organisation.slug or slug in organisation.former_slugs:
            raise AnswerError("name", "The file name {slug}.yml is taken by {twin}.", slug=slug, twin=organisation.name)
    return slug


def _twin(name: str, catalogue: Catalogue) -> Organisation | None:
    """An organisation whose name, short name or former name is nearly the same, apart from its legal form."""
    from rapidfuzz import fuzz

    legal_forms = {plain(form) for form in catalogue.vocabulary.legal_forms}

    def compared(text: str) -> str:
        return " ".join(word for word in plain(text.replace(".", "")).split() if word not in legal_forms)

    wanted = compared(name)
    for organisation in catalogue.organisations.values():
        names = (organisation.name, organisation.short_name, *(former.name for former in organisation.former_names))
        if any(each and fuzz.ratio(wanted, compared(each)) >= ALIKE for each in names):
            return organisation
    return None


def _sectors(given: Mapping[str, str], catalogue: Catalogue) -> list[dict[str, Any]]:
    """The sectors that were chosen, else those the words speak of, else the catch-all with the words as a note."""
    words = given.get("work", given["summary"])
    chosen: dict[str, list[str]] = {}
    if "sectors" in given:
        for key in re.split(r"[,;\s]+", given["sectors"].strip(",; ")):
            sector, activity = _known_activity(key, catalogue)
            chosen.setdefault(sector, []).extend([activity] if activity else [])
    else:
        for guess in guess_sectors(words, catalogue.vocabulary):
            chosen[guess.sector.id] = [activity.id for activity in guess.activities]
    if not chosen and CATCH_ALL in catalogue.vocabulary.sectors:
        return [{"sector": CATCH_ALL, "note": words}]
    return [
        {"sector": sector, **({"activities": list(dict.fromkeys(activities))} if activities else {})}
        for sector, activities in chosen.items()
    ]


def _known_activity(key: str, catalogue: Catalogue) -> tuple[str, str]:
    sector, _, activity = key.partition("/")
    sectors = catalogue.vocabulary.sectors
    if sector not in sectors:
        raise AnswerError("sectors", "“{found}” is not in the list.{hint}", **_unknown(sector, sectors))
    if activity and activity not in sectors[sector].activity:
        known = {f"{sector}/{each}": None for each in sectors[sector].activity}
        raise AnswerError("sectors", "“{found}” is not in the list.{hint}", **_unknown(key, known))
    return sector, activity


def _unknown(found: str, known: Mapping[str, object]) -> dict[str, str]:
    suggestion = closest(found, known)
    return {"found": found, "hint": f" → {suggestion}?" if suggestion else ""}


def location_of(given: Mapping[str, str], places: Places) -> dict[str, str]:
    """The seat; postal code and municipality fill each other in where there is one answer. Empty without either.

    Raises AnswerError for a place that is not known, or that may be more than one."""
    code = given.get("postal_code", "")
    if code and code not in places.postal_codes:
        raise AnswerError("postal_code", "There is no postal code {found}.", found=code)
    municipality = _municipality(given, places)
    if municipality is None:
        return {}
    asked = given.get("municipality", "").casefold()
    entries = [entry for those in places.postal_codes.values() for entry in those if entry.nis == municipality.nis]
    of_section = [entry for entry in entries if asked in (name.casefold() for name in entry.names)]
    if not code:
        codes = {entry.code for entry in (of_section or entries)}
        code = codes.pop() if len(codes) == 1 else ""
    section = next((name for entry in of_section for name in entry.names if name.casefold() == asked), "")
    found = {
        "street": given.get("street", ""),
        "number": given.get("number", ""),
        "box": given.get("box", ""),
        "postal_code": code,
        "section": "" if section.casefold() == municipality.name.casefold() else section,
        "municipality": municipality.name,
    }
    return {key: text for key, text in found.items() if text}


def _municipality(given: Mapping[str, str], places: Places) -> Municipality | None:
    code, name = given.get("postal_code", ""), given.get("municipality", "")
    served = [places.municipalities[entry.nis] for entry in places.postal_codes.get(code, ())]
    if not name:
        if len(served) > 1:
            names = ", ".join(place.name for place in served)
            raise AnswerError("municipality", "{code} serves {names}: which one is it?", code=code, names=names)
        return served[0] if served else None
    namesakes = places.by_name.get(name.casefold(), ())
    if not namesakes:
        names = {place.name: None for place in places.municipalities.values()}
        raise AnswerError("municipality", "There is no municipality “{found}”.{hint}", **_unknown(name, names))
    own = [place for place in namesakes if place.name.casefold() == name.casefold()]  # before a section of that name
    fitting = [place for place in namesakes if place in served] if code else own or list(namesakes)
    if not fitting:
        names_served = ", ".join(place.name for place in served)
        raise AnswerError(
            "postal_code", "{code} belongs to {names}, not to {found}.", code=code, names=names_served, found=name
        )
    if len(fitting) > 1:
        names_fitting = ", ".join(place.name for place in fitting)
        raise AnswerError("municipality", "“{found}” may be {names}: which one is it?", found=name, names=names_fitting)
    return fitting[0]


def international(phone: str) -> str:
    """The number as a profile writes it; one that is unknown stays, and is refused with the rest."""
    import phonenumbers

    try:
        number = phonenumbers.parse(phone, "BE")
    except phonenumbers.NumberParseException:
        return phone
    if not phonenumbers.is_valid_number(number):
        return phone
    written: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return re.sub(r"[^+0-9]+", " ", written)


def _refuse_faults(slug: str, text: str, schema: Schema) -> None:
    """Ask the checks of one file what they think of it."""
    path = f"organisations/{slug}.yml"
    parsed = parse(text.encode(), path)
    if parsed.value is None:
        raise AnswerError("", problem=parsed.problems[0])
    document = Document("organisation", slug, path, parsed.value, parsed.positions)
    for found in check_document(document, schema)[2]:
        if found.is_error:
            keys = {"sources[0].url": "source", "sources[0].title": "source_title"}
            raise AnswerError(keys.get(found.key, found.key.rpartition(".")[2]), problem=found)
