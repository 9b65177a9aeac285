"""The closed lists: sectors with their activities, and the flat lists of terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder.catalogue.conversion import Known, Raw, frozen, words_by_language
from builder.catalogue.model import Activity, Sector, TaskWords, Term, Vocabulary
from builder.catalogue.places import Places


def vocabulary_of(sectors: Mapping[str, Raw], lists: Mapping[str, Raw], language: str, places: Places) -> Vocabulary:
    """The vocabulary from raw sectors by id and raw lists by file name (`legal-forms`); a list without a file is empty.

    Sectors are sorted by id, terms keep the order of their file.
    """
    # Labels need only the language; the vocabulary that Known carries is what is being made here.
    nothing = {name: {} for name in Vocabulary.__dataclass_fields__}
    known = Known(language=language, places=places, vocabulary=Vocabulary(**nothing))

    def terms(name: str) -> Mapping[str, Term]:
        raw_terms = lists.get(name, {}).get("terms", ())
        return frozen((_term(raw, known) for raw in raw_terms), key=lambda term: term.id)

    return Vocabulary(
        sectors=frozen((_sector(key, sectors[key], known) for key in sorted(sectors)), key=lambda sector: sector.id),
        customers=terms("customers"),
        forms=terms("forms"),
        types=terms("types"),
        labels=terms("labels"),
        services=terms("services"),
        purposes=terms("purposes"),
        legal_forms=terms("legal-forms"),
    )


def _term(raw: Raw, known: Known) -> Term:
    return Term(
        id=raw["id"],
        label=known.text(raw["label"]),
        summary=known.text_at(raw, "summary"),
        synonyms=words_by_language(raw.get("synonyms")),
        historical=raw.get("historical", False),
        glossary=raw.get("glossary"),
    )


def _sector(sector_id: str, raw: Raw, known: Known) -> Sector:
    return Sector(
        id=sector_id,
        label=known.text(raw["label"]),
        summary=known.text(raw["summary"]),
        icon=raw["icon"],
        nace=tuple(sorted(raw.get("nace", ()))),
        synonyms=words_by_language(raw.get("synonyms")),
        task_words=_task_words(raw),
        activities=tuple(_activity(sector_id, item, known) for item in raw.get("activities", ())),
    )


def _activity(sector_id: str, raw: Raw, known: Known) -> Activity:
    return Activity(
        id=raw["id"],
        sector=sector_id,
        label=known.text(raw["label"]),
        synonyms=words_by_language(raw.get("synonyms")),
        task_words=_task_words(raw),
    )


def _task_words(raw: Raw) -> TaskWords:
    weights: Mapping[str, Any] = raw.get("task_words", {})
    return TaskWords(**{weight: words_by_language(weights.get(weight)) for weight in ("strong", "typical", "weak")})
