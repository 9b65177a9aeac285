"""The two tables of content/places as CSV text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from builder.editing.gazetteer.mergers import SPELLINGS
from builder.editing.gazetteer.towns import Towns
from builder.reading.places import MUNICIPALITY_COLUMNS, POSTAL_CODE_COLUMNS, SEPARATOR


def municipalities_csv(towns: Towns) -> str:
    """Sections are in the other table and not repeated: the reader puts them among the aliases."""
    return _csv(
        MUNICIPALITY_COLUMNS,
        (
            (
                town.nis,
                town.slug,
                town.name,
                town.name_fr or "",
                town.province,
                town.gewest,
                f"{town.latitude:.4f}",
                f"{town.longitude:.4f}",
                SEPARATOR.join(town.former),
                SEPARATOR.join(SPELLINGS.get(town.name, ())),
            )
            for town in towns.municipalities
        ),
    )


def postal_codes_csv(towns: Towns) -> str:
    return _csv(
        POSTAL_CODE_COLUMNS,
        (
            (code.code, code.nis, SEPARATOR.join(code.names), f"{code.latitude:.4f}", f"{code.longitude:.4f}")
            for code in towns.postal_codes
        ),
    )


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
