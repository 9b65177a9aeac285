"""The page that says step by step how a member takes part calls everything as the form and the profile call it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.checking.schemas import load_schemas
from builder.editing.form_fields import steps
from builder.language import DEFAULT_LANGUAGE, LANGUAGES, translator
from builder.project import CONTENT_DIR, SCHEMA_DIR

LABELS = (
    "Update this profile",
    "Look it over and hand it in",
    "Mail it",
    "Download the file",
    "Report it on GitHub",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_name_what_is_on_the_page(language: str) -> None:
    file = CONTENT_DIR / Path("pages", *([language] if language != DEFAULT_LANGUAGE else []), "meedoen.md")
    how = re.findall("^## .*?(?=^## )", file.read_text("utf-8"), re.MULTILINE | re.DOTALL)[0]
    words = translator(language, "interface")
    form = steps(load_schemas(SCHEMA_DIR)["organisation"].flat, language)
    known = {words.gettext(label).casefold() for label in LABELS} | {title.casefold() for _step, title in form}
    said = {name.casefold() for name in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", how)}
    assert said <= known
    assert {words.gettext(label).casefold() for label in LABELS} <= said
