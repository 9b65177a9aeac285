"""Maps are small, say what they show, escape what they are given, and carry no styles or scripts."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from builder.catalogue.outlines import Outlines
from builder.catalogue.places import Municipality, Places
from builder.reading.places import read_places
from builder.rendering.map_sheet import map_sheet
from builder.rendering.maps import Atlas, MapArea, MapPoint

SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup: str) -> ElementTree.Element:
    """As a browser sees it: inside HTML the namespace goes without saying, for an XML parser it does not."""
    return ElementTree.fromstring(str(markup).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@pytest.fixture(scope="module")
def places(root: Path) -> Places:
    return read_places(root / "content")


@pytest.fixture(scope="module")
def atlas(places: Places) -> Atlas:
    return Atlas(places)


@pytest.fixture(scope="module")
def areas(root: Path) -> list[MapArea]:
    areas = []
    for path in sorted((root / "content" / "regions").glob("*.yml")):
        region = yaml.safe_load(path.read_text(encoding="utf-8"))
        if region["kind"] in ("referentieregio", "gewest"):
            name = region["name"]["nl"]
            label, href = f"{name}: {len(areas)} organisaties", f"../regios/{path.stem}/"
            members = tuple(region["municipalities"])
            areas.append(MapArea(name=name, label=label, count=len(areas), href=href, municipalities=members))
    return areas


def everywhere(places: Places) -> list[MapPoint]:
    """188 locations, as many as the directory starts with, spread over the land."""
    drawn = [town for town in places.municipalities.values() if town.gewest != "wallonie"]
    return [(town.latitude, town.longitude) for town in drawn[:188]]


def test_overview_is_a_labelled_group_of_links(atlas: Atlas, areas: list[MapArea]) -> None:
    svg = parsed(atlas.overview(areas, title="Organisaties per regio", id_="kaart"))
    assert svg.get("role") == "group"
    assert svg.get("aria-labelledby") == "kaart-title"
    assert svg.find(f"{SVG}title").text == "Organisaties per regio"
    links = svg.findall(f"{SVG}a")
    assert [link.get("href") for link in links] == [area.href for area in areas]
    assert [link.find(f"{SVG}title").text for link in links] == [area.label for area in areas]
    assert len(links) == 16
    counts = [text.text for text in svg.iter(f"{SVG}text") if text.get("class") == "ww-map__count"]
    assert counts == [str(area.count) for area in areas]


def test_overview_tells_empty_areas_and_those_without_a_page(atlas: Atlas) -> None:
    nowhere = MapArea(name="Gent", label="Gent: geen", count=0, href=None, municipalities=("44021",))
    no_outline = MapArea(name="Luik", label="Luik: 1", count=1, href="luik/", municipalities=("62063",))
    svg = parsed(atlas.overview([nowhere, no_outline], title="Kaart"))
    assert svg.findall(f"{SVG}a") == []
    assert svg.find(f"{SVG}g").get("class") == "ww-map__area ww-map__area--empty"


def test_numbers_stand_within_their_area(atlas: Atlas, areas: list[MapArea], places: Places) -> None:
    """The number's place, taken back to a longitude and latitude, is nearest to a municipality of its own region."""
    svg = parsed(atlas.overview(areas, title="Kaart"))
    numbers = [text for text in svg.iter(f"{SVG}text") if text.get("class") == "ww-map__count"]
    drawn = [town for town in places.municipalities.values() if town.gewest != "wallonie"]
    for text, area in zip(numbers, areas, strict=True):
        longitude, latitude = places.outlines.degrees(int(text.get("x")), int(text.get("y")))
        nearest = min(drawn, key=lambda t: (t.latitude - latitude) ** 2 + (0.63 * (t.longitude - longitude)) ** 2)
        assert nearest.nis in area.municipalities, (area.name, nearest.name)


def test_locator_is_one_picture_with_a_description(atlas: Atlas) -> None:
    svg = marks(atlas.locator(title="Genk", description="1 plek", highlighted=["71016"]))
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Genk. 1 plek"
    assert svg.find(f"{SVG}path").get("class") == "ww-map__highlight"
    land = ElementTree.fromstring(atlas.land())
    assert land.get("viewBox") == svg.get("viewBox")
    assert len(land[0]) == 6  # five provinces and Brussels


def marks(locator: str) -> ElementTree.Element:
    return parsed(locator)[0]


def test_locator_leaves_out_what_there_is_not(atlas: Atlas) -> None:
    svg = atlas.locator(title="Namen", description="niets", highlighted=["92094"])
    assert "ww-map__highlight" not in svg
    assert "ww-map__dots" not in svg


