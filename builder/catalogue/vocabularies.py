"""The closed lists: sectors with their activities, the flat lists of terms, and how tasks are matched to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Never

from builder.catalogue.conversion import Known, Raw, frozen, words_by_language
from builder.catalogue.matching import Cue, FormRule, Habit, Matching, Words
from builder.catalogue.model import Activity, Sector, TaskWords, Term, Vocabulary
from builder.catalogue.places import Places


def vocabulary_of(
    sectors: Mapping[str, Raw],
    lists: Mapping[str, Raw],
    examples: Iterable[Raw],
    language: str,
    places: Places,
) -> Vocabulary:
    """The vocabulary from raw sectors by id, raw lists by file name (`legal-forms`) and raw files of example sentences;
    a list without a file is empty.

    Sectors are sorted by id, terms keep the order of their file.
    """
    # Labels need only the language; the vocabulary that Known carries is what is being made here.
    nothing: dict[str, Mapping[str, Never]] = {name: {} for name in Vocabulary.__dataclass_fields__}
    known = Known(language=language, places=places, vocabulary=Vocabulary(**nothing))

    said = {each["activity"]: _sentences(each) for raw in examples for each in raw["examples"]}

    def terms(name: str) -> Mapping[str, Term]:
        raw_terms = lists.get(name, {}).get("terms", ())
        return frozen((_term(raw, known) for raw in raw_terms), key=lambda term: term.id)

    read = (_sector(key, sectors[key], said, known) for key in sorted(sectors))
    return Vocabulary(
        sectors=frozen(read, key=lambda sector: sector.id),
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


def _sector(sector_id: str, raw: Raw, said: Mapping[str, Words], known: Known) -> Sector:
    return Sector(
        id=sector_id,
        label=known.text(raw["label"]),
        summary=known.text(raw["summary"]),
        icon=raw["icon"],
        nace=tuple(sorted(raw.get("nace", ()))),
        related=tuple(raw.get("related", ())),
        synonyms=words_by_language(raw.get("synonyms")),
        task_words=_task_words(raw),
        activities=tuple(_activity(sector_id, item, said, known) for item in raw.get("activities", ())),
    )


def _activity(sector_id: str, raw: Raw, said: Mapping[str, Words], known: Known) -> Activity:
    return Activity(
        id=raw["id"],
        sector=sector_id,
        label=known.text(raw["label"]),
        related=tuple(raw.get("related", ())),
        synonyms=words_by_language(raw.get("synonyms")),
        task_words=_task_words(raw),
        examples=said.get(f"{sector_id}/{raw['id']}", {}),
    )


def _sentences(raw: Raw) -> Words:
    return words_by_language({language: those for language, those in raw.items() if language != "activity"})


def _task_words(raw: Raw) -> TaskWords:
    weights: Mapping[str, Any] = raw.get("task_words", {})
    return TaskWords(**{weight: words_by_language(weights.get(weight)) for weight in ("strong", "typical", "weak")})


def matching_of(raw: Raw, known: Known) -> Matching:
    """How tasks are matched, from the raw file."""
    habits = {
        each["sector"]: Habit(
            sector=each["sector"],
            usual=each.get("usual"),
            site=each.get("site", "either"),
            weight=float(each.get("weight", 1.0)),
        )
        for each in sorted(raw.get("habits", ()), key=lambda each: str(each["sector"]))
    }
    return Matching(
        words=_numbers(raw["words"]),
        learning=_numbers(raw["learning"]),
        recognition=_numbers(raw["recognition"]),
        packages=_numbers(raw["packages"]),
        ranking=_numbers(raw["ranking"]),
        alike=tuple(tuple(group.split()) for group in raw.get("alike", ())),
        irregular=MappingProxyType({each["said"]: each["means"] for each in raw.get("irregular", ())}),
        stray=_loose(raw, "stray"),
        filler=_loose(raw, "filler"),
        beside=tuple(text for those in raw.get("beside", {}).values() for text in those),
        floors=_cues(raw, "floors", known),
        frequencies=_cues(raw, "frequencies", known),
        conditions=_cues(raw, "conditions", known),
        customers=_cues(raw, "customers", known),
        forms=tuple(_form_rule(each, known) for each in raw.get("forms", ())),
        habits=MappingProxyType(habits),
        together=tuple(tuple(those) for those in raw.get("together", ())),
    )


def _loose(raw: Raw, key: str) -> frozenset[str]:
    """The words of a list that is written as text, in all languages together."""
    return frozenset(word for text in raw.get(key, {}).values() for word in text.split())


def _numbers(raw: Raw) -> Mapping[str, float]:
    return MappingProxyType({key: float(raw[key]) for key in sorted(raw)})


def _cues(raw: Raw, key: str, known: Known) -> tuple[Cue, ...]:
    return tuple(
        Cue(
            id=each["id"],
            label=known.text(each["label"]),
            words=words_by_language(each.get("words")),
            labels=tuple(each.get("labels", ())),
        )
        for each in raw.get(key, ())
    )


def _form_rule(raw: Raw, known: Known) -> FormRule:
    when = {name: tuple(raw.get(name, ())) for name in ("floors", "frequencies", "customers", "sites", "sectors")}
    return FormRule(form=raw["form"], weight=float(raw["weight"]), reason=known.text(raw["reason"]), **when)
