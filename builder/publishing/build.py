"""The build as one readable line: frames, pages, search, exports, verify, swap.

Nothing is written where visitors look until the whole site is there and verified.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from builder.catalogue.model import Catalogue, Site
from builder.catalogue.queries import Directory
from builder.catalogue.related import Related
from builder.exporting.atom import feeds
from builder.exporting.ical import calendars
from builder.exporting.publication import CATALOGUE, data_files
from builder.exporting.vcard import cards
from builder.finding.index import search_files
from builder.finding.pages import hand_written_page
from builder.finding.scripts import WITHIN
from builder.matching.publication import tables_of
from builder.matching.scripts import script
from builder.processes import divided
from builder.project import Project
from builder.publishing.brochures import write_brochures
from builder.publishing.frame import FrameSet
from builder.publishing.generator import generate, take_frames
from builder.publishing.pictures import CACHE as PICTURE_CACHE
from builder.publishing.pictures import pictures_of, write_pictures
from builder.publishing.removal import RemovalError, removal
from builder.publishing.stage import stage
from builder.publishing.swap import swap_in
from builder.publishing.verify import Fault, verify
from builder.publishing.workplace import check_room, old_site, workplace
from builder.reading.pages import page_texts, written_pages
from builder.rendering.pages import parcels
from builder.rendering.pictures import Pictures
from builder.writing import put

_EVERYBODY = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_KILOBYTES = 1024 * (1024 if sys.platform == "darwin" else 1)  # in a megabyte, as the system counts them
SEARCH_FOLDER = "assets/search"  # the theme's engine lies there too
MATCH_SCRIPT = "assets/match/match.js"


class VerifyError(Exception):
    """The built site has faults; it was not published."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass
class Timings:
    """Seconds, seconds of processor and peak of memory (MB, of the largest process so far) per stage, in the order the
    stages ran and with the processes they started; `announce` is told the name of each as it starts, `progress`
    how much of a long stage is done, of how much."""

    announce: Callable[[str], None] = lambda name: None
    progress: Callable[[int, int], None] = lambda done, total: None
    seconds: dict[str, float] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)
    peak_mb: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.announce(name)
        start, busy = time.perf_counter(), _processor_seconds()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
        self.cpu[name] = self.cpu.get(name, 0.0) + _processor_seconds() - busy
        self.peak_mb[name] = max(resource.getrusage(whose).ru_maxrss for whose in _EVERYBODY) // _KILOBYTES


def _processor_seconds() -> float:
    return sum(sum(resource.getrusage(whose)[:2]) for whose in _EVERYBODY)


def build(
    project: Project,
    catalogue: Catalogue,
    timings: Timings,
    brochures: bool = False,
    *,
    waiting: Callable[[str], None] = lambda pid: None,
    removals: bool = False,
    jobs: int = 1,
) -> int:
    """Build the whole site and put it in the place of the old one. Returns the number of pages.

    `waiting` is told the process that is building the same site, before this one waits for it; with `removals` any
    number of organisations may disappear. `jobs` processes share the work.

    Raises GeneratorError, PressError, PictureError, VerifyError, DiskFullError or RemovalError, or OSError from the
    disk; the published site is then as it was.
    """
    with workplace(project.site, waiting) as work:
        check_room(project.site, project.content)
        found = removal(project.site / CATALOGUE, catalogue)
        if found.needs_consent and not removals:
            raise RemovalError(found)
        new_site = work / "site"
        with timings.stage("frame"):
            frames = _make_frames(project, catalogue.site, work, new_site)
        paths = write_site(project, catalogue, frames, new_site, timings, brochures, jobs)
        with timings.stage("verify"):
            if faults := verify(new_site, urlsplit(catalogue.site.url).path, jobs):
                raise VerifyError(faults)
        with timings.stage("swap"):
            swap_in(new_site, project.site, old_site(project.site))
    return len(paths)


def _make_frames(project: Project, site: Site, work: Path, output: Path) -> FrameSet:
    config_file = stage(project, site, work / "stage")
    generate(config_file, output)
    return frames_in(output, site)


def frames_in(output: Path, site: Site) -> FrameSet:
    """The frames out of the generator's output."""
    return FrameSet(take_frames(output, site.languages), site_name=site.name, site_url=site.url)


def write_site(
    project: Project,
    catalogue: Catalogue,
    frames: FrameSet,
    output: Path,
    timings: Timings,
    brochures: bool = False,
    jobs: int = 1,
) -> list[str]:
    """Write all that the generator did not make to its `output`; returns the paths of our pages, sorted.

    Raises PressError, PictureError and OSError.
    """
    printed: Mapping[str, int] = {}
    if brochures:
        with timings.stage("brochures"):
            printed = write_brochures(project, catalogue, output, timings.progress)
    with timings.stage("pages"):
        pictures = write_pictures(pictures_of(catalogue), project.content, project.root / PICTURE_CACHE, output)
        paths = _write_pages(catalogue, frames, output, printed, pictures, jobs)
    with timings.stage("search"):
        _write_search(project, catalogue, output)
    with timings.stage("exports"):
        _write_exports(project, catalogue, paths, output)
    return paths


def _write_pages(
    catalogue: Catalogue, frames: FrameSet, output: Path, brochures: Mapping[str, int], pictures: Pictures, jobs: int
) -> list[str]:
    """Write every data page below `output`, with the `brochures` and `pictures` there; returns their paths, sorted."""

    def write(share: int, of: int) -> list[str]:
        paths: list[str] = []
        editions = (parcels(catalogue, language, brochures, pictures) for language in catalogue.site.languages)
        for parcel in islice(chain.from_iterable(editions), share, None, of):
            for page in parcel:
                put(output, f"{page.path}index.html", frames.page_html(page).encode())
                paths.append(page.path)
        return paths

    return sorted(chain.from_iterable(divided(write, jobs)))


def _write_search(project: Project, catalogue: Catalogue, output: Path) -> None:
    """The index of the finder, for the hand-written pages as well, and what matches tasks."""
    pages = [hand_written_page(*each) for each in page_texts(project.content).items()]
    for name, data in search_files(catalogue, pages, beside=tables_of(catalogue)).items():
        put(output, f"{SEARCH_FOLDER}/{name}", data)
    put(output, MATCH_SCRIPT, script())
    for name in WITHIN:  # copied with the theme
        (output / SEARCH_FOLDER / name).unlink(missing_ok=True)


def _write_exports(project: Project, catalogue: Catalogue, paths: Sequence[str], output: Path) -> None:
    """The machine-readable side of the site: open data, cards, calendars, feeds, sitemap, robots."""
    for path, data in chain(data_files(catalogue), _followed(catalogue)):
        put(output, path, data)
    written = written_pages(project.content, catalogue.site.languages)
    own = [page.path for page in written if page.translated]
    (output / "sitemap.xml").write_text(_sitemap(catalogue.site, sorted([*paths, *own])), "utf-8")
    (output / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {catalogue.site.url}sitemap.xml\n", "utf-8")
    (output / ".nojekyll").write_bytes(b"")


def _followed(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """What programs follow or keep: address cards, calendars and feeds."""
    related, language = Related(Directory(catalogue)), catalogue.site.languages[0]
    for path, text in chain(cards(catalogue, language), calendars(catalogue, related, language)):
        yield path, text.encode()
    yield from feeds(catalogue, related, language)


def _sitemap(site: Site, paths: Sequence[str]) -> str:
    rows = "\n".join(f"<url><loc>{escape(site.url + path)}</loc></url>" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}\n</urlset>\n'
    )
