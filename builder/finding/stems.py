"""Dutch stems, made at build time only, and the few endings that the reader of a question may take off or put on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

_DOERS = "(?:atelier|dienst|bedryf|service|firma|ploeg|team)s?$"
# (pattern, replacement) tried in order on a word that is not known; each result is looked up as it is. The browser
# reads the same table from its manifest, so the patterns keep to what Python and JavaScript share.
ENDINGS: tuple[tuple[str, str], ...] = (
    ("(?:es|e|s)$", ""),
    ("en$", ""),
    ("([bdfgklmnprst])\\1(?:en|e|er|ers|ing|ingen)$", "\\1"),  # hagge-, pakken -> pak
    ("([aeou])([bdfgklmnprst])(?:en|e|er|ers|ing|ingen)$", "\\1\\1\\2"),  # hagen -> haag
    ("v(?:en|e)$", "f"),
    ("z(?:en|e)$", "s"),
    ("(?:etje|tje|pje|kje|je|ske|ke)[sn]?$", ""),
    ("(?:je|ke)[sn]?$", ""),
    ("([bdfgklmnprst])\\1(?:etje|eke)[sn]?$", "\\1"),
    ("(?:en|er|ers|ing|ingen|ster|sters|t|d|te|ende?|de)$", "en"),  # snoeit, snoeier, lekkende -> snoeien, lekken
    ("$", "en"),
    ("$", "ing"),
    ("([aeou])\\1([bdfgklmnprst])(?:t|d)?$", "\\1\\2en"),  # maakt -> maken
    ("([bdfgklmnprst])t?$", "\\1\\1en"),  # pak -> pakken
    ("^ge((?:.*[^aeou])?[aeou])([bdfgklmnprst])[dt]e?$", "\\1\\2\\2en"),  # gelakt -> lakken
    ("^ge(.+)[dt]e?$", "\\1en"),  # gesnoeid -> snoeien
    ("^ge(.+en)$", "\\1"),  # gewassen -> wassen
    ("^(aan|af|door|in|mee|om|op|uit|weg)ge(.+[aeou])([bdfgklmnprst])[dt]e?$", "\\1\\2\\3\\3en"),  # ingepakt
    ("^(aan|af|door|in|mee|om|op|uit|weg)ge(.+)([aeou])\\3([bdfgklmnprst])[dt]e?$", "\\1\\2\\3\\4en"),  # opgehaald
    ("^(aan|af|door|in|mee|om|op|uit|weg)ge(.+)[dt]e?$", "\\1\\2en"),  # opgeruimd -> opruimen
    ("^ge(.+[aeou])\\w([bdfgklmnprst])[dt]$", "\\1\\2en"),
    ("^ge(.+[aeou])([bdfgklmnprst])[dt]?$", "\\1\\2\\2en"),  # gelast -> lassen
    ("ieke$", "iek"),
    ("([lnr])der(s?)$", "\\1er\\2"),  # vloerder -> vloerer
    ("([lnr])ders?$", "\\1en"),  # vloerder -> vloeren
    ("(?:lui|lieden)$", "man"),  # timmerlui -> timmerman
    ("(?:s|x|es)$", ""),
    ("e$", "en"),  # ophale -> ophalen
    # Who does what comes before it: stoffeeratelier -> stofferen, renovatiedienst -> renovatie.
    (f"([aeou])\\1([bdfgklmnprst]){_DOERS}", "\\1\\2en"),
    (_DOERS, ""),
    (_DOERS, "en"),
    # What is done again, to the end or along is the same work: herschilderen, opvoegen -> schilderen, voegen.
    ("^(?:her|aan|af|bij|door|in|los|mee|om|op|over|terug|uit|weg)(?=.{4,}en$)", ""),
    ("oa([bdfgklmnprst]e)", "a\\1"),  # moaken -> maken
    ("oa", "aa"),  # moand -> maand
    ("ie", "y"),  # strieken, kwiet -> strijken, kwijt
    ("^([^u]*)uu([b-df-hj-np-tv-z]+)n$", "\\1ui\\2en"),  # kuusn -> kuisen
    ("^([^u]*)uu([b-df-hj-np-tv-z].*?)e?$", "\\1ui\\2"),  # West-Flemish: kuusvrouwe -> kuisvrouw, tuun -> tuin
)

_BARE = re.compile(r"(?:be(?![iu])|her|ont|ver)\w*[aeiouy]\w+en$")  # verbs whose past takes no `ge`


@cache
def _snowball() -> Callable[[str], str]:
    import snowballstemmer  # takes a while to load, and most questions have no need of it

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("dutch").stemWord
    return stem_word


@cache
def stem(word: str) -> str:
    """The Snowball stem of a normalised word; `y` stands for `ij` in it, as everywhere."""
    return _snowball()(word.replace("y", "ij")).replace("ij", "y")


def endings_of(word: str) -> list[str]:
    """Other forms to look up for a word that is not known, likeliest first, each once."""
    found: dict[str, None] = {}
    for pattern, replacement in ENDINGS:
        other = re.sub(pattern, replacement, word, count=1)
        if other != word and len(other) > 2:
            found[other] = None
    return list(found)


def present_of(verb: str) -> list[str]:
    """`halen`, `haal` and `haalt`."""
    short = re.sub(r"([bdfgklmnprst])\1$", r"\1", verb[:-2])
    if short == verb[:-2] and re.search(r"(?:^|[^aeiouy])[aeou][bdfgklmnprstvz]$", short):
        short = short[:-1] + short[-2:]
    short = re.sub("v$", "f", re.sub("z$", "s", short))
    return [verb, short, short if short.endswith("t") else short + "t"]


def past_of(verb: str) -> list[str]:
    """`gehaald` and `gehaalt`, as people write it, and as strong verbs have it: `gewassen` of `wassen`; `verhuisd`."""
    short = present_of(verb)[1]
    if _BARE.match(verb):
        return [f"{short}d"]
    return [f"ge{short}d", f"ge{short}" if short.endswith("t") else f"ge{short}t", f"ge{verb}"]


def by_stem(known: Iterable[str]) -> dict[str, list[str]]:
    """Words grouped by their stem, sorted."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(known)):
        groups.setdefault(stem(word), []).append(word)
    return groups
