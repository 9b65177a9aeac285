"""A profile that somebody wrote in an issue becomes a file for a pull request, or an answer that says what is wrong.

The edit form and the issue form write the same: the title is `Profiel: <slug>`, and the text holds one block of YAML
between fences. `Klopt nog: <slug>` asks to write down that the profile was looked at again.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.checking.conduct import images_in
from builder.checking.schemas import Schema, load_schemas
from builder.editing.amend import amended
from builder.editing.commented import modeline
from builder.editing.fmt import UnformattableError, format_text
from builder.editing.issue_form import without_template
from builder.editing.parcel import NO_PICTURES
from builder.language import translator
from builder.loading import load
from builder.project import Project
from builder.reading.files import entries, is_slug
from builder.reading.kinds import RESERVED_NAMES
from builder.reading.pictures import FOLDER as PICTURES
from builder.reading.strict_yaml import MAX_BYTES, parse
from builder.reviewing.blame import blame
from builder.reviewing.markdown import quoted
from builder.reviewing.report import Versions, report
from builder.writing import put

_FENCE = re.compile(r"^(?P<fence>`{3,})(?:yaml|yml)[ \t]*\n(?P<text>.*?)^(?P=fence)`*[ \t]*$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"(?P<verb>Profiel|Klopt nog):\s*(?P<slug>\S+)\s*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REVIEWED = re.compile(r"^last_reviewed:.*$", re.MULTILINE)


@dataclass(frozen=True)
class Issue:
    number: int
    title: str
    body: str
    day: str  # on which it was opened or changed, year-month-day


@dataclass(frozen=True)
class Proposal:
    """`text` is that of the profile `slug`, None when nothing can be made of the issue. `answer` is for under the
    issue, `report` for the pull request; both are Markdown in which nothing of the issue is more than text."""

    slug: str
    text: str | None
    answer: str
    report: str = ""


class RefusedError(ValueError):
    """Nothing can be made of the issue. The message is of the domain `review`, with `found` to fill in."""

    def __init__(self, message: str, found: str = "") -> None:
        super().__init__(message)
        self.found = found


def issue_in(event: bytes) -> Issue:
    """The issue in the event that GitHub keeps for a run. Raises ValueError when there is none in it."""
    found: Any = json.loads(event)
    issue = found.get("issue") if isinstance(found, dict) else None
    if not isinstance(issue, dict):
        raise ValueError("the event is not about an issue")
    day = str(issue.get("updated_at") or issue.get("created_at") or "")[:10]
    if not _DAY.fullmatch(day):
        raise ValueError("the event has no day")
    number = issue.get("number")
    return Issue(number if isinstance(number, int) else 0, str(issue.get("title")), str(issue.get("body") or ""), day)


def proposal_in(issue: Issue, project: Project, language: str) -> Proposal:
    """What the issue proposes, checked against the content of `project`, which stays as it is."""
    words = translator(language, "review").gettext
    try:
        slug, text = _wanted(issue, project)
    except RefusedError as refused:
        said = words(str(refused)).format(found=quoted(refused.found))
        return Proposal("", None, f"{said}\n\n{words('Change the issue, then we look again.')}\n")
    text, left = _without_new_pictures(text, load_schemas(project.schema)["organisation"], project.content)
    judged = weighed(slug, text, project, language)
    if not judged.sound:
        said = words("There are mistakes in the profile, so there is no pull request yet.")
        return Proposal(slug, None, f"{said}\n\n{judged.report}\n{words('Change the issue, then we look again.')}\n")
    thanks = words("Thank you! There is now a pull request. Somebody looks at it before it is on the site.")
    pictures = ""
    if left:
        said = words(
            "No program takes pictures out of an issue. Drag {names} into a message here: somebody adds it by hand."
        )
        pictures = f"\n{said.format(names=', '.join(map(quoted, left)))}\n"
    if judged.text.encode() == _published(project, slug):
        unchanged = words("The profile says this already. Nothing has to change.")
        return Proposal(slug, None, pictures or f"{unchanged}\n")
    report = f"Closes #{issue.number}\n{pictures}\n{judged.report}"
    return Proposal(slug, judged.text, f"{thanks}\n{pictures}", report)


@dataclass(frozen=True)
class Weighed:
    """A profile in our layout, with a `report` (Markdown) of what it would change; `sound` when it may be taken."""

    text: str
    report: str
    sound: bool


def weighed(
    slug: str, text: str, project: Project, language: str, pictures: Mapping[str, bytes] = NO_PICTURES
) -> Weighed:
    """What the text of a profile, and pictures that come with it, would change in the content of `project`, which stays
    as it is."""
    schemas = load_schemas(project.schema)
    text = _laid_out(text, schemas["organisation"])
    with tempfile.TemporaryDirectory(prefix="werkwijzer-") as folder:
        content = Path(folder) / project.content.name
        shutil.copytree(project.content, content)
        before = load(project)
        proposed = replace(project, root=Path(folder), content=content)
        put(content, f"organisations/{slug}.yml", text.encode())
        for name, data in pictures.items():
            put(content, f"{PICTURES}/{name}", data)
        after = load(proposed)
    path = f"{project.content.name}/organisations/{slug}.yml"
    beside = {f"{project.content.name}/{PICTURES}/{name}" for name in pictures}
    judged = blame(after.problems, before.problems, {path, *beside})
    versions = Versions(before.documents, after.documents, {path}, project.content.name)
    return Weighed(text, report(versions, judged, schemas, language), not judged.errors)


def _published(project: Project, slug: str) -> bytes:
    file = project.profile(slug)
    return file.read_bytes() if file.is_file() else b""


def _wanted(issue: Issue, project: Project) -> tuple[str, str]:
    title = _TITLE.fullmatch(issue.title.strip())
    slug = title["slug"] if title else ""
    if title is None or not is_slug(slug) or slug in RESERVED_NAMES:
        raise RefusedError(
            "The title must be “Profiel:” and the short name of the profile; it is {found}.", issue.title
        )
    if title["verb"] == "Klopt nog":
        return slug, _reviewed(project.profile(slug), issue.day)
    blocks = list(_FENCE.finditer(issue.body.replace("\r\n", "\n")))
    if len(blocks) != 1:
        raise RefusedError("There must be one block of YAML in the issue; there are {found}.", str(len(blocks)))
    text = blocks[0]["text"]
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise RefusedError("The profile is too long.")
    return slug, text.encode("utf-8", "replace").decode()


def _without_new_pictures(text: str, schema: Schema, content: Path) -> tuple[str, list[str]]:
    """The profile without pictures that the directory does not have, and their names: an issue holds no files."""
    value = parse(text.encode(), "").value or {}
    known = {entry.name for entry in entries(content / PICTURES)}
    missing = sorted({name for _path, name in images_in(value)} - known)
    if not missing:
        return text, []
    kept = {key: each for key, each in value.items() if key not in ("logo", "photos")}
    for key, of_a_kind in (("logo", value.get("logo")), ("photos", value.get("photos"))):
        those = of_a_kind if isinstance(of_a_kind, list) else [of_a_kind]
        there = [each for each in those if each is not None and not _names(each, missing)]
        if there:
            kept[key] = there if isinstance(of_a_kind, list) else there[0]
    try:
        return amended(text, schema.flat, kept), missing
    except UnformattableError:
        return text, []


def _names(image: Any, names: Collection[str]) -> bool:
    return isinstance(image, dict) and image.get("file") in names


def _reviewed(file: Path, day: str) -> str:
    """The profile as it is, looked at on `day`."""
    if not file.is_file():
        raise RefusedError("There is no profile {found}.", file.stem)
    return _REVIEWED.sub(f'last_reviewed: "{day}"', file.read_text("utf-8"), count=1)


def _laid_out(text: str, schema: Schema) -> str:
    """Without the words of the form, and in our layout where that is possible; mistakes in the text are said later."""
    text = without_template(text, schema.flat)
    head = modeline("organisation")
    text = text if head in text else f"{head}\n{text}"
    try:
        return format_text(text, schema.flat, "")
    except UnformattableError:
        return text
