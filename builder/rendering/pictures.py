"""The pictures that the site shows, as its pages refer to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Use = Literal["logo", "photo"]


@dataclass(frozen=True, kw_only=True)
class Rendition:
    """A picture at one size. `path` is below the site's root; width and height are in dots."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The two sizes of a picture; they are the same for a picture that is small itself."""

    small: Rendition
    large: Rendition


Pictures = Mapping[tuple[Use, str], Shown]  # by use and name of the file in content/images
NO_PICTURES: Pictures = MappingProxyType({})
