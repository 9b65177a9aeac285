"""Files of every kind but organisations and vocabularies become values of the catalogue."""

from __future__ import annotations

from builder.catalogue.conversion import (
    Known,
    Raw,
    former_names_of,
    sort_key,
    source_of,
    sources_of,
    terms_of,
    words_by_language,
)
from builder.catalogue.model import (
    Activity,
    ConversationCard,
    Coordinator,
    Event,
    Federation,
    Figure,
    GlossaryEntry,
    Licence,
    MemberCount,
    Only,
    Practice,
    Region,
    Request,
    Site,
    Tiles,
)

DEFAULT_BRANCH = "main"
DEFAULT_ACCENT = "#0b5e55"
DEFAULT_LICENCE = Licence(
    id="CC-BY-4.0",
    title="Creative Commons Attribution 4.0",
    url="https://creativecommons.org/licenses/by/4.0/",
)
DEFAULT_FACETS = ("sectors", "regions", "customers", "forms", "types")


def federation_of(federation_id: str, raw: Raw, known: Known) -> Federation:
    return Federation(
        id=federation_id,
        name=raw["name"],
        full_name=raw.get("full_name"),
        former_names=former_names_of(raw),
        summary=known.text(raw["summary"]),
        description=known.text_at(raw, "description"),
        founded=raw.get("founded"),
        ended=raw.get("ended"),
        predecessors=tuple(sorted(raw.get("predecessors", ()))),
        successors=tuple(sorted(raw.get("successors", ()))),
        history=known.history_at(raw),
        members=tuple(
            MemberCount(
                value=item["value"], year=item["year"], note=known.text_at(item, "note"), source=item.get("source")
            )
            for item in raw.get("members", ())
        ),
        services=terms_of(raw.get("services", ()), known.vocabulary.services),
        website=raw.get("website"),
        email=raw.get("email"),
        phone=raw.get("phone"),
        sources=sources_of(raw),
    )


def region_of(region_id: str, raw: Raw, known: Known) -> Region:
    municipalities = (known.places.municipalities[nis] for nis in raw["municipalities"])
    coordinator = raw.get("coordinator")
    return Region(
        id=region_id,
        name=known.text(raw["name"]),
        kind=raw["kind"],
        summary=known.text_at(raw, "summary"),
        municipalities=tuple(sorted(municipalities, key=lambda place: (sort_key(place.name), place.nis))),
        coordinator=_coordinator(coordinator, known) if coordinator else None,
        history=known.history_at(raw),
        website=raw.get("website"),
        sources=sources_of(raw),
    )


def _coordinator(raw: Raw, known: Known) -> Coordinator:
    return Coordinator(
        role=known.text(raw["role"]),
        organisation=raw.get("organisation"),
        website=raw.get("website"),
        email=raw.get("email"),
        phone=raw.get("phone"),
        source=raw.get("source"),
    )


def practice_of(practice_id: str, raw: Raw, known: Known) -> Practice:
    return Practice(
        id=practice_id,
        title=known.text(raw["title"]),
        summary=known.text(raw["summary"]),
        body=known.text(raw["body"]),
        date=raw.get("date"),
        organisations=tuple(sorted(raw.get("organisations", ()))),
        companies=tuple(raw.get("companies", ())),
        sectors=known.sectors_at(raw),
        forms=terms_of(raw.get("forms", ()), known.vocabulary.forms),
        regions=tuple(sorted(raw.get("regions", ()))),
        lessons=known.texts_at(raw, "lessons"),
        sources=sources_of(raw),
    )


def event_of(event_id: str, raw: Raw, known: Known) -> Event:
    return Event(
        id=event_id,
        title=known.text(raw["title"]),
        kind=raw["kind"],
        summary=known.text(raw["summary"]),
        body=known.text_at(raw, "body"),
        start=raw["start"],
        end=raw.get("end"),
        venue=raw.get("venue"),
        municipality=known.municipality(raw["municipality"]) if "municipality" in raw else None,
        organisers=tuple(raw.get("organisers", ())),
        regions=tuple(sorted(raw.get("regions", ()))),
        sectors=known.sectors_at(raw),
        website=raw.get("website"),
        practices=tuple(sorted(raw.get("practices", ()))),
        sources=sources_of(raw),
    )


