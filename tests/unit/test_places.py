"""The places of Belgium: what is committed is right, comes from its source, and odd files are refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import yaml

from builder.catalogue.outlines import Outlines, join, simplified, tie
from builder.catalogue.places import Places, distance_km
from builder.editing.gazetteer.__main__ import write_gazetteer
from builder.editing.gazetteer.gazetteer import gazetteer_files
from builder.reading.places import read_places
from tests.work import calls

MERGED = {  # municipality of 2025: what it is put together from
    "Aalter": {"Knesselare"},
    "Antwerpen": {"Borsbeek"},
    "Beveren-Kruibeke-Zwijndrecht": {"Beveren", "Kruibeke", "Zwijndrecht"},
    "Bilzen-Hoeselt": {"Bilzen", "Hoeselt"},
    "Hasselt": {"Kortessem"},
    "Lievegem": {"Lovendegem", "Waarschoot", "Zomergem"},
    "Lochristi": {"Wachtebeke"},
    "Lokeren": {"Moerbeke"},
    "Merelbeke-Melle": {"Melle", "Merelbeke"},
    "Nazareth-De Pinte": {"De Pinte", "Nazareth"},
    "Oudsbergen": {"Meeuwen-Gruitrode", "Opglabbeek"},
    "Pajottegem": {"Galmaarden", "Gooik", "Herne"},
    "Pelt": {"Neerpelt", "Overpelt"},
    "Tessenderlo-Ham": {"Ham", "Tessenderlo"},
    "Tielt": {"Meulebeke"},
    "Tongeren-Borgloon": {"Borgloon", "Tongeren"},
    "Wingene": {"Ruiselede"},
}
KNOWN_POINTS = {  # latitude, longitude of the middle of town
    "Aalst": (50.938, 4.040),
    "Brugge": (51.209, 3.225),
    "Genk": (50.965, 5.501),
    "Gent": (51.054, 3.725),
    "Halle": (50.735, 4.236),
    "Hasselt": (50.930, 5.338),
    "Heuvelland": (50.784, 2.828),
    "Ieper": (50.851, 2.885),
    "Kortrijk": (50.828, 3.265),
    "Leuven": (50.879, 4.701),
    "Mechelen": (51.028, 4.480),
    "Nieuwerkerken": (50.864, 5.195),
    "Oostende": (51.230, 2.920),
    "Oudsbergen": (51.102, 5.561),
    "Pelt": (51.219, 5.429),
    "Sint-Pieters-Woluwe": (50.830, 4.440),
    "Turnhout": (51.323, 4.948),
    "Voeren": (50.750, 5.783),
    "Vorst": (50.810, 4.318),
}
KNOWN_CODES = {
    "1000": "Brussel",
    "1070": "Anderlecht",
    "1540": "Pajottegem",
    "1800": "Vilvoorde",
    "2070": "Beveren-Kruibeke-Zwijndrecht",
    "2100": "Antwerpen",
    "2150": "Antwerpen",
    "2300": "Turnhout",
    "3000": "Leuven",
    "3590": "Diepenbeek",
    "3600": "Genk",
    "3720": "Hasselt",
    "3840": "Tongeren-Borgloon",
    "3900": "Pelt",
    "8755": "Wingene",
    "8800": "Roeselare",
    "9090": "Merelbeke-Melle",
    "9180": "Lokeren",
    "9185": "Lochristi",
}


@pytest.fixture(scope="module")
def places(root: Path) -> Places:
    return read_places(root / "content")


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    return dict(gazetteer_files())


def test_every_municipality_of_2025_is_there(places: Places) -> None:
    gewesten = [town.gewest for town in places.municipalities.values()]
    assert {gewest: gewesten.count(gewest) for gewest in set(gewesten)} == {
        "brussel": 19,
        "vlaanderen": 285,
        "wallonie": 261,
    }
    assert {nis for nis, town in places.municipalities.items() if town.gewest != "wallonie"} == set(
        places.outlines.areas
    )


@pytest.mark.parametrize("name", MERGED)
def test_mergers(places: Places, name: str) -> None:
    town = places.by_dutch_name[name]
    assert set(town.former) == MERGED[name]
    assert MERGED[name] <= set(town.aliases)
    assert all(former not in places.by_dutch_name for former in MERGED[name])
    assert all(places.by_name[former.casefold()][0] == town for former in MERGED[name])


@pytest.mark.parametrize("name", KNOWN_POINTS)
def test_points_lie_in_town(places: Places, name: str) -> None:
    town = places.by_dutch_name[name]
    assert distance_km(town.latitude, town.longitude, *KNOWN_POINTS[name]) < 3


@pytest.mark.parametrize("code", KNOWN_CODES)
def test_postal_codes_belong_to_their_municipality(places: Places, code: str) -> None:
    assert KNOWN_CODES[code] in [town.name for town in places.at_code(code)]


def test_every_municipality_has_a_code_and_its_codes_lie_near(places: Places) -> None:
    for nis, town in places.municipalities.items():
        for code in places.codes_of[nis]:  # KeyError: a municipality without a postal code
            # the farthest: Zandvliet from the middle of Antwerpen
            assert distance_km(town.latitude, town.longitude, code.latitude, code.longitude) < 16, code


def test_neighbours_are_near_on_the_map_too(places: Places) -> None:
    """A municipality's point lies within its own outline, or a cell or two from it."""
    outlines = places.outlines
    for nis in outlines.areas:
        town = places.municipalities[nis]
        x, y = outlines.grid_point(town.longitude, town.latitude)
        corners = [point for ring in outlines.rings([nis]) for point in ring]
        assert min(x for x, _ in corners) - 2 <= x <= max(x for x, _ in corners) + 2, town.name
        assert min(y for _, y in corners) - 2 <= y <= max(y for _, y in corners) + 2, town.name


