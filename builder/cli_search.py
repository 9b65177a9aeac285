"""`werkwijzer search`: asks the Whoosh index and shows the hits, as a table for people or as JSON for scripts."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.command import (
    EXIT_USAGE,
    _,
    answer_option,
    catalogue_of,
    content_option,
    found_line,
    language_option,
    limit_option,
    project_at,
    say,
    seed_option,
    stop,
    table_of,
    terminal,
    whole_words,
)
from builder.project import Project

if TYPE_CHECKING:
    from rich.table import Table

    from builder.finding.fielded import QueryError
    from builder.finding.hits import Count, Found, Hit, Understood
    from builder.finding.search import Finder
    from builder.finding.whoosh_library import Index
    from builder.finding.whoosh_schema import IndexDocument

SHOWN = 3  # sectors or places of one hit
FACET_VALUES = 8  # of each facet in the table; JSON has all
KINDS = {
    "sector": "sector",
    "activity": "activity",
    "region": "region",
    "municipality": "municipality",
    "glossary": "term",
    "federation": "federation",
    "practice": "practice",
    "event": "event",
    "request": "request",
    "page": "page",
    "organisation": "archive",
    "customer": "customer",
    "form": "way of working",
    "type": "type",
    "label": "label",
    "service": "service",
    "purpose": "purpose",
    "verification": "profile",
}
STATES = {"confirmed": "confirmed", "unconfirmed": "not confirmed"}


@click.command()
@click.argument("query", nargs=-1, required=True)
@content_option
@answer_option
@limit_option
@click.option("--near", metavar="PLACE", help="A postal code, a municipality, or latitude,longitude.")
@click.option("--within", type=click.FloatRange(0.1, 500), metavar="KM", help="Only this near to --near.")
@click.option("--facets", is_flag=True, help="Count the hits by sector, region, form and so on.")
@seed_option
@language_option
@whole_words
def search(
    query: tuple[str, ...],
    content: Path | None,
    form: str,
    limit: int,
    near: str | None,
    within: float | None,
    facets: bool,
    seed: str | None,
    lang: str,
) -> None:
    """Search the directory: everyday words, a sentence, or fields.

    \b
    werkwijzer search haag scheren in de buurt van 3600
    werkwijzer search 'werkplaats in sector:groen AND provincie:limburg'
    werkwijzer search 'naam:"de enter" OR (vorm:enclave NOT klant:particulier)'

    Fields: sector, activiteit, provincie, regio, gemeente, postcode, werkgebied, vorm, klant, type, label, dienst,
    functie, federatie, naam, tekst, profiel, status, soort, id; in English too. The index is in .werkwijzer/ beside
    the content; it is made when it is needed, and may be thrown away.
    """
    from builder.finding.fielded import QueryError
    from builder.finding.hits import Request
    from builder.finding.reply import reply
    from builder.finding.search import Finder
    from builder.finding.shelf import Shelf

    if within is not None and near is None:
        stop(_(lang, "--within needs --near: say around what place."), EXIT_USAGE)
    project = project_at(content)
    text = " ".join(query)
    today = datetime.date.today().isoformat()
    request = Request(text, limit, near, within, facets, seed or today, day=today)
    shelf = Shelf(_index(project, lang))
    try:
        finder = Finder(shelf)
        found = finder.search(request)
        if form == "json":
            click.echo(json.dumps(reply(found), ensure_ascii=False, indent=1))
        else:
            _print(text, found, finder, lang)
    except QueryError as error:
        say(pointed(text, error, lang))
        raise SystemExit(EXIT_USAGE) from None
    finally:
        shelf.close()


def _index(project: Project, lang: str) -> Index:
    """The index of the content as it is now; made or brought up to date first where that is needed."""
    from builder.finding.whoosh_index import open_index
    from builder.finding.whoosh_library import EmptyIndexError

    _bring_up_to_date(project, lang)
    try:
        return open_index(project.root)
    except EmptyIndexError:  # another run threw it away between the two
        _bring_up_to_date(project, lang)
        return open_index(project.root)


def _bring_up_to_date(project: Project, lang: str) -> None:
    from builder.finding.whoosh_index import up_to_date, update_index

    if not up_to_date(project.root, project.content):
        update_index(project.root, project.content, lambda: _documents(project, lang))


def _documents(project: Project, lang: str) -> Iterable[IndexDocument]:
    from builder.finding.own_pages import pages_below
    from builder.finding.whoosh_documents import index_documents

    say(_(lang, "Making the search index…"))
    catalogue = catalogue_of(project, lang)
    return index_documents(catalogue, pages_below(project.content, catalogue.site.languages))


# --- as a table -------------------------------------------------------------------------------------------------------


def _print(query: str, found: Found, finder: Finder, lang: str) -> None:
    from rich.text import Text

    console = terminal()
    for line in understood_lines(found, lang):
        console.print(Text(line), style="dim")
    if found.hits:
        console.print(hits_table(found.hits, lang))
    console.print(Text(summary(found, lang), style="bold"))
    if not found.hits:
        for line in nothing_lines(query, finder, lang):
            console.print(Text(line))
    for name, counts in found.facets.items():
        values = ", ".join(f"{_state(count, lang)} {count.count}" for count in counts[:FACET_VALUES])
        console.print(Text(f"{_(lang, KINDS[name])}: {values}"))


def _state(count: Count, lang: str) -> str:
    return _(lang, STATES[count.id]) if count.id in STATES else count.label


def hits_table(hits: Iterable[Hit], lang: str) -> Table:
    from rich.text import Text

    table = table_of((_(lang, "Name"), 4), (_(lang, "Where"), 3), (_(lang, "What"), 4), (_(lang, "Why"), 5))
    for hit in hits:
        if hit.kind == "organisation" and hit.sectors:
            what = _few(hit.sectors)
        else:
            what = _(lang, KINDS.get(hit.kind, hit.kind)) + (f": {hit.summary}" if hit.summary else "")
        why = "; ".join(reason for reason in hit.why if not (hit.at and reason.startswith(hit.at)))
        table.add_row(Text(hit.title, style="bold"), Text(_where(hit)), Text(what), Text(why, style="dim"))
    return table


def _where(hit: Hit) -> str:
    if hit.km is not None and hit.at:
        return f"{hit.at} ({hit.km} km)" if hit.km else hit.at
    return _few(hit.places)


def _few(words: tuple[str, ...]) -> str:
    return ", ".join(words[:SHOWN]) + (f" +{len(words) - SHOWN}" if len(words) > SHOWN else "")


def understood_lines(found: Found, lang: str) -> list[str]:
    """What was understood, what was not, and what may have been meant."""
    lines = []
    read = [words for one in found.understood if (words := _read(one, lang))]
    if read:
        lines.append(_(lang, "Understood: {words}.").format(words="; ".join(read)))
    lines += [
        _(lang, "We know nobody yet for: {label}. These come close to it: {others}.").format(
            label=one.label, others=", ".join(one.related)
        )
        for one in found.understood
        if one.related
    ]
    if found.unknown:
        unknown = ", ".join(f"“{word}”" for word in found.unknown)
        lines.append(_(lang, "Not known here: {words}.").format(words=unknown))
        near = [label for one in found.understood if one.kind == "unknown" for label in one.alternatives]
        if near:
            lines.append(_(lang, "Words that look like it are about: {words}.").format(words=", ".join(near)))
    if found.suggestions:
        lines.append(_(lang, "Did you mean: {words}?").format(words=" / ".join(found.suggestions)))
    return lines


def _read(one: Understood, lang: str) -> str:
    if one.kind in ("ignored", "unknown"):
        return ""
    typed = one.text if one.how not in ("typo", "parts", "prefix") else f"{one.text} ({one.as_})"
    label = _(lang, "a name") if one.kind == "name" else one.label
    guess = f" ({_(lang, 'a guess')})" if one.guess else ""
    return typed if typed == label else f"{typed} → {label}{guess}"


def summary(found: Found, lang: str) -> str:
    if not found.hits:
        return _(lang, "Nothing found.")
    words = found_line(found.organisations, sum(hit.kind == "organisation" for hit in found.hits), lang)
    if not found.place:
        return words
    if found.inside:
        return f"{words} " + _(lang, "{number} of them in {place}.").format(number=found.inside, place=found.place)
    if found.nearest is not None:
        return f"{words} " + _(lang, "The nearest is {km} km from {place}.").format(km=found.nearest, place=found.place)
    return words


def nothing_lines(query: str, finder: Finder, lang: str) -> list[str]:
    """What somebody who found nothing can do."""
    towns = ((code, finder.conditions.town_of(code)) for code in re.findall(r"\b[1-9]\d{3}\b", query))
    wider = [
        _(lang, "Not every profile has a postal code. Try gemeente:{town} or --near {code}.").format(
            town=f'"{town}"' if " " in town else town, code=code
        )
        for code, town in towns
        if town
    ]
    shelf = finder.shelf
    sectors = [kept for kept in shelf.concepts.values() if kept.kind == "sector"]
    largest = max(sectors, key=lambda kept: len(shelf.members(kept)), default=None)
    return [
        *wider,
        _(lang, "Try other words, fewer words, or a place that is wider."),
        _(lang, "Or look in a sector, such as sector:{first}. The sectors are: {all}.").format(
            first=largest.id if largest else "groen", all=", ".join(kept.id for kept in sectors)
        ),
    ]


def pointed(query: str, error: QueryError, lang: str) -> str:
    """The message, and the question with a mark below the place."""
    message = _(lang, error.message).format(**error.params)
    line = " ".join(query.split("\n"))
    start = max(0, error.at - 61)
    part = line[start : start + 100]
    position = _(lang, "character {at}").format(at=error.at)
    return f"werkwijzer: {position}: {message}\n  {part}\n  {' ' * (min(error.at, len(line) + 1) - 1 - start)}^"
