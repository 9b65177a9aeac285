"""Pages as the next build will have them, made when somebody asks: a preview need not wait for the whole site.

They are of content that passed every check, and all of the same catalogue: the lists, numbers and neighbours on a page
that is made of data are as new as the profile that changed. What is not a page (the index of the finder, downloads) is
of the last build until the next one is in its place; open pages are then told to reload once more.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.project import Project
from builder.publishing.build import frames_of
from builder.publishing.frame import FrameSet
from builder.publishing.inputs import Inputs
from builder.publishing.pictures import CACHE, pictures_of, write_pictures
from builder.publishing.record import Record
from builder.rendering.edition import Edition
from builder.rendering.ground import Ground
from builder.rendering.pages import pages


class Live:
    """The data pages of one catalogue in frames of the last build, with no brochures."""

    def __init__(self, project: Project, catalogue: Catalogue, frames: FrameSet) -> None:
        self._project = project
        self._catalogue = catalogue
        self._frames = frames
        self._pages = {planned.path: (edition, planned) for edition in self._editions() for planned in pages(edition)}

    def page(self, path: str) -> bytes | None:
        """The whole page at `path`, below the site's root; None for a page that is not made of data."""
        edition, planned = self._pages.get(path, (None, None))
        return self._frames.page_html(planned.make(edition, *planned.about)).encode() if planned else None

    def _editions(self) -> Iterator[Edition]:
        project, ground = self._project, Ground(Directory(self._catalogue))
        wanted, cache = pictures_of(self._catalogue), project.cache / CACHE
        pictures = write_pictures(wanted, project.content, cache, lambda path, data: None)
        for language in self._catalogue.site.languages:
            yield Edition(self._catalogue, language, pictures=pictures, ground=ground)


def live_pages(project: Project, catalogue: Catalogue, inputs: Inputs, last: Record | None) -> Live | None:
    """None where more than organisations changed since the last build: then frames are to be made first."""
    frames = frames_of(last, catalogue.site, inputs) if last else None
    return Live(project, catalogue, frames) if frames else None