def test_names_in_french_and_of_sections_are_found_the_likeliest_first(places: Places) -> None:
    def found(name: str) -> list[str]:
        return [town.name for town in places.by_name.get(name.casefold(), ())]

    assert found("Bruxelles") == ["Brussel"]
    assert found("Ixelles") == ["Elsene"]
    assert found("Courtrai") == ["Kortrijk"]
    assert found("Halle") == ["Halle", "Zoersel"]
    assert found("VORST") == ["Vorst", "Laakdal"]
    assert found("Deurne") == ["Antwerpen", "Diest"]
    assert found("Moerbeke") == ["Lokeren", "Geraardsbergen"]
    assert found("Utrecht") == []


def test_regions_have_the_municipalities_of_their_source(places: Places, generated: dict[str, str], root: Path) -> None:
    """People may add to a region file, but who belongs to it stays as the source says."""
    reference: list[str] = []
    for name, text in generated.items():
        if name.startswith("regions/"):
            made, kept = yaml.safe_load(text), yaml.safe_load((root / "content" / name).read_text(encoding="utf-8"))
            assert {key: kept[key] for key in ("kind", "municipalities")} == {
                key: made[key] for key in ("kind", "municipalities")
            }, name
            reference += made["municipalities"] if made["kind"] == "referentieregio" else []
    flanders = [nis for nis, town in places.municipalities.items() if town.gewest == "vlaanderen"]
    assert sorted(reference) == flanders


@pytest.mark.parametrize("name", ["municipalities.csv", "postal-codes.csv", "outlines.json"])
def test_committed_files_are_what_the_sources_give(generated: dict[str, str], root: Path, name: str) -> None:
    committed = (root / "content" / "places" / name).read_text(encoding="utf-8")
    assert committed == generated[f"places/{name}"], "make them anew: python -m builder.editing.gazetteer"


def test_files_stay_small(root: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in (root / "content" / "places").iterdir()}
    assert sum(sizes.values()) <= 250_000, sizes


def test_reading_is_little_work(root: Path) -> None:
    assert calls(lambda: read_places(root / "content")) < 120_000


