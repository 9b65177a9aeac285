"""Pages of every kind from a small catalogue: complete, linked, escaped, and honest about what is not known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from posixpath import normpath
from typing import Any

import pytest

from builder.rendering import organisations
from builder.rendering.icons import SHEET
from builder.rendering.page import DESCRIPTION_LIMIT, Page, shortened
from builder.rendering.pages import render
from builder.routes import HAND_WRITTEN
from tests.catalogue_samples import catalogue, content, organisation
from tests.rendering_samples import EVERYTHING, REST, rendered, without_map

HOSTILE = "\"><script>alert(1)</script><x-canary a='b'>{{7*7}}{% raw %}</title>&amp;"
# Keys whose values are ids, dates, addresses and numbers: the schemas let no free text in there.
CLOSED = {
    *("id", "type", "sector", "sectors", "activities", "customers", "customer", "forms", "types", "label", "services"),
    *("purposes", "legal_form", "federations", "organisations", "regions", "practices", "predecessors", "successors"),
    *("since", "until", "date", "founded", "ended", "on", "read", "start", "end", "last_reviewed", "valid_until"),
    *(
        "url",
        "website",
        "source",
        "transcript",
        "facebook",
        "linkedin",
        "icon",
        "kind",
        "standing",
        "audience",
        "state",
    ),
    *("municipality", "municipalities", "postal_code", "everywhere", "places", "languages", "glossary", "replaced_by"),
    *("legal_basis", "see", "into", "former_slugs", "floor", "year", "archive", "km", "lat", "lon", "captions"),
    *("by_appointment", "winkel", "zetel", "phone", "email", "enterprise_number", "branch", "repository", "accent"),
}

FOLLOWED = {"agenda.ics", "dag.ics", "nieuws.xml"}  # written beside the pages; verify looks whether they are there
KINDS = {
    "": "home",
    "organisaties/": "A to Z",
    "organisaties/alles/": "profile",
    "organisaties/oude-tuin/": "moved profile",
    "sectoren/": "sectors",
    "sectoren/groen/": "sector",
    "sectoren/groen/provincie-noord/": "sector in a region",
    "regios/": "regions",
    "regios/noorderstreek/": "region",
    "gemeenten/": "municipalities",
    "gemeenten/aadorp/": "municipality",
    "federaties/": "federations",
    "federaties/oude-koepel/": "federation",
    "praktijk/": "practices",
    "praktijk/samen/": "practice",
    "agenda/": "events",
    "agenda/dag/": "event",
    "vragen/": "requests",
    "vragen/gras/": "request",
    "begrippen/": "glossary",
    "begrippen/decreet/": "glossary entry",
    "cijfers/": "figures",
    "gesprekskaarten/": "conversation cards",
}


class Reader(HTMLParser):
    """Collects what a browser would see: elements with attributes, and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] or "" for _, attributes in self.elements if attribute in attributes]

    def count(self, tag: str) -> int:
        return sum(1 for name, _ in self.elements if name == tag)


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return rendered(REST)


def reader(page: Page) -> Reader:
    return Reader(str(page.body))


@pytest.mark.parametrize("path", KINDS, ids=KINDS.values())
def test_every_kind_is_a_whole_page(pages: dict[str, Page], path: str) -> None:
    page = pages[path]
    seen = reader(page)
    assert seen.count("h1") == 1
    assert 0 < len(page.description) <= DESCRIPTION_LIMIT
    assert bool(page.title) == (path != "")
    assert ("nav", {"class": "ww-crumbs", "aria-label": "Je bent hier"}) in seen.elements or path == ""
    assert page.json_ld
    assert json.loads(json.dumps(page.json_ld)) == list(page.json_ld)
    ids = seen.values("id")
    assert len(ids) == len(set(ids))


def test_paths_are_given_once() -> None:
    paths = [page.path for page in render(without_map(catalogue(REST)))]
    assert len(paths) == len(set(paths))


def test_the_same_catalogue_gives_the_same_pages(pages: dict[str, Page]) -> None:
    again = rendered(dict(reversed(REST.items())))
    assert again == pages


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_links_lead_to_pages(language: str) -> None:
    made = rendered({**REST, ("site", "site"): content()[("site", "site")] | {"languages": ["nl", "fr"]}}, language)
    prefix = "" if language == "nl" else "fr/"
    ids = {path: set(reader(page).values("id")) for path, page in made.items()}
    own = {f"{prefix}{name}/" for name in HAND_WRITTEN}
    for path, page in made.items():
        assert path.startswith(prefix)
        for href in internal_links(reader(page)):
            target, _, fragment = href.partition("#")
            full = normpath(f"/{path}{target}").strip("/") if target else path.rstrip("/")
            if full.endswith(".vcf"):  # a card is there once, beside the page in the first language
                full = f"{prefix}{full.removesuffix('.vcf')}"
            full += "/" if full else ""
            beside = full.startswith(("data/", "feeds/")) or target.rpartition("/")[2] in FOLLOWED
            assert full in made or full in own or beside, (path, href)
            assert not fragment or fragment in ids[full], (path, href)


