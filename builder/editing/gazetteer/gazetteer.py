"""All generated files, as text by their path below content/."""

from __future__ import annotations

from collections.abc import Mapping

from builder.editing.gazetteer.borders import municipal_borders, outlines_json
from builder.editing.gazetteer.regions import region_files
from builder.editing.gazetteer.sources import read_sources
from builder.editing.gazetteer.tables import municipalities_csv, postal_codes_csv
from builder.editing.gazetteer.towns import place_towns


def gazetteer_files() -> Mapping[str, str]:
    """Raises LookupError when the packages lack a municipality or postal code that has to be there."""
    sources = read_sources()
    towns = place_towns(sources)
    return {
        "places/municipalities.csv": municipalities_csv(towns),
        "places/postal-codes.csv": postal_codes_csv(towns),
        "places/outlines.json": outlines_json(municipal_borders(sources, towns)),
        **region_files(towns),
    }
