"""The hand-written pages of a content folder: which there are in each language, and where they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
    """Every page in every language of the site, by language and id; links and other special files are left out."""
    folder = content_dir / FOLDER
    texts = texts_of_pages(_names(folder), languages)
    return tuple(
        _page(page_id, language, languages[0], {other: folder / name for other, name in there.items()})
        for language in languages
        for page_id, there in texts.items()
    )


def texts_of_pages(names: Iterable[str], languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """Of each page, by id, its files in the languages of the site, in their order: `over` has `over.md`, `fr/over.md`.

    The first language lies in content/pages itself, each other one in a folder with its name there; those of a language
    that the site does not have are left out.
    """
    found: dict[str, dict[str, str]] = {}
    for name in names:
        folder, page_id = _place(name)
        if not folder or folder in languages[1:]:
            found.setdefault(page_id, {})[folder or languages[0]] = name
    return {
        page_id: {language: found[page_id][language] for language in languages if language in found[page_id]}
        for page_id in sorted(found)
    }


def page_sources(content_dir: Path) -> dict[str, str]:
    """What is in every file, in whatever language, by its path from the content folder's parent, as problems name it.

    Bytes that are no text are left out here; whoever publishes the page finds them.
    """
    folder = content_dir / FOLDER
    return {
        f"{content_dir.name}/{FOLDER}/{name}": (folder / name).read_text("utf-8", "ignore") for name in _names(folder)
    }


def page_texts(content_dir: Path) -> dict[str, str]:
    """What is in the files of the first language, by id."""
    folder = content_dir / FOLDER
    places = {name: _place(name) for name in _names(folder)}
    return {page_id: (folder / name).read_text("utf-8") for name, (language, page_id) in places.items() if not language}


def _names(folder: Path) -> list[str]:
    """The Markdown files by their path below the folder, sorted."""
    files = sorted(path for path in folder.rglob("*.md") if path.is_file() and not path.is_symlink())
    return [path.relative_to(folder).as_posix() for path in files]


def _place(name: str) -> tuple[str, str]:
    """The folder of a language that a file lies in, empty for none, and the id of its page."""
    head, _, rest = name.removesuffix(".md").partition("/")
    return (head, rest) if rest and _LANGUAGE.fullmatch(head) else ("", name.removesuffix(".md"))


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