def test_dots_in_one_place_grow_together(atlas: Atlas) -> None:
    hasselt, gent = (50.9311, 5.3378), (51.05, 3.7167)
    dots = marks(atlas.locator(title="t", description="d", points=[hasselt, gent, hasselt, hasselt, hasselt]))
    group = next(each for each in dots.iter(f"{SVG}g") if each.get("class") == "ww-map__dots")
    widths = {float(path.get("stroke-width")): len(placed(path)) for path in group}
    assert len(widths) == 2
    assert set(widths.values()) == {1}
    large = max(group, key=lambda path: float(path.get("stroke-width")))
    small = min(group, key=lambda path: float(path.get("stroke-width")))
    assert placed(large)[0][0] > placed(small)[0][0]  # Hasselt lies east of Gent


def placed(path: ElementTree.Element) -> list[tuple[int, int]]:
    """Where the dots of a path lie, which counts each from the one before."""
    steps = [tuple(map(int, re.findall(r"-?\d+", step)[:2])) for step in path.get("d").split("m")[1:]]
    return list(accumulate(steps, lambda one, step: (one[0] + step[0], one[1] + step[1])))


def test_dots_lie_within_the_picture(atlas: Atlas, places: Places) -> None:
    svg = marks(atlas.locator(title="t", description="d", points=everywhere(places)))
    left, top, width, height = map(int, svg.get("viewBox").split())
    group = next(each for each in svg.iter(f"{SVG}g") if each.get("class") == "ww-map__dots")
    spots = [spot for path in group for spot in placed(path)]
    assert len(spots) > 150
    assert all(left <= x <= left + width and top <= y <= top + height for x, y in spots)


def test_maps_are_small(atlas: Atlas, areas: list[MapArea], places: Places) -> None:
    assert len(atlas.overview(areas, title="Organisaties per regio").encode()) <= 25_000
    all_over = atlas.locator(title="Groenonderhoud", description="188 plaatsen", points=everywhere(places))
    assert len(all_over.encode()) <= 2_500
    for area in areas:
        towns = [places.municipalities[nis] for nis in area.municipalities]
        points = [(town.latitude, town.longitude) for town in towns]
        one = atlas.locator(title=area.name, description=area.label, highlighted=area.municipalities, points=points)
        assert len(one.encode()) <= 1_500, area.name


def test_text_is_escaped_and_nothing_is_inline(atlas: Atlas) -> None:
    evil = '"><script>alert(1)</script>'
    area = MapArea(name=evil, label=evil, count=1, href=f"../{evil}", municipalities=("44021", "44052"))
    for markup in (
        atlas.overview([area], title=evil, id_="m"),
        atlas.locator(title=evil, description=evil, points=[(51, 4)]),
    ):
        svg = next(parsed(markup).iter(f"{SVG}svg"))
        assert "<script" not in markup
        assert (svg.get("aria-label") or svg.find(f"{SVG}title").text).startswith(evil)
        for element in svg.iter():
            assert not {"style", "fill", "stroke"} & set(element.keys())
            assert not any(name.startswith("on") for name, _ in element.items())


def test_the_same_again_gives_the_same_bytes(places: Places, areas: list[MapArea]) -> None:
    one, other = Atlas(places), Atlas(places)
    assert one.overview(areas, title="t") == other.overview(areas, title="t")
    members = areas[0].municipalities
    first = one.locator(title="t", description="d", highlighted=members, points=everywhere(places))
    again = other.locator(title="t", description="d", highlighted=members[::-1], points=everywhere(places)[::-1])
    assert first == again


def test_a_land_without_outlines_gives_an_empty_map() -> None:
    town = Municipality(
        nis="44021", slug="gent", name="Gent", name_fr=None, province="provincie-oost-vlaanderen",
        gewest="vlaanderen", aliases=(), latitude=51.05, longitude=3.72,
    )  # fmt: skip
    bare = Atlas(Places(municipalities={"44021": town}, postal_codes={}, outlines=Outlines()))
    assert bare.locator(title="t", description="d", points=[(51.05, 3.72)]) == ""
    assert bare.land() == b""
    area = MapArea(name="Gent", label="Gent", count=1, href="gent/", municipalities=("44021",))
    assert bare.overview([area], title="t") == ""


def test_the_sheet_encloses_every_municipality_it_draws(places: Places) -> None:
    sheet = json.loads(map_sheet(places))
    west, north, width, height = sheet["box"]
    for nis in places.outlines.areas:
        town = places.municipalities[nis]
        x = (town.longitude - sheet["origin"][0]) / sheet["step"][0]
        y = (town.latitude - sheet["origin"][1]) / sheet["step"][1]
        assert west < x < west + width
        assert north < y < north + height
    assert sheet["land"].count("M") >= 6  # five provinces and Brussels
    assert sheet["municipalities"].count("M") > len(places.outlines.areas)
