"""A match in words: the names of work, forms and customers in one language, and reasons as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder.catalogue.model import Catalogue
from builder.language import translator
from builder.matching.request import Candidate, Reason
from builder.routes import Routes

REASONS = {
    "does": "does {activity}",
    "mentions": "mentions {activity}",
    "sector": "works in {sector}",
    "mentions-sector": "mentions {sector}",
    "not": "not known for {activity}",
    "in-place": "is in {place}",
    "comes-to": "comes to work in {place}",
    "near": "{km} km from {place}",
    "distance": "{km} km from {place}",
    "no-location": "has no address here",
    "customer": "works for {customer}",
    "customer-other": "names other customers than {customer}",
    "form": "offers {form}",
    "condition": "meets: {condition}",
    "condition-unknown": "not known: {condition}",
    "stale": "the profile has not been reviewed for a long time",
}


class Wording:
    """The names of things in one language, and reasons in a sentence."""

    def __init__(self, catalogue: Catalogue, lang: str) -> None:
        self.catalogue, self.lang = catalogue, lang
        vocabulary = catalogue.vocabulary
        self.customers, self.forms = vocabulary.customers, vocabulary.forms
        matching = catalogue.matching
        self.conditions = {cue.id: cue.label for cue in matching.conditions} if matching else {}
        self.routes = _routes(catalogue)

    def work(self, key: str) -> str:
        sector, _, activity = key.partition("/")
        here = self.catalogue.vocabulary.sectors[sector]
        return (here.activity[activity] if activity else here).label.in_(self.lang)

    def form(self, form: str) -> str:
        return self.forms[form].label.in_(self.lang)

    def why_form(self, rule: int) -> str:
        matching = self.catalogue.matching
        return matching.forms[rule].reason.in_(self.lang) if matching else ""

    def reason(self, reason: Reason) -> str:
        said: dict[str, str] = dict(reason.params)
        if "activity" in said:
            said["sector"] = self.work(said["activity"].partition("/")[0])
            said["activity"] = self.work(said["activity"])
        named: tuple[tuple[str, Mapping[str, Any]], ...] = (("customer", self.customers), ("form", self.forms))
        for name, terms in named:
            if name in said:
                said[name] = terms[said[name]].label.in_(self.lang)
        if town := self.catalogue.places.by_dutch_name.get(said.get("place", "")):
            said["place"] = town.name_in(self.lang)
        if "condition" in said:
            said["condition"] = self.conditions[said["condition"]].in_(self.lang)
        return self.sentence(reason.code).format(**said)

    def sentence(self, code: str) -> str:
        """What is said for a reason, with blanks such as `{activity}`."""
        return translator(self.lang, "cli").gettext(REASONS[code])

    def why(self, candidate: Candidate) -> list[tuple[str, Reason]]:
        """Reasons with their sentence, each sentence once: what fits, then what does not."""
        found: dict[tuple[bool, str], Reason] = {}
        for reason in sorted(candidate.reasons, key=lambda each: not each.fits):
            found.setdefault((reason.fits, self.reason(reason)), reason)
        return [(text, reason) for (_, text), reason in found.items()]

    def reasons(self, candidate: Candidate, fits: bool) -> list[str]:
        return [text for text, reason in self.why(candidate) if reason.fits is fits]


def _routes(catalogue: Catalogue) -> Routes:
    first = catalogue.site.languages[0]
    return Routes.for_(first, first)
