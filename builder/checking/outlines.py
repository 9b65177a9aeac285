"""Outlines of profiles: of each what another profile can collide with, which is all that a look at one file needs of
the others. A profile whose outline is known is not even opened.

So a file is told by its number on the disk and the time of its last change, which every change of it moves, by a step
of the disk's clock that may be coarse: a file that had just changed when it was read is left out. Like all below
`.werkwijzer/` they are safe to delete.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from builder.reading.document import Document
from builder.reading.files import Stamp

OUTLINED = "organisation"  # the kind of documents of which there may be very many
SETTLED = 2_000_000_000  # nanoseconds: the coarsest clock of a disk
_FIELDS = ("name", "enterprise_number", "former_slugs", "logo", "photos")
_OF_LOCATION = ("postal_code", "street", "number")


def outline(value: Mapping[str, Any]) -> dict[str, Any]:
    """Of a profile's value the fields that rules hold against those of other profiles."""
    found = {name: value[name] for name in _FIELDS if name in value}
    status, locations = value.get("status"), value.get("locations")
    if isinstance(status, dict) and "into" in status:
        found["status"] = {"into": status["into"]}
    if isinstance(locations, list):
        places = (each for each in locations if isinstance(each, dict))
        found["locations"] = [{name: each[name] for name in _OF_LOCATION if name in each} for each in places]
    return found


class Outlines:
    """By path; `said` is what an earlier run wrote, which may be anything."""

    def __init__(self, said: Any) -> None:
        self.by_path: dict[str, Any] = said if isinstance(said, dict) else {}
        self.changed = False

    def take(self, path: str, stamp: Stamp) -> dict[str, Any] | None:
        """The outline of a file, if it is still that file."""
        try:
            number, changed, value = self.by_path[path]
        except (LookupError, ValueError, TypeError):
            return None
        return value if (number, changed) == stamp and isinstance(value, dict) else None

    def put(self, documents: Iterable[Document], began: int) -> None:
        """Add those of profiles that were read in whole by a run that `began` then, in nanoseconds since 1970."""
        for document in documents:
            if document.kind != OUTLINED or document.seal is None:
                continue
            stamp = document.seal[1:]
            if stamp[1] + SETTLED <= began and self.take(document.path, stamp) is None:
                self.by_path[document.path] = [*stamp, outline(document.value)]
                self.changed = True

    def retain(self, paths: Collection[str]) -> None:
        """Drop those of files that are gone."""
        for path in self.by_path.keys() - paths:
            del self.by_path[path]
            self.changed = True
