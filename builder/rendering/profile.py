"""Parts of a profile that need more than a field: its way of working, its work area, its history."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote_plus

from markupsafe import Markup

from builder.catalogue.model import HistoryItem, Location, Organisation, Text, WayOfWorking
from builder.rendering.edition import Edition
from builder.rendering.hours import WEEKDAYS, WeekTable, minute, week_table
from builder.rendering.words import Words


class Moment(NamedTuple):
    """One line of a history."""

    when: str
    what: str
    lang: Markup = Markup("")
    source: str | None = None


class WorkArea(NamedTuple):
    sentences: tuple[str, ...]
    places: tuple[tuple[str, str | None], ...]  # name, and the path of its page if it has one


def floor_words(edition: Edition, floor: str) -> str:
    """Where work is done."""
    return {
        "own-site": edition._("in their own workshop"),
        "customer-site": edition._("at the customer's"),
        "enclave": edition._("as a steady team on the customer's floor"),
    }[floor]


def opening_hours(edition: Edition, location: Location) -> list[tuple[str, str, WeekTable | None]]:
    """For each schedule: what it is of (Open: winkel), the raw text, and the week where it is a plain one."""
    purposes = edition.catalogue.vocabulary.purposes
    owners: dict[str, list[str]] = {}
    for purpose, hours in location.hours.items():
        owners.setdefault(hours, []).append(edition.words.within(edition.text(purposes[purpose].label)))
    return [
        (edition._("Open: %(what)s", what=edition.words.listed(labels)), hours, week_table(hours))
        for hours, labels in owners.items()
    ]


def week_data(words: Words, location: Location, week: WeekTable) -> dict[str, Any]:
    """What a browser needs to say whether a place is open today.

    `days`: for each weekday, Monday first, and for public holidays `[[from, until, "9.30", "17"], …]`, in minutes and
    in words; `except`: the periods in which the hours do not hold.
    """
    days = [
        [[minute(start), minute(end), words.clock(start), words.clock(end)] for start, end in week.on(day)]
        for day in range(len(WEEKDAYS) + 1)
    ]
    return {"days": days, "except": [[other.since, other.until] for other in location.hours_exceptions]}


def route_url(location: Location) -> str:
    """The address on openstreetmap.org, from where a visitor can plan a route."""
    street = " ".join(part for part in (location.street, location.number) if part)
    town = " ".join(part for part in (location.postal_code, location.municipality.name) if part)
    return f"https://www.openstreetmap.org/search?query={quote_plus(f'{street}, {town}', safe=',')}"


def way_of_working(edition: Edition, way: WayOfWorking) -> list[tuple[str, tuple[Text, ...]]]:
    """The lines that are known, each with its name."""
    _ = edition._
    floors = edition.words.listed([floor_words(edition, floor) for floor in way.places])
    lines = [
        (_("Size of the series"), _known(way.series)),
        (_("Lead time"), _known(way.lead_time)),
        (_("Busy periods"), _known(way.peaks)),
        (_("Where the work is done"), _known(Text.of(floors, edition.language) if floors else None)),
        (_("Working conditions"), way.conditions),
        (_("Certificates"), way.certificates),
        (_("Transport"), _known(way.transport)),
    ]
    return [(name, texts) for name, texts in lines if texts]


def _known(text: Text | None) -> tuple[Text, ...]:
    return () if text is None else (text,)


def work_area(edition: Edition, organisation: Organisation) -> WorkArea:
    area, _ = organisation.work_area, edition._
    sentences: list[str] = []
    if area.km is not None and organisation.municipalities:
        place = edition.words.place(organisation.municipalities[0])
        sentences.append(_("Up to %(km)s km around %(place)s.", km=area.km, place=place))
    everywhere = {"vlaanderen": _("All over Flanders."), "brussel": _("All over Brussels.")}
    sentences += [everywhere[part] for part in area.everywhere]
    towns = [(edition.words.place(town), edition.municipality_path(town)) for town in area.municipalities]
    return WorkArea(tuple(sentences), (*edition.links_to_regions(area.regions), *towns))


def history(edition: Edition, organisation: Organisation) -> list[Moment]:
    """What it was called and what it was recognised as before; nothing when there is only the present."""
    _, date = edition._, edition.words.date
    moments: list[tuple[str, Moment]] = []
    for held in organisation.types:
        label = edition.text(held.type.label)
        if held.until is not None:
            moments.append((held.until, Moment(_("until %(date)s", date=date(held.until)), label, source=held.source)))
        elif held.since is not None:
            moments.append((held.since, Moment(_("since %(date)s", date=date(held.since)), label, source=held.source)))
    for old in organisation.former_names:
        when = _("until %(date)s", date=date(old.until)) if old.until else _("formerly")
        moments.append((old.until or "", Moment(when, _("Name: %(name)s", name=old.name))))
    if moments and organisation.founded:
        moments.append((organisation.founded, Moment(date(organisation.founded), _("Started"))))
    return [moment for _when, moment in sorted(moments, key=lambda pair: pair[0])]


def history_of(edition: Edition, items: tuple[HistoryItem, ...]) -> list[Moment]:
    """A history that the content tells item by item."""
    return [
        Moment(
            edition.words.date(item.date),
            edition.text(item.text),
            edition.words.lang(item.text),
            item.source,
        )
        for item in items
    ]
