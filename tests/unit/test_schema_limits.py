"""Rules that every schema keeps: a limit on everything, words for people everywhere, references that lead somewhere."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builder.checking.formats import FORMATS
from builder.checking.schemas import load_schemas
from builder.project import SCHEMA_DIR
from builder.reading.kinds import KINDS, VOCABULARIES

FILES = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(SCHEMA_DIR.glob("*.schema.json"))}
REFERENCES = {
    *("organisation", "federation", "region", "practice", "glossary", "sector", "activity", "activity-key"),
    *("municipality-name", "nis"),
    *VOCABULARIES,
}
LANGUAGES = ("nl", "fr", "en")
Node = tuple[str, dict[str, Any]]  # where it is, and what it is


def walk(value: Any, where: str) -> Iterator[Node]:
    """Every schema inside a schema, itself included."""
    if not isinstance(value, dict):
        return
    yield where, value
    for name in ("properties", "patternProperties", "$defs"):
        for key, inner in value.get(name, {}).items():
            yield from walk(inner, f"{where}/{name}/{key}")
    for name in ("items", "propertyNames", "additionalProperties"):
        yield from walk(value.get(name), f"{where}/{name}")


NODES = [node for name, schema in FILES.items() for node in walk(schema, name)]


def properties() -> list[Node]:
    return [(where, node) for where, node in NODES if re.search(r"/(properties|patternProperties)/[^/]+$", where)]


def found_wrong(nodes: list[Node], is_wrong: Any) -> list[str]:
    return [where for where, node in nodes if is_wrong(node)]


def types_of(node: dict[str, Any]) -> list[str]:
    kinds = node.get("type", [])
    return [kinds] if isinstance(kinds, str) else kinds


def test_every_kind_has_its_schema_and_no_schema_is_left_over():
    assert set(FILES) == {kind.schema for kind in KINDS} | {"common.schema.json"}


@pytest.mark.parametrize("name", FILES)
def test_valid_against_the_metaschema(name):
    Draft202012Validator.check_schema(FILES[name])
    assert FILES[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_references_between_schemas_resolve():
    assert set(load_schemas(SCHEMA_DIR)) == {kind.name for kind in KINDS}


def test_every_shape_is_understood_without_the_engine():
    def plain(shape: Any) -> bool:
        inner = [*shape.properties.values(), *(each for _, each in shape.families)]
        inner += [each for each in (shape.items, shape.names, shape.others) if each]
        return shape.plain and all(plain(each) for each in inner)

    assert [name for name, schema in load_schemas(SCHEMA_DIR).items() if not plain(schema.shape)] == []


def test_every_string_has_a_longest_length():
    assert found_wrong(NODES, lambda node: "string" in types_of(node) and "maxLength" not in node) == []


def test_every_list_has_a_most_items_and_says_what_they_are():
    def endless(node: dict[str, Any]) -> bool:
        return "array" in types_of(node) and not {"maxItems", "items"} <= node.keys()

    assert found_wrong(NODES, endless) == []


def test_every_number_has_bounds():
    def boundless(node: dict[str, Any]) -> bool:
        return bool({"integer", "number"} & {*types_of(node)}) and not {"minimum", "maximum"} <= node.keys()

    assert found_wrong(NODES, boundless) == []


def test_every_mapping_is_closed():
    def is_open(node: dict[str, Any]) -> bool:
        return "object" in types_of(node) and node.get("additionalProperties") is not False

    assert found_wrong(NODES, is_open) == []


def test_every_schema_says_its_type_or_refers():
    def vague(node: dict[str, Any]) -> bool:
        return not node.keys() & {"type", "$ref", "$defs", "x-ref"}

    assert found_wrong(NODES, vague) == []


def test_required_keys_are_properties():
    assert found_wrong(NODES, lambda node: not {*node.get("required", ())} <= node.get("properties", {}).keys()) == []


def wordless(node: dict[str, Any], wanted: tuple[str, ...]) -> bool:
    places = [node, *(node.get("x-i18n", {}).get(language, {}) for language in LANGUAGES[1:])]
    return not all(isinstance(place.get(key), str) and place[key].strip() for place in places for key in wanted)


def test_every_property_has_a_title_and_a_description_in_three_languages():
    assert found_wrong(properties(), lambda node: wordless(node, ("title", "description"))) == []


def test_every_file_and_every_item_that_is_a_mapping_has_a_title_in_three_languages():
    def is_mapping(node: dict[str, Any]) -> bool:
        shared = FILES["common.schema.json"]["$defs"].get(node.get("$ref", "").rpartition("/")[2], {})
        return types_of({**shared, **node}) == ["object"]

    items = [(where, node) for where, node in NODES if where.endswith("/items") and is_mapping(node)]
    assert len(items) >= 15
    assert found_wrong(items, lambda node: wordless(node, ("title",))) == []
    assert [name for name, schema in FILES.items() if wordless(schema, ("title", "description"))] == []


def test_shared_parts_leave_the_words_to_who_uses_them():
    """Editors let the words of a shared part win over those beside the reference."""
    shared = [(name, part) for name, part in FILES["common.schema.json"]["$defs"].items()]
    assert found_wrong(shared, lambda part: bool({"title", "description", "x-i18n"} & part.keys())) == []


def test_words_are_short_enough_for_a_form():
    for where, node in properties():
        for place in (node, *node["x-i18n"].values()):
            assert len(place["title"]) <= 40, where
            assert len(place["description"]) <= 160, where
            assert place["description"].endswith("."), where


def test_choices_have_labels_in_three_languages():
    def unlabelled(node: dict[str, Any]) -> bool:
        if "enum" not in node:
            return False
        labels = node.get("x-labels", {})
        return list(labels) != node["enum"] or any(set(each) != set(LANGUAGES) for each in labels.values())

    assert found_wrong(NODES, unlabelled) == []
    assert sum("enum" in node for _, node in NODES) >= 10


def test_every_field_of_an_organisation_stands_in_a_step_of_the_form():
    schema = FILES["organisation.schema.json"]
    assert {node["x-step"] for node in schema["properties"].values()} == set(schema["x-steps"])
    assert all(not wordless(step, ("title",)) for step in schema["x-steps"].values())


def test_formats_and_references_are_known():
    assert {node["format"] for _, node in NODES if "format" in node} <= set(FORMATS)
    assert {node["x-ref"] for _, node in NODES if "x-ref" in node} == REFERENCES


def test_examples_are_valid():
    def check(where: str, node: dict[str, Any], flat: dict[str, Any]) -> None:
        for example in flat.get("examples", ()):
            problems = [error.message for error in Draft202012Validator(flat).iter_errors(example)]
            assert problems == [], where
            if flat.get("format") and isinstance(example, str):
                assert FORMATS[flat["format"]](example) is None, (where, example)
        for key, inner in flat.get("properties", {}).items():
            check(f"{where}/{key}", node, inner)
        if isinstance(flat.get("items"), dict):
            check(f"{where}[]", node, flat["items"])

    for name, schema in load_schemas(SCHEMA_DIR).items():
        check(name, schema.flat, schema.flat)


def patterns() -> set[str]:
    found = {node["pattern"] for _, node in NODES if "pattern" in node}
    return found | {pattern for _, node in NODES for pattern in node.get("patternProperties", {})}


HOSTILE = ["a", "a-", "a/", "1.", "a" * 50 + "!", "-", "/", "é", "0123456789abcdef.", "a.png"]


@pytest.mark.parametrize("pattern", sorted(patterns()))
def test_patterns_take_no_time_on_a_hostile_text(pattern):
    compiled = re.compile(pattern)
    for unit in HOSTILE:
        text = (unit * (100_000 // len(unit) + 1))[:100_000] + "\n!"
        start = time.process_time()
        compiled.search(text)  # a millisecond; a pattern that looks back over the text takes minutes
        assert time.process_time() - start <= 2, unit[:10]


def test_there_are_patterns_to_try():
    assert len(patterns()) >= 4
