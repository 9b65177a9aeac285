"""What is looked at while a page is made, so that the next build knows whether the page would be the same again.

A page looks at organisations in two ways: it takes one by its id, or it asks a *question* (who is in this sector, how
many are there) and gets some in the answer. Either is noted, whoever does it and however deep. The next build asks the
same questions: where every answer is as it was, so is the page. All else a page shows (vocabulary, regions, examples,
templates, program) is not noted here: when any of that changed, every page is made anew.

What only the page of an organisation itself shows is noted apart: a new telephone number is no news to its neighbours.
So is what only its cards show: where nothing else changed in any profile, no question need be asked again, but those
whose answer is made of such details.
"""

from __future__ import annotations

import marshal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, wraps
from hashlib import sha256
from types import NoneType
from typing import Any, NamedTuple, Protocol, TypeVar, TypeVarTuple

Look = tuple[Any, ...]  # who is asked, the question, what it is about: texts and numbers
Asked = TypeVar("Asked")
About = TypeVarTuple("About")
Answer = TypeVar("Answer")
Answered = TypeVar("Answered", covariant=True)

ORGANISATION, CARD, PROFILE = "organisation", "card", "profile"  # without what is noted apart; its cards; all of it
ORGANISATIONS, PROFILES, FIELD = "organisations", "profiles", "field"
EVERYBODY: Look = (ORGANISATIONS,)
_DETAILED = frozenset({CARD, PROFILE, PROFILES})
_THOROUGH: Look = ("thorough",)  # a question was asked whose answer is made of details
_MARK = "+"  # before the digest of such an answer
_questions: dict[str, Callable[..., Any]] = {}


class _Notebook(threading.local):
    """A preview makes pages while a build makes them in another thread: each has notes of its own."""

    notes: set[Look] | None = None


_current = _Notebook()


def look(*at: Any) -> None:
    """Note that something was looked at, where anybody keeps notes."""
    if (notes := _current.notes) is not None:
        notes.add(at)


class Noted:
    """What is looked at from here on, in a `with`."""

    __slots__ = ("_before",)

    def __enter__(self) -> set[Look]:
        self._before, _current.notes = _current.notes, set()
        return _current.notes

    def __exit__(self, *raised: object) -> None:
        _current.notes = self._before


def by_page(looks: Iterable[Look]) -> set[Look]:
    """What one of many pages looked at: of a profile as a whole."""
    return {at[:2] if at[0] in (CARD, PROFILE) else at for at in looks if at != _THOROUGH}


def by_field(looks: Iterable[Look]) -> set[Look]:
    """What something that goes over all organisations looked at: of details, the same one of everybody."""
    return {(FIELD, at[2]) if at[0] in (CARD, PROFILE) else at for at in looks if at != _THOROUGH}


@contextmanager
def aside() -> Iterator[None]:
    """Nothing is noted of what is looked at here: what comes of it is noted in another way."""
    before, _current.notes = _current.notes, None
    try:
        yield
    finally:
        _current.notes = before


class Remembered(Protocol[Answered]):
    """A property, which says what it gives."""

    def __get__(self, asked: Any, kind: Any = None, /) -> Answered: ...


