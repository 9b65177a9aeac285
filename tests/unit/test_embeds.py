"""Lists for other sites: light, whole without scripts, and with a line that shows them."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from builder.catalogue.model import Catalogue
from builder.rendering.edition import Edition
from builder.rendering.embeds import MOST, embed_pages, embedding_page, line
from builder.rendering.finder import finder_data
from builder.rendering.page import Page
from tests.catalogue_samples import catalogue as members
from tests.rendering_samples import without_map


def sample() -> Catalogue:
    return without_map(members())


def many(number: int) -> Catalogue:
    """A directory of organisations with names that are as long as they may be."""
    made = sample()
    one = made.organisations["de-tuin"]
    those = {f"lid-{at}": replace(one, slug=f"lid-{at:055}", name=f"{'Lid ' * 29}{at}") for at in range(number)}
    return replace(made, organisations=those)


def pages(catalogue: Catalogue) -> dict[str, Page]:
    edition = Edition(catalogue, "nl")
    return {planned.path: planned.make(edition, *planned.about) for planned in embed_pages(edition)}


def test_each_federation_sector_and_region_with_somebody_has_a_list() -> None:
    made = pages(sample())
    assert {path.split("/")[1] for path in made} == {"federaties", "sectoren", "regios"}
    groen = made["embed/sectoren/groen/"]
    assert (groen.bare, groen.stands_for, groen.json_ld) == (True, "sectoren/groen/", ())
    assert re.findall(r'organisaties/([a-z-]+)/" target="_blank"', groen.body) == ["acacia", "de-tuin", "eik"]
    assert 'name="sector" value="groen"' in groen.body


def test_its_search_stays_within_the_list_whatever_filters_the_directory_has() -> None:
    catalogue = sample()
    assert "federations" not in catalogue.site.facets
    made = pages(catalogue)
    known = {facet["kind"] for facet in finder_data(Edition(catalogue, "nl"))["facets"]}
    asked = {re.search(r'type="hidden" name="([a-z]+)"', page.body)[1] for page in made.values()}  # type: ignore[index]
    assert asked == {"federation", "sector", "region"} <= known


def test_a_list_stays_light() -> None:
    made = pages(many(MOST + 50))["embed/sectoren/groen/"]
    assert made.body.count("<li>") == MOST
    assert len(made.body.encode()) < 40_000  # with names and addresses as long as they may be
    assert str(MOST + 50) in made.body.partition("ww-embed__foot")[2]


def test_the_page_has_a_line_for_every_list() -> None:
    catalogue = sample()
    page = embedding_page(Edition(catalogue, "nl"))
    lines = [unescape(each) for each in re.findall(r'data-line="([^"]+)"', page.body)]
    addresses = {re.search(r'src="([^"]+)"', each)[1] for each in lines}  # type: ignore[index]
    assert addresses == {catalogue.site.url + path for path in pages(catalogue)}
    assert page.body.count("<code>&lt;iframe ") == len(lines)
    assert line("https://a.be/", 'Groen "&" <b>').count('"') == 12
