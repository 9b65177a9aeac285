"""What is wrong with the set-up of a directory, and what to do about each of it."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from builder.catalogue.model import Site
from builder.founding.directory import IGNORED, program_files
from builder.founding.wheel import NAME
from builder.language import LANGUAGES, catalogue_path
from builder.project import CACHE_DIR, CONTENT_DIR, RESOURCES, Project
from builder.reading.pictures import unused_pictures

NEEDED = (3, 11)
_PINNED = re.compile(r"uses:\s*[\w.-]+/[\w./-]+@[0-9a-f]{40}\b")
_USES = re.compile(r"^\s*-?\s*uses:\s*(?![.$]/)\S+", re.MULTILINE)  # but not what lies in the directory itself
_TOLD = ("over.md", "privacy.md", "toegankelijkheid.md")  # pages that tell who publishes a site
_TIED = ("schema/", "requirements", ".github/actions/")  # what must be of the same version as the program
PUBLISHED = "main"  # the branch in the workflows


@dataclass(frozen=True)
class Finding:
    """`said` and `todo` are messages of the domain `cli`, with `params` to fill in. What is `serious` stops something
    from working; the rest is advice."""

    said: str
    todo: str
    serious: bool = True
    params: dict[str, str] = field(default_factory=dict)


def machine() -> Iterator[Finding]:
    """What this computer and this installation lack."""
    if sys.version_info < NEEDED:
        yield Finding(
            "Python is version {found}.",
            "Install Python {needed} or newer, and make the environment anew.",
            params={"found": ".".join(map(str, sys.version_info[:2])), "needed": ".".join(map(str, NEEDED))},
        )
    for language in LANGUAGES:
        if not catalogue_path(language, "interface").is_file():
            yield Finding("The words of {found} are missing.", "Install the program anew.", params={"found": language})
    for module, purpose in (("typst", "PDF"), ("PIL", "WebP")):
        if importlib.util.find_spec(module) is None:
            yield Finding(
                "{module} is not installed, so no {purpose} can be made.",
                "Install what is in requirements.txt.",
                params={"module": module, "purpose": purpose},
            )


def settings(project: Project, site: Site) -> Iterator[Finding]:
    """What in site.yml does not fit, or does not fit what lies around it."""
    url = urlsplit(site.url)
    host = url.hostname or ""
    if host.endswith(".example"):
        yield Finding("The address of the site is an example: {url}.", "Write the real one at url in site.yml.",
                      params={"url": site.url})  # fmt: skip
    if site.repository is None:
        yield Finding(
            "site.yml names no repository, so visitors cannot change a profile through GitHub.",
            "Write its address at repository in site.yml.",
            serious=False,
        )
    else:
        yield from _pages_address(site, host, url.path)
    for place in (project.root / "CNAME", project.content / "CNAME"):
        if place.is_file() and (named := place.read_text("utf-8", "replace").strip()) != host:
            yield Finding(
                "CNAME says {named}, and url in site.yml says {host}.",
                "Make them the same.",
                params={"named": named, "host": host},
            )
    if site.email is None:
        yield Finding("There is no mailbox in site.yml, so who has no account cannot write to you.",
                      "Write a general mailbox at email in site.yml.", serious=False)  # fmt: skip
    for language in site.languages[1:]:
        if not (project.content / "pages" / language).is_dir():
            yield Finding(
                "The site is in {language}, and there are no hand-written pages in that language.",
                "Put them in content/pages/{language}, or take the language out of site.yml.",
                serious=False,
                params={"language": language},
            )


def _pages_address(site: Site, host: str, path: str) -> Iterator[Finding]:
    """On name.github.io the path is the name of the repository."""
    repository = urlsplit(site.repository or "")
    owner, _, name = repository.path.strip("/").removesuffix(".git").partition("/")
    if repository.hostname != "github.com" or not host.endswith(".github.io"):
        return
    expected = "/" if name.lower() == host else f"/{name}/"
    if host != f"{owner.lower()}.github.io" or path != expected:
        yield Finding(
            "GitHub will publish at {expected}, and url in site.yml says {url}.",
            "Change url in site.yml, or set a domain of your own in the settings of GitHub Pages.",
            params={"expected": f"https://{owner.lower()}.github.io{expected}", "url": site.url},
        )


def files(project: Project) -> Iterator[Finding]:
    """What lies around the content: workflows, the program, schemas, the cache, pages that were not adapted."""
    yield from _workflows(project.root)
    yield from _branch(project.root / ".git")
    if project.root != RESOURCES:
        yield from _program(project)
        for name in _TOLD:
            own, ours = project.content / "pages" / name, CONTENT_DIR / "pages" / name
            if own.is_file() and own.read_bytes() == ours.read_bytes():
                yield Finding(
                    "content/pages/{name} is still the page of Werkwijzer.",
                    "Read it, and write who publishes this site.",
                    serious=False,
                    params={"name": name},
                )
    if unused := unused_pictures(project.content):
        yield Finding("Nothing shows these pictures any more: {names}", "Remove them from content/images.",
                      serious=False, params={"names": ", ".join(unused)})  # fmt: skip
    ignore = project.root / ".gitignore"
    lines = set(ignore.read_text("utf-8", "replace").split()) if ignore.is_file() else set()
    if (project.root / ".git").exists() and f"/{CACHE_DIR}/" not in lines:
        yield Finding("git keeps what the program only keeps for a next time ({folder}).",
                      "Put these lines in .gitignore: {lines}",
                      params={"folder": CACHE_DIR, "lines": " ".join(IGNORED.split())})  # fmt: skip
    for folder in (project.cache, project.site):
        if folder.exists() and not os.access(folder, os.W_OK):
            yield Finding("You may not write in {folder}.", "Change its rights, or remove it.",
                          params={"folder": folder.name})  # fmt: skip


def _workflows(root: Path) -> Iterator[Finding]:
    found = sorted((root / ".github/workflows").glob("*.yml"))
    if not found:
        yield Finding("There are no workflows, so nothing is checked or published by itself.",
                      "Write them with: werkwijzer init --renew .")  # fmt: skip
    for file in found:
        text = file.read_text("utf-8", "replace")
        if len(_PINNED.findall(text)) < len(_USES.findall(text)):
            yield Finding(
                "{name} uses a program of others that may change under the same name.",
                "Write the full commit behind the @, as in the other workflows.",
                params={"name": file.name},
            )
        if re.search(r"^\s+(?:-\s+)?pull_request_target\b|^on:.*pull_request_target", text, re.MULTILINE):
            yield Finding(
                "{name} runs with rights on what strangers send.",
                "Use pull_request in the place of pull_request_target.",
                params={"name": file.name},
            )


def _branch(git: Path) -> Iterator[Finding]:
    """The workflows publish one branch."""
    head = git / "HEAD"
    if not head.is_file() or head.read_text("utf-8", "replace").strip() == f"ref: refs/heads/{PUBLISHED}":
        return
    packed = git / "packed-refs"
    refs = packed.read_text("utf-8", "replace").split() if packed.is_file() else []
    if not (git / "refs/heads" / PUBLISHED).exists() and f"refs/heads/{PUBLISHED}" not in refs:
        yield Finding(
            "git has no branch {branch}, and only that one is published.",
            "Give the branch that name: git branch --move {branch}",
            params={"branch": PUBLISHED},
        )


def _program(project: Project) -> Iterator[Finding]:
    """A directory of its own has a copy of the program and of what goes with it."""
    wheels = sorted(file.name for file in project.root.glob("program/*.whl"))
    if wheels != [NAME]:
        yield Finding(
            "This is {running}, and the directory has {found}.",
            "Renew it with: werkwijzer init --renew .",
            params={"running": NAME, "found": ", ".join(wheels) or "–"},
        )
        return
    for path, data in program_files():
        own = project.root / path
        if path.startswith(_TIED) and (not own.is_file() or own.read_bytes() != data):
            yield Finding(
                "{path} is not that of this version of the program.",
                "Renew it with: werkwijzer init --renew .",
                params={"path": path},
            )
