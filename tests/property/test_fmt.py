"""Formatting never changes what a file says, keeps its comments, and is done after one time."""

from __future__ import annotations

import re
from typing import Any

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from builder.checking.schemas import load_schemas
from builder.editing.fmt import UnformattableError, format_text
from builder.project import SCHEMA_DIR
from builder.reading.strict_yaml import parse

SCHEMA = load_schemas(SCHEMA_DIR)["organisation"].flat

# Text that YAML tools stumble over, beside ordinary words.
AWKWARD = [
    *(
        "yes",
        "no",
        "on",
        "null",
        "~",
        "true",
        "1e3",
        "0o7",
        "012",
        "1_000",
        "12:30",
        "2026-11-22",
        "2019",
        ".5",
        "=",
        "<<",
    ),
    *(
        "a: b",
        "a #b",
        "#a",
        "- a",
        "-",
        "? a",
        ": a",
        "a:",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "|",
        ">",
        "[a]",
        "{a}",
    ),
    *("a, b", "'a'", '"a"', "it's", 'say "x"', "back\\slash", " a", "a ", "", "---", "...", "é", "É", "日本", "🌱"),
    *(
        "one\ntwo",
        "one\n\ntwo\n",
        "\none",
        "one\n",
        " one\ntwo",
        "one\n two",
        "one\ntwo\n\n",
        "one \ntwo",
        "one\n  \ntwo",
    ),
    "https://www.voorbeeld.be/pad?vraag=1#plek",
    "een lange zin met woorden " * 8,
    "een lange zin: met woorden  en dubbele spaties " * 6,
]
texts = st.one_of(
    st.sampled_from(AWKWARD), st.text("ab :#-,[]{}'\"\n\\é", max_size=30), st.text("abcdé ", max_size=200)
)
unknown_keys = st.sampled_from(["zzz", "a b", "yes", "2019", "sleutel: vreemd"])


def values_of(schema: dict[str, Any], depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of the schema's shape; text is any text, since formatting comes before checking."""
    kinds = schema.get("type", "string")
    if isinstance(kinds, list):
        kinds = "object" if depth % 2 else "string"
    if kinds == "object":
        known = {key: values_of(inner, depth + 1) for key, inner in schema.get("properties", {}).items()}
        fixed = st.fixed_dictionaries({}, optional=known) if known else st.dictionaries(unknown_keys, texts, max_size=2)
        extra = st.dictionaries(unknown_keys, texts, max_size=1)
        return st.tuples(fixed, extra).map(lambda both: {**both[0], **both[1]})
    if kinds == "array":
        return st.lists(values_of(schema["items"], depth + 1), max_size=3)
    if kinds == "boolean":
        return st.booleans()
    return texts


def some_of(properties: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A few keys of an organisation in any order."""
    keys = st.lists(st.sampled_from(sorted(properties)), min_size=1, max_size=5, unique=True)
    return keys.flatmap(lambda chosen: st.fixed_dictionaries({key: values_of(properties[key]) for key in chosen}))


@st.composite
def files(draw: st.DrawFn) -> str:
    value = draw(some_of(SCHEMA["properties"]))
    style = draw(st.sampled_from([None, True, False]))
    quotes = draw(st.sampled_from([None, "'", '"', "|", ">"]))
    text = yaml.dump(
        value, allow_unicode=True, sort_keys=False, default_flow_style=style, default_style=quotes, width=200
    )
    # Comments and empty lines between and after lines. Some of them land inside a text and are then part of it.
    lines = text.splitlines()
    for number in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        indent = re.match(r"[ ]*", lines[at])[0]
        match draw(st.integers(0, 2)):
            case 0:
                lines[at] += f" # naast {number}"
            case 1:
                lines.insert(at, f"{indent}# boven {number}")
            case _:
                lines.insert(at, "")
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff", "# yaml-language-server: $schema=x\n"])) + end.join(lines) + end


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_formatting_keeps_values_and_comments_and_is_idempotent(source: str):
    try:
        formatted = format_text(source, SCHEMA)
    except UnformattableError as refused:
        assume(not refused.problems)  # what the reader refuses is no content; a fault of ours has no problems
        raise
    before = parse(source.encode(), "x.yml").value
    assert parse(formatted.encode(), "x.yml").value == before
    assert format_text(formatted, SCHEMA) == formatted
    assert "\r" not in formatted
    assert not formatted.startswith("\ufeff")
    assert formatted.endswith("\n")
    known = [key for key in SCHEMA["properties"] if key in before]
    assert [key for key in parse(formatted.encode(), "x.yml").value if key in SCHEMA["properties"]] == known
