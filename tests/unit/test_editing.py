"""Writing content files: their one form, and new profiles from answers."""

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
from builder.editing import layout, new
from builder.editing.fmt import UnformattableError, format_text, write_text
from builder.editing.layout import Refused, laid_out
from builder.editing.new import QUESTIONS, AnswerError, new_organisation
from builder.editing.sector_words import guess_sectors
from builder.language import translator
from builder.project import SCHEMA_DIR, Project
from builder.reading.content import read_content
from builder.reading.kinds import BY_NAME
from tests.catalogue_samples import catalogue, content, places

SCHEMAS = load_schemas(SCHEMA_DIR)
ORGANISATION = SCHEMAS["organisation"]


def formatted(source: str) -> str:
    return format_text(dedent(source), ORGANISATION.flat)


# --- fmt: what a file looks like ------------------------------------------------------------------------------------


def test_keys_come_in_the_order_of_the_schema_at_every_depth():
    assert formatted(
        """\
        summary: Kort.
        locations:
          - municipality: Genk
            postal_code: "3600"
            coordinates: {lon: 5.5, lat: 50.9}
        name: Iets
        """
    ) == dedent(
        """\
        name: Iets
        summary: Kort.
        locations:
          - postal_code: "3600"
            municipality: Genk
            coordinates: {lat: 50.9, lon: 5.5}
        """
    )


def test_keys_that_the_schema_does_not_know_come_last_in_their_own_order():
    assert formatted("zelf: 1\nname: Iets\nander: a\n") == 'name: Iets\nzelf: "1"\nander: a\n'


def test_codes_dates_and_phones_are_quoted_and_numbers_are_not():
    assert formatted(
        """\
        founded: 1993
        phone: +32 11 27 27 27
        locations: [{postal_code: 3590, number: 143, municipality: Genk}]
        work_area: {km: 25, municipalities: [71011]}
        verification: {state: confirmed, on: 2026-01-02}
        """
    ) == dedent(
        """\
        founded: "1993"
        phone: "+32 11 27 27 27"
        locations:
          - {number: "143", postal_code: "3590", municipality: Genk}
        work_area:
          km: 25
          municipalities: ["71011"]
        verification: {state: confirmed, on: "2026-01-02"}
        """
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("'groen: en geel'", '"groen: en geel"'),
        ("'no'", '"no"'),
        ("no", '"no"'),
        ("12:30", '"12:30"'),
        ("'- streep'", '"- streep"'),
        ("it's", "it's"),
        ("'l''eau'", '"l\'eau"'),
        ('"zeg \\"ja\\""', '"zeg \\"ja\\""'),
        ("Café De Ster", "Café De Ster"),
        ('"Bewel"', '"Bewel"'),
        ("een lange zin  die", "een lange zin  die"),
        ("true", "true"),
        ("'true'", '"true"'),
        ("~", "~"),
        ("null", "null"),
    ],
)
def test_text_is_quoted_where_another_reader_would_take_it_for_something_else(written, kept):
    assert formatted(f"name: {written}\n") == f"name: {kept}\n"


def test_comments_go_with_what_they_are_about():
    assert formatted(
        """\
        # yaml-language-server: $schema=../../schema/organisation.schema.json
        # boven de zin
        summary: Kort. # naast de zin
        types: # naast de soorten
          # boven het eerste
          - since: "2019" # naast sinds
            # boven de soort
            type: maatwerkbedrijf
        # boven de naam

        # nog een boven de naam
        name: Iets
        # onderaan
        """
    ) == dedent(
        """\
        # yaml-language-server: $schema=../../schema/organisation.schema.json
        # boven de naam

        # nog een boven de naam
        name: Iets
        types:  # naast de soorten
          # boven het eerste
          # boven de soort
          - type: maatwerkbedrijf
            since: "2019"  # naast sinds
        # boven de zin
        summary: Kort.  # naast de zin
        # onderaan
        """
    )


def test_a_hash_in_text_is_no_comment():
    source = 'name: a#b\nsummary: "zin # geen commentaar"\ndescription: |\n  # ook niet\n  # dit\n'
    assert formatted(source) == source


def test_a_comment_in_a_list_on_one_line_puts_the_list_on_lines():
    assert formatted("languages: [nl, # eerst\n  fr]\n") == "languages:\n  - nl  # eerst\n  - fr\n"


def test_byte_order_mark_carriage_returns_and_spare_lines_go():
    assert formatted("\ufeffname: Iets\r\n\r\n\r\nsummary: Kort.   \r\n\r\n") == "name: Iets\n\nsummary: Kort.\n"


def test_blocks_of_text_keep_their_lines_and_blank_lines():
    source = "name: Iets\ndescription: |\n  Eerste alinea.\n\n\n  Tweede: met dubbele punt.\nphone: ~\n"
    assert formatted(source.replace("phone: ~\n", "")) == source.replace("phone: ~\n", "")


def test_text_with_line_ends_becomes_a_block():
    assert formatted('description: "een\\n\\ntwee"\n') == "description: |-\n  een\n\n  twee\n"


