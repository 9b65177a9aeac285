"""Message catalogues: every word a person reads in a message, a command or the site comes through here.

A catalogue is `builder/locale/<language>/LC_MESSAGES/<domain>.po`; a message's id is its plain English sentence, so
English needs no translations of its own. The domains are `problems` (what check says), `interface` (the site), `cli`
(commands) and `review` (reports and answers about the content). The files are read as they are: there is no compiled
form that could lag behind.
"""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

_MESSAGE = re.compile(r"^msgid .*?(?=^msgstr)", re.MULTILINE | re.DOTALL)
_PLURAL = re.compile(r"plural=(.*);")
_LOOSE = re.compile(r"(?<=\S) (?=[:;?!»])|(?<=«) |(?<=\d) (?=[%€])")  # spaces of French that hold a sign to its word
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
    path = catalogue_path(language, domain)
    return _Messages(path.read_text("utf-8"), language) if path.is_file() else gettext.NullTranslations()


def typeset(words: str, language: str) -> str:
    """`words` as a reader gets them: no French line begins with a colon or a question mark, whoever wrote it."""
    return _held(words) if language == "fr" else words


@lru_cache(maxsize=20_000)  # labels that return on every page; a preview goes on for days
def _held(words: str) -> str:
    return _LOOSE.sub("\u00a0", words)


class _Messages(gettext.NullTranslations):
    """The messages of a PO file. Babel reads more of the format, and takes a tenth of a second to load."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__()
        self._forms = {
            entry["msgid"]: [typeset(form, language) for form in forms]
            for entry in _entries(text)
            if all(forms := _forms(entry))
        }
        plural = _PLURAL.search("".join(self._forms.pop("", ())))
        self._form = gettext.c2py(plural[1] if plural else "n != 1")

    def gettext(self, message: str) -> str:
        forms = self._forms.get(message)
        return forms[0] if forms else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self._forms.get(msgid1)
        return forms[self._form(n)] if forms else super().ngettext(msgid1, msgid2, n)


def _entries(text: str) -> Iterator[Mapping[str, str]]:
    """What stands under each keyword of each entry."""
    entry: dict[str, str] = {}
    keyword = ""
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        head, quote, rest = line.partition('"')
        keyword = head.strip() or keyword
        if head.strip() == "msgid":
            yield entry
            entry = {}
        entry[keyword] = entry.get(keyword, "") + json.loads(quote + rest)  # escapes as JSON has them
    yield entry


def _forms(entry: Mapping[str, str]) -> list[str]:
    """The translations of an entry, in the order of their forms; empty where one is missing."""
    return [said for keyword, said in sorted(entry.items()) if keyword.startswith("msgstr")] or [""]


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