def internal_links(seen: Reader) -> Iterator[str]:
    for href in [*seen.values("href"), *seen.values("action")]:
        if not re.match(r"(https?|mailto|tel):", href) and SHEET not in href:
            assert not href.startswith("/"), href
            yield href.partition("?")[0]


def hostile(value: Any, key: str = "") -> Any:
    """`value` with hostile text in every free text."""
    if isinstance(value, dict):
        keep = {"site"} if key == "" else set()
        return {
            name: part if name in CLOSED | keep and not isinstance(part, dict) else hostile(part, name)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [hostile(part, key) for part in value]
    return HOSTILE if isinstance(value, str) and key not in CLOSED else value


def test_text_never_becomes_markup() -> None:
    everything = {**content(), **REST}
    made = rendered({kind_and_id: hostile(value) for kind_and_id, value in everything.items()})
    seen_in_text = 0
    for path, page in made.items():
        seen = reader(page)
        scripts = [attributes for tag, attributes in seen.elements if tag == "script"]
        scripts = [attributes for attributes in scripts if attributes.get("type") != "application/json"]
        assert all(attributes.get("src", "").endswith("assets/js/list-filter.js") for attributes in scripts), path
        names = {tag for tag, _ in seen.elements}
        assert not names & {"x-canary", "title", "style", "iframe", "object"}, path
        assert not [name for _, attributes in seen.elements for name in attributes if name.startswith("on")], path
        assert not [href for href in seen.values("href") if href.lower().startswith(("javascript", "data"))], path
        seen_in_text += "{{7*7}}" in seen.text
        assert "<script>alert" not in page.body
    assert seen_in_text > len(made) * 0.8


def test_hostile_text_reads_as_it_was_written() -> None:
    made = rendered({("organisation", "alles"): organisation(HOSTILE, **EVERYTHING)})
    page = made["organisaties/alles/"]
    assert page.title == HOSTILE
    assert HOSTILE in reader(page).text


def test_only_web_addresses_become_links() -> None:
    with pytest.raises(ValueError, match="not a web address"):
        rendered({("organisation", "kwaad"): organisation("Kwaad", website="javascript:alert(1)")})


# --- what pages say ---------------------------------------------------------------------------------------------------


def test_a_profile_tells_what_is_known(pages: dict[str, Page]) -> None:
    text = " ".join(reader(pages["organisaties/alles/"]).text.split())
    for words in (
        "Straat 1 bus 2",
        "1001 Gehucht (Aadorp)",
        "maandag tot vrijdag",
        "9 – 17 uur",
        "Jan-Mar 09:00-12:00",
        "tot 31 december 2018",
        "Naam: Oud",
        "Tot 25 km rond Aadorp.",
        "in het eigen atelier en als vaste ploeg op de werkvloer van de klant",
        "Nederlands en Frans",
        "geldig tot mei 2027",
        "Samen maaien",
        "Nog niet nagekeken door de organisatie zelf.",
    ):
        assert words in text


def test_a_profile_asks_for_contact_and_hours_and_is_silent_about_the_rest_that_is_not_known(
    pages: dict[str, Page],
) -> None:
    seen = reader(pages["organisaties/eik/"])
    text = seen.text.lower()
    for words in ("onbekend", "gesloten", "none", "rechtsvorm"):
        assert words not in text
    for words in ("nog geen telefoon, mail of website van eik", "kennen de openingsuren nog niet"):
        assert text.count(words) == 1
    assert seen.count("table") == 0


def test_words_of_the_vocabulary_lead_to_their_explanation() -> None:
    explained = {"glossary": "maatwerkbedrijf", "summary": "Wat het is."}
    told = {
        ("terms", name): {"terms": [term | explained for term in content()["terms", name]["terms"]]}
        for name in ("types", "forms", "labels", "services", "legal-forms")
    }
    more = {"forms": ["enclave"], "labels": [{"label": "bio"}], "services": ["jobdesign"], "legal_form": "vzw"}
    made = {**REST, **told, ("organisation", "klein"): organisation("Klein", **more)}
    body = str(rendered(made)["organisaties/klein/"].body)
    words = re.findall(r'<a href="[./]*begrippen/maatwerkbedrijf/">([^<]+)</a>', body)
    assert sorted(word.lower() for word in words) == ["bio", "enclave", "jobdesign", "maatwerkbedrijf", "vzw"]


def test_a_confirmed_profile_says_when_and_by_whom_it_was_checked(pages: dict[str, Page]) -> None:
    text = reader(pages["organisaties/acacia/"]).text
    assert "Nagekeken door de organisatie op 1 oktober 2026." in text
    assert "Nog niet nagekeken" not in text


def test_a_merged_organisation_leads_on_and_offers_no_contact(pages: dict[str, Page]) -> None:
    seen = reader(pages["organisaties/voorbij/"])
    assert "Voorbij hoort nu bij De Tuin." in seen.text
    assert "../../organisaties/de-tuin/" in seen.values("href")
    assert "Voorbij" in reader(pages["organisaties/"]).text
    assert "organisaties/voorbij" not in str(pages["gemeenten/aadorp/"].body)


def test_a_profile_leads_to_its_form_and_the_form_to_the_repository_when_there_is_one(pages: dict[str, Page]) -> None:
    assert "../../bijwerken/?wie=alles" in reader(pages["organisaties/alles/"]).values("href")
    assert "/tree/" not in str(pages["bijwerken/"].body)
    site = content()[("site", "site")] | {"repository": "https://github.com/gids/gids", "branch": "main"}
    form = rendered({("site", "site"): site})["bijwerken/"]
    assert "https://github.com/gids/gids/tree/main/content/organisations" in reader(form).values("href")
    assert "https://github.com/gids/gids/edit/main/content/organisations/{slug}.yml" in str(form.body)


def test_a_sector_in_a_region_with_few_names_the_nearest_outside(pages: dict[str, Page]) -> None:
    text = reader(pages["sectoren/fiets/provincie-zuid/"]).text
    assert "Iets verder" in text
    assert "km verder" in text


def test_empty_lists_lead_on() -> None:
    made = rendered({})
    assert "Er zijn nu geen open vragen." in reader(made["vragen/"]).text
    assert "../sectoren/" in reader(made["vragen/"]).values("href")
    assert "../meedoen/" in reader(made["praktijk/"]).values("href")


def test_text_in_another_language_is_marked() -> None:
    made = rendered({("organisation", "frans"): organisation("Frans", summary={"fr": "Nous travaillons."})})
    marked = [attributes for tag, attributes in reader(made["organisaties/frans/"]).elements if tag == "p"]
    assert {"class": "ww-lead", "lang": "fr"} in marked


def test_people_are_never_sorted_into_target_groups(pages: dict[str, Page]) -> None:
    assert not [path for path in pages if "doelgroep" in path]


def test_a_long_list_gets_a_page_for_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organisations, "ONE_PAGE", 2)
    made = rendered(REST)
    assert "d/" in reader(made["organisaties/"]).values("href")
    assert "De Tuin" in reader(made["organisaties/d/"]).text
    assert "organisaties/de-tuin/" not in str(made["organisaties/"].body)


