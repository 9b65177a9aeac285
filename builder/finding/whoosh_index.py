"""The Whoosh index on disk: made beside the content, kept up to date by content hash, safe to throw away.

    .werkwijzer/whoosh/           mode 700; Whoosh reads pickles, so a folder of somebody else is refused
        state.json                which index is the good one, and of which files it was made
        index-<digest>/           the index; a new one is made whole beside it, then state.json is replaced
            concepts.json         of all documents but the organisations their number in the index, and what is known
            organisations.json    the numbers of the organisations, in the order of the published index
            whereabouts.json      in the same order where they are: only read where a place is asked for
        lock                      one writer at a time

A search first compares the sizes and times of the content files and of the program with the state; only when something
changed is the content read, and only documents with another hash are written.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from builder.finding.whoosh_library import VERSION as WHOOSH
from builder.finding.whoosh_library import EmptyIndexError, FileStorage, Index, Unmeasured, try_for
from builder.finding.whoosh_schema import ORGANISATION, VERSION, WORDS_KEY, IndexDocument, schema
from builder.fingerprints import stamp_of
from builder.memory import uncollected
from builder.project import CACHE_DIR
from builder.writing import replace

PACKAGE = Path(__file__).parent.parent
FOLDER = Path(CACHE_DIR) / "whoosh"
STATE = "state.json"
CONCEPTS, ORGANISATIONS, WHEREABOUTS = "concepts.json", "organisations.json", "whereabouts.json"
CONTENT = (".yml", ".md", ".csv", ".json")
CODE = (".py", ".tsv", ".txt")
PATIENCE = 120.0  # seconds to wait for another writer
MEMORY = 512  # MB at most for what is not written yet; with less, ten thousand profiles take twice as long
REBUILD_SHARE = 0.5  # of the documents changed: writing all anew is then quicker


class ForeignFolderError(OSError):
    """The index folder is somebody else's, or a link: reading it could run their code."""


@dataclass(frozen=True)
class Update:
    """What a run wrote; all 0 when the index was up to date."""

    added: int = 0
    removed: int = 0
    rebuilt: bool = False


def up_to_date(root: Path, content: Path) -> bool:
    """Whether there is an index of the content as it is now."""
    state = _state(index_folder(root))
    if not state or not _whole(index_folder(root) / state["index"]):
        return False
    if state["code"] != stamp_of(PACKAGE, CODE) and state["analysis"] != analysis():
        return False
    return bool(state["files"] == stamp_of(content, CONTENT))


def open_index(root: Path) -> Index:
    """The good index. Raises EmptyIndexError when there is none (any more)."""
    folder = index_folder(root)
    for _ in range(3):  # another run may replace it between the two steps
        state = _state(folder)
        if state and (folder / state["index"]).is_dir():
            try:
                return FileStorage(str(folder / state["index"])).open_index()
            except (FileNotFoundError, EmptyIndexError):
                continue
    raise EmptyIndexError(f"no index in {folder}")


def update_index(root: Path, content: Path, documents: Callable[[], Iterable[IndexDocument]]) -> Update:
    """Bring the index up to date with `documents`, which are only asked for when something changed.

    Raises ForeignFolderError, OSError from the disk, TimeoutError when another run keeps the lock.
    """
    folder = _own_folder(index_folder(root))
    with _locked(folder), uncollected():
        if up_to_date(root, content):
            return Update()
        before, code = stamp_of(content, CONTENT), stamp_of(PACKAGE, CODE)
        wanted = {document.key: document for document in documents()}
        state = _state(folder)
        digests = {key: document.digest for key, document in sorted(wanted.items())}
        name = f"index-{_digest({'documents': digests, 'analysis': analysis()})[:16]}"
        done = Update()
        if not (state and state["index"] == name and _whole(folder / name)):
            done = _write(folder, name, wanted, state)
        known = {"index": name, "analysis": analysis(), "code": code, "files": before, "documents": digests}
        replace(folder / STATE, _json(known))
        _clean(folder, name)
        return done


