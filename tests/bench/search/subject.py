"""What is searched: a catalogue with its export, its judge and the documents that are given to the peers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue, Organisation
from builder.exporting.catalogue_json import catalogue_json
from builder.finding.own_pages import pages_below
from builder.finding.pages import SitePage
from builder.loading import load
from builder.project import Project
from tests.bench.search.judging import Judge

NAMES_PER_MUNICIPALITY = 6  # of its sections, in a document of a peer: as a profile's page would name them


@dataclass(frozen=True)
class Document:
    """One page as a search engine that knows nothing of the field would be given it. `labels` are those of sectors,
    activities, types, customers and forms; `place` is municipalities, sections, postal codes and provinces."""

    kind: str
    id: str
    title: str
    labels: str
    place: str
    text: str
    words: str = ""  # synonyms of its sectors and activities

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Subject:
    catalogue: Catalogue
    pages: tuple[SitePage, ...]  # in the first language

    @cached_property
    def export(self) -> dict[str, Any]:
        return catalogue_json(self.catalogue)

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.export, self.catalogue.places, frozenset(page.id for page in self.pages))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        return tuple(_documents(self.catalogue, self.pages))


def real_content(content: Path) -> Subject:
    """The content of this checkout. Raises ValueError when it has errors."""
    loaded = load(Project.at(content))
    if loaded.errors:
        raise ValueError(f"the content has {len(loaded.errors)} errors: run `werkwijzer check`")
    return subject_of(assemble(loaded.checked), content)


def subject_of(catalogue: Catalogue, content: Path) -> Subject:
    """With all pages of its site that can be looked for."""
    return Subject(catalogue, pages_below(content, catalogue.site.languages))


def _documents(catalogue: Catalogue, pages: Iterable[SitePage]) -> Iterator[Document]:
    for organisation in catalogue.active:
        yield _organisation(catalogue, organisation)
    for federation in catalogue.federations.values():
        words = " ".join(filter(None, (federation.full_name, *(old.name for old in federation.former_names))))
        yield Document("federation", federation.id, federation.name, words, "", federation.summary.in_("nl"))
    for region in catalogue.regions.values():
        towns = " ".join(town.name for town in region.municipalities)
        text = region.summary.in_("nl") if region.summary else ""
        yield Document("region", region.id, region.name.in_("nl"), "", towns, text)
    for entry in catalogue.glossary.values():
        text = "\n".join(filter(None, (entry.definition.in_("nl"), entry.explanation and entry.explanation.in_("nl"))))
        words = " ".join((*entry.synonyms.get("nl", ()), entry.everyday.in_("nl") if entry.everyday else ""))
        yield Document("glossary", entry.id, entry.term.in_("nl"), words, "", text)
    for practice in catalogue.practices.values():
        text = f"{practice.summary.in_('nl')}\n{practice.body.in_('nl')}"
        yield Document("practice", practice.id, practice.title.in_("nl"), "", "", text)
    for event in catalogue.events.values():
        yield Document("event", event.id, event.title.in_("nl"), "", "", event.summary.in_("nl"))
    for page in pages:
        labels = ", ".join((*page.elsewhere, *page.asked))
        yield Document("page", page.id, page.title, labels, "", f"{page.description}\n{page.text}")


def _organisation(catalogue: Catalogue, one: Organisation) -> Document:
    offers = [label for offer in one.offers for label in (offer.sector.label, *(a.label for a in offer.activities))]
    terms = [term.label for term in (*(held.type for held in one.types), *one.customers, *one.forms)]
    labels = ", ".join(label.in_("nl") for label in (*offers, *terms))
    place = ", ".join(
        dict.fromkeys(
            name
            for location in one.locations
            for name in (
                location.postal_code,
                location.section,
                location.municipality.name,
                *location.municipality.aliases[:NAMES_PER_MUNICIPALITY],
                catalogue.regions[location.municipality.province].name.in_("nl")
                if location.municipality.province in catalogue.regions
                else None,
            )
            if name
        )
    )
    text = "\n".join(words.in_("nl") for words in (one.summary, one.description) if words)
    names = " ".join(filter(None, (one.name, one.short_name, *(old.name for old in one.former_names))))
    known = [each for offer in one.offers for each in (offer.sector, *offer.activities)]
    words = ", ".join(word for each in known for language in sorted(each.synonyms) for word in each.synonyms[language])
    return Document("organisation", one.slug, names, labels, place, text, words)