def test_a_long_letter_gets_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {path for path in rendered(REST) if path.startswith("organisaties/")}
    monkeypatch.setattr(organisations, "ONE_PAGE", 2)
    monkeypatch.setattr(organisations, "ONE_PART", 1)
    made = rendered(REST)
    parts = [path for path in made if path.startswith("organisaties/") and path not in whole]
    several = [path for path in parts if path.endswith("/2/")]
    assert several
    first, second = made[several[0].removesuffix("2/")], made[several[0]]
    assert several[0] in {link.removeprefix(first.root) for link in reader(first).values("href")}
    assert "../../" in {link[:6] for link in reader(second).values("href")}


def test_linked_data_of_a_profile(pages: dict[str, Page]) -> None:
    data, crumbs = pages["organisaties/alles/"].json_ld
    assert data["@type"] == "Organization"
    assert data["url"] == "https://gids.example/organisaties/alles/"
    place = data["location"][0]
    assert place["address"] == {"@id": data["address"]["@id"]}  # told once
    assert data["address"] == {
        "@id": "#zetel",
        "@type": "PostalAddress",
        "streetAddress": "Straat 1 bus 2",
        "postalCode": "1001",
        "addressLocality": "Aadorp",
        "addressCountry": "BE",
    }
    assert place["openingHoursSpecification"][0]["opens"] == "09:00"
    assert [item["name"] for item in crumbs["itemListElement"]] == ["Organisaties", "Alles"]


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [("kort", 10, "kort"), ("een hele lange zin", 12, "een hele…"), ("a\nb", 9, "a b"), ("x" * 20, 5, "xxxx…")],
)
def test_descriptions_are_cut_after_a_word(text: str, limit: int, short: str) -> None:
    assert shortened(text, limit) == short
    assert len(short) <= limit
