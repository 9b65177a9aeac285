"""The press: sets a document with Typst and gives the bytes of a PDF.

What people wrote reaches Typst as JSON and is never read as markup. The layout files are the only code; they can read
nothing but a folder of their own, and nothing is fetched. The same document gives the same bytes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import typst

from builder.printing.glyphs import font_files, font_folder, printable
from builder.writing import compact, replace

LAYOUT_DIR = Path(__file__).parent / "layout"
STANDARD = "ua-1"  # PDF/UA-1: tagged, with a language, a title and words for every picture
EXACT = {"svg", "url"}  # keys of which the value is not for reading
Document = Mapping[str, Any]


class PressError(Exception):
    """A document could not be set; the message is Typst's."""


class Press:
    """Sets documents; keeps the letters and the layout at hand. Usable from several threads at once."""

    def __init__(self) -> None:
        self._layout = {file.name: file.read_bytes() for file in sorted(LAYOUT_DIR.glob("*.typ"))}
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(font_folder())]
        )

    def pdf(self, document: Document) -> bytes:
        """The document as a PDF. Raises PressError."""
        (made,) = self._set(document, pdf_standards=[STANDARD])
        return made

    def pictures(self, document: Document) -> list[bytes]:
        """Each page of the document as a picture (PNG), a point a pixel. Raises PressError."""
        return self._set(document, format="png", ppi=72.0)

    def _set(self, document: Document, **options: Any) -> list[bytes]:
        folder = Path(tempfile.mkdtemp(prefix="werkwijzer-"))
        try:
            for name, source in self._layout.items():
                (folder / name).write_bytes(source)
            (folder / "data.json").write_bytes(_data(document))
            made = typst.compile(
                str(folder / f"{document['kind']}.typ"),
                root=str(folder),
                font_paths=self._fonts,
                **options,
            )
        except typst.TypstError as error:
            raise PressError(error.diagnostic or error.message) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return made if isinstance(made, list) else [made]

    def fingerprint(self, document: Document) -> str:
        """Two documents with the same fingerprint give the same PDF."""
        return sha256(self._means + _data(document)).hexdigest()

    @cached_property
    def _means(self) -> bytes:
        digest = sha256(typst.__version__.encode())  # type: ignore[attr-defined]  # its stub forgets the version
        for name, source in self._layout.items():
            digest.update(name.encode() + source)
        for file in font_files():
            digest.update(file.read_bytes())
        return digest.digest()


def print_all(
    documents: Mapping[str, Document], cache: Path, announce: Callable[[int, int], None] = lambda done, total: None
) -> dict[str, bytes]:
    """The PDFs of documents by name, those that did not change from `cache`, a folder that is safe to delete.

    `announce` is told how many are done of how many. What the cache holds of other documents is removed.
    """
    press = Press()
    cache.mkdir(parents=True, exist_ok=True)
    files = {name: cache / f"{press.fingerprint(document)}.pdf" for name, document in documents.items()}
    for old in set(cache.glob("*.pdf")) - set(files.values()):
        old.unlink()
    done: dict[str, bytes] = {}

    def made(name: str) -> bytes:
        file = files[name]
        if file.is_file():
            return file.read_bytes()
        pdf = press.pdf(documents[name])
        replace(file, pdf)
        return pdf

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for name, pdf in zip(documents, pool.map(made, documents), strict=True):
            done[name] = pdf
            announce(len(done), len(documents))
    return done


def _data(document: Document) -> bytes:
    return compact(_readable(document))


def _readable(value: Any, key: str = "") -> Any:
    """The value with every text for reading made printable."""
    if isinstance(value, str):
        return value if key in EXACT else printable(value)
    if isinstance(value, Mapping):
        return {name: _readable(each, name) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(each, key) for each in value]
    return value