def test_a_region_file_that_people_went_on_with_is_left_alone(
    tmp_path: Path, generated: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.editing.gazetteer.__main__.gazetteer_files", lambda: generated)
    own = tmp_path / "regions" / "kempen.yml"
    own.parent.mkdir()
    own.write_text("name: Onze Kempen\n", encoding="utf-8")
    write_gazetteer(tmp_path)
    assert own.read_text(encoding="utf-8") == "name: Onze Kempen\n"
    assert (tmp_path / "regions" / "waasland.yml").read_text(encoding="utf-8") == generated["regions/waasland.yml"]
    assert read_places(tmp_path).by_dutch_name["Pelt"].nis == "72043"


MUNICIPALITIES = """\
nis,slug,name,name_fr,province,gewest,latitude,longitude,former,other_names
11001,aartselaar,Aartselaar,,provincie-antwerpen,vlaanderen,51.1341,4.3868,,
11002,antwerpen,Antwerpen,Anvers,provincie-antwerpen,vlaanderen,51.2205,4.4003,Borsbeek,Antwerp
"""
POSTAL_CODES = """\
code,nis,sections,latitude,longitude
2000,11002,Antwerpen,51.2205,4.4003
2630,11001,Aartselaar,51.1341,4.3868
"""
OUTLINES = '{"origin":[2.5,51.5],"step":[0.1,-0.1],"arcs":[[0,0,2,0,0,2,-2,-2]],"municipalities":{"11001":[0]}}\n'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "municipalities.csv").write_text(MUNICIPALITIES, encoding="utf-8")
    (folder / "postal-codes.csv").write_text(POSTAL_CODES, encoding="utf-8")
    (folder / "outlines.json").write_text(OUTLINES, encoding="utf-8")
    return tmp_path


def test_small_files_are_read_whole(content: Path) -> None:
    places = read_places(content)
    antwerpen = places.municipalities["11002"]
    assert antwerpen.aliases == ("Antwerp", "Borsbeek")
    assert antwerpen.former == ("Borsbeek",)
    assert places.by_slug["aartselaar"].name_fr is None
    assert [code.code for code in places.codes_of["11002"]] == ["2000"]
    assert places.at_code("9999") == ()
    assert places.outlines.around(["11001"]) == (((2.5, 51.5), (2.7, 51.5), (2.7, 51.3), (2.5, 51.5)),)
    assert places.outlines.around(["11002"]) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("municipalities.csv", "nis,slug", "nis,slag", "municipalities.csv:1: the columns are not nis,slug,"),
        ("municipalities.csv", "11002,", "11001,", "municipalities.csv:3: NIS code '11001' is double"),
        ("municipalities.csv", "11002,", "1102,", "municipalities.csv:3: '1102' is no NIS code"),
        ("municipalities.csv", ",antwerpen,", ",Antwerpen,", "municipalities.csv:3: 'Antwerpen' is no slug"),
        ("municipalities.csv", ",Antwerpen,", ",Aartselaar,", "municipalities.csv:3: name 'Aartselaar' is double"),
        ("municipalities.csv", "provincie-antwerpen,vlaanderen,51.1", "x y,vlaanderen,51.1", ":2: province 'x y' is"),
        ("municipalities.csv", "vlaanderen,51.2", "holland,51.2", "municipalities.csv:3: gewest 'holland' is none of"),
        ("municipalities.csv", "51.2205", "52.2205", "municipalities.csv:3: 52.2205 degrees lies outside Belgium"),
        ("municipalities.csv", "51.2205", "nan", "municipalities.csv:3: nan degrees lies outside Belgium"),
        ("municipalities.csv", "51.2205", "noord", "municipalities.csv:3: 'noord' is no number of degrees"),
        ("municipalities.csv", ",Borsbeek,", ",Borsbeek|,", "municipalities.csv:3: an empty name in 'Borsbeek|'"),
        ("municipalities.csv", ",Antwerp\n", "\n", "municipalities.csv:3: 9 fields where 10 belong"),
        ("municipalities.csv", ",Antwerp\n", ',"Antwerp\n', "municipalities.csv:3: no CSV: "),
        ("postal-codes.csv", "2000,", "200,", "postal-codes.csv:2: '200' is no postal code"),
        ("postal-codes.csv", "11002", "11003", "postal-codes.csv:2: there is no municipality '11003'"),
        ("postal-codes.csv", "2630,11001", "2000,11002", "postal-codes.csv:3: postal code 2000 has 11002 twice"),
        ("outlines.json", '"arcs":', "arcs:", "outlines.json:1: no JSON: "),
        ("outlines.json", '"arcs"', '"bogen"', "outlines.json:1: outlines do not have the right shape: KeyError"),
        ("outlines.json", '"11001":', '"99999":', "outlines.json:1: outlines of unknown municipalities: 99999"),
        ("outlines.json", ":[0]", ":[7]", "outlines.json:1: outlines with arcs that are not there: 11001"),
        ("outlines.json", ",-2,-2]", ",-2]", "outlines.json:1: outlines do not have the right shape: "),
        ("outlines.json", "[2.5,51.5]", "[2.5]", "outlines.json:1: outlines do not have the right shape: "),
    ],
)
def test_odd_files_are_refused_with_file_and_line(content: Path, file: str, old: str, new: str, complaint: str) -> None:
    path = content / "places" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError) as caught:
        read_places(content)
    assert complaint in str(caught.value)


