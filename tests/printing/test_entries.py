"""What is printed of an organisation, before it is set: nothing twice, nothing that is not said."""

from __future__ import annotations

from typing import Any

import pytest

from builder.printing.brochures import whole_brochure
from builder.printing.documents import document, edition_in
from builder.printing.entries import Value, contact, entry
from tests.catalogue_samples import catalogue, organisation
from tests.rendering_samples import REST

PHONE, EMAIL, WEBSITE = "+32 11 27 27 27", "info@een.example", "https://www.een.example/"


def printed(**more: Any) -> Value:
    everything = catalogue({("organisation", "een"): organisation("Een", **more)})
    return entry(edition_in(everything, "nl"), everything.organisations["een"])


def place(more: dict[str, Any], **own: Any) -> Value:
    (found,) = printed(locations=[{"municipality": "Bedorp", **own}], **more)["where"]
    return found


def test_a_location_does_not_repeat_how_to_reach_the_organisation() -> None:
    ways = {"phone": PHONE, "email": EMAIL, "website": WEBSITE}
    assert place(ways, **ways)["contact"] == []
    assert place({}, **ways)["contact"] == contact(PHONE, EMAIL, WEBSITE)
    assert [way["words"] for way in contact(PHONE, EMAIL, WEBSITE)] == ["011 27 27 27", EMAIL, "een.example"]
    assert [way["url"] for way in contact(PHONE, EMAIL, WEBSITE)] == ["tel:+3211272727", f"mailto:{EMAIL}", WEBSITE]


@pytest.mark.parametrize(
    ("own", "town", "street"),
    [
        ({}, "Bedorp", None),
        ({"section": "Kapelle"}, "Kapelle (Bedorp)", None),
        ({"section": "Bedorp"}, "Bedorp", None),
        ({"street": "Dorp", "number": "1", "box": "2"}, "Bedorp", "Dorp 1 bus 2"),
        ({"street": "Dorp"}, "Bedorp", "Dorp"),
    ],
)
def test_an_address_as_people_write_it(own: dict[str, str], town: str, street: str | None) -> None:
    found = place({}, **own)
    assert (found["town"], found["street"]) == (town, street)


def test_a_name_or_note_that_says_what_stands_there_is_left_out() -> None:
    assert place({}, purposes=["winkel"], name="Winkel")["name"] is None
    assert place({}, purposes=["winkel"], name="De hal")["name"] == "De hal"
    for note, told in (("groen", None), ("Tuinonderhoud", None), ("Ook bomen", "Ook bomen")):
        work = printed(sectors=[{"sector": "groen", "activities": ["tuinonderhoud"], "note": note}])["work"]
        assert [(one["label"], one["tasks"], one["note"]) for one in work] == [("Groen", ["Tuinonderhoud"], told)]


def test_only_who_confirmed_has_a_tick() -> None:
    assert printed(verification={"state": "confirmed", "on": "2026-01-02"})["confirmed"] == "2 januari 2026"
    assert printed(verification={"state": "unconfirmed", "on": "2026-01-02"})["confirmed"] is None


def test_what_is_over_is_looked_back_on() -> None:
    past = {("event", "toen"): REST["event", "dag"] | {"title": "Toen", "start": "2019", "end": "2019"}}
    made = whole_brochure(edition_in(catalogue(REST | past), "nl"))
    assert [one["title"] for one in made["events"]] == ["Een dag"]
    assert [one["title"] for one in made["past"]] == ["Toen"]


def test_a_document_has_a_date_only_of_a_whole_day() -> None:
    edition = edition_in(catalogue(), "nl")
    days = [document(edition, "sheet", "x", path="", dated=day)["date"] for day in ("2026-01-02", "2026-01", None)]
    assert days == [[2026, 1, 2], None, None]
