"""The open data: every format says the same, holds to its own rules, and hostile text stays text."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from builder.catalogue.model import Catalogue, Organisation, Text
from builder.catalogue.queries import Directory
from builder.cli import main
from builder.exporting import columns
from builder.exporting.catalogue_json import catalogue_json, catalogue_listing
from builder.exporting.catalogue_schema import catalogue_schema
from builder.exporting.columns import COLUMNS
from builder.exporting.geojson import PROPERTIES, geojson, points_listing
from builder.exporting.hsds import services, services_listing, taxonomy_terms
from builder.exporting.listing import Listing, Pieces
from builder.exporting.oslo import CONTEXT, linked_data, linked_listing
from builder.exporting.publication import (
    CATALOGUE,
    DESCRIPTION,
    FOLDER,
    PACKAGE,
    SCHEMA,
    SERVICES,
    TABLE,
    TERMS,
    WORKBOOK,
    addresses,
    data_files,
)
from builder.exporting.shapes import Shapes
from builder.exporting.table import BYTE_ORDER_MARK, DELIMITER, harmless, lines_by_id, table
from builder.exporting.vcard import card
from builder.exporting.workbook import rows_by_id
from builder.rendering.edition import Edition
from builder.rendering.programs import kind_of, programs_page
from builder.routes import Routes
from builder.writing import compact
from tests.catalogue_samples import catalogue as sample
from tests.catalogue_samples import organisation
from tests.hsds_rules import page_of
from tests.rendering_samples import REST, without_map

HOSTILE = '=cmd|"/c calc"!A1;\r\n@SUM(1)</script>\nEND:VCARD\u2028-2,\\'
ADDRESS = "https://gids.example/data/v1/organisaties.jsonld"


@pytest.fixture(scope="module")
def rich() -> Catalogue:
    """The sample with one of everything."""
    return sample(REST)


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, bytes]:
    """What the real directory publishes."""
    return dict(data_files(Directory(catalogue)))


@pytest.fixture
def hostile() -> Catalogue:
    made = sample()
    one = replace(made.organisations["de-tuin"], name=HOSTILE, summary=Text.of(HOSTILE), phone="+32 11 27 27 27")
    return replace(made, organisations={**made.organisations, "de-tuin": one})


def rows(text: str) -> list[dict[str, str]]:
    text = text.removeprefix(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=DELIMITER, strict=True))


# --- the table ----------------------------------------------------------------------------------------------------


def test_a_row_says_what_the_profile_says(rich: Catalogue) -> None:
    text = table(columns.rows(rich))
    assert text.startswith(f'{BYTE_ORDER_MARK}"id";"name";')
    assert text.count("\n") == text.count("\r\n") == len(rich.organisations) + 1
    by_id = {row["id"]: row for row in rows(text)}
    assert list(by_id["alles"]) == [column.name for column in COLUMNS]
    assert {name: by_id["alles"][name] for name in ("phone", "street", "work", "work_area", "types", "nis")} == {
        "phone": "011 27 27 27",
        "street": "Straat 1 bus 2",
        "work": "Groen | Tuinonderhoud",
        "work_area": "everywhere:vlaanderen | region:provincie-noord | municipality:10003 | km:25",
        "types": "maatwerkbedrijf",
        "nis": "10001",
    }
    assert by_id["voorbij"]["status"] == "merged"
    raw = {row["id"]: row for row in rows(table(columns.rows(rich), raw=True))}
    assert raw["alles"]["phone"] == "+32 11 27 27 27"


def test_no_cell_is_a_formula_and_raw_text_comes_back(hostile: Catalogue) -> None:
    (row,) = (row for row in rows(table(columns.rows(hostile))) if row["id"] == "de-tuin")
    assert row["name"] == "'=cmd|\"/c calc\"!A1;\n'@SUM(1)</script>\nEND:VCARD\n'-2,\\"
    (row,) = (row for row in rows(table(columns.rows(hostile), raw=True)) if row["id"] == "de-tuin")
    assert row["name"] == HOSTILE


TRIGGERS = "=+-@＝＋－＠\t\r"


@given(st.text(alphabet=st.sampled_from([*TRIGGERS, *" \n\u2028\u200b\xa0a1;\"'"]), max_size=8))
def test_no_line_of_a_cell_begins_as_a_formula(text: str) -> None:
    safe = harmless(text)
    for line in safe.split("\n"):
        assert not line.lstrip().lstrip("\u200b").startswith(tuple(TRIGGERS))
    assert harmless(safe) == safe
    assert [kept for kept in safe if kept not in "'\n"] == [kept for kept in text if kept not in "'\n\r\u2028"]


# --- points, linked data, services ----------------------------------------------------------------------------------


def test_points_are_those_of_active_locations(rich: Catalogue) -> None:
    value = geojson(rich)
    assert value["type"] == "FeatureCollection"
    assert len(value["features"]) == sum(len(one.locations) for one in rich.active)
    assert len({feature["id"] for feature in value["features"]}) == len(value["features"])
    assert set(value) == {"type", "features"}  # RFC 7946: no crs any more
    for feature in value["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert set(feature["geometry"]) == {"type", "coordinates"}
        longitude, latitude = feature["geometry"]["coordinates"]  # RFC 7946: east before north
        assert 2 < longitude < 7 < 49 < latitude < 52
        properties = feature["properties"]
        assert list(properties) == [name for name in PROPERTIES if name in properties]
        assert None not in feature["properties"].values()
    second = next(feature for feature in value["features"] if feature["id"] == "de-tuin/2")
    assert second["geometry"]["coordinates"] == [4.55, 50.61]
    assert second["properties"]["exact"] is True


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def test_linked_data_uses_known_terms_and_its_links_arrive(rich: Catalogue) -> None:
    value = linked_data(rich, ADDRESS)
    assert CONTEXT.items() <= value["@context"].items()
    graph = list(nodes(value["@graph"]))
    terms = CONTEXT.keys()
    in_words = {key for key, meaning in CONTEXT.items() if "@language" in str(meaning)}
    languages = {id(node[key]) for node in graph for key in in_words & node.keys()}
    for node in graph:
        if id(node) not in languages:
            assert node.keys() <= terms
            assert node["a"] in terms if "a" in node else node.keys() <= {"id", "identificator"}
    named = {node["id"] for node in graph if "id" in node}
    links = {"type", "activiteit", "isLidVan"}
    assert {target for node in graph for key in links & node.keys() for target in node[key]} <= named
    alles = next(node for node in graph if node.get("voorkeursNaam") == "Alles")
    assert alles["registratie"]["notatie"] == "0407.229.358"
    (site,) = alles["heeftVestiging"]
    town = next(node for node in value["@graph"] if node["id"] == site["gemeente"]["id"])
    assert town["identificator"]["notatie"] == "10001"
    assert site["vestigingsAdres"]["adres"]["straat"] == "Straat"


def test_services_keep_to_hsds(rich: Catalogue, files: dict[str, bytes]) -> None:
    Draft202012Validator.check_schema(page_of("service"))
    rules, rules_of_terms = (Draft202012Validator(page_of(kind)) for kind in ("service", "taxonomy_term"))
    value, terms = services(rich), taxonomy_terms(rich)
    published = json.loads(files[SERVICES]), json.loads(files[TERMS])
    for each, those in zip((value, terms, *published), (rules, rules_of_terms) * 2, strict=True):
        assert [f"{error.json_path}: {error.message}" for error in those.iter_errors(each)] == []
        assert each["total_items"] == len(each["contents"]) == len({one["id"] for one in each["contents"]})
    known = {term["id"]: term for term in terms["contents"]}
    assert {term["parent_id"] for term in known.values() if "parent_id" in term} <= known.keys()
    for service in value["contents"]:
        assert {attribute["taxonomy_term_id"] for attribute in service["attributes"]} <= known.keys()
        assert {UUID(node["id"]).version for node in nodes(service)} == {5}
    one = value["contents"][0]
    for wrong in ({"status": "open"}, {"addresss": []}, {"id": "1"}, {"languages": [{"code": "nl"}]}):
        assert list(rules.iter_errors({**value, "contents": [{**one, **wrong}]}))
    alles = next(service for service in value["contents"] if service["organization"]["name"] == "Alles")
    assert alles["organization"]["id"] == str(uuid5(NAMESPACE_URL, "https://gids.example/organisaties/alles/"))
    assert alles["organization"]["organization_identifiers"][0]["identifier"] == "0407229358"
    assert known[alles["attributes"][0]["taxonomy_term_id"]]["code"] == "groen"
    assert alles["service_areas"][0]["name"] == "Vlaanderen"
    assert alles["service_at_locations"][0]["location"]["addresses"][0]["state_province"] == "Noord"


# --- the whole catalogue and its schema -----------------------------------------------------------------------------


def test_the_catalogue_keeps_to_its_published_schema(files: dict[str, bytes], rich: Catalogue) -> None:
    schema = json.loads(files[SCHEMA])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(json.loads(files[CATALOGUE]))] == []
    value = json.loads(json.dumps(catalogue_json(rich)))
    assert [error.message for error in validator.iter_errors(value)] == []
    alles = next(one for one in value["organisations"] if one["id"] == "alles")
    for wrong in ({"status": "gone"}, {"phone": 11}, {"surprise": True}, {"types": ["Geen Id"]}):
        changed = {**value, "organisations": [{**alles, **wrong}]}
        assert len(list(validator.iter_errors(changed))) == 1
    assert catalogue_schema("x")["$id"] == "x"


def test_a_type_without_a_plain_form_has_no_schema() -> None:
    with pytest.raises(TypeError, match="has no plain form"):
        Shapes().of(set)


# --- the index ------------------------------------------------------------------------------------------------------


def test_the_package_describes_the_files(files: dict[str, bytes], catalogue: Catalogue) -> None:
    package = json.loads(files[PACKAGE])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["counts"]["organisations"] == len(catalogue.organisations)
    described = {FOLDER + resource["path"] for resource in package["resources"]}
    assert described == files.keys() - {PACKAGE, DESCRIPTION}
    for resource in package["resources"]:
        data = files[FOLDER + resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        if fields := resource.get("schema", {}).get("fields"):
            read = rows(data.decode())
            assert len(read) == resource["rows"]
            assert [field["name"] for field in fields] == list(read[0])


def test_the_api_describes_what_is_on_the_site(files: dict[str, bytes], site: Path) -> None:
    value = json.loads(files[DESCRIPTION])
    assert value["openapi"] == "3.1.0"
    filled = {"organisaties": "bewel", "organisations": "bewel", "sectoren": "groen", "regios": "provincie-limburg"}
    for path, operations in value["paths"].items():
        named = next((one for part, one in filled.items() if f"{part}/{{id}}" in path), "")
        assert ("parameters" in operations) == bool(named)
        assert (site / path.lstrip("/").replace("{id}", named)).is_file(), path
    assert {(site / path).read_bytes() == data for path, data in files.items()} == {True}


def test_the_same_data_gives_the_same_bytes(rich: Catalogue) -> None:
    again = sample(dict(reversed(REST.items())))
    assert dict(data_files(Directory(rich))) == dict(data_files(Directory(again)))


# --- cards ----------------------------------------------------------------------------------------------------------


def test_a_card_is_that_of_a_bundle(rich: Catalogue, root: Path) -> None:
    summary = 'Zegt "ja"\r\nEND:VCARD\\n é' * 9
    one = replace(rich.organisations["alles"], name="Proef; Werk, vzw", summary=Text.of(summary))
    row = {
        "name": one.name,
        "summary": summary,
        "phone": one.phone,
        "email": one.email,
        "website": one.website,
        "street": "Straat 1 bus 2",
        "postalCode": "1001",
        "town": "Aadorp",
        "url": "https://gids.example/organisaties/alles/",
    }
    script = f"import {{ cards }} from {json.dumps((root / 'theme/assets/js/bundle/cards.js').as_uri())};"
    script += f"process.stdout.write(cards([{json.dumps(row)}]))"
    done = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", script], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert card(one, row["url"], "nl") == done.stdout.decode()


def test_hostile_text_stays_one_value_of_a_card(hostile: Catalogue) -> None:
    text = card(hostile.organisations["de-tuin"], "https://gids.example/organisaties/de-tuin/", "nl")
    lines = text.replace("\r\n ", "").split("\r\n")
    assert [lines.count(name) for name in ("BEGIN:VCARD", "END:VCARD")] == [1, 1]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (name,) = (line.removeprefix("FN:") for line in lines if line.startswith("FN:"))
    read = re.sub(r"\\(.)", lambda escape: "\n" if escape[1] == "n" else escape[1], name)
    assert read == HOSTILE.replace("\r\n", "\n").replace("\u2028", "\n")


def test_hostile_text_stays_text_in_every_format(hostile: Catalogue) -> None:
    for path, data in data_files(Directory(hostile)):
        if path.endswith("json") and path not in (PACKAGE, DESCRIPTION, SCHEMA, TERMS):
            texts = [value for node in nodes(json.loads(data)) for value in node.values() if isinstance(value, str)]
            assert HOSTILE in texts, path


def test_who_did_not_consent_is_in_no_format() -> None:
    one = organisation("Eik", contacts=[{"role": "Onthaal", "name": "Zonder Ja"}])
    for path, data in data_files(Directory(sample({("organisation", "eik"): one}))):
        assert b"Zonder Ja" not in data, path


# --- the command ----------------------------------------------------------------------------------------------------


def test_the_command_prints_the_table(root: Path, files: dict[str, bytes]) -> None:
    done = CliRunner().invoke(main, ["export", "--format", "csv", "--content", str(root / "content")])
    assert done.exit_code == 0
    assert done.stdout_bytes == files["data/v1/organisaties.csv"]
    wrong = CliRunner().invoke(main, ["export", "--raw", "--content", str(root / "content")])
    assert wrong.exit_code == 2


def test_the_page_for_programs_names_every_field_and_every_address(rich: Catalogue) -> None:
    body = programs_page(Edition(without_map(rich), "nl")).body
    schema = catalogue_schema("x")
    described = {name for node in schema["properties"].values() for name in node.get("items", {}).get("properties", {})}
    assert described <= set(re.findall(r'<th scope="row"><code>([a-z_]+)</code>', body))
    for address in addresses(Routes.for_("nl", "nl")):
        assert f"/{address.path}</code>" in body
    assert kind_of({"type": "array", "items": {"$ref": "#/$defs/Id"}}) == "Id[]"
    assert kind_of({"type": ["string", "null"]}) == "string | null"


def test_what_a_file_says_of_an_organisation_can_be_taken_from_the_last_time(rich: Catalogue) -> None:
    """The bytes are those of the value as a whole, whoever they come from; only what changed is made again."""
    for make in (
        lambda all_: catalogue_listing(Directory(all_)),
        points_listing,
        services_listing,
        lambda all_: linked_listing(all_, ADDRESS),
    ):
        listing, made = make(rich), []
        data, places = listing.written()
        assert data == compact(listing.value())
        known = {slug: data[start:end] for slug, (start, end) in places.items()}
        gone = next(iter(known))
        del known[gone]

        def noted(one: Organisation, made: list[str] = made, listing: Listing = listing) -> list[Any]:
            made.append(one.slug)
            return listing.entries(one)

        assert listing._replace(entries=noted).written(known) == (data, places)
        assert gone in made
        assert known.keys().isdisjoint(made)
    nobody = points_listing(replace(rich, organisations={}))
    assert nobody.written() == (b'{"type":"FeatureCollection","features":[]}', {})


def test_rows_can_be_taken_from_the_last_time(hostile: Catalogue) -> None:
    """Those of the table wherever they stand, those of the workbook in their own place: their number is in them."""
    before = dict(data_files(Directory(hostile)))
    by_id = {TABLE: dict(lines_by_id(before[TABLE])), WORKBOOK: dict(rows_by_id(before[WORKBOOK]))}
    assert all(list(known) == list(hostile.organisations) for known in by_id.values())
    first, *_, last = hostile.organisations
    changed = replace(hostile.organisations[last], phone="+32 9 210 11 11")
    moved = replace(hostile, organisations={**hostile.organisations, last: changed})
    fewer = replace(hostile, organisations={slug: one for slug, one in moved.organisations.items() if slug != first})
    for now in (hostile, moved, fewer):
        known = {path: {slug: row for slug, row in of.items() if slug != last} for path, of in by_id.items()}
        directory, pieces = Directory(now), Pieces(lambda path, known=known: known.get(path, {}))  # type: ignore[misc]
        assert dict(data_files(directory, pieces)) == dict(data_files(directory))
    marked = {first: by_id[TABLE][first].replace(b";", b"; ")}
    taken = dict(data_files(Directory(hostile), Pieces(lambda path: marked if path == TABLE else {})))
    assert marked[first] in taken[TABLE]  # a row that is known is not made again
