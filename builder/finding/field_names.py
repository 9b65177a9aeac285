"""The fields of the question language: their names in Dutch, English and French, and the values that have names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldKind:
    """A field people may name: in which field of the index it looks, and of which concepts its values are."""

    name: str
    index: str
    kinds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


FIELDS = (
    FieldKind("sector", "sector", ("sector",), ("sectoren", "sectors", "secteur")),
    FieldKind("activiteit", "activity", ("activity",), ("activiteiten", "activity", "activities", "activité")),
    FieldKind("provincie", "region", ("region",), ("province",)),
    FieldKind("regio", "region", ("region",), ("region", "regions", "streek", "région")),
    FieldKind("gemeente", "municipality", ("municipality",), ("municipality", "stad", "plaats", "commune")),
    FieldKind("postcode", "postcode", (), ("postal_code", "postal-code", "code-postal")),
    FieldKind("werkgebied", "covers", ("municipality", "region"), ("work_area", "werkt-in", "works-in")),
    FieldKind("vorm", "form", ("form",), ("vormen", "form", "forms", "forme")),
    FieldKind("klant", "customer", ("customer",), ("klanten", "customer", "customers", "client")),
    FieldKind("type", "type", ("type",), ("types",)),
    FieldKind("label", "label", ("label",), ("labels",)),
    FieldKind("dienst", "service", ("service",), ("diensten", "service", "services")),
    FieldKind("functie", "purpose", ("purpose",), ("purpose", "purposes", "fonction")),
    FieldKind("federatie", "federation", ("federation",), ("federation", "federations", "fédération")),
    FieldKind("naam", "name", (), ("name", "nom")),
    FieldKind("tekst", "text", (), ("text", "texte")),
    FieldKind("profiel", "verification", (), ("verification", "profil")),
    FieldKind("status", "status", (), ("statut",)),
    FieldKind("soort", "kind", (), ("kind", "genre")),
    FieldKind("id", "id", (), ("slug",)),
    FieldKind("ondernemingsnummer", "enterprise", (), ("enterprise_number", "kbo", "bce")),
)  # fmt: skip
BY_NAME = {name: field for field in FIELDS for name in (field.name, *field.also)}
VALUES: Mapping[str, Mapping[str, str]] = {
    "verification": {"bevestigd": "confirmed", "onbevestigd": "unconfirmed"},
    "status": {"actief": "active", "gesloten": "closed", "gestopt": "closed", "gefuseerd": "merged"},
    "kind": {"organisatie": "organisation", "begrip": "glossary", "regio": "region", "pagina": "page",
             "federatie": "federation", "praktijk": "practice", "agenda": "event", "vraag": "request",
             "activiteit": "activity", "gemeente": "municipality"},
}  # fmt: skip
WIDE = ("kind", "id")  # fields that look beyond the active organisations
