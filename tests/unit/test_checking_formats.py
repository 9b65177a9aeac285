"""Formats: addresses, numbers, dates and hours, with the traps that each of them knows."""

from __future__ import annotations

import phonenumbers
import pytest
from email_validator import validate_email
from hypothesis import given
from hypothesis import strategies as st

from builder.checking import formats
from builder.checking.formats import FORMATS, icon_folder, mixes_scripts
from builder.checking.web_addresses import url_fault
from tests.work import calls


def code_of(name: str, text: str) -> str | None:
    fault = FORMATS[name](text)
    return fault.code if fault else None


GOOD = {
    "date": ["2026-11-22", "2024-02-29", "0001-01-01"],
    "partial-date": ["1993", "1993-05", "1993-05-31"],
    "date-time-local": ["2016", "2016-11", "2016-11-29", "2026-11-26T19:00"],
    "email": ["info@bewel.be", "jobs+1@sub.voorbeeld.example", "info@münchen.de"],
    "phone": [
        "+32 11 27 27 27",
        "+3211272727",
        "+32 471 23 45 67",
        "+31 10 123 45 67",
        "+32 800 12 345",
        "+32 2 502 02 02",
    ],
    "enterprise-number": ["0407.229.358", "0123.456.749"],
    "opening-hours": [
        "Mo-Sa 09:30-17:30; PH off",
        "24/7",
        "Mo,We 09:00-12:00,13:00-17:00",
        "09:00-17:00",
        "Fr 18:00-02:00",
    ],
    "slug": ["bewel", "3wplus", "a-b-c"],
    "postal-code": ["1000", "9999"],
    "nis": ["71011", "01234"],
    "colour": ["#0b5e55", "#0B5E55"],
    "icon": ["material/flower"],
}
BAD = {
    "date": [
        "2026",
        "2026-1-1",
        "22-11-2026",
        "2023-02-29",
        "2026-13-01",
        "2026-11-22\n",
        " 2026-11-22",
        "٢٠٢٦-١١-٢٢",
        "",
    ],
    "partial-date": ["93", "1993-5", "1993/05", "1993-00", "0000", "sinds 1993"],
    "date-time-local": ["2026-11-26T24:00", "2026-11-26 19:00", "2026-11-26T19:00Z", "2026-02-30T19:00"],
    "email": [
        "info",
        "info@bewel",
        "a b@c.be",
        "a@b@c.be",
        "info@localhost",
        "info@127.0.0.1",
        "info@[::1]",
        "<info@c.be>",
    ],
    "phone": [
        "011 27 27 27",
        "0032 11 27 27 27",
        "+32 (0)11 27 27 27",
        "+32-11-27.27.27",
        "tel",
        "1700",
        "+32 11 27 27 27 9",
    ],
    "enterprise-number": ["0407229358", "407.229.358", "BE0407.229.358", "0407.229.359", "0407.229", ""],
    "opening-hours": ["ma-vr 9-17", "Mo-Fr 9u-17u", "Mo 25:00-26:00", "op afspraak", "", "Mo-Fr 09:00-17:00; zo dicht"],
    "slug": ["Bewel", "a_b", "-a", "a", "x" * 65],
    "postal-code": ["0999", "359", "35900", "B-3590", "3590\n"],
    "nis": ["7101", "710111", "Pelt"],
    "colour": ["green", "#fff", "0b5e55", "#0b5e5g", "red;}"],
    "icon": ["flower", "material/bestaat-niet", "../../etc/passwd", "material/../material/flower", "/material/flower"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in GOOD.items() for text in texts])
