"""The pure parts of the bundle under Node: keys, what is kept, the table and the cards, hostile values included."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from builder.catalogue.model import Catalogue
from builder.rendering.bundle import bundle_data
from builder.rendering.edition import Edition
from tests.page_scripts import answered

HOSTILE = [
    "javascript:alert(1)",
    "../organisaties/bewel",
    "//elders.example/x",
    "organisaties/../bewel",
    "organisaties/Bewel",
    "organisaties/bewel/",
    "organisaties/b",
    "organisaties/bewel?x",
    "organisaties/bewel\n",
    "sectoren/groen",
    "__proto__/xx",
    "organisaties/" + "x" * 101,
    "",
]
ROW = {
    "name": "Proef; Werk, vzw",
    "kind": "Organisatie",
    "summary": 'Zegt "ja"\r\nEND:VCARD\\n',
    "work": "Groenonderhoud, Strijken",
    "customers": "Particulier",
    "phone": "+32 11 27 27 27",
    "email": "info@proef.example",
    "website": "https://proef.example/",
    "street": "Dorp 1; bus 2",
    "postalCode": "3590",
    "town": "Diepenbeek",
    "date": "",
    "note": "=HYPERLINK(1)",
    "url": "https://werkwijzer.example/organisaties/proef/",
}
FORMULAS = ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1"]
SCRIPT = """
import { readFileSync } from "node:fs";
const given = JSON.parse(readFileSync(0, "utf8"));
const kept = new Map();
const told = [];
const heard = {};
let full = false;
globalThis.localStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => { if (full) throw new Error("full"); kept.set(key, value); },
  removeItem: (key) => kept.delete(key),
};
globalThis.addEventListener = (name, hear) => (heard[name] = hear);
globalThis.dispatchEvent = ({ type }) => told.push(type);
const { sound, sharedKeys, sharedAddress } = await import("./bundle/keys.js");
const { table } = await import("./bundle/table.js");
const { cards } = await import("./bundle/cards.js");
const { facts } = await import("./bundle/facts.js");
const store = await import("./bundle/store.js");
const keys = () => store.items().map(({ key }) => key);
const steps = [];
const step = (value) => steps.push(value);
step(given.hostile.map(store.add));
for (const key of ["organisaties/bewel", "praktijk/xx", "begrippen/enclave", "organisaties/bewel"]) store.add(key);
step(keys());
store.move("begrippen/enclave", 0); store.move("begrippen/enclave", 9); store.move("praktijk/niets", 0);
step(keys());
store.note("praktijk/xx", "bellen"); store.remove("organisaties/bewel");
step(store.items());
store.replace(["agenda/yy", "praktijk/xx", "javascript:x", "agenda/yy"]);
step(store.items());
const before = told.length;
kept.set("ww-bundle", JSON.stringify({ version: 1, title: 7, items: [{ key: "vragen/zz" }, { key: "//x" }, null, 3] }));
heard.storage({ key: "ww-bundle" }); heard.storage({ key: "other" });
step([keys(), store.title(), told.length - before]);
for (const bad of ["{", "[]", '{"version":9,"items":[]}', '{"version":1,"items":"x"}']) {
  kept.set("ww-bundle", bad);
  step(keys());
}
full = true; store.add("organisaties/bewel");
step([keys(), store.kept()]);
full = false; store.add("vragen/zz");
step([keys(), store.kept()]);
store.clear();
step([keys(), kept.size]);
for (let i = 0; i < 101; i++) store.add(`organisaties/nummer-${i}`);
step([store.items().length, store.add("organisaties/te-veel")]);
const sheet = (data) => facts({ title: "T", summary: "S", data, url: "U" }, "K", "N");
console.log(JSON.stringify({
  sound: given.hostile.map(sound),
  shared: given.hashes.map(sharedKeys),
  address: sharedAddress("https://x.example/bundel/?a#b", ["organisaties/bewel", "praktijk/xx"]),
  steps,
  table: table(given.rows, given.headings),
  cards: cards(given.rows),
  facts: given.data.map(sheet),
}));
"""


@pytest.fixture(scope="module")
def said(root: Path, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> dict[str, Any]:
    long = {**ROW, "name": "é" * 60, "website": "javascript:alert(1)", "phone": "", "note": "", "summary": ""}
    given = {
        "hostile": HOSTILE,
        "hashes": [
            "",
            "#inhoud",
            "#organisaties/bewel,praktijk/xx,organisaties/bewel",
            "#organisaties%2Fbewel%2Cvragen/zz",
            "#organisaties/bewel,javascript:alert(1)//,../x",
            "#%E0%A4%A/x",
        ],
        "rows": [ROW, long, *({**ROW, "note": value} for value in FORMULAS)],
        "headings": bundle_data(Edition(catalogue, "nl"))["columns"],
        "data": [
            {"telephone": "1", "sameAs": ["a", "b"], "address": {"addressLocality": "Genk"}, "location": []},
            {"startDate": "2026-01-01", "location": {"address": {"addressLocality": "Pelt"}}},
            {"sameAs": "c", "email": {"x": 1}},
            {},
        ],
    }
    return dict(answered(root, tmp_path_factory.mktemp("bundle"), SCRIPT, given))


def test_only_pages_of_known_sections_are_keys(said: dict[str, Any]) -> None:
    assert said["sound"] == [False] * len(HOSTILE)


def test_a_shared_address_holds_sound_keys_in_order(said: dict[str, Any]) -> None:
    assert said["shared"] == [
        None,
        None,
        {"keys": ["organisaties/bewel", "praktijk/xx"], "refused": 0},
        {"keys": ["organisaties/bewel", "vragen/zz"], "refused": 0},
        {"keys": ["organisaties/bewel"], "refused": 2},
        {"keys": [], "refused": 1},
    ]
    assert said["address"] == "https://x.example/bundel/#organisaties/bewel,praktijk/xx"


def test_the_store_keeps_order_and_notes_and_refuses_the_rest(said: dict[str, Any]) -> None:
    steps = iter(said["steps"])
    assert next(steps) == [False] * len(HOSTILE)
    assert next(steps) == ["organisaties/bewel", "praktijk/xx", "begrippen/enclave"]
    assert next(steps) == ["begrippen/enclave", "organisaties/bewel", "praktijk/xx"]
    assert next(steps) == [{"key": "begrippen/enclave", "note": ""}, {"key": "praktijk/xx", "note": "bellen"}]
    assert next(steps) == [{"key": "agenda/yy", "note": ""}, {"key": "praktijk/xx", "note": "bellen"}]
    assert next(steps) == [["vragen/zz"], "", 1]  # another tab
    assert [next(steps) for _ in range(4)] == [[], [], [], []]  # what cannot be read
    assert next(steps) == [["organisaties/bewel"], False]  # full: it lasts as long as the page
    assert next(steps) == [["organisaties/bewel", "vragen/zz"], True]
    assert next(steps) == [[], 0]
    assert next(steps) == [100, False]


def test_the_table_opens_in_excel_and_runs_no_formula(said: dict[str, Any]) -> None:
    text = said["table"]
    assert text.startswith("\ufeffNaam;Soort;")
    assert text.endswith("\r\n")
    heading, first, *others = csv.reader(io.StringIO(text[1:], newline=""), delimiter=";")
    assert len(heading) == len(set(heading)) == len(ROW)
    expected = {**ROW, "phone": "011 27 27 27", "note": "'=HYPERLINK(1)"}
    assert first == list(expected.values())
    assert [row[12] for row in others] == ["", *(f"'{value}" for value in FORMULAS)]


def test_a_card_is_vcard_3_and_no_value_ends_it(said: dict[str, Any]) -> None:
    text = said["cards"]
    assert text.count("\r\n") == text.count("\n")
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert unfolded[: unfolded.index("END:VCARD") + 1] == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Proef\\; Werk\\, vzw;;;;",
        "FN:Proef\\; Werk\\, vzw",
        "ORG:Proef\\; Werk\\, vzw",
        "X-ABSHOWAS:COMPANY",
        "TEL;TYPE=WORK,VOICE:+32 11 27 27 27",
        "EMAIL;TYPE=INTERNET,WORK:info@proef.example",
        "ADR;TYPE=WORK:;;Dorp 1\\; bus 2;Diepenbeek;;3590;BE",
        "URL:https://proef.example/",
        'NOTE:Zegt "ja"\\nEND:VCARD\\\\n',
        "SOURCE:https://werkwijzer.example/organisaties/proef/",
        "END:VCARD",
    ]
    assert unfolded.count("BEGIN:VCARD") == unfolded.count("END:VCARD") == 2 + len(FORMULAS)
    assert "FN:" + "é" * 60 in unfolded
    assert "javascript" not in text


def test_facts_come_from_linked_data(said: dict[str, Any]) -> None:
    organisation, event, federation, nothing = said["facts"]
    assert (organisation["phone"], organisation["website"], organisation["town"]) == ("1", "a", "Genk")
    assert (event["date"], event["town"]) == ("2026-01-01", "Pelt")
    assert (federation["website"], federation["email"]) == ("c", "")
    assert nothing.pop("where") == ""  # only side by side
    assert list(nothing.values()) == ["T", "K", "S", *[""] * 9, "N", "U"]
    assert list(nothing) == list(ROW)
