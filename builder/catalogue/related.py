"""Practices, events and requests that belong with an organisation, a sector or a region.

Practices and events come newest first; requests come by the last day to answer, soonest first. Nothing here knows
what day it is: a page that wants only open requests compares `until` itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.catalogue.atlas import index
from builder.catalogue.model import Catalogue, Event, Organisation, Practice, Request
from builder.catalogue.queries import Directory


@dataclass(frozen=True)
class Related:
    directory: Directory

    @property
    def _catalogue(self) -> Catalogue:
        return self.directory.catalogue

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """All practices, newest first; those without a date last."""
        by_id = sorted(self._catalogue.practices.values(), key=lambda practice: practice.id)
        return tuple(sorted(by_id, key=lambda practice: practice.date or "", reverse=True))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events, newest first."""
        by_id = sorted(self._catalogue.events.values(), key=lambda event: event.id)
        return tuple(sorted(by_id, key=lambda event: event.start, reverse=True))

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """All requests, soonest last day first."""
        return tuple(sorted(self._catalogue.requests.values(), key=lambda request: (request.until, request.id)))

    # --- of an organisation ---------------------------------------------------------------------------------------

    def practices_of(self, organisation: Organisation) -> tuple[Practice, ...]:
        return self._practices_by_organisation.get(organisation.slug, ())

    def practices_with_company(self, company: str) -> tuple[Practice, ...]:
        return self._practices_by_company.get(company, ())

    def events_of(self, organisation: Organisation) -> tuple[Event, ...]:
        """Events that name the organisation as organiser."""
        names = {_plain(name) for name in (organisation.name, organisation.short_name) if name}
        found = {event.id: event for name in sorted(names) for event in self._events_by_organiser.get(name, ())}
        return tuple(event for event in self.events if event.id in found) if found else ()

    # --- in a sector ----------------------------------------------------------------------------------------------

    def practices_in_sector(self, sector_id: str) -> tuple[Practice, ...]:
        return self._practices_by_sector.get(sector_id, ())

    def events_in_sector(self, sector_id: str) -> tuple[Event, ...]:
        return self._events_by_sector.get(sector_id, ())

    def requests_in_sector(self, sector_id: str) -> tuple[Request, ...]:
        return self._requests_by_sector.get(sector_id, ())

    # --- in a region ----------------------------------------------------------------------------------------------

    def practices_in_region(self, region_id: str) -> tuple[Practice, ...]:
        """Examples of the region, and of the regions within it."""
        within = self.directory.atlas.regions_within(region_id)
        ids = {one.id for region in within for one in self._practices_by_region.get(region, ())}
        return tuple(one for one in self.practices if one.id in ids) if ids else ()

    def events_in_region(self, region_id: str) -> tuple[Event, ...]:
        """Events that name the region, or take place in one of its municipalities."""
        return self._events_by_region.get(region_id, ())

    def requests_in_region(self, region_id: str) -> tuple[Request, ...]:
        """Requests for work in one of the region's municipalities."""
        return self._requests_by_region.get(region_id, ())

    # --- indexes --------------------------------------------------------------------------------------------------

    def _regions_at(self, nis: str) -> tuple[str, ...]:
        return tuple(region.id for region in self.directory.atlas.regions_with(nis))

    @cached_property
    def _practices_by_organisation(self) -> Mapping[str, tuple[Practice, ...]]:
        return index(self.practices, lambda practice: practice.organisations)

    @cached_property
    def _practices_by_company(self) -> Mapping[str, tuple[Practice, ...]]:
        return index(self.practices, lambda practice: practice.companies)

    @cached_property
    def _practices_by_sector(self) -> Mapping[str, tuple[Practice, ...]]:
        return index(self.practices, lambda practice: (sector.id for sector in practice.sectors))

    @cached_property
    def _practices_by_region(self) -> Mapping[str, tuple[Practice, ...]]:
        return index(self.practices, lambda practice: practice.regions)

    @cached_property
    def _events_by_organiser(self) -> Mapping[str, tuple[Event, ...]]:
        return index(self.events, lambda event: (_plain(name) for name in event.organisers))

    @cached_property
    def _events_by_sector(self) -> Mapping[str, tuple[Event, ...]]:
        return index(self.events, lambda event: (sector.id for sector in event.sectors))

    @cached_property
    def _events_by_region(self) -> Mapping[str, tuple[Event, ...]]:
        return index(
            self.events,
            lambda event: event.regions + (self._regions_at(event.municipality.nis) if event.municipality else ()),
        )

    @cached_property
    def _requests_by_sector(self) -> Mapping[str, tuple[Request, ...]]:
        return index(self.requests, lambda request: (activity.sector for activity in request.activities))

    @cached_property
    def _requests_by_region(self) -> Mapping[str, tuple[Request, ...]]:
        return index(self.requests, lambda request: self._regions_at(request.place.nis) if request.place else ())


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
