"""The form's smaller pieces: the table of hours, the words for changes, the ways out, a new profile."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from builder.checking.schemas import load_schemas
from builder.editing.commented import modeline
from builder.editing.fmt import format_text
from builder.editing.form import definition
from builder.project import SCHEMA_DIR
from builder.reading.files import slug_of
from builder.reading.strict_yaml import parse
from tests.form.test_rules import base
from tests.page_scripts import answered

SCHEMA = load_schemas(SCHEMA_DIR)["organisation"].flat
ASK = """
import { blank } from "./form/blank.js";
import { changesOf } from "./form/changes.js";
import { draftOf, keepDraft, moveDraft } from "./form/drafts.js";
import { editPage, issuePage, mail } from "./form/exits.js";
import { slugOf } from "./form/formats.js";
import { fitting } from "./form/picker.js";
import { difference, packed, unpacked, withProposal } from "./form/proposal.js";
import { Store } from "./form/store.js";
import { hoursOf, tidyHours, weekOf } from "./form/week.js";
import { read, said } from "./form/yaml.js";
import { readFileSync } from "node:fs";
const { form, typed, hours, names, changes, site, header } = JSON.parse(readFileSync(0, "utf8"));
const places = { byName: new Map(), codes: {}, called: () => [], words: () => [] };
Object.assign(form, { yes: "ja", no: "nee", places });
form.choices.organisation = [];
const text = blank(form.schema, header, "2026-11-22");
const store = new Store({ slug: "", base: text, text, form, today: "2026-11-22" });
store.set(["name"], "Café\\tDe\\u200b Ster");
for (const typed of ["De", "De ", "De: ", "De: s", "De ster"]) store.set(["short_name"], typed); // as somebody types
store.set(["phone"], "+32 11 27 27 27");
store.clear(["phone"]);
store.add(["locations"], { municipality: null });
store.set(["locations", 0, "hours", "winkel"], "Mo-Fr 09:00-17:00");
const made = { name: "de-ster", text: "name: De Ster\\n" };
const long = { name: "de-ster", text: "x".repeat(9000) };
const lines = ["Telefoon: 1 → 2"];
const words = { subject: "Profiel: De Ster", opening: "Dag", take: "Neem over", attach: "Zie bijlage" };
const letter = { to: "info@x.be", ...words, lines };
const tuin = [["a", "Tuin", ["jardin"], ""], ["b", "Fiets", [], ""], ["c", "In de tuin", [], ""]];
const found = (query) => fitting(tuin, query).map(([id]) => id);
const exits = {
  edit: editPage(site, { isNew: false, ...made }),
  fresh: editPage(site, { isNew: true, ...made }),
  freshLong: editPage(site, { isNew: true, ...long }),
  issue: issuePage(site, made),
  issueLong: issuePage(site, long),
  mail: mail({ ...letter, text: made.text }),
  mailLinked: mail({ ...letter, text: long.text }),
  mailLong: mail({ ...letter, take: long.text, text: long.text }),
};
const profile = `name: Café De Ster\nphone: "+32 11 27 27 27" # vast\nlanguages: [nl]\n`;
const after = { name: "Café De Ster", phone: "+32 11 28 28 28", email: "info@ster.be" };
const link = packed(difference(said(read(profile)), after));
const wrong = [{ phone: { a: "b" } }, { locations: "hier" }, { languages: { nl: [[]] } }];
const taken = (changed) => withProposal(profile, changed, form);
const strange = JSON.parse('{"kwaad": "x", "__proto__": {"phone": "x"}}');
const shelf = new Map();
const getItem = (key) => shelf.get(key) ?? null;
const setItem = (key, text) => shelf.set(key, text);
const localStorage = { getItem, setItem, removeItem: (key) => shelf.delete(key) };
Object.defineProperty(globalThis, "localStorage", { value: localStorage });
const begun = (text) => ({ base: "", text, day: "2026-11-22" });
keepDraft("oud", begun("van mij"));
keepDraft("ouder", begun("ook"));
moveDraft(["oud", "ouder", "oudst"], "nieuw");
console.log(JSON.stringify({
  link,
  proposed: [unpacked(link), strange].map(taken),
  refused: [...wrong.map(taken), ...["#voorstel=%", "#name"].map(unpacked)].map((each) => each ?? null),
  drafts: ["oud", "ouder", "nieuw"].map((slug) => draftOf(slug)?.text ?? ""),
  tidied: typed.map((each) => tidyHours(each) ?? null),
  weeks: hours.map((each) => (weekOf(each) ? hoursOf(weekOf(each)) : null)),
  slugs: names.map(slugOf),
  changes: changes.map(([before, after]) => changesOf(before, after, form)),
  exits: Object.values(exits),
  blank: text, made: store.text, name: store.name, codes: store.problems.map((each) => each.code),
  found: found("tuin"),
  foreign: found("jard"),
}));
"""
TYPED = {
    "9-12 en 13u30 tot 17u": "09:00-12:00,13:30-17:00",
    "9:00-17:00": "09:00-17:00",
    "9.00 – 12.00, 13.00 – 16.30": "09:00-12:00,13:00-16:30",
    "gesloten": "off",
    "": "",
    "op afspraak": None,
    "17-9": None,
    "9-12-13": None,
    "25-26": None,
}
HOURS = {
    "Mo-Fr 09:00-17:00; Sa 10:00-16:00; PH off": "Mo-Fr 09:00-17:00; Sa 10:00-16:00; PH off",
    "Mo,We 09:00-12:00,13:00-17:00": "Mo,We 09:00-12:00,13:00-17:00",
    "Mo-Su 09:00-17:00; Tu off": "Mo,We-Su 09:00-17:00; Tu off",
    "24/7": None,
    "Mo-Fr sunrise-sunset": None,
    "Mo-Fr 09:00-17:00 open \"op afspraak\"": None,
}  # fmt: skip
NAMES = ["Café De Ster", "3Wplus", "Één & twee", "日本", "a"]
SITE = {
    "repository": "https://github.com/gids/gids",
    "branch": "main",
    "edit": "https://github.com/gids/gids/edit/main/content/organisations/{slug}.yml",
}
CHANGES: list[tuple[dict[str, Any], dict[str, Any], list[dict[str, str]]]] = [
    ({"phone": "1"}, {"phone": "2"}, [{"field": "Telefoon", "before": "1", "after": "2"}]),
    ({}, {"languages": ["nl", "fr"]}, [{"field": "Talen", "before": "", "after": "Nederlands, Frans"}]),
    (
        {"locations": [{"street": "A", "municipality": "Pelt"}, {"municipality": "Genk"}]},
        {"locations": [{"street": "B", "municipality": "Pelt"}, {"municipality": "Genk"}]},
        [{"field": "Locaties (A, Pelt), straat", "before": "A", "after": "B"}],
    ),
    (
        {"types": [{"type": "maatwerkbedrijf"}]},
        {"types": [{"type": "maatwerkbedrijf"}, {"type": "x"}]},
        [{"field": "Soort organisatie", "before": "", "after": "x"}],
    ),
]


@pytest.fixture(scope="module")
def said(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    given = {
        "form": definition(base(), SCHEMA, "nl"),
        "typed": list(TYPED),
        "hours": list(HOURS),
        "names": NAMES,
        "changes": [each[:2] for each in CHANGES],
        "site": SITE,
        "header": modeline("organisation"),
    }
    return answered(root, tmp_path_factory.mktemp("pieces"), ASK, given)


def test_hours_are_read_as_people_type_them(said: Any) -> None:
    assert dict(zip(TYPED, said["tidied"], strict=True)) == TYPED


def test_plain_hours_become_a_table_and_come_out_again(said: Any) -> None:
    assert dict(zip(HOURS, said["weeks"], strict=True)) == HOURS
    assert said["drafts"] == ["", "", "van mij"]  # a profile that got another web name takes its draft along


def test_names_give_the_file_name_that_new_gives(said: Any) -> None:
    expected = [slug_of(name) for name in NAMES]
    assert said["slugs"] == expected


def test_changes_are_said_in_words(said: Any) -> None:
    assert said["changes"] == [each[2] for each in CHANGES]


def test_the_ways_out_lead_where_they_must(said: Any) -> None:
    edit, new, new_long, issue, issue_long, letter, letter_linked, letter_long = said["exits"]
    repository = SITE["repository"]
    assert edit == {"url": f"{repository}/edit/main/content/organisations/de-ster.yml", "filled": False}
    assert (
        new["url"] == f"{repository}/new/main/content/organisations?filename=de-ster.yml&value=name%3A%20De%20Ster%0A"
    )
    assert new_long == {"url": f"{repository}/new/main/content/organisations?filename=de-ster.yml", "filled": False}
    assert issue["url"].endswith("new?template=profiel.yml&title=Profiel%3A%20de-ster&profiel=name%3A%20De%20Ster%0A")
    assert issue_long["filled"] is False
    assert letter["whole"] is True
    assert "name%3A%20De%20Ster" in letter["url"]
    assert letter_linked["whole"] is True
    assert letter_linked["url"].endswith("%0A%0ANeem%20over")
    assert letter_long["whole"] is False
    assert letter_long["url"].endswith("Telefoon%3A%201%20%E2%86%92%202%0A%0AZie%20bijlage")


def test_changes_go_along_in_a_link(said: Any) -> None:
    changed, unchanged = said["proposed"]
    assert re.fullmatch(r"#voorstel=[\w-]+", said["link"])
    assert changed == 'name: Café De Ster\nemail: info@ster.be\nphone: "+32 11 28 28 28" # vast\n'
    assert unchanged == 'name: Café De Ster\nphone: "+32 11 27 27 27" # vast\nlanguages: [nl]\n'
    assert said["refused"] == [None] * 5  # nothing that the form could not show


def test_a_new_profile_starts_with_what_must_be_there(said: Any) -> None:
    value = parse(said["blank"].encode(), "x.yml").value
    assert value is not None
    assert sorted(value) == sorted(SCHEMA["required"])
    assert value["last_reviewed"] == "2026-11-22"
    assert format_text(said["blank"], SCHEMA) == said["blank"]


def test_what_is_typed_stands_in_the_file_without_what_nobody_sees(said: Any) -> None:
    value = parse(said["made"].encode(), "x.yml").value
    assert value is not None
    assert value["name"] == "Café De Ster"
    assert "short_name: De ster\n" in said["made"]
    assert "phone" not in value
    assert value["locations"] == [{"municipality": None, "hours": {"winkel": "Mo-Fr 09:00-17:00"}}]
    assert said["name"] == "cafe-de-ster"
    assert "empty-value" in said["codes"]
    assert format_text(said["made"], SCHEMA) == said["made"]


def test_choices_are_found_by_any_word_for_them(said: Any) -> None:
    assert said["found"] == ["a", "c"]
    assert said["foreign"] == ["a"]
