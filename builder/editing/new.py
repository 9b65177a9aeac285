"""A new profile from the answers of somebody who knows the organisation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.catalogue.model import Catalogue
from builder.catalogue.vocabulary import CATCH_ALL
from builder.checking.check import check_document
from builder.checking.duplicates import distinctive
from builder.checking.schemas import Schema
from builder.editing.answers import AnswerError, international, location_of, unlisted
from builder.editing.commented import modeline
from builder.editing.fmt import write_text
from builder.editing.twins import Identity, Register
from builder.editing.work import WorkReader
from builder.problems import Problem
from builder.reading.document import Document
from builder.reading.files import slug_of
from builder.reading.strict_yaml import parse


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


def choices(
    question: Question, answers: Mapping[str, str], catalogue: Catalogue, language: str
) -> list[tuple[str, str]]:
    """What may be answered, as ids with their words: a list of the vocabulary, the sectors that the work speaks of, or
    the municipalities of a postal code. Empty where the answer is free."""
    if question.vocabulary:
        terms = getattr(catalogue.vocabulary, question.vocabulary).values()
        return [(term.id, term.label.in_(language)) for term in terms if not term.historical]
    if question.key == "sectors":
        sectors = catalogue.vocabulary.sectors
        found: list[tuple[str, str]] = []
        for sector, activities in _by_sector(WorkReader(catalogue).read(answers.get("work", "")).keys).items():
            found.append((sector, sectors[sector].label.in_(language)))
            known = sectors[sector].activity
            found += [(known[each].key, known[each].label.in_(language)) for each in activities]
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
        raise AnswerError("type", "“{found}” is not in the list.{hint}", **unlisted(given["type"], type_ids))
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
    text = write_text(value, schema.flat, [modeline("organisation")])
    _refuse_faults(slug, text, schema)
    return slug, text


def _free_slug(name: str, catalogue: Catalogue) -> str:
    slug = slug_of(name)
    if not slug:
        raise AnswerError("name", "No file name can be made of “{found}”: it needs two letters or digits.", found=name)
    register = Register(catalogue.organisations)
    compared = distinctive(name)
    twin = register.twin_of(Identity("", name, (compared,))) if compared else None
    if twin is not None:
        looks = "“{found}” looks like {twin}, which is in the directory: {slug}.yml."
        other = twin.identity
        raise AnswerError("name", looks, found=name, twin=other.name, slug=other.slug)
    if taken := register.at(slug):
        raise AnswerError("name", "The file name {slug}.yml is taken by {twin}.", slug=slug, twin=taken.name)
    return slug


def _sectors(given: Mapping[str, str], catalogue: Catalogue) -> list[dict[str, Any]]:
    """The sectors that were chosen, else those the words speak of, else the catch-all with the words as a note."""
    words = given.get("work", given["summary"])
    if "sectors" in given:
        asked = re.split(r"[,;\s]+", given["sectors"].strip(",; "))
        chosen = _by_sector([_known_work(key, catalogue) for key in asked])
    else:
        chosen = _by_sector(WorkReader(catalogue).read(words).keys)
    if not chosen and CATCH_ALL in catalogue.vocabulary.sectors:
        return [{"sector": CATCH_ALL, "note": words}]
    return [
        {"sector": sector, **({"activities": activities} if activities else {})}
        for sector, activities in chosen.items()
    ]


def _by_sector(keys: Sequence[str]) -> dict[str, list[str]]:
    """Keys of sectors and activities as the activities of each sector, in the order they are named in."""
    found: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        sector, _, activity = key.partition("/")
        found.setdefault(sector, []).extend([activity] if activity else [])
    return found


def _known_work(key: str, catalogue: Catalogue) -> str:
    sector, _, activity = key.partition("/")
    sectors = catalogue.vocabulary.sectors
    if sector not in sectors:
        raise AnswerError("sectors", "“{found}” is not in the list.{hint}", **unlisted(sector, sectors))
    if activity and activity not in sectors[sector].activity:
        known = [f"{sector}/{each}" for each in sectors[sector].activity]
        raise AnswerError("sectors", "“{found}” is not in the list.{hint}", **unlisted(key, known))
    return key


def _refuse_faults(slug: str, text: str, schema: Schema) -> None:
    keys = {"sources[0].url": "source", "sources[0].title": "source_title"}
    for found in problems_of(slug, text, schema):
        if found.is_error:
            raise AnswerError(keys.get(found.key, found.key.rpartition(".")[2]), "", found)


def problems_of(slug: str, text: str, schema: Schema) -> Sequence[Problem]:
    """What the checks of one file think of a profile. `schema` is that of organisations."""
    path = f"content/organisations/{slug}.yml"
    parsed = parse(text.encode(), path)
    if parsed.value is None:
        return parsed.problems
    return check_document(Document("organisation", slug, path, parsed.value, parsed.positions), schema)[2]
