"""Who an organisation is: what is sure, what is only likely, and what is somebody else."""

from __future__ import annotations

import pytest

from builder.catalogue.model import Organisation
from builder.checking.duplicates import distinctive
from builder.editing.twins import Identity, Register, address_key, compared, profile_of
from tests.catalogue_samples import catalogue, content, organisation

HOUSE = {"street": "Kerkstraat", "number": "1", "postal_code": "1002", "municipality": "Bedorp"}


@pytest.fixture(scope="module")
def known() -> dict[str, Organisation]:
    values = content()
    values["organisation", "de-brug"] = organisation(
        "De Brug vzw", short_name="DB", enterprise_number="0123.456.749", website="https://www.debrug.example/",
        former_slugs=["oude-brug"], former_names=[{"name": "Het Veer"}], locations=[HOUSE],
    )  # fmt: skip
    values["organisation", "depot-1"] = organisation("Depot 1")
    return dict(catalogue({key: value for key, value in values.items() if key[0] == "organisation"}).organisations)


def asked(name: str, **more: object) -> Identity:
    return Identity("", name, (distinctive(name),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "sure"),
    [
        (Identity("de-brug", "Iemand", ("iemand",)), True),
        (Identity("oude-brug", "Iemand", ("iemand",)), True),
        (asked("Iemand", number="0123456749"), True),
        (asked("de brug VZW"), True),
        (asked("Het Veer"), True),
        (asked("De Brugg"), False),
        (asked("De Brug Genk", website="debrug.example"), False),
        (asked("De Brug Genk", addresses=(address_key("1002", "Kerkstraat", "1"),)), False),
    ],
)
def test_who_is_known_is_found(known, who, sure):
    twin = Register(known).twin_of(who)
    assert twin is not None
    assert (twin.identity.slug, twin.sure) == ("de-brug", sure)


@pytest.mark.parametrize(
    "who",
    [
        asked("De Brug", number="0999999999"),
        asked("De Brugg", number="0999999999"),
        asked("Depot 2"),
        asked("Zonnebloem", website="debrug.example"),
        asked("Zonnebloem"),
    ],
)
def test_who_is_somebody_else_is_not(known, who):
    assert Register(known).twin_of(who) is None


def test_two_of_one_name_are_not_sure(known):
    register = Register(known)
    register.add(asked("De Brug"))
    twin = register.twin_of(asked("De Brug"))
    assert twin is not None
    assert not twin.sure


@pytest.mark.parametrize(
    ("stem", "text", "slug"),
    [
        ("de-brug", "name: Iemand Anders\n", "de-brug"),
        ("profiel", "name: De Brug\n", "de-brug"),
        ("profiel", 'name: Iemand\nenterprise_number: "0123.456.749"\n', "de-brug"),
        ("profiel", "name: De Zon\n", "de-zon"),
        ("profiel (1)", "name: De Zon\n", "de-zon"),
        ("de-maan", "name: De Zon\n", "de-maan"),
        ("profiel", "name: De Brugg\n", "de-brugg"),
        ("profiel", "name: '?'\n", ""),
        ("profiel", "name: [kapot\n", ""),
    ],
)
def test_whose_profile_a_file_is(known, stem, text, slug):
    assert profile_of(stem, text.encode(), known) == slug


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("phone", "+32 89 36 27 80", "+32893627 80"),
        ("enterprise_number", "0123.456.749", "0123456749"),
        ("website", "https://www.debrug.example/", "http://DEBRUG.example"),
        ("email", "Info@debrug.example", "info@debrug.example"),
        ("name", "Café  De Brug", "cafe de brug"),
    ],
)
def test_what_says_the_same_is_the_same(field, one, other):
    assert compared(field, one) == compared(field, other) != ""


def test_a_place_on_a_website_is_another_place():
    assert compared("website", "https://a.example/genk?x=1") != compared("website", "https://a.example/genk")
    assert compared("website", "https://a.example/genk") != compared("website", "https://a.example/")


def test_a_part_of_an_address_is_none():
    assert address_key("1002", "Kerkstraat", "") == ""
