"""The region files that follow from who belongs where: the five provinces, Brussels and the fifteen referentieregio's.

Which municipality is in which referentieregio comes from the provinces' public list, municipalities as of 2025
(facts/referentieregios.csv). The files are a start: people add coordinators and history to them, so a file that is
there is never written again. Regions that people made themselves (streken) are written by hand altogether.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.catalogue.places import Municipality
from builder.editing.commented import modeline
from builder.editing.gazetteer.sources import FACTS
from builder.editing.gazetteer.towns import Towns

STATBEL = ("https://statbel.fgov.be/", "Statbel: gemeenten van 2025 (REFNIS-codes)")
PROVINCIES_IN_CIJFERS = ("https://provincies.incijfers.be/", "Provincies in cijfers: gemeenten per referentieregio")
DECISIONS = (
    ("2022-02-04", "De Vlaamse Regering legt vast welke vijftien referentieregio's er zijn."),
    ("2023-02-03", "Het Regiodecreet maakt de referentieregio's de vaste regio's voor samenwerking tussen gemeenten."),
)


@dataclass(frozen=True)
class RegionName:
    id: str
    kind: str
    names: tuple[str, str, str]  # Dutch, French, English
    subject: str  # how the Dutch summary starts
    verb: str
    towns: tuple[str, str, str]  # three members that readers know


def _province(id_: str, names: tuple[str, str, str], towns: tuple[str, str, str]) -> RegionName:
    subject = f"De {names[0][0].lower()}{names[0][1:]}"
    return RegionName(id_, "province", names, subject, "telt", towns)


def _reference(
    id_: str, names: tuple[str, str, str], subject: str, towns: tuple[str, str, str], verb: str = "telt"
) -> RegionName:
    return RegionName(id_, "referentieregio", names, subject, verb, towns)


REGIONS = (
    RegionName(
        "brussel",
        "gewest",
        ("Brussels Hoofdstedelijk Gewest", "Région de Bruxelles-Capitale", "Brussels-Capital Region"),
        "Het Brussels Hoofdstedelijk Gewest",
        "telt",
        ("Brussel", "Anderlecht", "Schaarbeek"),
    ),
    _province(
        "provincie-antwerpen",
        ("Provincie Antwerpen", "Province d'Anvers", "Province of Antwerp"),
        ("Antwerpen", "Mechelen", "Turnhout"),
    ),
    _province(
        "provincie-limburg",
        ("Provincie Limburg", "Province de Limbourg", "Province of Limburg"),
        ("Hasselt", "Genk", "Sint-Truiden"),
    ),
    _province(
        "provincie-oost-vlaanderen",
        ("Provincie Oost-Vlaanderen", "Province de Flandre orientale", "Province of East Flanders"),
        ("Gent", "Aalst", "Sint-Niklaas"),
    ),
    _province(
        "provincie-vlaams-brabant",
        ("Provincie Vlaams-Brabant", "Province du Brabant flamand", "Province of Flemish Brabant"),
        ("Leuven", "Halle", "Vilvoorde"),
    ),
    _province(
        "provincie-west-vlaanderen",
        ("Provincie West-Vlaanderen", "Province de Flandre occidentale", "Province of West Flanders"),
        ("Brugge", "Kortrijk", "Oostende"),
    ),
    _reference(
        "denderregio",
        ("Denderregio", "Région de la Dendre", "Dender region"),
        "De Denderregio",
        ("Aalst", "Dendermonde", "Ninove"),
    ),
    _reference(
        "halle-vilvoorde",
        ("Halle-Vilvoorde", "Hal-Vilvorde", "Halle-Vilvoorde"),
        "De regio Halle-Vilvoorde",
        ("Asse", "Halle", "Vilvoorde"),
    ),
    _reference("kempen", ("Kempen", "Campine", "Kempen"), "De Kempen", ("Geel", "Herentals", "Turnhout"), "tellen"),
    _reference(
        "limburg", ("Limburg", "Limbourg", "Limburg"), "De regio Limburg", ("Hasselt", "Genk", "Tongeren-Borgloon")
    ),
    _reference(
        "middenkust",
        ("Middenkust", "Côte centrale", "Central Coast"),
        "De Middenkust",
        ("Oostende", "Gistel", "Middelkerke"),
    ),
    _reference("midwest", ("Midwest", "Midwest", "Midwest"), "De regio Midwest", ("Roeselare", "Izegem", "Tielt")),
    _reference(
        "oost-brabant",
        ("Oost-Brabant", "Brabant oriental", "East Brabant"),
        "De regio Oost-Brabant",
        ("Leuven", "Diest", "Tienen"),
    ),
    _reference(
        "regio-antwerpen",
        ("Regio Antwerpen", "Région d'Anvers", "Antwerp region"),
        "De regio Antwerpen",
        ("Antwerpen", "Boom", "Kapellen"),
    ),
    _reference(
        "regio-brugge",
        ("Regio Brugge", "Région de Bruges", "Bruges region"),
        "De regio Brugge",
        ("Brugge", "Knokke-Heist", "Torhout"),
    ),
    _reference(
        "regio-gent", ("Regio Gent", "Région de Gand", "Ghent region"), "De regio Gent", ("Gent", "Deinze", "Eeklo")
    ),
    _reference(
        "rivierenland",
        ("Rivierenland", "Rivierenland", "Rivierenland"),
        "Rivierenland",
        ("Mechelen", "Lier", "Willebroek"),
    ),
    _reference(
        "vlaamse-ardennen",
        ("Vlaamse Ardennen", "Ardennes flamandes", "Flemish Ardennes"),
        "De Vlaamse Ardennen",
        ("Oudenaarde", "Ronse", "Zottegem"),
        "tellen",
    ),
    _reference(
        "waasland",
        ("Waasland", "Pays de Waes", "Waasland"),
        "Het Waasland",
        ("Sint-Niklaas", "Lokeren", "Temse"),
    ),
    _reference("westhoek", ("Westhoek", "Westhoek", "Westhoek"), "De Westhoek", ("Ieper", "Diksmuide", "Veurne")),
    _reference(
        "zuid-west-vlaanderen",
        ("Zuid-West-Vlaanderen", "Flandre-Occidentale du Sud", "South-West Flanders"),
        "Zuid-West-Vlaanderen",
        ("Kortrijk", "Waregem", "Menen"),
    ),
)


def region_files(towns: Towns) -> Mapping[str, str]:
    """YAML text by path below content/. Raises LookupError when a region has no members or not the towns it names."""
    members: dict[str, list[Municipality]] = {}
    referentieregios = _referentieregios()
    for town in towns.municipalities:
        for region in {town.province, referentieregios.get(town.nis)} - {None}:
            members.setdefault(str(region), []).append(town)
    return {f"regions/{region.id}.yml": _yaml(region, members.get(region.id, [])) for region in REGIONS}


def _referentieregios() -> Mapping[str, str]:
    with (FACTS / "referentieregios.csv").open(encoding="utf-8", newline="") as file:
        return {row["nis"]: row["region"] for row in csv.DictReader(file)}


def _yaml(region: RegionName, members: Sequence[Municipality]) -> str:
    missing = set(region.towns) - {member.name for member in members}
    if missing:
        raise LookupError(f"{region.id} does not have {', '.join(sorted(missing))}")
    first, second, third = region.towns
    lines = [modeline("region"), "name:"]
    lines += [f"  {language}: {name}" for language, name in zip(("nl", "fr", "en"), region.names, strict=True)]
    lines += [
        f"kind: {region.kind}",
        f"summary: {region.subject} {region.verb} {len(members)} gemeenten, zoals {first}, {second} en {third}.",
        "municipalities:",
        *(f'  - "{member.nis}"  # {member.name}' for member in members),
    ]
    sources = [STATBEL]
    if region.kind == "referentieregio":
        lines += ["history:", *_pairs(("date", "text"), ((f'"{date}"', text) for date, text in DECISIONS))]
        sources = [PROVINCIES_IN_CIJFERS, STATBEL]
    lines += ["sources:", *_pairs(("url", "title"), ((url, f'"{title}"') for url, title in sources))]
    return "\n".join(lines) + "\n"


def _pairs(keys: tuple[str, str], values: Iterable[tuple[str, str]]) -> list[str]:
    return [line for one, two in values for line in (f"  - {keys[0]}: {one}", f"    {keys[1]}: {two}")]
