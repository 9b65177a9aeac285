"""Requests beside organisations: who can answer, what fits whom, and what is over."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.catalogue.days import last_day, newest_day
from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.matching.board import Board
from builder.rendering.page import Page
from tests.catalogue_samples import SOURCES, catalogue, organisation
from tests.rendering_samples import REST, rendered

RULES = Path(__file__).parents[1] / "cases/valid/everything/content/vocabulary/matching.yml"
Files = dict[tuple[str, str], dict[str, Any]]


def request(**more: Any) -> dict[str, Any]:
    given = {"title": "Maaien", "asker": "Bedrijf", "customer": "bedrijf", "tasks": ["Het gras maaien"]}
    return {**given, "until": "2027-01-01", "sources": SOURCES, **more}


def files(**requests: dict[str, Any]) -> Files:
    return {
        ("matching", "matching"): yaml.safe_load(RULES.read_text("utf-8")),
        **{("request", name): value for name, value in requests.items()},
    }


def board(made: Catalogue) -> Board:
    return Board(made, made.requests.values())


@cache
def pages() -> dict[str, Page]:
    """A directory with an open request, one that is over, and one of which the words say nothing."""
    made = files(
        open=request(activities=["groen/tuinonderhoud"], municipality="Aadorp", email="vraag@bedrijf.example"),
        oud=request(title="Van vroeger", activities=["groen/tuinonderhoud"], until="2026-11-21"),
        raar=request(title="Raadsel", tasks=["Xyzzy"], until="2026-12-01"),
    )
    return rendered(REST | made)


def test_a_request_is_ranked_on_its_own_activities_and_place() -> None:
    made = catalogue(files(a=request(activities=["groen/tuinonderhoud"], municipality="Aadorp")))
    package = board(made).package(made.requests["a"])
    assert package is not None
    assert package.activities == ("groen/tuinonderhoud",)
    found = [one.organisation.slug for one in package.candidates]
    assert found[0] == "de-tuin"  # declares the work, and is there
    assert found.index("de-tuin") < found.index("acacia") < found.index("eik")
    assert "voorbij" not in found


def test_a_request_without_activities_is_read() -> None:
    made = catalogue(files(a=request(tasks=["De haag scheren en het gras maaien"])))
    package = board(made).package(made.requests["a"])
    assert package is not None
    assert package.activities == ("groen/tuinonderhoud",)


def test_both_sides_have_the_same_score() -> None:
    made = catalogue(files(a=request(activities=["groen/tuinonderhoud"], municipality="Aadorp")))
    both = board(made)
    package = both.package(made.requests["a"])
    assert package is not None
    [fit] = both.fits(made.organisations["de-tuin"])
    assert fit.candidate == package.candidates[0]
    assert both.fits(made.organisations["wiel"]) == ()


def test_without_rules_there_is_no_ranking() -> None:
    made = catalogue({("request", "a"): request(activities=["groen/tuinonderhoud"])})
    assert board(made).package(made.requests["a"]) is None
    assert board(made).fits(made.organisations["de-tuin"]) == ()


def test_the_page_says_who_and_why() -> None:
    body = str(pages()["vragen/open/"].body)
    assert "De Tuin" in body
    assert "Doet Tuinonderhoud" in body
    assert "Zit in Aadorp" in body
    assert "mailto:vraag@bedrijf.example?subject=Maaien" in body
    assert "tot en met 1 januari 2027" in body


def test_linked_data_says_what_is_sought() -> None:
    data = pages()["vragen/open/"].json_ld[0]
    assert (data["@type"], data["name"]) == ("Organization", "Bedrijf")
    assert data["seeks"]["@type"] == "Demand"
    assert data["seeks"]["validThrough"] == "2027-01-01"
    assert data["seeks"]["areaServed"]["addressLocality"] == "Aadorp"


def test_a_request_that_nobody_understands_leads_on() -> None:
    body = str(pages()["vragen/raar/"].body)
    assert "We weten niet welke organisaties passen." in body
    assert "../../sectoren/" in body


def test_lists_name_open_requests_only() -> None:
    for path in ("", "sectoren/groen/", "regios/provincie-noord/", "sectoren/groen/provincie-noord/"):
        body = str(pages()[path].body)
        assert "vragen/open/" in body, path
        assert "vragen/oud/" not in body, path
        assert "assets/js/dated.js" in pages()[path].scripts
    assert "vragen/open/" in str(pages()["organisaties/de-tuin/"].body)
    assert "vragen/oud/" not in str(pages()["organisaties/de-tuin/"].body)


def test_what_is_over_stays_as_archive() -> None:
    listed = str(pages()["vragen/"].body)
    current, archive = listed.split('data-dated-list="past"')
    assert "vragen/open/" in current
    assert "vragen/oud/" not in current
    assert "vragen/oud/" in archive
    page = str(pages()["vragen/oud/"].body)
    assert '<div class="ww-banner ww-banner--warn" data-dated-show="past">' in page
    assert "Wie kan dit?" not in page


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "last"),
    [
        ("2026", "2026-12-31"),
        ("2028-02", "2028-02-29"),
        ("2026-11-26", "2026-11-26"),
        ("2026-11-26T19:00", "2026-11-26"),
    ],
)
def test_the_last_day_of_a_partial_date(date: str, last: str) -> None:
    assert last_day(date) == last


def test_the_newest_day_is_that_of_a_review_or_a_reading() -> None:
    assert newest_day(catalogue()) == "2026-11-22"
    read = [{"url": "https://bron.example/", "read": "2026-12-24"}]
    assert newest_day(catalogue({("request", "a"): request(sources=read)})) == "2026-12-24"


# --- around a request -------------------------------------------------------------------------------------------------


def test_regions_that_touch() -> None:
    directory = Directory(catalogue())
    assert directory.atlas.regions_within("provincie-noord") == ("noorderstreek", "provincie-noord")
    assert directory.atlas.regions_touching("noorderstreek") == ("provincie-noord",)


def test_a_sector_in_a_region_names_who_coordinates() -> None:
    assert "regie@zuid.example" in str(pages()["sectoren/fiets/provincie-zuid/"].body)


def test_sector_and_region_say_who_is_nearest_where_nobody_is() -> None:
    assert "sectoren/fiets/noorderstreek/" not in pages()
    region, sector = str(pages()["regios/noorderstreek/"].body), str(pages()["sectoren/fiets/"].body)
    assert "Werk dat hier nog niemand doet" in region
    assert "organisaties/acacia/" in region
    assert "Niet in jouw regio?" in sector
    assert "regios/noorderstreek/" in sector


def test_examples_are_chosen_by_what_they_are_about() -> None:
    more = {"title": "Ook", "summary": "Nog een.", "body": "Zo.", "companies": ["Bedrijf"], "sources": SOURCES}
    made = rendered(REST | {("practice", "ook"): more})
    listed = str(made["praktijk/"].body)
    assert 'data-k="sector:groen form:enclave region:provincie-noord kind:maatwerkbedrijf"' in listed
    assert '<option value="enclave">Enclave (1)' in listed
    assert "praktijk/ook/" in str(made["praktijk/samen/"].body)  # the same company
    assert "praktijk/samen/" not in str(made["begrippen/maatwerkbedrijf/"].body)


# --- figures ----------------------------------------------------------------------------------------------------------


def test_figures_count_the_data() -> None:
    body = str(pages()["cijfers/"].body)
    assert '<th scope="row"><a href="../sectoren/groen/">Groen</a><td>4' in body
    assert '<th scope="row"><a href="../regios/provincie-noord/">Noord</a><td>2<td>3' in body
    assert "1 van de 5 profielen is nagekeken door de organisatie zelf." in body
    assert '<th scope="row">Minder dan een half jaar geleden<td>5' in body
    assert "We tellen ze niet op en vermenigvuldigen ze niet" in body
    assert "Geteld" in body  # the method of an organisation's own figure


def test_of_many_figures_of_organisations_the_page_shows_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.rendering.figures.OWN", 2)
    years = (2019, 2024, 2022)
    counted = [{"title": "Banen", "value": "1", "unit": "mensen", "year": year} for year in years]
    made = rendered({**REST, ("organisation", "eik"): organisation("Eik", impact=counted)})
    body = str(made["cijfers/"].body)
    assert [year for year in (2021, *years) if f"<td>{year}\n" in body] == [2024, 2022]
    assert "Dit zijn de nieuwste 2 van 4 cijfers." in body
    assert 'href="../gegevens/"' in body
