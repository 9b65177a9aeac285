"""A strict reader of YAML mappings on the events of libyaml.

Plain scalars stay text: only `true`, `false`, `null`, `~` and nothing at all are special. Aliases, merge keys, tags and
duplicate keys are refused, and limits hold before a value is built, so a hostile file costs no more than its bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import yaml

from builder.problems import Phrase, Problem, problem
from builder.reading.characters import decode, lines_of, suspect_in_value, suspects
from builder.reading.document import KEY, Path, Position, key_of
from builder.reading.plain_yaml import SPECIAL
from builder.reading.quick_yaml import MAX_DEPTH, MAX_NODES, NO_KEY, CParser, plain_mapping
from builder.reading.syntax import syntax_problem

MAX_BYTES = 64 * 1024


@dataclass(frozen=True)
class Parsed:
    """`value` is None when there is an error: half a file is not used."""

    value: dict[str, Any] | None
    positions: Mapping[Path, Position]
    problems: tuple[Problem, ...]


class _RefusedError(Exception):
    """The rest of the file is not worth reading."""


def parse(data: bytes, path: str) -> Parsed:
    """Read one file; `path` names it in problems. Never raises for what is in `data`."""
    if len(data) > MAX_BYTES:
        return Parsed(None, {}, (problem("too-large", path, limit=MAX_BYTES // 1024),))
    text = decode(data, path)
    if isinstance(text, Problem):
        return Parsed(None, {}, (text,))
    if found := tuple(suspects(text, path)):
        return Parsed(None, {}, found)
    if (value := plain_mapping(text)) is not None:
        return Parsed(value, Positions(partial(bytes, data)), ())
    builder = _built(text, path)
    if builder.problems:
        return Parsed(None, builder.positions, tuple(builder.problems))
    return Parsed(builder.root, builder.positions, ())


class Positions(Mapping[Path, Position]):
    """The positions in a file without mistakes, found when the first of them is asked for: most never are. `read` gives
    its bytes."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read

    @cached_property
    def _found(self) -> Mapping[Path, Position]:
        text = decode(self._read(), "")
        return {} if isinstance(text, Problem) else _built(text, "").positions

    def __getitem__(self, path: Path) -> Position:
        return self._found[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _built(text: str, path: str) -> _Builder:
    builder = _Builder(path)
    try:
        _feed(builder, text)
    except _RefusedError:
        pass
    except yaml.YAMLError as error:
        builder.problems.append(syntax_problem(error, path, lines_of(text), builder.long_quote))
    if not builder.problems and builder.root is None:
        builder.problems.append(problem("empty-file", path))
    return builder


def _feed(builder: _Builder, text: str) -> None:
    parser = CParser(text)
    take = parser.get_event
    scalar, start, end = builder.scalar, builder.start, builder.end
    documents = 0
    while (event := take()) is not None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            start(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            end()
        elif kind is yaml.AliasEvent:
            builder.alias(event)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            builder.document(event, documents)
        elif kind is yaml.StreamEndEvent:
            return


class _Builder:
    """Builds the value while the events come by, and notes what is wrong."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.positions: dict[Path, Position] = {}
        self.root: dict[str, Any] | None = None
        self.nodes = 0
        self.long_quote: tuple[Any, Any] | None = None  # start and end of the last quoted text of several lines
        # The open container: its value, its path, the key that waits for a value, and for mappings the folded keys.
        self.container: Any = None
        self.place: Path = ()
        self.key: Any = NO_KEY
        self.seen: dict[str, tuple[str, int]] = {}
        self.outer: list[tuple[Any, Path, Any, dict[str, tuple[str, int]]]] = []

    def report(self, code: str, mark: Any, key: Path | None = None, **params: object) -> None:
        place = self.place if key is None else key
        self.problems.append(problem(code, self.path, mark.line + 1, mark.column + 1, key_of(place), **params))

    def document(self, event: Any, count: int) -> None:
        if event.version or event.tags:
            self.problems.append(problem("directive", self.path, max(event.start_mark.line + 1, 1)))
        if count > 1:
            self.report("several-documents", event.start_mark)
            raise _RefusedError

    def alias(self, event: Any) -> None:
        self.count(event.start_mark)
        self.report("alias", event.start_mark, found=event.anchor)
        if isinstance(self.container, dict) and self.key is NO_KEY:
            self.key = None
        else:
            self.put(None, event.start_mark)

    def scalar(self, event: Any) -> None:
        mark = event.start_mark
        value = event.value
        self.count(mark)
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        if event.style in ("'", '"') and event.end_mark.line > mark.line:
            self.long_quote = (mark, event.end_mark)
        if event.style == '"' and (bad := suspect_in_value(value, self.path, *_at(mark), key_of(self.place))):
            self.problems.append(bad)
        if self.key is NO_KEY and type(self.container) is dict:
            self.begin(value, event.style, mark)
        elif self.container is None:
            self.not_a_mapping(value, event.style, mark)
        else:
            self.put(SPECIAL.get(value, value) if event.style is None or event.style == "" else value, mark)

    def begin(self, key: str, style: str | None, mark: Any) -> None:
        """A key, whose value comes next."""
        if not key:
            self.report("empty-key", mark)
        elif key == "<<" and not style:
            self.report("merge-key", mark)
        folded = key.casefold()
        if folded in self.seen:
            twin, line = self.seen[folded]
            code = "duplicate-key" if twin == key else "similar-key"
            self.report(code, mark, (*self.place, key), found=key, twin=twin, other=line)
        else:
            self.seen[folded] = (key, mark.line + 1)
        self.key = key
        self.positions[(*self.place, key, KEY)] = Position(mark.line + 1, mark.column + 1)

    def start(self, event: Any, value: Any) -> None:
        mark = event.start_mark
        self.count(mark)
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        if self.container is None and type(value) is not dict:
            self.not_a_mapping(None, None, mark)
        if self.key is NO_KEY and type(self.container) is dict:
            self.report("complex-key", mark)
            raise _RefusedError
        if len(self.outer) >= MAX_DEPTH:
            self.report("too-deep", mark, limit=MAX_DEPTH)
            raise _RefusedError
        place = self.put(value, mark)
        self.outer.append((self.container, self.place, self.key, self.seen))
        self.container, self.place, self.key, self.seen = value, place, NO_KEY, {}

    def end(self) -> None:
        value = self.container
        self.container, self.place, self.key, self.seen = self.outer.pop()
        if self.container is None:
            self.root = value

    def put(self, value: Any, mark: Any) -> Path:
        """Set a value in the open container; gives its path."""
        container = self.container
        if container is None:
            place = self.place
        elif type(container) is dict:
            place = (*self.place, self.key)
            container[self.key] = value
            self.key = NO_KEY
        else:
            place = (*self.place, len(container))
            container.append(value)
        self.positions[place] = Position(mark.line + 1, mark.column + 1)
        return place

    def count(self, mark: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.report("too-many-values", mark, limit=MAX_NODES)
            raise _RefusedError

    def refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.report("anchor", event.start_mark, found=event.anchor)
        if event.tag is not None:
            self.report("tag", event.start_mark, found=event.tag)

    def not_a_mapping(self, value: str | None, style: str | None, mark: Any) -> None:
        if value == "" and not style:
            self.problems.append(problem("empty-file", self.path))  # what is not there is marked after the last line
        else:
            found = Phrase("a list") if value is None else Phrase("text without a key")
            self.report("not-a-mapping", mark, found=found)
        raise _RefusedError


def _at(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
