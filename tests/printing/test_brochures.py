"""Brochures say what the directory says, to everybody: tagged, with a language, bookmarks and words for pictures."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from posixpath import normpath
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from builder.catalogue.model import Catalogue
from builder.catalogue.outlines import Outlines
from builder.cli import main
from builder.printing.brochures import organisation_sheet, region_brochure, sector_brochure, whole_brochure
from builder.printing.bundle import UnknownItemError, bundle, keys_in
from builder.printing.documents import edition_in
from builder.printing.press import Press, PressError, print_all
from builder.project import Project
from builder.publishing.brochures import CACHE, write_brochures
from builder.publishing.tree import Tree
from builder.rendering.edition import Edition
from builder.rendering.pages import render
from builder.rendering.words import national
from tests.catalogue_samples import catalogue as sample
from tests.catalogue_samples import organisation
from tests.rendering_samples import REST


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


@pytest.fixture(scope="module")
def edition(catalogue: Catalogue) -> Edition:
    return edition_in(catalogue, "nl")


@pytest.fixture(scope="module")
def pdf(edition: Edition, press: Press) -> bytes:
    return press.pdf(region_brochure(edition, edition.catalogue.regions["noord-limburg"]))


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


class Said(str):
    """Text as it was read back: contains a text also where a line was broken within it, at a hyphen or not."""

    def __contains__(self, text: object) -> bool:
        return _run(str(text)) in _run(self)


def _run(text: str) -> str:
    return "".join(character for character in text if not character.isspace() and character not in "-\u00ad\u2010")


def words_of(pdf: bytes, first: int = 1, last: int | None = None) -> Said:
    """The text of the pages, counted from 1."""
    return Said(" ".join(page.extract_text() for page in reader(pdf).pages[first - 1 : last]))


def bookmarks(outline: list[Any]) -> list[str]:
    return [title for one in outline for title in (bookmarks(one) if isinstance(one, list) else [one.title])]


def alternatives(pdf: bytes) -> list[str]:
    """What a screen reader says of each picture."""
    read = reader(pdf)
    objects = (read.get_object(number) for number in sorted(read.xref[0]))
    return [str(one["/Alt"]) for one in objects if isinstance(one, DictionaryObject) and "/Alt" in one]


# --- what is said ---------------------------------------------------------------------------------------------------


def test_a_region_has_everybody_with_what_they_do_and_how_to_reach_them(edition: Edition, pdf: bytes) -> None:
    said = words_of(pdf)
    organisations = edition.directory.in_region("noord-limburg")
    assert organisations
    for one in organisations:
        assert one.name in said
        assert not one.email or one.email in said
        assert not one.phone or national(one.phone) in said
        for offer in one.offers:
            assert edition.text(offer.sector.label) in said
    assert "Welzijnsregio Noord-Limburg" in said  # who coordinates
    for heading in ("Inhoud", "Zoek op werk", "Zoek op gemeente", "Organisaties van A tot Z", "Over deze krant"):
        assert heading in said
    assert "Gegevens van 22 november 2026" in said


def test_the_index_leads_to_the_page_of_the_organisation(edition: Edition, pdf: bytes) -> None:
    read = reader(pdf)
    at = {entry.title: read.get_destination_page_number(entry) + 1 for entry in _entries(read.outline)}
    index = words_of(pdf, at["Zoek op werk"], at["Organisaties van A tot Z"] - 1)
    for one in edition.directory.in_region("noord-limburg"):
        assert f"{one.name} {at[one.name]}" in index
        assert one.name in words_of(pdf, at[one.name], at[one.name])


def _entries(outline: list[Any]) -> list[Any]:
    return [entry for one in outline for entry in (_entries(one) if isinstance(one, list) else [one])]


def test_a_sector_and_an_organisation(edition: Edition, press: Press) -> None:
    fiets = press.pdf(sector_brochure(edition, edition.catalogue.vocabulary.sectors["energie"]))
    assert all(one.name in words_of(fiets) for one in edition.directory.in_sector("energie"))
    entiris = press.pdf(organisation_sheet(edition, edition.catalogue.organisations["entiris"]))
    assert len(reader(entiris).pages) == 1
    assert "Zavelstraat 45, 3010 Kessel-Lo (Leuven)" in words_of(entiris)
    assert "QR-code die naar werkwijzer.example/organisaties/entiris leidt" in alternatives(entiris)


def test_in_french_the_words_are_french(catalogue: Catalogue, press: Press) -> None:
    edition = edition_in(catalogue, "fr")
    pdf = press.pdf(organisation_sheet(edition, catalogue.organisations["bewel"]))
    assert reader(pdf).trailer["/Root"]["/Lang"] == "fr"
    assert "Code QR qui mène à werkwijzer.example/fr/organisaties/bewel" in alternatives(pdf)
    assert "Données du 22 novembre 2026" in words_of(pdf)


# --- for everybody --------------------------------------------------------------------------------------------------


def test_a_screen_reader_finds_its_way(edition: Edition, pdf: bytes) -> None:
    read = reader(pdf)
    root = read.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert read.metadata is not None
    assert read.metadata.title == "Sociale economie in Noord-Limburg"
    names = bookmarks(read.outline)
    assert [name for name in names if name in ("Zoek op werk", "Organisaties van A tot Z", "Over deze krant")] == [
        "Zoek op werk",
        "Organisaties van A tot Z",
        "Over deze krant",
    ]
    assert {one.name for one in edition.directory.in_region("noord-limburg")} <= set(names)
    told = alternatives(pdf)
    assert any(text.startswith("Kaart: Sociale economie in Noord-Limburg") for text in told)
    assert "QR-code die naar werkwijzer.example/regios/noord-limburg leidt" in told


def test_letters_are_in_the_file_and_from_nowhere_else(pdf: bytes) -> None:
    fonts = {str(font["/BaseFont"]) for page in reader(pdf).pages for font in _fonts(page)}
    assert fonts
    assert all("SourceSans3" in name for name in fonts)


def _fonts(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"].get("/Font", {}).values()]


# --- the same each time ---------------------------------------------------------------------------------------------


def test_the_same_content_gives_the_same_bytes(edition: Edition, pdf: bytes) -> None:
    assert Press().pdf(region_brochure(edition, edition.catalogue.regions["noord-limburg"])) == pdf


def test_only_what_changed_is_printed_again(edition: Edition, tmp_path: Path) -> None:
    sheets = {slug: organisation_sheet(edition, edition.catalogue.organisations[slug]) for slug in ("bewel", "vites")}
    told: list[tuple[int, int]] = []
    first = print_all(sheets, tmp_path, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    for file in tmp_path.iterdir():
        file.write_bytes(b"kept")
    again = print_all({**sheets, "vites": {**sheets["vites"], "title": "Vites!"}}, tmp_path)
    assert again["bewel"] == b"kept"
    assert again["vites"].startswith(b"%PDF")
    assert again["vites"] != first["vites"]
    assert len(list(tmp_path.iterdir())) == 2  # what nobody needs is gone


# --- strangers' texts -----------------------------------------------------------------------------------------------

CANARIES = (
    "#panic(1) #read(\"/etc/passwd\") #import \"@preview/x:1.0.0\": *",
    "$ x^2 $ *bold* _it_ `raw` = Heading <label> @cite \\ \\u{41} // comment /* x */ ~ -- ---",
    "[[#{}]] ] } ) ' \" & < > %",
    "- lijst + 1. enum / term: def",
)  # fmt: skip


def test_markup_stays_text(press: Press) -> None:
    name = "Naam #name <b> @x"
    everything = sample(
        {
            **REST,
            ("organisation", "vreemd"): organisation(
                name,
                summary=CANARIES[0],
                description="\n\n".join(CANARIES),
                sectors=[{"sector": "groen", "activities": ["tuinonderhoud"], "note": CANARIES[1]}],
                way_of_working={"conditions": [CANARIES[2]], "series": CANARIES[3]},
                locations=[{"municipality": "Aadorp", "street": "#straat $1$", "number": "*1*"}],
            ),
        }
    )
    edition = edition_in(everything, "nl")
    said = words_of(press.pdf(organisation_sheet(edition, everything.organisations["vreemd"])))
    for canary in (name, *CANARIES, "#straat $1$ *1*"):
        assert canary in said
    assert name in words_of(press.pdf(whole_brochure(edition)))


def test_what_has_no_letter_becomes_a_box_and_long_words_break(press: Press) -> None:
    long = "x" * 300
    name = f"Emoji 😀 中文 مرحبا \u202e\u0000\ufeff e\u0301 {long}"
    everything = sample({("organisation", "vreemd"): organisation(name, summary=name)})
    edition = edition_in(everything, "nl")
    pdf = press.pdf(organisation_sheet(edition, everything.organisations["vreemd"]))
    said = words_of(pdf)
    assert "Emoji □ □□" in said
    assert long in said
    assert press.pdf(whole_brochure(edition)).startswith(b"%PDF")


def test_a_layout_reads_nothing_outside_its_folder(edition: Edition) -> None:
    sheet = organisation_sheet(edition, edition.catalogue.organisations["bewel"])
    for source in ('#read("/etc/passwd")', '#read("../../etc/passwd")'):
        press = Press()
        press._layout["sheet.typ"] = source.encode()
        with pytest.raises(PressError, match=r"not found|access denied|outside|escape"):
            press.pdf(sheet)


# --- bundles --------------------------------------------------------------------------------------------------------


def test_a_bundle_has_a_page_for_each(edition: Edition, press: Press) -> None:
    keys = keys_in(
        ["https://x.example/bundel/#organisaties/bewel,praktijk%2Fgewaardeerd-werk", "bewel", "begrippen/enclave/"]
    )
    assert keys == ["organisaties/bewel", "praktijk/gewaardeerd-werk", "bewel", "begrippen/enclave"]
    pdf = press.pdf(bundle(edition, keys[:2] + keys[3:], "Voor de vergadering"))
    assert len(reader(pdf).pages) == 4
    assert "Voor de vergadering" in words_of(pdf, 1, 1)
    assert [title for title in bookmarks(reader(pdf).outline) if title in ("Bewel", "Enclave")] == ["Bewel", "Enclave"]
    assert "info@bewel.be" in words_of(pdf, 2, 2)


def test_every_kind_can_be_in_a_bundle(press: Press) -> None:
    edition = edition_in(sample(REST), "nl")
    keys = [
        "organisaties/alles",
        "organisaties/weg",
        "praktijk/samen",
        "agenda/dag",
        "vragen/gras",
        "begrippen/decreet",
    ]
    said = words_of(press.pdf(bundle(edition, keys)))
    for text in ("Alles", "HACCP", "Samen maaien", "Begin klein.", "19 tot 22 uur", "Veiligheidsschoenen", "Een wet."):
        assert text in said


def test_an_unknown_key_names_the_one_that_was_meant(edition: Edition) -> None:
    with pytest.raises(UnknownItemError) as unknown:
        bundle(edition, ["bewl"])
    assert (unknown.value.key, unknown.value.near) == ("bewl", "organisaties/bewel")


# --- the commands ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["brochure"], "Zeg wat er gedrukt moet worden"),
        (["brochure", "--region", "limbrug"], "Bedoel je limburg?"),
        (["brochure", "--sector", "groen", "--region", "limburg", "-o", "x.pdf"], "één bestand"),
        (["bundle", "praktijk/gewardeerd-werk"], "Bedoel je praktijk/gewaardeerd-werk?"),
        (["bundle", "#"], "niets in deze bundel"),
    ],
)
def test_wrong_use_is_said(
    words: list[str], said: str, catalogue: Catalogue, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.cli_print.catalogue_of", lambda *_: catalogue)
    done = CliRunner().invoke(main, [*words, "--content", str(root / "content")])
    assert done.exit_code == 2
    assert said in done.output


def test_the_commands_write_files(
    catalogue: Catalogue, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.cli_print.catalogue_of", lambda *_: catalogue)
    content = ["--content", str(root / "content")]
    folder = tmp_path / "kranten"
    done = CliRunner().invoke(main, ["brochure", "--organisation", "bewel", "--to", str(folder), *content])
    assert done.exit_code == 0
    assert reader((folder / "organisation-bewel.pdf").read_bytes()).pages
    file = tmp_path / "b.pdf"
    assert CliRunner().invoke(main, ["bundle", "bewel", "-o", str(file), "--lang", "en", *content]).exit_code == 0
    assert "My bundle" in words_of(file.read_bytes())


# --- on the site ----------------------------------------------------------------------------------------------------


def test_pages_link_to_the_brochures_that_were_made(tmp_path: Path) -> None:
    everything = sample()
    everything = replace(everything, places=replace(everything.places, outlines=Outlines()))
    output = tmp_path / "site"
    project = Project(root=tmp_path, content=tmp_path / "content", site=output)
    made = write_brochures(project, everything, Tree(output), lambda done, total: None)
    assert "brochures/provincie-noord.pdf" in made
    assert "brochures/sectoren/groen.pdf" in made
    assert {path: (output / path).stat().st_size for path in made} == made
    linked = {
        normpath(page.path + link): page.path
        for page in render(everything, "nl", made)
        for link in re.findall(r'href="([^"]+\.pdf)"', page.body)
    }
    assert set(linked) == set(made)
    assert not any(".pdf" in page.body for page in render(everything))
    before = {file: file.stat().st_mtime_ns for file in (project.cache / CACHE).iterdir()}
    assert write_brochures(project, everything, Tree(output), lambda done, total: None) == made
    assert {file: file.stat().st_mtime_ns for file in (project.cache / CACHE).iterdir()} == before
