"""Which filters the finder offers: those of site.yml that somebody has something to say in."""

from __future__ import annotations

from typing import Any

import pytest

from builder.rendering.edition import Edition
from builder.rendering.finder import finder_data
from tests.catalogue_samples import catalogue, content, organisation

HERE = {"purposes": ["winkel"], "postal_code": "1001", "municipality": "Aadorp"}


def filters(facets: list[str], **said: Any) -> dict[str, dict[str, Any]]:
    extra = {("site", "site"): {**content()["site", "site"], "facets": facets}}
    for key, value in content().items():
        if key[0] == "organisation":  # nobody else says when they are open
            extra[key] = {**value, "locations": [{**at, "hours": {}} for at in value.get("locations", ())]}
    extra["organisation", "winkel"] = organisation("Winkel", **said)
    shown = (facet for facet in finder_data(Edition(catalogue(extra), "nl"))["facets"] if "unseen" not in facet)
    return {facet["kind"]: facet for facet in shown}


def test_hours_and_languages_are_offered_when_somebody_tells_them() -> None:
    open_here = {**HERE, "hours": {"winkel": "Mo-Sa 09:00-17:00; PH off"}}
    found = filters(["open", "languages"], locations=[open_here], languages=["vgt", "fr"])
    assert found["open"]["parts"] == [{"values": ["now", "saturday"]}]
    assert found["open"]["names"] == {"now": "Nu open", "saturday": "Open op zaterdag"}
    assert found["language"]["names"] == {"fr": "Frans", "vgt": "Vlaamse Gebarentaal"}


@pytest.mark.parametrize(
    "location", [HERE, {**HERE, "hours": {"winkel": "Mo 09:00+"}}, {**HERE, "hours": {"winkel": "Mo off"}}]
)
def test_nobody_who_tells_is_no_filter(location: dict[str, Any]) -> None:
    assert set(filters(["sectors", "open", "languages"], locations=[location])) == {
        "sector",
        "activity",
        "verification",
    }


def test_confirmed_is_always_offered() -> None:
    assert filters([])["verification"]["parts"] == [{"values": ["confirmed", "unconfirmed"]}]


def test_numbers_of_a_very_large_directory_are_called_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = Edition(catalogue(content()), "nl")
    assert finder_data(edition)["words"]["count"] == ["{n} organisatie", "{n} organisaties"]
    monkeypatch.setattr("builder.rendering.finder.SAMPLED", 0)
    assert finder_data(edition)["words"]["count"] == ["{n} organisatie", "Minstens {n} organisaties"]
