"""Words as they are compared, their stems and endings, compounds, and the keys that phrases are looked up with."""

from __future__ import annotations

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.finding.compounds import Splitter
from builder.finding.inflections import Inflections, verb_forms
from builder.finding.keys import key_of
from builder.finding.normalise import _words_in as words_in
from builder.finding.normalise import joined, tokens, words
from builder.finding.postings import INLINE, Blocks, coming, postings
from builder.finding.shards import beginnings, cut, deltas, front_coded
from builder.finding.stems import by_stem, endings_of, nouns_of, past_of, present_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Strijk & CAFÉ", ["stryk", "cafe"]),
        ("wijk-werken", ["wyk", "werken"]),
        ("2dehands", ["tweedehands"]),
        ("½E", ["1", "tweede"]),
        ("1.2e", ["1", "tweede"]),
        ("2'e", ["tweede"]),
        ("zo'n foto’s", ["zon", "fotos"]),
        ("l'entretien d’espaces verts", ["entretien", "espaces", "verts"]),
        ("art.60", ["art", "60"]),
        ("20.000 pakjes", ["20000", "pakjes"]),
        ("", []),
    ],
)
def test_words_have_one_spelling(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_words_are_those_of_the_tokens(text: str) -> None:
    assert words(text) == [token.word for token in tokens(text)]


def test_a_piece_of_text_is_taken_apart_once() -> None:
    words_in.cache_clear()
    words("Groen, groen! " * 500)
    assert words_in.cache_info().misses == 2


def test_tokens_know_where_they_stand() -> None:
    text = "haag scheren in Sint-Niklaas"
    assert [text[token.start : token.end] for token in tokens(text)] == ["haag", "scheren", "in", "Sint", "Niklaas"]


@given(st.text(max_size=60))
def test_comparing_twice_changes_nothing(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("hagen", "haag"),
        ("snoeit", "snoeien"),
        ("gesnoeid", "snoeien"),
        ("pakjes", "pak"),
        ("verpakkingen", "verpakking"),
        ("gelast", "lassen"),
        ("gelakt", "lakken"),
        ("gewassen", "wassen"),
        ("lekkende", "lekken"),
        ("kamertje", "kamer"),
        ("stoffeeratelier", "stofferen"),
        ("renovatiedienst", "renovatie"),
        ("timmerlui", "timmerman"),
        ("vloerder", "vloeren"),
        ("moaken", "maken"),
        ("moand", "maand"),
        ("strieken", "stryken"),
        ("kuusn", "kuisen"),
    ],
)
def test_endings_lead_to_the_word_that_is_known(word: str, known: str) -> None:
    assert known in endings_of(word)


@pytest.mark.parametrize(
    ("verb", "present", "past"),
    [
        ("halen", ["halen", "haal", "haalt"], ["gehaald", "gehaalt", "gehalen"]),
        ("zetten", ["zetten", "zet", "zet"], ["gezetd", "gezet", "gezetten"]),
        ("snoeien", ["snoeien", "snoei", "snoeit"], ["gesnoeid", "gesnoeit", "gesnoeien"]),
        ("geven", ["geven", "geef", "geeft"], ["gegeefd", "gegeeft", "gegeven"]),
        ("verhuizen", ["verhuizen", "verhuis", "verhuist"], ["verhuisd"]),
        ("beitsen", ["beitsen", "beits", "beitst"], ["gebeitsd", "gebeitst", "gebeitsen"]),
        ("verven", ["verven", "verf", "verft"], ["geverfd", "geverft", "geverven"]),
        ("en", ["en", "", "t"], ["ged", "get", "geen"]),
        ("inzamelen", ["inzamelen", "inzamel", "inzamelt"], ["ingezameld", "ingezamelt", "ingezamelen"]),
        ("opknappen", ["opknappen", "opknap", "opknapt"], ["opgeknapd", "opgeknapt", "opgeknappen"]),
        ("beheren", ["beheren", "beheer", "beheert"], ["beheerd"]),
        ("schilderen", ["schilderen", "schilder", "schildert"], ["geschilderd", "geschildert", "geschilderen"]),
    ],
)
def test_a_verb_has_forms(verb: str, present: list[str], past: list[str]) -> None:
    assert (present_of(verb), past_of(verb)) == (present, past)


@pytest.mark.parametrize(
    ("noun", "others"),
    [
        ("raam", {"ramen", "raampje", "raampjes"}),
        ("bus", {"bussen", "busje"}),
        ("huis", {"huizen", "huisje", "huiske"}),
        ("brief", {"brieven", "briefje"}),
        ("opleiding", {"opleidingen", "opleidinkje"}),
        ("auto", {"autos", "autootje"}),
        ("maaltyd", {"maaltyden"}),
        ("moeilykheid", {"moeilykheden"}),
        ("bloem", {"bloemen", "bloemeke"}),
        ("kom", {"kommen", "kommetje"}),
    ],
)
def test_a_noun_has_forms(noun: str, others: set[str]) -> None:
    assert others <= set(nouns_of(noun))


