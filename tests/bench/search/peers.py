"""Other search engines, each set up as its own documentation recommends, on the documents of a subject.

`build` makes a folder that a plain web server can serve, with a `driver.js` whose `open()` gives a search function.
"""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import material

from tests.bench.search.subject import Document, Subject
from tests.bench.search.tools import Tools

HERE = Path(__file__).resolve().parent
DRIVERS = HERE / "browser"
CARD = 160  # characters of text that come with a hit

# What mkdocs-material's own search plugin writes for a Dutch site.
MATERIAL_CONFIG = {
    "lang": ["nl"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}


class Engine(Protocol):
    @property
    def name(self) -> str: ...

    def build(self, subject: Subject, folder: Path) -> None: ...


@dataclass(frozen=True)
class MiniSearch:
    """`words` adds the vocabulary's synonyms to each document: what the engine does with the same knowledge."""

    tools: Tools
    words: bool = False

    @property
    def name(self) -> str:
        return "MiniSearch + our words" if self.words else "MiniSearch"

    def build(self, subject: Subject, folder: Path) -> None:
        shutil.copyfile(self.tools.minisearch, folder / "minisearch.js")
        shutil.copyfile(DRIVERS / "minisearch.js", folder / "driver.js")
        shutil.copyfile(DRIVERS / "minisearch_options.js", folder / "minisearch_options.js")
        documents = subject.documents
        rows = [
            {
                **{key: value for key, value in asdict(one).items() if key not in ("kind", "id", "words")},
                "id": one.key,
                "words": one.words if self.words else "",
                "card": one.text[:CARD],
            }
            for one in documents
        ]
        (folder / "documents.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        script = str(HERE / "node" / "minisearch_build.cjs")
        subprocess.run([self.tools.node, "--max-old-space-size=6000", script, str(folder)], check=True)
        (folder / "documents.json").unlink()


@dataclass(frozen=True)
class Material:
    """Material for MkDocs' own search: its real worker (lunr, Dutch), which makes its index in the browser."""

    name: str = "Material (lunr)"

    def build(self, subject: Subject, folder: Path) -> None:
        scripts = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
        worker = next((scripts / "workers").glob("search.*.min.js"))
        (folder / "workers").mkdir()
        shutil.copyfile(worker, folder / "workers" / "search.js")
        (folder / "lunr" / "min").mkdir(parents=True)
        for script in ("lunr.stemmer.support.min.js", "lunr.nl.min.js"):
            shutil.copyfile(scripts / "lunr" / "min" / script, folder / "lunr" / "min" / script)
        shutil.copyfile(DRIVERS / "material.js", folder / "driver.js")
        docs = [
            {
                "location": one.key,
                "title": one.title,
                "text": "\n".join(filter(None, (one.labels, one.place, one.text))),
            }
            for one in subject.documents
        ]
        index = {"config": MATERIAL_CONFIG, "docs": docs}
        (folder / "search_index.json").write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


@dataclass(frozen=True)
class Pagefind:
    tools: Tools
    name: str = "Pagefind"

    def build(self, subject: Subject, folder: Path) -> None:
        """One HTML page a document in a folder of its own, which is indexed and then thrown away."""
        pages = folder / "pages"
        for document in subject.documents:
            page = pages / document.kind / document.id / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(_html(document), encoding="utf-8")
        command = [*self.tools.pagefind, "--site", str(pages), "--output-path", str(folder / "pagefind"), "--silent"]
        subprocess.run(command, check=True)
        shutil.rmtree(pages)
        shutil.copyfile(DRIVERS / "pagefind.js", folder / "driver.js")


def peers(tools: Tools) -> Sequence[Engine]:
    return (Pagefind(tools), MiniSearch(tools), MiniSearch(tools, words=True), Material())


def _html(document: Document) -> str:
    """Headings weigh more by Pagefind's own default; labels and place are given the weight of a subheading."""
    parts = [f"<h1>{html.escape(document.title)}</h1>"]
    facts = filter(None, (document.labels, document.place))
    parts += [f'<p data-pagefind-weight="4">{html.escape(text)}</p>' for text in facts]
    parts += [f"<p>{html.escape(paragraph)}</p>" for paragraph in document.text.split("\n\n")]
    return f'<!doctype html><html lang="nl"><main data-pagefind-body>{"".join(parts)}</main></html>'
