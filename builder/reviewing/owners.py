"""Who is asked on GitHub to review a proposal: CODEOWNERS, from the reviewers in site.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.catalogue.model import Catalogue, Organisation

HEAD = "# Made by `werkwijzer owners` from `reviewers` in content/site.yml.\n"


def owners(catalogue: Catalogue, reviewers: Mapping[str, Any]) -> str:
    """The file: everything has the general reviewers, and an organisation those of its federations, or where they name
    none those of its regions. `reviewers` is as in site.yml."""
    general = reviewers.get("everything", ())
    lines = [f"* {' '.join(general)}"] if general else []
    for slug, one in sorted(catalogue.organisations.items()):
        if own := _of(one, catalogue, reviewers) or general:
            lines.append(f"/content/organisations/{slug}.yml {' '.join(own)}")
    return HEAD + "".join(f"{line}\n" for line in lines)


def _of(one: Organisation, catalogue: Catalogue, reviewers: Mapping[str, Any]) -> Sequence[str]:
    by_federation, by_region = reviewers.get("federations", {}), reviewers.get("regions", {})
    named = [name for federation in one.federations for name in by_federation.get(federation, ())]
    if not named:
        named = [name for region in _regions(one, catalogue, by_region) for name in by_region[region]]
    return list(dict.fromkeys(named))


def _regions(one: Organisation, catalogue: Catalogue, among: Mapping[str, Any]) -> Iterator[str]:
    towns = {place.nis for place in one.municipalities}
    return (
        region for region in sorted(among) if region in catalogue.regions and catalogue.regions[region].area & towns
    )