def request_of(request_id: str, raw: Raw, known: Known) -> Request:
    return Request(
        id=request_id,
        title=known.text(raw["title"]),
        asker=raw["asker"],
        customer=known.vocabulary.customers[raw["customer"]],
        tasks=known.texts_at(raw, "tasks"),
        activities=tuple(_activity(key, known) for key in raw.get("activities", ())),
        place=known.municipality(raw["municipality"]) if "municipality" in raw else None,
        floor=raw.get("floor"),
        volume=known.text_at(raw, "volume"),
        start=raw.get("start"),
        until=raw["until"],
        forms=terms_of(raw.get("forms", ()), known.vocabulary.forms),
        conditions=known.texts_at(raw, "conditions"),
        email=raw.get("email"),
        website=raw.get("website"),
        sources=sources_of(raw),
    )


def _activity(key: str, known: Known) -> Activity:
    sector, activity = key.split("/")
    return known.vocabulary.sectors[sector].activity[activity]


def glossary_entry_of(entry_id: str, raw: Raw, known: Known) -> GlossaryEntry:
    return GlossaryEntry(
        id=entry_id,
        kind=raw["kind"],
        term=known.text(raw["term"]),
        everyday=known.text_at(raw, "everyday"),
        definition=known.text(raw["definition"]),
        explanation=known.text_at(raw, "explanation"),
        standing=raw["standing"],
        since=raw.get("since"),
        until=raw.get("until"),
        replaced_by=raw.get("replaced_by"),
        synonyms=words_by_language(raw.get("synonyms")),
        legal_basis=tuple(raw.get("legal_basis", ())),
        see=tuple(raw.get("see", ())),
        sources=sources_of(raw),
    )


def figures_of(raw: Raw, known: Known) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            id=item["id"],
            title=known.text(item["title"]),
            value=item["value"],
            unit=known.text(item["unit"]),
            year=item["year"],
            maker=known.text(item["maker"]),
            note=known.text_at(item, "note"),
            archive=item.get("archive", False),
            source=source_of(item["source"]),
        )
        for item in raw.get("figures", ())
    )


def cards_of(raw: Raw, known: Known) -> tuple[ConversationCard, ...]:
    return tuple(
        ConversationCard(
            id=item["id"],
            audience=item["audience"],
            question=known.text(item["question"]),
            suggestion=known.text_at(item, "suggestion"),
            forms=terms_of(item.get("forms", ()), known.vocabulary.forms),
            sectors=known.sectors_at(item),
        )
        for item in raw.get("cards", ())
    )


def site_of(raw: Raw, known: Known) -> Site:
    return Site(
        name=raw["name"],
        tagline=known.text(raw["tagline"]),
        description=known.text(raw["description"]),
        url=raw["url"].rstrip("/") + "/",
        languages=tuple(raw["languages"]),
        publisher=raw["publisher"],
        email=raw.get("email"),
        repository=raw["repository"].rstrip("/") if "repository" in raw else None,
        branch=raw.get("branch", DEFAULT_BRANCH),
        accent=raw.get("accent", DEFAULT_ACCENT),
        logo=known.image(raw["logo"]) if "logo" in raw else None,
        facets=tuple(raw.get("facets", DEFAULT_FACETS)),
        required=tuple(raw.get("required", ())),
        only=Only(**{name: tuple(sorted(those)) for name, those in raw.get("only", {}).items()}),
        licence=Licence(**raw["licence"]) if "licence" in raw else DEFAULT_LICENCE,
        archive_after=raw.get("archive_after"),
        tiles=_tiles(raw["tiles"], known) if "tiles" in raw else None,
    )


def _tiles(raw: Raw, known: Known) -> Tiles:
    return Tiles(url=raw["url"], attribution=known.text(raw["attribution"]), attribution_url=raw.get("attribution_url"))
