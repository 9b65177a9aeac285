"""Pictures that others gave: only small, whole, still PNG, JPEG and WebP files, known by their bytes and not by name.

Everything that decides how much work a picture is, is read from its first bytes before anything is decoded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from builder.problems import Problem, problem
from builder.reading.files import Entry, entries, entry_fault, read_bytes, usable
from builder.reading.kinds import DEVICES

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER = "images"  # below content/
MAX_BYTES = 512_000
MAX_PIXELS = 4_000_000
MAX_SCANS = 64  # of a JPEG; each may cost as much as a whole picture
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,70}\.(?:png|jpe?g|webp)")
_ENDINGS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}


class PictureError(Exception):
    """The bytes are no picture that we show; `code` is the rule they break."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(" ".join(map(str, (code, *params.values()))))
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Picture:
    """A file in content/images with a name that can be given; `fault` is the rule that its bytes break, if any."""

    name: str
    fault: str = ""
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


def read_pictures(content_dir: Path, root: str) -> tuple[tuple[Picture, ...], tuple[Problem, ...]]:
    """The pictures of a content folder, and the files there that cannot be one."""
    folder = content_dir / FOLDER
    found = {entry.name: entry for entry in entries(folder)}
    problems: list[Problem] = []
    names = usable(found, f"{root}/{FOLDER}", _entry_problem, problems)
    return tuple(_picture(folder / name) for name in names), tuple(problems)


def unused_pictures(content_dir: Path) -> tuple[str, ...]:
    """Names of files in content/images that no other file of the content names."""
    names = [entry.name for entry in entries(content_dir / FOLDER) if is_picture_name(entry.name)]
    if not names:
        return ()
    texts = b"\n".join(
        file.read_bytes() for ending in ("yml", "md") for file in sorted(content_dir.rglob(f"*.{ending}"))
    )
    return tuple(sorted(name for name in names if name.encode() not in texts))


def is_picture_name(name: str) -> bool:
    """Whether a file in content/images can be called that."""
    return _NAME.fullmatch(name) is not None and name.partition(".")[0] not in DEVICES


def _entry_problem(entry: Entry, path: str) -> Problem | None:
    if code := entry_fault(entry):
        return problem(code, path)
    ending = entry.name.lower().rpartition(".")[2]
    if ending in ("svg", "svgz"):
        return problem("picture-svg", path)
    if ending not in _ENDINGS:
        return problem("picture-kind", path)
    return None if is_picture_name(entry.name) else problem("picture-name", path, found=entry.name)


def _picture(file: Path) -> Picture:
    try:
        decode(read_bytes(file, MAX_BYTES), file.name)
    except OSError:
        return Picture(file.name, "picture-broken")
    except PictureError as error:
        return Picture(file.name, error.code, error.params)
    return Picture(file.name)


def decode(data: bytes, name: str) -> Image:
    """The picture upright, in RGB or RGBA and with nothing else: no place, no camera, no colour profile.

    Raises PictureError.
    """
    from PIL import Image, ImageOps

    kind = _kind(data)
    if len(data) > MAX_BYTES:
        raise PictureError("picture-bytes", limit=MAX_BYTES // 1000)
    if kind is None:
        raise PictureError("picture-broken")
    if kind != _ENDINGS[name.rpartition(".")[2]]:
        raise PictureError("picture-lies", kind=kind, right=f"{name.rpartition('.')[0]}.{kind.lower()}")
    size = {"PNG": _png_size, "JPEG": _jpeg_size, "WEBP": _webp_size}[kind](data)
    if size is None:
        raise PictureError("picture-broken")
    if not 0 < size[0] * size[1] <= MAX_PIXELS:
        limit = MAX_PIXELS // 1_000_000
        raise PictureError("picture-pixels", width=size[0], height=size[1], limit=limit)
    if kind == "JPEG" and data.count(b"\xff\xda") > MAX_SCANS:
        raise PictureError("picture-broken")
    try:
        with Image.open(BytesIO(data), formats=[kind]) as opened:
            if opened.size != size:
                raise PictureError("picture-broken")
            if getattr(opened, "is_animated", False):
                raise PictureError("picture-moving")
            opened.load()
            upright: Image.Image = opened
            with suppress(Exception):  # a file may lie about how it was held
                upright = ImageOps.exif_transpose(opened)
            see_through = "A" in upright.getbands() or "transparency" in upright.info
            made = upright.convert("RGBA" if see_through else "RGB")
    except PictureError:
        raise
    except Exception as error:  # whatever a library says of a broken file
        raise PictureError("picture-broken") from error
    clean = Image.new(made.mode, made.size)
    clean.paste(made)
    return clean


def _kind(data: bytes) -> str | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WEBP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height that a file says it has, as in the two functions below; None when it does not say."""
    if data[12:16] != b"IHDR" or len(data) < 24:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a marker may stand behind more of these
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    # Asked before the library opens the file: it sets memory apart for the whole picture at once.
    form, head = data[12:16], data[20:30]
    if len(head) < 10:
        return None
    if form == b"VP8X":
        return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF
    return None
