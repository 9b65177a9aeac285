"""Formats of text that a schema names: dates, addresses, numbers. Each says what is wrong with a text, if anything.

Heavy libraries are loaded when the first value of their kind comes by.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from builder.checking.web_addresses import url_fault
from builder.colours import READABLE, WHITE, accent_tokens, contrast, rgb
from builder.problems import Phrase
from builder.reading.files import is_slug


@dataclass(frozen=True)
class Fault:
    """The code of a rule and its parameters, apart from `found`, the whole text."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


Check = Callable[[str], Fault | None]

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d", re.ASCII)
DAY_FORM = Phrase("year-month-day, such as “2026-11-22”")
PARTIAL_FORM = Phrase("a year, year-month or year-month-day, such as “2019” or “2019-03-31”")
MOMENT_FORM = Phrase("a date, or a date and time such as “2026-11-26T19:00”")


def _date(text: str) -> Fault | None:
    match = _DAY.fullmatch(text)
    return _calendar(*match.groups()) if match else Fault("date-form", {"expected": DAY_FORM})


def _partial_date(text: str) -> Fault | None:
    match = _PARTIAL.fullmatch(text)
    if not match:
        return Fault("date-form", {"expected": PARTIAL_FORM})
    year, month, day = match.groups()
    return _calendar(year, month or "01", day or "01")


def _date_time(text: str) -> Fault | None:
    if match := _MOMENT.fullmatch(text):
        return _calendar(*match.groups()[:3])
    fault = _partial_date(text)
    return Fault("date-form", {"expected": MOMENT_FORM}) if fault and fault.code == "date-form" else fault


def _calendar(year: str, month: str, day: str) -> Fault | None:
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return Fault("impossible-date")
    return None


# Most addresses and numbers: surely right, and told so without a library that takes a while to load and to think.
_USUAL_HOST = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:be|brussels|vlaanderen|com|org|net|eu|nl|fr|example)"
_USUAL_EMAIL = re.compile(rf"[a-z0-9]+(?:[._-][a-z0-9]+)*@{_USUAL_HOST}")
_USUAL_URL = re.compile(rf"https?://{_USUAL_HOST}(?:/[A-Za-z0-9._~/-]*)?")
_USUAL_PHONE = re.compile(r"\+[0-9]+(?: [0-9]+)*")
_BELGIAN_PHONE = re.compile(  # of a house or a shop, or of a mobile; without spaces
    r"\+32(?:(?:1[0-69]|[23][2-8]|4[23]|5[0-9]|6[013-57-9]|71|8[1-79]|9[2-4])[0-9]{6}|4[5-9][0-9]{7})"
)
_USUAL_LENGTH = 60  # characters


def _email(text: str) -> Fault | None:
    if len(text) <= _USUAL_LENGTH and _USUAL_EMAIL.fullmatch(text):
        return None
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return Fault("email-form")
    return Fault("mixed-scripts") if mixes_scripts(text) else None


def _url(text: str) -> Fault | None:
    if len(text) <= _USUAL_LENGTH and _USUAL_URL.fullmatch(text):
        return None
    if code := url_fault(text):
        return Fault(code)
    return Fault("mixed-scripts") if mixes_scripts(text) else None


def _phone(text: str) -> Fault | None:
    if _USUAL_PHONE.fullmatch(text) and _BELGIAN_PHONE.fullmatch(text.replace(" ", "")):
        return None
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "BE")
    except phonenumbers.NumberParseException:
        return Fault("phone-unknown")
    if not phonenumbers.is_valid_number(number):
        return Fault("phone-unknown")
    digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if re.fullmatch(r"\+[0-9 ]+", text) and text.replace(" ", "") == digits:
        return None
    international = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return Fault("phone-form", {"expected": international})


def _enterprise_number(text: str) -> Fault | None:
    from stdnum.be import vat

    if not vat.is_valid(text):
        return Fault("enterprise-number-unknown")
    digits = vat.compact(text)
    right = f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
    return None if text == right else Fault("enterprise-number-form", {"expected": right})


def _opening_hours(text: str) -> Fault | None:
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # its stub forgets the error

    try:
        OpeningHours(text)
    except ParserError as error:
        place = re.search(r"--> (\d+):(\d+)", str(error))
        start = int(place[2]) - 1 if place and place[1] == "1" else 0
        return Fault("opening-hours-form", {"found": text[start:] or text})
    return None


def _slug(text: str) -> Fault | None:
    return None if is_slug(text) else Fault("slug-form")


def _icon(text: str) -> Fault | None:
    if not re.fullmatch(r"[a-z0-9-]+(?:/[a-z0-9-]+)+", text):
        return Fault("unknown-icon")
    folder = icon_folder()
    return None if folder is None or (folder / f"{text}.svg").is_file() else Fault("unknown-icon")


@cache
def icon_folder() -> Path | None:
    """Where the installed theme keeps its icons."""
    from importlib.util import find_spec

    spec = find_spec("material")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return next((Path(place) / "templates/.icons" for place in places), None)


def _colour(text: str) -> Fault | None:
    if not re.fullmatch("#[0-9a-fA-F]{6}", text):
        return Fault("colour-form")
    light, right = accent_tokens(text)["light"]["accent"], rgb(text)
    ratio = contrast(right, WHITE)
    return None if ratio >= READABLE else Fault("pale-colour", {"ratio": f"{ratio:.1f}", "readable": light})


def _tiles(text: str) -> Fault | None:
    """An address with the numbers of a tile in it, once each, behind a fixed host: pages allow pictures from there."""
    match = re.fullmatch(r"(https://[^/{}]+/)((?:[^{}]|\{[zxy]\})+)", text)
    if not match or sorted(re.findall(r"\{(.)\}", match[2])) != ["x", "y", "z"]:
        return Fault("tiles-form")
    return _url(re.sub(r"\{(.)\}", r"\1", text))


def _pattern(code: str, pattern: str) -> Check:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: None if compiled.fullmatch(text) else Fault(code)


def mixes_scripts(text: str) -> bool:
    """Whether one word holds letters of Latin and of another alphabet that looks like it."""
    if text.isascii():
        return False
    return any(
        re.search("[A-Za-z\u00c0-\u024f]", word) and re.search("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f]", word)
        for word in re.split(r"[\W_\d]+", text)
    )


FORMATS: Mapping[str, Check] = MappingProxyType(
    {
        "date": _date,
        "partial-date": _partial_date,
        "date-time-local": _date_time,
        "email": _email,
        "url": _url,
        "phone": _phone,
        "enterprise-number": _enterprise_number,
        "opening-hours": _opening_hours,
        "slug": _slug,
        "postal-code": _pattern("postal-code-form", r"[1-9]\d{3}"),
        "nis": _pattern("nis-form", r"\d{5}"),
        "colour": _colour,
        "icon": _icon,
        "tiles": _tiles,
    }
)
