"""Schemas without references, the walk along them, and the words for what breaks them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.checking.check import check_document
from builder.checking.formats import FORMATS
from builder.checking.schemas import Schema, SchemaError, Shape, load_schemas, schema_from
from builder.checking.values import Walk
from builder.project import SCHEMA_DIR
from builder.reading.content import read_content
from builder.reading.document import Document
from builder.reading.kinds import KINDS
from builder.reading.strict_yaml import parse
from tests.cases.tree import INVALID, VALID, lay_out


def schema(**keywords: Any) -> Schema:
    return schema_from({"x.schema.json": {"type": "object", "properties": {"a": keywords}}}, "x.schema.json")


def found(text: str, **keywords: Any) -> list[tuple[str, dict[str, str]]]:
    parsed = parse(text.encode(), "content/x.yml")
    assert parsed.value is not None
    document = Document("x", "x", "content/x.yml", parsed.value, parsed.positions)
    problems = check_document(document, schema(**keywords))[2]
    return [(each.code, dict(each.params)) for each in problems]


def walked(value: Any, made: Schema) -> tuple[Any, bool]:
    walk = Walk()
    return walk.value(value, made.shape, (), {}), walk.sound


def test_all_schemas_load_and_every_shape_is_understood() -> None:
    def shapes(shape: Shape) -> list[Shape]:
        inner = [
            *shape.properties.values(),
            *(each for _, each in shape.families),
            shape.others,
            shape.items,
            shape.names,
        ]
        return [shape, *(deep for each in inner if each is not None for deep in shapes(each))]

    schemas = load_schemas(SCHEMA_DIR)
    assert set(schemas) == {kind.name for kind in KINDS}
    for name, made in schemas.items():
        for shape in shapes(made.shape):
            # A shape that is not plain sends every file through the slow engine.
            assert shape.plain, name
            assert shape.format is None or shape.format in FORMATS


@pytest.mark.parametrize("case", [*INVALID, *VALID], ids=lambda case: case.name)
def test_the_walk_and_the_schema_engine_agree(case: Path, tmp_path: Path) -> None:
    schemas = load_schemas(SCHEMA_DIR)
    for document in read_content(lay_out(case, tmp_path)).documents:
        value, sound = walked(document.value, schemas[document.kind])
        assert sound is schemas[document.kind].validator.is_valid(value), document.path


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        *[(text, "integer", int(text)) for text in ("0", "-1", "2026", "999999999999999")],
        *[
            (text, "integer", text)
            for text in ("01", "1.0", "1e3", "1_000", "+1", "0x1F", "", "٣", "9" * 400, "1 ", "yes")
        ],
        *[(text, "number", float(text)) for text in ("50.907", "-0.5", "5")],
        *[(text, "number", text) for text in (".5", "5.", "1e3", ".inf", "NaN", "51,2", "9" * 400)],
        ("12", "string", "12"),
    ],
)
def test_text_becomes_a_number_only_where_the_schema_says_so(text: str, kind: str, value: object) -> None:
    made, sound = walked({"a": text}, schema(type=kind))
    assert made == {"a": value}
    assert type(made["a"]) in (type(value), int)
    assert sound is (kind == "string" or not isinstance(value, str))


def test_text_in_several_languages_stays_text() -> None:
    made, sound = walked({"a": {"nl": "1"}}, schema(type=["string", "object"], properties={"nl": {"type": "string"}}))
    assert (made, sound) == ({"a": {"nl": "1"}}, True)


@pytest.mark.parametrize(
    ("text", "keywords", "code"),
    [
        ("a: x", {"type": "string", "not": {"const": "x"}}, "not-fitting"),
        ("a: x", {"type": "string", "const": "y"}, "not-allowed"),
        ("a: x", {"anyOf": [{"type": "integer"}, {"type": "boolean"}]}, "not-fitting"),
        ("a: {b: 1}", {"type": "object", "maxProperties": 0}, "too-many-items"),
        ("a: {}", {"type": "object", "minProperties": 1}, "too-few-items"),
        ("a: {b: 1}", {"type": "object", "propertyNames": {"maxLength": 0}}, "too-long"),
        ("a: [x, y, x]", {"type": "array", "uniqueItems": True}, "repeated-item"),
        ("a: '1'", {"type": "integer", "minimum": 5}, "out-of-range"),
        ("a: [x]", {"type": "array", "items": False}, "not-fitting"),
    ],
)
def test_keywords_have_words(text: str, keywords: dict[str, Any], code: str) -> None:
    assert [each for each, _ in found(text, **keywords)] == [code]


def test_what_is_found_is_shown_short() -> None:
    ((code, params),) = found("a: " + "x" * 500, type="integer")
    assert code == "wrong-type"
    assert len(params["found"]) == 60


def test_a_pattern_ends_where_the_text_ends() -> None:
    assert [each for each, _ in found('a: "x\\n"', type="string", pattern="^x$")] == ["wrong-form"]
    assert found("a: x", type="string", pattern="^x$") == []


def test_references_between_files_are_resolved() -> None:
    files = {
        "a.schema.json": {
            "type": "object",
            "properties": {"x": {"title": "X", "$ref": "common.schema.json#/$defs/long"}},
        },
        "common.schema.json": {
            "$defs": {"long": {"$ref": "#/$defs/short", "maxLength": 3}, "short": {"type": "string"}}
        },
    }
    flat = schema_from(files, "a.schema.json").flat
    assert flat["properties"]["x"] == {"title": "X", "type": "string", "maxLength": 3}


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ({"$ref": "#/$defs/nergens"}, "does not exist"),
        ({"$ref": "https://voorbeeld.example/x.json"}, "does not exist"),
        ({"$ref": "#/$defs/rond"}, "refers to itself"),
        ({"$ref": "#/$defs/kort", "maxLength": 9}, "differs"),
    ],
)
def test_references_that_cannot_be_used(node: dict[str, Any], words: str) -> None:
    definitions = {"rond": {"$ref": "#/$defs/rond"}, "kort": {"maxLength": 3}}
    with pytest.raises(SchemaError, match=words):
        schema_from({"x.schema.json": {"$defs": definitions, "properties": {"a": node}}}, "x.schema.json")


def test_a_schema_that_is_missing_or_broken_is_an_error_of_the_project(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="missing"):
        load_schemas(tmp_path)
    (tmp_path / "site.schema.json").write_text("{")
    with pytest.raises(SchemaError, match=r"site\.schema\.json"):
        load_schemas(tmp_path / ".")


def test_flat_schemas_hold_no_reference_to_fetch() -> None:
    for made in load_schemas(SCHEMA_DIR).values():
        assert '"$ref"' not in json.dumps(made.flat)
