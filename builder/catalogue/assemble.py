"""Documents that passed every check become the catalogue.

Values of :mod:`builder.catalogue.model` are made here and nowhere else: ids turn into entries, names into
municipalities, words into Text. What comes in is trusted: a missing key or an unknown id is a fault in checking and
shows as KeyError.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from builder.catalogue.conversion import Known, Raw, frozen, sort_key
from builder.catalogue.entries import (
    cards_of,
    event_of,
    federation_of,
    figures_of,
    glossary_entry_of,
    practice_of,
    region_of,
    request_of,
    site_of,
)
from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.places import Places
from builder.catalogue.profiles import organisation_of
from builder.catalogue.selection import shown
from builder.catalogue.vocabularies import matching_of, vocabulary_of

Entry = TypeVar("Entry")


class CheckedContent(Protocol):
    """What checking hands over: documents with `kind`, `id` and a `value` of the schema's types, and the places."""

    @property
    def documents(self) -> Sequence[Any]: ...

    @property
    def places(self) -> Places: ...


@dataclass
class Assembled:
    """What was made for an earlier catalogue of the same content: a profile that did not change is not made again, as
    long as nothing else did."""

    known: Known | None = None
    beside: list[Any] = field(default_factory=list)  # the seals of the files that are no profiles
    organisations: dict[str, tuple[Any, Organisation]] = field(default_factory=dict)  # with the seals of their files

    def known_among(self, checked: CheckedContent, make: Callable[[], Known]) -> Known:
        beside = [(each.kind, each.id, each.seal) for each in checked.documents if each.kind != "organisation"]
        if self.known is None or self.known.places is not checked.places or self.beside != beside:
            self.known, self.beside, self.organisations = make(), beside, {}
        return self.known

    def organisation(self, document: Any, known: Known) -> Organisation:
        seal, made = self.organisations.get(document.id, (None, None))
        if made is None or seal != document.seal:
            made = organisation_of(document.id, document.value, known)
            self.organisations[document.id] = document.seal, made
        return made


def assemble(checked: CheckedContent, sister: str | None = None, before: Assembled | None = None) -> Catalogue:
    """The catalogue that the site shows, in an order that does not depend on the order of the documents.

    `sister` names another site out of the same content, by its file in content/sites. `before` is what an earlier call
    for the same site left there, of documents that were read from files. Raises KeyError without a site document, or
    where the content breaks a rule that checking should have caught.
    """
    raw: dict[str, dict[str, Raw]] = {}
    for document in checked.documents:
        raw.setdefault(document.kind, {})[document.id] = document.value
    raw_site = raw["site"]["site"] if sister is None else raw["sister"][sister]
    language = raw_site["languages"][0]
    examples = raw.get("examples", {}).values()

    def make_known() -> Known:
        vocabulary = vocabulary_of(raw.get("sector", {}), raw.get("terms", {}), examples, language, checked.places)
        return Known(language=language, places=checked.places, vocabulary=vocabulary)

    known = before.known_among(checked, make_known) if before else make_known()

    def entries(kind: str, convert: Callable[[str, Raw, Known], Entry]) -> Mapping[str, Entry]:
        """The files of one kind, by id and sorted by id."""
        files = raw.get(kind, {})
        return MappingProxyType({file_id: convert(file_id, files[file_id], known) for file_id in sorted(files)})

    profiles = [document for document in checked.documents if document.kind == "organisation"]
    organisations = [
        before.organisation(each, known) if before else organisation_of(each.id, each.value, known) for each in profiles
    ]
    organisations.sort(key=lambda organisation: (sort_key(organisation.name), organisation.slug))
    everything = Catalogue(
        site=site_of(raw_site, known),
        vocabulary=known.vocabulary,
        places=checked.places,
        organisations=frozen(organisations, key=lambda organisation: organisation.slug),
        federations=entries("federation", federation_of),
        regions=entries("region", region_of),
        practices=entries("practice", practice_of),
        events=entries("event", event_of),
        requests=entries("request", request_of),
        glossary=entries("glossary", glossary_entry_of),
        figures=figures_of(raw.get("figures", {}).get("figures", {}), known),
        cards=cards_of(raw.get("conversation-cards", {}).get("conversation-cards", {}), known),
        matching=matching_of(raw["matching"]["matching"], known) if "matching" in raw else None,
    )
    return shown(everything)
