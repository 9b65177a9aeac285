"""The judged queries can be judged: their ids are those of the content, and what they ask for is there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.catalogue.model import Catalogue
from tests.bench.search.judging import PAGES, RIGHT, Judge
from tests.bench.search.queries_file import JudgedQuery, read_queries
from tests.bench.search.results import FRESH
from tests.bench.search.subject import subject_of

QUERIES = read_queries()
VOCABULARIES = ("customers", "forms", "types", "labels")
KEYS = {
    "sectors", "activities", *VOCABULARIES, *PAGES, "organisations", "needs", "place", "within", "readings", "anything",
    "nothing",
}  # fmt: skip
LITTLE_WORDS = {"de", "een", "in"}
UNKNOWN_AT_LEAST = 30
FREE = ("typed by many", FRESH)  # how kinds begin of queries that were written without looking at what there is


@pytest.fixture(scope="module")
def judge(root: Path, catalogue: Catalogue) -> Judge:
    return subject_of(catalogue, root / "content").judge


def conditions(expect: Any) -> Iterator[tuple[str, Any]]:
    for key, value in expect.items():
        yield key, value
        if key in ("needs", "readings"):
            for part in value:
                yield from conditions(part)


def test_ids_and_queries_are_given_once() -> None:
    for values in (Counter(each.id for each in QUERIES), Counter(each.query.casefold() for each in QUERIES)):
        assert [value for value, times in values.items() if times > 1] == []


def test_conditions_are_known_and_name_what_is_in_the_content(judge: Judge) -> None:
    export = judge.export
    known: dict[str, set[str]] = {
        "sectors": {sector["id"] for sector in export["sectors"]},
        "activities": {
            name
            for sector in export["sectors"]
            for activity in sector["activities"]
            for name in (activity["id"], activity["id"].partition("/")[2])
        },
        "organisations": {one["id"] for one in export["organisations"]},
        "page": set(judge.pages),
        **{name: {term["id"] for term in export["vocabularies"][name]} for name in VOCABULARIES},
        **{name: {entry["id"] for entry in export[name]} for name in PAGES if name != "page"},
    }
    wrong = [
        (each.id, key, value)
        for each in QUERIES
        for key, value in conditions(each.expect)
        if key not in KEYS or (key in known and not set(value) <= known[key])
    ]
    assert wrong == []


def test_every_query_has_a_fully_right_answer(judge: Judge) -> None:
    ranked = [each for each in QUERIES if not {"anything", "nothing"} & set(each.expect)]
    without = [
        (each.id, each.query)
        for each in ranked
        if RIGHT not in judge.best(each.expect) and not each.kind.startswith(FREE)
    ]
    assert without == []


def test_what_people_type_freely_has_an_answer(judge: Judge) -> None:
    """They also ask for work that no profile names: then the nearest is right."""
    free = [each for each in QUERIES if each.kind.startswith(FREE)]
    typed = [each for each in free if each.expect.keys().isdisjoint({"anything", "nothing"})]
    assert [(each.id, each.query) for each in typed if not judge.best(each.expect)] == []
    assert sum(RIGHT in judge.best(each.expect) for each in typed) > len(typed) * 0.75


def test_enough_words_stand_in_no_list_of_the_vocabulary(judge: Judge) -> None:
    """Words that the vocabulary learns later do no harm here, they only make the kind easier: then think of others."""
    listed = {word for text in texts([judge.export["sectors"], judge.export["vocabularies"]]) for word in words(text)}
    unknown = [each for each in QUERIES if each.kind == "unknown word" and words(each.query).isdisjoint(listed)]
    assert len(unknown) >= UNKNOWN_AT_LEAST


def test_typos_are_in_no_list_of_the_vocabulary(judge: Judge) -> None:
    listed = {word for text in texts([judge.export["sectors"], judge.export["vocabularies"]]) for word in words(text)}
    real = [each.query for each in of_kind("typo, one edit") if words(each.query) <= listed]
    assert real == []


def of_kind(kind: str) -> list[JudgedQuery]:
    found = [each for each in QUERIES if each.kind == kind]
    assert found
    return found


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def words(text: str) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return set(re.findall(r"[a-z0-9]+", plain)) - LITTLE_WORDS
