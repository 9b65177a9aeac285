"""The check as a whole: what it gives, what it leaves out, and how it bears mistakes of our own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.catalogue.places import Places
from builder.checking.check import ALL_TOGETHER, SPEAKS_OF, Checked, _may_speak_of, check, looking
from builder.problems import Problem
from builder.project import SCHEMA_DIR
from builder.reading.content import Content, read_content
from builder.reading.document import Document
from tests.cases.tree import CASES, PLACES, lay_out

EVERYTHING = CASES / "valid" / "everything"
PROFILE = "content/organisations/proefwerk.yml"


@pytest.fixture
def content_dir(tmp_path: Path) -> Path:
    return lay_out(EVERYTHING, tmp_path)


@pytest.fixture
def content(content_dir: Path) -> Content:
    return read_content(content_dir)


def checked(content: Content, **more: Any) -> Checked:
    return check(content, PLACES, SCHEMA_DIR, **more)


def profile_with(content: Content, **values: object) -> Content:
    """The content, with other values at the top of the profile; None takes a value away."""
    documents = [
        replace(each, value={key: value for key, value in {**each.value, **values}.items() if value is not None})
        if each.path == PROFILE
        else each
        for each in content.documents
    ]
    return replace(content, documents=tuple(documents))


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [each.code for each in problems]


def test_values_are_converted_and_documents_are_not_changed(content: Content) -> None:
    before = next(each for each in content.documents if each.path == PROFILE)
    after = next(each for each in checked(content).documents if each.path == PROFILE)
    assert before.value["locations"][0]["coordinates"] == {"lat": "51.21", "lon": "5.42"}
    assert after.value["locations"][0]["coordinates"] == {"lat": 51.21, "lon": 5.42}
    assert after.value["work_area"]["km"] == 25
    assert after.value["locations"][0]["postal_code"] == "3900"
    assert after.value["locations"][0]["by_appointment"] is True
    assert after.value["founded"] == "1993-05"


@pytest.mark.parametrize("only", [None, {PROFILE}, {"content/site.yml"}])
def test_a_look_while_reading_finds_the_same(
    content_dir: Path, monkeypatch: pytest.MonkeyPatch, only: set[str] | None
) -> None:
    monkeypatch.setattr("builder.reading.content.MANY", 1)  # in processes
    file = content_dir.parent / PROFILE
    mistakes = {"customers:": "klanten:", "phone: ": "phone: 1", "type: maatwerkbedrijf": "type: maatwerkbedrij"}
    for right, wrong in mistakes.items():
        assert right in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    plain = checked(read_content(content_dir), only=only)
    looked = read_content(content_dir, jobs=2, look=looking(SCHEMA_DIR, only))
    assert looked.looked.keys() == {each.path for each in looked.documents}
    found = checked(looked, only=only)
    assert [each.value for each in found.documents] == [each.value for each in plain.documents]
    assert found.problems == plain.problems
    assert len(plain.problems) >= (0 if only == {"content/site.yml"} else 3)


def test_the_order_of_files_makes_no_difference(content: Content) -> None:
    broken = profile_with(content, enterprise_number="0123.456.749", email="x@y", name="Voorbeeldatelier")
    turned = replace(broken, documents=tuple(reversed(broken.documents)))
    assert codes(checked(broken).problems) == ["email-form", "enterprise-number-twice"]
    assert {each.code for each in checked(turned).problems} == {"email-form", "enterprise-number-twice"}


def test_problems_are_sorted_and_told_once(content: Content) -> None:
    problems = checked(profile_with(content, email="x@y", phone="y", legal_form="zz")).problems
    assert problems == tuple(sorted(set(problems), key=lambda each: each.order))
    assert len(problems) == 3


def test_only_the_files_that_were_asked_for_are_reported(content: Content) -> None:
    broken = profile_with(content, federations=["nergens"])
    assert codes(checked(broken, only={PROFILE}).problems) == ["unknown-id"]
    assert checked(broken, only={"content/site.yml"}).problems == ()


def test_errors_and_warnings_are_counted_apart(content: Content) -> None:
    result = checked(profile_with(content, email="voornaam.naam@proefbedrijf.example", phone="x"))
    assert (result.errors, result.warnings) == (1, 1)


def test_a_reference_to_a_broken_file_is_not_wrong(content_dir: Path) -> None:
    (content_dir / "federations" / "voorbeeldfederatie.yml").write_text("name: [")
    (content_dir / "vocabulary" / "types.yml").write_text("terms: [")
    (content_dir / "vocabulary" / "sectors" / "groen.yml").write_text("label: [")
    problems = checked(read_content(content_dir)).problems
    assert {each.path.rpartition("/")[2] for each in problems} == {"voorbeeldfederatie.yml", "types.yml", "groen.yml"}


def test_a_reference_to_a_missing_file_is_wrong(content_dir: Path) -> None:
    (content_dir / "federations" / "voorbeeldfederatie.yml").unlink()
    assert set(codes(checked(read_content(content_dir)).problems)) == {"unknown-id"}


@pytest.mark.parametrize("value", [None, [], "x", {"locations": {"a": []}}, {"locations": [None, [], "x"]}])
def test_values_of_any_shape_are_refused_in_words(content: Content, value: Any) -> None:
    odd = Document("organisation", "vreemd", "content/organisations/vreemd.yml", value, {})
    result = checked(replace(content, documents=(*content.documents, odd)))
    assert result.errors
    if isinstance(value, dict):
        assert "internal-error" not in codes(result.problems)


def test_a_mistake_of_our_own_is_a_problem_of_one_file_and_the_others_go_on(content: Content) -> None:
    class Broken(dict[str, Any]):
        """A mapping that cannot be looked into."""

        def items(self) -> Any:
            raise ZeroDivisionError

        values = items

    odd = Document("organisation", "vreemd", "content/organisations/vreemd.yml", Broken(), {})
    broken = replace(profile_with(content, email="x@y"), documents=(odd, *profile_with(content, email="x@y").documents))
    problems = [each for each in checked(broken).problems if each.code == "internal-error"]
    assert {each.path for each in problems} == {odd.path}
    assert problems[0].params["found"] == "ZeroDivisionError"
    assert "email-form" in codes(checked(broken).problems)


def test_without_places_nothing_is_said_about_municipalities_that_are_right_elsewhere(content: Content) -> None:
    nowhere = Places(municipalities={}, postal_codes={}, outlines={})
    problems = check(content, nowhere, SCHEMA_DIR).problems
    assert {each.code for each in problems} == {"unknown-municipality", "unknown-postal-code", "unknown-nis"}


def test_rules_about_other_kinds_of_files_are_not_asked(content: Content) -> None:
    documents = content.documents
    passed = [rule for rule in ALL_TOGETHER if not _may_speak_of(rule, documents, {PROFILE})]
    assert passed == list(SPEAKS_OF)
    assert all(_may_speak_of(rule, documents, only) for rule in ALL_TOGETHER for only in (None, {"content/pages/x.md"}))
