"""The files of the edit form: what it asks in each language, the places, and the profiles as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.catalogue.model import Catalogue
from builder.checking.schemas import load_schemas
from builder.editing.form_fields import activities, choices, fields, steps
from builder.editing.form_rules import messages, phrases, places_of, shared_mailboxes, telephone_numbers
from builder.exporting.publication import PROFILES
from builder.writing import compact

FOLDER = "assets/form/"
PLACES = f"{FOLDER}places.json"
NAMES = f"{FOLDER}names.json"


def definition_path(language: str) -> str:
    return f"{FOLDER}{language}.json"


def form_files(catalogue: Catalogue, schema_dir: Path) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of what the form reads, apart from the profiles."""
    flat = load_schemas(schema_dir)["organisation"].flat
    for language in catalogue.site.languages:
        yield definition_path(language), compact(definition(catalogue, flat, language))
    yield PLACES, compact(places_of(catalogue.places))
    yield NAMES, compact([[one.slug, one.name, *one.former_slugs] for one in catalogue.organisations.values()])


def profiles(catalogue: Catalogue, content: Path) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every profile, as its file is."""
    for slug in catalogue.organisations:
        yield f"{PROFILES}{slug}.yml", (content / "organisations" / f"{slug}.yml").read_bytes()


def definition(catalogue: Catalogue, flat: Any, language: str) -> dict[str, Any]:
    """The form in one language, from the schema (`Schema.flat`), the rules and the vocabulary."""
    return {
        "schema": fields(flat, language),
        "steps": steps(flat, language),
        "asked": catalogue.site.required,
        "choices": choices(catalogue, language),
        "activities": activities(catalogue, language),
        "messages": messages(language),
        "phrases": phrases(language),
        "telephones": telephone_numbers(),
        "shared": shared_mailboxes(),
    }