def test_a_table_that_is_not_utf_8_is_refused_with_file_and_line(content: Path) -> None:
    path = content / "places/municipalities.csv"
    path.write_bytes(path.read_bytes().replace(b",Antwerpen,", ",Antwerp\xe9n,".encode("latin-1"), 1))
    with pytest.raises(ValueError, match=r"municipalities\.csv:[0-9]+: not UTF-8: "):
        read_places(content)


# Two squares side by side, the left one cut in two: a | b over c | b
SQUARES = Outlines(
    arcs=(
        ((0, 2), (0, 0), (2, 0)),
        ((2, 0), (2, 2)),
        ((2, 2), (0, 2)),
        ((2, 2), (2, 4)),
        ((2, 4), (0, 4), (0, 2)),
        ((2, 0), (4, 0), (4, 4), (2, 4)),
    ),
    areas={"a": (0, 1, 2), "b": (1, 3, 5), "c": (2, 3, 4)},
)


def test_areas_together_lose_their_inner_borders() -> None:
    (ring,) = SQUARES.rings(["a", "c"])
    assert ring[0] == ring[-1]
    assert set(ring) == {(0, 2), (0, 0), (2, 0), (2, 2), (2, 4), (0, 4)}
    (whole,) = SQUARES.rings(["a", "b", "c"])
    assert (2, 2) not in whole


def test_groups_share_their_border_also_when_it_is_made_coarser() -> None:
    grouped = SQUARES.grouped({"left": ["a", "c"], "right": ["b"]}, tolerance=0.5)
    shared = set(grouped.areas["left"]) & set(grouped.areas["right"])
    assert [set(grouped.arcs[number]) for number in shared] == [{(2, 0), (2, 4)}]
    (left,) = grouped.rings(["left"])
    assert set(left) == {(0, 0), (2, 0), (2, 4), (0, 4)}


def test_an_area_in_two_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="b is in two groups: one and two"):
        SQUARES.grouped({"one": ["a", "b"], "two": ["b"]})


def test_lines_are_joined_where_two_meet_and_tied_into_rings() -> None:
    assert join([((0, 0), (1, 0)), ((2, 0), (1, 0))]) == (((0, 0), (1, 0), (2, 0)),)
    fork = [((0, 0), (1, 0)), ((1, 0), (2, 0)), ((1, 0), (1, 1))]
    assert sorted(join(fork)) == sorted(fork)
    assert tie([((0, 0), (1, 0)), ((0, 0), (1, 1), (1, 0))]) == (((0, 0), (1, 0), (1, 1), (0, 0)),)


def test_simplified_lines_keep_ends_and_bends() -> None:
    assert simplified(((0, 0), (1, 1), (2, 0), (3, 1), (4, 0)), 1.1) == ((0, 0), (4, 0))
    assert simplified(((0, 0), (2, 3), (4, 0)), 1.1) == ((0, 0), (2, 3), (4, 0))
    ring = simplified(((0, 0), (1, 0), (1, 1), (0, 1), (0, 0)), 9)
    assert len(ring) == 4
    assert ring[0] == ring[-1]


def test_sections_of_the_facts_have_a_municipality(places: Places, root: Path) -> None:
    """A slip in the generator's own table would silently lose a section."""
    table = root / "builder" / "editing" / "gazetteer" / "facts" / "sections.csv"
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entries = places.postal_codes[row["code"]]
            assert any(row["section"] in entry.names for entry in entries), row
