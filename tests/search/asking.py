"""The browser's engine is asked under node, from an index that is written as a build does."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builder.catalogue.model import Catalogue
from builder.catalogue.queries import Directory
from builder.finding.index import search_files
from builder.finding.own_pages import pages_below
from builder.writing import put

ASK = """
import { readFile } from "node:fs/promises";
import { openIndex } from "%(engine)s/engine.js";
import { tokens } from "%(engine)s/words.js";
import { distance } from "%(engine)s/recovery.js";
const ways = {
  bytes: (file) => file,
  buffer: (file) => file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength),
  text: (file) => file.toString("utf8"),
  json: (file) => JSON.parse(file.toString("utf8")),
};
const index = await openIndex(async (path) => ways["%(way)s"](await readFile("%(index)s/" + path)));
const asked = JSON.parse(await readFile("%(asked)s", "utf8"));
const given = [];
for (const { query, options, words, pair } of asked) {
  if (words !== undefined) given.push(tokens(words).map(({ w }) => w));
  else if (pair) given.push(distance(...pair));
  else {
    const { facets, ...rest } = await index.search(query, options);
    given.push({ ...rest, facets: await facets });
  }
}
console.log(JSON.stringify(given));
"""
Ask = Callable[..., list[Any]]


def written(catalogue: Catalogue, root: Path, folder: Path) -> Path:
    pages = pages_below(root / "content", catalogue.site.languages)
    for name, data in search_files(Directory(catalogue), pages).items():
        put(folder, name, data)
    return folder


def asker(engine: Path, index: Path, scratch: Path, way: str = "bytes") -> Ask:
    def ask(*asked: dict[str, Any]) -> list[Any]:
        questions, script = scratch / "asked.json", scratch / "ask.mjs"
        questions.write_text(json.dumps(asked), "utf-8")
        script.write_text(ASK % {"engine": engine, "index": index, "asked": questions, "way": way}, "utf-8")
        ran = subprocess.run(["node", script], capture_output=True, text=True, check=True, timeout=600)
        return json.loads(ran.stdout)

    return ask
