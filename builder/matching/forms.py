"""Which forms of working together fit a package, by the rules of content/vocabulary/matching.yml."""

from __future__ import annotations

from collections.abc import Collection

from builder.catalogue.matching import FormRule, Matching
from builder.matching.circumstances import Circumstances
from builder.matching.request import FormFit

ELSEWHERE = {"customer-site": "asker", "enclave": "asker", "own-site": "maker"}


def forms_for(sectors: Collection[str], asked: Circumstances, matching: Matching) -> tuple[FormFit, ...]:
    """Best first; each form once, by the rule that weighs most. Of workshop and premises only what is asked is left."""
    sites = {matching.habits[sector].site if sector in matching.habits else "either" for sector in sectors}
    best: dict[str, FormFit] = {}
    for at, rule in enumerate(matching.forms):
        if _holds(rule, sectors, sites, asked) and rule.weight > (best[rule.form].weight if rule.form in best else 0):
            best[rule.form] = FormFit(rule.form, rule.weight, at)
    return tuple(sorted(best.values(), key=lambda fit: (-fit.weight, fit.rule)))


def _holds(rule: FormRule, sectors: Collection[str], sites: set[str], asked: Circumstances) -> bool:
    floor = asked.floor
    if rule.sites and not rule.floors and floor and ELSEWHERE[floor] not in rule.sites:
        return False  # the work is done elsewhere than the rule is about
    return (
        (not rule.floors or floor in rule.floors)
        and (not rule.frequencies or asked.frequency in rule.frequencies)
        and (not rule.customers or asked.customer in rule.customers)
        and (not rule.sites or bool(sites & set(rule.sites)))
        and (not rule.sectors or bool(set(sectors) & set(rule.sectors)))
    )
