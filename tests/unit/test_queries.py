"""Questions on a catalogue: who, where, how many, what else."""

from __future__ import annotations

import pytest

from builder.catalogue.queries import Directory
from builder.catalogue.related import Related
from builder.rendering.ground import Ground
from tests.catalogue_samples import SOURCES, catalogue, organisation
from tests.work import calls


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory(catalogue())


def slugs(organisations) -> list[str]:
    return [one.slug for one in organisations]


def test_by_what_they_do(directory):
    assert slugs(directory.in_sector("groen")) == ["acacia", "de-tuin", "eik"]
    assert slugs(directory.with_activity("groen/openbaar-groen")) == ["de-tuin", "eik"]
    assert slugs(directory.in_federation("koepel")) == ["de-tuin"]
    assert directory.in_sector("bestaat-niet") == ()


def test_a_type_with_an_end_is_history(directory):
    assert directory.of_type("sociale-werkplaats") == ()
    assert slugs(directory.of_type("maatwerkbedrijf")) == ["acacia", "de-tuin", "eik", "wiel"]


def test_by_where_they_are(directory):
    assert slugs(directory.in_municipality("10002")) == ["de-tuin"]
    assert slugs(directory.in_region("provincie-zuid")) == ["acacia", "eik"]
    assert slugs(directory.in_region("noorderstreek")) == ["de-tuin"]
    assert [place.name for place in directory.municipalities] == ["Aadorp", "Bedorp", "Dedorp", "Eedorp", "Stad"]


def test_regions_of_a_municipality_and_an_organisation_go_from_near_to_wide(directory):
    assert [region.id for region in directory.atlas.regions_with("10001")] == ["noorderstreek", "provincie-noord"]
    tuin = directory.catalogue.organisations["de-tuin"]
    assert [region.id for region in directory.regions_of(tuin)] == ["noorderstreek", "provincie-noord"]
    assert directory.atlas.regions_with("99999") == ()


def test_every_pair_of_sector_and_region(directory):
    pairs = [(pair.sector.id, pair.region.id, slugs(pair.organisations)) for pair in directory.sector_regions]
    assert pairs == [
        ("fiets", "brussel", ["wiel"]),
        ("fiets", "provincie-zuid", ["acacia"]),
        ("groen", "noorderstreek", ["de-tuin"]),
        ("groen", "provincie-noord", ["de-tuin"]),
        ("groen", "provincie-zuid", ["acacia", "eik"]),
    ]
    assert slugs(directory.in_sector_and_region("groen", "provincie-zuid")) == ["acacia", "eik"]


def test_work_areas_are_apart_from_locations(directory):
    # acacia: province Noord, 11 km around Dedorp (so Cedorp and Eedorp), and Stad; wiel: everywhere
    assert slugs(directory.works_in("10001")) == ["acacia", "wiel"]
    assert slugs(directory.works_in("10005")) == ["acacia", "wiel"]
    assert slugs(directory.works_in("20001")) == ["acacia", "wiel"]
    assert slugs(directory.covering_region("noorderstreek")) == ["acacia", "wiel"]
    assert slugs(directory.covering_region("provincie-zuid")) == ["wiel"]  # acacia has a location there
    assert slugs(directory.covering_region("brussel")) == ["acacia"]


def test_a_work_area_of_less_than_half_a_region_does_not_cover_it():
    one_of_three = organisation("Los", locations=[{"municipality": "Dedorp"}], work_area={"municipalities": ["10001"]})
    two_of_three = organisation(
        "Vast", locations=[{"municipality": "Dedorp"}], work_area={"municipalities": ["10001", "10002"]}
    )
    made = Directory(catalogue({("organisation", "los"): one_of_three, ("organisation", "vast"): two_of_three}))
    assert slugs(made.covering_region("provincie-noord")) == ["acacia", "vast", "wiel"]


def test_nearest_organisations_outside_a_region(directory):
    found = directory.nearest("groen", "noorderstreek", 5)
    assert [(one.organisation.slug, round(one.km)) for one in found] == [("acacia", 20), ("eik", 30)]
    assert slugs(one.organisation for one in directory.nearest("groen", "noorderstreek", 1)) == ["acacia"]
    assert directory.nearest("bestaat-niet", "noorderstreek", 3) == ()


def test_neighbour_regions_are_of_the_same_level(directory):
    found = directory.atlas.neighbours("provincie-zuid")
    assert [(one.region.id, round(one.km)) for one in found] == [("brussel", 15), ("provincie-noord", 25)]
    assert directory.atlas.neighbours("noorderstreek") == ()
    assert len(directory.atlas.neighbours("provincie-zuid", 1)) == 1


def test_similar_organisations_share_work_and_are_near(directory):
    # acacia shares tuinonderhoud with De Tuin (20 km) and only the sector with Eik (10 km) and Wiel (20 km)
    assert slugs(directory.similar("eik", 5)) == ["de-tuin", "acacia"]
    assert slugs(directory.similar("wiel", 5)) == ["acacia"]
    assert slugs(directory.similar("acacia", 1)) == ["de-tuin"]


