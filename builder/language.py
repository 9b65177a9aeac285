"""Message catalogues: every word a person reads in a message, a command or the site comes through here.

A catalogue is `builder/locale/<language>/LC_MESSAGES/<domain>.po`; a message's id is its plain English sentence, so
English needs no translations of its own. The domains are `problems` (what check says), `interface` (the site), `cli`
(commands) and `review` (reports and answers about the content). The files are read as they are: there is no compiled
form that could lag behind.
"""

from __future__ import annotations

import gettext
import io
import re
from functools import cache
from pathlib import Path

_MESSAGE = re.compile(r"^msgid .*?(?=^msgstr)", re.MULTILINE | re.DOTALL)
_WITHOUT_WORDS = re.compile(r'^msgstr(?:\[\d\])? ""(?!\n")', re.MULTILINE)
LOCALE_DIR = Path(__file__).parent / "locale"
DEFAULT_LANGUAGE = "nl"
LANGUAGES = tuple(sorted(path.name for path in LOCALE_DIR.iterdir()))


@cache
def translator(language: str, domain: str) -> gettext.NullTranslations:
    """The messages of one domain in one language; a message without a translation is shown in English.

    Raises KeyError for a language there are no catalogues of.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    from babel.messages.mofile import write_mo  # takes a while to load
    from babel.messages.pofile import read_po

    path = catalogue_path(language, domain)
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language, domain=domain)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def untranslated(language: str) -> int:
    """How many words of the site itself are not there in a language: all of them where it has no catalogue."""
    asked = _messages(catalogue_path(DEFAULT_LANGUAGE, "interface"))
    said = _messages(catalogue_path(language, "interface"))
    return sum(not said.get(message) for message in asked)


@cache
def _messages(path: Path) -> dict[str, bool]:
    """Of each message in a catalogue, by its id as it is written there, whether all its forms have words."""
    if not path.is_file():
        return {}
    entries = path.read_text("utf-8").split("\n\n")
    return {asked[0]: not _WITHOUT_WORDS.search(entry) for entry in entries if (asked := _MESSAGE.search(entry))}


def language_name(language: str) -> str:
    """What a language calls itself: Nederlands, Français. Raises UnknownLocaleError for what is no language."""
    from babel import Locale  # takes a while to load

    name = str(Locale.parse(language).languages[language])
    return name[:1].upper() + name[1:]


def catalogue_path(language: str, domain: str) -> Path:
    return LOCALE_DIR / language / "LC_MESSAGES" / f"{domain}.po"
