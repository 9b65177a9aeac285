"""New profiles from answers, and the words of editing."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from textwrap import dedent

import pytest

from builder.catalogue.assemble import assemble
from builder.checking.check import check
from builder.checking.schemas import load_schemas
from builder.editing import answers, layout, new
from builder.editing.answers import AnswerError
from builder.editing.fmt import format_text, write_text
from builder.editing.new import QUESTIONS, choices, new_organisation
from builder.editing.work import WorkReader
from builder.language import translator
from builder.project import SCHEMA_DIR
from builder.reading.content import read_content
from builder.reading.kinds import BY_NAME
from tests.catalogue_samples import catalogue as sample
from tests.catalogue_samples import content, places

SCHEMAS = load_schemas(SCHEMA_DIR)
ORGANISATION = SCHEMAS["organisation"]

ANSWERS = {
    "name": "Café De Snoeischaar",
    "type": "maatwerkbedrijf",
    "summary": "Onderhoudt tuinen: in Aadorp.",
    "work": "haag scheren en fietsherstel",
    "phone": "011 27 27 27",
    "street": "Dorpsstraat",
    "number": "7",
    "postal_code": "1001",
    "source": "https://www.voorbeeld.be/over",
}
TODAY = "2026-11-22"


def made(**changes: str) -> tuple[str, str]:
    return new_organisation({**ANSWERS, **changes}, sample(), ORGANISATION, TODAY)


def refused(**changes: str) -> AnswerError:
    with pytest.raises(AnswerError) as error:
        made(**changes)
    return error.value


def test_a_profile_from_answers():
    slug, text = made()
    assert slug == "cafe-de-snoeischaar"
    assert text == dedent(
        """\
        # yaml-language-server: $schema=../../schema/organisation.schema.json
        name: Café De Snoeischaar
        types:
          - type: maatwerkbedrijf
        summary: "Onderhoudt tuinen: in Aadorp."
        phone: "+32 11 27 27 27"
        sectors:
          - sector: groen
            activities: [tuinonderhoud]
          - sector: fiets
            activities: [herstel]
        locations:
          - street: Dorpsstraat
            number: "7"
            postal_code: "1001"
            municipality: Aadorp
        verification:
          state: unconfirmed
        last_reviewed: "2026-11-22"
        sources:
          - url: https://www.voorbeeld.be/over
            read: "2026-11-22"
        """
    )


def test_a_new_profile_is_in_its_one_form():
    text = made()[1]
    assert format_text(text, ORGANISATION.flat) == text


def test_check_accepts_a_directory_with_the_new_profile(tmp_path: Path):
    for (kind, file_id), value in content().items():
        place = tmp_path / BY_NAME[kind].place
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{file_id}.yml").write_text(write_text(value, SCHEMAS[kind].flat), "utf-8")
    slug, text = made()
    (tmp_path / f"organisations/{slug}.yml").write_text(text, "utf-8")
    checked = check(read_content(tmp_path), places(), SCHEMA_DIR)
    path = f"{tmp_path.name}/organisations/{slug}.yml"
    assert [problem for problem in checked.problems if problem.path == path] == []
    assert assemble(checked).organisations[slug].offers[0].sector.id == "groen"


@pytest.mark.parametrize("key", [question.key for question in QUESTIONS if question.required])
def test_a_question_that_needs_an_answer(key):
    assert (refused(**{key: "  "}).question, refused(**{key: ""}).message) == (key, "This question needs an answer.")


@pytest.mark.parametrize("name", ["De Tuin", "de tuin vzw", "DE TUIN V.Z.W.", "Dé Tuin"])
def test_an_organisation_that_is_there_already_is_refused(name):
    error = refused(name=name)
    assert (error.question, error.params["slug"]) == ("name", "de-tuin")
    assert "de-tuin.yml" in error.in_words("nl")


def test_a_file_name_that_was_once_taken_is_refused():
    assert refused(name="Oude Tuin").params == {"slug": "oude-tuin", "twin": "De Tuin"}


def test_a_name_without_letters_is_refused():
    assert refused(name="!!!").question == "name"


@pytest.mark.parametrize(
    ("given", "location"),
    [
        ({"postal_code": "1002", "municipality": ""}, {"postal_code": "1002", "municipality": "Bedorp"}),
        ({"postal_code": "", "municipality": "bedorp"}, {"postal_code": "1002", "municipality": "Bedorp"}),
        ({"postal_code": "", "municipality": "Cedorp"}, {"municipality": "Cedorp"}),
        (
            {"postal_code": "1005", "municipality": "kapelle"},
            {"postal_code": "1005", "section": "Kapelle", "municipality": "Eedorp"},
        ),
    ],
)
def test_postal_code_and_municipality_fill_each_other_in(given, location):
    text = made(street="", number="", **given)[1]
    assert write_text({"locations": [location]}, ORGANISATION.flat) in text


def test_without_an_address_there_is_no_location():
    assert "locations" not in made(postal_code="", street="", number="")[1]


@pytest.mark.parametrize(
    ("changes", "question", "words"),
    [
        ({"postal_code": "9999"}, "postal_code", "9999"),
        ({"postal_code": "1005"}, "municipality", "Dedorp, Eedorp"),
        ({"municipality": "Bedorp"}, "postal_code", "Aadorp"),
        ({"postal_code": "", "municipality": "Beedorp"}, "municipality", "→ Bedorp?"),
        ({"postal_code": "", "municipality": "Kapelle"}, "municipality", "Bedorp, Eedorp"),
        ({"type": "maatwerkbedrijven"}, "type", "→ maatwerkbedrijf?"),
        ({"sectors": "groen/tuinonderhout"}, "sectors", "→ groen/tuinonderhoud?"),
        ({"sectors": "groente"}, "sectors", "groente"),
        ({"source": "voorbeeld"}, "source", "voorbeeld"),
        ({"email": "info at voorbeeld"}, "email", "info at voorbeeld"),
        ({"phone": "+32 999"}, "phone", "+32 999"),
        ({"summary": "lang " * 40}, "summary", "160"),
    ],
)
def test_a_wrong_answer_says_which_question_to_ask_again(changes, question, words):
    error = refused(**changes)
    assert error.question == question
    assert words in error.in_words("nl")


def test_chosen_sectors_win_over_the_guess():
    text = made(sectors="groen/openbaar-groen, groen/tuinonderhoud fiets")[1]
    assert "  - sector: groen\n    activities: [openbaar-groen, tuinonderhoud]\n  - sector: fiets\n" in text
    assert "herstel" not in text


def test_work_that_no_sector_knows_goes_to_the_catch_all():
    values = {
        **content(),
        ("sector", "anders"): {"label": "Anders", "summary": "Wat nergens past.", "icon": "material/x"},
    }
    known = sample({("sector", "anders"): values["sector", "anders"]})
    text = new_organisation({**ANSWERS, "work": "zingen"}, known, ORGANISATION, TODAY)[1]
    assert "  - sector: anders\n    note: zingen\n" in text


@pytest.mark.parametrize(
    ("words", "keys", "rest"),
    [
        ("gras maaien", ["groen"], []),
        ("Haag scheren en Fietsherstel", ["groen/tuinonderhoud", "fiets/herstel"], []),
        ("haag scheren, groen/openbaar-groen; zingen", ["groen/tuinonderhoud", "groen/openbaar-groen"], ["zingen"]),
        ("", [], []),
    ],
)
def test_the_names_of_work_are_sectors_and_activities(words, keys, rest):
    works = WorkReader(sample()).read(words)
    assert (list(works.keys), list(works.rest)) == (keys, rest)


def test_everyday_words_are_work_by_the_rules_of_the_matcher(catalogue):
    works = WorkReader(catalogue).read("gras maaien en fietsen herstellen")
    assert works.keys == ("groen/tuinonderhoud", "fiets/herstel")


# --- the words of both ----------------------------------------------------------------------------------------------


def messages() -> set[str]:
    """What people read: the words of questions, and every text of the modules that looks like a message."""
    found = {text for question in QUESTIONS for text in (question.prompt, question.help)}
    for module in (answers, layout, new):
        tree = ast.parse(inspect.getsource(module))
        notes = {
            node.body[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
            if isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in notes:
                found |= {node.value} if re.fullmatch(r"(?s)\S+ .+(\.|\?|\{hint\})", node.value) else set()
    return found


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_message_is_translated(language):
    words = translator(language, "cli")
    assert [text for text in sorted(messages()) if words.gettext(text) == text] == []
    assert len(messages()) >= 35


def test_questions_with_a_list_say_what_may_be_answered():
    by_key = {question.key: question for question in QUESTIONS}

    def ids(key: str, **answers: str) -> list[str]:
        return [identifier for identifier, _words in choices(by_key[key], answers, sample(), "nl")]

    assert "maatwerkbedrijf" in ids("type")
    assert ids("sectors", work="haag scheren") == ["groen", "groen/tuinonderhoud"]
    assert ids("sectors") == []
    assert ids("municipality", postal_code="1005") == ["Dedorp", "Eedorp"]
    assert ids("summary") == []