def test_good_texts(name: str, text: str) -> None:
    assert code_of(name, text) is None


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in BAD.items() for text in texts])
def test_bad_texts(name: str, text: str) -> None:
    assert code_of(name, text) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("https://bewel.be", "http://www.bewel.be/a/b?c=d&e=%20#f", "https://bewel.be:8443/", "HTTPS://BEWEL.BE/"),
        *("https://xn--caf-dma.be/", "https://café.be/menu", "https://bewel.be/één", "https://bewel.be/a@b"),
        "https://bewel.be/(a)/b;c=d,e*f'g!h~i/$&+=[x]",
    ],
)
def test_web_addresses(text: str) -> None:
    assert code_of("url", text) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "javascript&#58;alert(1)",
            "java\tscript:alert(1)",
            "javascript://bewel.be",
        ),
        *(
            " https://bewel.be",
            "https://bewel.be ",
            "https://be wel.be",
            "https://bewel.be/\n",
            "https://bewel.be/\x00",
        ),
        *(
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://bewel.be",
            "mailto:info@bewel.be",
            "blob:https://a.be/x",
        ),
        *(
            "//bewel.be",
            "/bewel",
            "bewel.be",
            "https:bewel.be",
            "https:/bewel.be",
            "https:///bewel.be",
            "https://",
            "https://?x",
        ),
        *(
            "https:\\\\bewel.be",
            "https://bewel.be\\@kwaad.be",
            "https://a@bewel.be",
            "https://a:b@bewel.be",
            "https://@bewel.be",
        ),
        *(
            "https://127.0.0.1",
            "https://127.1",
            "https://2130706433",
            "https://0x7f000001",
            "https://0177.0.0.1",
            "https://[::1]",
        ),
        *(
            "https://localhost",
            "https://localhost.",
            "https://a.localhost",
            "https://printer.local",
            "https://x.internal",
        ),
        *("https://169.254.169.254/latest", "https://[::ffff:127.0.0.1]", "https://①②⑦.0.0.1", "https://bewel"),
        *("https://bewel..be", "https://.bewel.be", "https://bewel.be.", "https://-bewel.be", "https://be_wel.be"),
        *(
            "https://bewel.be:0",
            "https://bewel.be:99999",
            "https://bewel.be:",
            "https://bewel.be:x",
            "https://[bewel.be",
        ),
        *(
            "https://bewel.be/%00",
            "https://bewel.be/%0a",
            "https://bewel.be/%",
            "https://bewel.be/%zz",
            "https://bewel.be/%7f",
        ),
        *(
            'https://bewel.be/"x',
            "https://bewel.be/<x>",
            "https://bewel.be/`x`",
            "https://bewel.be/{x}",
            "https://bewel.be/a|b",
        ),
        *("https://bewel.be/\u202e", "https://ⓑewel.be", "https://bewel。be", "https://b\u0435wel.be", ""),
    ],
)
def test_addresses_that_must_not_become_a_link(text: str) -> None:
    assert code_of("url", text) is not None


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "piece", ["a", "-", "1", "a-", "a.", "@", "%41", "[", "(", " ", "é", "Mo ", "00:00-", "https://a"]
)
def test_long_hostile_text_costs_little_work(name: str, piece: str) -> None:
    text = (piece * 500)[:500]  # the longest text that a schema lets through to a format
    FORMATS[name]("x")
    assert calls(lambda: FORMATS[name](text)) < 10 * len(text)


def test_the_theme_ships_icons() -> None:
    folder = icon_folder()
    assert folder is not None
    assert folder.is_dir()


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        *[
            (text, False)
            for text in ("Bewel", "Café Ünï", "Общество", "Εταιρεία", "Bewel Общество", "שלום", "社会 Bewel")
        ],
        *[(text, True) for text in ("B\u0435wel", "Вewel", "Εco", "paypa\u04cf")],
    ],
)
def test_words_in_two_alphabets(text: str, mixed: bool) -> None:
    assert mixes_scripts(text) is mixed


WORDS = st.lists(st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True), min_size=1, max_size=3)


@given(WORDS, WORDS, st.sampled_from(["be", "brussels", "vlaanderen", "com", "eu", "example"]))
def test_an_address_that_is_surely_right_is_right(name: list[str], host: list[str], end: str) -> None:
    """Nothing passes without the library that the library would refuse."""
    for sign in "._-":
        address = f"{sign.join(name)}@{'.'.join(host)}.{end}"
        assert formats._USUAL_EMAIL.fullmatch(address)
        assert validate_email(address, check_deliverability=False)


@pytest.mark.parametrize("text", ["a..b@c.be", ".a@b.be", "a@b--c.be", "a@xn--b.be", "a@-b.be", "a@b.test", "a@b.be\n"])
def test_an_address_that_is_not_surely_right_is_for_the_library(text: str) -> None:
    assert not formats._USUAL_EMAIL.fullmatch(text)


def test_what_is_told_quickly_is_what_the_library_says() -> None:
    for first in range(100, 1000):  # the first digits of a number say what it is for
        for rest in ("23456", "234567"):
            text = f"+32 {first} {rest}"
            if formats._BELGIAN_PHONE.fullmatch(text.replace(" ", "")):
                assert phonenumbers.is_valid_number(phonenumbers.parse(text, "BE")), text


@given(st.from_regex(formats._USUAL_URL, fullmatch=True).filter(lambda text: len(text) <= formats._USUAL_LENGTH))
def test_usual_web_addresses_are_right(text: str) -> None:
    assert url_fault(text) is None
