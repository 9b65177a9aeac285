"""What a member sends: a profile, alone or in a ZIP with its new pictures, as the edit form makes it.

A ZIP is a stranger's: only plain names of which we know the use are looked at, and nothing is read past what it may be.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from builder.reading.files import read_bytes
from builder.reading.pictures import MAX_BYTES as PICTURE_BYTES
from builder.reading.pictures import is_picture_name
from builder.reading.strict_yaml import MAX_BYTES

MAX_PARCEL = 10_000_000  # bytes of a whole ZIP: a logo, twelve photos and the profile
MOST_MEMBERS = 30
PROFILES = (".yml", ".yaml")
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


class ParcelError(ValueError):
    """It is no ZIP, or it does not hold one profile."""


@dataclass(frozen=True)
class Parcel:
    """`stem` is the name of the profile's file without its ending; `data` may be longer than a profile may be."""

    stem: str
    data: bytes
    pictures: Mapping[str, bytes]


def is_parcel(file: Path) -> bool:
    return file.suffix.lower() in (".zip", *PROFILES)


def parcel_in(file: Path) -> Parcel:
    """The profile in a file of its own, or in a ZIP with its pictures. Raises ParcelError and OSError."""
    if file.suffix.lower() in PROFILES:
        return Parcel(file.stem, read_bytes(file, MAX_BYTES), NO_PICTURES)
    data = read_bytes(file, MAX_PARCEL)
    if len(data) > MAX_PARCEL:
        raise ParcelError
    try:
        with zipfile.ZipFile(BytesIO(data)) as opened:
            return _unpacked(opened)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
    ) as error:
        raise ParcelError from error


def pictures_beside(file: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Those of the pictures that lie in the same folder as a profile: somebody unpacked the ZIP."""
    found = {}
    for name in filter(is_picture_name, names):
        with suppress(OSError):
            found[name] = read_bytes(file.with_name(name), PICTURE_BYTES)
    return found


def _unpacked(opened: zipfile.ZipFile) -> Parcel:
    members = opened.infolist()
    if len(members) > MOST_MEMBERS or any(each.compress_type not in _PLAIN for each in members):
        raise ParcelError
    profiles = [each for each in members if "/" not in each.filename and each.filename.endswith(PROFILES)]
    if len(profiles) != 1:
        raise ParcelError
    pictures = {each.filename: _read(opened, each, PICTURE_BYTES) for each in members if is_picture_name(each.filename)}
    return Parcel(PurePosixPath(profiles[0].filename).stem, _read(opened, profiles[0], MAX_BYTES), pictures)


def _read(opened: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """At most `limit` + 1 bytes, whatever the member says of its size."""
    with opened.open(member) as source:
        return source.read(limit + 1)
