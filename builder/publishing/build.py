"""The build as one readable line: frames, pages, search, exports, verify, swap.

Nothing is written where visitors look until the whole site is there and verified.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from builder.catalogue.model import Catalogue, Only, Organisation, Site
from builder.catalogue.queries import Directory
from builder.catalogue.related import Related
from builder.catalogue.traits import traits_of
from builder.catalogue.watched import watched
from builder.editing.form import form_files, profiles
from builder.exporting.atom import feeds
from builder.exporting.ical import calendars
from builder.exporting.listing import Pieces
from builder.exporting.publication import CATALOGUE, PROFILES, data_files
from builder.exporting.sitemap import sitemap
from builder.exporting.vcard import cards
from builder.exporting.web_manifest import PATH as WEB_MANIFEST
from builder.exporting.web_manifest import web_manifest
from builder.fingerprints import digest_of, files_below
from builder.project import Project
from builder.publishing import twin
from builder.publishing.brochures import write_brochures
from builder.publishing.covers import write_covers
from builder.publishing.data_pages import pictures_beside, write_pages
from builder.publishing.frame import FrameKey, FrameSet
from builder.publishing.generator import SEARCH_FOLDER, generate, take_frames
from builder.publishing.headers import PATH as HEADERS
from builder.publishing.headers import headers
from builder.publishing.inputs import Inputs, sources_of, unchanged_since
from builder.publishing.look import initial_of, write_own_look
from builder.publishing.pictures import CACHE as PICTURE_CACHE
from builder.publishing.pictures import pictures_of, write_pictures
from builder.publishing.pieces import unchanged, unchanged_pieces
from builder.publishing.record import Record, forget, keep, seals, seals_of
from builder.publishing.removal import RemovalError, removal
from builder.publishing.search_index import write_search
from builder.publishing.stage import stage
from builder.publishing.swap import swap_in
from builder.publishing.timings import Timings
from builder.publishing.together import Together, write_together
from builder.publishing.tree import Tree
from builder.publishing.verify import Fault, Verified, verify
from builder.publishing.workplace import check_room, old_site, workplace
from builder.reading.pages import written_pages
from builder.rendering.icons import SHEET as ICON_SHEET
from builder.rendering.icons import icon_sheet
from builder.rendering.map_sheet import PATH as MAP_SHEET
from builder.rendering.map_sheet import map_sheet
from builder.rendering.maps import LAND, Atlas
from builder.rendering.said import said_files
from builder.routes import Routes


class VerifyError(Exception):
    """The built site has faults; it was not published."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def build(
    project: Project,
    catalogue: Catalogue,
    timings: Timings,
    brochures: bool = False,
    *,
    inputs: Inputs | None = None,
    last: Record | None = None,
    waiting: Callable[[str], None] = lambda pid: None,
    heavy: Callable[[Fault], None] = lambda fault: None,
    removals: bool = False,
    large: bool = False,
    jobs: int = 1,
) -> int:
    """Build the whole site and put it in the place of the old one. Returns the number of pages.

    `inputs` are what the catalogue was made of: with them, this build is remembered for the next one. What is the same
    as in the `last` build is taken from there. `waiting` is told the process that is building the same site, before
    this one waits for it, and `heavy` what takes more bytes than it should; with `removals` any number of organisations
    may disappear, with `large` the site may be larger than GitHub Pages takes. `jobs` processes share the work.

    Raises GeneratorError, PressError, PictureError, VerifyError, DiskFullError or RemovalError, or OSError from the
    disk; the published site is then as it was.
    """
    with workplace(project.site, waiting) as work:
        there = seals_of(project.site, last.files) if last else seals(project.site)
        check_room(project.site, (size for size, *_ in there.values()), project.content)
        intact = last.intact(there) if last else {}
        built = last.notes.get("traits", ()) if last and CATALOGUE in intact else ()
        found = removal(project.site / CATALOGUE, catalogue, built)
        if found.needs_consent and not removals:
            raise RemovalError(found)
        notes: dict[str, Any] = {}
        tree = Tree(work / "site", project.site, intact)
        twin.begin(project, tree, there)
        with timings.stage("frame"):
            frames = _frames(project, catalogue.site, work, tree, last.notes if last else {}, notes, inputs)
        sources = sources_of(inputs) if inputs else {}
        notes["reads"] = _reads(frames, catalogue.site, inputs) if inputs else ""
        same = last.notes if last and last.notes.get("reads") == notes["reads"] else {}
        paths = write_site(project, catalogue, frames, tree, timings, brochures, jobs, same, notes, sources)
        with timings.stage("verify"):
            tree.settle()
            before = _verified(tree, last) if last and same else None
            there = tree.as_here(there)
            made = tree.seals(there)
            sizes = {path: size for path, (size, *_) in made.items()}
            if faults := verify(tree.folder, urlsplit(catalogue.site.url).path, jobs, before, heavy, sizes, large):
                raise VerifyError(faults)
        with timings.stage("swap"):
            files = {path: (tree.digests[path], seal) for path, seal in made.items()}
            old = swap_in(tree.folder, project.site, old_site(project.site))
            if inputs and unchanged_since(inputs, project):
                keep(project, Record(inputs=inputs.digest(), pages=len(paths), files=files, notes=notes))
                twin.keep(project, old, there, files, tree.moved)
            else:  # something was written while it was read: nobody can say what this site was made of
                forget(project)
    return len(paths)


