"""Care for people and sources: mailboxes of one person, laws that no longer hold, images, words in two alphabets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from builder.checking.formats import mixes_scripts
from builder.checking.index import Index
from builder.checking.values import Special
from builder.checking.violations import at
from builder.problems import Problem, problem
from builder.reading.document import Document, Path

_PERSON = re.compile(r"([a-z]{2,})[._]([a-z]{2,})@([a-z0-9.-]+)", re.IGNORECASE)
# Words in the name of a mailbox that is shared by a team.
_ROLE_WORDS = (
    "info contact onthaal winkel welkom sales verkoop aankoop hr jobs job vacature vacatures werk atelier secretariaat "
    "directie dienst sociale sociaal administratie admin boekhouding facturen planning team office algemeen klanten "
    "klantendienst service zorg groen kringwinkel fietspunt poetsdienst dienstencheques dienstencheque poets strijk "
    "opleiding onderhoud technische economie maatwerk catering restaurant print horeca privacy gdpr pers stad gemeente "
    "ocmw begeleiding lokale noord zuid oost west regio de het van tewerkstelling kantoor magazijn communicatie "
    "marketing mail post reception hello bonjour accueil centrum huis ambulante werkplek activering trajecten"
)
ROLES = frozenset(_ROLE_WORDS.split())


def mailbox_problem(document: Document, special: Special) -> Problem | None:
    """A warning for an address such as voornaam.naam@."""
    match = _PERSON.fullmatch(special.text)
    if match is None:
        return None
    first, last, host = (part.lower() for part in match.groups())
    name = document.id.replace("-", "")
    if {first, last} & ROLES or any(part in host or part in name for part in (first, last)):
        return None
    return at(document, special.path, "personal-mailbox", found=special.text)


def name_problems(document: Document) -> Iterator[Problem]:
    name = document.value.get("name")
    if isinstance(name, str) and mixes_scripts(name):
        yield at(document, ("name",), "mixed-scripts", found=name)


def required_problems(document: Document, index: Index) -> Iterator[Problem]:
    """What site.yml asks of every organisation that still works."""
    site, status = index.of_kind("site").get("site"), document.value.get("status")
    asked = site.value.get("required") if site else None
    if isinstance(status, dict) and status.get("state", "active") != "active":
        return
    for name in asked if isinstance(asked, list) else ():
        if isinstance(name, str) and not document.value.get(name):
            yield at(document, (), "missing-here", found=name)


def law_problems(document: Document, index: Index) -> Iterator[Problem]:
    """What a term that holds today rests on must be law today."""
    listed = document.value.get("legal_basis")
    holds = document.value.get("standing", "current") == "current"
    for number, name in enumerate(listed if isinstance(listed, list) else ()):
        law = index.of_kind("glossary").get(name) if isinstance(name, str) else None
        if law is None:
            continue
        path = ("legal_basis", number)
        if law.value.get("kind") == "term":
            yield at(document, path, "not-a-law", found=name)
        elif holds and (law.value.get("standing") == "historical" or law.value.get("replaced_by")):
            successor = law.value.get("replaced_by")
            suggestion = successor if isinstance(successor, str) else ""
            yield at(document, path, "law-not-in-force", found=name, suggestion=suggestion)


def image_problems(index: Index) -> Iterator[Problem]:
    """Pictures that are named and not there or not fit to be shown, and pictures that are there and not named."""
    there = {each.name: each for each in index.images}
    named: set[str] = set()
    for document in index.documents:
        for path, image in images_in(document.value):
            named.add(image)
            if image not in there:
                yield at(document, path, "image-missing", found=image)
            elif there[image].fault:
                yield at(document, path, there[image].fault, found=image, **there[image].params)
    # A file that could not be read may well name it.
    if not index.unread:
        for image in there:
            if image not in named:
                yield problem("image-unlisted", f"{index.root}/images/{image}")


def images_in(value: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Where a file names a picture, and which."""
    logo, photos = value.get("logo"), value.get("photos")
    listed: list[tuple[Path, Any]] = [(("logo",), logo)]
    listed += [(("photos", number), each) for number, each in enumerate(photos if isinstance(photos, list) else ())]
    for path, image in listed:
        if isinstance(image, dict) and isinstance(image.get("file"), str):
            yield (*path, "file"), image["file"]
        elif isinstance(image, str):
            yield path, image
