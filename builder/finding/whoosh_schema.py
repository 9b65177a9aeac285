"""The fields of the Whoosh index, and what a document of it is.

sense      what people type -> what it says of this document, 1 to 15 (the lexicon of the browser's index, inverted)
guess      the same, where it is a guess
concept    concepts of an organisation, `activity:groen/tuinonderhoud`, with the weight in the browser's index
name, text words in order, for phrases; the texts are kept apart by a mark
card       what a hit shows of an organisation
the others ids that a fielded question asks for
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.finding.whoosh_library import ID, STORED, Ids, Schema, Spoken, Weighted

VERSION = 4  # raised when a field changes its meaning
IDS = ("kind", "id", "sector", "activity", "customer", "form", "type", "label", "service", "purpose", "federation",
       "municipality", "region", "postcode", "status", "verification", "covers", "enterprise")  # fmt: skip
DEGREE = 100_000  # points are whole numbers
ORGANISATION = "organisation:"  # what the key of an active organisation begins with
WORDS_KEY = "lexicon:words"


def schema() -> Schema:
    made = Schema(
        key=ID(unique=True, stored=True),
        card=STORED,
        sense=Weighted(),
        guess=Weighted(),
        concept=Weighted(),
        name=Spoken(phrase=True),
        text=Spoken(phrase=True),
        **{name: Ids() for name in IDS},
    )
    for name in made.names():
        made[name].scorable = False  # keeps no lengths of fields
    return made


@dataclass(frozen=True)
class IndexDocument:
    """`fields` are given to Whoosh (a document without any is not); `beside` is kept as JSON, to be read at once for
    all documents. The digest tells whether they are those that are in the index already."""

    key: str
    fields: Mapping[str, Any]
    beside: Any = None

    @cached_property
    def digest(self) -> str:
        value = [self.fields, self.beside]
        return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
