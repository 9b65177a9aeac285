"""The content folder, read once: every YAML file as a document, and what stood in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from builder.problems import Problem, problem
from builder.processes import divided, slice_of
from builder.reading.document import Document
from builder.reading.files import Seal, Stamp, entries, entry_problem, read_again, read_sealed, reason, usable
from builder.reading.kinds import KINDS, OTHER_FOLDERS, Kind
from builder.reading.pages import page_sources
from builder.reading.pictures import Picture, read_pictures
from builder.reading.strict_yaml import MAX_BYTES, Positions, parse

MANY = 500  # files, from which starting processes for them takes less time than it gives

Look = Callable[[Document], Any]  # what is found in a document by itself; with its final value under `value`


class Known(Protocol):
    """What is known of files that were read and checked before, by their paths and what tells them from others."""

    def seal(self, path: str, stamp: Stamp) -> Seal | None:
        """The seal of a file that somebody else has just read: then it need not be read again."""

    def value(self, path: str, seal: Seal) -> dict[str, Any] | None: ...

    def outline(self, path: str, stamp: Stamp) -> dict[str, Any] | None:
        """What stands for the value of a file that is not asked for, without opening it."""


@dataclass(frozen=True)
class Content:
    """`unread` are the kinds and ids of files that are there but broken: a reference to them is not wrong.

    `images` are the pictures in content/images, `pages` the hand-written Markdown by path; `root` is the content
    folder's own name, with which every path starts. `looked` has, by path, what came of a look at a document.
    """

    root: str
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[tuple[str, str]]
    images: tuple[Picture, ...]
    pages: Mapping[str, str]
    looked: Mapping[str, Any] = field(default_factory=dict)


def read_content(content_dir: Path, jobs: int = 1, before: Known | None = None, look: Look | None = None) -> Content:
    """Read all of a content folder, sorted by kind and name, in `jobs` processes when it has many files. Never raises
    for what is in it. Files that are known from `before` are not read as YAML; other documents get a `look` by the
    process that reads them, and the value that it finds."""
    content_dir = content_dir.resolve()
    root = content_dir.name
    documents: list[Document] = []
    problems: list[Problem] = list(_strangers(content_dir, root))
    unread: set[tuple[str, str]] = set()
    files = [(kind, *each) for kind in KINDS for each in _files(content_dir, root, kind, problems)]

    known = dict(_known(content_dir, files, before)) if before else {}
    others = [(kind, path) for kind, path, _ in files if path not in known]

    def documents_of(share: int, of: int) -> list[tuple[Document | tuple[Problem, ...], Any]]:
        read = (
            read_document(content_dir.parent / path, kind, path)
            for kind, path in others[slice_of(len(others), share, of)]
        )
        return [_looked_at(each, look) for each in read]

    anew = chain.from_iterable(divided(documents_of, jobs if len(others) >= MANY else 1))
    looked: dict[str, Any] = {}
    for kind, path, _ in files:
        read, found = (known[path], None) if path in known else next(anew)
        if isinstance(read, Document):
            documents.append(read)
            if found is not None:
                looked[path] = found
        else:
            unread.add((kind.name, _stem(path)))
            problems.extend(read)
    images, refused = read_pictures(content_dir, root)
    problems.extend(refused)
    return Content(
        root, tuple(documents), tuple(problems), frozenset(unread), images, page_sources(content_dir), looked
    )


def _looked_at(read: Document | tuple[Problem, ...], look: Look | None) -> tuple[Document | tuple[Problem, ...], Any]:
    if look is None or not isinstance(read, Document):
        return read, None
    found = look(read)
    return replace(read, value=found.value), found


def read_document(file: Path, kind: Kind, path: str) -> Document | tuple[Problem, ...]:
    """One file as a document of a kind, or why it is none. `path` names it in problems."""
    try:
        data, seal = read_sealed(file, MAX_BYTES)
        parsed = parse(data, path)
    except OSError as error:
        return (problem("unreadable-file", path, reason=reason(error)),)
    except Exception as error:  # one file must never stop the others; the author can do nothing about it
        return (problem("internal-error", path, found=type(error).__name__),)
    if parsed.value is None:
        return parsed.problems
    return Document(kind.name, _stem(path), path, parsed.value, parsed.positions, seal)


def _known(
    content_dir: Path, files: Iterable[tuple[Kind, str, Stamp]], before: Known
) -> Iterator[tuple[str, Document]]:
    """The documents, by path, of files that were read and checked before."""
    root = content_dir.parent
    for kind, path, stamp in files:
        if (value := before.outline(path, stamp)) is not None:
            yield path, Document(kind.name, _stem(path), path, value, {})
            continue
        with suppress(OSError):
            file = f"{root}/{path}"  # as text: a path takes a while to make
            seal = before.seal(path, stamp) or read_sealed(file, MAX_BYTES)[1]
            if (value := before.value(path, seal)) is not None:
                positions = Positions(partial(read_again, file, MAX_BYTES, seal))
                yield path, Document(kind.name, _stem(path), path, value, positions, seal)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yml")


def _files(content_dir: Path, root: str, kind: Kind, problems: list[Problem]) -> list[tuple[str, Stamp]]:
    """The paths and stamps of the files of one kind that can be read; adds what is wrong with the others."""
    folder = content_dir / kind.place
    base = "/".join(part for part in (root, kind.place) if part)
    found = {entry.name: entry for entry in entries(folder)}
    if kind.files:
        missing = () if kind.optional else (name for name in kind.files if name not in found)
        problems.extend(problem("missing-file", f"{base}/{name}") for name in missing)
        found = {name: entry for name, entry in found.items() if name in kind.files}
    fixed = bool(kind.files)
    names = usable(found, base, lambda entry, path: entry_problem(entry, path, fixed), problems)
    return [(f"{base}/{name}", found[name].stamp) for name in names]


def _strangers(content_dir: Path, root: str) -> Iterator[Problem]:
    """Files and folders that belong to no kind."""
    known: dict[str, set[str]] = {}
    for kind in KINDS:
        known.setdefault(kind.place, set()).update(kind.files)
        parent, _, name = kind.place.rpartition("/")
        known.setdefault(parent, set()).add(name)
    known[""] |= OTHER_FOLDERS
    for place in sorted({kind.place for kind in KINDS if kind.files}):
        base = "/".join(part for part in (root, place) if part)
        for entry in entries(content_dir / place):
            if entry.name not in known[place]:
                yield entry_problem(entry, f"{base}/{entry.name}", fixed=True) or problem(
                    "unknown-file", f"{base}/{entry.name}"
                )
            elif entry.name not in {name for kind in KINDS for name in kind.files} and not entry.is_folder:
                yield problem("symlink" if not entry.is_file else "not-a-file", f"{base}/{entry.name}")
