"""Pictures of the site: made anew from the dots of what others gave, in two sizes, named after their own bytes.

Nothing of the file itself reaches the site: no camera, no place, no second file hidden behind the first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from builder.catalogue.model import Catalogue
from builder.reading.files import read_bytes
from builder.reading.pictures import FOLDER, MAX_BYTES, PictureError, decode
from builder.rendering.pictures import Pictures, Rendition, Shown, Use
from builder.writing import replace

if TYPE_CHECKING:
    from PIL.Image import Image

CACHE = "pictures"
TARGET = "assets/pictures"
Put = Callable[[str, bytes], None]  # takes a file of the site: its path and what is in it
Boxes = tuple[tuple[int, int], tuple[int, int]]  # width and height that the small and the large one fit in
LOGO: Boxes = ((160, 96), (400, 240))
PHOTO: Boxes = ((480, 480), (1280, 1280))
BOXES: dict[Use, Boxes] = {"logo": LOGO, "photo": PHOTO}
_DRAWN = 4096  # colours; a picture with fewer is a drawing, of which every dot is kept
_RECIPE = b"1"  # to be raised when the same file should give other bytes


@dataclass(frozen=True)
class Made:
    data: bytes
    width: int
    height: int


def pictures_of(catalogue: Catalogue) -> Iterator[tuple[Use, str]]:
    """Every picture that a page shows: its use and its file."""
    for organisation in catalogue.organisations.values():
        if organisation.logo:
            yield "logo", organisation.logo.file
        for photo in organisation.photos:
            yield "photo", photo.file


def write_pictures(wanted: Iterable[tuple[Use, str]], content: Path, cache: Path, put: Put) -> Pictures:
    """Hand the pictures to `put`; what did not change comes from `cache`, and what is not wanted leaves it.

    Raises PictureError for a file that changed after it was checked, and OSError.
    """
    keys = sorted(set(wanted))
    if not keys and not cache.exists():
        return {}
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        made = list(pool.map(lambda key: _cached(content / FOLDER / key[1], BOXES[key[0]], cache), keys))
    kept = {file for those in made for file, _ in those}
    for old in set(cache.iterdir()) - kept:
        old.unlink()
    shown = {}
    for key, ((_, small), (_, large)) in zip(keys, made, strict=True):
        shown[key] = Shown(small=_written(small, put), large=_written(large, put))
    return shown


def renditions(data: bytes, name: str, boxes: Boxes) -> tuple[Made, Made]:
    """The picture in a file, small and large. Raises PictureError."""
    picture = decode(data, name)
    small, large = (_fitted(picture, box) for box in boxes)
    return small, large


def _fitted(picture: Image, box: tuple[int, int]) -> Made:
    from PIL.Image import Resampling

    copy = picture.copy()
    copy.thumbnail(box, Resampling.LANCZOS)  # never larger than it was
    data = BytesIO()
    # For drawings `quality` is effort. More of it, or of `method`, takes three to six times as long
    # for a tenth of the bytes.
    drawn = picture.getcolors(_DRAWN) is not None
    copy.save(data, "WEBP", lossless=drawn, quality=20 if drawn else 82, method=1 if drawn else 2)
    return Made(data.getvalue(), *copy.size)


def _cached(file: Path, boxes: Boxes, cache: Path) -> list[tuple[Path, Made]]:
    """The files in the cache with the two sizes of a picture, and what is in them."""
    import PIL

    source = read_bytes(file, MAX_BYTES)
    means = sha256(_RECIPE + PIL.__version__.encode() + file.suffix.encode() + source)
    places = [cache / f"{means.hexdigest()}-{width}x{height}.webp" for width, height in boxes]
    if all(place.is_file() for place in places):
        return [(place, _known(place.read_bytes())) for place in places]
    try:
        pairs = list(zip(places, renditions(source, file.name, boxes), strict=True))
    except PictureError as error:
        raise PictureError(error.code, found=file.name) from error
    for place, made in pairs:
        replace(place, made.data)
    return pairs


def _known(data: bytes) -> Made:
    from PIL import Image

    with Image.open(BytesIO(data), formats=["WEBP"]) as opened:
        return Made(data, *opened.size)


def _written(made: Made, put: Put) -> Rendition:
    path = f"{TARGET}/{sha256(made.data).hexdigest()[:16]}.webp"
    put(path, made.data)
    return Rendition(path=path, width=made.width, height=made.height)
