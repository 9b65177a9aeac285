"""The browser and the command line agree on what is wrong with a profile, in the same words."""

from __future__ import annotations

from pathlib import Path

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue
from builder.checking.check import check, check_document
from builder.checking.schemas import load_schemas
from builder.editing.form import definition
from builder.editing.form_rules import LEFT_TO_CHECK, places_of
from builder.language import LANGUAGES, translator
from builder.problems import Problem, hint, message
from builder.project import SCHEMA_DIR
from builder.reading.content import read_content
from builder.reading.document import Document
from builder.reading.strict_yaml import parse
from builder.rules import RULES
from tests.cases.tree import BASE, INVALID, PLACES, VALID, check_tree, lay_out
from tests.page_scripts import answered
from tests.unit.test_checking_formats import BAD, GOOD

SCHEMA = load_schemas(SCHEMA_DIR)["organisation"]
ASK = """
import { check } from "./form/check.js";
import { hint, keyOf, message } from "./form/problems.js";
import { placesFrom } from "./form/places.js";
import { readFileSync } from "node:fs";
const { forms, places, files } = JSON.parse(readFileSync(0, "utf8"));
for (const form of forms) form.places = placesFrom(places);
const shown = ([slug, text, beside], form) => {
  const organisation = [...form.choices.organisation, ...beside.map((each) => [each, each, [each], ""])];
  try {
    const found = check(text, slug, { ...form, choices: { ...form.choices, organisation } });
    return found.map((one) => [one.code, keyOf(one.path), message(one, form), hint(one, form)]);
  } catch (error) {
    if (error.name === "Error") return null; // it cannot be read
    throw error;
  }
};
console.log(JSON.stringify(files.map((file) => forms.map((form) => shown(file, form)))));
"""
Shown = list[list[str]]


def base() -> Catalogue:
    return assemble(check(read_content(BASE), PLACES, SCHEMA_DIR))


def browser(
    root: Path, folder: Path, files: list[tuple[str, str, list[str]]], asked: tuple[str, ...] = ()
) -> list[list[Shown | None]]:
    """Of each file (slug, text, slugs of other new files), in each language, what the browser says."""
    catalogue = base()
    forms = [definition(catalogue, SCHEMA.flat, language) for language in LANGUAGES]
    named = [[one.slug, one.name, [one.name], ""] for one in catalogue.organisations.values()]
    for form in forms:
        form["choices"]["organisation"] = named
        form["asked"] = asked
    return answered(root, folder, ASK, {"forms": forms, "places": places_of(catalogue.places), "files": files})


def shown(problems: list[Problem], language: str) -> Shown:
    words = translator(language, "problems")
    return [[one.code, one.key, message(one, words), hint(one, words)] for one in problems]


def in_the_browser(problems: list[Problem]) -> list[Problem]:
    return [one for one in problems if one.code not in LEFT_TO_CHECK]


def test_every_rule_is_looked_at_in_the_browser_or_left_to_check_for_a_reason() -> None:
    assert LEFT_TO_CHECK.keys() <= RULES.keys()
    assert all(LEFT_TO_CHECK.values())
    assert len(RULES) - len(LEFT_TO_CHECK) >= 40


def test_they_agree_on_every_broken_and_every_good_case(root: Path, tmp_path: Path) -> None:
    files: list[tuple[str, str, list[str]]] = []
    expected: list[list[Problem]] = []
    seen: set[str] = set()
    for case in (*INVALID, *VALID):
        if case.name.partition("_")[0] in LEFT_TO_CHECK:
            continue
        theirs = case / "content" / "organisations"
        if (case / "content" / "vocabulary").exists() or not theirs.is_dir():
            continue
        checked = check_tree(lay_out(case, tmp_path / case.name))
        for file in sorted(theirs.glob("*.yml")):
            path = f"content/organisations/{file.name}"
            if path not in {one.path for one in checked.documents}:
                continue  # it is no YAML
            own = [one for one in checked.problems if one.path == path]
            files.append((file.stem, file.read_text("utf-8"), [one.stem for one in theirs.glob("*.yml")]))
            expected.append(own)
            seen |= {one.code for one in own}
    said = browser(root, tmp_path, files)
    for (slug, text, _), theirs_, ours in zip(files, expected, said, strict=True):
        for language, found in zip(LANGUAGES, ours, strict=True):
            if found is None:  # a layout that the form does not open
                assert text.startswith(("---", "%", "\ufeff")) or "\r" in text, slug
            else:
                assert sorted(found) == sorted(shown(in_the_browser(theirs_), language)), slug
    assert len(files) > 55
    assert len(seen - LEFT_TO_CHECK.keys()) >= 40


def test_they_agree_on_what_a_directory_asks_of_everybody(root: Path, tmp_path: Path) -> None:
    case = next(case for case in INVALID if case.name == "missing-here_required")
    theirs = check_tree(lay_out(case, tmp_path / "case")).problems
    text = (BASE / "organisations/voorbeeldatelier.yml").read_text("utf-8")
    ((*_, ours),) = browser(root, tmp_path, [("voorbeeldatelier", text, [])], asked=("name", "description"))
    assert ours == shown(list(theirs), "nl")


FIELDS = {
    "date": "last_reviewed",
    "partial-date": "founded",
    "email": "email",
    "phone": "phone",
    "enterprise-number": "enterprise_number",
    "slug": "legal_form",
    "url": "website",
}
ADDRESSES = [
    *(
        "https://bewel.be",
        "https://café.be/menu",
        "https://bewel.be:8443/",
        "javascript:alert(1)",
        "bewel.be",
        "https://",
    ),
    *(
        "https://be wel.be",
        "https://a@bewel.be",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "http://x",
    ),
    *("https://bewel.be:0/", "https://bewel.be:99999/", "https://bewel.be/%zz", "https://bewel.be/a\\b", "//bewel.be"),
    *(
        "https://bewel.be/\u0430dam",
        "https://bewel.internal/",
        "https://-a.be/",
        "https://bewel.be:/",
        "https:/bewel.be",
    ),
]
NUMBERS = [
    *(
        "011272727",
        "32 11 27 27 27",
        "+32 11 27 27 2",
        "0471/23.45.67",
        "+33 1 23 45 67 89",
        "0033123456789",
        "+352 123456",
    ),
    *("+32 0471 23 45 67", "+32 (0)471 23 45 67", "tel. 011 27 27 27", "+31 10 123 45 678", "070 23 12 34", "112", "0"),
]


def test_they_agree_on_texts_of_each_format(root: Path, tmp_path: Path) -> None:
    more = {"url": ADDRESSES, "phone": NUMBERS}
    files: list[tuple[str, str, list[str]]] = []
    for format_, key in FIELDS.items():
        texts = (*GOOD.get(format_, ()), *BAD.get(format_, ()), *more.get(format_, ()))
        files += [("x", f"{key}: '{text}'\n", []) for text in texts if text and "\n" not in text]
    for (_, text, _beside), ours in zip(files, browser(root, tmp_path, files), strict=True):
        parsed = parse(text.encode(), "x.yml")
        document = Document("organisation", "x", "x.yml", parsed.value or {}, parsed.positions)
        key = text.partition(":")[0]
        theirs = [one for one in check_document(document, SCHEMA)[2] if one.key == key]
        found = [
            one for one in ours[LANGUAGES.index("nl")] or () if one[1] == key and not one[0].startswith("unknown-")
        ]
        assert found == shown(theirs, "nl"), text
    assert len(files) > 90
