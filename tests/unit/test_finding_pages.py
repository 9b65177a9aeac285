"""Hand-written pages as finding reads them: title, description, and what people ask who look for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.catalogue.model import Catalogue
from builder.finding.own_pages import OWN_PAGES, site_pages
from builder.finding.pages import MOST_WAYS, hand_written_page, pages_by_language, spelled
from builder.language import LANGUAGES, translator
from builder.reading.pages import written_pages
from builder.rendering.edition import Edition
from builder.rendering.pages import pages

PAGE = """---
title: {title}
description: Wat er staat.
asked:
  - {asked}
  - "wie zijn wij"
---

# Kop

- geen vraag
"""


def test_the_ways_to_say_a_phrase_are_spelled_out() -> None:
    assert spelled("adres/logo wijzigen/veranderen") == [
        "adres wijzigen",
        "adres veranderen",
        "logo wijzigen",
        "logo veranderen",
    ]
    assert len(spelled(" ".join(["a/b/c"] * 20))) == MOST_WAYS


def test_what_is_asked_is_in_the_front_matter_and_nowhere_else() -> None:
    page = hand_written_page("over", PAGE.format(title="Over", asked="contact/mail"))
    assert (page.title, page.description, page.asked) == ("Over", "Wat er staat.", ("contact", "mail", "wie zijn wij"))


@pytest.mark.parametrize("front", ["asked: contact", "asked:", "asked:\ntitle: Over", ""])
def test_a_page_without_a_list_is_asked_for_by_its_title_only(front: str) -> None:
    assert hand_written_page("over", f"---\n{front}\n---\n\n- contact\n").asked == ()


def test_a_page_is_found_by_what_is_asked_in_every_language(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "fr").mkdir(parents=True)
    (folder / "over.md").write_text(PAGE.format(title="Over", asked="contact"), "utf-8")
    (folder / "fr/over.md").write_text(PAGE.format(title="À propos", asked="qui est-ce"), "utf-8")
    (folder / "help.md").write_text(PAGE.format(title="Hulp", asked="hoe zoeken"), "utf-8")
    found = pages_by_language(written_pages(tmp_path, ["nl", "fr"]))
    assert {page.id: page.asked for page in found["nl"]} == {
        "help": ("hoe zoeken", "wie zijn wij"),
        "over": ("contact", "wie zijn wij", "qui est-ce"),
    }
    assert {page.id: set(page.asked) for page in found["fr"]} == {page.id: set(page.asked) for page in found["nl"]}


def test_the_site_has_its_own_pages_and_says_what_they_are(catalogue: Catalogue) -> None:
    assert {page.path for page in OWN_PAGES} <= {planned.path for planned in pages(Edition(catalogue, "nl"))}
    for language in set(LANGUAGES) - {"en"}:
        said = translator(language, "interface").gettext
        for page in OWN_PAGES:
            assert said(page.description) != page.description, (language, page)
            assert said(page.title) != page.title, (language, page)


def test_own_pages_are_found_beside_those_that_are_written(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/over.md").write_text(PAGE.format(title="Over", asked="contact"), "utf-8")
    found = site_pages(written_pages(tmp_path, ["nl", "fr"]), ["nl", "fr"])
    assert [page.id for page in found["nl"]] == ["over", *(page.path.rstrip("/") for page in OWN_PAGES)]
    (agenda,) = (page for page in found["fr"] if page.id == "agenda")
    (words,) = (page for page in found["fr"] if page.id == "begrippen")
    assert (agenda.title, agenda.elsewhere) == ("Agenda", ())
    assert (words.title, words.elsewhere) == ("Glossaire", ("Begrippen",))
    assert "kalender" in agenda.asked
