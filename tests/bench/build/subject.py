"""A directory of any size as files, and the same as other generators like to have it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from builder.catalogue.assemble import assemble
from builder.loading import load
from builder.project import Project
from tests.bench.generator import Generator

ALL_LANGUAGES = 1_000  # organisations
_LANGUAGES = re.compile(r"^languages:.*$", re.MULTILINE)
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
_PAGE = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .RawContent | safeHTML }}</body></html>"
_HUGO = {
    "baseURL": "https://werkwijzer.example/",
    "disableKinds": ["taxonomy", "term", "rss", "sitemap", "404", "section", "home"],
}


def write_content(root: Path, folder: Path, size: int) -> None:
    """The content of this checkout below `folder`, with invented organisations up to `size`; in one language where it
    would be larger in all of them than any directory that we know."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root / "content", folder / "content")
    shutil.copyfile(root / "mkdocs.yml", folder / "mkdocs.yml")
    if size > ALL_LANGUAGES:
        site = folder / "content" / "site.yml"
        site.write_text(_LANGUAGES.sub("languages: [nl]", site.read_text("utf-8")), "utf-8")
    base = assemble(load(Project.at(content=root / "content")).checked)
    organisations = folder / "content" / "organisations"
    Generator(base).write(organisations, max(0, size - len(base.organisations)))


def change(content: Path, key: str, value: str) -> Path:
    """Give one invented profile in the middle another value, and say which; the key stands at the beginning of a line
    there."""
    line = re.compile(rf"^{key}: .*$", re.MULTILINE)
    files = [file for file in sorted((content / "organisations").glob("*.yml")) if line.search(file.read_text("utf-8"))]
    file = files[len(files) // 2]
    file.write_text(line.sub(f"{key}: {value}", file.read_text("utf-8")), "utf-8")
    return file


def write_hugo(site: Path, folder: Path) -> int:
    """Every page of a built site as a page of Hugo, whose template adds nothing to it; gives how many."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "content").mkdir(parents=True)
    (folder / "layouts").mkdir()
    (folder / "layouts" / "single.html").write_text(_PAGE, "utf-8")
    (folder / "hugo.json").write_text(json.dumps(_HUGO), "utf-8")
    pages = sorted(site.rglob("index.html"))
    for number, page in enumerate(pages):
        body = _BODY.search(page.read_text("utf-8"))
        text = f"---\ntitle: page {number}\n---\n{body[1] if body else ''}"
        (folder / "content" / f"p{number}.md").write_text(text, "utf-8")
    return len(pages)


def write_markdown(content: Path, folder: Path) -> int:
    """A plain Markdown page for each organisation, not in the navigation; gives how many pages."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "docs").mkdir(parents=True)
    settings = {"site_name": "Bench", "theme": {"name": "material"}, "nav": [{"Home": "index.md"}]}
    (folder / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")  # JSON is YAML
    (folder / "docs" / "index.md").write_text("# Bench\n", "utf-8")
    catalogue = assemble(load(Project.at(content=content)).checked)
    for one in catalogue.organisations.values():
        places = "\n".join(f"- {place.street} {place.number}, {place.municipality.name}" for place in one.locations)
        words = "\n\n".join(text.in_("nl") for text in (one.summary, one.description) if text)
        (folder / "docs" / f"{one.slug}.md").write_text(f"# {one.name}\n\n{words}\n\n{places}\n", "utf-8")
    return len(catalogue.organisations) + 1
