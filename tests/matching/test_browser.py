"""The matcher in the browser, as it is published, gives what the command line gives: every field, in the same order."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from builder.matching.matcher import Matcher, UnknownPlaceError
from builder.matching.reply import reply
from builder.matching.request import Request
from builder.matching.wording import Wording
from tests.bench.matching.packages_file import read_packages

MATCH = """
import { readFile } from "node:fs/promises";
import { openMatcher } from "%(folder)s/match/match.js";
const matcher = await openMatcher((path) => readFile("%(folder)s/search/" + path));
const given = [];
for (const asked of JSON.parse(await readFile("%(folder)s/asked.json", "utf8")))
  given.push(await matcher.match(asked).catch((error) => ({ error: error.name, place: error.place })));
process.stdout.write(JSON.stringify(given));
"""
PLACES = (None, "Genk", "9000", "Vlaanderen", None, "Brussel", "provincie Limburg", "Leuven", "sint niklaas", "3600")
CUSTOMERS = (None, "lokaal-bestuur", None, "bedrijf", "school", "overheid", "zorg")
FLOORS = (None, None, "own-site", None, "customer-site", "enclave")
HOSTILE = (
    "",
    " \n\t ",
    "😀😀😀",
    "😀 dozen vouwen 👩‍🏭 en 𝒢ras maaien in Genk 😀, raket",
    "12345 67890 3600 1.000 2,5 3e 1ste",
    "גינון ועיצוב גינות, ניקיון משרדים",
    "تنظيف المكاتب dozen vouwen",
    "<script>alert(1)</script><b>gras maaien</b> & ramen wassen &amp; strijken",
    "constructor __proto__ toString hasOwnProperty valueOf",
    "dozen vouwen\x00\x1c\x85\u2028gras maaien\ufeffstrijken\u00a0- ramen wassen",
    "GRAS MAAIEN İSTANBUL ǅ ﬁets ﬂessen ½e 1.2e Straße ŒUVRE",
    "ra\u0301men was\u0308sen e\u0301tiquettes cafe\u0301",
    "a" * 3000,
    "dozen vouwen, gras maaien en strijken. " * 520,
    "en, of; en: - en\n" * 200,
    "in te bij rond Genk Hasselt 3600 Genk 9999 in Sint-Niklaas in de buurt van Boom in Boom",
    "l'entretien d'un jardin, qu'on tond l’herbe; l`école d'",
    "गार्डन dozen\u0903 vou\u094dwen, c\u034fd l'\u0436\u0436",
    "gras maaien\nSint-Niklaas\nstrijken\nde panne",
    "- gras\r- ramen\r\n* strijken\n– dozen vouwen — en naaien",
)


@pytest.fixture(scope="session")
def asked() -> list[dict[str, Any]]:
    """Requests as the browser gets them; what is not asked is left out."""
    texts = [(one.text, one.place) for one in read_packages()] + [(text, None) for text in HOSTILE]
    varied = zip(texts, cycle(PLACES), cycle(CUSTOMERS), cycle(FLOORS), cycle((3, 5, 1, 12)), strict=False)
    found = [
        {"text": text, "place": own or place, "customer": customer, "floor": floor, "limit": limit, "seed": f"s{at}"}
        for at, ((text, own), place, customer, floor, limit) in enumerate(varied)
    ]
    found += [
        {"text": "dozen vouwen, gras maaien en raketten lanceren in Boom", "seed": "1", "meanings": meanings}
        for meanings in (
            {"vouwen": "was-strijk/strijk", "gras-maaien": "schoonmaak"},
            {"dozen": "", "vouwen": "", "Boom": "groen/boomverzorging"},
            {"raketten": "metaal", "lanceren": "metaal/lassen", "gras": "niets/zo", "maaien": "constructor"},
        )
    ]
    found += [
        {"text": "dozen vouwen, elke week op onze werkvloer in Heist-op-den-Berg", "seed": "1", "meanings": {word: ""}}
        for word in ("elke week", "onze werkvloer", "Heist-op-den-Berg", "week")
    ]
    found += [{"text": "gras maaien", "place": place, "seed": "1"}
              for place in ("Nergenshuizen", "constructor", "!", "Heist-op-den-Berg", "de panne")]  # fmt: skip
    return [{name: value for name, value in one.items() if value is not None} for one in found]


@pytest.fixture(scope="session")
def given(site: Path, asked: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What the published matcher answers."""
    folder = tmp_path_factory.mktemp("matching")
    for name in ("search", "match"):
        shutil.copytree(site / "assets" / name, folder / name)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "asked.json").write_text(json.dumps(asked), "utf-8")
    (folder / "ask.mjs").write_text(MATCH % {"folder": folder}, "utf-8")
    ran = subprocess.run(["node", folder / "ask.mjs"], capture_output=True, text=True, check=True, timeout=600)
    found: list[Any] = json.loads(ran.stdout)
    return found


def ours(matcher: Matcher, request: dict[str, Any], words: Wording) -> Any:
    try:
        return reply(matcher.match(Request(**request)), request["text"], words)
    except UnknownPlaceError as error:
        return {"error": type(error).__name__, "place": str(error)}


def test_the_browser_answers_as_the_command_line(
    matcher: Matcher, asked: list[dict[str, Any]], given: list[Any]
) -> None:
    words = Wording(matcher.catalogue, "nl")
    different = [
        (request, mine, theirs)
        for request, theirs in zip(asked, given, strict=True)
        if (mine := ours(matcher, request, words)) != theirs
    ]
    assert different == []


def test_what_a_first_match_needs_is_small(site: Path) -> None:
    """On a telephone: the tables and the script in one language, beside the search engine that is there already."""
    search, script = site / "assets/search", site / "assets/match/match.js"
    tables = ("t-*/[0-2].json", "o-*/*.json", "p-*/*.json", "w-*/*.json")
    files = [script, *(search / name for name in ("engine.js", "recovery.js", "manifest.json"))]
    files += [file for table in tables for file in search.glob(table)]
    assert len(files) == 10
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) < 180_000


def test_the_cases_ask_for_something(given: list[Any]) -> None:
    """Otherwise two empty answers would be equal as well."""
    answers = [one for one in given if "error" not in one]
    assert len(given) - len(answers) == 3
    assert sum(len(one["packages"]) for one in answers) > len(read_packages())
    assert {one["circumstances"]["floor"] for one in answers} == {None, "own-site", "customer-site", "enclave"}
    codes = {why["code"] for one in answers for package in one["packages"] for hit in package["organisations"]
             for why in hit["why"]}  # fmt: skip
    assert {"does", "mentions", "sector", "not", "in-place", "near", "distance", "customer"} <= codes
