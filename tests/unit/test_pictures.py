"""Pictures that others gave: what is refused before it costs anything, and what is left of one that is shown."""

from __future__ import annotations

import io
import os
import random
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

from builder.publishing.pictures import CACHE, LOGO, PHOTO, renditions, write_pictures
from builder.publishing.tree import Tree
from builder.reading.pictures import MAX_BYTES, PictureError, decode, read_pictures
from builder.rendering.pages import render
from builder.rendering.pictures import Pictures, Rendition, Shown
from tests.catalogue_samples import catalogue, organisation
from tests.rendering_samples import without_map


def saved(form: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **more: object) -> bytes:
    data = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else 1).save(data, form, **more)
    return data.getvalue()


def code(data: bytes, name: str) -> str:
    with pytest.raises(PictureError) as caught:
        decode(data, name)
    return caught.value.code


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.jpeg", "a.webp"])
@pytest.mark.parametrize("size", [(1, 1), (40, 20), (300, 1000)])
def test_a_good_picture_has_its_size(name: str, size: tuple[int, int]) -> None:
    form = {"png": "PNG", "webp": "WEBP"}.get(name[2:], "JPEG")
    assert decode(saved(form, size), name).size == size
    if form == "WEBP":
        assert decode(saved(form, size, lossless=True), name).size == size
        assert decode(saved(form, size, exif=b"Exif\0\0II*\0"), name).size == size


def test_a_picture_is_turned_upright_and_loses_what_else_is_in_the_file() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x9286] = "geheim"
    exif.get_ifd(0x8825)[2] = (50.0, 56.0, 0.0)  # where it was taken
    data = saved("JPEG", (40, 20), exif=exif, comment=b"geheim", icc_profile=b"geheim" * 10)
    assert b"geheim" in data
    picture = decode(data, "a.jpg")
    assert (picture.size, picture.info) == ((20, 40), {})
    for each in renditions(data, "a.jpg", PHOTO):
        assert b"geheim" not in each.data
        assert b"EXIF" not in each.data
        assert b"ICCP" not in each.data


def test_what_is_too_large_is_refused_from_its_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    png, jpeg = bytearray(saved("PNG")), bytearray(saved("JPEG"))
    webp, flat = bytearray(saved("WEBP", exif=b"Exif\0\0II*\0")), bytearray(saved("WEBP", lossless=True))
    png[16:24] = b"\0\0\xea\x60" * 2
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    webp[24:30] = b"\xff\x3f\0" * 2
    flat[21:25] = b"\xff\xff\xff\x0f"
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("its pixels are read"))
    for data, name in ((png, "a.png"), (jpeg, "a.jpg"), (webp, "a.webp"), (flat, "a.webp")):
        assert code(bytes(data), name) == "picture-pixels"
    monkeypatch.undo()
    assert code(saved("PNG") + b"\0" * MAX_BYTES, "a.png") == "picture-bytes"


