"""The words we write ourselves: the parts of a page, whole references, no names of private persons."""

import hashlib
import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.exporting.publication import (
    CATALOGUE,
    DESCRIPTION,
    LINKED,
    PACKAGE,
    POINTS,
    SCHEMA,
    SERVICES,
    TABLE,
    TERMS,
    WORKBOOK,
)
from builder.finding.pages import hand_written_page
from builder.routes import Routes

CONTENT = Path(__file__).resolve().parents[2] / "content"
PAGES = sorted((CONTENT / "pages").rglob("*.md"))
GLOSSARY = sorted((CONTENT / "glossary").glob("*.yml"))
FEDERATIONS = sorted((CONTENT / "federations").glob("*.yml"))

WHAT_TO_DO = {
    "nl": "**Wat kan je hier doen?**",
    "fr": "**Que pouvez-vous faire ici ?**",
    "en": "**What can you do here?**",
}
FOLLOWED = {Routes().calendar, Routes().news_feed, Routes().organisations_feed}
DOWNLOADS = {CATALOGUE, SCHEMA, TABLE, POINTS, LINKED, SERVICES, TERMS, PACKAGE, DESCRIPTION, WORKBOOK}
# The sections of the site that are made from data, as a hand-written page may link to them.
DATA_SECTIONS = {
    "agenda": "events",
    "api": None,
    "begrippen": "glossary",
    "bijwerken": None,
    "bundel": None,
    "cijfers": None,
    "federaties": "federations",
    "gemeenten": None,
    "gesprekskaarten": None,
    "insluiten": None,
    "matchdag": None,
    "organisaties": "organisations",
    "praktijk": "practices",
    "regios": "regions",
    "sectoren": "vocabulary/sectors",
    "takenwijzer": None,
    "vragen": "requests",
    "zoeken": None,
}

# People named in the articles that the practices and events retell. Kept as digests: the names themselves stay out.
PRIVATE_NAMES = {
    "9d1419a01af6bbe8",
    "de9e171bbb7cfc41",
    "49274949a8fca34f",
    "7a6e584787d45f97",
    "0c831267a49a2c28",
    "756b1af7c35da6ca",
    "0b8c0ccf281f38cf",
}


def page_id(path: Path) -> str:
    return path.relative_to(CONTENT / "pages").as_posix()


def language_of(path: Path) -> str:
    folder = page_id(path).rpartition("/")[0]
    return folder or "nl"


def load(path: Path) -> dict[str, Any]:
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def front_matter(path: Path) -> tuple[dict[str, Any], str]:
    """The mapping between the two lines `---` and the Markdown after it."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_page_has_title_and_description(path: Path) -> None:
    head, body = front_matter(path)
    assert set(head) - {"asked"} == {"title", "description"}
    assert 5 <= len(head["title"]) <= 60
    assert 40 <= len(head["description"]) <= 170
    assert len(re.findall(r"^# ", body, flags=re.MULTILINE)) == 1


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_what_people_ask_of_a_page_is_asked_of_no_other(path: Path) -> None:
    mine = hand_written_page(page_id(path), path.read_text("utf-8")).asked
    assert len(set(mine)) == len(mine)
    others = [one for one in PAGES if one.parent == path.parent and one != path]
    asked = {phrase for one in others for phrase in hand_written_page(page_id(one), one.read_text("utf-8")).asked}
    assert not asked & set(mine)


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_page_says_first_what_you_can_do(path: Path) -> None:
    _, body = front_matter(path)
    assert WHAT_TO_DO[language_of(path)] in body.split("\n## ")[0].replace("\u00a0", " ")


@pytest.mark.parametrize("path", [path for path in PAGES if language_of(path) != "nl"], ids=page_id)
def test_a_translated_page_says_as_much_as_the_dutch_one(path: Path) -> None:
    assert parts(path) == parts(CONTENT / "pages" / path.name)


def parts(path: Path) -> tuple[object, ...]:
    """How many headings, items and rows a page has, and where its links lead."""
    _, body = front_matter(path)
    marks = [re.split(r"[^#|-]", line)[0] for line in body.splitlines() if line.startswith(("#", "- ", "|"))]
    steps = len(re.findall(r"^\d+\. ", body, flags=re.MULTILINE))
    links = re.findall(r"\]\(((?:\.\./|\w)[^)#]*)", body)
    return marks, steps, sorted(link.replace("../../", "../") for link in links if not link.startswith("http"))


def test_every_page_is_there_in_every_language() -> None:
    by_language = {language: {path.name for path in PAGES if language_of(path) == language} for language in WHAT_TO_DO}
    assert by_language["fr"] == by_language["nl"]
    assert by_language["en"] == by_language["nl"]


def test_the_data_page_names_every_download() -> None:
    _, body = front_matter(CONTENT / "pages" / "gegevens.md")
    assert {path for path in DOWNLOADS if f"](../{path})" in body} == DOWNLOADS


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    _, body = front_matter(path)
    up = "../" * (1 if language_of(path) == "nl" else 2)  # files are there once, not in each language
    missing = []
    for target in re.findall(r"\]\(([^)]+)\)", body):
        address, _, anchor = target.partition("#")
        if address.startswith("https://") or address.removeprefix(up) in FOLLOWED | DOWNLOADS:
            continue
        if not address or address.endswith(".md"):
            page = path if not address else path.parent / address
            if not page.is_file() or (anchor and anchor not in anchors(page)):
                missing.append(target)
            continue
        address = address.partition("?")[0]
        _, section, *entry = address.rstrip("/").split("/")
        known = section in DATA_SECTIONS
        if known and entry:
            known = (CONTENT / str(DATA_SECTIONS[section]) / f"{entry[0]}.yml").is_file()
        if not (known and address.startswith("../") and address.endswith("/")):
            missing.append(target)
    assert missing == []


def anchors(path: Path) -> set[str]:
    """The ids that Markdown's `toc` gives to the headings of a page."""
    _, body = front_matter(path)
    titles = re.findall(r"^#+ (.+)$", body, flags=re.MULTILINE)
    plain = (unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode() for title in titles)
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower()) for title in plain}


