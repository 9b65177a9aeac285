"""Who meets the fields, phrases and words of a fielded question.

Each leaf is a query that Whoosh answers; AND, OR and NOT are sums of those answers, so that no matcher of Whoosh is
asked to combine others.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from builder.finding.field_names import BY_NAME, FIELDS, VALUES, WIDE, FieldKind
from builder.finding.fielded import All, Any, Condition, Field, PhraseAsked, QueryError, Without, Words
from builder.finding.keys import key_of
from builder.finding.needs import needs_of
from builder.finding.normalise import words
from builder.finding.question import Reading
from builder.finding.reading import Reader
from builder.finding.shelf import PLACE, Kept, Shelf, covering
from builder.finding.stems import stem
from builder.finding.whereabouts import Point, Whereabouts
from builder.finding.whoosh_library import And, Or, Phrase, Query, Term

ROOT = 3  # letters that forms of one word share
SURE = 11  # from this weight on, a word is another name of a concept
DECLARED = 1.0  # the weight of what a profile says itself
ALIKE = 60  # of 100: worth suggesting
SUGGESTIONS = 3
UNKNOWN_FIELD = "“{name}” is not a field. The fields are: {fields}."
UNKNOWN_VALUE = "“{value}” is not known in the field “{name}”."
UNKNOWN_VALUE_LIKE = "“{value}” is not known in the field “{name}”. Did you mean {suggestions}?"
UNKNOWN_PLACE = "“{value}” is not a place we know. Give a postal code, a municipality, or latitude,longitude."
TOO_SHORT = "Give at least two letters before “*”."


class Conditions:
    def __init__(self, shelf: Shelf, reader: Reader) -> None:
        self.shelf = shelf
        self.reader = reader

    def documents(self, condition: Condition) -> frozenset[int]:
        """Document numbers. Active organisations, unless a field asks for others. Raises QueryError."""
        return self._meeting(condition, self._universe(condition))

    def pages(self, condition: Condition) -> list[Kept]:
        """What is no active organisation and meets the condition too. Words and phrases look in pages only where
        nothing else is asked; fields do where they ask for it."""
        if _only_spoken(condition):
            found = self._meeting(condition, self.shelf.everything)
        else:
            found = self.documents(condition)
        return [kept for number in sorted(found) if (kept := self.shelf.kept(number))]

    def _meeting(self, condition: Condition, universe: frozenset[int]) -> frozenset[int]:
        match condition:
            case Field():
                return self.shelf.matching(self.query(condition)) & universe
            case PhraseAsked(text=text):
                return self.shelf.matching(_phrase("text", text)) & universe
            case Words(text=text):
                return self._about(text) & universe
            case All(parts=parts):
                found = universe
                for part in parts:
                    found &= self._meeting(part, universe)
                return found
            case Any(parts=parts):
                return frozenset().union(*(self._meeting(part, universe) for part in parts))
            case Without(part=part):
                return universe - self._meeting(part, universe)

    def _universe(self, condition: Condition) -> frozenset[int]:
        names = (one.name.casefold() for one in every_field(condition))
        fields = {BY_NAME[name].index for name in names if name in BY_NAME}
        if not fields.isdisjoint(WIDE):
            return self.shelf.everything
        if "status" in fields:
            return self.shelf.organisations | self.archive
        return self.shelf.organisations

    @cached_property
    def archive(self) -> frozenset[int]:
        return self.shelf.matching(Or([Term("status", "closed"), Term("status", "merged")]))

    # --- fields ---------------------------------------------------------------------------------------------------

    def query(self, asked: Field) -> Query:
        """What Whoosh is asked for one field."""
        kind = BY_NAME.get(asked.name.casefold())
        if kind is None:
            names = ", ".join(field.name for field in FIELDS)
            raise QueryError(asked.at, UNKNOWN_FIELD, name=asked.name, fields=names)
        if kind.index in ("name", "text"):
            return self._spoken(kind.index, asked)
        values = [asked.value] if asked.phrase else [part for part in asked.value.split(",") if part]
        if kind.index == "postcode":
            return Or([term for value in values for term in self._beginning("postcode", value, asked)])
        if kind.index == "covers":
            return Or([query for value in values for query in self._works_in(kind, value, asked)])
        return Or([Term(kind.index, found) for value in values for found in self.resolved(kind, value, asked)])

    def _spoken(self, index: str, asked: Field) -> Query:
        if asked.value.endswith("*") and not asked.phrase:
            return Or(self._beginning(index, asked.value, asked))
        return _phrase(index, asked.value)

    def _beginning(self, index: str, value: str, asked: Field) -> list[Query]:
        """A value, or all that begin with what stands before a `*`."""
        if not value.endswith("*"):
            return [Term(index, value.strip())]
        head = "".join(words(value[:-1]))
        if len(head) < 2 or "*" in value[:-1]:
            raise QueryError(asked.at, TOO_SHORT)
        return [Term(index, term.decode()) for term in self.shelf.reader.expand_prefix(index, head)]

    def _works_in(self, kind: FieldKind, value: str, asked: Field) -> Iterable[Query]:
        """Who comes to work in a place, or is there."""
        for place in self._concepts(kind, value, asked):
            yield covering(place)
            yield Term(place.kind, place.id)

    def resolved(self, kind: FieldKind, value: str, asked: Field) -> list[str]:
        """The ids that a value stands for: an id, another name of it, or a part of an id."""
        if kind.kinds:
            return [kept.id for kept in self._concepts(kind, value, asked)]
        plain = value.strip().casefold()
        if kind.index == "enterprise":
            return ["".join(char for char in plain if char.isdigit())]
        known = VALUES.get(kind.index)
        if known is None:
            return [plain]
        if plain not in known and plain not in known.values() and plain not in self._terms(kind.index):
            raise self._unknown(asked, value, sorted({*known, *known.values()}))
        return [known.get(plain, plain)]

    def _concepts(self, kind: FieldKind, value: str, asked: Field) -> list[Kept]:
        mine = [kept for kept in self.shelf.by_key.values() if kept.kind in kind.kinds]
        plain = value.strip().casefold()
        province = kind.name == "provincie"
        exact = [kept for kept in mine if kept.id == plain or (province and kept.id == f"provincie-{plain}")]
        if not exact and "activity" in kind.kinds:
            exact = [kept for kept in mine if kept.id.partition("/")[2] == plain]
        if not exact and plain.startswith("provincie-") and "region" in kind.kinds:
            exact = [kept for kept in mine if kept.id == plain.removeprefix("provincie-")]
        return exact or self._called(kind, value, province) or self._refused(asked, value, mine)

    def _called(self, kind: FieldKind, value: str, province: bool) -> list[Kept]:
        """Concepts that the lexicon knows by this name; only the surest."""
        said = self.shelf.look(key_of(value)[0]) or self.shelf.look("".join(words(value)))
        found = [
            (weight, self.shelf.concepts[number])
            for those in (said.tracks.values() if said else ())
            for number, weight in those
            if weight >= SURE and self.shelf.concepts[number].kind in kind.kinds
        ]
        if province:
            found = [each for each in found if each[1].id.startswith("provincie-")] or found
        best = max((weight for weight, _ in found), default=0.0)
        return [kept for weight, kept in found if weight == best]

    def _refused(self, asked: Field, value: str, mine: list[Kept]) -> list[Kept]:
        raise self._unknown(asked, value, [name for kept in mine for name in (kept.id, kept.label)])

    def _unknown(self, asked: Field, value: str, known: list[str]) -> QueryError:
        from rapidfuzz import fuzz, process  # takes a while to load, and most values are known

        alike = process.extract(value, known, scorer=fuzz.WRatio, score_cutoff=ALIKE, limit=SUGGESTIONS)
        if not alike:
            return QueryError(asked.at, UNKNOWN_VALUE, value=value, name=asked.name)
        suggestions = ", ".join(dict.fromkeys(name for name, _, _ in alike))
        return QueryError(asked.at, UNKNOWN_VALUE_LIKE, value=value, name=asked.name, suggestions=suggestions)

    def _terms(self, index: str) -> frozenset[str]:
        return frozenset(self.shelf.reader.field_terms(index))

    # --- words ----------------------------------------------------------------------------------------------------

    def _about(self, text: str) -> frozenset[int]:
        """Who does what the words say, or says the words; in the places that are named."""
        reading = self.reader.read(text, typing=False)
        needs = needs_of(reading, self.shelf)
        found = self.shelf.everything
        for segment in (*needs.segments, *needs.wishes):
            top = segment.readings[0][1]
            does = [
                number
                for concept, weight in segment.readings
                if weight >= 0.8 * top
                for number, share in self.shelf.members(self.shelf.concepts[concept]).items()
                if share == DECLARED
            ]
            found &= frozenset(does) | self._says(segment.text)
        for name in needs.names:
            if not name.other:
                found &= frozenset(number for number, _ in name.organisations) | self._says(name.text)
        where = Whereabouts(self.shelf, reading)
        if where.places:
            found &= self.shelf.matching(Or([Term("municipality", nis) for nis in sorted(where.towns)]))
        return frozenset() if _unknown_words(reading) else found

    def _says(self, text: str) -> frozenset[int]:
        """Who has all these words in a text, or other forms of them."""
        return self.shelf.matching(And([self._form_of(word) for word in words(text)]))

    def _form_of(self, word: str) -> Query:
        alike = (term.decode() for term in self.shelf.reader.expand_prefix("text", word[:ROOT]))
        return Or([Term("text", other) for other in alike if stem(other) == stem(word)])

    def town_of(self, code: str) -> str | None:
        """The municipality that a postal code is first of all of."""
        said = self.shelf.look(code)
        return self.shelf.concepts[said.tracks[PLACE][0][0]].label if said and said.tracks[PLACE] else None

    # --- a point --------------------------------------------------------------------------------------------------

    def point(self, text: str) -> Point:
        """Of --near: `3600`, `Genk`, or `50.96,5.5`. Raises QueryError for a place nobody knows."""
        try:
            latitude, longitude = (float(part) for part in text.split(","))
        except ValueError:
            pass
        else:
            if 49 <= latitude <= 52 and 2 <= longitude <= 7:
                return Point(latitude, longitude, text)
        if text.strip() in self.shelf.codes:
            return Point(*self.shelf.codes[text.strip()], text.strip())
        said = self.shelf.look("".join(words(text)))
        if said is None or not said.tracks[PLACE]:
            raise QueryError(1, UNKNOWN_PLACE, value=text)
        kept = self.shelf.concepts[said.tracks[PLACE][0][0]]
        towns = [self.shelf.points[nis] for nis in kept.extra.get("places", [kept.id])]
        return Point(sum(lat for lat, _ in towns) / len(towns), sum(lon for _, lon in towns) / len(towns), kept.label)


def every_field(condition: Condition) -> Iterable[Field]:
    match condition:
        case Field():
            yield condition
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from every_field(part)
        case Without(part=part):
            yield from every_field(part)


def _only_spoken(condition: Condition) -> bool:
    match condition:
        case PhraseAsked():
            return True
        case All(parts=parts) | Any(parts=parts):
            return all(_only_spoken(part) for part in parts)
    return False


def _phrase(index: str, text: str) -> Query:
    said = words(text)
    return Phrase(index, said) if len(said) > 1 else Or([Term(index, word) for word in said])


def _unknown_words(reading: Reading) -> bool:
    return any(word.unknown for word in reading.words)
