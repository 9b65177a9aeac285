"""What a cell says, in the form that profiles have: lost zeros put back, numbers and dates of spreadsheets undone.

A cell is mended where there is one thing it can have been. Where there are more, nothing is made of it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from builder.checking.formats import FORMATS
from builder.editing.answers import international
from builder.editing.sheets import notes
from builder.editing.sheets.reading import Cell
from builder.exporting.table import meant

_FIRST_DAY = datetime.date(1899, 12, 30)  # day 0 of spreadsheets
_EXPONENT = re.compile(r"([+-]?\d+)(?:[.,](\d+))?e\+?(\d+)", re.IGNORECASE)
_AT = re.compile(r"\s*[(\[{]\s*(?:at|@)\s*[)\]}]\s*", re.IGNORECASE)  # info(at)voorbeeld.be
_REMARK = re.compile(r"\([^()\d]+\)")  # words in brackets beside a number
_MAILBOX = re.compile(r"[^\s<>;,:/]+@[^\s<>;,/]+")
_WEB_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ADDRESS = re.compile(r"(?P<line>.*?)[\s,;–-]*\b(?:B-?\s?)?(?P<code>[1-9]\d{3})\s+(?P<town>\D.*)", re.DOTALL)
_STREET = re.compile(
    r"(?P<street>.*?\D)[,\s]+(?P<number>\d+(?:\s?[a-z](?![a-z]))?(?:\s?[-/+]\s?\d+[a-z]?)?)"
    r"(?:[,\s]+(?:bus|bte|boîte|b|box)\.?\s*(?P<box>[\w.-]+))?",
    re.IGNORECASE,
)


class Said(NamedTuple):
    """`text` is empty when nothing certain was said; `note`, a message of the domain `cli`, is then why. With a text
    the note says what was mended."""

    text: str
    note: str = ""


def text_of(cell: Cell) -> str:
    """The cell as a person reads it, without what keeps a spreadsheet from taking it for a formula."""
    match cell:
        case None:
            return ""
        case bool():
            return "1" if cell else "0"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime.datetime():
            return cell.date().isoformat()
        case datetime.date() | datetime.time():
            return cell.isoformat()
    return meant(str(cell))


def said(field: str, cell: Cell) -> Said:
    """What a cell of this field says."""
    text = text_of(cell)
    if not text or text in ("-", "–", "/", "?", "n/a", "nvt", "n.v.t."):
        return Said("")
    return _READERS.get(field, _line)(text)


def _line(text: str) -> Said:
    return Said(" ".join(text.split()))


# --- numbers ----------------------------------------------------------------------------------------------------------


def phone(text: str) -> Said:
    number = _without_exponent(_REMARK.sub(" ", text))
    if number is None:
        return Said("", notes.ROUNDED)
    for part in _parts(number):
        if found := _telephone(part):
            mended = found[1] or (part != " ".join(text.split()) and _several_said(text, part)) or ""
            return Said(found[0], mended)
    return Said("", notes.NO_PHONE)


def _several_said(text: str, part: str) -> str:
    return notes.SEVERAL_PHONES if len(list(_parts(text))) > 1 else ""


def _parts(text: str) -> Iterator[str]:
    """The numbers of a cell, which people put beside each other."""
    whole = " ".join(text.split())
    if _telephone(whole):
        yield whole
        return
    for part in re.split(r"[;,|\n]|\s[-–/]\s|\s(?:of|en|ou|et|or)\s|/(?=\s*(?:\+|0\d))", text):
        if cleaned := re.sub(r"^[a-zA-Zé.:\s]+", "", part).strip():
            yield cleaned


def _telephone(text: str) -> tuple[str, str] | None:
    """The number as a profile writes it, and what was mended."""
    shortened = re.sub(r"\(0\)", "", text)
    digits = re.sub(r"\D", "", shortened)
    attempts = [(shortened, "")]
    if digits == shortened and digits.startswith("32") and len(digits) in (10, 11):
        attempts.insert(0, (f"+{digits}", notes.PLUS))
    if re.fullmatch(r"[1-9]\d{7,8}", digits) and not shortened.startswith("+"):
        attempts.insert(0, (f"0{digits}", notes.ZERO))
    for attempt, note in attempts:
        fault = FORMATS["phone"](attempt)
        if fault is None and " " in attempt:
            return attempt, note
        if fault is None or fault.code == "phone-form":
            return international(attempt), note
    return None


def enterprise_number(text: str) -> Said:
    number = _without_exponent(text)
    if number is None:
        return Said("", notes.ROUNDED)
    digits = re.sub(r"\D", "", number)
    note = ""
    if len(digits) == 9:
        digits, note = f"0{digits}", notes.ZERO
    fault = FORMATS["enterprise-number"](digits)
    if fault is None or fault.code == "enterprise-number-form":
        return Said(f"{digits[:4]}.{digits[4:7]}.{digits[7:]}", note)
    return Said("", notes.NO_ENTERPRISE_NUMBER)


def postal_code(text: str) -> Said:
    found = re.fullmatch(r"(?:B(?:E)?\s?-?\s?)?([1-9]\d{3})(?:[.,]0+)?(?:\s+\D.*)?", text.strip(), re.IGNORECASE)
    return Said(found[1]) if found else Said("", notes.NO_POSTAL_CODE)


def _without_exponent(text: str) -> str | None:
    """`4,71234567E+08` as its digits; None when it does not have them all. Other text stays."""
    found = _EXPONENT.fullmatch(text.replace(" ", ""))
    if found is None:
        return re.sub(r"(?<=\d)[.,]0$", "", text) if re.fullmatch(r"\d+[.,]0", text) else text
    whole, fraction, exponent = found[1].lstrip("+"), found[2] or "", int(found[3])
    return None if len(fraction) != exponent else whole + fraction


# --- addresses --------------------------------------------------------------------------------------------------------


def email(text: str) -> Said:
    written = _AT.sub("@", text)
    mended = notes.AT if written != text else ""
    found = _MAILBOX.findall(re.sub(r"mailto:", " ", written, flags=re.IGNORECASE))
    for address in (each.strip(".'\"()") for each in found):
        if FORMATS["email"](address) is None:
            return Said(address, notes.SEVERAL_EMAILS if len(found) > 1 else mended)
    return Said("", notes.NO_EMAIL)


def website(text: str) -> Said:
    found = [each for each in _WEB_ADDRESS.findall(text.replace("\\", "/")) if "@" not in each]
    for each in found:
        address = each if re.match(r"https?://", each, re.IGNORECASE) else f"https://{each}"
        address += "" if urlsplit(address).path or "?" in address else "/"
        if FORMATS["url"](address) is None:
            return Said(address)
    return Said("", notes.NO_WEBSITE)


def split_address(text: str) -> tuple[str, str, str]:
    """Street with number, postal code and town out of one cell; what is not found is empty."""
    line = ", ".join(part.strip() for part in text.split("\n") if part.strip())
    if found := _ADDRESS.fullmatch(line):
        return found["line"].strip(" ,"), found["code"], found["town"].strip(" ,")
    return line, "", ""


def split_street(text: str) -> tuple[str, str, str]:
    """Street, number and box out of `Kerkstraat 1 bus 2`; text without a number is a street."""
    line = " ".join(text.split()).rstrip(",")
    if found := _STREET.fullmatch(line):
        return found["street"].strip(" ,"), re.sub(r"\s+", "", found["number"]), found["box"] or ""
    return line, "", ""


# --- days -------------------------------------------------------------------------------------------------------------


def day(text: str) -> Said:
    """A year, or a day in the forms that Belgian spreadsheets have."""
    if FORMATS["partial-date"](text) is None:
        return Said(text)
    if found := _DAY.fullmatch(text):
        written = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        if FORMATS["date"](written) is None:
            return Said(written)
    if re.fullmatch(r"[2-6]\d{4}", text):  # the days of 1954 to 2091 as spreadsheets count them
        return Said((_FIRST_DAY + datetime.timedelta(int(text))).isoformat(), notes.COUNTED_DAYS)
    return Said("", notes.NO_DAY)


_READERS: Mapping[str, Callable[[str], Said]] = {
    "phone": phone,
    "enterprise_number": enterprise_number,
    "postal_code": postal_code,
    "email": email,
    "website": website,
    "founded": day,
}