def test_similar_to_an_organisation_without_a_location():
    made = Directory(
        catalogue(
            {("organisation", "los"): organisation("Los", sectors=[{"sector": "fiets", "activities": ["herstel"]}])}
        )
    )
    assert slugs(made.similar("los", 5)) == ["wiel", "acacia"]
    assert "los" not in slugs(made.similar("wiel", 5))


def test_counts_are_of_active_organisations(directory):
    counts = directory.counts
    assert (counts.organisations, counts.locations, counts.municipalities) == (4, 5, 5)
    assert counts.by_sector == {"fiets": 2, "groen": 3}
    assert counts.by_region["provincie-zuid"] == 2
    assert counts.confirmed == 0.25


def test_archive_and_moved_addresses(directory):
    assert slugs(directory.archived()) == ["voorbij"]
    assert directory.moved == {"oude-tuin": "de-tuin"}
    assert "voorbij" not in slugs(directory.in_sector("groen"))


def test_practices_events_and_requests_that_belong_together():
    def practice(**more):
        return {"title": "T", "summary": "S", "body": "B", "sources": SOURCES, **more}

    def event(**more):
        return {"title": "T", "kind": "matchdag", "summary": "S", "sources": SOURCES, **more}

    related = Related(
        Directory(
            catalogue(
                {
                    ("practice", "oud"): practice(date="2016", organisations=["eik"], sectors=["groen"]),
                    ("practice", "nieuw"): practice(date="2020-05", organisations=["eik"], regions=["brussel"]),
                    ("practice", "ooit"): practice(sectors=["groen"]),
                    ("event", "hier"): event(start="2026-01-01", organisers=["EIK"], municipality="Aadorp"),
                    ("event", "daar"): event(start="2026-02-01", regions=["noorderstreek"], sectors=["fiets"]),
                    ("request", "r"): {
                        "title": "T",
                        "asker": "A",
                        "customer": "bedrijf",
                        "tasks": ["x"],
                        "activities": ["groen/openbaar-groen"],
                        "municipality": "Dedorp",
                        "until": "2027-01-01",
                    },
                }
            )
        )
    )
    organisations = related.directory.catalogue.organisations
    ids = lambda found: [one.id for one in found]  # noqa: E731
    assert ids(related.practices) == ["nieuw", "oud", "ooit"]
    assert ids(related.practices_of(organisations["eik"])) == ["nieuw", "oud"]
    assert ids(related.practices_in_sector("groen")) == ["oud", "ooit"]
    assert ids(related.practices_in_region("brussel")) == ["nieuw"]
    assert ids(related.events_of(organisations["eik"])) == ["hier"]
    assert ids(related.events_in_region("noorderstreek")) == ["daar", "hier"]
    assert ids(related.events_in_sector("fiets")) == ["daar"]
    assert ids(related.requests_in_region("provincie-zuid")) == ["r"]
    assert ids(related.requests_in_sector("groen")) == ["r"]


def test_four_thousand_organisations_are_answered_in_linear_time():
    """Four times as many organisations may not cost nine times as much work, over the questions of every page."""

    def work(number: int) -> int:
        names = ("Aadorp", "Bedorp", "Cedorp", "Dedorp", "Eedorp", "Stad")
        made = catalogue(
            {
                ("organisation", f"o{n}"): organisation(
                    f"O{n}",
                    sectors=[{"sector": "groen", "activities": ["tuinonderhoud"]}],
                    locations=[{"municipality": names[n % 6]}],
                    work_area={"km": 10 + n % 30},
                )
                for n in range(number)
            }
        )
        return calls(lambda: ask_everything(Directory(made)))

    def ask_everything(directory: Directory) -> None:
        for pair in directory.sector_regions:
            directory.nearest(pair.sector.id, pair.region.id, 5)
            directory.covering_region(pair.region.id)
        for one in directory.catalogue.active[:200]:
            directory.similar(one.slug, 5)
        _ = directory.counts

    assert work(4000) < 9 * work(1000)


def test_of_the_figures_that_organisations_tell_the_newest_are_shown_where_there_are_more_than_fit():
    def telling(name: str, *years: int) -> dict[str, object]:
        return organisation(
            name, impact=[{"title": "Uren", "value": "1", "unit": "uur", "year": year} for year in years]
        )

    directory = Directory(
        catalogue(
            {("organisation", "acacia"): telling("Acacia", 2019, 2024), ("organisation", "eik"): telling("Eik", 2021)}
        )
    )
    shown = {most: Ground(directory).impact(most) for most in (3, 2)}
    assert [impact.told for impact in shown.values()] == [3, 3]
    years = [[(one.slug, figure.year) for one, figure in impact.shown] for impact in shown.values()]
    assert years == [[("acacia", 2019), ("acacia", 2024), ("eik", 2021)], [("acacia", 2024), ("eik", 2021)]]
