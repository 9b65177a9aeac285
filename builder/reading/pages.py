"""The hand-written pages of a content folder: which there are in each language, and where they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = "pages"
_LANGUAGE = re.compile("[a-z]{2}")
_FILE_LINK = re.compile(r"\]\(((?:\.\./)+)(?=[^)\s]+\.[a-z0-9]+[)#\s])")


@dataclass(frozen=True, kw_only=True)
class WrittenPage:
    """A page in one language of the site. Where nobody wrote it in that language, it stands in another one.

    `id` is the path below content/pages, or below the folder of its language there, without ending: `werk-zoeken`.
    """

    id: str
    language: str  # of its address and of all that is around its text
    text_language: str
    prefix: str  # before its address: empty in the site's first language, then `fr/`
    text_prefix: str  # the same, of a page in the language of the text
    file: Path

    @property
    def path(self) -> str:
        """Its address below the site's root."""
        return f"{self.prefix}{self.id}/"

    @property
    def source(self) -> str:
        """Its file in the generator's docs folder."""
        return f"{self.prefix}{self.id}.md"

    @property
    def text(self) -> str:
        """What is written. In a page of another language, links to files, which are there once, go as far up as needed;
        those to pages lead to pages in the language around it."""
        text = self.file.read_text("utf-8")
        if self.translated:
            return text
        written, here = self._root(self.text_prefix), self._root(self.prefix)
        return _FILE_LINK.sub(lambda link: f"]({here if link[1] == written else link[1]}", text)

    def _root(self, prefix: str) -> str:
        return "../" * f"{prefix}{self.id}/".count("/")

    @property
    def translated(self) -> bool:
        return self.language == self.text_language


def written_pages(content_dir: Path, languages: Sequence[str]) -> tuple[WrittenPage, ...]:
    """Every page in every language of the site, by language and id.

    The first language lies in content/pages, each other one in a folder with its name there; those of a language that
    the site does not have are left out, as are links and other special files.
    """
    first = languages[0]
    files = {language: _files(content_dir / FOLDER, "" if language == first else language) for language in languages}
    ids = sorted({page_id for those in files.values() for page_id in those})
    return tuple(
        _page(page_id, language, first, {other: those[page_id] for other, those in files.items() if page_id in those})
        for language in languages
        for page_id in ids
    )


def page_sources(content_dir: Path) -> dict[str, str]:
    """What is in every file, in whatever language, by its path from the content folder's parent, as problems name it.

    Bytes that are no text are left out here; whoever publishes the page finds them.
    """
    folder = content_dir / FOLDER
    return {
        f"{content_dir.name}/{FOLDER}/{path.relative_to(folder).as_posix()}": path.read_text("utf-8", "ignore")
        for path in sorted(folder.rglob("*.md"))
        if path.is_file() and not path.is_symlink()
    }


def page_texts(content_dir: Path) -> dict[str, str]:
    """What is in the files of the first language, by id."""
    return {page_id: file.read_text("utf-8") for page_id, file in _files(content_dir / FOLDER, "").items()}


def _page(page_id: str, language: str, first: str, files: Mapping[str, Path]) -> WrittenPage:
    text_language = language if language in files else next(iter(files))
    return WrittenPage(
        id=page_id,
        language=language,
        text_language=text_language,
        prefix=_prefix(language, first),
        text_prefix=_prefix(text_language, first),
        file=files[text_language],
    )


def _prefix(language: str, first: str) -> str:
    return "" if language == first else f"{language}/"


def _files(folder: Path, language: str) -> dict[str, Path]:
    """The Markdown files of one language by id; those of the first are not in the folder of another."""
    place = folder / language
    found = {
        path.relative_to(place).with_suffix("").as_posix(): path
        for path in sorted(place.rglob("*.md"))
        if path.is_file() and not path.is_symlink()
    }
    return found if language else {name: path for name, path in found.items() if not _in_a_language(name)}


def _in_a_language(name: str) -> bool:
    head, _, rest = name.partition("/")
    return bool(rest and _LANGUAGE.fullmatch(head))
