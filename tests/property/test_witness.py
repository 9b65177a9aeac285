"""What is taken from the last build is what a clean build would have made, whatever was changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cached_property
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from builder.catalogue.conversion import sort_key
from builder.catalogue.model import (
    Catalogue,
    ClientReference,
    Contact,
    Image,
    LabelHeld,
    Organisation,
    Source,
    Status,
    Text,
    VerificationState,
    Video,
)
from builder.catalogue.queries import Directory
from builder.catalogue.traits import traits_of
from builder.catalogue.watched import watched
from builder.catalogue.witness import ORGANISATIONS, Standing, question
from builder.exporting.listing import Pieces
from builder.exporting.publication import data_files
from builder.publishing.data_pages import pictures_beside, write_pages
from builder.publishing.frame import MAX_DEPTH, SLOTS, FrameSet
from builder.publishing.pieces import unchanged, unchanged_pieces
from builder.publishing.together import Together, write_together
from builder.publishing.tree import Tree
from builder.rendering.edition import Edition
from builder.rendering.ground import Ground
from builder.rendering.neighbourhood import Neighbourhood
from builder.rendering.pictures import Pictures, Rendition, Shown
from tests.bench.generator import Generator
from tests.rendering_samples import without_map

FRAME = "".join(f"@@{slot}@@\n" for slot in sorted(SLOTS))
FRAMES = FrameSet(
    {(language, depth): FRAME for language in ("nl", "fr") for depth in range(MAX_DEPTH + 1)},
    site_name="Proef",
    site_url="https://proef.example/",
)
WORDS = Text.of("Woorden")
RARE: Mapping[str, Any] = {  # what no real profile has yet
    "logo": Image(file="logo.png", alt=WORDS, rights="eigen"),
    "photos": (Image(file="foto.png", alt=WORDS, rights="eigen"),),
    "social": MappingProxyType({"linkedin": "https://example.org/"}),
    "languages": ("nl", "fr"),
    "client_references": (ClientReference(name="Klant", year=2025, work=WORDS, source=None),),
    "videos": (Video(title=WORDS, url="https://example.org/v", year=2025, captions=True, transcript=None),),
    "contacts": (Contact(role=WORDS, email="werk@example.org", phone=None, name=None),),
    "verification": VerificationState.CONFIRMED,
    "confirmed_on": "2026-11-01",
    "last_reviewed": "2026-11-21",
}
Files = dict[str, bytes]


class Publisher:
    """Builds the pages of one catalogue after another, each from what the one before left."""

    def __init__(self, folder: Path) -> None:
        self._folders = (folder / str(number) for number in count())
        self._last: tuple[Path, dict[str, str], dict[str, Any]] | None = None

    def publish(self, catalogue: Catalogue, pictures: Pictures = MappingProxyType({})) -> set[str]:
        """The pages that were made for it."""
        old, known, before = self._last or (None, {}, {})
        tree = Tree(next(self._folders), old, known)
        traits = traits_of(catalogue, pictures_beside(pictures))
        directory = Directory(watched(catalogue))
        written = write_pages(directory, FRAMES, tree, {}, pictures, traits, 1, before.get("pages"))
        data = Pieces(unchanged_pieces(tree, unchanged(traits, before), before))
        for path, made in data_files(directory, data):
            tree.put(path, made)
        self._last = tree.folder, tree.digests, {"pages": written.notes, "traits": traits, "pieces": data.places}
        return {
            path for path in written.paths
            if not (old and (old / path / "index.html").exists())
            or not (old / path / "index.html").samefile(tree.folder / path / "index.html")
        }  # fmt: skip

    @property
    def files(self) -> Files:
        assert self._last
        folder = self._last[0]
        return {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()
        }


@pytest.fixture(scope="module")
def start(catalogue: Catalogue) -> Catalogue:
    """Invented organisations in the real surroundings, but few regions and words, so that pages are few."""
    made = without_map(Generator(catalogue).catalogue(16))
    regions = {key: one for key, one in made.regions.items() if one.kind in ("province", "gewest")}
    coming = {
        key: replace(one, start="2900-01-01", end=None, regions=(), practices=())
        for key, one in list(made.events.items())[:1]
    }
    return replace(
        made,
        site=replace(made.site, languages=("nl", "fr")),
        regions=MappingProxyType(regions),
        practices=MappingProxyType({}),
        events=MappingProxyType(coming),
    )


def with_organisations(catalogue: Catalogue, organisations: Mapping[str, Organisation]) -> Catalogue:
    ordered = sorted(organisations.values(), key=lambda one: (sort_key(one.name), one.slug))
    return replace(catalogue, organisations=MappingProxyType({one.slug: one for one in ordered}))


def edited(catalogue: Catalogue, slug: str, **changes: Any) -> Catalogue:
    known = dict(catalogue.organisations)
    known[slug] = replace(known[slug], **changes)
    return with_organisations(catalogue, known)


def clean(catalogue: Catalogue, folder: Path, pictures: Pictures = MappingProxyType({})) -> Files:
    anew = Publisher(folder)
    anew.publish(catalogue, pictures)
    return anew.files


def test_every_field_of_a_profile_reaches_the_pages_that_show_it(
    catalogue: Catalogue, start: Catalogue, tmp_path: Path
) -> None:
    """Each field gets another value, that of a real organisation where one has it, some fields at a time."""
    publisher = Publisher(tmp_path / "steps")
    publisher.publish(start)
    now, slugs = start, list(start.organisations)
    label = next(iter(start.vocabulary.labels.values()))
    rare = {**RARE, "labels": (LabelHeld(label=label, number="1", valid_until=None, source=None),)}
    real = [one for one in catalogue.organisations.values() if start.regions.keys() >= set(one.work_area.regions)]
    for number, field in enumerate(fields(Organisation)):
        if field.name in ("slug", "former_slugs", "merged_into", "status"):
            continue
        one = now.organisations[slugs[number % len(slugs)]]
        values = (*(getattr(other, field.name) for other in real), rare.get(field.name))
        other = next(value for value in values if value and value != getattr(one, field.name))
        now = edited(now, one.slug, **{field.name: other})
        if number % 6 == 0:
            publisher.publish(now)
    publisher.publish(now)
    now = edited(now, slugs[0], phone="+32 9 111 11 11")
    assert publisher.publish(now) == {f"organisaties/{slugs[0]}/", f"fr/organisaties/{slugs[0]}/"}
    # What only cards and its own page show: no question is asked again but that for the day by which events are over.
    now = edited(now, slugs[1], summary=Text.of("Een nieuwe zin."))
    assert f"organisaties/{slugs[1]}/" in publisher.publish(now)
    now = edited(now, slugs[2], sources=(Source(url="https://bron.example/", title=None, read_on="2999-01-01"),))
    assert "agenda/" in publisher.publish(now)
    assert publisher.files == clean(now, tmp_path / "clean")


def test_organisations_come_go_move_and_get_other_names(start: Catalogue, tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "steps")
    known = dict(start.organisations)
    first, second, third, *_ = known.values()
    held_back = known.pop(third.slug)
    publisher.publish(with_organisations(start, known))
    known[third.slug] = held_back  # one comes
    publisher.publish(with_organisations(start, known))
    known[first.slug] = replace(first, locations=second.locations[:1], offers=second.offers)  # one moves
    publisher.publish(with_organisations(start, known))
    known[second.slug] = replace(second, status=Status.MERGED, merged_into=third.slug)  # one goes on in another
    publisher.publish(with_organisations(start, known))
    known["nieuwe-naam"] = replace(known.pop(third.slug), slug="nieuwe-naam", former_slugs=(third.slug,))
    known[second.slug] = replace(known[second.slug], merged_into="nieuwe-naam")
    now = with_organisations(start, known)
    publisher.publish(now)
    assert publisher.files == clean(now, tmp_path / "clean")
    assert f"organisaties/{third.slug}/index.html" in publisher.files  # where the profile was before


def test_a_picture_with_other_dots_is_another_picture(start: Catalogue, tmp_path: Path) -> None:
    slug = next(iter(start.organisations))
    now = edited(start, slug, logo=Image(file="logo.png", alt=Text.of("Logo"), rights="eigen"))
    publisher = Publisher(tmp_path / "steps")
    publisher.publish(now, shown("een"))
    assert publisher.publish(now, shown("een")) == set()
    assert f"organisaties/{slug}/" in publisher.publish(now, shown("twee"))
    assert publisher.files == clean(now, tmp_path / "clean", shown("twee"))


def shown(name: str) -> Pictures:
    made = Rendition(path=f"assets/pictures/{name}.webp", width=10, height=10)
    return {("logo", "logo.png"): Shown(small=made, large=made)}


def test_a_rule_that_asks_for_an_answer_that_cannot_be_compared_is_refused(start: Catalogue) -> None:
    standing = Standing(start.organisations, {}, {})
    with pytest.raises(TypeError, match="cannot be compared"):
        standing._told(object())


def test_nothing_that_looks_at_organisations_is_remembered_in_another_way() -> None:
    """What is kept by other means is noted for the first page that asks, and not for the next ones."""
    kept = [
        f"{kind.__name__}.{name}"
        for kind in (Catalogue, Directory, Ground, Edition, Neighbourhood)
        for name, value in vars(kind).items()
        if isinstance(value, cached_property)
    ]
    assert sorted(kept) == [
        "Directory._rank",  # says why
        "Directory.atlas",  # of places and regions
        "Edition.covers",  # of sectors and regions
        "Edition.wording",  # of the vocabulary
    ]


def everybody(catalogue: Catalogue) -> Together:
    return Together.of(Directory(watched(catalogue)), traits_of(catalogue, lambda one: None))


def together(catalogue: Catalogue, tree: Tree, before: Mapping[str, Any] | None, make: Any) -> dict[str, Any]:
    return write_together(everybody(catalogue), tree, before, make)


def test_what_is_made_of_everybody_stays_when_nothing_changed_that_went_into_it(
    start: Catalogue, tmp_path: Path
) -> None:
    def numbers(directory: Directory) -> Files:
        phones = (str(one.phone) for one in directory.catalogue.organisations.values())
        return {"numbers.txt": " ".join(phones).encode()}

    first = Tree(tmp_path / "first")
    notes = json.loads(json.dumps(together(start, first, None, numbers)))  # as it comes back from the disk
    slug = next(iter(start.organisations))
    mailed, called = edited(start, slug, email="a@example.org"), edited(start, slug, phone="+32 9 111 11 11")
    never = pytest.fail
    assert together(mailed, Tree(tmp_path / "same", first.folder, first.digests), notes, never) == notes
    assert (tmp_path / "same/numbers.txt").samefile(tmp_path / "first/numbers.txt")
    again = Tree(tmp_path / "again", first.folder, first.digests)
    assert together(called, again, notes, numbers) != notes
    assert b"+32 9 111 11 11" in (tmp_path / "again/numbers.txt").read_bytes()


def test_what_is_asked_while_something_is_made_is_answered_once(start: Catalogue, tmp_path: Path) -> None:
    answered = []

    @question
    def founded(directory: Directory) -> tuple[Organisation, ...]:
        answered.append(directory)
        return tuple(one for one in directory.catalogue.organisations.values() if one.founded)

    def years(directory: Directory) -> Files:
        return {"years.txt": " ".join(str(one.founded) for one in founded(directory)).encode()}

    asked, tree = everybody(start), Tree(tmp_path / "first")
    notes = [
        write_together(asked, tree, None, make)
        for make in (years, lambda directory: {"of": years(directory)["years.txt"]})
    ]
    assert all("Directory" in {at[0] for at, _ in each["looks"]} for each in notes)
    assert len(answered) == 1


def test_an_answer_that_stands_is_not_asked_again_for_what_is_to_be_remembered(start: Catalogue) -> None:
    asked = everybody(start)
    looks = [
        (("Directory", f"{Directory.__module__}.Directory.in_sector", sector), "as it was") for sector in ("", "x")
    ]
    before = [((ORGANISATIONS,), asked.standing.of((ORGANISATIONS,))), *looks]
    assert list(asked.standing.changed(before)) == []
    assert asked.standing.of(looks[0][0]) == "as it was"
    other = edited(start, next(iter(start.organisations)), name="Anders")
    elsewhere = everybody(other)
    assert list(elsewhere.standing.changed(before)) == [0, 1, 2]  # now somebody has another name
