"""A directory in which every text field of every kind of content, as the schemas have them, carries an attack.

Each text holds a token of its own (`zq7z`), so that it can be found back wherever it comes out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.checking.schemas import load_schemas
from builder.project import SCHEMA_DIR
from builder.reading.kinds import VOCABULARIES

# What a browser would do with these sets `canary`, asks another host for something, or makes an x-canary element.
ATTACKS = (
    "<script>canary(1)</script>{}",
    "{}<img src=//kwaad.example/x.png onerror=canary(2)>",
    '"><x-canary data-canary="{}">',
    "' onmouseover='canary(3)' x-canary='{}",
    '" onfocus="canary(4)" autofocus x-canary="{}',
    "{}</title></script></style></textarea><x-canary>",
    "--></script><x-canary>{}]]><x-canary/>",
    "[{}](javascript:canary(5)) ![x](https://kwaad.example/x.png)",
    "{{{{7*7}}}}{{% raw %}}{} ${{7*7}} #{{7*7}}",
    "{} @@body@@ @@title@@ %(name)s %s {{name}} {{n}}",
    "&lt;x-canary&gt;{}&#60;x-canary&#62;&quot;",
    "{}\\u003cx-canary\\u003e\\x3cx-canary\\x3e &\\",
    '=HYPERLINK("https://kwaad.example/?{}","klik")',
    '#eval("1+1") #read("/etc/passwd") $x$ *{}* _a_ @b <x-canary>',
    "😀 É ﷽ {} <svg/onload=canary(6)>",
    "[TOC] ::: {} --8<-- 'x' [[x]] [^1] <![CDATA[<x-canary>]]>",
    "javascript:canary(7)//{}",
    "</x-canary>{}__proto__ constructor <x-canary>",
)
SHORT = ("<x-canary>{}", '"><b {}', "{}")  # for fields of a few characters
ADDRESS = "https://kwaad.example/{}?q='&lt;x-canary&gt;'&x=javascript:canary(8)#'onclick='canary(9)"

# What can be referred to. One of each kind of file carries it all; the others are there to be referred to.
KNOWN = {
    "organisation": "kwaad",
    "federation": "kwaad",
    "region": "kwaad",
    "practice": "kwaad",
    "glossary": "wet",
    "sector": "kwaad",
    "activity": "kwaad-werk",
    "activity-key": "kwaad/kwaad-werk",
    "municipality-name": "Genk",
    "nis": "71016",
    **dict.fromkeys(VOCABULARIES, "kwaad-woord"),
}
FORMATS = {
    "date": "2026-11-20",
    "partial-date": "2026-11",
    "date-time-local": "2026-11-26T19:00",
    "phone": "+32 11 27 27 27",
    "enterprise-number": "0407.229.358",
    "postal-code": "3600",
    "nis": "71016",
    "colour": "#0a6e5c",
    "icon": "material/flower",
}
SLUGS = {"former_slugs": "was-kwaad", "activities": "kwaad-werk", "terms": "kwaad-woord"}
PATTERNS = {"nace": "81.300", "branch": "main", "file": "kwaad.png", "id": "CC0-1.0"}
# Names on GitHub, of who reviews.
PATTERNS |= dict.fromkeys(("everything", "kwaad"), "@kwaad")
OWN = {"url": "https://kwaad.example/gids", "repository": "https://github.com/kwaad/gids"}  # the site's own addresses
WORK = "hagen snoeien"  # words that are recognised as a task
NUMBERS = {"year": 2020, "lat": 50.9657, "lon": 5.5011, "km": 20, "weight": 1}


@dataclass
class Hostile:
    """Makes values along a schema; `said` is every text by the place of its field, `weights` are numbers by place."""

    weights: Mapping[str, float]
    said: dict[str, str] = field(default_factory=dict)

    def value(self, shape: Mapping[str, Any], place: str) -> Any:
        kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
        key = place.rpartition(".")[2].removesuffix("[]")
        if "object" in kinds:
            return self._mapping(shape, place)
        if "array" in kinds:
            return [self.value(shape["items"], f"{place}[]") for _ in range(max(1, shape.get("minItems", 0)))]
        if "boolean" in kinds:
            return True
        if "integer" in kinds or "number" in kinds:
            return NUMBERS.get(key, self.weights.get(place, shape["minimum"]))
        return self._text(shape, place, key)

    def _mapping(self, shape: Mapping[str, Any], place: str) -> dict[str, Any]:
        inner = dict(shape.get("properties", {}))
        for each in shape.get("patternProperties", {}).values():
            inner[KNOWN[shape["propertyNames"]["x-ref"]]] = each
        return {name: self.value(each, f"{place}.{name}") for name, each in inner.items()}

    def _text(self, shape: Mapping[str, Any], place: str, key: str) -> str:
        if "enum" in shape:
            return shape["enum"][0]
        if reference := shape.get("x-ref"):
            return KNOWN[reference]
        given = shape.get("format")
        if given == "slug":
            return SLUGS.get(place.split(".")[1].removesuffix("[]"), "kwaad")
        if given in FORMATS:
            return FORMATS[given]
        if "pattern" in shape:
            return PATTERNS[key]
        return self._attack(place, given, shape["maxLength"])

    def _attack(self, place: str, given: str | None, longest: int) -> str:
        token = f"zq{len(self.said)}z"
        if given == "url":
            text = ADDRESS.format(token)
        elif given == "tiles":
            text = ADDRESS.format(token) + "/{z}/{x}/{y}"
        elif given == "email":
            text = f"{token}'&{{{{7*7}}}}`|x-canary=@kwaad.example"
        elif given == "opening-hours":
            text = f'Mo-Fr 09:00-17:00 "<x-canary>{token}</x-canary>"'
        else:
            first = len(self.said) % len(ATTACKS)
            those = (*ATTACKS[first:], *ATTACKS[:first], *SHORT)
            text = next(made for each in those if len(made := each.format(token)) <= longest)
        self.said[place] = text
        return text


def write_hostile(content: Path, weights: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """Write a whole directory below `content`, apart from places and pages; returns every text by its field.

    `weights` is a vocabulary/matching.yml, of which only the numbers are taken: they decide what is recognised.
    """
    schemas = load_schemas(SCHEMA_DIR)
    groups = {name: those for name, those in weights.items() if isinstance(those, Mapping)}
    hostile = Hostile({f"matching.{name}.{key}": each for name, those in groups.items() for key, each in those.items()})

    def made(kind: str, name: str = "", /, **instead: Any) -> dict[str, Any]:
        """A value of a kind with some fields given otherwise, or left out with None."""
        value = {**hostile.value(schemas[kind].flat, f"{kind}{name}"), **instead}
        return {key: each for key, each in value.items() if each is not None}

    never = {"enterprise_number": None, "former_slugs": None, "logo": None, "photos": None}
    files = {
        "organisations/kwaad": made("organisation", status=None),
        "organisations/kwaad-twee": made("organisation", "-2", status=None, **never),
        "organisations/kwaad-weg": made("organisation", "-3", **never),
        "federations/kwaad": made("federation", predecessors=["ouder"], successors=None),
        "federations/ouder": made("federation", "-2", predecessors=None, successors=["kwaad"]),
        "regions/kwaad": made("region"),
        "practices/kwaad": made("practice"),
        "events/kwaad": made("event"),
        "requests/kwaad": made("request", until="2099-12-31"),
        "glossary/wet": made("glossary", kind="law", replaced_by=None, legal_basis=None, see=None),
        "glossary/kwaad": made("glossary", "-2"),
        "vocabulary/sectors/kwaad": made("sector"),
        **{f"vocabulary/{name}": made("terms", f"-{name}") for name in VOCABULARIES},
        "vocabulary/matching": made("matching"),
        "figures": made("figures"),
        "conversation-cards": made("conversation-cards"),
        "site": made("site", only=None, **OWN),
    }
    files["organisations/kwaad-weg"]["status"]["state"] = "closed"
    files["organisations/kwaad-weg"]["status"].pop("into")
    files["vocabulary/sectors/kwaad"]["activities"][0]["synonyms"]["nl"].append(WORK)
    for name, value in files.items():
        path = content / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")  # JSON is YAML
    return {place: text for place, text in hostile.said.items() if place.removeprefix("site.") not in OWN}