@pytest.mark.parametrize("key", ["see", "legal_basis", "replaced_by"])
def test_glossary_points_at_entries_that_exist(key: str) -> None:
    ids = {path.stem for path in GLOSSARY}
    missing = []
    for path in GLOSSARY:
        value = load(path).get(key, [])
        targets = [value] if isinstance(value, str) else value
        missing += [f"{path.stem} → {target}" for target in targets if target not in ids or target == path.stem]
    assert missing == []


def test_legal_basis_is_a_law() -> None:
    kinds = {path.stem: load(path)["kind"] for path in GLOSSARY}
    assert {kinds[basis] for path in GLOSSARY for basis in load(path).get("legal_basis", [])} == {"law"}


def test_what_ended_is_marked_historical() -> None:
    wrong = [path.stem for path in GLOSSARY if "until" in (entry := load(path)) and entry["standing"] != "historical"]
    assert wrong == []


def test_decree_of_1998_is_history() -> None:
    decree = load(CONTENT / "glossary" / "decreet-1998-07-14-sociale-werkplaatsen.yml")
    assert (decree["standing"], decree["until"]) == ("historical", "2018-12-31")
    assert decree["replaced_by"] == "decreet-2013-07-12-maatwerk"


def test_federations_know_each_other_both_ways() -> None:
    federations = {path.stem: load(path) for path in FEDERATIONS}
    forward = {(old, new) for old, entry in federations.items() for new in entry.get("successors", [])}
    backward = {(old, new) for new, entry in federations.items() for old in entry.get("predecessors", [])}
    assert forward == backward
    assert {("sst", "herwin"), ("komosie", "herwin")} <= forward


def test_figures_that_the_field_repeats_have_year_and_source() -> None:
    figures = {figure["id"]: figure for figure in load(CONTENT / "figures.yml")["figures"]}
    repeated = {
        "sociale-werkplaatsen-84": "84",
        "jobs-sociale-werkplaatsen": "meer dan 8.800",
        "terugverdieneffect-sst": "12.228",
        "werkplekarchitecten-organisaties-2016": "meer dan 100",
        "werkplekarchitecten-plaatsen-2016": "meer dan 230",
    }
    for key, value in repeated.items():
        assert figures[key]["value"] == value
        assert figures[key]["archive"] is True
        assert figures[key]["source"]["url"].startswith("http")


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def test_no_names_of_private_persons() -> None:
    found = set()
    for path in sorted([*CONTENT.rglob("*.yml"), *CONTENT.rglob("*.md")]):
        words = re.findall(r"\w+", path.read_text(encoding="utf-8").lower())
        once = set(words) | {f"{first} {second}" for first, second in pairwise(words)}
        found |= {str(path.relative_to(CONTENT)) for words_ in once if digest(words_) in PRIVATE_NAMES}
    assert sorted(found) == []
