"""A catalogue that tells what is looked at in it; otherwise it is the same."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from dataclasses import replace

from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.witness import CARD, ORGANISATION, ORGANISATIONS, PROFILE, look

# What many pages show of an organisation, and none asks for; and what hardly any page but its own shows. Reading one of
# them is noted, so these lists need not be right: they only spare work.
CARDS = frozenset({"summary", "logo"})
DETAILS = frozenset(
    {"former_names", "legal_form", "enterprise_number", "founded", "description", "photos", "website", "email", "phone",
     "social", "way_of_working", "client_references", "impact", "videos", "contacts", "status_note", "confirmed_on",
     "sources"}
)  # fmt: skip


def watched(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, organisations=_Organisations(catalogue.organisations))


class _Watched(Organisation):
    """An organisation that tells when what is noted apart is read."""


def _apart(kind: str, name: str) -> property:
    def read(one: _Watched) -> object:
        look(kind, one.slug, name)
        return one.__dict__[name]

    return property(read)


for _name in sorted(DETAILS | CARDS):
    setattr(_Watched, _name, _apart(PROFILE if _name in DETAILS else CARD, _name))


class _Organisations(Mapping[str, Organisation]):
    def __init__(self, those: Mapping[str, Organisation]) -> None:
        self._those: dict[str, Organisation] = {}
        for slug, one in those.items():
            self._those[slug] = made = object.__new__(_Watched)
            object.__setattr__(made, "__dict__", one.__dict__)

    def __getitem__(self, slug: str) -> Organisation:
        look(ORGANISATION, slug)
        return self._those[slug]

    def __contains__(self, slug: object) -> bool:
        look(ORGANISATION, slug)
        return slug in self._those

    def __iter__(self) -> Iterator[str]:
        look(ORGANISATIONS)
        return iter(self._those)

    def __len__(self) -> int:
        look(ORGANISATIONS)
        return len(self._those)

    def values(self) -> ValuesView[Organisation]:
        look(ORGANISATIONS)
        return self._those.values()

    def items(self) -> ItemsView[str, Organisation]:
        look(ORGANISATIONS)
        return self._those.items()