def _write(folder: Path, name: str, wanted: Mapping[str, IndexDocument], state: Mapping[str, Any]) -> Update:
    """Make the index `name`: from the last good one where that is less work, otherwise from nothing."""
    known = state["documents"] if state and state["analysis"] == analysis() else {}
    changed = sorted(key for key, document in wanted.items() if known.get(key) != document.digest)
    gone = sorted(set(known) - set(wanted))
    draft = folder / f"draft-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    from_old = bool(known) and _whole(folder / state["index"]) and len(changed) < REBUILD_SHARE * len(wanted)
    if from_old:
        shutil.copytree(folder / state["index"], draft)
        index = FileStorage(str(draft)).open_index()
    else:
        draft.mkdir(mode=0o700)
        changed = sorted(wanted)
        index = FileStorage(str(draft)).create_index(schema())
    try:
        writer = index.writer(limitmb=MEMORY, codec=Unmeasured())
        for key in (*gone, *changed) if from_old else ():
            writer.delete_by_term("key", key)
        for key in changed:
            if wanted[key].fields:
                writer.add_document(key=key, **wanted[key].fields)
        writer.commit(optimize=not from_old)
        for file, value in _beside(_numbers(index), wanted).items():
            replace(draft / file, _json(value))
    finally:
        index.close()
    shutil.rmtree(folder / name, ignore_errors=True)
    draft.rename(folder / name)
    return Update(len(changed), len(gone) if from_old else 0, not from_old)


def _numbers(index: Index) -> Mapping[str, int]:
    """The numbers that Whoosh gave, by key; they hold until the next writing."""
    with index.reader() as reader:
        return {reader.stored_fields(number)["key"]: number for number in reader.all_doc_ids()}


def _beside(numbers: Mapping[str, int], wanted: Mapping[str, IndexDocument]) -> Mapping[str, Any]:
    """What is kept beside the index, by file. Apart, so that a search reads no more than what it shows."""
    concepts = {key: one for key, one in sorted(wanted.items()) if not key.startswith(ORGANISATION)}
    order = [key for slug in wanted[WORDS_KEY].beside["order"].split() if (key := ORGANISATION + slug) in wanted]
    return {
        CONCEPTS: {key: [numbers.get(key), one.beside] for key, one in concepts.items()},
        ORGANISATIONS: [numbers[key] for key in order],
        WHEREABOUTS: [wanted[key].beside for key in order],
    }


def beside(index: Index, file: str) -> Any:
    """What is kept beside an open index."""
    return json.loads((Path(index.storage.folder) / file).read_bytes())


def index_folder(root: Path) -> Path:
    return root / FOLDER


@cache
def analysis() -> str:
    """Of all code that reads, assembles and analyses, and of the library that stems: another makes another index.
    The whole package, because a list of the modules that matter would one day miss one."""
    from importlib.metadata import version  # takes a while to load, and is asked for when the program changed

    files = sorted(path for path in PACKAGE.rglob("*") if path.suffix in CODE)
    digests = [[path.relative_to(PACKAGE).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()] for path in files]
    return _digest([VERSION, WHOOSH, version("snowballstemmer"), digests])


def _state(folder: Path) -> dict[str, Any]:
    """What state.json says; nothing when it is not there, not ours or not whole."""
    try:
        _refuse_foreign(folder)
        value = json.loads((folder / STATE).read_text("utf-8"))
        return value if {"index", "analysis", "code", "files", "documents"} <= set(value) else {}
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return {}


def _own_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _refuse_foreign(folder)
    folder.chmod(0o700)
    return folder


def _refuse_foreign(folder: Path) -> None:
    for path in (folder.parent, folder):
        seen = path.lstat()
        others = hasattr(os, "getuid") and seen.st_uid != os.getuid()
        if others or not stat.S_ISDIR(seen.st_mode):
            raise ForeignFolderError(0, "is not a folder of your own; remove it and search again", str(path))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = FileStorage(str(folder)).lock("lock")
    if not try_for(lock.acquire, timeout=PATIENCE, delay=0.05):
        raise TimeoutError(0, "another search is making the index; try again", str(folder))
    try:
        yield
    finally:
        lock.release()


def _whole(index: Path) -> bool:
    return (index / ORGANISATIONS).is_file() and any(index.glob("*.toc"))


def _clean(folder: Path, keep: str) -> None:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name.startswith(("index-", "draft-")) and path.name != keep:
            shutil.rmtree(path, ignore_errors=True)


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
