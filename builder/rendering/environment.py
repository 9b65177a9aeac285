"""The Jinja environment of the data pages: autoescape on, unknown names are errors, templates read once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from builder.project import THEME_DIR
from builder.rendering.icons import icon
from builder.rendering.passages import blocks
from builder.rendering.routes import Routes
from builder.rendering.words import Words, dialled, domain, outgoing

TEMPLATE_DIR = THEME_DIR / "templates"


class CompactLoader(FileSystemLoader):
    """Reads templates without their indentation, so that pages are small at no cost per page."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, fresh = super().get_source(environment, template)
        return "\n".join(line.strip() for line in source.splitlines() if line.strip()), name, fresh


@cache
def environment(language: str, routes: Routes) -> Environment:
    """Templates that speak `language` and link to the pages of `routes`."""
    words = Words(language)
    made = Environment(
        loader=CompactLoader(TEMPLATE_DIR),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )

    made.globals.update(_=words._, ngettext=words.ngettext, words=words, routes=routes, icon=icon, lang=words.lang)
    made.filters.update(
        t=words.text,
        date=words.date,
        number=words.number,
        listed=words.listed,
        place=words.place,
        blocks=lambda text: blocks(words.text(text)),
        sentence=words.sentence,
        domain=domain,
        outgoing=outgoing,
        dialled=dialled,
    )
    return made
