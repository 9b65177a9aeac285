"""Which field a column of a spreadsheet is, by its heading in Dutch, French or English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.checking.suggestions import plain
from builder.editing.sheets.reading import Line, SheetError
from builder.exporting.columns import READ_ONLY

HEAD_ROWS = 15  # how deep below titles and logos a heading may be
# What people write above a column, beside the name of the field and its title in the schema. `work` is what an
# organisation does in words; `address` is a whole address in one cell.
_WORDS: Mapping[str, str] = {
    "id": "id, slug, webnaam, bestandsnaam, nom web, web name",
    "name": "naam, naam organisatie, organisatie, naam van de organisatie, lid, naam lid, onderneming, bedrijf, firma, "
    "benaming, nom, organisation, nom de l'organisation, raison sociale, membre, dénomination, entreprise, name, "
    "organisation name, organization, member, company",
    "short_name": "afkorting, roepnaam, sigle, abréviation, acronym, abbreviation",
    "summary": "omschrijving, korte omschrijving, korte beschrijving, samenvatting, wat doen ze, slogan, résumé, "
    "description courte, summary, short description",
    "types": "type, soort, erkenning, erkenningen, statuut, type organisatie, reconnaissance, agrément, statut, kind, "
    "recognition, types",
    "legal_form": "juridische vorm, vorm, statut juridique, forme juridique, legal form",
    "enterprise_number": "kbo, kbo nummer, kbo-nr, ondernemingsnr, ondernemingsnummer, btw, btw nummer, btw-nr, bce, "
    "numéro bce, tva, numéro tva, n° tva, numéro d'entreprise, vat, vat number, company number, enterprise number",
    "founded": "opgericht, oprichting, oprichtingsjaar, oprichtingsdatum, startjaar, fondée, date de création, "
    "année de création, founded, year founded",
    "website": "site, web, webadres, website url, url website, www, internet, site web, site internet, homepage",
    "email": "mail, e-mail, email, mailadres, e-mailadres, emailadres, courriel, adresse e-mail, adresse mail, "
    "e-mail address",
    "phone": "tel, tel., telefoon, telefoonnummer, telefoonnr, tel nr, gsm, gsm nummer, algemeen telefoonnummer, "
    "téléphone, tél, numéro de téléphone, mobile, phone, phone number, telephone",
    "street": "straat, straat en nummer, straat + nr, straat nr, adresregel, rue, rue et numéro, street",
    "number": "nr, nr., nummer, huisnummer, huisnr, n°, numéro, house number, number",
    "box": "bus, busnummer, boîte, bte, box",
    "postal_code": "postcode, post code, pc, postnr, postnummer, code postal, cp, zip, zip code, postal code",
    "municipality": "gemeente, plaats, stad, woonplaats, vestigingsplaats, locatie, commune, ville, localité, town, "
    "city, municipality, place",
    "address": "adres, volledig adres, maatschappelijke zetel, zetel, adresse, adresse complète, siège, address, "
    "full address",
    "sectors": "sector, sectoren, secteur, secteurs, sectors",
    "activities": "activiteit, activiteiten, activité, activités, activity",
    "work": "werk in woorden, travail en mots, work in words, werk, taken, aanbod, diensten, "
    "kernactiviteiten, wat, producten en diensten, "
    "travail, tâches, offre, work, tasks, services offered, what they do",
    "customers": "klanten, doelgroep klanten, voor wie, clients, pour qui, customers, for whom",
    "forms": "vormen, vormen van samenwerking, samenwerkingsvormen, hoe, formes de collaboration, forms",
    "labels": "keurmerken, certificaten, label, certificats, labels, certificates",
    "services": "ondersteuning, begeleiding, soutien, support services",
    "federations": "federatie, federaties, koepel, lid van, fédération, fédérations, membre de, federation, member of",
    "languages": "taal, talen, langue, langues, language",
    "work_area": "werkgebied, werkregio, actieradius, zone d'intervention, rayon d'action, work area, service area",
}
FIELDS = frozenset(_WORDS)
# Above columns of our own workbook that are only to read and no field of a profile.
_SHOWN: Mapping[str, str] = {
    "nis": "nis-code, code ins, nis code",
    "regions": "regio’s, régions, regions",
    "url": "pagina, page",
}


@dataclass(frozen=True)
class Columns:
    """Which column each field is in, counted from 0; `unknown` are headings that are no field, by column."""

    line: int  # the number of the row with the headings
    of: Mapping[str, int]
    headings: Mapping[int, str]
    unknown: tuple[int, ...]


def known_headings(schema: Mapping[str, Any]) -> Mapping[str, str]:
    """Headings without capitals and signs, with the field each is: names, titles of the schema, and everyday words."""
    found = {plain(name): name for name in READ_ONLY}
    found |= {plain(word): field for field, words in _SHOWN.items() for word in words.split(",")}
    for field, words in _WORDS.items():
        for word in words.split(","):
            found.setdefault(plain(word), field)
    found |= {plain(field): field for field in FIELDS}
    location = schema["properties"]["locations"]["items"]["properties"]
    for field in (*FIELDS, *READ_ONLY):
        about = schema["properties"].get(field) or location.get(field, {})
        titles = [about.get("title", ""), *(words.get("title", "") for words in about.get("x-i18n", {}).values())]
        found |= {plain(title): field for title in titles if title}
    return found


def columns_of(lines: Sequence[Line], known: Mapping[str, str], given: Mapping[str, str]) -> Columns:
    """The row of headings, and what its columns are; `given` says it of some: field to heading.

    Raises SheetError when no row of headings is found, or when a heading that is given is not there.
    """
    wanted = {plain(heading): field for field, heading in given.items()}
    candidates = [_columns(line, known, wanted) for line in lines[:HEAD_ROWS]]
    best = max(candidates, key=lambda one: len(one.of), default=None)
    if best is None or not ({"id", "name"} & best.of.keys()):
        raise SheetError("No column with names was found. Say which it is: --columns name=HEADING.")
    if missing := sorted(given[field] for field in given.keys() - best.of.keys()):
        columns = ", ".join(best.headings.values())
        raise SheetError("There is no column {heading}. The columns are: {all}.", heading=missing[0], all=columns)
    return best


def _columns(line: Line, known: Mapping[str, str], wanted: Mapping[str, str]) -> Columns:
    headings = {at: " ".join(cell.split()) for at, cell in enumerate(line.cells) if isinstance(cell, str)}
    of: dict[str, int] = {}
    for at, heading in headings.items():
        if field := wanted.get(plain(heading)):
            of[field] = at
    for at, heading in headings.items():
        field = known.get(plain(heading), "")
        if field and field not in of and at not in of.values() and field not in wanted.values():
            of[field] = at
    taken = set(of.values())
    unknown = tuple(at for at, heading in headings.items() if at not in taken and heading)
    return Columns(line.number, of, headings, unknown)


def mapping_of(texts: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """`name=Naam,phone=Tel.` as field to heading. Raises SheetError for a field that is not known."""
    fields = frozenset(known)
    found: dict[str, str] = {}
    for text in texts:
        for pair in text.split(","):
            field, equals, heading = pair.partition("=")
            if not equals or field.strip() not in fields or not heading.strip():
                raise SheetError(
                    "“{found}” is not FIELD=HEADING. The fields are: {all}.", found=pair, all=", ".join(sorted(fields))
                )
            found[field.strip()] = heading.strip()
    return found
