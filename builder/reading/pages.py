"""The hand-written pages of a content folder: which files they are, and the id of each."""

from __future__ import annotations

from pathlib import Path

from builder.language import LANGUAGES


def page_files(content_dir: Path) -> dict[str, Path]:
    """The Markdown files of content/pages by id, sorted by path; links and other special files are left out.

    The id is the path below that folder without its ending (`werk-zoeken`), and so the page's address. A folder named
    after a language (`fr`) holds the same pages in that language; those are no pages of their own.
    """
    folder = content_dir / "pages"
    files = sorted(path for path in folder.rglob("*.md") if path.is_file() and not path.is_symlink())
    ids = {file.relative_to(folder).with_suffix("").as_posix(): file for file in files}
    return {page_id: file for page_id, file in ids.items() if page_id.partition("/")[0] not in LANGUAGES}


def page_texts(content_dir: Path) -> dict[str, str]:
    """What is in those files, by id."""
    return {page_id: file.read_text("utf-8") for page_id, file in page_files(content_dir).items()}
