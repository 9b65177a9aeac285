"""A site in more than one language: what is missing in one of them is found, and what is lent is marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builder import language
from builder.catalogue.places import Places
from builder.catalogue.words import Text
from builder.checking.index import Index
from builder.checking.translations import translation_problems
from builder.exporting.sitemap import sitemap
from builder.language import LANGUAGES, language_name, untranslated
from builder.reading.document import Document
from builder.rendering.page import Page
from tests.catalogue_samples import catalogue, content
from tests.rendering_samples import REST, rendered

VOID = {"br", "hr", "img", "input", "link", "meta", "option", "path", "rect", "use"}
UNSEEN = ("href", "data-name", "srcset")


def in_languages(*languages: str) -> dict[tuple[str, str], dict[str, object]]:
    return {**REST, ("site", "site"): content()[("site", "site")] | {"languages": list(languages)}}


def test_languages_are_files() -> None:
    assert LANGUAGES == ("en", "fr", "nl")
    assert [language_name(one) for one in LANGUAGES] == ["English", "Français", "Nederlands"]
    assert [untranslated(one) for one in LANGUAGES] == [0, 0, 0]
    assert untranslated("de") > 700


def test_words_of_the_site_that_are_missing_are_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for one, words in (("nl", "Zoek"), ("de", "")):
        folder = tmp_path / one / "LC_MESSAGES"
        folder.mkdir(parents=True)
        messages = f'msgid "Search"\nmsgstr "{words}"\n\nmsgid "Menu"\nmsgstr ""\n"Me"\n"nu"\n'
        (folder / "interface.po").write_text(f'msgid ""\nmsgstr ""\n"Language: {one}\\n"\n\n{messages}', "utf-8")
    monkeypatch.setattr(language, "LOCALE_DIR", tmp_path)
    site = Document("site", "site", "content/site.yml", {"languages": ["nl", "de"]}, {})
    index = Index("content", (site,), frozenset(), (), Places(municipalities={}, postal_codes={}), {})
    (found,) = translation_problems(index)
    assert (found.code, found.key, found.params) == (
        "interface-incomplete",
        "languages[1]",
        {"found": "de", "number": "1"},
    )


class _Lent(HTMLParser):
    """Where words of another language stand that nothing says so of."""

    def __init__(self) -> None:
        super().__init__()
        self.around: list[str | None] = [None]
        self.unmarked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        lang = dict(attrs).get("lang", self.around[-1])
        seen = (value for name, value in attrs if value and name not in UNSEEN)
        if lang != "nl" and any("⟦" in value for value in seen):
            self.unmarked.append(str(self.get_starttag_text()))
        if tag not in VOID:
            self.around.append("nl" if tag == "script" else lang)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.around.pop()

    def handle_data(self, data: str) -> None:
        if "⟦" in data and self.around[-1] != "nl":
            self.unmarked.append(data)


def test_what_is_lent_from_another_language_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(text: Text, wanted: str) -> str:
        there = text.language_for(wanted)
        return text.by_language[there] if there == wanted else f"⟦{text.by_language[there]}⟧"

    monkeypatch.setattr(Text, "in_", shown)
    extra = in_languages("nl", "fr")
    names = {shown(region.name, "fr") for region in catalogue(extra).regions.values()}  # a name is no text
    pages = rendered(extra, "fr")
    assert any("⟦" in page.body for page in pages.values())
    assert list(_unmarked(pages, names)) == []


def _unmarked(pages: Mapping[str, Page], names: set[str]) -> Iterator[tuple[str, str]]:
    for path, page in pages.items():
        lent = _Lent()
        lent.feed(str(page.body))
        for text in lent.unmarked:
            for name in names:
                text = text.replace(name, "")
            if "⟦" in text:
                yield path, text


def test_the_sitemap_names_every_page_once_with_the_same_in_other_languages() -> None:
    site = catalogue(in_languages("nl", "fr")).site
    root = ElementTree.fromstring(sitemap(site, ["", "fr/", "over/", "fr/", "frieten/"]))
    found = {url[0].text: [(link.get("hreflang"), link.get("href")) for link in url[1:]] for url in root}
    home = [("nl", site.url), ("fr", f"{site.url}fr/"), ("x-default", site.url)]
    assert found == {site.url: home, f"{site.url}fr/": home, f"{site.url}frieten/": [], f"{site.url}over/": []}
    assert len(root) == 4
