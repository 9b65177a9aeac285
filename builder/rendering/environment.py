"""The Jinja environment of the data pages: autoescape on, unknown names are errors, templates read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer

from builder.catalogue.days import last_day
from builder.project import THEME_DIR
from builder.rendering.icons import icon
from builder.rendering.passages import blocks
from builder.rendering.routes import Routes
from builder.rendering.words import Words, dialled, domain, outgoing

TEMPLATE_DIR = THEME_DIR / "templates"
# Routes that take an id; a template writes {{ root }}{{ slug|organisation_path }}.
PATHS = (
    "organisation",
    "sector",
    "activity",
    "sector_region",
    "region",
    "municipality",
    "federation",
    "practice",
    "event",
    "request",
    "glossary_entry",
)


class Fixed(NodeTransformer):
    """Puts in the words and icons that are the same on every page when a template is compiled, not for each page."""

    def __init__(self, functions: Mapping[str, Callable[[str], str]]) -> None:
        self._functions = functions

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802 (the visitor's name)
        self.generic_visit(node, *args, **kwargs)
        fixed = len(node.args) == 1 and isinstance(node.args[0], nodes.Const) and not node.kwargs
        if fixed and isinstance(node.node, nodes.Name) and node.node.name in self._functions:
            return nodes.Const(self._functions[node.node.name](node.args[0].value), lineno=node.lineno)
        return node


class Templates(Environment):
    """An environment in which `_("…")` and `icon("…")` cost nothing per page."""

    fixed: Fixed

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self.fixed.visit(super()._parse(source, name, filename))


class CompactLoader(FileSystemLoader):
    """Reads templates without their indentation, so that pages are small at no cost per page."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, fresh = super().get_source(environment, template)
        return "\n".join(line.strip() for line in source.splitlines() if line.strip()), name, fresh


@cache
def environment(language: str, routes: Routes) -> Environment:
    """Templates that speak `language` and link to the pages of `routes`."""
    words = Words(language)
    made = Templates(
        loader=CompactLoader(TEMPLATE_DIR),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )

    made.fixed = Fixed({"_": words._, "icon": icon})
    made.globals.update(_=words._, ngettext=words.ngettext, words=words, routes=routes, icon=icon)
    made.filters.update(
        t=words.text,
        lang=words.lang,
        towns=words.towns,
        date=words.date,
        number=words.number,
        listed=words.listed,
        place=words.place,
        **{f"{name}_path": getattr(routes, name) for name in PATHS},
        blocks=lambda text: blocks(words.text(text)),
        sentence=words.sentence,
        last_day=last_day,
        domain=domain,
        outgoing=outgoing,
        dialled=dialled,
    )
    return made
