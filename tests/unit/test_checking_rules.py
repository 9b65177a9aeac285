"""Rules across files, in the corners that the cases do not reach."""

from __future__ import annotations

from typing import Any

import pytest

from builder.catalogue.places import Places
from builder.checking.conduct import law_problems, mailbox_problem
from builder.checking.duplicates import duplicate_problems
from builder.checking.index import Index
from builder.checking.order import cycle_problems, date_problems
from builder.checking.suggestions import Lexicon, closest, plain
from builder.checking.uniqueness import synonym_problems
from builder.checking.values import Special
from builder.reading.document import Document
from tests.work import calls

NOWHERE = Places(municipalities={}, postal_codes={}, outlines={})


def document(kind: str, name: str, /, **value: Any) -> Document:
    return Document(kind, name, f"content/{name}.yml", value, {})


def index(*documents: Document) -> Index:
    return Index("content", documents, frozenset(), (), NOWHERE, {})


def named(**names: str) -> Index:
    return index(*(document("organisation", slug, name=name) for slug, name in names.items()))


def at_one_address(**names: str) -> Index:
    home = [{"street": "Kerkstraat", "number": "1", "postal_code": "3590"}]
    return index(*(document("organisation", slug, name=name, locations=home) for slug, name in names.items()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bewel", "Bewel vzw"),
        ("Bewel", "BEWEL V.Z.W."),
        ("Groep Zuid cv", "groep zuid"),
        ("Ateljee", "Atéljee"),
        ("De Springplank", "De Springplanck"),
        ("Kringloop Noord", "Kringloopnoord"),
        ("Xde Springplank", "De Springplank"),
        ("Atelier De Berg", "De Berg Atelier"),
    ],
)
def test_names_that_look_alike(one: str, other: str) -> None:
    (found,) = duplicate_problems(named(aa=one, bb=other))
    assert (found.code, found.path, found.params["other"]) == ("similar-name", "content/bb.yml", "content/aa.yml")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kringwinkel West", "Kringwinkel Oost"),
        ("Werkplaats 12", "Werkplaats 13"),
        ("Groep Maatwerk", "Groep Intro"),
        ("vzw", "cv"),
    ],
)
def test_names_that_do_not(one: str, other: str) -> None:
    assert list(duplicate_problems(named(aa=one, bb=other))) == []


def test_two_enterprise_numbers_or_a_merger_tell_two_names_apart() -> None:
    one = {"name": "Bewel", "enterprise_number": "0407.229.358"}
    other = {"name": "Bewel cv", "enterprise_number": "0123.456.749"}
    merged = {"name": "Bewel vzw", "status": {"state": "merged", "into": "aa"}}
    first, second = document("organisation", "aa", **one), document("organisation", "bb", **other)
    assert list(duplicate_problems(index(first, second))) == []
    first, second = document("organisation", "aa", **one), document("organisation", "bb", **merged)
    assert list(duplicate_problems(index(first, second))) == []


def test_one_address_makes_names_look_alike_sooner() -> None:
    names = {"aa": "Springplank", "bb": "Springplank Groen en Natuur"}
    assert list(duplicate_problems(named(**names))) == []
    assert [each.code for each in duplicate_problems(at_one_address(**names))] == ["same-address"]
    assert list(duplicate_problems(at_one_address(aa="Springplank", bb="Ateljee"))) == []


def test_ten_thousand_names_are_compared_with_few_others_each() -> None:
    many = index(
        *(
            document("organisation", f"o{number}", name=f"Naam {number:05d} van {number % 97}")
            for number in range(10_000)
        )
    )
    assert calls(lambda: list(duplicate_problems(many))) < 200 * 10_000
    assert list(duplicate_problems(many)) == []


@pytest.mark.parametrize(
    ("early", "late", "wrong"),
    [
        ("2019", "2018", True),
        ("2019", "2019-01", False),
        ("2019-06", "2019", False),
        ("2019-06", "2019-05-31", True),
        ("2019-06-01", "2019-06-01", False),
        ("2026-11-26T19:00", "2026-11-26T18:00", True),
        ("2026-11-26T19:00", "2026-11-26", False),
        ("vroeger", "2018", False),
    ],
)
def test_dates_that_need_not_be_whole(early: str, late: str, wrong: bool) -> None:
    found = list(date_problems(document("event", "x", start=early, end=late)))
    assert bool(found) is wrong


