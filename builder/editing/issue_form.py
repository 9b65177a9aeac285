"""The form of GitHub in which somebody writes a profile, made from the schema: `make issue-form` writes it anew.

What is sent holds one block of YAML, as the edit form writes it; `builder.reviewing.proposal` reads both.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from builder.checking.schemas import load_schemas
from builder.project import SCHEMA_DIR

Node = Mapping[str, Any]

_HEAD = """\
# Made from schema/organisation.schema.json by `make issue-form`.
name: Een profiel toevoegen of verbeteren
description: Schrijf het profiel van een organisatie. Een programma maakt er een voorstel van.
title: "Profiel: "
body:
  - type: markdown
    attributes:
      value: |
        Zet achter de titel de korte naam van het profiel: kleine letters met streepjes, zoals `de-nieuwe-werkplaats`.
        Bestaat het profiel al? Dan is dat het laatste stuk van het adres van de pagina.

        Haal het hekje weg voor de regels die je invult. Schrijf alleen wat je zeker weet.
        Zet er geen namen van personen in zonder hun toestemming. Wat je hier schrijft, is openbaar.
  - type: textarea
    id: profiel
    attributes:
      label: Profiel
      description: Klopt er iets niet? Dan lees je in een antwoord wat er fout is, en kan je de tekst aanpassen.
      render: yaml
      value: |
"""
_FOOT = """\
    validations:
      required: true
"""
_INDENT = " " * 8


def issue_form(schema: Node) -> str:
    """The whole file, from the schema of organisations without references."""
    lines = (f"{_INDENT}{line}".rstrip() for line in template(schema))
    return _HEAD + "\n".join(lines) + "\n" + _FOOT


def template(schema: Node) -> Iterator[str]:
    """The lines of an empty profile: each field with what it is for, those that may be left out behind a hash."""
    for key, node in schema["properties"].items():
        yield f"# {node['title']}. {node['description']}"
        needed = key in schema["required"]
        for line in _lines(key, node, "", with_examples=not needed):
            yield line if needed else f"# {line}"


def without_template(text: str, schema: Node) -> str:
    """What somebody wrote in the template, without the lines of it that nobody touched."""
    ours = {line.rstrip() for line in template(schema) if line.startswith("#")}
    return "".join(line for line in text.splitlines(keepends=True) if line.rstrip() not in ours)


def _lines(key: str, node: Node, indent: str, *, with_examples: bool) -> Iterator[str]:
    """A key with an empty or exemplary value; of a mapping and of the items of a list what they cannot do without."""
    items = node.get("items", {})
    if "properties" in items and "array" in node["type"]:
        yield f"{indent}{key}:"
        first = True
        for name in items.get("required") or list(items["properties"])[:1]:
            for line in _lines(name, items["properties"][name], "", with_examples=with_examples):
                yield f"{indent}  {'- ' if first else '  '}{line}"
                first = False
    elif "properties" in node and node["type"] == "object":
        yield f"{indent}{key}:"
        for name in node.get("required") or list(node["properties"])[:1]:
            yield from _lines(name, node["properties"][name], f"{indent}  ", with_examples=with_examples)
    else:
        given = (node.get("examples") if with_examples else None) or node.get("enum")
        empty: list[Any] = [[] if node.get("type") == "array" else ""]
        yield f"{indent}{key}: {json.dumps((given or empty)[0], ensure_ascii=False)}"


if __name__ == "__main__":
    sys.stdout.write(issue_form(load_schemas(SCHEMA_DIR)["organisation"].flat))
