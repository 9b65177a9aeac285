"""The browser's engine under Node: the same words as in Python, and what it promises about order, places and counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from builder.catalogue.model import Catalogue, Text
from builder.catalogue.queries import Directory
from builder.finding.normalise import words
from builder.finding.scripts import FOLDER
from tests.search.asking import Ask, asker, written


def _ids(given: dict[str, Any], kind: str = "organisation") -> list[str]:
    return [hit["id"] for hit in given["hits"] if hit["kind"] == kind]


def test_both_languages_take_words_apart_alike(ask: Ask, catalogue: Catalogue) -> None:
    texts = [one.summary.in_("nl") for one in catalogue.active]
    sectors = catalogue.vocabulary.sectors.values()
    texts += [synonym for sector in sectors for those in sector.synonyms.values() for synonym in those]
    texts += [place.name for place in catalogue.places.municipalities.values()]
    texts += [
        "20.000 stuks",
        "2dehands",
        "½E 1.2e 2'e",
        "a\u0903b c\u034fd e\u20ddf l'\u0436\u0436 qu'\u05d0",
        "l’entretien",
        "zo'n",
        "art.60",
        "ĲSBEER ijsbeer",
        "Œuvre ß",
        "a.b.c.",
        "1ste",
    ]
    given = ask(*({"words": text} for text in texts))
    assert [text for text, theirs in zip(texts, given, strict=True) if theirs != words(text)] == []


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (["asemblage", "assemblage", 1], 1),
        (["kringlopwinkle", "kringloopwinkel", 2], 2),
        (["hasslet", "hasselt", 1], 1),
        (["boom", "boot", 1], 1),
        (["poetsen", "fietsen", 1], 9),
    ],
)
def test_distance_counts_edits_and_swaps(ask: Ask, pair: list[Any], expected: int) -> None:
    assert ask({"pair": pair}) == [expected]


def test_the_same_seed_gives_the_same_order_and_another_day_another(ask: Ask) -> None:
    once, again, other = ask(*({"query": "groenonderhoud", "options": {"limit": 30, "seed": seed}} for seed in "112"))
    assert _ids(once) == _ids(again)
    assert _ids(once) != _ids(other)
    assert sorted(_ids(once)) == sorted(_ids(other))


def test_equal_organisations_come_first_in_turn(ask: Ask) -> None:
    given = ask(*({"query": "maatwerkbedrijf", "options": {"limit": 3, "seed": str(day)}} for day in range(40)))
    assert len({_ids(one)[0] for one in given}) > 20


def test_repeating_words_does_not_help(catalogue: Catalogue, root: Path, tmp_path: Path) -> None:
    query = {"query": "zeefdruk", "options": {"limit": 30, "seed": "1"}}
    calm = next(one for one in catalogue.active if not any(offer.sector.id == "druk-mailing" for offer in one.offers))

    def ranked(said: str, folder: Path) -> list[tuple[str, float]]:
        organisation = replace(calm, description=Text.of(said))
        organisations = MappingProxyType({**catalogue.organisations, calm.slug: organisation})
        folder.mkdir()
        index = written(replace(catalogue, organisations=organisations), root, folder / "index")
        (given,) = asker(FOLDER, index, folder)(query)
        return [(hit["id"], hit["score"]) for hit in given["hits"]]

    once = ranked("Wij doen zeefdruk.", tmp_path / "once")
    assert calm.slug in dict(once)
    assert ranked(" ".join(["Wij doen zeefdruk."] * 60), tmp_path / "loud") == once


def test_what_the_profile_declares_is_above_what_a_text_mentions(ask: Ask, catalogue: Catalogue) -> None:
    (given,) = ask({"query": "kringwinkel", "options": {"limit": 40, "seed": "1"}})
    declared = {one.slug for one in Directory(catalogue).in_sector("kringloop")}
    flags = [slug in declared for slug in _ids(given)]
    assert flags == sorted(flags, reverse=True)
    assert sum(flags) == len(declared)


def test_filters_are_or_inside_and_and_across(ask: Ask, catalogue: Catalogue) -> None:
    filters = {"sector": ["groen", "horeca"], "type": ["maatwerkbedrijf"]}
    (given,) = ask({"query": "", "options": {"limit": 200, "filters": filters}})
    directory = Directory(catalogue)
    either = {one.slug for sector in filters["sector"] for one in directory.in_sector(sector)}
    assert set(_ids(given)) == either & {one.slug for one in directory.of_type("maatwerkbedrijf")}


def test_counts_are_exact_and_ignore_the_filter_of_their_own_kind(ask: Ask, catalogue: Catalogue) -> None:
    plain, filtered = ask({"query": ""}, {"query": "", "options": {"filters": {"sector": ["groen"]}}})
    directory = Directory(catalogue)
    counts = {value["id"]: value["count"] for value in plain["facets"]["sector"]}
    assert counts == directory.counts.by_sector
    assert {value["id"]: value["count"] for value in filtered["facets"]["sector"]} == counts
    green = directory.in_sector("groen")
    types = {value["id"]: value["count"] for value in filtered["facets"]["type"]}
    assert types["maatwerkbedrijf"] == sum(one in directory.of_type("maatwerkbedrijf") for one in green)


def test_who_does_both_comes_first(ask: Ask, catalogue: Catalogue) -> None:
    (given,) = ask({"query": "verpakking en groenonderhoud", "options": {"limit": 60, "seed": "1"}})
    directory = Directory(catalogue)
    both = {one.slug for one in directory.in_sector("verpakking")} & {one.slug for one in directory.in_sector("groen")}
    assert set(_ids(given)[: len(both)]) == both


def test_an_unknown_word_is_named_and_a_guess_is_said_to_be_one(ask: Ask) -> None:
    unknown, guess = ask({"query": "xqzvw"}, {"query": "heggenschaar", "options": {"typing": False}})
    assert unknown["unknown"] == ["xqzvw"]
    assert _ids(unknown) == []
    assert guess["understood"][0]["guess"] is True
    assert guess["understood"][0]["id"].startswith("groen")


def test_a_question_of_meaning_is_answered_by_what_explains(ask: Ask) -> None:
    given = ask({"query": "wat is een maatwerkbedrijf"}, {"query": "voorbehouden opdracht"}, {"query": "wat is SST nu"})
    assert [(one["hits"][0]["kind"], one["hits"][0]["id"]) for one in given] == [
        ("glossary", "maatwerkbedrijf"),
        ("glossary", "voorbehouden-opdracht"),
        ("federation", "sst"),
    ]


def test_a_law_or_federation_that_is_asked_for_comes_before_pages_with_the_same_words(ask: Ask) -> None:
    law, federation = ask({"query": "decreet wijk-werken"}, {"query": "federatie arbeidszorg antwerpen"})
    assert law["hits"][0]["id"] == "decreet-2017-07-07-wijk-werken"
    assert (federation["hits"][0]["kind"], federation["hits"][0]["id"]) == ("federation", "poaz")


def test_what_something_is_done_to_says_more_than_what_is_done(ask: Ask) -> None:
    given, beside = ask({"query": "plastic bakken proper maken"}, {"query": "dozen halen"})
    assert "Wasstraat" in given["hits"][0]["why"][0]
    assert "municipality" not in {reading["kind"] for reading in beside["understood"]}  # Halen is a town too


def test_where_something_is_done_is_not_what_is_done(ask: Ask) -> None:
    cleaned, eaten = ask({"query": "cafe dweilen"}, {"query": "cafe"})
    said = {part["id"] for part in cleaned["understood"] if part["kind"] in ("sector", "activity")}
    assert said == {"schoonmaak/gebouwen"}
    assert "horeca/cafetaria-uitbating" in {part["id"] for part in eaten["understood"]}


def test_a_word_of_a_longer_phrase_also_says_what_people_mean_by_it(ask: Ask) -> None:
    """`kamp` is known from `koken op kamp`; who asks where to sleep means the camp itself."""
    (given,) = ask({"query": "kamp slaapplaats"})
    assert {part["id"] for part in given["understood"]} == {"toerisme/logies"}


def test_who_asks_something_about_the_site_gets_the_page_that_tells(ask: Ask) -> None:
    asked = {
        "wij staan niet in de lijst": "meedoen",
        "logo van onze organisatie veranderen": "meedoen",
        "lijst downloaden in excel": "gegevens",
        "wie beheert deze website": "over",
        "je cherche un emploi": "werk-zoeken",
        "agenda": "agenda",
        "begrippen": "begrippen",
        "alle organisaties": "organisaties",
    }
    given = ask(*({"query": query} for query in asked))
    assert [each["hits"][0]["id"] for each in given] == list(asked.values())


def test_what_is_done_with_a_thing_tells_what_is_meant_by_it(ask: Ask) -> None:
    sold, made = ask({"query": "kast verkopen"}, {"query": "kast laten maken"})
    assert "Tweedehandsmeubels" in sold["hits"][0]["why"][0]
    assert "Meubels maken" in made["hits"][0]["why"][0]


def test_a_spoken_phrase_of_small_words_is_understood_wherever_it_stands(ask: Ask) -> None:
    (given,) = ask({"query": "mijn broodrooster doet het niet meer"})
    assert [(part["text"], part["id"]) for part in given["understood"] if part["kind"] == "sector"] == [
        ("doet het niet meer", "herstel")
    ]


def test_small_words_are_neither_work_nor_unknown(ask: Ask) -> None:
    small = "eigenlijk eraan waarvoor alleen enkel liefst mocht gegeven ochtend meerdere toujours voudrais should every"
    for given in ask(*({"query": f"strijk {word} gent"} for word in small.split())):
        assert [(part["kind"], part["id"]) for part in given["understood"]] == [
            ("activity", "was-strijk/strijk"),
            ("municipality", "44021"),
        ]


def test_a_small_word_of_which_the_lexicon_tells_changes_nothing(ask: Ask) -> None:
    """`december` is no typing error, `zondag` no place, and a page that is meant stays on top."""
    plain = ask(*({"query": query, "options": {"seed": "1"}} for query in ("strijken hasselt", "ama statuut")))
    spoken = ("strijken in december hasselt", "zondag strijken hasselt", "ama statuut overzicht")
    december, zondag, overview = ask(*({"query": query, "options": {"seed": "1"}} for query in spoken))
    assert _ids(december) == _ids(zondag) == _ids(plain[0])
    assert december["unknown"] == zondag["unknown"] == []
    assert _ids(overview)[0] == _ids(plain[1])[0]


def test_a_word_of_what_describes_everyone_says_nothing_by_itself(ask: Ask) -> None:
    (given,) = ask({"query": "sociale economie"})
    assert (given["hits"][0]["kind"], given["hits"][0]["id"]) == ("glossary", "sociale-economie")
    assert "sector" not in {part["kind"] for part in given["understood"]}  # économies d'énergie


def test_terms_that_are_asked_for_together_are_each_explained(ask: Ask) -> None:
    (given,) = ask({"query": "onderaanneming of terbeschikkingstelling"})
    assert {hit["id"] for hit in given["hits"][:2]} == {"onderaanneming", "terbeschikkingstelling"}


def test_two_letters_of_a_word_may_be_wrong_where_one_word_comes_that_close(ask: Ask) -> None:
    (given,) = ask({"query": "enclaaf", "options": {"typing": False}})
    assert (given["hits"][0]["kind"], given["hits"][0]["id"]) == ("glossary", "enclave")


def test_who_may_do_it_comes_before_who_does_something_else_and_no_more_is_said(ask: Ask, catalogue: Catalogue) -> None:
    (given,) = ask({"query": "broek korter maken"})
    known: dict[bool, list[str]] = {True: [], False: []}
    for hit in given["hits"]:
        for offer in catalogue.organisations[hit["id"]].offers if hit["kind"] == "organisation" else ():
            if offer.sector.id == "textiel":
                known[bool(offer.activities)].append(hit["id"])
                assert "Naaiatelier" in hit["why"][0]  # not that it shortens trousers
    assert known[True]
    assert known[False]
    assert _ids(given)[: len(known[False])] == known[False]


def test_after_voor_stands_for_whom_it_is(ask: Ask) -> None:
    (given,) = ask({"query": "groen voor scholen"})
    assert [reading["kind"] for reading in given["understood"]] == ["sector", "customer"]
    alone = ask(*({"query": query} for query in ("ik zoek iemand voor onthaal", "devis pour cafétéria")))
    assert [one["understood"][0]["id"] for one in alone] == ["onthaal-toezicht", "horeca/cafetaria-uitbating"]


def test_a_number_that_means_nothing_is_said_to_be_unknown(ask: Ask) -> None:
    (given,) = ask({"query": "1234567"})
    assert given["unknown"] == ["1234567"]


def test_a_long_number_may_be_part_of_what_is_known(ask: Ask) -> None:
    given = ask(*({"query": query} for query in ("iso 14001 groen", "25000 brieven", "iso 13485")))
    assert [[reading["kind"] for reading in answer["understood"]] for answer in given] == [
        ["label", "sector"],
        ["activity"],
        ["label"],
    ]


def test_what_is_said_not_to_be_there_counts_in_a_phrase_only(ask: Ask) -> None:
    given = ask({"query": "werk zonder diploma"}, {"query": "schilderen zonder fietsen"})
    assert given[0]["understood"][0]["text"] == "werk zonder diploma"
    assert "fiets" not in {reading["id"].partition("/")[0] for reading in given[1]["understood"]}


def test_the_laundry_is_no_form_of_to_be_and_a_small_word_is_never_unknown(ask: Ask) -> None:
    given = ask({"query": "was ophalen"}, {"query": "papa is alleen en valt soms"})
    assert given[0]["understood"][0]["id"] == "was-strijk/was"
    assert given[1]["unknown"] == []


def test_who_is_asked_for_by_the_whole_name_comes_first(ask: Ask, catalogue: Catalogue) -> None:
    active = [one for one in catalogue.organisations.values() if one.active]
    given = ask(*({"query": one.name} for one in active))
    found = {one.slug: _ids(answer) for one, answer in zip(active, given, strict=True)}
    assert [slug for slug, ids in found.items() if slug not in ids[:2]] == []
    # The whole name of one may be the beginning of that of another: ViTeS and ViTeS BE.
    assert sum(ids[0] == slug for slug, ids in found.items()) >= 0.98 * len(found)


def test_a_name_is_found_while_it_is_typed(ask: Ask, catalogue: Catalogue) -> None:
    names = {slug: one.name for slug, one in catalogue.organisations.items() if one.active and len(one.name) > 4}
    given = ask(*({"query": name[:-1]} for name in names.values()))
    late = [name for (slug, name), one in zip(names.items(), given, strict=True)
            if slug not in [hit["id"] for hit in one["hits"][:3]]]  # fmt: skip
    assert len(late) < len(names) * 0.1, late  # what is typed so far may be a word of its own: Groep Talen


def test_a_name_is_found_where_a_letter_is_wrong_and_another_word_is_as_near(ask: Ask) -> None:
    given = ask(*({"query": query} for query in ("Groep Talet", "Open Atelier Noord-Limbug", "Leren Odnernemen")))
    assert [_ids(answer)[0] for answer in given] == ["groep-talent", "open-atelier-noord-limburg", "leren-ondernemen"]
    (spoken,) = ask({"query": "opnieuw en co", "seed": "another day"})
    assert _ids(spoken)[0] == "opnieuw-co"


def test_a_phrase_that_ends_in_small_words_is_read_whole(ask: Ask) -> None:
    given = ask(*({"query": query} for query in ("eten dat over is", "terrasje doen", "fiets en werk")))
    assert [answer["understood"][0]["text"] for answer in given] == ["eten dat over is", "terrasje doen", "fiets"]


def test_a_compound_with_a_word_for_everybody_says_what_its_first_part_says(ask: Ask) -> None:
    (given,) = ask({"query": "afvulbedrijf"})
    assert "fiets" not in {reading.get("id", "").partition("/")[0] for reading in given["understood"]}


def test_how_many_there_are_does_not_hide_what_they_are_nor_is_it_a_place(ask: Ask) -> None:
    asked = ("bekers huren", "broodjes voor een vergadering", "potjes etiketteren", "brieven plooien")
    given = ask(*({"query": f"{amount}{rest}"} for rest in asked for amount in ("", "8000 ")))
    for without, counted in zip(given[::2], given[1::2], strict=True):
        assert [hit["id"] for hit in counted["hits"]] == [hit["id"] for hit in without["hits"]]
    (genk,) = ask({"query": "3600 fietsen huren"})
    assert genk["understood"][0]["kind"] == "municipality"


def test_a_message_is_read_without_its_greetings(ask: Ask) -> None:
    greeted, plain, counted = ask(*({"query": query} for query in (
        "Hallo, kunnen jullie mij helpen? Mijn haag snoeien in Mechelen. Alvast bedankt, groeten",
        "mijn haag snoeien in Mechelen",
        "wij zoeken in Aalst iemand voor 2000 sleutels",
    )))  # fmt: skip
    assert [hit["id"] for hit in greeted["hits"]] == [hit["id"] for hit in plain["hits"]]
    assert [one["kind"] for one in greeted["understood"]] == [one["kind"] for one in plain["understood"]]
    assert [one["text"] for one in counted["understood"] if one["kind"] == "municipality"] == ["Aalst"]


def test_a_need_means_beside_another_what_it_means_by_itself(ask: Ask) -> None:
    """That two of its own meanings are of one sector does not make the lesser one surer."""
    (given,) = ask({"query": "muren witten en orderpicking"})
    assert [one["id"] for one in given["understood"]] == ["bouw/schilderwerk", "logistiek/orderpicking"]


def test_phrases_that_begin_with_a_word_of_no_weight_have_other_forms(ask: Ask) -> None:
    given = ask(*({"query": query, "typing": False} for query in ("goedkope fietsen", "goedkope fiets", "oude gsms")))
    assert [one["understood"][0]["text"] for one in given] == ["goedkope fietsen", "goedkope fiets", "oude gsms"]


def test_letters_that_sound_the_same_are_put_right(ask: Ask) -> None:
    given = ask(*({"query": query, "typing": False} for query in ("streik", "gragten", "aardbijen", "techels")))
    assert [answer["understood"][0]["id"] for answer in given] == [
        "was-strijk/strijk",
        "groen/bermbeheer",
        "landbouw/fruitteelt",
        "bouw/afwerking",
    ]
