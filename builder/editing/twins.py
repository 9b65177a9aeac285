"""Who an organisation is, of those in the directory: by web name, enterprise number or name; and who it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from builder.catalogue.model import Organisation
from builder.checking.duplicates import ALIKE, ALIKE_AT_ONE_ADDRESS, distinctive, plain_address
from builder.checking.suggestions import plain
from builder.reading.files import is_slug, slug_of
from builder.reading.strict_yaml import parse

UNNAMED = "profiel"  # the file of a profile that has no web name yet


@dataclass(frozen=True)
class Identity:
    """What tells an organisation apart, each as it is compared; empty where it is not known."""

    slug: str
    name: str
    names: tuple[str, ...] = ()
    number: str = ""
    website: str = ""
    addresses: tuple[str, ...] = ()

    @classmethod
    def of(cls, one: Organisation) -> Identity:
        names = (one.name, one.short_name or "", *(old.name for old in one.former_names))
        addresses = (
            address_key(place.postal_code or "", place.street or "", place.number or "") for place in one.locations
        )
        return cls(
            one.slug,
            one.name,
            tuple(filter(None, map(distinctive, names))),
            compared("enterprise_number", one.enterprise_number or ""),
            compared("website", one.website or ""),
            tuple(filter(None, addresses)),
        )


@dataclass(frozen=True)
class Twin:
    """A profile that is of the same organisation; `sure` when there is no doubt."""

    identity: Identity
    sure: bool


class Register:
    """Everybody who is in the directory, and those that earlier rows add."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self._all: dict[str, Identity] = {}
        self._moved = {old: one.slug for one in organisations.values() for old in one.former_slugs}
        self._by: dict[tuple[str, str], list[Identity]] = {}  # by what is said of them: (name, de tuin)
        self._names: list[str] = []
        self._named: list[Identity] = []  # whose each of these names is
        for one in organisations.values():
            self.add(Identity.of(one))

    def add(self, identity: Identity) -> None:
        self._all[identity.slug] = identity
        for key in _keys(identity):
            self._by.setdefault(key, []).append(identity)
        for name in identity.names:
            self._names.append(name)
            self._named.append(identity)

    def has(self, slug: str) -> bool:
        return slug in self._all or slug in self._moved

    def at(self, slug: str) -> Identity | None:
        return self._all.get(self._moved.get(slug, slug))

    def twin_of(self, asked: Identity) -> Twin | None:
        """Who `asked` is; the surest first. A name that is equal is sure, unless two numbers say that they differ."""
        if asked.slug and (known := self.at(asked.slug)):
            return Twin(known, True)
        for what, said in (("number", asked.number), ("name", asked.names[0])):
            same = [other for other in self._by.get((what, said), ()) if said and not _told_apart(asked, other)]
            if same:
                return Twin(same[0], len(same) == 1)
        return next((Twin(other, False) for other in self._alike(asked) if not _told_apart(asked, other)), None)

    def _alike(self, asked: Identity) -> Iterator[Identity]:
        """Who has nearly the same name, or a website or address that is the same and a name like it."""
        from rapidfuzz import fuzz, process

        name = asked.names[0]
        for other, _score, at in process.extract(name, self._names, scorer=fuzz.ratio, score_cutoff=ALIKE):
            if _digits(name) == _digits(other):
                yield self._named[at]
        for key in _keys(asked):
            for identity in self._by.get(key, ()):
                if any(fuzz.token_set_ratio(name, each) >= ALIKE_AT_ONE_ADDRESS for each in identity.names):
                    yield identity


def _keys(identity: Identity) -> Iterator[tuple[str, str]]:
    said = {"number": (identity.number,), "name": identity.names, "website": (identity.website,)}
    for what, those in {**said, "address": identity.addresses}.items():
        yield from ((what, each) for each in dict.fromkeys(those) if each)


def profile_of(stem: str, data: bytes, organisations: Mapping[str, Organisation]) -> str:
    """Whose profile a file is: by its name without its ending (`stem`), else by the number or name in it. Empty when it
    is nobody's and no web name can be made of it."""
    if stem in organisations:
        return stem
    value = parse(data, stem).value or {}
    name, number = (text if isinstance(text := value.get(key), str) else "" for key in ("name", "enterprise_number"))
    register = Register(organisations)
    asked = Identity("", name, (distinctive(name),), compared("enterprise_number", number))
    twin = register.twin_of(asked) if name else None
    if twin and twin.sure:
        return twin.identity.slug
    return next((each for each in (stem, slug_of(name)) if is_slug(each) and each != UNNAMED), "")


def address_key(postal_code: str, street: str, number: str) -> str:
    return plain_address(postal_code, street, number) if postal_code and street and number else ""


def compared(field: str, text: str) -> str:
    """What two texts of a field have in common when they say the same."""
    match field:
        case "phone" | "enterprise_number":
            return re.sub(r"\D", "", text)
        case "website":
            parts = urlsplit(text.lower())
            return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".rstrip("?")
        case "email":
            return text.casefold()
    return plain(text)


def _told_apart(one: Identity, other: Identity) -> bool:
    return bool(one.number and other.number and one.number != other.number)


def _digits(name: str) -> list[str]:
    return re.findall(r"\d", name)
