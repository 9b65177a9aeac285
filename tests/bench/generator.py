"""Invented organisations in any number, for measuring: the same number and seed always give the same ones.

Each is first the value of a profile's file, so that one generator serves two ends: a Catalogue made directly, and a
folder of YAML files for whole builds. Places, sectors, activities and all other ids are those of the real content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

import yaml

from builder.catalogue.conversion import Known
from builder.catalogue.model import Activity, Catalogue, Sector
from builder.catalogue.places import Municipality
from builder.catalogue.profiles import organisation_of
from tests.bench.words import CLOSINGS, CONDITIONS, FIRST, MIDDLES, NOTES, NOUNS, OPENINGS, STREETS

SEED = 20_261_122
LOCATIONS = (30, 22, 16, 12, 8, 6, 4, 2)  # how many of a hundred organisations have 1, 2, … 8 locations
SECTORS = (45, 30, 15, 10)
ACTIVITIES = (20, 30, 25, 15, 10)  # 0, 1, … 4 of a sector
AREA_CODES = ("11", "14", "16", "50", "51", "53", "56", "57", "58", "59")
HOURS = ("Mo-Fr 08:30-16:30; PH off", "Tu-Sa 10:00-17:30; PH off", "Mo-Th 08:00-16:00; Fr 08:00-12:00; PH off")
SOURCE = "https://bron.example/"


@dataclass(frozen=True)
class Generator:
    """`base` is the real catalogue: its organisations are left out, all the rest stays."""

    base: Catalogue
    seed: int = SEED

    def catalogue(self, size: int) -> Catalogue:
        language = self.base.site.languages[0]
        known = Known(language=language, places=self.base.places, vocabulary=self.base.vocabulary)
        organisations = [organisation_of(slug, value, known) for slug, value in self.profiles(size)]
        organisations.sort(key=lambda one: (one.name.casefold(), one.slug))
        by_slug = MappingProxyType({one.slug: one for one in organisations})
        practices = {key: replace(one, organisations=()) for key, one in self.base.practices.items()}
        return replace(self.base, organisations=by_slug, practices=MappingProxyType(practices))

    def write(self, folder: Path, size: int) -> None:
        """`size` files in `folder`, which should be content/organisations of a copy of the content."""
        for slug, value in self.profiles(size):
            text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
            (folder / f"{slug}.yml").write_text(text, encoding="utf-8")

    def profiles(self, size: int) -> Iterator[tuple[str, dict[str, Any]]]:
        """(slug, value of the file). The first hundred of a thousand are the hundred of a hundred."""
        random = Random(self.seed)
        used: set[str] = set()
        for number in range(size):
            town = random.choices(self._towns, cum_weights=self._weights)[0]
            called = f"{random.choice(FIRST)} {random.choice(NOUNS)}"
            name, slug = f"{called} {town.name}", f"{called.lower().replace(' ', '-')}-{town.slug}"
            if slug in used or len(slug) > 64:
                name, slug = f"{name} {number}", f"{slug[:50].rstrip('-')}-{number}"
            used.add(slug)
            yield slug, _Profile(self, random, name, slug, town, number).value()

    @cached_property
    def _towns(self) -> tuple[Municipality, ...]:
        places = self.base.places
        wanted = (town for nis, town in sorted(places.municipalities.items()) if town.gewest != "wallonie")
        return tuple(town for town in wanted if places.codes_of.get(town.nis))

    @cached_property
    def _weights(self) -> tuple[int, ...]:
        """Running total: towns with more postal codes are larger."""
        return tuple(accumulate(1 + 2 * len(self.base.places.codes_of[town.nis]) for town in self._towns))

    @cached_property
    def sectors(self) -> tuple[Sector, ...]:
        return tuple(sector for sector in self.base.vocabulary.sectors.values() if sector.activities)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Municipality, ...]]:
        """Of each town itself and its nine nearest ones, where its organisations have their other locations."""
        return {
            town.nis: tuple(
                sorted(
                    self._towns,
                    key=lambda other: (
                        (other.latitude - town.latitude) ** 2 + (0.63 * (other.longitude - town.longitude)) ** 2
                    ),
                )[:10]
            )
            for town in self._towns
        }


@dataclass(frozen=True)
class _Profile:
    generator: Generator
    random: Random
    name: str
    slug: str
    town: Municipality
    number: int

    def value(self) -> dict[str, Any]:
        random, vocabulary = self.random, self.generator.base.vocabulary
        offers = self._offers()
        locations = list(islice(self._locations(), _count(random, LOCATIONS, 1)))
        site = f"https://{self.slug[:50].rstrip('-')}.example/"
        founded = random.randint(1960, 2022)
        confirmed = random.random() < 0.4
        return {
            "name": self.name,
            **({"former_names": [{"name": f"{random.choice(NOUNS)}werk"}]} if random.random() < 0.15 else {}),
            "legal_form": random.choice(sorted(vocabulary.legal_forms)),
            "enterprise_number": _enterprise_number(9_000_000 + self.number),  # no real one begins so
            "founded": str(founded),
            "types": [{"type": kind} for kind in self._some(sorted(vocabulary.types), 1, 2)],
            "summary": self._summary(offers),
            "description": self._description(offers, founded),
            "website": site,
            "email": f"info@{site[8:-1]}",
            "phone": self._phone(),
            "social": {"facebook": f"https://www.facebook.com/{self.slug}"} if random.random() < 0.5 else {},
            "languages": ["nl", *self._some(["fr", "en", "ar"], 0, 2)],
            "sectors": [
                {
                    "sector": sector.id,
                    "activities": [activity.id for activity in activities],
                    **({"note": random.choice(NOTES)} if random.random() < 0.3 else {}),
                }
                for sector, activities in offers
            ],
            "customers": self._some(sorted(vocabulary.customers), 1, 4),
            "forms": self._some(sorted(vocabulary.forms), 1, 5),
            "labels": [{"label": label} for label in self._some(sorted(vocabulary.labels), 0, 2)],
            "services": self._some(sorted(vocabulary.services), 0, 1),
            "locations": locations,
            "work_area": self._work_area(),
            "way_of_working": {
                "series": "Kleine en grote reeksen.",
                "places": self._some(["customer-site", "enclave", "own-site"], 1, 2),
                "conditions": self._some(CONDITIONS, 0, 2),
            },
            "impact": [{"title": "Mensen op maat", "value": str(random.randint(5, 400)), "unit": "jobs", "year": 2025}],
            "federations": self._some(sorted(self.generator.base.federations), 0, 2),
            "verification": {"state": "confirmed", "on": "2026-10-01", "by": "coördinator"}
            if confirmed
            else {"state": "unconfirmed"},
            "last_reviewed": f"2026-{random.randint(1, 10):02}-{random.randint(1, 28):02}",
            "sources": [{"url": SOURCE, "title": "Verzonnen voor een meting", "read": "2026-11-01"}],
        }

    def _offers(self) -> list[tuple[Sector, list[Activity]]]:
        sectors = self.random.sample(self.generator.sectors, _count(self.random, SECTORS, 1))
        return [
            (sector, self.random.sample(sector.activities, min(len(sector.activities), wanted)))
            for sector in sectors
            for wanted in [_count(self.random, ACTIVITIES, 0)]
        ]

    def _locations(self) -> Iterator[dict[str, Any]]:
        random, places = self.random, self.generator.base.places
        for order in range(len(LOCATIONS)):
            town = self.town if order == 0 else random.choice(self.generator.neighbours[self.town.nis])
            code = random.choice(places.codes_of[town.nis])
            yield {
                **({} if order == 0 else {"name": f"{random.choice(NOUNS)} {order}"}),
                "purposes": ["zetel", "atelier"] if order == 0 else self._some(["atelier", "magazijn", "winkel"], 1, 2),
                "street": random.choice(STREETS),
                "number": str(random.randint(1, 300)),
                "postal_code": code.code,
                **({"section": random.choice(code.names)} if code.names and random.random() < 0.6 else {}),
                "municipality": town.name,
                "coordinates": {
                    "lat": round(code.latitude + random.uniform(-0.015, 0.015), 5),
                    "lon": round(code.longitude + random.uniform(-0.02, 0.02), 5),
                },
                **({"hours": {"atelier": random.choice(HOURS)}} if random.random() < 0.5 else {}),
                **({"phone": self._phone()} if random.random() < 0.3 else {}),
            }

    def _summary(self, offers: list[tuple[Sector, list[Activity]]]) -> str:
        done = [activity.label for _, activities in offers for activity in activities] or [offers[0][0].label]
        words = " en ".join(label.in_("nl").lower() for label in done[:2])
        return f"Doet {words} in {self.town.name} en omgeving."[:160]

    def _description(self, offers: list[tuple[Sector, list[Activity]]], founded: int) -> str:
        random = self.random
        sentences = [random.choice(OPENINGS)]
        sentences += [random.choice(MIDDLES) for _ in range(random.randint(3, 7))]
        sentences.append(random.choice(CLOSINGS))
        customers = random.choice(("bedrijven", "gemeenten", "gezinnen", "scholen", "verenigingen"))
        filled = []
        for sentence in sentences:
            sector, activities = random.choice(offers)
            activity = random.choice(activities) if activities else None
            listed = (activity or sector).synonyms.get("nl", ()) or (sector.label.in_("nl"),)
            filled.append(
                sentence.format(
                    name=self.name,
                    town=self.town.name,
                    year=founded,
                    staff=random.randint(8, 300),
                    activity=(activity or sector).label.in_("nl").lower(),
                    customers=customers,
                    word=random.choice(listed),
                    other=random.choice(listed),
                )
            )
        half = len(filled) // 2
        return f"{' '.join(filled[:half])}\n\n{' '.join(filled[half:]).strip()}"

    def _work_area(self) -> dict[str, Any]:
        drawn = self.random.random()
        if drawn < 0.4:
            return {}
        if drawn < 0.7:
            return {"km": self.random.choice((10, 15, 25, 40))}
        if drawn < 0.9:
            return {"municipalities": [town.nis for town in self.generator.neighbours[self.town.nis][:6]]}
        if drawn < 0.97:
            return {"regions": [self.town.province]}
        return {"everywhere": ["vlaanderen"]}

    def _phone(self) -> str:
        digits = f"{self.random.randint(200_000, 899_999)}"
        return f"+32 {self.random.choice(AREA_CODES)} {digits[:2]} {digits[2:4]} {digits[4:]}"

    def _some(self, choices: list[str] | tuple[str, ...], least: int, most: int) -> list[str]:
        return sorted(self.random.sample(choices, self.random.randint(least, most)))


def _count(random: Random, weights: tuple[int, ...], first: int) -> int:
    return random.choices(range(first, first + len(weights)), weights)[0]


def _enterprise_number(number: int) -> str:
    """KBO number whose first eight digits are `number`, with its check digits: 0407.229.358."""
    digits = f"{number:08}{97 - number % 97:02}"
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
