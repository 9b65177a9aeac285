"""The finder: the page of the search box, its filters, and the ways on for who does not search.

The page is whole without scripts. What the scripts need to know (words, filters) stands in one data block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from builder.catalogue.model import Organisation
from builder.finding.opening import tells_hours
from builder.finding.postings import SAMPLED
from builder.rendering.dates import for_scripts
from builder.rendering.edition import Edition
from builder.rendering.home import doors
from builder.rendering.page import Page, data_block
from builder.rendering.regions import regions_at_work
from builder.rendering.sectors import sectors_at_work

STEP = 20  # results at a time
FOLD = 6  # values of a filter that are shown at once
REST = ("anders", "andere")
LINKED = ("sectors", "regions", "federations")  # filters that lists on other sites ask for
OPEN = ("now", "saturday")  # the moments that theme/assets/search/open.js knows
SCRIPT = "assets/js/finder/finder.js"
# What nearly every question needs: fetched with the page, as each is asked for by the one before.
ENGINE = tuple(f"assets/search/{name}" for name in ("engine.js", "several.js", "pages.js"))
MANIFEST, NAMES = "assets/search/manifest.json", "assets/search/names.js"
DATA_ID = "zoeker-gegevens"

Ids = Callable[[Organisation], Iterable[str]]


def finder_page(edition: Edition) -> Page:
    routes = edition.routes
    title, tiles = edition._("Search"), edition.catalogue.site.tiles
    return edition.page(
        "finder.html",
        routes.search,
        section="organisaties",
        title=title,
        description=edition._("Search by work, name or municipality, and filter by sector, region, customer or label."),
        styles=("assets/css/finder.css", "assets/css/chart.css"),
        scripts=(SCRIPT,),
        early=(*ENGINE, *((NAMES,) if routes.prefix else ()), MANIFEST),
        images_from=tiles.origin if tiles else "",
        counts=edition.directory.counts,
        doors=doors(edition),
        sectors=sectors_at_work(edition),
        regions_by_kind=regions_at_work(edition),
        data=data_block(finder_data(edition), identifier=DATA_ID),
    )


def finder_data(edition: Edition) -> dict[str, Any]:
    """What the scripts need: `facets` in the order of the page, `words` as `text` or `[one, many]`."""
    return {
        "step": STEP,
        "fold": FOLD,
        "email": edition.catalogue.site.email or "",
        "facets": _facets(edition),
        "words": _words(edition),
    }


def _facets(edition: Edition) -> list[dict[str, Any]]:
    """Each facet: `kind`, `title`, and `parts` of values in the order of display, those of most organisations first.
    A part has a `title` of its own when there are more. A facet with `within` belongs to the values of another, and one
    that is `unseen` has no boxes to tick."""
    _, regions, active = edition._, edition.catalogue.regions, edition.catalogue.active
    known: dict[str, tuple[str, str, Ids]] = {
        "sectors": ("sector", _("Sector"), lambda one: (offer.sector.id for offer in one.offers)),
        "activities": ("activity", _("Task"), _activities),
        "regions": ("region", _("Region"), lambda one: (r.id for r in edition.directory.regions_of(one))),
        "municipalities": ("municipality", _("Municipality"), lambda one: (m.nis for m in one.municipalities)),
        "customers": ("customer", _("Works for"), lambda one: (term.id for term in one.customers)),
        "forms": ("form", _("How they work"), lambda one: (term.id for term in one.forms)),
        "types": ("type", _("Kind of organisation"), lambda one: (t.type.id for t in one.types if t.until is None)),
        "labels": ("label", _("Labels and certificates"), lambda one: (label.label.id for label in one.labels)),
        "services": ("service", _("Services"), lambda one: (term.id for term in one.services)),
        "purposes": ("purpose", _("What is there"), lambda one: (p.id for at in one.locations for p in at.purposes)),
        "federations": ("federation", _("Federation"), lambda one: one.federations),
        "open": ("open", _("Opening hours"), lambda one: OPEN if tells_hours(one) else ()),
        "languages": ("language", _("They speak"), lambda one: one.languages),
    }
    names = {
        "open": {"now": _("Open now"), "saturday": _("Open on Saturday")},
        "language": {code: _spoken(edition, code) for one in active for code in one.languages},
        "verification": {
            "confirmed": _("Confirmed by the organisation"),
            "unconfirmed": _("Not checked by the organisation yet"),
        },
    }
    found: list[dict[str, Any]] = []
    for name in edition.catalogue.site.facets:
        if name not in known:
            continue
        kind, title, ids = known[name]
        values = _most_used(active, ids)
        parts: list[dict[str, Any]] = [{"values": values}]
        if name == "regions":
            used = [(regions[value], 0) for value in values]
            parts = [
                {"title": heading, "values": [value for value in values if value in {region.id for region, _ in those}]}
                for heading, those in edition.region_names.by_kind(used)
            ]
        if values:
            found.append({"kind": kind, "title": title, "parts": parts})
            if kind in names:
                found[-1]["names"] = names[kind]
        if name == "sectors":
            tasks = {"values": _most_used(active, _activities)}
            found.append({"kind": "activity", "title": _("Task"), "parts": [tasks], "within": "sector"})
    # What is no filter of this directory can still be asked by an address; it then stands above the results.
    for kind, title, _ids in (known[name] for name in LINKED if name not in edition.catalogue.site.facets):
        found.append({"kind": kind, "title": title, "parts": [], "unseen": True})
    checked = names["verification"]
    found.append(
        {"kind": "verification", "title": _("Checked"), "parts": [{"values": list(checked)}], "names": checked}
    )
    return found


def _spoken(edition: Edition, language: str) -> str:
    return edition.words.sentence(edition.words.language_name(language))


def _activities(organisation: Organisation) -> Iterable[str]:
    return (activity.key for activity in organisation.activities)


def _most_used(organisations: Iterable[Organisation], ids: Ids) -> list[str]:
    """Ids by how many organisations have them, then by the alphabet; what fits nowhere else comes last."""
    counted = Counter(value for one in organisations for value in set(ids(one)))
    return sorted(counted, key=lambda value: (value in REST, -counted[value], value))


def _words(edition: Edition) -> dict[str, Any]:
    """What the scripts say. `{name}` is filled in by them; a pair is for one and for more."""
    _ = edition._
    several, several_for = _("{n} organisations"), _("{n} organisations found for: {query}")
    if len(edition.catalogue.active) > SAMPLED:
        several, several_for = _("At least {n} organisations"), _("At least {n} organisations found for: {query}")
    return {
        **for_scripts(edition.language),
        "count": [_("{n} organisation"), several],
        "countFor": [_("{n} organisation found for: {query}"), several_for],
        "pagesFor": [_("{n} page found about: {query}"), _("{n} pages found about: {query}")],
        "show": [_("Show {n} result"), _("Show {n} results")],
        "more": _("Show {n} more"),
        "filters": _("Filters"),
        "filtersChosen": _("Filters ({n})"),
        "showAll": _("Show all {n}"),
        "showFewer": _("Show fewer"),
        "remove": _("Remove: {what}"),
        "inPlace": _("in {place}"),
        "meant": _("“{text}”: {label}"),
        "guess": _("“{text}”: perhaps {label}"),
        "nearMe": _("close to me"),
        "away": _("{place}, {km} km away"),
        "morePlaces": _("{places} and {n} more"),
        "checked": _("last looked at on {date}"),
        "fits": _("Fits"),
        "meaning": _(": {label}"),
        "perhaps": _("perhaps"),
        "confirmed": _("Confirmed by the organisation"),
        "didYouMeanPlace": _("Do you mean the municipality {label}?"),
        "didYouMeanRegion": _("Do you mean the region {label}?"),
        "didYouMean": _("Or do you look for {label}?"),
        "nobodyInPlace": _("Nobody in {place} itself. The nearest is {km} km away."),
        "nobodyYet": _("We know nobody yet for: {label}. These come close to it: {others}."),
        "unknown": _("We do not know the word “{text}”."),
        "unknownTry": _("We do not know the word “{text}”. Perhaps you mean"),
        "askPlace": _("Do you want to search close to you?"),
        "nothing": _("No organisation found for “{query}”"),
        "nothingFilters": _("No organisation found with these filters"),
        "noFilters": _("Without filters"),
        "onMap": _("Where they are"),
        "spot": [_("{place}: {n} organisation"), _("{place}: {n} organisations")],
        "cluster": [
            _("{place} and around: {n} organisation. Look closer."),
            _("{place} and around: {n} organisations. Look closer."),
        ],
        "tilesFailed": _("Streets and place names could not be loaded. The map itself still works."),
        "mapFailed": _("The map could not be loaded. Try again later."),
        "failed": _("The search could not be loaded. Try again later, or choose from the lists below."),
        "placeFailed": _("Your browser gave no place. Type your municipality or postal code in the search box."),
        "kinds": {
            "sector": _("Sector"),
            "activity": _("Task"),
            "region": _("Region"),
            "municipality": _("Municipality"),
            "glossary": _("Explained"),
            "federation": _("Federation"),
            "practice": _("Example"),
            "event": _("Event"),
            "request": _("Request"),
            "page": _("Page"),
            "organisation": _("Stopped or merged"),
        },
        "mailSubject": _("Searches that found nothing"),
        "mailBody": _("I searched for this and found nothing:"),
        "copied": _("Copied."),
    }
