"""The fields of the edit form: the schema of a profile in the words of one language, and what can be chosen in them.

Nothing here knows a field by its name. What stands in the form, in which step and under which words, is in the schema;
what can be chosen comes from the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from builder.catalogue.model import Activity, Catalogue, Federation, Region, Sector, Term
from builder.catalogue.words import Text

_KEPT = (
    *("type", "required", "minItems", "maxItems", "minLength", "maxLength", "enum", "uniqueItems", "minimum"),
    *("maximum", "minProperties", "maxProperties", "format", "x-ref", "x-text", "x-step", "x-rare", "if", "then"),
    *("examples", "x-picture"),
)
_INNER = ("items", "propertyNames")
_WORDS = ("title", "description")

Choice = list[Any]  # id, label, other words for it in every language, explanation


def fields(flat: Mapping[str, Any], language: str) -> dict[str, Any]:
    """A schema without references (`Schema.flat`) for a browser: its rules, and its words in `language` alone."""
    said = {name: flat[name] for name in _WORDS if name in flat} | flat.get("x-i18n", {}).get(language, {})
    made: dict[str, Any] = {**said, **{name: flat[name] for name in _KEPT if name in flat}}
    if "x-labels" in flat:
        made["labels"] = {value: words[language] for value, words in flat["x-labels"].items()}
    if "pattern" in flat:
        made["pattern"] = _whole(flat["pattern"])
    if "properties" in flat:
        made["properties"] = {key: fields(each, language) for key, each in flat["properties"].items()}
    if "patternProperties" in flat:
        families = flat["patternProperties"].items()
        made["patternProperties"] = {_whole(pattern): fields(each, language) for pattern, each in families}
    return made | {name: fields(flat[name], language) for name in _INNER if name in flat}


def steps(flat: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """The steps of the form in their order: id and title."""
    return [(name, fields(each, language)["title"]) for name, each in flat["x-steps"].items()]


def choices(catalogue: Catalogue, language: str) -> dict[str, list[Choice]]:
    """What can be chosen, by the `x-ref` of a field."""
    vocabulary = catalogue.vocabulary
    lists: Mapping[str, Iterable[Term | Sector]] = {
        "customers": vocabulary.customers.values(),
        "forms": vocabulary.forms.values(),
        "labels": vocabulary.labels.values(),
        "legal-forms": vocabulary.legal_forms.values(),
        "purposes": vocabulary.purposes.values(),
        "sector": vocabulary.sectors.values(),
        "services": vocabulary.services.values(),
        "types": vocabulary.types.values(),
    }
    named: Mapping[str, Iterable[Federation | Region]] = {
        "federation": catalogue.federations.values(),
        "region": catalogue.regions.values(),
    }
    return {name: [_choice(each, language) for each in those] for name, those in lists.items()} | {
        name: [_named(each.id, each.name, language) for each in those] for name, those in named.items()
    }


def activities(catalogue: Catalogue, language: str) -> dict[str, list[Choice]]:
    """What can be chosen in each sector."""
    sectors = catalogue.vocabulary.sectors.values()
    return {sector.id: [_choice(each, language) for each in sector.activities] for sector in sectors}


def _choice(entry: Term | Sector | Activity, language: str) -> Choice:
    words = [*entry.label.by_language.values(), *(word for those in entry.synonyms.values() for word in those)]
    summary = None if isinstance(entry, Activity) else entry.summary
    return [entry.id, entry.label.in_(language), words, summary.in_(language) if summary else ""]


def _named(identifier: str, name: str | Text, language: str) -> Choice:
    if isinstance(name, str):
        return [identifier, name, [name], ""]
    return [identifier, name.in_(language), list(name.by_language.values()), ""]


def _whole(pattern: str) -> str:
    """The pattern as JavaScript writes it: there `$` is the end and nothing else."""
    return f"{pattern[:-2]}$" if pattern.endswith("\\Z") else pattern