def circle(kind: str, field: str, **links: Any) -> list[str]:
    found = cycle_problems(index(*(document(kind, name, **{field: to}) for name, to in sorted(links.items()))))
    return [each.params["found"] for each in found]


def test_circles_are_told_once_each_from_their_first_file() -> None:
    assert circle("glossary", "replaced_by", b="c", c="a", a="b", d="a", e="f", f=None) == ["a → b → c → a"]
    assert circle("glossary", "replaced_by", a="b", b="c", c=None) == []
    assert circle("federation", "predecessors", a=["b", "c"], b=["d"], c=["d"], d=[]) == []
    assert circle("federation", "predecessors", a=["b"], b=["c", "a"], c=["c"]) == ["a → b → a", "c → c"]
    assert circle("federation", "successors", a=["b"], b=["a"]) == ["a → b → a"]


def test_a_long_line_of_successors_is_no_trouble() -> None:
    links = {f"t{number:05d}": f"t{number + 1:05d}" for number in range(5_000)}
    assert circle("glossary", "replaced_by", **links) == []


def test_a_term_of_the_past_may_rest_on_a_law_of_the_past() -> None:
    old = document("glossary", "oud", kind="law", standing="historical")
    now = document("glossary", "nu", kind="term", standing="current", legal_basis=["oud", "weg", None])
    then = document("glossary", "toen", kind="term", standing="historical", legal_basis=["oud"])
    everything = index(old, now, then)
    assert [each.code for each in law_problems(now, everything)] == ["law-not-in-force"]
    assert list(law_problems(then, everything)) == []


@pytest.mark.parametrize(
    ("email", "personal"),
    [
        ("jan.peeters@bedrijf.be", True),
        ("Els_Janssens@bedrijf.be", True),
        ("info@bedrijf.be", False),
        ("jan@bedrijf.be", False),
        ("sociale.dienst@bedrijf.be", False),
        ("groep.bedrijf@bedrijf.be", False),
        ("kringwinkel.noord@bedrijf.be", False),
        ("de.springplank@telenet.be", False),
    ],
)
def test_mailboxes_of_one_person(email: str, personal: bool) -> None:
    found = mailbox_problem(document("organisation", "de-springplank"), Special(("email",), email, "email", None))
    assert (found is not None) is personal


def test_a_word_of_one_language_may_be_another_word_elsewhere() -> None:
    one = document("sector", "aa", synonyms={"nl": ["strijk", "glas"], "en": ["iron"]})
    other = document("sector", "bb", synonyms={"nl": ["iron", "Glas"]}, activities=[{"synonyms": {"nl": ["strijk"]}}])
    found = sorted(each.params["found"] for each in synonym_problems(index(one, other)))
    assert found == ["Glas", "strijk"]


@pytest.mark.parametrize(
    ("found", "suggestion"),
    [
        ("groen onderhoud", "groen"),
        ("groenonderhuod", "groen"),
        ("Tuín", "groen"),
        ("espaces-verts", "groen"),
        ("poets", "schoonmaak"),
        ("zzz", ""),
        ("", ""),
        ("!!!", ""),
    ],
)
def test_what_somebody_meant(found: str, suggestion: str) -> None:
    words = {"groenonderhoud": "groen", "tuin": "groen", "espaces verts": "groen", "poetsen": "schoonmaak"}
    assert Lexicon(words).meant(found) == suggestion


def test_the_closest_word_does_not_depend_on_the_order_of_words() -> None:
    words = ["kantoren", "kantoor", "kantines"]
    assert closest("kantore", words) == closest("kantore", list(reversed(words)))


def test_plain_text_compares_without_accents_and_signs() -> None:
    assert plain("  L’Œuvre-Çà & d'Été\n") == "l œuvre ca d ete"