def test_folded_text_is_folded_anew_and_long_lines_stay():
    words = "woord " * 40
    assert formatted(f"summary: >-\n  {words.strip()}\n").splitlines()[1:] == [
        "  " + ("woord " * 19).strip(),
        "  " + ("woord " * 19).strip(),
        "  woord woord",
    ]
    assert formatted(f"summary: {words}\n") == f"summary: {words.strip()}\n"


def test_a_long_list_on_one_line_wraps():
    lines = formatted(f"federations: [{', '.join(['federatie-nummer-een'] * 8)}]\n").splitlines()
    assert len(lines) == 2
    assert all(len(line) <= 120 for line in lines)
    assert lines[1].startswith("  federatie")


def test_empty_values_stay():
    assert formatted("website:\nforms: []\nsocial: {}\nphotos: [a, '']\n") == (
        'photos: [a, ""]\nwebsite:\nsocial: {}\nforms: []\n'
    )


@pytest.mark.parametrize(
    "source", ["a: &b 1\nc: *b\n", "a: 1\na: 2\n", "- a\n", "a: [1\n", "", "\ta: 1\n", "a: 1\n---\nb: 2\n"]
)
def test_what_the_reader_refuses_is_refused_with_its_reason(source):
    with pytest.raises(UnformattableError) as refused:
        format_text(source, ORGANISATION.flat, "content/organisations/x.yml")
    assert refused.value.problems[0].path == "content/organisations/x.yml"


def test_a_file_on_disk_is_laid_out_by_its_kind(tmp_path: Path):
    project = Project.at(content=tmp_path / "content")
    for folder, text in {"organisations": "summary: a\nname: b\n", "regions": "kind: streek\nname: c\n"}.items():
        (project.content / folder).mkdir(parents=True)
        (project.content / folder / "x.yml").write_text(text)
    assert laid_out(project.content / "organisations/x.yml", project) == "name: b\nsummary: a\n"
    region = project.content / "regions/x.yml"
    region.write_text(laid_out(region, project) or "")
    assert region.read_text() == "name: c\nkind: streek\n"
    assert laid_out(region, project) is None
    stranger = project.content / "vreemd.yml"
    stranger.write_text("b: 1\na: 2\n")
    assert laid_out(stranger, project) is None


def test_a_file_that_cannot_be_laid_out_says_why_in_dutch(tmp_path: Path):
    project = Project.at(content=tmp_path)
    broken = tmp_path / "organisations/x.yml"
    broken.parent.mkdir()
    broken.write_text("name: a\n\tsummary: b\n")
    with pytest.raises(Refused) as refused:
        laid_out(broken, project)
    assert refused.value.in_words("nl").startswith("2:1: ")
    assert refused.value.in_words("nl") != refused.value.in_words("en")


def test_the_directory_s_own_files_keep_what_they_say():
    """Every file of the content can be laid out, and laying out twice changes nothing more."""
    project = Project.at(content=Path(__file__).parents[2] / "content")
    files = sorted(project.content.glob("organisations/*.yml"))[:20] + sorted(project.content.glob("vocabulary/*.yml"))
    assert len(files) > 20
    for file in files:
        kind = layout.kind_of(file.relative_to(project.content))
        text = laid_out(file, project) or file.read_text("utf-8")
        assert format_text(text, SCHEMAS[kind.name].flat) == text, file.name


# --- new: a profile from answers ------------------------------------------------------------------------------------

ANSWERS = {
    "name": "Café De Snoeischaar",
    "type": "maatwerkbedrijf",
    "summary": "Onderhoudt tuinen: in Aadorp.",
    "work": "haag scheren en fietsen herstellen",
    "phone": "011 27 27 27",
    "street": "Dorpsstraat",
    "number": "7",
    "postal_code": "1001",
    "source": "https://www.voorbeeld.be/over",
}
TODAY = "2026-11-22"


def made(**changes: str) -> tuple[str, str]:
    return new_organisation({**ANSWERS, **changes}, catalogue(), ORGANISATION, TODAY)


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
    known = catalogue({("sector", "anders"): values["sector", "anders"]})
    text = new_organisation({**ANSWERS, "work": "zingen"}, known, ORGANISATION, TODAY)[1]
    assert "  - sector: anders\n    note: zingen\n" in text


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("gras maaien", [("groen", [])]),
        ("Wij scheren je haag niet", []),
        ("haag scheren", [("groen", ["tuinonderhoud"])]),
        ("we snoeien", [("groen", [])]),
        ("fietsherstel en tuinen", [("fiets", ["herstel"]), ("groen", [])]),
        ("boekhouding", []),
        ("", []),
    ],
)
def test_sectors_are_guessed_by_the_words_of_the_vocabulary(sentence, found):
    guesses = guess_sectors(sentence, catalogue().vocabulary)
    assert [(guess.sector.id, [activity.id for activity in guess.activities]) for guess in guesses] == found


# --- the words of both ----------------------------------------------------------------------------------------------


def messages() -> set[str]:
    """What people read: the words of questions, and every text of the two modules that looks like a message."""
    found = {text for question in QUESTIONS for text in (question.prompt, question.help)}
    for module in (new, layout):
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
