"""Covers: of every kind of page there is one, of the size and in the colours that it should have."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from builder.catalogue.model import Catalogue
from builder.colours import READABLE, contrast
from builder.printing.covers import Painter
from builder.rendering.covers import FOLDER, HEIGHT, HOME, WIDTH, Cover, cover_for
from builder.rendering.edition import Edition
from builder.rendering.tokens import tokens_of

TAGS = re.compile(r'<meta (?:property|name)="((?:og|twitter):[a-z:_]+)" content="([^"]*)">')
LONG = Cover(
    "long.png", "Opleiding, begeleiding en arbeidsmarktbemiddelingsdiensten van de regio", icon="material/flower"
)


def painter(catalogue: Catalogue, accent: str = "#0b5e55", logo: bytes | None = None) -> Painter:
    return Painter("Gids", "G", tokens_of(accent).colours["light"], logo, catalogue.places.outlines)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_each_kind_sector_and_region_has_a_cover_and_what_is_below_shares_it(catalogue: Catalogue) -> None:
    covers = Edition(catalogue, "fr").covers
    assert {"sectoren/groen", "regios/kempen", "begrippen", "takenwijzer", HOME} <= covers.keys()
    assert cover_for(covers, "sectoren/groen/kempen") is covers["sectoren/groen"]
    assert cover_for(covers, "begrippen/sst") is covers["begrippen"]
    assert cover_for(covers, "privacy") is cover_for(covers, "") is covers[HOME]
    assert covers["begrippen"].words == "Glossaire"


@pytest.mark.parametrize("accent", ["#0b5e55", "#ffbf2e"])
def test_words_on_a_cover_can_be_read(catalogue: Catalogue, accent: str) -> None:
    logo = io.BytesIO()
    Image.new("RGBA", (300, 90), (200, 30, 30, 255)).save(logo, "PNG")
    ((_, data),) = painter(catalogue, accent, logo.getvalue()).draw([LONG])
    cover = opened(data)
    assert (cover.format, cover.size) == ("PNG", (WIDTH, HEIGHT))
    shades = sorted(cover.convert("RGB").getcolors(100_000) or [], reverse=True)
    (_, paper), *others = shades
    counted = {colour for count, colour in others if count > 1500}
    strong = [colour for colour in counted if contrast(colour, paper) >= READABLE]  # type: ignore[arg-type]
    assert len(strong) >= 2  # ink and accent
    title = cover.convert("RGB").crop((72, 60, 620, 400))
    assert max(contrast(colour, paper) for _, colour in title.getcolors(100_000) or []) > 10  # type: ignore[arg-type]
    edge = cover.convert("RGB").crop((0, 0, 60, HEIGHT - 20))
    assert edge.getcolors() == [(60 * (HEIGHT - 20), paper)]  # nothing runs off


def test_the_same_cover_is_the_same_bytes_and_a_small_file(catalogue: Catalogue) -> None:
    covers = [LONG, Cover("land.png", "Limburg", within=("71016", "71066"))]
    once, again = (list(painter(catalogue).draw(covers)) for _ in range(2))
    assert once == again
    assert all(len(data) < 25_000 for _, data in once)


def test_every_page_names_a_cover_that_is_there(site: Path, catalogue: Catalogue) -> None:
    there = {file.relative_to(site).as_posix() for file in (site / FOLDER).rglob("*.png")}
    named = set()
    for page in (
        "",
        "privacy/",
        "fr/regios/limburg/",
        "en/begrippen/maatwerkbedrijf/",
        "organisaties/bewel/",
        "sectoren/groen/kempen/",
    ):
        html = (site / page / "index.html").read_text("utf-8")
        tags = dict(TAGS.findall(html))
        assert tags["og:image"].startswith(f"{catalogue.site.url}{FOLDER}/{page[:2] if page[2:3] == '/' else 'nl'}/")
        assert (tags["og:image:width"], tags["og:image:height"]) == (str(WIDTH), str(HEIGHT))
        assert tags["og:title"]
        assert tags["og:image:alt"]
        assert tags["twitter:card"] == "summary_large_image"
        named.add(tags["og:image"].removeprefix(catalogue.site.url))
    assert len(named) == 6 - 1  # a page by hand shows that of the first page
    assert named <= there
    assert opened((site / min(named)).read_bytes()).size == (WIDTH, HEIGHT)
