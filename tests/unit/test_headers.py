"""What a server is asked to send beside a page."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.catalogue.model import Catalogue
from builder.publishing.headers import headers
from builder.routes import Routes


def asked(text: str, address: str) -> list[str]:
    """The lines that a host sends beside an address: those of every rule that it falls under."""
    sent = []
    for rule, lines in re.findall(r"^(\S+)\n((?:  .+\n)+)", text, re.M):
        if address == rule or (rule.endswith("*") and address.startswith(rule[:-1])):
            sent += [line.strip() for line in lines.splitlines()]
    return sent


def test_lists_for_other_sites_may_be_framed_and_pages_that_act_may_not(catalogue: Catalogue) -> None:
    text = headers(catalogue.site).decode()
    for language in catalogue.site.languages:
        routes = Routes.for_(language, catalogue.site.languages[0])
        acting = (routes.home, routes.search, routes.edit_form, routes.bundle, routes.organisation("bewel"))
        lists = (routes.embedded(routes.sector("groen")), routes.embedded(routes.region("kempen")))
        for path in (*acting, *lists):
            lines = asked(text, f"/{path}")
            assert lines[0] == "X-Content-Type-Options: nosniff"
            assert ("Content-Security-Policy: frame-ancestors 'none'" in lines) == (path in acting), path


def test_a_site_in_a_folder_speaks_of_that_folder(catalogue: Catalogue) -> None:
    text = headers(replace(catalogue.site, url="https://voorbeeld.be/gids/", languages=("fr", "nl"))).decode()
    rules = re.findall(r"^\S+", text, re.M)
    assert rules[:3] == ["/gids/*", "/gids/", "/gids/zoeken/*"]
    assert {"/gids/nl/", "/gids/nl/bundel/*"} < set(rules)
    assert len(rules) == len(set(rules)) < 100
