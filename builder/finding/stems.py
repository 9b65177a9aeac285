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
    ("(?:je|ke)[sn]?$", ""),
    ("(?:etje|tje|pje|kje|je|ske|ke)[sn]?$", ""),
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

# Verbs that stand apart in a question: `wie haalt mijn zetel op`.
SEPARABLE = re.compile(r"(aan|af|bij|door|in|leeg|los|mee|na|om|op|over|schoon|terug|toe|uit|vol|voor|weg)(\w{3,}en)$")
_OPEN = re.compile(r"(?:^|[^aeiouy])[aeou][bdfgklmnprstvz]$")  # haal of halen
_UNSTRESSED = re.compile(r"(?<!^be)(?<!^ver)[aeiouy][^aeiouy]+e[ln]$|(?:pp|mm|ld|dd)er$")  # verzamel, open, schilder
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
    if short == verb[:-2] and _OPEN.search(short) and not _UNSTRESSED.search(short):
        short = short[:-1] + short[-2:]
    short = re.sub("v$", "f", re.sub("z$", "s", short))
    return [verb, short, short if short.endswith("t") else short + "t"]


def past_of(verb: str) -> list[str]:
    """`gehaald` and `gehaalt`, as people write it, and as strong verbs have it: `gewassen` of `wassen`; `verhuisd`;
    `opgehaald` of `ophalen`."""
    short = present_of(verb)[1]
    if _BARE.match(verb):
        return [f"{short}d"]
    if parted := SEPARABLE.match(verb):
        return [parted[1] + past for past in past_of(parted[2])]
    return [f"ge{short}d", f"ge{short}" if short.endswith("t") else f"ge{short}t", f"ge{verb}"]


def nouns_of(noun: str) -> list[str]:
    """What may be its plural, and what is made of it for something small: `ramen`, `raampje`, `raampjes`. More than
    there are: who asks knows which of them people say."""
    last, short = noun[-1], re.search(r"[^aeiouy][aeiou][bdfgklmnprst]$", noun)
    voiced = noun[:-1] + {"f": "v", "s": "z"}.get(last, last)
    plurals = [f"{noun}s", f"{noun}en", f"{voiced}en"]
    if short:
        plurals.append(f"{noun}{last}en")
    if re.search(r"([aeou])\1[bdfgklmnprst]$", noun):
        plurals += [f"{noun[:-2]}{last}en", f"{noun[:-2]}{voiced[-1]}en"]
    if noun.endswith("e"):
        plurals.append(f"{noun}n")
    if noun.endswith("heid"):
        plurals.append(f"{noun[:-3]}eden")
    small = [f"{noun}{ending}" for ending in ("je", "tje", "pje", "ke", "eke", "ske")]
    if short:
        small += [f"{noun}{last}etje", f"{noun}{last}eke"]
    if noun.endswith("ing"):
        small.append(f"{noun[:-1]}kje")
    if last in "aeo":
        small.append(f"{noun}{last}tje")
    return [*plurals, *small, *(f"{one}s" for one in small)]


def by_stem(known: Iterable[str]) -> dict[str, list[str]]:
    """Words grouped by their stem, sorted."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(known)):
        groups.setdefault(stem(word), []).append(word)
    return groups
