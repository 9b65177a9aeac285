"""The language of fielded questions: `werkplaats in sector:groen AND (provincie:limburg OR naam:"de enter")`.

    question   = either { OR either }          operators in capitals: AND OR NOT, or EN OF NIET
    either     = part { [AND] part }
    part       = NOT part | "(" question ")" | field | "a phrase" | words
    field      = NAME:value | NAME:"a phrase" | NAME:value,value

Words that stand beside fields are read as they are without fields: they rank. A question without any of these signs
is words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_CHARACTERS = 2000
MOST_TOKENS = 200
DEEPEST = 20

AND, OR, NOT = frozenset({"AND", "EN"}), frozenset({"OR", "OF"}), frozenset({"NOT", "NIET"})
_TOKEN = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<name>[^\W\d_][\w-]*):(?!//)(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s()"]*))
    |"(?P<phrase>[^"]*)"|(?P<quote>")|(?P<word>[^\s()"]+))""",
    re.VERBOSE,
)
_SIGN = re.compile(r'[()"]|(?<![\w-])[^\W\d_][\w-]*:(?=[\w"(])')
_OPERATOR = re.compile(r"(?<!\S)(?:AND|EN|OR|OF|NOT|NIET)(?!\S)")
_QUOTES = str.maketrans("“”„«»", '"' * 5)


class QueryError(ValueError):
    """A question that cannot be read: `at` is the 1-based character, `message` a sentence of the `cli` catalogue with
    `params` to fill in."""

    def __init__(self, at: int, message: str, **params: str) -> None:
        super().__init__(message.format(**params))
        self.at = at
        self.message = message
        self.params = params


@dataclass(frozen=True)
class Field:
    name: str
    value: str
    phrase: bool
    at: int


@dataclass(frozen=True)
class PhraseAsked:
    text: str
    at: int


@dataclass(frozen=True)
class Words:
    text: str
    at: int
    joined: bool = False  # by an operator that was written


@dataclass(frozen=True)
class All:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Without:
    part: Condition


Condition = Field | PhraseAsked | Words | All | Any | Without


@dataclass(frozen=True)
class Asked:
    """`words` rank; `condition` decides who is in it at all (None: everyone). With `required` a hit must have something
    of the words as well."""

    words: str
    condition: Condition | None = None
    required: bool = True


def parse(query: str) -> Asked:
    """Raises QueryError."""
    query = query.translate(_QUOTES)
    operators = _OPERATOR.search(query) and any(char.islower() for char in query)
    if not operators and not _SIGN.search(query):
        return Asked(query)
    if len(query) > MOST_CHARACTERS:
        raise QueryError(MOST_CHARACTERS, "The question is too long. Keep it below {most} characters.",
                         most=str(MOST_CHARACTERS))  # fmt: skip
    whole = _Parser(query).whole()
    spoken = tuple(part for part in (whole.parts if isinstance(whole, All) else (whole,)) if isinstance(part, Words))
    if isinstance(whole, (All, Words)):
        chained = len(spoken) > 1
        rest = [part for part in (whole.parts if isinstance(whole, All) else ())
                if not isinstance(part, Words) or (chained and part.joined)]  # fmt: skip
        return Asked(" ".join(part.text for part in spoken), All(tuple(rest)) if rest else None)
    return Asked(" ".join(words_in(whole)), whole, required=False)


def words_in(condition: Condition) -> Iterator[str]:
    """Loose words that are wanted: those after NOT are not."""
    match condition:
        case Words(text=text):
            yield text
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from words_in(part)


def leaves(condition: Condition | None) -> Iterator[Field | PhraseAsked]:
    """The fields and phrases that are wanted: those after NOT are not."""
    match condition:
        case Field() | PhraseAsked():
            yield condition
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from leaves(part)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    at: int
    name: str = ""


class _Parser:
    def __init__(self, query: str) -> None:
        self.tokens = list(_tokens(query))
        self.next = 0
        self.end = len(query) + 1
        if len(self.tokens) > MOST_TOKENS:
            raise QueryError(self.tokens[MOST_TOKENS].at, "The question has too many parts. Keep it simpler.")

    def whole(self) -> Condition:
        found = self._either(0)
        if self.next < len(self.tokens):
            raise QueryError(self._at(), "This bracket closes nothing. Remove it, or open one before it with “(”.")
        return found

    def _kind(self) -> str:
        return self.tokens[self.next].kind if self.next < len(self.tokens) else "end"

    def _at(self) -> int:
        return self.tokens[self.next].at if self.next < len(self.tokens) else self.end

    def _take(self) -> _Token:
        self.next += 1
        return self.tokens[self.next - 1]

    def _either(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise QueryError(self._at(), "There are too many brackets inside each other. Keep it simpler.")
        parts = [self._every(depth)]
        while self._kind() == "or":
            self._take()
            parts.append(self._every(depth))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _every(self, depth: int) -> Condition:
        parts = [self._part(depth)]
        while self._kind() not in ("or", "close", "end"):
            joined = self._kind() == "and"
            if joined:
                self._take()
            part = self._part(depth)
            if joined:
                parts[-1], part = _joined(parts[-1]), _joined(part)
            parts.append(part)
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _part(self, depth: int) -> Condition:
        kind, at = self._kind(), self._at()
        if kind == "not":
            if depth > DEEPEST:
                raise QueryError(at, "There are too many brackets inside each other. Keep it simpler.")
            self._take()
            return Without(self._part(depth + 1))
        if kind == "open":
            self._take()
            found = self._either(depth + 1)
            if self._kind() != "close":
                raise QueryError(at, "This bracket is never closed. Put “)” after what belongs together.")
            self._take()
            return found
        if kind == "field":
            token = self._take()
            return Field(token.name, token.text, False, token.at)
        if kind == "quoted-field":
            token = self._take()
            return Field(token.name, token.text, True, token.at)
        if kind == "phrase":
            token = self._take()
            return PhraseAsked(token.text, token.at)
        if kind == "word":
            words = [self._take()]
            while self._kind() == "word":
                words.append(self._take())
            return Words(" ".join(word.text for word in words), at)
        if kind == "end":
            raise QueryError(at, "Something is missing at the end. Put a word, a field or a phrase there.")
        raise QueryError(at, "Something is missing before this. Put a word, a field or a phrase there.")


def _joined(part: Condition) -> Condition:
    return Words(part.text, part.at, True) if isinstance(part, Words) else part


def _tokens(query: str) -> Iterator[_Token]:
    at = 0
    while match := _TOKEN.match(query, at):
        at = match.end()
        kind = match.lastgroup or ""
        start = match.start(kind if kind not in ("quoted", "value") else "name") + 1
        text = match[kind]
        opened = kind == "value" and not text and query[at : at + 1] == '"'
        if kind == "quote" or opened:
            where = at + 1 if opened else start
            raise QueryError(where, "This quotation mark is never closed. Put one more after the phrase, or remove it.")
        if kind in ("quoted", "value"):
            if not text.strip():
                raise QueryError(match.end() + 1, "After “{name}:” a value is missing, such as sector:groen.",
                                 name=match["name"])  # fmt: skip
            yield _Token("field" if kind == "value" else "quoted-field", text, start, match["name"])
        elif kind == "word":
            operator = "and" if text in AND else "or" if text in OR else "not" if text in NOT else "word"
            yield _Token(operator, text, start)
        else:
            yield _Token(kind, text, start)
