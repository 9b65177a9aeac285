"""The Jinja environment of the data pages: autoescape on, unknown names are errors, templates read once."""

from __future__ import annotations

from functools import cache

from jinja2 import StrictUndefined

from builder.catalogue.days import last_day
from builder.project import THEME_DIR
from builder.rendering.compiled import Compiled
from builder.rendering.icons import icon
from builder.rendering.monogram import monogram
from builder.rendering.templates import CompactLoader, Fixed, Templates
from builder.rendering.words import Words, dialled, domain, national, outgoing
from builder.routes import Routes

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


@cache
def environment(language: str, routes: Routes) -> Templates:
    """Templates that speak `language` and link to the pages of `routes`."""
    words = Words(language)
    made = Templates(
        loader=CompactLoader(TEMPLATE_DIR),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )
    made.compiled = Compiled(f"{language}-{routes.prefix.strip('/')}")
    made.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "ensure_ascii": False}
    made.fixed = Fixed({"_": words._})
    made.globals.update(_=words._, ngettext=words.ngettext, words=words, routes=routes, icon=icon, monogram=monogram)
    made.filters.update(
        t=words.text,
        lang=words.lang,
        towns=words.towns,
        date=words.date,
        number=words.number,
        amount=words.amount,
        listed=words.listed,
        place=words.place,
        **{f"{name}_path": getattr(routes, name) for name in PATHS},
        key=routes.key,
        sentence=words.sentence,
        last_day=last_day,
        domain=domain,
        outgoing=outgoing,
        dialled=dialled,
        national=national,
    )
    return made
