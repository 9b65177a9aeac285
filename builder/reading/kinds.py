"""The kinds of content: where their files are, which schema they follow, and which names are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Kind:
    """`place` is a folder of files with free names, or, when `files` is given, the folder of exactly those files."""

    name: str
    place: str  # below content/, posix; "" is content/ itself
    schema: str  # file in schema/
    files: tuple[str, ...] = ()
    optional: bool = False  # the files may be absent


VOCABULARIES = ("customers", "forms", "types", "labels", "services", "purposes", "legal-forms")

KINDS: tuple[Kind, ...] = (
    Kind("organisation", "organisations", "organisation.schema.json"),
    Kind("federation", "federations", "federation.schema.json"),
    Kind("region", "regions", "region.schema.json"),
    Kind("practice", "practices", "practice.schema.json"),
    Kind("event", "events", "event.schema.json"),
    Kind("request", "requests", "request.schema.json"),
    Kind("glossary", "glossary", "glossary.schema.json"),
    Kind("sector", "vocabulary/sectors", "sector.schema.json"),
    Kind("examples", "vocabulary/examples", "examples.schema.json"),
    Kind("terms", "vocabulary", "terms.schema.json", tuple(f"{name}.yml" for name in VOCABULARIES)),
    Kind("matching", "vocabulary", "matching.schema.json", ("matching.yml",), optional=True),
    Kind("figures", "", "figures.schema.json", ("figures.yml",)),
    Kind("conversation-cards", "", "conversation-cards.schema.json", ("conversation-cards.yml",)),
    Kind("site", "", "site.schema.json", ("site.yml",)),
    Kind("sister", "sites", "site.schema.json"),  # other sites out of the same content
)

BY_NAME: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in KINDS})

# Folders below content/ that hold no YAML files of ours; what is in them is read elsewhere.
OTHER_FOLDERS = frozenset({"places", "pages", "images"})

# Files that are welcome in every folder and mean nothing to us.
IGNORED_FILES = frozenset({"README.md", ".gitkeep", ".gitattributes", ".DS_Store"})

# Names that are a device on Windows, or an address of the site itself, or a folder of a language.
_DEVICES = "con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9"
_ADDRESSES = "index 404 search assets tags sitemap api admin feed robots nl fr en de"
DEVICES = frozenset(_DEVICES.split())
RESERVED_NAMES = DEVICES | frozenset(_ADDRESSES.split())
