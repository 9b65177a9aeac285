"""The figures page: what the directory itself can count, what others published, and what organisations tell.

Nothing is added up, multiplied or estimated: a count is a count of this data, a figure is as its maker published it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.catalogue.days import month_number
from builder.catalogue.vocabulary import CATCH_ALL
from builder.rendering.edition import Edition
from builder.rendering.glossary import explained
from builder.rendering.page import Page
from builder.rendering.sectors import sectors_at_work

WIDEST = 84  # percent of the chart for the longest bar: its number stands behind it
OWN = 200  # figures of organisations on the page: the newest ones
HALF_YEAR, YEAR, TWO_YEARS = 6, 12, 24  # months


@dataclass(frozen=True)
class Bar:
    label: str
    value: int
    width: float  # percent
    path: str | None = None
    more: tuple[int, ...] = ()  # other numbers of the same thing, for the table


@dataclass(frozen=True)
class Chart:
    """Bars with a name, what one sees in them, and the heads of the table: of the labels, the values and the rest."""

    id: str
    title: str
    told: str
    heads: tuple[str, ...]
    bars: tuple[Bar, ...]


def figures_page(edition: Edition) -> Page:
    routes, counts = edition.routes, edition.directory.counts
    figures, impact = edition.catalogue.figures, edition.ground.impact(OWN)
    charts = [_by_sector(edition), _by_province(edition), _by_type(edition), _by_age(edition)]
    read = max((figure.source.read_on or "" for figure in figures), default="")
    return edition.page(
        "figures.html",
        routes.figures,
        section="over",
        title=edition._("Figures and impact"),
        description=edition._("Figures on the social economy in Flanders and Brussels, each with its year and source."),
        styles=("assets/css/figures.css",),
        live=[
            (edition._("organisations"), counts.organisations, routes.organisations),
            (edition._("places where they work"), counts.locations, routes.regions),
            (edition._("municipalities"), counts.municipalities, routes.municipalities),
            (edition._("sectors"), sum(1 for count in counts.by_sector.values() if count), routes.sectors),
        ],
        newest_day=edition.ground.newest_day,
        charts=[chart for chart in charts if chart.bars],
        confirmed=round(counts.confirmed * counts.organisations),
        organisation_count=counts.organisations,
        own=impact.shown,
        own_count=impact.told,
        last_changed=max(read, edition.last_reviewed or "") or None,
        current=[figure for figure in figures if not figure.archive],
        archive=[figure for figure in figures if figure.archive],
        edit_url=edition.edit_url("figures.yml"),
    )


def bars_of(rows: Iterable[tuple[str, int, str | None, tuple[int, ...]]]) -> tuple[Bar, ...]:
    """Bars for (label, value, path, other numbers), in their order; the longest is WIDEST wide."""
    those = list(rows)
    most = max((value for _, value, _, _ in those), default=0)
    return tuple(
        Bar(label, value, round(value / most * WIDEST, 2) if most else 0.0, path, more)
        for label, value, path, more in those
    )


def _by_sector(edition: Edition) -> Chart:
    ordered = sorted(sectors_at_work(edition), key=lambda pair: (pair[0].id == CATCH_ALL, -pair[1]))
    return Chart(
        id="per-sector",
        title=edition._("Organisations by sector"),
        told=edition._("An organisation that works in several sectors counts in each of them."),
        heads=(edition._("Sector"), edition._("Organisations")),
        bars=bars_of(
            (edition.text(sector.label), count, edition.routes.sector(sector.id), ()) for sector, count in ordered
        ),
    )


def _by_province(edition: Edition) -> Chart:
    counts = edition.directory.counts.by_region
    rows = []
    for region in edition.catalogue.regions.values():
        if region.kind in ("province", "gewest"):
            places = sum(at.municipality.nis in region.area for one in edition.catalogue.active for at in one.locations)
            rows.append((edition.text(region.name), counts[region.id], edition.routes.region(region.id), (places,)))
    return Chart(
        id="per-provincie",
        title=edition._("Organisations by province"),
        told=edition._("An organisation with places in several provinces counts in each of them."),
        heads=(edition._("Province or region"), edition._("Organisations"), edition._("Places where they work")),
        bars=bars_of(sorted(rows, key=lambda row: (-row[1], row[0].casefold()))),
    )


def _by_type(edition: Edition) -> Chart:
    held = Counter(held.id for one in edition.catalogue.active for held in one.current_types)
    types = edition.catalogue.vocabulary.types
    rows = []
    for kind, count in held.items():
        label = edition.words.sentence(edition.text(types[kind].label))
        rows.append((label, count, explained(edition, types[kind].glossary), ()))
    return Chart(
        id="per-soort",
        title=edition._("Organisations by kind"),
        told=edition._("An organisation can be of more than one kind."),
        heads=(edition._("Kind of organisation"), edition._("Organisations")),
        bars=bars_of(sorted(rows, key=lambda row: (-row[1], row[0].casefold()))),
    )


def _by_age(edition: Edition) -> Chart:
    now = month_number(edition.ground.newest_day)
    ages = [now - month_number(one.last_reviewed) for one in edition.catalogue.active]
    bounds: Sequence[tuple[str, int, int | None]] = (
        (edition._("less than half a year ago"), 0, HALF_YEAR),
        (edition._("half a year to a year ago"), HALF_YEAR, YEAR),
        (edition._("one to two years ago"), YEAR, TWO_YEARS),
        (edition._("more than two years ago"), TWO_YEARS, None),
    )
    return Chart(
        id="hoe-vers",
        title=edition._("How long ago profiles were checked"),
        told=edition._("Counted back from the newest date in this directory."),
        heads=(edition._("Last checked"), edition._("Organisations")),
        bars=bars_of(
            (edition.words.sentence(label), sum(low <= age and (high is None or age < high) for age in ages), None, ())
            for label, low, high in bounds
            if ages
        ),
    )
