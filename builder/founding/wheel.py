"""The program as one file that pip installs, packed from the running one: a new directory takes it along.

So a directory needs no package index and no other repository to be built again in ten years.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from builder import __version__
from builder.fingerprints import files_below
from builder.project import PACKAGE_ROOT, RESOURCES, SHIPPED

NAME = f"werkwijzer-{__version__}-py3-none-any.whl"
_INFO = f"werkwijzer-{__version__}.dist-info"
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip file knows: the same program gives the same bytes


@cache
def wheel() -> bytes:
    """The bytes of the file NAME. Raises OSError when a file of the program cannot be read."""
    files = dict(_program())
    files |= {
        f"{_INFO}/METADATA": _metadata().encode(),
        f"{_INFO}/WHEEL": b"Wheel-Version: 1.0\nGenerator: werkwijzer\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{_INFO}/entry_points.txt": b"[console_scripts]\nwerkwijzer = builder.cli:main\n",
    }
    files[f"{_INFO}/RECORD"] = _record(files).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return packed.getvalue()


def _program() -> Iterator[tuple[str, bytes]]:
    """Every file of the package, by its path in the wheel; in a checkout what comes with it lies beside it."""
    yield from _below(PACKAGE_ROOT, "builder")
    if RESOURCES != PACKAGE_ROOT:
        for name in SHIPPED:
            yield from _below(RESOURCES / name, f"builder/{name}")


def _below(place: Path, path: str) -> Iterator[tuple[str, bytes]]:
    if place.is_file():
        yield path, place.read_bytes()
        return
    for name, entry in files_below(place):
        yield f"{path}/{name}", Path(entry.path).read_bytes()


def _metadata() -> str:
    try:
        needs = metadata.requires("werkwijzer") or []
    except metadata.PackageNotFoundError:  # run from a checkout that nobody installed
        needs = []
    lines = ["Metadata-Version: 2.1", "Name: werkwijzer", f"Version: {__version__}", "Requires-Python: >=3.11"]
    lines += [f"Requires-Dist: {each}" for each in needs if "extra ==" not in each]
    return "\n".join(lines) + "\n"


def _record(files: Mapping[str, bytes]) -> str:
    rows = [f"{path},sha256={_digest(data)},{len(data)}" for path, data in sorted(files.items())]
    return "\n".join([*rows, f"{_INFO}/RECORD,,"]) + "\n"


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(sha256(data).digest()).rstrip(b"=").decode()