def _verified(tree: Tree, last: Record) -> Verified | None:
    """The last site, where all of its pages are there as they were verified."""
    if not all(map(tree.knows, last.files)):
        return None
    same = {path for path, digest in tree.digests.items() if path in last.files and last.files[path][0] == digest}
    # Folders of the index have a hash in their name: whatever leads there says it, and changes with it.
    files = [path for path in last.files if not path.startswith(f"{SEARCH_FOLDER}/")]
    return Verified(site=tree.old, files=files, same=same)


def _reads(frames: FrameSet, site: Site, inputs: Inputs) -> str:
    """A digest of all that pages show beside organisations. Where the site chooses what it shows, organisations say
    which regions and examples there are."""
    beside = inputs.digest() if site.only != Only() else inputs.digest("organisations", "images")
    return digest_of([beside, *frames.html])


def frames_of(last: Record, site: Site, inputs: Inputs) -> FrameSet | None:
    """The frames of the last build, if nothing but organisations changed since."""
    frames = _frame_set(last.notes["frame"]["html"], site) if "frame" in last.notes else None
    return frames if frames and last.notes["reads"] == _reads(frames, site, inputs) else None


def _frames(
    project: Project,
    site: Site,
    work: Path,
    tree: Tree,
    before: Mapping[str, Any],
    notes: dict[str, Any],
    inputs: Inputs | None,
) -> FrameSet:
    """The frames and the hand-written pages: those of the last build when the generator would read the same."""
    config_file = stage(project, site, work / "stage")
    staged = (f"{path}\0{Path(entry.path).read_text('utf-8')}" for path, entry in files_below(work / "stage"))
    reads = digest_of([inputs.makers if inputs else "", *staged])
    known = before.get("frame", {})
    if known.get("reads") == reads and all(map(tree.keep, known["files"])):
        notes["frame"] = known
    else:
        tree.clear()
        generate(config_file, tree.folder)
        html = take_frames(tree.folder, site.languages)
        files = [path for path, _ in files_below(tree.folder)]
        for path in files:
            tree.adopt(path)
        notes["frame"] = {"reads": reads, "files": files, "html": list(html.items())}
    return _frame_set(notes["frame"]["html"], site)


def _frame_set(frames: Iterable[tuple[FrameKey, str]], site: Site) -> FrameSet:
    by_key = {(language, depth): html for (language, depth), html in frames}
    return FrameSet(by_key, site_name=site.name, site_url=site.url)


