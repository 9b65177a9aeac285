"""The one form of content files: order of keys, quotes, comments, lines."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from builder.checking.schemas import load_schemas
from builder.editing import layout
from builder.editing.fmt import UnformattableError, format_text
from builder.editing.layout import Refused, laid_out
from builder.project import SCHEMA_DIR, Project

SCHEMAS = load_schemas(SCHEMA_DIR)
ORGANISATION = SCHEMAS["organisation"]


def formatted(source: str) -> str:
    return format_text(dedent(source), ORGANISATION.flat)


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