def test_a_phrase_is_found_with_its_words_in_other_forms() -> None:
    phrases = ["bussen wassen", "bus", "wagen wassen", "zetel ophalen", "zetels", "poetsen na een verbouwing"]
    known = frozenset(["bus", "bussen", "wassen", "zetel", "zetels", "ophalen", "halen", "poetsen", "poets", "busje"])
    inflections = Inflections(phrases, known, verb_forms(["wassen"]))
    assert {"buswassen", "bussenwast", "bussengewassen"} <= set(inflections.of("bussen wassen"))
    assert "buswast" not in inflections.of("bussen wassen")  # one word at a time: there would be too many
    assert "bussenwassen" not in inflections.of("bussen wassen")  # as it is written, it is known already
    assert "busjewassen" not in inflections.of("bussen wassen")  # stands in no phrase
    assert "zetelhaalt" in inflections.of("zetel ophalen")  # wie haalt mijn zetel op
    assert list(Inflections(["oude zetel"], known, {}).of("oude zetel")) == ["oudezetels"]  # `oude` has no weight
    assert list(inflections.of("poetsen na een verbouwing")) == list(inflections.of("bus")) == []


def test_forms_of_a_word_stand_together() -> None:
    groups = by_stem(["boom", "bomen", "tuin", "tuinen"])
    assert sorted(map(sorted, groups.values())) == [["bomen", "boom"], ["tuin", "tuinen"]]


def test_a_compound_needs_parts_that_are_known() -> None:
    splitter = Splitter(["groen", "onderhoud", "tuin", "verpakking", "werk"])
    assert splitter.split("groenonderhoud") == ("groen", "onderhoud")
    assert splitter.split("verpakkingswerk") == ("verpakking", "werk")
    assert splitter.split("kasteel") == ()


def test_keys_leave_out_words_that_say_nothing_and_keep_what_begins_with_one() -> None:
    assert key_of("Openbaar groen van de gemeente") == ("openbaargroengemeente", False)
    assert key_of("aan huis") == ("aanhuis", True)
    assert key_of("wijk-werken") == key_of("wijkwerken")


def _unfolded(text: str) -> list[str]:
    keys: list[str] = []
    for part in text.split(" "):
        keys.append((keys[-1] if keys else "")[: int(part[0], 36)] + part[1:])
    return keys


@given(st.lists(st.text("abcy09", min_size=1, max_size=50), min_size=1, unique=True).map(sorted))
def test_front_coding_keeps_every_key(keys: list[str]) -> None:
    assert _unfolded(front_coded(keys)) == keys


def test_leaves_are_cut_by_size() -> None:
    assert cut([("a", 60), ("b", 60), ("c", 10)], most=100) == [["a", "b"], ["c"]]


@given(st.sets(st.text("abcy09", min_size=1, max_size=6), min_size=1), st.integers(1, 30))
def test_a_key_is_in_the_last_group_that_begins_before_it(keys: set[str], most: int) -> None:
    groups = cut(((key, len(key)) for key in sorted(keys)), most)
    starts = beginnings(groups)
    for number, those in enumerate(groups):
        assert all(bisect_right(starts, key) - 1 == number for key in those)


def test_long_lists_are_cut_in_even_samples_and_in_neighbours() -> None:
    numbers = dict.fromkeys(range(0, 2 * INLINE * 3, 2), 15)
    blocks = Blocks(sampled=True)
    ((weight, count, (first_slice, slices, first_block, steps)),) = postings(numbers, blocks)
    whole = [_sums(steps) for steps in blocks.files]
    sampled, near = whole[first_slice : first_slice + slices], whole[first_block : first_block + len(steps)]
    assert (weight, count) == (15, len(numbers))
    assert sorted(number for part in sampled for number in part) == sorted(numbers)
    assert [number for part in near for number in part] == sorted(numbers)
    assert max(map(len, sampled)) < 2 * min(map(len, sampled))
    assert max(sampled[0]) - min(sampled[0]) > max(numbers) * 0.8  # a sample is from everywhere


def test_samples_of_two_lists_are_of_the_same_organisations() -> None:
    every, third = Blocks(sampled=True), Blocks(sampled=True)
    ((_, _, (first, slices, *_)),) = postings(dict.fromkeys(range(6000), 15), every)
    ((_, _, (few, fewer, *_)),) = postings(dict.fromkeys(range(0, 6000, 3), 15), third)
    sample = set(_sums(every.files[first]))
    assert slices > fewer
    assert {number for number in sample if number % 3 == 0} <= set(_sums(third.files[few]))


def test_who_comes_to_work_somewhere_is_cut_only_when_they_are_very_many() -> None:
    blocks = Blocks(sampled=True)
    assert _sums(coming([7, 3, 5], blocks)) == [3, 5, 7]
    nothing, none, first, steps = coming(range(1, 2000), blocks)
    assert (nothing, none, first, steps) == (0, 0, 0, [1, *[384] * 5])
    assert [number for steps in blocks.files for number in _sums(steps)] == [*range(1, 2000)]


def _sums(steps: list[int]) -> list[int]:
    found, total = [], 0
    for step in steps:
        total += step
        found.append(total)
    return found


@given(st.sets(st.integers(0, 10_000)))
def test_steps_give_the_numbers_back(numbers: set[int]) -> None:
    assert _sums(deltas(numbers)) == sorted(numbers)


def test_joined_and_split_spellings_are_one_key() -> None:
    assert joined("e-commerce") == joined("ecommerce") == joined("E commerce")
