"""The part of the catalogue that a site shows: of some federations, regions or sectors, and reviewed in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from builder.catalogue.days import month_number, newest_day
from builder.catalogue.model import Catalogue, Only, Organisation, Region, Status

Entry = TypeVar("Entry")
_FRAME = frozenset({"province", "gewest"})  # regions that every municipality refers to


def shown(catalogue: Catalogue) -> Catalogue:
    """The catalogue as its site asks for it; the same one when the site asks nothing."""
    chosen = _chosen(catalogue) if catalogue.site.only != Only() else catalogue
    return chosen if catalogue.site.archive_after is None else _with_archive(chosen, catalogue.site.archive_after)


def _with_archive(catalogue: Catalogue, months: int) -> Catalogue:
    """Profiles that nobody reviewed for so many months, counted to the newest day in the data, are no longer active."""
    today = month_number(newest_day(catalogue))

    def aged(one: Organisation) -> Organisation:
        old = one.active and today - month_number(one.last_reviewed) > months
        return replace(one, status=Status.UNREVIEWED) if old else one

    organisations = {slug: aged(one) for slug, one in catalogue.organisations.items()}
    return replace(catalogue, organisations=MappingProxyType(organisations))


def _chosen(catalogue: Catalogue) -> Catalogue:
    only = catalogue.site.only
    area = frozenset(nis for region in only.regions for nis in catalogue.regions[region].area)
    kept = {slug: one for slug, one in catalogue.organisations.items() if _fits(one, only, area)}
    kept = {slug: one for slug, one in kept.items() if one.merged_into is None or one.merged_into in kept}
    members = {federation for one in kept.values() for federation in one.federations}
    federations = _kept(catalogue.federations, lambda one: one.id in members or one.id in only.federations)
    regions = _kept(catalogue.regions, _region_at_work(kept.values(), only))
    practices = _kept(
        catalogue.practices,
        lambda one: (
            (not one.organisations or any(slug in kept for slug in one.organisations))
            and _in_sectors(only, (sector.id for sector in one.sectors))
        ),
    )
    events = _kept(
        catalogue.events,
        lambda one: _of(only.regions, one.regions) and _in_sectors(only, (sector.id for sector in one.sectors)),
    )
    requests = _kept(
        catalogue.requests,
        lambda one: (
            (not area or one.place is None or one.place.nis in area)
            and _in_sectors(only, (activity.sector for activity in one.activities))
        ),
    )
    return replace(
        catalogue,
        organisations=MappingProxyType(kept),
        federations=_changed(
            federations,
            lambda one: replace(
                one,
                predecessors=_those(one.predecessors, federations),
                successors=_those(one.successors, federations),
            ),
        ),
        regions=regions,
        practices=_changed(
            practices,
            lambda one: replace(
                one, organisations=_those(one.organisations, kept), regions=_those(one.regions, regions)
            ),
        ),
        events=_changed(
            events,
            lambda one: replace(one, regions=_those(one.regions, regions), practices=_those(one.practices, practices)),
        ),
        requests=requests,
    )


def _fits(one: Organisation, only: Only, area: frozenset[str]) -> bool:
    """Whether the organisation is in each list that the site names: a member, present or at work there, in a sector."""
    reached = {place.nis for place in (*one.municipalities, *one.work_area.municipalities)}
    return (
        (not only.federations or bool({*one.federations} & {*only.federations}))
        and (not only.regions or bool(reached & area or {*one.work_area.regions} & {*only.regions}))
        and (not only.sectors or any(offer.sector.id in only.sectors for offer in one.offers))
    )


def _region_at_work(organisations: Iterable[Organisation], only: Only) -> Callable[[Region], bool]:
    """Whether a region is chosen, has an organisation, or is one that an organisation comes to."""
    those = list(organisations)
    towns = {place.nis for one in those for place in one.municipalities}
    named = {region for one in those for region in one.work_area.regions}
    return lambda region: (
        region.kind in _FRAME or region.id in only.regions or region.id in named or bool(region.area & towns)
    )


def _in_sectors(only: Only, sectors: Iterable[str]) -> bool:
    return _of(only.sectors, tuple(sectors))


def _of(wanted: tuple[str, ...], has: tuple[str, ...]) -> bool:
    """Whether something fits a list: nothing is asked, it is about nothing in particular, or they share one."""
    return not wanted or not has or bool({*wanted} & {*has})


def _those(ids: tuple[str, ...], kept: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(each for each in ids if each in kept)


def _kept(entries: Mapping[str, Entry], fits: Callable[[Entry], bool]) -> Mapping[str, Entry]:
    return MappingProxyType({name: entry for name, entry in entries.items() if fits(entry)})


def _changed(entries: Mapping[str, Entry], change: Callable[[Entry], Entry]) -> Mapping[str, Entry]:
    return MappingProxyType({name: change(entry) for name, entry in entries.items()})
