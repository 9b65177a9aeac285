"""Keeping a directory current: whom to ask and when, which websites are gone, what is known."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue
from builder.rendering.edition import Edition
from builder.rendering.organisations import organisation_pages
from builder.rendering.said import said_files
from builder.reviewing.asking import Asker, is_public
from builder.reviewing.freshness import (
    ALONE,
    Letters,
    age_in_words,
    aged,
    by_federation,
    months_between,
)
from builder.reviewing.links import Answer, Link, link_list, links_of, strikes_after, strikes_in
from builder.reviewing.statistics import statistics
from builder.routes import still_right_url
from tests.catalogue_samples import checked, content, organisation
from tests.page_scripts import answered
from tests.rendering_samples import without_map
from tests.unit.test_reviewing import HOSTILE, plain

TODAY = "2026-11-22"


def sample(**site: object) -> Catalogue:
    values = content()
    values["site", "site"] |= {"archive_after": 36, "repository": "https://github.com/naam/gids", **site}
    for name, day in (("oud", "2023-11-21"), ("ouder", "2021-01-01"), ("jong", "2025-12-01")):
        values["organisation", name] = organisation(
            name.title(), last_reviewed=day, email=f"info@{name}.example", federations=["koepel"]
        )
    return assemble(checked(values))


@pytest.mark.parametrize(
    ("day", "months"), [("2026-11-22", 0), ("2026-10-23", 0), ("2026-10-22", 1), ("2025-11-22", 12), ("2025", 22)]
)
def test_months_are_whole(day: str, months: int) -> None:
    assert months_between(day, TODAY) == months


@pytest.mark.parametrize(("months", "words"), [(1, "1 maand"), (23, "23 maanden"), (24, "2 jaar"), (41, "3 jaar")])
def test_age_is_said_in_words(months: int, words: str) -> None:
    assert age_in_words(months, "nl") == words


def test_the_oldest_are_asked_first_by_federation() -> None:
    lists = by_federation(aged(sample(), TODAY, 12))
    assert {name: [each.organisation.slug for each in those] for name, those in lists.items()} == {
        "koepel": ["ouder", "oud"]
    }
    assert list(by_federation(aged(sample(), "2028-01-01", 12))) == ["koepel", ALONE]
    assert "voorbij" not in {each.organisation.slug for each in aged(sample(), "2040-01-01", 12)}


def test_the_list_says_whom_to_ask_with_a_letter_that_is_ready() -> None:
    those = aged(sample(), TODAY, 12)
    said = Letters(sample()).list_of(those)
    older, old = [line for line in said.splitlines() if line.startswith("- [ ]")]
    assert "5 jaar geleden" in older
    assert "staat in het archief" in older
    assert "binnenkort naar het archief" in old
    link = urlsplit(re.search(r"\(mailto:(\S+)\)", older)[0][1:-1])
    assert link.path == "info@ouder.example"
    letter = parse_qs(link.query)["body"][0]
    assert "https://gids.example/organisaties/ouder/" in letter
    assert "Klopt alles nog?" in letter
    assert letter.count("https://gids.example/bijwerken/?wie=ouder") == 1
    assert unquote(still_right_url("https://github.com/naam/gids", "ouder")).endswith("title=Klopt nog: ouder")
    assert still_right_url("https://gitlab.com/naam/gids", "ouder") is None
    assert said.count("```") == 2


def test_still_right_is_a_mail_for_who_has_no_account_and_that_mail_one_step_for_who_takes_it() -> None:
    def ways(**site: object) -> list[str]:
        edition = Edition(without_map(sample(**site)), "nl")
        (page,) = [each.make(edition, *each.about) for each in organisation_pages(edition) if "/ouder/" in each.path]
        return [unescape(one) for one in re.findall(r'href="([^"]*Klopt%20nog[^"]*)"', page.body)]

    issue = "https://github.com/naam/gids/issues/new?title=Klopt%20nog%3A%20ouder"
    mail, beside = ways(email="gids@naam.example")
    body = parse_qs(urlsplit(mail).query)["body"][0]
    assert "https://gids.example/organisaties/ouder/" in body
    assert body.endswith(issue)
    assert beside == issue
    assert ways() == [issue]
    assert len(ways(email="gids@naam.example", repository="https://gitlab.com/naam/gids")) == 1


def test_no_name_or_mailbox_is_more_than_text_in_a_list() -> None:
    values = content()
    for number, attack in enumerate(HOSTILE):
        more = {"email": attack, "last_reviewed": "2020-01-01"}
        values["organisation", f"kwaad-{number}"] = organisation(attack, **more)
    catalogue = assemble(checked(values))
    said = Letters(catalogue).list_of(aged(catalogue, TODAY, 12))
    left = re.sub(r"<code>[^<>@*`]*</code>|\]\((?:https|mailto):[\w./:%?=&@~-]+\)", "", said.replace("```", ""))
    assert not re.search(r"[<>@`]", left)


def test_no_list_is_too_long_for_an_issue_of_github(catalogue: Catalogue) -> None:
    letters = Letters(catalogue)
    lists = {name: letters.list_of(those) for name, those in by_federation(aged(catalogue, "2029-01-01", 12)).items()}
    assert {ALONE, "groep-maatwerk"} <= set(lists)
    assert max(len(text) for text in lists.values()) < 65_536


# --- websites ---


class Site(BaseHTTPRequestHandler):
    """Answers by the path: /404, /403, /to/<path> redirects there, /slow never ends, /head-only refuses HEAD."""

    asked: ClassVar[list[tuple[str, str, float]]] = []

    def _answer(self) -> None:
        self.asked.append((self.command, self.path, time.monotonic()))
        status = int(self.path[1:]) if self.path[1:].isdigit() else 200
        if self.path == "/get-only" and self.command == "HEAD":
            status = 405
        if self.path == "/slow":
            time.sleep(1)
        target = self.path.removeprefix("/to/") if self.path.startswith("/to/") else None
        target = "/circle" if self.path == "/circle" else target
        self.send_response(302 if target else status)
        if target:
            self.send_header("Location", target)
        self.end_headers()

    do_HEAD = do_GET = _answer  # noqa: N815 - the names that http.server asks for

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def asker(**more: object) -> Asker:
    everywhere = {
        "allowed": lambda address: True,
        "accepts": lambda url: url.startswith("http://127"),
        "wait": 0.05,
        "timeout": 0.3,
    }
    return Asker(**(everywhere | more))


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/", Answer.FINE),
        ("/404", Answer.GONE),
        ("/410", Answer.GONE),
        ("/403", Answer.UNSURE),
        ("/500", Answer.UNSURE),
        ("/get-only", Answer.FINE),
        ("/to//404", Answer.GONE),
        ("/to//to//", Answer.FINE),
        ("/to/javascript:alert(1)", Answer.UNSURE),
        ("/slow", Answer.UNSURE),
    ],
)
def test_what_a_website_answers(site: str, path: str, answer: Answer) -> None:
    assert asker().answer(site + path) is answer


def test_a_circle_of_redirects_ends(site: str) -> None:
    assert asker().answer(f"{site}/circle") is Answer.UNSURE
    assert len(Site.asked) == 6


def test_inside_addresses_are_never_asked(site: str) -> None:
    assert not any(
        map(is_public, ("127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "::1", "fd00::1", "0.0.0.0"))
    )
    assert is_public("93.184.216.34")
    assert Asker(accepts=lambda url: True).answer(f"{site}/") is Answer.UNSURE
    assert asker(accepts=lambda url: "404" not in url).answer(f"{site}/to//404") is Answer.UNSURE
    assert [path for _, path, _ in Site.asked] == ["/to//404"]


def test_one_host_is_asked_slowly_and_only_while_there_is_time(site: str) -> None:
    asker().answers([f"{site}/{name}" for name in "abc"])
    moments = [moment for _, _, moment in Site.asked]
    assert all(later - earlier >= 0.05 for earlier, later in pairwise(moments))
    assert asker(until=time.monotonic() - 1).answers([f"{site}/"]) == {}


def test_only_who_fails_three_times_on_end_is_told() -> None:
    url = "https://weg.example/"
    links = [Link(url, "organisations/weg.yml")]
    said, strikes = "", {}
    for week in range(3):
        strikes = strikes_after(strikes_in(said), {url: Answer.GONE})
        said = link_list(links, {url: Answer.GONE}, strikes, "nl")
        assert ("Niet meer te vinden" in said) == (week == 2)
        assert ("Nu weg" in said) == (week < 2)
        assert "laten geen programma binnen" not in said
        assert f"- https://weg.example/: organisations/weg.yml ({week + 1}×)\n" in plain(said)
    assert strikes_in(said.replace("\n", "\r\n")) == {url: 3}
    assert strikes_after(strikes, {url: Answer.UNSURE}) == {url: 3}
    assert strikes_after(strikes, {url: Answer.FINE}) == {}


@pytest.mark.parametrize(
    "before", ["", "```json\n{kapot\n```", '```json\n["x"]\n```', '```json\n{"a": -1, "b": "3"}\n```']
)
def test_a_list_that_somebody_changed_is_no_trouble(before: str) -> None:
    assert strikes_in(before) == {}


def test_websites_are_those_visitors_are_sent_to() -> None:
    values = content()
    values["organisation", "eik"] |= {
        "website": "https://eik.example/",
        "social": {"facebook": "https://f.example/eik"},
    }
    values["federation", "koepel"] |= {"website": "https://koepel.example/"}
    found = links_of(assemble(checked(values)))
    assert [(link.url, link.file) for link in found] == [
        ("https://eik.example/", "organisations/eik.yml"),
        ("https://f.example/eik", "organisations/eik.yml"),
        ("https://koepel.example/", "federations/koepel.yml"),
    ]


# --- numbers ---


def test_numbers_are_of_every_federation_and_rank_nobody() -> None:
    values = content()
    found = statistics(assemble(checked(values)), checked(values).documents, "2027-11-22")
    assert [part.name for part in found.federations] == ["koepel", ALONE]
    assert found.everything.profiles == 4
    assert [part.answered for part in (*found.federations, found.everything)] == [5.0, 1.7, 2.5]
    assert found.everything.confirmed == 1
    assert found.coverage["customers"] == 1
    assert found.steps == {"contact": 4}
    assert found.ages == {"6": 0, "12": 0, "24": 4, "old": 0}
    assert "slug" not in str(found.plain())


def test_a_page_counts_months_as_the_lists_do(root: Path, tmp_path: Path) -> None:
    days = ["2026-11-22", "2026-10-23", "2026-10-22", "2024-12", "2021", "2020-02-29"]
    script = """
    import { readFileSync } from "node:fs";
    import { ageInWords, monthsBetween, warningAt } from "./freshness.js";
    const { days, today, said } = JSON.parse(readFileSync(0, "utf8"));
    const months = days.map((day) => monthsBetween(day, today));
    const words = [0, 1, 3, 23, 24, 41].map((count) => ageInWords(count, said));
    const warnings = [0, 11, 12, 23, 24, 90].map((count) => warningAt([12, 24], count) ?? null);
    console.log(JSON.stringify({ months, words, warnings }));
    """
    [(_, said)] = said_files(["nl"])
    found = answered(root, tmp_path, script, {"days": days, "today": TODAY, "said": json.loads(said)})
    assert found["months"] == [months_between(day, TODAY) for day in days]
    assert found["words"] == [
        "",
        "een maand geleden",
        "3 maanden geleden",
        "23 maanden geleden",
        "2 jaar geleden",
        "3 jaar geleden",
    ]
    assert found["warnings"] == [None, None, 12, 12, 24, 24]
