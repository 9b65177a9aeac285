"""The lists that every profile chooses from: complete, in three languages, and without words that say nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import material
import pytest
import yaml

VOCABULARY = Path(__file__).resolve().parents[2] / "content" / "vocabulary"
ICONS = Path(material.__file__).parent / "templates" / ".icons"
LANGUAGES = {"nl", "fr", "en"}
MAX_BYTES = 60_000
MAX_NODES = 2_000
MAX_SECTORS_PER_WORD = 3

# Ids are addresses and are used in profiles: one that changes or disappears breaks both.
ACTIVITIES = {
    "verpakking": "ompakken etiketteren displays sealen-blisteren geschenkverpakking voeding-verpakken afvullen "
    "sorteren-controle rework",
    "assemblage": "mechanische-assemblage elektro-assemblage kabelbomen kits-samenstellen prototype-kleine-reeks "
    "demontage",
    "metaal": "lassen draaien-frezen plaatbewerking ontbramen poederlakken",
    "hout": "schrijnwerk paletten-kisten meubelproductie meubelrestauratie interieur-standenbouw",
    "textiel": "confectie retouche upcycling-textiel borduren-bedrukken",
    "druk-mailing": "drukwerk grafische-afwerking mailing-verzending bedelen-huis-aan-huis signalisatie-borden",
    "digitaal-admin": "digitaliseren data-entry archiefbeheer vernietiging software-testen helpdesk",
    "logistiek": "opslag orderpicking e-fulfilment transport verhuis fietskoerier laden-lossen",
    "groen": "tuinonderhoud tuinaanleg openbaar-groen bosbeheer natuurbeheer boomverzorging begraafplaats-groen "
    "bermbeheer groendaken-gevelgroen",
    "openbaar-domein": "zwerfvuil straatreiniging bushokjes onkruid-verharding begraafplaatsen straatmeubilair",
    "schoonmaak": "gebouwen ruiten eindschoonmaak huishoudhulp-dienstencheques ontruiming-opkuis",
    "industriele-reiniging": "herbruikbare-bekers kratten-bakken voertuigen containers",
    "was-strijk": "strijk was linnen-verhuur",
    "bouw": "ruwbouw schilderwerk afwerking dakwerken afbraak-ontmanteling monumentenzorg toegankelijkheid-aanpassing",
    "energie": "energiescan isolatie kleine-maatregelen waterbesparing",
    "klus": "klusjes opruiming kleine-verhuis",
    "kringloop": "winkel ophaling geefpunt boetiek-kledij boeken meubelen elektro fietsen bouwmaterialen webshop",
    "herstel": "elektro ict meubelen speelgoed gereedschap",
    "recyclage": "inzameling sorteren ontmanteling matrassen textiel hout recyclagepark-bemanning",
    "fiets": "herstel verhuur stalling verkoop-tweedehands onderhoud-vloot fietsotheek personenvervoer",
    "horeca": "sociaal-restaurant traiteur-receptie broodjes collectieve-keuken cafetaria-uitbating "
    "maaltijden-aan-huis",
    "voeding": "groenteverwerking bakkerij-koekjes confituur-soep afvullen-portioneren voedseloverschotten",
    "landbouw": "groenteteelt fruitteelt kwekerij dieren hoevewinkel seizoenhulp",
    "geschenken": "relatiegeschenken kaarsen-keramiek winkel webshop",
    "zorg-gezin": "aanvullende-thuiszorg kinderopvang boodschappen dienstencentrum sociale-kruidenier",
    "evenement": "opbouw-afbraak materiaalverhuur bekers-verhuur afval-evenement",
    "onthaal-toezicht": "onthaal toezicht conciergedienst sportinfra",
    "toerisme": "logies zaalverhuur bezoekersonthaal recreatie",
    "opleiding-begeleiding": "opleiding stagebegeleiding jobcoaching taalcoaching bemiddeling ama-arbeidszorg",
}
FALLBACK = "anders"

TERMS = {
    "customers": "particulier bedrijf lokaal-bestuur overheid school zorg vereniging sociale-onderneming werkzoekende",
    "forms": "uitbesteding-atelier uitbesteding-locatie enclave onderaanneming raamcontract eenmalig productaankoop "
    "schenking-goederen verhuur co-creatie voorbehouden-opdracht perceel-voorbehouden sociale-clausule stage ibo "
    "opleiding-werkplek jobcoaching taalcoaching aanwerving terbeschikkingstelling individueel-maatwerk artikel-60 "
    "wijk-werken ama kennismaking jobdesign",
    "types": "maatwerkbedrijf sociale-werkplaats beschutte-werkplaats maatwerkafdeling invoegbedrijf lde-onderneming "
    "kringloopcentrum werkplekarchitect gob ocmw-dienst ama-organisatie cooperatie dienstencheque-onderneming "
    "brusselse-sociale-onderneming eta federatie regie andere",
    "labels": "iso-9001 iso-14001 iso-13485 vca haccp brc ifs fssc-22000 bio fsc-pefc revisie de-kringwinkel "
    "ovam-kringloopcentrum inclusieve-ondernemer dienstencheques-erkend vdab-mandaat nrc b-corp mvo sdg anysurfer",
    "services": "belangenbehartiging werkgeverschap vorming juridisch matchmaking sociaal-aanbesteden jobdesign "
    "begeleiding-werkvloer financiering circulair impactmeting communicatie netwerkmomenten digitalisering "
    "aankoopgroep",
    "purposes": "zetel winkel geefpunt onthaal atelier magazijn restaurant fietspunt kantoor opleiding strijkatelier",
    "legal-forms": "vzw ivzw feitelijke-vereniging private-stichting stichting-openbaar-nut cv cv-so cvba cvba-so bv "
    "bv-so bvba bvba-so nv gemeente ocmw ocmw-vereniging welzijnsvereniging intergemeentelijk "
    "autonoom-gemeentebedrijf",
}

# Words that fit every organisation here. As a synonym of one sector they would send a reader the wrong way.
SAYS_NOTHING = {
    "sociale werkplaats", "sociale werkplaatsen", "beschutte werkplaats", "beschutte werkplaatsen",
    "beschermde werkplaats", "maatwerk", "maatwerkbedrijf", "maatwerkbedrijven", "sociale economie", "sociaal",
    "sociale onderneming", "vzw", "bedrijf", "firma", "organisatie", "dienst", "diensten", "werk", "werken", "maken",
    "kapot", "zoeken", "hulp", "product", "atelier", "atelier protege", "atelier social", "economie sociale", "asbl",
    "entreprise de travail adapte", "entreprise sociale", "entreprise", "service", "travail", "social economy",
    "social enterprise", "sheltered workshop", "company", "work", "services", "non profit",
}  # fmt: skip

# Stop words of one of our languages: never a word of a sector in another one (French thé folds to English the).
STOP_WORDS = {
    "de", "het", "een", "en", "van", "voor", "in", "op", "met", "te", "bij", "naar", "om", "is", "of", "die", "dat",
    "le", "la", "les", "des", "du", "un", "une", "et", "pour", "avec", "sur", "dans", "the", "a", "an", "and", "for",
    "with", "to", "or", "on", "at",
}  # fmt: skip

# Words about people, not about work. The directory is never searched by who does the work.
TARGET_GROUPS = re.compile(
    r"handicap|beperking|autis|gedetineerd|vluchteling|migrant|nieuwkomer|werkloos|leefloner|verslav|kansengroep"
    r"|disab|refugee|chomeur|refugie|detenu"
)

Node = dict[str, Any]


def load(path: Path) -> Node:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def fold(word: str) -> str:
    """The word as search compares it: lower case, no accents, hyphens as spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w%]+", " ", re.sub(r"['’]", "", plain)).split())


SECTORS = {path.stem: load(path) for path in sorted((VOCABULARY / "sectors").glob("*.yml"))}
LISTS = {name: load(VOCABULARY / f"{name}.yml")["terms"] for name in TERMS}


EXAMPLES = {path.stem: load(path)["examples"] for path in sorted((VOCABULARY / "examples").glob("*.yml"))}


def sector_nodes() -> Iterator[tuple[str, str, Node]]:
    """(sector, name of the node, node) for every sector and every activity."""
    for sector, node in SECTORS.items():
        yield sector, sector, node
        for activity in node.get("activities", []):
            yield sector, f"{sector}/{activity['id']}", activity


def all_nodes() -> Iterator[tuple[str, Node]]:
    for _, name, node in sector_nodes():
        yield name, node
    for name, terms in LISTS.items():
        for term in terms:
            yield f"{name}/{term['id']}", term


def filled(text: dict[str, str]) -> list[str]:
    """The languages that have words."""
    return [language for language, words in text.items() if words.strip()]


def names(node: Node) -> Iterator[str]:
    """The label and the synonyms, as search compares them, in every language."""
    for language in sorted(LANGUAGES):
        yield fold(node["label"][language])
        yield from map(fold, node.get("synonyms", {}).get(language, ()))


def task_words(node: Node) -> Iterator[tuple[str, str, str]]:
    """(language, weight, word)"""
    for weight, by_language in node.get("task_words", {}).items():
        for language, words in by_language.items():
            for word in words:
                yield language, weight, word


def test_all_sectors_and_activities_are_there() -> None:
    assert set(SECTORS) == {*ACTIVITIES, FALLBACK}
    assert len(ACTIVITIES) == 29
    found = {sector: [activity["id"] for activity in SECTORS[sector]["activities"]] for sector in ACTIVITIES}
    assert found == {sector: ids.split() for sector, ids in ACTIVITIES.items()}
    assert sum(map(len, found.values())) == 161
    assert not SECTORS[FALLBACK].get("activities")


@pytest.mark.parametrize("name", sorted(TERMS))
def test_all_terms_are_there(name: str) -> None:
    assert [term["id"] for term in LISTS[name]] == TERMS[name].split()


def test_every_label_and_summary_is_in_three_languages() -> None:
    incomplete = [name for name, node in all_nodes() if set(filled(node["label"])) != LANGUAGES]
    summarised = [*SECTORS.items(), *((f"{name}/{term['id']}", term) for name in LISTS for term in LISTS[name])]
    incomplete += [name for name, node in summarised if set(filled(node["summary"])) != LANGUAGES]
    assert incomplete == []


def test_every_activity_can_be_found_in_three_languages() -> None:
    least = {"nl": 5, "fr": 3, "en": 3}
    thin = [
        f"{name}: {language}"
        for sector, name, node in sector_nodes()
        for language, count in least.items()
        if sector != FALLBACK and len(node.get("synonyms", {}).get(language, [])) < count
    ]
    assert thin == []


def test_every_activity_has_task_words() -> None:
    without = [
        f"{name}: {language}"
        for sector, name, node in sector_nodes()
        for language in sorted(LANGUAGES)
        if sector != FALLBACK and language not in {used for used, _, _ in task_words(node)}
    ]
    assert without == []


def test_icons_exist_and_differ() -> None:
    icons = [node["icon"] for node in SECTORS.values()]
    assert [icon for icon in icons if not (ICONS / f"{icon}.svg").is_file()] == []
    assert len(set(icons)) == len(icons)


def test_no_word_twice_in_a_node() -> None:
    """Synonyms and task words answer two different questions, so a word may be both, but only once in each."""
    twice = []
    for name, node in all_nodes():
        for language, words in node.get("synonyms", {}).items():
            folded = [fold(word) for word in (node["label"][language], *words)]
            twice += [f"{name}: {language} {word}" for word in folded if folded.count(word) > 1]
        seen: dict[tuple[str, str], str] = {}
        for language, weight, word in task_words(node):
            if (language, fold(word)) in seen:
                twice.append(f"{name}: {language} {word} ({seen[language, fold(word)]}, {weight})")
            seen[language, fold(word)] = weight
    assert twice == []


def test_no_word_stands_in_more_than_three_sectors() -> None:
    where: dict[str, set[str]] = defaultdict(set)
    for sector, _, node in sector_nodes():
        for words in node.get("synonyms", {}).values():
            for word in words:
                where[fold(word)].add(sector)
        for _, _, word in task_words(node):
            where[fold(word)].add(sector)
    too_wide = {word: sorted(sectors) for word, sectors in where.items() if len(sectors) > MAX_SECTORS_PER_WORD}
    assert too_wide == {}


def test_no_synonym_of_a_sector_says_nothing() -> None:
    empty = [
        f"{name}: {word}"
        for _, name, node in sector_nodes()
        for words in node.get("synonyms", {}).values()
        for word in words
        if fold(word) in SAYS_NOTHING | STOP_WORDS
    ]
    assert empty == []


def test_no_word_of_a_sector_is_about_a_group_of_people() -> None:
    about_people = [
        f"{name}: {word}"
        for _, name, node in sector_nodes()
        for word in (
            *(word for words in node.get("synonyms", {}).values() for word in words),
            *(word for _, _, word in task_words(node)),
        )
        if TARGET_GROUPS.search(fold(word))
    ]
    assert about_people == []


def test_every_activity_has_example_sentences_in_three_languages() -> None:
    assert {sector: [each["activity"] for each in EXAMPLES[sector]] for sector in ACTIVITIES} == {
        sector: [f"{sector}/{activity}" for activity in ids.split()] for sector, ids in ACTIVITIES.items()
    }
    least = {"nl": 8, "fr": 2, "en": 2}
    thin = [
        f"{each['activity']}: {language}"
        for those in EXAMPLES.values()
        for each in those
        for language, count in least.items()
        if len(each.get(language, [])) < count
    ]
    assert thin == []


def test_no_example_sentence_is_about_a_group_of_people() -> None:
    about_people = [
        f"{each['activity']}: {sentence}"
        for those in EXAMPLES.values()
        for each in those
        for language in sorted(LANGUAGES)
        for sentence in each.get(language, [])
        if TARGET_GROUPS.search(fold(sentence))
    ]
    assert about_people == []


def test_no_example_sentence_stands_twice() -> None:
    said = [fold(sentence) for those in EXAMPLES.values() for each in those
            for language in sorted(LANGUAGES) for sentence in each.get(language, [])]  # fmt: skip
    assert sorted({sentence for sentence in said if said.count(sentence) > 1}) == []


def test_historical_types_are_marked() -> None:
    historical = {term["id"] for term in LISTS["types"] if term.get("historical") == "true"}
    assert {"sociale-werkplaats", "beschutte-werkplaats"} <= historical
    assert "maatwerkbedrijf" not in historical


def test_jobseeker_is_said_to_be_a_visitor() -> None:
    [jobseeker] = [term for term in LISTS["customers"] if term["id"] == "werkzoekende"]
    assert "geen koper" in jobseeker["summary"]["nl"]


@pytest.mark.parametrize("path", sorted(VOCABULARY.rglob("*.yml")), ids=lambda path: path.stem)
def test_files_stay_small(path: Path) -> None:
    def count(node: yaml.Node) -> int:
        if isinstance(node, yaml.MappingNode):
            return 1 + sum(count(key) + count(value) for key, value in node.value)
        return 1 + sum(map(count, node.value)) if isinstance(node, yaml.SequenceNode) else 1

    assert path.stat().st_size < MAX_BYTES
    assert count(yaml.compose(path.read_text(encoding="utf-8"))) < MAX_NODES


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("gras afrijden", "groen/tuinonderhoud"),
        ("verver", "bouw/schilderwerk"),
        ("broek korter maken", "textiel/retouche"),
        ("platte band", "fiets/herstel"),
        ("frigo", "kringloop/elektro"),
        ("goedkoop eten", "horeca/sociaal-restaurant"),
        ("copacker", "verpakking"),
        ("ramen zemen", "schoonmaak/ruiten"),
        ("tirette vervangen", "textiel/retouche"),
        ("repassage", "was-strijk/strijk"),
        ("réparer un vélo", "fiets/herstel"),
        ("bike repair", "fiets/herstel"),
        ("lawn mowing", "groen/tuinonderhoud"),
        ("titres-services", "schoonmaak/huishoudhulp-dienstencheques"),
    ],
)
def test_everyday_words_lead_to_their_activity(words: str, expected: str) -> None:
    found = {name for _, name, node in sector_nodes() if fold(words) in names(node)}
    assert found == {expected}