def write_site(
    project: Project,
    catalogue: Catalogue,
    frames: FrameSet,
    tree: Tree,
    timings: Timings,
    brochures: bool = False,
    jobs: int = 1,
    before: Mapping[str, Any] = MappingProxyType({}),
    notes: dict[str, Any] | None = None,
    sources: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """Write all that the generator did not make beside what it made; returns the paths of our pages, sorted.

    `before` are notes of the last build, where nothing but organisations changed since; those for the next are put in
    `notes`. `sources` are digests of the files of organisations, by slug.

    Raises PressError, PictureError and OSError.
    """
    directory, printed = Directory(watched(catalogue)), {}
    if brochures:
        with timings.stage("brochures"):
            printed = write_brochures(project, catalogue, tree, timings.progress)
    with timings.stage("pages"):
        pictures = write_pictures(pictures_of(catalogue), project.content, project.cache / PICTURE_CACHE, tree.put)
        traits = traits_of(catalogue, pictures_beside(pictures), sources, before.get("traits", {}))
        written = write_pages(directory, frames, tree, printed, pictures, traits, jobs, before.get("pages"))
        write_own_look(catalogue.site, project, tree)
        covers = write_covers(project, catalogue, tree, before.get("covers", ()))
        for path, data in said_files(catalogue.site.languages):
            tree.put(path, data)
        icons = (sector.icon for sector in catalogue.vocabulary.sectors.values())
        tree.put(ICON_SHEET, icon_sheet(icons, initial_of(catalogue.site)))
        tree.put(LAND, Atlas(catalogue.places).land())
        tree.put(MAP_SHEET, map_sheet(catalogue.places))
    paths, by_hand = written.paths, written_pages(project.content, catalogue.site.languages)
    with timings.stage("search"):
        together = Together.of(directory, traits)
        index = write_search(catalogue, by_hand, tree, together, before.get("search"))
    with timings.stage("exports"):
        same = unchanged(traits, before)
        pieces = Pieces(unchanged_pieces(tree, same, before))
        addresses = [*paths, *(page.path for page in by_hand if page.translated)]
        _write_exports(project, directory, addresses, tree, pieces, same if sources else frozenset())
        followed = write_together(together, tree, before.get("followed"), lambda asked: dict(_followed(asked)))
    if notes is not None:
        notes |= {"pages": written.notes, "covers": covers, "search": index, "followed": followed, "traits": traits}
        notes["pieces"] = pieces.places
    return paths


def _write_exports(
    project: Project,
    directory: Directory,
    paths: Sequence[str],
    tree: Tree,
    pieces: Pieces,
    same: frozenset[str],
) -> None:
    """The machine-readable side of the site: open data, address cards, sitemap, robots. `same` are the organisations
    whose files did not change."""
    catalogue, language = directory.catalogue, directory.catalogue.site.languages[0]
    card = Routes.for_(language, language).card

    def kept(one: Organisation) -> bool:
        slug = one.slug
        return slug in same and tree.keep(f"{PROFILES}{slug}.yml") and (not one.active or tree.keep(card(slug)))

    anew = {slug: one for slug, one in catalogue.organisations.items() if not kept(one)}
    changed = replace(catalogue, organisations=anew)
    form = chain(form_files(catalogue, project.schema), profiles(changed, project.content))
    for path, data in chain(data_files(directory, pieces), form):
        tree.put(path, data)
    for path, text in cards(changed, language):
        tree.put(path, text.encode())
    tree.put("sitemap.xml", sitemap(catalogue.site, paths).encode())
    tree.put("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {catalogue.site.url}sitemap.xml\n".encode())
    tree.put(WEB_MANIFEST, web_manifest(catalogue.site))
    tree.put(HEADERS, headers(catalogue.site))
    tree.put(".nojekyll", b"")


def _followed(directory: Directory) -> Iterator[tuple[str, bytes]]:
    """What programs follow: calendars and feeds."""
    catalogue, related = directory.catalogue, Related(directory)
    language = catalogue.site.languages[0]
    for path, text in calendars(catalogue, related, language):
        yield path, text.encode()
    yield from feeds(catalogue, related, language)