def question(ask: Callable[[Asked, *About], Answer]) -> Callable[[Asked, *About], Answer]:
    """A question to its first argument on texts and numbers: answered once, and noted with its answer alone."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answered(asked: Asked, *about: *About) -> Answer:
        answers: dict[Look, tuple[Answer, bool, Look]] = asked.__dict__.setdefault("_answers", {})
        key = (name, *about)
        known = answers.get(key)
        if known is None:
            with Noted() as looks:
                answer = ask(asked, *about)
            thorough = any(at == _THOROUGH or at[0] in _DETAILED for at in looks)
            known = answers[key] = answer, thorough, (known_as(asked), *key)
        answer, thorough, at = known
        if (notes := _current.notes) is not None:
            notes.add(at)
            if thorough:
                notes.add(_THOROUGH)
        return answer

    _questions[name] = answered
    return answered


def remembered(ask: Callable[[Asked], Answer]) -> Remembered[Answer]:
    """A question on nothing in particular, as a property."""
    return property(question(ask))


def known_as(asked: Any) -> str:
    """The name under which the one who was asked is found again."""
    return getattr(asked, "known_as", None) or type(asked).__name__


class Traits(NamedTuple):
    """Digests of an organisation: of all of its profile, of what only its cards show of that, and of the rest."""

    profile: str
    card: str
    organisation: str


class Standing:
    """How things stand: digests of what can be looked at, by which two builds are compared.

    `profiles` are the organisations as they are, with their `traits`; `asked` are those who answer the questions.
    """

    def __init__(self, profiles: Mapping[str, Any], traits: Mapping[str, Traits], asked: Mapping[str, Any]) -> None:
        self._profiles = profiles
        self._traits = traits
        self._asked = asked
        self._known: dict[Look, str] = {}

    def changed(self, before: Iterable[tuple[Look, str]]) -> Iterator[int]:
        """The numbers of what is not as it stood `before`, which has how EVERYBODY stood when any is a question."""
        known = list(before)
        if next((digest for at, digest in known if at == EVERYBODY), None) == self.of(EVERYBODY):
            # Answers without details are as they were: not asked again, here or for what is to be remembered.
            self._known |= {at: digest for at, digest in known if at[0] in self._asked and not digest.startswith(_MARK)}
        return (number for number, (at, digest) in enumerate(known) if self.of(at) != digest)

    def of(self, at: Look) -> str:
        known = self._known.get(at)
        if known is None:
            known = self._known[at] = self._seen(at)
        return known

    def _seen(self, at: Look) -> str:
        kind, *about = at
        if kind in (ORGANISATION, CARD, PROFILE):
            traits = self._traits.get(about[0])
            return getattr(traits, kind) if traits else ""
        if kind in (ORGANISATIONS, PROFILES):
            single = ORGANISATION if kind == ORGANISATIONS else PROFILE
            return hashed(" ".join(getattr(self._traits[slug], single) for slug in self._profiles))
        if kind == FIELD:
            return digest_of_values([getattr(one, about[0]) for one in self._profiles.values()])
        name, *about = about
        try:
            with Noted() as looks:
                answer = _questions[name](self._asked[kind], *about)
        except LookupError:  # what it is about is gone
            return ""
        return (_MARK if _THOROUGH in looks else "") + hashed(self._told(answer))

    def _told(self, value: Any) -> str:
        """An answer in one text. Everything but organisations is the same as long as its id is."""
        kind: type = type(value)
        sort = _sort_of(kind)
        if sort is _Sort.PLAIN:
            return repr(value)
        if sort is _Sort.LIST:
            return f"({' '.join(map(self._told, value))})"
        if sort is _Sort.PROFILE and value.slug in self._profiles:
            return self._traits[value.slug].organisation
        if sort is _Sort.MAPPING:
            return f"{{{' '.join(f'{self._told(key)}:{self._told(each)}' for key, each in value.items())}}}"
        if sort is _Sort.SET:
            return f"<{' '.join(sorted(map(self._told, value)))}>"
        if (identity := _identity(value)) is not None:
            return repr(identity)
        if names := _parts_of(kind):
            return f"{kind.__name__}{self._told([getattr(value, name) for name in names])}"
        raise TypeError(f"an answer that cannot be compared: {kind.__name__}")


class _Sort(Enum):
    PLAIN, LIST, MAPPING, SET, PROFILE, OTHER = range(6)


@cache
def _sort_of(kind: type) -> _Sort:
    """How the values of a type are told."""
    told = (
        ((NoneType, str, int, float), _Sort.PLAIN),
        ((tuple, list), _Sort.LIST),
        (Mapping, _Sort.MAPPING),
        ((frozenset, set), _Sort.SET),
    )
    sort = next((sort for kinds, sort in told if issubclass(kind, kinds)), _Sort.OTHER)
    return _Sort.PROFILE if sort is _Sort.OTHER and "offers" in _parts_of(kind) else sort


@cache
def _parts_of(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass; none of another type."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


@cache
def _ids_of(kind: type) -> tuple[str, ...]:
    """Where the values of a type may have their id: in a field, or in what is worked out of it."""
    return tuple(name for name in ("key", "nis", "id") if name in _parts_of(kind) or hasattr(kind, name))


def _identity(value: Any) -> tuple[str, str] | None:
    """Kind and id of what the content tells in a file of its own or in a vocabulary."""
    kind: type = type(value)
    for name in _ids_of(kind):
        if isinstance(found := getattr(value, name, None), str):
            return kind.__name__, found
    return None


@cache
def _plainly(kind: type) -> Callable[[Any], Any]:
    """What makes tuples, texts and numbers of a value of this type; a word of a vocabulary or a municipality is told by
    its id."""
    sort = _sort_of(kind)
    if sort is _Sort.PLAIN:
        return str.__str__ if issubclass(kind, str) else lambda value: value
    if sort is _Sort.LIST:
        return _each
    if sort is _Sort.MAPPING:
        return lambda value: _each([part for item in value.items() for part in item])
    if sort is _Sort.SET:
        return lambda value: _each(sorted(value))
    names = _parts_of(kind)
    if not names and not _ids_of(kind):
        raise TypeError(f"a value that cannot be compared: {kind.__name__}")
    return lambda value: _identity(value) or (kind.__name__, *_each([getattr(value, name) for name in names]))


def _each(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(
        [
            one if one is None or type(one) is str else _plainly(type(one))(one)  # type: ignore[arg-type]  # has a hash
            for one in values
        ]
    )


def digest_of_values(values: Iterable[Any]) -> str:
    """Equal values, equal digests; a word of a vocabulary or a municipality counts by its id."""
    told = marshal.dumps(_each(values), 2)  # this version does not tell which values are the same one
    return sha256(told).hexdigest()[:32]


def hashed(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
