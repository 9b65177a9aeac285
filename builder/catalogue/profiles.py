"""An organisation's file becomes an Organisation."""

from __future__ import annotations

from types import MappingProxyType

from builder.catalogue.conversion import Known, Raw, former_names_of, sort_key, sources_of, terms_of
from builder.catalogue.model import (
    ClientReference,
    Contact,
    HoursException,
    ImpactFigure,
    LabelHeld,
    Location,
    Offer,
    Organisation,
    Recognition,
    Status,
    VerificationState,
    Video,
    WayOfWorking,
    WorkArea,
)


def organisation_of(slug: str, raw: Raw, known: Known) -> Organisation:
    lists = known.vocabulary
    status, verification = raw.get("status", {}), raw["verification"]
    return Organisation(
        slug=slug,
        name=raw["name"],
        short_name=raw.get("short_name"),
        former_names=former_names_of(raw),
        former_slugs=tuple(sorted(raw.get("former_slugs", ()))),
        legal_form=lists.legal_forms[raw["legal_form"]] if "legal_form" in raw else None,
        enterprise_number=raw.get("enterprise_number"),
        founded=raw.get("founded"),
        types=tuple(
            Recognition(
                type=lists.types[item["type"]],
                since=item.get("since"),
                until=item.get("until"),
                source=item.get("source"),
            )
            for item in raw["types"]
        ),
        summary=known.text(raw["summary"]),
        description=known.text_at(raw, "description"),
        logo=known.image(raw["logo"]) if "logo" in raw else None,
        photos=tuple(known.image(photo) for photo in raw.get("photos", ())),
        website=raw.get("website"),
        email=raw.get("email"),
        phone=raw.get("phone"),
        social=MappingProxyType(dict(sorted(raw.get("social", {}).items()))),
        languages=tuple(raw.get("languages", ())),
        offers=tuple(_offer(item, known) for item in raw["sectors"]),
        customers=terms_of(raw.get("customers", ()), lists.customers),
        forms=terms_of(raw.get("forms", ()), lists.forms),
        labels=_labels(raw, known),
        services=terms_of(raw.get("services", ()), lists.services),
        locations=tuple(_location(item, known) for item in raw.get("locations", ())),
        work_area=_work_area(raw.get("work_area", {}), known),
        way_of_working=_way_of_working(raw.get("way_of_working", {}), known),
        client_references=_client_references(raw, known),
        impact=tuple(_impact(item, known) for item in raw.get("impact", ())),
        federations=tuple(sorted(raw.get("federations", ()))),
        videos=tuple(_video(item, known) for item in raw.get("videos", ())),
        contacts=tuple(_contact(item, known) for item in raw.get("contacts", ())),
        status=Status(status.get("state", "active")),
        merged_into=status.get("into"),
        status_since=status.get("since"),
        status_note=known.text_at(status, "note"),
        verification=VerificationState(verification["state"]),
        confirmed_on=verification.get("on"),
        last_reviewed=raw["last_reviewed"],
        sources=sources_of(raw),
    )


def _offer(raw: Raw, known: Known) -> Offer:
    sector = known.vocabulary.sectors[raw["sector"]]
    return Offer(
        sector=sector,
        activities=tuple(sector.activity[activity] for activity in raw.get("activities", ())),
        note=known.text_at(raw, "note"),
    )


def _labels(raw: Raw, known: Known) -> tuple[LabelHeld, ...]:
    rank = {label: place for place, label in enumerate(known.vocabulary.labels)}
    return tuple(
        LabelHeld(
            label=known.vocabulary.labels[item["label"]],
            number=item.get("number"),
            valid_until=item.get("valid_until"),
            source=item.get("source"),
        )
        for item in sorted(raw.get("labels", ()), key=lambda item: rank[item["label"]])
    )


def _location(raw: Raw, known: Known) -> Location:
    code = raw.get("postal_code")
    municipality, part = known.area(raw["municipality"], code)
    own, area = raw.get("coordinates"), part or municipality
    return Location(
        name=known.text_at(raw, "name"),
        purposes=terms_of(raw.get("purposes", ()), known.vocabulary.purposes),
        street=raw.get("street"),
        number=raw.get("number"),
        box=raw.get("box"),
        postal_code=code,
        section=raw.get("section"),
        municipality=municipality,
        latitude=float(own["lat"]) if own else area.latitude,
        longitude=float(own["lon"]) if own else area.longitude,
        exact=own is not None,
        hours=_hours(raw, known),
        hours_exceptions=tuple(
            HoursException(text=known.text(item["text"]), since=item["since"], until=item["until"])
            for item in sorted(raw.get("hours_exceptions", ()), key=lambda item: (item["since"], item["until"]))
        ),
        by_appointment=raw.get("by_appointment", False),
        accessibility=known.text_at(raw, "accessibility"),
        phone=raw.get("phone"),
        email=raw.get("email"),
        website=raw.get("website"),
        source=raw.get("source"),
    )


def _hours(raw: Raw, known: Known) -> MappingProxyType[str, str]:
    hours = raw.get("hours", {})
    purposes = terms_of(hours, known.vocabulary.purposes)
    return MappingProxyType({purpose.id: hours[purpose.id] for purpose in purposes})


def _work_area(raw: Raw, known: Known) -> WorkArea:
    municipalities = (known.places.municipalities[nis] for nis in raw.get("municipalities", ()))
    return WorkArea(
        km=raw.get("km"),
        municipalities=tuple(sorted(municipalities, key=lambda place: (sort_key(place.name), place.nis))),
        regions=tuple(sorted(raw.get("regions", ()))),
        everywhere=tuple(sorted(raw.get("everywhere", ()), reverse=True)),  # vlaanderen before brussel
    )


def _way_of_working(raw: Raw, known: Known) -> WayOfWorking:
    return WayOfWorking(
        series=known.text_at(raw, "series"),
        lead_time=known.text_at(raw, "lead_time"),
        peaks=known.text_at(raw, "peaks"),
        places=tuple(place for place in ("own-site", "customer-site", "enclave") if place in raw.get("places", ())),
        conditions=known.texts_at(raw, "conditions"),
        certificates=known.texts_at(raw, "certificates"),
        transport=known.text_at(raw, "transport"),
    )


def _client_references(raw: Raw, known: Known) -> tuple[ClientReference, ...]:
    """Newest first. The record of the permission stays in the file: it is not for publication."""
    references = (
        ClientReference(
            name=item["name"], year=item["year"], work=known.text_at(item, "work"), source=item.get("source")
        )
        for item in raw.get("client_references", ())
    )
    return tuple(sorted(references, key=lambda reference: (-reference.year, sort_key(reference.name))))


def _impact(raw: Raw, known: Known) -> ImpactFigure:
    return ImpactFigure(
        title=known.text(raw["title"]),
        value=raw["value"],
        unit=known.text(raw["unit"]),
        year=raw["year"],
        method=known.text_at(raw, "method"),
        source=raw.get("source"),
    )


def _video(raw: Raw, known: Known) -> Video:
    return Video(
        title=known.text(raw["title"]),
        url=raw["url"],
        year=raw.get("year"),
        captions=raw.get("captions", False),
        transcript=raw.get("transcript"),
    )


def _contact(raw: Raw, known: Known) -> Contact:
    """A name without recorded consent does not get past here, whatever the checks said."""
    return Contact(
        role=known.text(raw["role"]),
        email=raw.get("email"),
        phone=raw.get("phone"),
        name=raw.get("name") if "consent" in raw else None,
    )
