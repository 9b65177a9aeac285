"""The design system, on a page of the site itself: colours with their contrast, type, space, and every part in use."""

from __future__ import annotations

from builder.rendering.edition import Edition
from builder.rendering.mapping import regions_map
from builder.rendering.page import Page
from builder.rendering.tokens import MARKS, tokens_of

REM = 16  # pixels, for drawing spaces


def design_page(edition: Edition) -> Page:
    _ = edition._
    tokens = tokens_of(edition.catalogue.site.accent)
    return edition.page(
        "design.html",
        edition.routes.design,
        section="over",
        title=_("Design"),
        description=_("The colours, type and parts of this site, for who builds on it."),
        styles=("assets/css/finder.css", "assets/css/form.css", "assets/css/design.css"),
        modes=[(name, tokens.colours[mode], tokens.pairs(mode)) for mode, name in _modes(edition)],
        steps=[(name, name.removeprefix("step-"), size) for name, size in sorted(tokens.steps.items(), reverse=True)],
        spaces=[(name, size, round(size * REM)) for name, size in tokens.spaces.items()],
        examples=edition.catalogue.active[:2],
        marks=MARKS,
        map=regions_map(edition, "../" * edition.routes.design.count("/")),
    )


def _modes(edition: Edition) -> tuple[tuple[str, str], ...]:
    return ("light", edition._("Light")), ("dark", edition._("Dark"))
