"""The pages that are made of data: what would be the same as in the last build is taken from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from builder.catalogue.model import Catalogue, Organisation
from builder.catalogue.queries import Directory
from builder.catalogue.witness import EVERYBODY, Look, Noted, Standing, Traits, by_page, known_as
from builder.fingerprints import digest_of
from builder.memory import uncollected
from builder.processes import divided
from builder.publishing.frame import FrameSet
from builder.publishing.tree import Tree
from builder.rendering.edition import Edition
from builder.rendering.ground import Ground
from builder.rendering.page import Planned
from builder.rendering.pages import pages
from builder.rendering.pictures import Pictures, Shown, Use

BLOCK = 32  # pages that are made one after the other: neighbours show much that is the same
MANY = 64  # pages, from which starting processes for them takes less time than it gives


class Written(NamedTuple):
    """The paths of the pages that stand for no other page, sorted, and what is to be remembered of all."""

    paths: list[str]
    notes: dict[str, Any]


def write_pages(
    directory: Directory,
    frames: FrameSet,
    tree: Tree,
    brochures: Mapping[str, int],
    pictures: Pictures,
    traits: Mapping[str, Traits],
    jobs: int = 1,
    before: Mapping[str, Any] | None = None,
) -> Written:
    """Write every data page, with the `brochures` and `pictures` that the site has. The catalogue of the `directory` is
    a watched one.

    `traits` are those of the organisations, with their pictures.
    `before` are the notes of the last build, if all that pages show beside organisations is as it was then.
    """
    catalogue, ground = directory.catalogue, Ground(directory)
    editions = [Edition(catalogue, language, brochures, pictures, ground) for language in catalogue.site.languages]
    asked = (catalogue, ground, directory, *editions)
    standing = Standing(catalogue.organisations, traits, {known_as(one): one for one in asked})
    # A page in every language, then the next: what they share is worked out once in the process that makes them.
    planned = [each for same in zip(*map(_planned, editions), strict=True) for each in same]
    beside = _beside(catalogue, brochures, pictures)
    looks = dict(_same(before, planned, standing, tree) if before and before["beside"] == beside else ())
    rest = [each for each in planned if each[1].path not in looks]

    def write(share: int, of: int) -> tuple[dict[str, list[tuple[Look, str]]], Mapping[str, str]]:
        found = {}
        with uncollected():  # a page leaves nothing behind that goes round in circles
            for edition, page in _share(rest, share, of):
                with Noted() as those:
                    made = page.make(edition, *page.about)
                if made.path != page.path:
                    raise ValueError(f"{page.path} was planned, {made.path} was made")
                tree.put(_file(page), frames.page_html(made).encode())
                found[page.path] = [(at, standing.of(at)) for at in by_page(those)]
        return found, tree.digests

    if len(rest) < MANY:
        jobs = 1
    else:
        for edition in editions:
            edition.prepare()
    for found, digests in divided(write, jobs):
        looks |= found
        tree.digests |= digests
    looks[""] = [(EVERYBODY, standing.of(EVERYBODY))]  # of no page: whether questions need be asked again
    return Written(sorted(page.path for _, page in planned if page.listed), {"beside": beside, **_notes(looks)})


def _planned(edition: Edition) -> Iterator[tuple[Edition, Planned]]:
    return ((edition, page) for page in pages(edition))


def pictures_beside(pictures: Pictures) -> Callable[[Organisation], list[Shown | None]]:
    """What gives the pictures of an organisation."""
    return lambda one: [pictures.get(key) for key in _pictures_of(one)]


def _pictures_of(one: Organisation) -> list[tuple[Use, str]]:
    logo: list[tuple[Use, str]] = [("logo", one.logo.file)] if one.logo else []
    return [*logo, *(("photo", photo.file) for photo in one.photos)]


def _beside(catalogue: Catalogue, brochures: Mapping[str, int], pictures: Pictures) -> str:
    """A digest of what pages show that is no organisation's and was made in this build."""
    known = {key for one in catalogue.organisations.values() for key in _pictures_of(one)}
    others = [(key, shown) for key, shown in sorted(pictures.items()) if key not in known]
    return digest_of([repr(sorted(brochures.items())), repr(others)])


def _same(
    before: Mapping[str, Any], planned: Sequence[tuple[Edition, Planned]], standing: Standing, tree: Tree
) -> Iterator[tuple[str, list[tuple[Look, str]]]]:
    """The pages that would be the same again, with what they look at; their files are taken over."""
    known = [(tuple(at), digest) for at, digest in before["looks"]]
    changed = set(standing.changed(known))
    for _, page in planned:
        looks = before["pages"].get(page.path)
        if looks is not None and changed.isdisjoint(looks) and tree.keep(_file(page)):
            yield page.path, [known[number] for number in looks]


def _share(planned: Sequence[tuple[Edition, Planned]], share: int, of: int) -> Iterator[tuple[Edition, Planned]]:
    for start in range(share * BLOCK, len(planned), of * BLOCK):
        yield from planned[start : start + BLOCK]


def _notes(looks: Mapping[str, Sequence[tuple[Look, str]]]) -> dict[str, Any]:
    numbers: dict[tuple[Look, str], int] = {}
    by_page = {path: [numbers.setdefault(at, len(numbers)) for at in those] for path, those in looks.items()}
    return {"looks": list(numbers), "pages": by_page}


def _file(page: Planned) -> str:
    return f"{page.path}index.html"
