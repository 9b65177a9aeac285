"""The scripts of the takenwijzer and the matching day that do not touch a page, under Node."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.page_scripts import answered

TEXT = "Dozen vouwen en dozen plakken in Genk, gras maaien. Flurken."
ASK = """
import * as state from "./tasks/state.js";
import * as reading from "./tasks/reading.js";
import * as letter from "./tasks/mail.js";
import { activitiesFor } from "./tasks/meaning.js";
import { cardsFor } from "./tasks/briefing.js";
import { profileFrom } from "./tasks/profile.js";
import * as choice from "./deck/choice.js";
const text = %(text)s;
const at = (word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
const task = (activity, label, ...words) => ({ activity, label, words: words.map(at), others: [], score: 1 });
const hit = (id, why = []) => ({ id, title: id.toUpperCase(), url: `organisaties/${id}/`, why });
const fold = [
  task("verpakking/vouwen", "Vouwen", "Dozen", "vouwen"), task("verpakking/plakken", "Plakken", "dozen", "plakken"),
];
const mow = [task("groen/maaien", "Maaien", "gras", "maaien")];
const enclave = { form: "enclave", label: "Enclave", reason: "" };
const asked = {
  place: "Genk", customer: null, floor: "enclave", frequency: "recurring", conditions: [], spans: [at("Genk")],
};
const answer = {
  packages: [
    { sectors: ["verpakking"], forms: [enclave], organisations: [hit("een")], tasks: fold },
    { sectors: ["groen"], forms: [], organisations: [hit("twee")], tasks: mow },
  ],
  unplaced: ["flurken"],
  circumstances: asked,
};
const say = (key, values = {}) => `${key} ${Object.values(values).join(" ")}`.trim();
const setting = { answer, text, say, cue: (id) => `cue ${id}`, floor: (id) => `floor ${id}` };
const long = letter.letterTo([hit("een")], { ...setting, text: "é".repeat(4000) });
const sectors = [
  { id: "groen", label: "Groen", activities: [["groen/gras-maaien", "Gras maaien"], ["groen/hagen", "Hagen scheren"]] },
  { id: "naaien", label: "Naaiatelier", activities: [["naaien/maaimachine", "Een maaimachine bekleden"]] },
];
const conversation = (who, question, sectors, forms) => ({ for: who, question, sectors, forms });
const cards = [
  conversation("company", "sector", ["groen"], []), conversation("company", "other", ["horeca"], []),
  conversation("everyone", "all", [], []), conversation("company", "form", [], ["enclave"]),
  conversation("government", "government", [], []),
];
const full = {
  text, place: "3600 Genk", customer: "bedrijf", floor: "enclave", chosen: ["een", "twee"],
  meanings: { vouwen: "groen/maaien", "a~b": "" },
};
const organisation = {
  "@type": "Organization", name: "N", email: "a@b.be", address: { addressLocality: "Genk" },
  location: [{ address: { addressLocality: "Genk" } }, { address: { addressLocality: "Hasselt" } }],
};
const forGovernment = { ...answer, circumstances: { customer: "lokaal-bestuur" } };
console.log(JSON.stringify({
  address: state.written(full),
  back: state.readState(state.written(full)),
  full,
  empty: [state.written(state.nothing()), state.isAsked(state.nothing())],
  hostile: state.readState("#kies=<b>&kies=ok&zin=~x&zin=a~<i>&wie=a b&tekst=" + "x".repeat(9000)),
  stretches: reading.stretches(text, answer),
  letters: [0, 25, 26, 27].map(reading.letter),
  own: [reading.ownWords(text, answer, ["Dozen", "vouwen"]), reading.ownWords(text, answer, ["dozen"])],
  all: ["does", "not"].map((code) => reading.doesAll(hit("a", [{ code, fits: code === "does" }]))),
  letter: letter.letterTo([hit("een")], setting),
  together: letter.letterTo([hit("een"), hit("twee")], setting),
  one: letter.mailAddress(["a@b.be"], letter.letterTo([hit("een")], setting)),
  more: letter.mailAddress(["a@b.be", "c@d.be"], letter.letterTo([hit("een")], setting)),
  long: letter.mailAddress(["a@b.be"], long),
  activities: ["maai", "gras", "scheren groen", "zzz", ""].map((q) => activitiesFor(sectors, q).map(({ key }) => key)),
  cards: [answer, forGovernment].map((one) => cardsFor(cards, one).map(({ question }) => question)),
  profile: profileFrom(organisation),
  none: profileFrom({ "@type": "BreadcrumbList" }) ?? null,
  choice: ["#rol=organisatie&sector=groen&sector=<x>&deel=1", "#tekst=ramen+wassen&regio=kempen"]
    .map(choice.readChoice),
  dealt: choice.writtenChoice(choice.readChoice("#tekst=ramen+wassen&rol=bedrijf&sector=groen&deel=1")),
}));
"""


@pytest.fixture(scope="module")
def said(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    script = ASK.replace("%(text)s", json.dumps(TEXT))
    return dict(answered(root, tmp_path_factory.mktemp("scripts"), script))


def test_the_address_keeps_all_that_is_asked(said: dict[str, Any]) -> None:
    assert said["back"] == said["full"]
    assert said["address"].startswith("#tekst=")
    assert "zin=vouwen~groen/maaien" in said["address"]
    assert said["empty"] == ["", False]


def test_a_strange_address_is_read_with_care(said: dict[str, Any]) -> None:
    read = said["hostile"]
    assert (read["chosen"], read["meanings"], read["customer"]) == (["ok"], {}, "")
    assert len(read["text"]) == 6000


def test_the_text_is_cut_where_it_was_understood(said: dict[str, Any]) -> None:
    stretches = said["stretches"]
    assert "".join(one["text"] for one in stretches) == TEXT
    kinds = [(one["text"], one["kind"], one.get("task")) for one in stretches if one["kind"] != "plain"]
    assert kinds == [
        ("Dozen vouwen", "task", 0),
        ("dozen plakken", "task", 1),
        ("Genk", "beside", None),
        ("gras maaien", "task", 2),
        ("Flurken", "unplaced", None),
    ]
    assert said["letters"] == ["A", "Z", "AA", "AB"]


def test_a_correction_leaves_words_that_other_tasks_use(said: dict[str, Any]) -> None:
    assert said["own"] == [["vouwen"], ["dozen"]]
    assert said["all"] == [True, False]


def test_a_letter_names_the_work_of_its_receiver(said: dict[str, Any]) -> None:
    letter = said["letter"]
    assert letter["subject"] == "subject Vouwen, Plakken"
    assert "dear EEN" in letter["top"]
    assert "- Plakken\n\nwhere Genk\nhow cue recurring, floor enclave\nformIdea Enclave\n\nquestion" in letter["top"]
    assert "Maaien" not in letter["top"]
    assert "- Maaien" in said["together"]["top"]
    assert "dearAll" in said["together"]["top"]


def test_a_mail_address_fits_in_a_mail_program(said: dict[str, Any]) -> None:
    one, more = urlsplit(said["one"]), urlsplit(said["more"])
    assert (one.scheme, unquote(one.path)) == ("mailto", "a@b.be")
    assert TEXT in parse_qs(one.query)["body"][0]
    assert (more.path, parse_qs(more.query)["bcc"]) == ("", ["a@b.be,c@d.be"])
    assert len(said["long"]) <= 1900
    body = parse_qs(urlsplit(said["long"]).query)["body"][0]
    assert "éé …" in body
    assert body.endswith("greeting\r\n")


def test_activities_are_found_by_the_start_of_words(said: dict[str, Any]) -> None:
    assert said["activities"] == [
        ["groen/gras-maaien", "naaien/maaimachine"],
        ["groen/gras-maaien"],
        ["groen/hagen"],
        [],
        [],
    ]


def test_the_briefing_takes_the_cards_that_suit(said: dict[str, Any]) -> None:
    assert said["cards"] == [["sector", "form", "all"], ["all", "government"]]


def test_a_profile_is_read_from_linked_data(said: dict[str, Any]) -> None:
    assert said["profile"]["email"] == "a@b.be"
    assert said["profile"]["towns"] == ["Genk", "Hasselt"]
    assert said["none"] is None


def test_the_deck_keeps_its_choice_beside_that_of_the_tasks(said: dict[str, Any]) -> None:
    first, second = said["choice"]
    assert (first["role"], first["sectors"], first["dealt"], first["tasks"]) == ("organisatie", ["groen"], True, "")
    assert (second["role"], second["region"], second["tasks"]) == ("bedrijf", "kempen", "tekst=ramen+wassen")
    assert said["dealt"] == "#tekst=ramen+wassen&rol=bedrijf&sector=groen&deel=1"
