"""The strict reader: what stays text, where values stand, and what it costs to refuse a hostile file."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from builder.problems import Problem
from builder.reading import strict_yaml
from builder.reading.document import KEY, Position
from builder.reading.plain_yaml import quickest_mapping
from builder.reading.quick_yaml import plain_mapping
from builder.reading.strict_yaml import MAX_BYTES, MAX_DEPTH, MAX_NODES, parse
from tests.work import calls

PATH = "content/organisations/proefwerk.yml"


def value_of(text: str) -> Any:
    parsed = parse(text.encode(), PATH)
    assert parsed.problems == ()
    assert parsed.value is not None
    return parsed.value


def problems_of(data: str | bytes) -> tuple[Problem, ...]:
    parsed = parse(data.encode() if isinstance(data, str) else data, PATH)
    assert parsed.value is None
    return parsed.problems


def codes_of(data: str | bytes) -> list[str]:
    return [each.code for each in problems_of(data)]


@pytest.mark.parametrize(
    "scalar",
    [
        *("NO", "no", "yes", "on", "off", "y", "n", "True", "TRUE", "False", "Null", "NULL", "none"),
        *("01000", "0471234567", "+3225550199", "0o17", "0x1F", "0b101", "1_000", "1e3", "1.10", "-0", ".5", "5."),
        *(".inf", "-.inf", ".NaN", "12:30", "1:2:3", "2024-02-30", "2026-11-22", "2026-11-22T10:00:00Z", "1993"),
        *("=", "3590", "0407.229.358", "9" * 400, "null-punt", "~/map", "C#", "a:b", "1 000"),
    ],
)
def test_plain_scalars_stay_text(scalar: str) -> None:
    assert value_of(f"a: {scalar}\nb: [{scalar}]") == {"a": scalar, "b": [scalar]}


@pytest.mark.parametrize(
    ("scalar", "value"),
    [("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("# niets", None)],
)
def test_only_five_plain_scalars_are_special(scalar: str, value: object) -> None:
    assert value_of(f"a: {scalar}") == {"a": value}


@pytest.mark.parametrize("word", ["true", "false", "null", "~", ""])
def test_quotes_make_text(word: str) -> None:
    assert value_of(f"a: \"{word}\"\nb: '{word}'") == {"a": word, "b": word}


def test_special_words_are_ordinary_keys() -> None:
    assert value_of("no: 1\ntrue: 2\nnull: 3\n1: 4") == {"no": "1", "true": "2", "null": "3", "1": "4"}


def test_block_text_keeps_its_lines() -> None:
    assert value_of("a: |\n  een\n\n  twee # geen opmerking\nb: >\n  een\n  twee\n") == {
        "a": "een\n\ntwee # geen opmerking\n",
        "b": "een twee\n",
    }


def test_text_is_brought_to_one_form() -> None:
    assert value_of("a: cafe\u0301") == {"a": "caf\u00e9"}


def test_positions_of_values_and_keys() -> None:
    parsed = parse("# eerst\nname: Proef\nlocations:\n  - phone: één\n    'fax': [a, \"b\"]\n".encode(), PATH)
    assert parsed.positions[("name",)] == Position(2, 7)
    assert parsed.positions[("name", KEY)] == Position(2, 1)
    assert parsed.positions[("locations", 0, "phone")] == Position(4, 12)
    assert parsed.positions[("locations", 0, "fax", KEY)] == Position(5, 5)
    assert parsed.positions[("locations", 0, "fax", 1)] == Position(5, 16)
    assert parsed.positions[()] == Position(2, 1)


def test_columns_count_characters_and_not_bytes() -> None:
    (found,) = problems_of("één: 1\n'één': 2")
    assert (found.line, found.column, found.params["other"]) == (2, 1, "1")
    assert value_of("é: {ü: x}")
    assert parse("é: {ü: x}".encode(), PATH).positions[("é", "ü")] == Position(1, 8)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(line_end: str) -> None:
    (found,) = problems_of(line_end.join(["a: 1", "b: 2", "a: 3"]))
    assert (found.line, found.params["other"]) == (3, "1")


@pytest.mark.parametrize(
    ("first", "second"),
    [("name", "name"), ("name", "NAME"), ("caf\u00e9", "cafe\u0301"), ("stra\u00dfe", "STRASSE")],
)
def test_keys_that_look_the_same_are_one_error_that_names_both_lines(first: str, second: str) -> None:
    (found,) = problems_of(f"x: 1\n{first}: 1\n{second}: 2")
    assert found.code in ("duplicate-key", "similar-key")
    assert (found.line, found.params["other"]) == (3, "2")


def test_every_mistake_of_a_kind_is_told_at_once() -> None:
    assert codes_of("a: &x 1\nb: *x\na: !!int 2") == ["anchor", "alias", "duplicate-key", "tag"]


def test_limits_hold_exactly() -> None:
    assert value_of("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))
    assert codes_of("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH) == ["too-deep"]
    assert value_of("a: [" + "1, " * (MAX_NODES - 3) + "]")
    assert codes_of("a: [" + "1, " * (MAX_NODES - 2) + "]") == ["too-many-values"]
    assert value_of("a: " + "x" * (MAX_BYTES - 3))
    assert codes_of("a: " + "x" * (MAX_BYTES - 2)) == ["too-large"]


HIDDEN = [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C, 0x200B]
HIDDEN += [0x2060, 0xFEFF, 0x00AD, 0x200C, 0x200D, 0xFE00, 0xFE0F, 0xE0001, 0xE0041, 0x180E, 0x3164]


@pytest.mark.parametrize("code", HIDDEN, ids=lambda code: f"{code:04X}")
@pytest.mark.parametrize("text", ["na{}am: x", "naam: x{}y", "naam: 'x{}'", "# x{}\nnaam: x", "naam: |\n  x{}"])
def test_hidden_characters_are_refused_everywhere(code: int, text: str) -> None:
    assert codes_of(text.format(chr(code))) == ["hidden-character"]


@pytest.mark.parametrize("code", HIDDEN, ids=lambda code: f"{code:04X}")
def test_hidden_characters_are_refused_as_escapes(code: int) -> None:
    assert codes_of(f'naam: "x\\U{code:08x}y"') == ["hidden-character"]


@pytest.mark.parametrize("code", [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029])
def test_control_characters_are_refused(code: int) -> None:
    assert codes_of(f"naam: x{chr(code)}y") == ["control-character"]


@pytest.mark.parametrize("name", ["شركة العمل", "חברה", "Εταιρεία", "Общество", "می‌خواهم", "社会経済", "❤️ tuin"])
def test_names_in_any_alphabet_pass(name: str) -> None:
    assert value_of(f"name: {name}")["name"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("naam: café".encode("latin-1"), "not-utf-8"),
        ("naam: café".encode("cp1252"), "not-utf-8"),
        ("naam: x".encode("utf-16"), "utf-16"),
        ("naam: x".encode("utf-16-le"), "utf-16"),
        ("naam: x".encode("utf-16-be"), "utf-16"),
        ("naam: x".encode("utf-32"), "utf-16"),
        (b"naam: \xed\xa0\x80", "not-utf-8"),
        (b"naam: \xc0\xaf", "not-utf-8"),
        (b"naam: \xf4\x90\x80\x80", "not-utf-8"),
        (b"naam: \xe2\x82", "not-utf-8"),
        (b"\x80naam: x", "not-utf-8"),
        (b'naam: "\\ud800"', "unknown-escape"),
        (b'naam: "\\ud83d\\ude00"', "unknown-escape"),
        (b"\xef\xbb\xbf\xef\xbb\xbfnaam: x", "hidden-character"),
        (b"naam: x\x00", "control-character"),
        (b"\tnaam: x", "tab"),
        (b"naam: x\t# uitleg", "tab"),
        (b"naam: 'x\ty'", "tab"),
        (b'naam: "x\\ty"', "control-character"),
        (b'naam: "x\\ry"', "control-character"),
        (b"", "empty-file"),
        (b"\n\n", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"---\n...\n", "empty-file"),
        (b"\n---", "empty-file"),
        (b"null", "not-a-mapping"),
        (b"''", "not-a-mapping"),
    ],
)
def test_bytes_that_are_no_clean_text(data: bytes, code: str) -> None:
    assert codes_of(data) == [code]


def test_nothing_is_said_of_a_line_that_is_not_there() -> None:
    found = parse(b"\n---", PATH)
    assert [(each.code, each.line) for each in found.problems] == [("empty-file", 1)]


NINE = "abcdefghi"
BOMBS = {
    "aliases": "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(NINE)),
    "merges": "a: &a {x: 1}\n"
    + "".join(f"{b}: &{b} {{<<: [{', '.join(['*' + a] * 8)}]}}\n" for a, b in pairwise(NINE)),
    "itself": "a: &a [*a]\n",
    "deep list": "a: " + "[" * 30_000,
    "deep mapping": "a: " + "{a: " * 15_000,
    "deep dashes": "a:\n  " + "- " * 30_000,
    "deep questions": "? " * 30_000,
    "many values": "a: [" + "1," * 30_000 + "]",
    "many keys": "".join(f"k{number}: 1\n" for number in range(6_000)),
    "long number": "a: " + "9" * 60_000,
    "long key": "k" * 60_000 + ": 1",
    "open quote": "a: '" + "x\n" * 30_000,
    "long tag": "a: !" + "x" * 60_000 + " y",
    "escapes": 'a: "' + "\\x41" * 15_000 + '"',
    "hidden": "a: " + "\u200b" * 20_000,
    "tabs": "\t\n" * 30_000,
    "spaces": "a:\n" + " " * 60_000 + "b",
    "indents": "".join(" " * depth + "a:\n" for depth in range(300)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_cost_next_to_nothing(name: str) -> None:
    data = BOMBS[name].encode()
    assert calls(lambda: parse(data, PATH)) <= 3_000 + 2 * len(data)
    tracemalloc.start()
    parsed = parse(data, PATH)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak <= 5_000_000
    assert all(each.line >= 1 and each.column >= 1 for each in parsed.problems)
    assert parsed.problems or name in ("long number", "escapes", "spaces")


def test_a_text_without_mistakes_is_read_the_same_in_the_quick_way(root: Path) -> None:
    for file in sorted((root / "content").rglob("*.yml")):
        text = file.read_text("utf-8")
        assert plain_mapping(text) == strict_yaml._built(text, PATH).root is not None, file
        if file.parent.name == "organisations":
            assert quickest_mapping(text), file


# Each is about one thing in which the quickest reader could read more, or something else, than there is.
EDGES = (
    "a: b\n  c\n\n\n  d",
    "a: b\n c",
    "- a",
    "a:\n- b\n- c\nd: e",
    "a:\n  - b: c\n    d: e\n  - f: g",
    "a:\n  - b: c\n  d: e",
    "a:\n  - b: c\n   d: e",
    "a:\nb: c",
    "a:\n  b:\n c: d",
    "a: b\n  c: d",
    "a: b\nA: c",
    "a: b\na: c",
    "on: b\n'on': c",
    "'on': b\n\"off\": c",
    "a: 'b''c'",
    "a: 'b\n\n  c'",
    "a: 'b \n  c'",
    "a: 'b\nc'",
    "a: ' b '",
    "a: '' b",
    'a: "b\\n"',
    "a: b #c",
    "a: b#c",
    "a: b: c",
    "a: b:c",
    "a: b:",
    "a: [b, null, 1]",
    "a: [b,c]",
    "a: [b, c: d]",
    "a: {}\nb: []",
    "a: |\n  b\n\n  c\n\n",
    "a: |\n\n  b",
    "a: |\n   b",
    "a: |\n  b\n c",
    "a: |-\n  b",
    'a: true\nb: "true"\nc: ~\nd: yes',
    "a: b\n# c\n  d",
    "a: # b",
    "# a\n\nb: c",
    "  a: b",
    "a: b\n...\nc: d",
    "a: e\u0301",
    "a: \u212a",
    "a: b\u200b",
    "a: b\tc",
    "a: b\r\nc: d",
    "a: *b",
    "<<: b",
)


@pytest.mark.parametrize("written", EDGES)
def test_the_quickest_reader_reads_the_same_or_nothing(written: str) -> None:
    text = written + "\n"
    quickest = quickest_mapping(text)
    if quickest is not None:
        full = strict_yaml._built(text, PATH)
        assert (full.problems, repr(full.root)) == ([], repr(quickest))


def test_the_quickest_reader_bears_no_more_than_the_others() -> None:
    deep = "".join("  " * depth + "a:\n" for depth in range(MAX_DEPTH + 1))
    many = "".join(f"a{number}: [b, c, d, e]\n" for number in range(MAX_NODES // 6 + 1))
    for text in (deep, many):
        assert strict_yaml._built(text, PATH).problems
        assert quickest_mapping(text) is None
