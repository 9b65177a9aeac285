"""A list of members as a federation has it in Excel, with what Excel does to numbers; out of real profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder.catalogue.model import Organisation

HEADINGS = ("Lid", "Straat + nr", "Postcode", "Gemeente", "Tel.", "E-mail", "Website", "BTW-nummer", "Activiteiten")
TITLE_ROWS = 3  # above the headings
PHONES = ("011 27 27 27", 11272727, 471234567.0, "4,71234567E+08", "011/27.27.27", "0032 11 27 27 27", "32471234567")


def write_member_list(file: Path, organisations: Sequence[Organisation]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["Ledenlijst 2026"])
    sheet.append([])
    sheet.append(HEADINGS)
    for number, one in enumerate(organisations):
        sheet.append(_row(one, PHONES[number % len(PHONES)]))
    sheet.append([])
    book.save(file)


def _row(one: Organisation, phone: object) -> list[object]:
    seat = one.seat
    number = one.enterprise_number.replace(".", "") if one.enterprise_number else ""
    labels = [activity.label.in_("nl").lower() for activity in one.activities]
    return [
        f"{one.name.upper()} vzw",
        seat.street_line if seat else None,
        int(seat.postal_code) if seat and seat.postal_code else None,
        seat.municipality.name.upper() if seat else None,
        phone,
        f"mailto:{one.email}" if one.email else None,
        (one.website or "").removeprefix("https://").rstrip("/") or None,
        int(number) if number else None,  # without its zero
        ", ".join(labels or [offer.sector.label.in_("nl").lower() for offer in one.offers]),
    ]