def test_a_jpeg_of_endless_scans_is_refused() -> None:
    data = saved("JPEG", (400, 400), progressive=True)
    scan = data.rindex(b"\xff\xda")
    assert code(data[:-2] + data[scan:-2] * 80 + b"\xff\xd9", "a.jpg") == "picture-broken"


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(form: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    data = io.BytesIO()
    frames[0].save(data, form, save_all=True, append_images=frames[1:])
    assert code(data.getvalue(), f"a.{form.lower()}") == "picture-moving"


def test_a_broken_picture_never_raises_anything_else() -> None:
    chance = random.Random(7)
    seeds = [(saved("PNG"), "a.png"), (saved("JPEG"), "a.jpg"), (saved("WEBP"), "a.webp")]
    for number in range(300):
        good, name = seeds[number % 3]
        data = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(PictureError):
            decode(bytes(data[: chance.randint(0, 2 * len(data))]), name)


def test_a_picture_that_is_a_page_as_well_becomes_a_picture_only() -> None:
    data = saved("PNG") + b"<!doctype html><script>alert(1)</script>"
    assert all(b"script" not in each.data for each in renditions(data, "a.png", LOGO))


def test_both_sizes_fit_their_box_and_are_the_same_bytes_each_time() -> None:
    data = saved("PNG", (1600, 400))
    small, large = renditions(data, "a.png", LOGO)
    assert (small.width, small.height) == (LOGO[0][0], LOGO[0][0] // 4)
    assert (large.width, large.height) == (LOGO[1][0], LOGO[1][0] // 4)
    assert renditions(data, "a.png", LOGO) == (small, large)
    assert {each.width for each in renditions(saved("PNG", (30, 10)), "a.png", PHOTO)} == {30}


def test_a_see_through_logo_stays_so() -> None:
    data = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(data, "PNG")
    [small, _] = renditions(data.getvalue(), "a.png", LOGO)
    assert Image.open(io.BytesIO(small.data)).convert("RGBA").getpixel((3, 3))[3] == 0


def test_only_files_of_the_folder_itself_are_opened(tmp_path: Path) -> None:
    folder = tmp_path / "images"
    folder.mkdir()
    (folder / "goed.png").write_bytes(saved("PNG"))
    (folder / "link.png").symlink_to("/etc/passwd")
    (folder / "map.png").mkdir()
    os.mkfifo(folder / "pijp.png")
    (tmp_path / "elders.png").write_bytes(saved("PNG"))
    os.link(tmp_path / "elders.png", folder / "twee.png")
    for name in ("aux.png", "a b.png", "É.png", "e\u0301.png", "plaatje.svg", ".verborgen.png", "punt.png."):
        (folder / name).write_bytes(b"x")
    pictures, problems = read_pictures(tmp_path, "content")
    assert [(each.name, each.fault) for each in pictures] == [("goed.png", "")]
    found = {each.path.removeprefix("content/images/"): each.code for each in problems}
    assert found == {
        "link.png": "symlink",
        "map.png": "not-a-file",
        "pijp.png": "not-a-file",
        "twee.png": "hard-link",
        **dict.fromkeys(("aux.png", "a b.png", "e\u0301.png", ".verborgen.png"), "picture-name"),
        "plaatje.svg": "picture-svg",
        "punt.png.": "picture-kind",
        "\u00c9.png": "name-collision",
    }


def test_what_was_made_before_is_taken_from_the_cache_and_old_things_leave_it(tmp_path: Path) -> None:
    content, cache = tmp_path / "content", tmp_path / CACHE
    (content / "images").mkdir(parents=True)
    (content / "images/goed.png").write_bytes(saved("PNG"))
    wanted = [("logo", "goed.png")]
    made = write_pictures(wanted, content, cache, Tree(tmp_path / "een").put)
    kept = {file.name: file.stat().st_mtime_ns for file in cache.iterdir()}
    assert len(kept) == 2
    assert write_pictures(wanted, content, cache, Tree(tmp_path / "twee").put) == made
    assert {file.name: file.stat().st_mtime_ns for file in cache.iterdir()} == kept
    for file in sorted((tmp_path / "een").rglob("*.webp")):
        twin = tmp_path / "twee" / file.relative_to(tmp_path / "een")
        assert twin.read_bytes() == file.read_bytes()
        assert file.stat().st_mode & 0o111 == 0
    write_pictures([], content, cache, Tree(tmp_path / "drie").put)
    assert list(cache.iterdir()) == []


def test_pages_keep_the_place_of_a_picture_free_and_say_what_is_on_it() -> None:
    given = {"file": "a.png", "alt": "Een <cirkel>", "rights": "© De tuin"}
    tuin = organisation("Tuin", sectors=[{"sector": "groen"}], logo=given, photos=[given, given | {"file": "weg.png"}])
    small = Rendition(path="assets/pictures/s.webp", width=96, height=48)
    shown = Shown(small=small, large=Rendition(path="assets/pictures/l.webp", width=400, height=200))
    pictures: Pictures = {("logo", "a.png"): Shown(small=small, large=small), ("photo", "a.png"): shown}
    made = catalogue({("organisation", "tuin"): tuin})
    pages = {page.path: page for page in render(without_map(made), "nl", pictures=pictures)}
    profile, sector = pages["organisaties/tuin/"], pages["sectoren/groen/"]
    place = 'width="96" height="48" alt="Een &lt;cirkel&gt;" loading="lazy" decoding="async"'
    assert f'<img src="../../assets/pictures/s.webp" {place}>' in profile.body
    assert f'../../assets/pictures/l.webp 400w" sizes="(min-width: 48rem) 20rem, 100vw" {place}>' in profile.body
    assert "Logo: © De tuin" in profile.body
    assert "weg.png" not in profile.body
    assert profile.json_ld[0]["logo"] == "https://gids.example/assets/pictures/s.webp"
    assert 'src="../../assets/pictures/s.webp" width="96" height="48" alt="" loading="lazy"' in sector.body
