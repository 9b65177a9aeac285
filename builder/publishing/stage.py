"""What the generator gets to work on: the hand-written pages, the empty frames, and a configuration with our words.

The same configuration serves the staged tree of `werkwijzer build` and the hook of plain `mkdocs build`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from builder.catalogue.model import Site
from builder.language import language_name, translator
from builder.project import Project
from builder.publishing.frame import frame_sources
from builder.publishing.generator import material_stylesheet
from builder.publishing.look import SITE_LOGO
from builder.reading.pages import WrittenPage, written_pages
from builder.rendering.covers import HEIGHT, WIDTH, cover_path
from builder.routes import Routes
from builder.writing import put

# Nothing but our own files: no inline script or style, no other host. Data images are not used.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'"  # a worker is a script
)


def stage(project: Project, site: Site, folder: Path) -> Path:
    """Write the generator's input below `folder` and return its configuration file."""
    docs = folder / "docs"
    pages = written_pages(project.content, site.languages)
    for page in pages:
        put(docs, page.source, page.text.encode())
    for name, text in frame_sources(site.languages).items():
        put(docs, name, text.encode())
    settings: dict[str, Any] = {
        **frame_settings(site, pages),
        "INHERIT": str(project.generator_settings),
        "docs_dir": "docs",
        "theme": {"custom_dir": str(project.theme), "language": site.languages[0]},
        "hooks": [],
    }
    config_file = folder / "mkdocs.yml"
    config_file.write_text(json.dumps(settings, ensure_ascii=False, indent=1), "utf-8")  # JSON is YAML
    return config_file


def frame_settings(site: Site, pages: Iterable[WrittenPage], *, csp: bool = True) -> dict[str, Any]:
    """The part of the generator's configuration that comes from content/site.yml and the message catalogue.

    `editions` is what stands around a page in each language; `pages` tells the language of each hand-written page by
    its address, and its place below the root of every language.
    """
    first = site.languages[0]
    pages = tuple(pages)
    return {
        "site_name": site.name,
        "site_url": site.url,
        "site_description": site.description.in_(first),
        "extra": {
            "csp": CSP if csp else "",
            "logo": SITE_LOGO if site.logo else "",
            "material_css": material_stylesheet(),
            "first": first,
            "languages": [
                {"id": language, "name": language_name(language), "prefix": Routes.for_(language, first).prefix}
                for language in site.languages
            ],
            "editions": {language: _edition(site, language) for language in site.languages},
            "pages": {page.path: _written(page, pages) for page in pages},
        },
    }


def _edition(site: Site, language: str) -> dict[str, Any]:
    words, routes = translator(language, "interface").gettext, Routes.for_(language, site.languages[0])
    return {
        "language": language,
        "home": routes.home,
        "sections": _sections(words, routes),
        "search": routes.search,
        "bundle": _link(words("My bundle"), routes.bundle),
        "footer": _footer(words, routes),
        "cover": {  # of hand-written pages
            "path": cover_path(language),
            "words": site.tagline.in_(language),
            "width": WIDTH,
            "height": HEIGHT,
        },
        "colophon": words("{site} is published by {publisher}.").format(site=site.name, publisher=site.publisher),
        "words": _words(words),
    }


def _written(page: WrittenPage, pages: Iterable[WrittenPage]) -> dict[str, Any]:
    """`written` are the languages that somebody wrote the page in; `original` is the address of its text, where that is
    in another language than the page."""
    same = [one for one in pages if one.id == page.id]
    original = next(one.path for one in same if one.language == page.text_language)
    return {
        "language": page.language,
        "place": f"{page.id}/",
        "written": [one.language for one in same if one.translated],
        **({} if page.translated else {"text": page.text_language, "original": original}),
    }


def _sections(_: Any, routes: Routes) -> list[dict[str, str]]:
    return [
        _link(_("Task finder"), routes.tasks, "takenwijzer"),
        _link(_("Organisations"), routes.organisations, "organisaties"),
        _link(_("Sectors"), routes.sectors, "sectoren"),
        _link(_("Regions"), routes.regions, "regios"),
        _link(_("Examples"), routes.practices, "praktijk"),
        _link(_("Events"), routes.events, "agenda"),
        _link(_("Glossary"), routes.glossary, "begrippen"),
        _link(_("How it works"), routes.hand_written("hoe-werkt-het"), "over"),
    ]


def _footer(_: Any, routes: Routes) -> list[Mapping[str, Any]]:
    page = routes.hand_written
    return [
        {
            "title": _("For whom"),
            "links": [
                _link(_("For companies"), page("bedrijven")),
                _link(_("For local governments"), page("besturen")),
                _link(_("For private persons"), page("particulieren")),
                _link(_("Looking for work"), page("werk-zoeken")),
            ],
        },
        {
            "title": _("Find"),
            "links": [
                _link(_("Task finder"), routes.tasks),
                _link(_("Search and filter"), routes.search),
                _link(_("All organisations"), routes.organisations),
                _link(_("Municipalities"), routes.municipalities),
                _link(_("Federations"), routes.federations),
                _link(_("Open requests"), routes.requests),
            ],
        },
        {
            "title": _("Know more"),
            "links": [
                _link(_("Figures"), routes.figures),
                _link(_("Conversation cards"), routes.conversation_cards),
                _link(_("Matching day"), routes.matchday),
                _link(_("Social clauses"), page("sociale-clausules")),
                _link(_("Glossary"), routes.glossary),
            ],
        },
        {
            "title": _("About this site"),
            "links": [
                _link(_("About"), page("over")),
                _link(_("Take part"), page("meedoen")),
                _link(_("Data and sources"), page("gegevens")),
                _link(_("Privacy"), page("privacy")),
                _link(_("Accessibility"), page("toegankelijkheid")),
                _link(_("Design"), routes.design),
            ],
        },
    ]


def _words(_: Any) -> dict[str, str]:
    return {
        "here": _("You are here"),
        "home": _("Home"),
        "skip": _("Skip to the content"),
        "search_label": _("Search for an organisation, work or municipality"),
        "search_hint": _("What are you looking for?"),
        "search": _("Search"),
        "menu": _("Menu"),
        "languages": _("Language"),
        "not_translated": _("This page is not there in English yet. You can read it in another language."),
        "close": _("Close"),
        "main_navigation": _("Main navigation"),
        "not_found": _("We did not find this page"),
        "not_found_help": _("The page may have moved or never existed. Search here, or start from one of these lists."),
        "not_found_guess": _("Were you looking for one of these?"),
    }


def _link(label: str, path: str, identifier: str = "") -> dict[str, str]:
    return {"id": identifier, "label": label, "path": path}
