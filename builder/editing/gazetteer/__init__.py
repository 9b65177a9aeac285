"""Makes content/places and the region files again from public sources: `python -m builder.editing.gazetteer`.

Needs the packages of the optional extra `places`. The same packages give the same bytes: no clock, no network, and
only arithmetic that every machine does alike.
"""
