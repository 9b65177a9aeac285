"""Whatever is typed: an answer or one clear refusal, soon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.catalogue.assemble import assemble
from builder.finding.fielded import QueryError, parse
from builder.finding.hits import Found, Request
from builder.finding.search import Finder
from builder.finding.shelf import Shelf
from builder.finding.whoosh_documents import index_documents
from builder.finding.whoosh_index import open_index, update_index
from builder.loading import load
from builder.project import Project
from tests.acceptance.conftest import small_directory
from tests.work import calls

CALLS = 400_000
HOSTILE = {
    "quotes": '"' * 501,
    "pairs of quotes": '""' * 300,
    "open brackets": "(" * 5000,
    "closed brackets": ")" * 5000,
    "nested": "(" * 900 + "a" + ")" * 900,
    "not not": "not " + "NOT " * 400 + "a",
    "and and": "a " + "AND " * 400,
    "or chain": " OR ".join(["a b"] * 400),
    "ten thousand letters": "a" * 10_000,
    "ten thousand words": "tuin " * 10_000,
    "long compounds": "kringloopwinkelgroenonderhoud" * 20,
    "stars": "naam:" + "*" * 1000,
    "a star for all": "tekst:de*",
    "wildcards in words": "k*r*i*n*g* ?? [a-z] ~2 ^9",
    "ranges": "[a TO z] {1 TO} postcode:[0 TO 9999]",
    "colons": ":::: a: :b naam::x",
    "control characters": "\x00\x01\x1b[31m\x7f poetsen",
    "directions": "\u202epoetsen\u202c \u200b\ufeff",
    "combining": "e\u0301" * 1000 + "\u0301" * 1000,
    "numbers": "9" * 5000,
    "empty": "",
    "spaces": " \t\n\u00a0",
    "marks": "|^| _ - ' ` ´",
    "numbers of other scripts": "tuin ² ٣٦٠٠ Ⅷ",
    "surrogate": "poetsen \ud800",
    "sql": "'; DROP TABLE organisations; --",
    "template": "{{7*7}} ${jndi:ldap} %s {name}",
    "fields": "sector:groen " * 150,
}


@pytest.fixture(scope="module")
def finder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    project = Project.at(small_directory(root, tmp_path_factory.mktemp("hostile") / "directory") / "content")
    catalogue = assemble(load(project).checked)
    update_index(project.root, project.content, lambda: index_documents(catalogue, ()))
    shelf = Shelf(open_index(project.root))
    yield Finder(shelf)
    shelf.close()


def answered(finder: Finder, query: str) -> Found | QueryError:
    try:
        return finder.search(Request(query, facets=True))
    except QueryError as refusal:
        return refusal


@pytest.mark.parametrize("name", HOSTILE)
def test_an_answer_or_a_refusal_takes_little_work(finder: Finder, name: str) -> None:
    found: Found | QueryError | None = None

    def answer() -> None:
        nonlocal found
        found = answered(finder, HOSTILE[name])

    assert calls(answer) < CALLS
    assert isinstance(found, QueryError) or len(found.hits) <= 10


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(["AND", "OR", "NOT", "EN", "(", ")", '"', "sector:groen", "naam:", "pelt", "poetsen", "*"]),
            st.text(max_size=12),
        ),
        max_size=12,
    ).map(" ".join)
)
def test_anything_at_all(finder: Finder, query: str) -> None:
    found = answered(finder, query)
    if isinstance(found, QueryError):
        assert 1 <= found.at <= len(query) + 1
        assert str(found)
    else:
        assert all(hit.id and hit.title and hit.url for hit in found.hits)


def test_a_refusal_points_inside_the_question() -> None:
    with pytest.raises(QueryError) as refused:
        parse("poetsen (ramen")
    assert refused.value.at == 9
